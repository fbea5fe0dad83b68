"""What a form and its fields are, as plain data: what a page shows, and nothing of how."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from learning_together.errors import LtError


@dataclass(frozen=True, slots=True)
class Choice:
    """What can be chosen: what is written for it, and what it is called."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with what was typed, in the check's own words."""

    path: str
    message: str
    help: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """What somebody else wrote into a field meanwhile.

    Attributes:
        theirs: What stands there now, in words.
        before: What stood there when the form was opened.
    """

    theirs: tuple[str, ...]
    before: tuple[str, ...]


#: Before the path of a field: the words that are looked for among the records it can name.
WORDS = "_words:"


@dataclass(frozen=True, slots=True)
class Held:
    """One value of a field.

    Attributes:
        text: As it is typed.
        means: What it means in words, where it says more: a date, the record of an id.
        known: Whether it is the id of a record.
    """

    text: str
    means: str = ""
    known: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A group of fields within a field: its key, and its fields."""

    key: str
    fields: tuple["FormField", ...]


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a form.

    Attributes:
        path: Its name on the form.
        label: What it is called.
        explains: What belongs there.
        example: A value as it might be typed.
        sort: `line`, `text`, `choice`, `reference`, `groups` or `pairs`.
        reads: `date` or `day` where what is typed is read back; else empty.
        many: Whether it holds several.
        required: Whether a record needs it.
        shown: Whether it stands on the form at once, and not among those for when they are needed.
        values: What it holds, with empty rows for more.
        choices: The words of which it holds one.
        refs: The kinds that it names, in a row; empty for any, where `sort` is `reference`.
        offers: Records that can be ticked besides those that it names, where it names several.
        words: What was looked for among them.
        groups: Its groups of fields.
        pairs: The keys of its pairs, with name and value.
        readers: Who may read it, where that is fewer than may read the record; in words.
        prose: Whether marks of emphasis, lists and quotations count in it.
        agreed: Whether its words were agreed by somebody, so that a change asks for it anew.
        large: Whether it is the text that the record is there for.
        faults: What is wrong with it.
        clash: What somebody else wrote there meanwhile; None where nobody did.
    """

    path: str
    label: str
    explains: str
    example: str
    sort: str
    reads: str
    many: bool
    required: bool
    shown: bool
    values: tuple[Held, ...] = ()
    choices: tuple[Choice, ...] = ()
    refs: str = ""
    groups: tuple[Group, ...] = ()
    offers: tuple[Choice, ...] = ()
    words: str = ""
    pairs: tuple[tuple[str, str, str], ...] = ()
    readers: str = ""
    prose: bool = False
    agreed: bool = False
    large: bool = False
    faults: tuple[Fault, ...] = ()
    clash: Clash | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """A form for one record.

    Attributes:
        kind: The plural of its kind.
        one: The singular, in words.
        holds: What such a record is.
        id: The record's; empty for a new one.
        called: What it is called.
        fields: In the model's order.
        base: What the record held when the form was opened, as the form sends it back.
        kept: Names of fields that no form can hold, which stay as they are.
        given: What the name of its file says of it, in words; empty where nothing.
        picks: The records to pick from, by the kinds of `refs`.
        faults: What is wrong with the record as a whole.
    """

    kind: str
    one: str
    holds: str
    id: str
    called: str
    fields: tuple[FormField, ...]
    base: str
    kept: tuple[str, ...] = ()
    given: str = ""
    picks: Mapping[str, tuple[Choice, ...]] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()

    def only(self, name: str) -> "Form":
        """The same with one of its fields alone; what is wrong with others stands above it.

        Raises:
            LtError: It has no such field.
        """
        shown = tuple(one for one in self.fields if one.path == name)
        if not shown:
            raise LtError(f"There is no field “{name}” to change here.", "Change the whole record.")
        others = (fault for one in self.fields if one.path != name for fault in one.faults)
        base = {
            path: texts
            for path, texts in json.loads(self.base).items()
            if path == name or path.startswith(f"{name}.")
        }
        return replace(
            self,
            fields=shown,
            base=json.dumps(base),
            kept=(),
            picks={refs: found for refs, found in self.picks.items() if refs == shown[0].refs},
            faults=(*self.faults, *others),
        )
