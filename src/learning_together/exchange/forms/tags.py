"""What each place of a form is known by: its record and field, and a mark of what went out there.

A record that is there is named by its id (`CV4.part_played`), a row to write in by its number
(`CV4.turning_points.+1.saw`), a record that is still to be made by its kind, the one that it
belongs to and a number (`+actions@RSP1.2.what`).
"""

from dataclasses import dataclass

from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.patterns import regex

#: Before every tag; a later version has a number there.
SIGN = "lt:"
#: Properties of the file: what the form is; each tag, by the number of its place; and marks of its
#: own words, so that what somebody wrote between them is told.
FORM, FIELD = "Learning Together form", "Learning Together field "
WORDS = "Learning Together words "
VERSION = "1"
#: Word takes no longer tag.
_LONGEST = 64
_TAG = regex(r"lt:([^#]{1,120})#([a-p]{10})")


@dataclass(frozen=True, slots=True)
class Tag:
    """A place of a form.

    Attributes:
        record: The record's id; of one that is still to be made, `+kind@ID.number`.
        steps: The field, and where in it.
        mark: Of what stood there as the form went out.
    """

    record: str
    steps: tuple[str, ...]
    mark: str

    @property
    def text(self) -> str:
        """As the form carries it."""
        return f"{SIGN}{'.'.join((self.record, *self.steps))}#{self.mark}"

    @property
    def place(self) -> tuple[str, tuple[str, ...]]:
        """The same without its mark."""
        return self.record, self.steps


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form says of itself.

    Attributes:
        kind: The plural of the kind that it was asked for.
        subject: The id of the record that it is about; empty for a new one.
        audience: For whom it was made, as typed.
        numbers: The fingerprint of which record goes by which number; empty where they go by ids.
    """

    kind: str
    subject: str
    audience: str
    numbers: str

    @property
    def what(self) -> str:
        """What it is of, as the ledger of disclosures has it."""
        return f"{self.kind} {self.subject}".strip()

    @property
    def text(self) -> str:
        """As the form carries it."""
        return f"{VERSION};{self.kind};{self.subject};{self.audience};{self.numbers}"


def mark(text: str) -> str:
    """A short word for what stands at a place; equal for equal text, line by line."""
    return fingerprint(text.strip().replace("\n", " ¶ "))


def read(text: str) -> Tag | None:
    """A tag of a form; None where it is none."""
    found = _TAG.fullmatch(text)
    if found is None:
        return None
    record, *steps = found[1].split(".")
    if record.startswith("+") and steps:
        record = f"{record}.{steps.pop(0)}"
    return Tag(record, tuple(steps), found[2]) if steps else None


def sent(text: str) -> Sent | None:
    """What a form says of itself; None where a later version made it.

    Args:
        text: As it carries it.
    """
    version, *rest = text.split(";")
    return Sent(*rest) if version == VERSION and len(rest) == 4 else None


def short(tag: str, number: int) -> str:
    """A tag as Word can hold it: by its number where it is too long."""
    return tag if len(tag) <= _LONGEST else f"{SIGN}{number}"
