"""What all records have in common, and what a kind of record says of itself.

A kind is one model (a subclass of `Model` with a `KIND`) and one line in `models.KINDS`. Loading,
references, schemas, scaffolding, `lt new`, "did you mean" and the field reference come from it.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from learning_together.diagnostics import Place
from learning_together.folder.yaml import Record
from learning_together.records.field_types import Code, Many, OwnId, field, several
from learning_together.records.placeholders import says_something


class Audience(StrEnum):
    """Who reads. A set, not a scale: the family may read what the board may not."""

    REVIEWERS = "reviewers"
    TEAM = "team"
    CASE_GROUP = "case-group"
    PARTICIPANT = "participant"
    AGENCY = "agency"
    FAMILY = "family"
    BOARD = "board"
    PROCEEDINGS = "proceedings"
    PUBLIC = "public"


Handling = frozenset[Audience]


def audiences(names: str) -> Handling:
    """Reads a set of audiences; `all` is every one.

    >>> sorted(audiences("reviewers team"))
    [<Audience.REVIEWERS: 'reviewers'>, <Audience.TEAM: 'team'>]
    """
    if names == "all":
        return frozenset(Audience)
    return frozenset(Audience(name) for name in names.split())


AudienceName = Literal[
    "reviewers",
    "team",
    "case-group",
    "participant",
    "agency",
    "family",
    "board",
    "proceedings",
    "public",
]
AudienceNames = Annotated[tuple[AudienceName, ...], Many]


@dataclass(frozen=True)
class Kind:
    """What a kind of record is.

    Attributes:
        name: The plural; file, folder and field values use it ("episodes").
        one: The singular, for messages ("key practice episode").
        prefix: Of ids that `lt` gives out; can be set in review.yaml. Empty where people choose
            ids themselves.
        holds: What a record of this kind is, in a sentence.
        handling: The audiences that may read it unless the record says otherwise.
        label: The field whose text names a record in lists.
        body: The field that the text of a Markdown file fills; empty where the kind is YAML only.
        apart: A record in a file of its own (`episodes/KPE3.yaml`) rather than in a list.
        own_agency: The field that says to which agency a record belongs.
        own_person: The field that says to which person a record belongs.
        given: Fields that need not be typed, since the name of the file can say them.
        consent: The field by which the person concerned lets others read the record too.
        consented: The audiences that may then read it besides those of `handling`.
        agreed: The field by which somebody agrees to words of the record, with a dot where it
            stands in a part; `agreed_words` then holds their state.
        words: The fields that hold those words; what parts of them refer to is the team's own.
        later_words: Those of `words` that the kind has not always had: while they are empty, what
            was noted without them holds.
        alike: Fields in which the next new record is mostly like the last one.
        asked: Fields that a form shows at once, though a new file leaves them out.
        reported: Whether reports may hold it at all, whoever reads them.
    """

    name: str
    one: str
    prefix: str
    holds: str
    handling: str
    label: str
    body: str = ""
    apart: bool = False
    own_agency: str = ""
    own_person: str = ""
    given: tuple[str, ...] = ()
    consent: str = ""
    consented: str = ""
    agreed: str = ""
    words: tuple[str, ...] = ()
    later_words: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    reported: bool = True

    @property
    def readers(self) -> Handling:
        """The audiences of `handling`."""
        return audiences(self.handling)


class Part(BaseModel):
    """A group of fields within a record."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
    #: The field by which whoever is concerned lets others than the team read a part of a record;
    #: empty where nobody needs to. A record has its own in `Kind`.
    CONSENT: ClassVar[str] = ""


class Model(Part):
    """A record.

    Every field may be empty: half-filled is normal. `lacks` tells a field that is not filled in
    from one that is there but faulty, which has been reported already.
    """

    KIND: ClassVar[Kind]
    #: Where the record was typed. Set by the loader; no field, so that it is never part of what a
    #: record says.
    origin: ClassVar[Record]
    #: Fields that are there but faulty; set by the loader.
    faulty: ClassVar[frozenset[str]] = frozenset()

    id: OwnId | None = field("What other records call this one by.", required=True)
    handling: AudienceNames = several(
        "Who may read this record, where that differs from its kind's default.",
        example="[reviewers, team]",
        label="Who may read it",
    )
    field_handling: dict[Code, AudienceNames] | None = field(
        "Who may read single fields of this record, where that differs from the record.",
        example="{comment: [reviewers]}",
        label="Who may read single fields",
    )

    @property
    def called(self) -> str:
        """The text that names the record in lists; its id where there is none; may be empty."""
        text = getattr(self, self.KIND.label, None)
        return str(text) if text else self.id_text

    @property
    def id_text(self) -> str:
        """The id as it was typed; empty where the record has none yet."""
        return str(self.id or "")

    def lacks(self, name: str) -> bool:
        """Whether a field says nothing: it was left empty, or only holds its place ("tbc").

        Not so where it holds something faulty.
        """
        return not says_something(getattr(self, name)) and name not in self.faulty

    def place(self, *path: str | int, key: bool = False) -> Place:
        """Where a field stands in its file, or the record itself."""
        return self.origin.place(*path, key=key)

    def but(self, **changes: Any) -> Self:
        """A copy with some fields replaced, of the same origin."""
        return self.model_copy(update=changes)


#: Records of one kind.
M = TypeVar("M", bound=Model)
