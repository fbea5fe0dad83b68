"""What comes of two states of a review: plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning_together.joining.cards import Card
from learning_together.joining.clashes import Renumbered
from learning_together.joining.given_ids import Given

#: Of a state's files, by path.
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A record, as it is told."""

    kind: str
    id: str
    path: str


@dataclass(frozen=True)
class Joined:
    """What came of it.

    Attributes:
        texts: Of our files that change, by path; None where a file goes.
        renumbered: Records of the other side that got another id.
        known: Records of the other side that stand here already under another id.
        still: Records of the other side that go by another id here since an earlier join.
        cards: What could not be decided and is not asked yet.
        asked: How many cards stand already.
        came: Records that came from the other side.
        changed: Records of ours in which something of the other side's went in.
        went: Records of ours that go, since the other side took them out.
        stayed_out: Records of the other side that do not come, since we took them out.
        twins: Records made on both sides under one id that are taken for one.
        anew: Files that had to be laid out anew.
        whole: Files that could be joined only as a whole, and why.
        theirs: The other side's files under our ids.
        given: Records to which a side has given another id since both began.
    """

    texts: dict[str, str | None]
    renumbered: tuple[Renumbered, ...] = ()
    known: tuple[Renumbered, ...] = ()
    still: tuple[Renumbered, ...] = ()
    cards: tuple[Card, ...] = ()
    asked: int = 0
    came: tuple[Named, ...] = ()
    changed: tuple[Named, ...] = ()
    went: tuple[Named, ...] = ()
    stayed_out: tuple[Named, ...] = ()
    twins: tuple[Named, ...] = ()
    anew: tuple[str, ...] = ()
    whole: dict[str, str] = field(default_factory=dict)
    theirs: dict[str, str] = field(default_factory=dict, repr=False)
    given: tuple[Given, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """Ids of the other side, and what these records are called here."""
        names = {one.there: one.new for one in self.given if one.there != one.new}
        return names | {one.old: one.new for one in (*self.renumbered, *self.known, *self.still)}

    @property
    def is_nothing(self) -> bool:
        """Whether the other side brings nothing."""
        return not self.texts
