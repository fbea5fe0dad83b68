"""The public JSON of `lt join`."""

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.join.done import Done
from learning_together.actions.join.preview import Preview
from learning_together.actions.public_json.form import Form, Part
from learning_together.joining.cards import Card as NewCard
from learning_together.joining.joined import Joined
from learning_together.records.kinds.difference import Difference

Sort = Literal["wording", "gone-here", "gone-there", "file"]
Why = Literal["taken", "same-words", "earlier"]
By = Literal["here", "there", "both"]


class Record(Part):
    """A record."""

    kind: str = Field(description="The plural of its kind.")
    id: str = Field(description="Its id here; empty where it has none.")
    file: str = Field(validation_alias="path", description="Its file, within the review.")


class OtherId(Part):
    """A record of the other side that goes by another id here."""

    kind: str = Field(description="The plural of its kind.")
    there: str = Field(description="Its id on the other side.")
    here: str = Field(description="Its id here.")
    why: Why = Field(
        description="Its own id is taken here; it stands here already, word for word; or it has "
        "been so since an earlier join."
    )


class GivenId(Part):
    """A record to which a side has given another id since both began."""

    kind: str = Field(description="The plural of its kind.")
    before: str = Field(validation_alias="old", description="Its id when both began.")
    there: str = Field(description="Its id on the other side.")
    here: str = Field(validation_alias="new", description="Its id here from now on.")
    by: By = Field(description="Who gave it another id: this side, the other one, or both.")


class Card(Part):
    """What both sides have differently."""

    id: str | None = Field(description="The id of its record; null until it is written.")
    what: str = Field(description="What it is about, in words that may change.")
    sort: Sort = Field(
        description="Two wordings; a record that is gone on one side and changed on the other; or "
        "a file that could not be joined."
    )
    record: str = Field(description="The id of the record; empty where it has none.")
    file: str = Field(description="The file; empty where the record tells.")
    field: str = Field(description="The field, dotted; empty for a whole record or file.")
    base: str = Field(description="As it was on both sides; empty where that is not known.")
    ours: str = Field(description="As it is here; empty where it is gone.")
    theirs: str = Field(description="As it is on the other side; empty where it is gone.")


class KeyCard(Part):
    """Two keys of real names that disagree."""

    codes: tuple[str, ...] = Field(description="One code, or two: the one here, the one there.")
    means: Literal["two-people", "two-codes"] = Field(
        description="One code stands for two people, or two codes stand for one person."
    )


class WholeFile(Part):
    """A file that could be joined only as a whole."""

    file: str = Field(description="Its path, within the review.")
    why: str = Field(description="Why, in words that may change.")


class Ruling(Part):
    """A card that was decided."""

    id: str = Field(description="The id of the card.")
    changed: str = Field(description="What was changed, in words; empty where nothing had to be.")


class JoinForm(Form):
    """What joining two states of a review does or has done, and the cards that are open."""

    COMMAND: ClassVar = "lt join"

    source: Literal["other", "git", "clean-merge", "nothing"] = Field(
        description="What was joined: another folder, ZIP or copy; what git had stopped in; a "
        "merge of git's that brought an id twice; or nothing.",
    )
    written: bool = Field(description="Whether it is written; if not, it is what would be.")
    base: str = Field(
        description="What both began as, in words that may change; empty where it is not known."
    )
    came: tuple[Record, ...] = Field(description="Records that the other side alone has made.")
    changed: tuple[Record, ...] = Field(
        description="Records of ours that get something of the other side's."
    )
    went: tuple[Record, ...] = Field(
        description="Records of ours that go, since the other side took them out."
    )
    stayed_out: tuple[Record, ...] = Field(
        description="Records of the other side that do not come, since we took them out."
    )
    twins: tuple[Record, ...] = Field(
        description="Records that both made under one id, and that are taken for one."
    )
    other_ids: tuple[OtherId, ...] = Field(
        description="Records of the other side that go by another id here."
    )
    given_ids: tuple[GivenId, ...] = Field(
        description="Records to which a side has given another id since both began; all that names "
        "them follows on both sides."
    )
    cards: tuple[Card, ...] = Field(description="What has to be decided and was not asked before.")
    asked_before: int = Field(description="How many such cards are there from earlier joins.")
    open_cards: tuple[Card, ...] = Field(
        description="The cards of the review, as it stands now, that nobody has decided."
    )
    laid_out_anew: tuple[str, ...] = Field(
        description="Files whose own layout could not be kept, within the review."
    )
    whole_files: tuple[WholeFile, ...] = Field(
        description="Files that could not be joined record by record; each is one card."
    )
    keys: tuple[KeyCard, ...] = Field(
        description="Where the two keys of real names disagree; nothing is joined then."
    )
    unproved: tuple[str, ...] = Field(
        description="Codes of new people of whom no key at hand says who they are."
    )
    left: tuple[str, ...] = Field(
        description="What was not looked at, each in words that may change."
    )
    taken_away: str = Field(
        description="The copy of a file that goes once it is joined; empty for none."
    )
    kept_apart: tuple[str, ...] = Field(
        description="Files in which somebody typed since git stopped; see `private/before-join/`."
    )
    still_unmerged: tuple[str, ...] = Field(
        description="Files without records that git still asks about."
    )
    decided: Ruling | None = Field(description="The card that was decided; null where none was.")

    @classmethod
    def of(cls, done: Done) -> "JoinForm":
        """The form of what was done."""
        found = done.preview or Preview(done.finishing.joined if done.finishing else Joined({}), {})
        joined = found.joined
        return cls(
            version=1,
            source=_source(done),
            written=done.written,
            base=found.base,
            **{
                name: tuple(Record.model_validate(one) for one in getattr(joined, name))
                for name in ("came", "changed", "went", "stayed_out", "twins")
            },
            other_ids=tuple(_other_ids(joined)),
            given_ids=tuple(GivenId.model_validate(one) for one in joined.given),
            cards=tuple(_new(one) for one in joined.cards),
            asked_before=joined.asked,
            open_cards=tuple(_open(one) for one in done.cards),
            laid_out_anew=joined.anew,
            whole_files=tuple(WholeFile(file=file, why=why) for file, why in joined.whole.items()),
            keys=tuple(
                KeyCard(codes=one.codes, means="two-people" if one.is_two_people else "two-codes")
                for one in found.key_cards
            ),
            unproved=found.unproved,
            left=found.left,
            taken_away=found.copy,
            kept_apart=done.finishing.typed if done.finishing else (),
            still_unmerged=done.unmerged,
            decided=Ruling.model_validate(done.decided) if done.decided else None,
        )


def _source(done: Done) -> Literal["other", "git", "clean-merge", "nothing"]:
    if done.preview is not None:
        return "other"
    if done.finishing is not None:
        return "git" if done.finishing.stopped else "clean-merge"
    return "nothing"


def _other_ids(joined: Joined) -> Iterable[OtherId]:
    why: Why
    for why, those in (
        ("taken", joined.renumbered), ("same-words", joined.known), ("earlier", joined.still),
    ):  # fmt: skip
        for one in those:
            yield OtherId(kind=one.kind, there=one.old, here=one.new, why=why)


def _new(card: NewCard) -> Card:
    return Card(
        id=None, what=card.what, sort=card.sort, record=card.id,
        file=card.file if card.sort != "wording" or not card.id else "",
        field=card.field, base=card.base, ours=card.ours, theirs=card.theirs,
    )  # fmt: skip


def _open(card: Difference) -> Card:
    return Card(
        id=card.id_text, what=card.what or "", sort=card.sort or "wording",
        record=str(card.record or card.gone or ""), file=card.file or "", field=card.field or "",
        base=card.base or "", ours=card.ours or "", theirs=card.theirs or "",
    )  # fmt: skip
