"""The types that a field can have, and how its text becomes a value.

A field's type says what the text in YAML means (nothing else does), what an editor may offer, how
the field is explained, and where references lead. Values arrive as text, lists and mappings; an
empty one never arrives.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, GetPydanticSchema, PlainSerializer
from pydantic_core import PydanticCustomError, core_schema

from learning_together import ids
from learning_together.dates.edtf import DateFault, When, parse_day, parse_when
from learning_together.dates.times import Clock, parse_clock


@dataclass(frozen=True, slots=True)
class Ref:
    """The text is the id of a record of one of these kinds; of any kind where none is named."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainText:
    """Plain text with `[[ID]]` references; line breaks are kept."""


@dataclass(frozen=True, slots=True)
class ProseText:
    """The Markdown subset: paragraphs, emphasis, lists, quotations, links, `[[ID]]`."""


@dataclass(frozen=True, slots=True)
class Says:
    """What a type is called in messages and in the field reference, and how it looks."""

    name: str
    example: str
    pattern: str = ""


def _listed(value: Any) -> Any:
    """One value where a list is meant is a list of one; empty items are no items."""
    if isinstance(value, list):
        return [item for item in value if item is not None]
    return [value]


def _by(parse: Callable[[str], object], value: Any) -> Any:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "text expected")
    try:
        return parse(value)
    except DateFault as fault:
        raise PydanticCustomError(
            "date_fault",
            "{said}",
            {
                "said": fault.message,
                "help": fault.help,
                "kind": fault.kind,
                "suggestion": fault.suggestion,
            },
        ) from None


_FLAGS = {"yes": True, "true": True, "no": False, "false": False}


def _flag(value: Any) -> Any:
    found = _FLAGS.get(value.strip().lower()) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("flag", "yes or no expected")
    return found


def _whole(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"-?[0-9]{1,9}", value):
        raise PydanticCustomError("whole_number", "a whole number expected")
    return int(value)


def _amount(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]{1,4})?", value):
        raise PydanticCustomError("amount", "a number expected")
    return Decimal(value)


def _id(value: Any) -> Any:
    if not isinstance(value, str) or not ids.PATTERN.fullmatch(value):
        raise PydanticCustomError("id", "an id expected")
    return value


def _month(value: Any) -> Any:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-(?:0[1-9]|1[0-2])", value):
        raise PydanticCustomError("month", "a year and month expected")
    return value


Many = BeforeValidator(_listed)

_DATE = r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"
#: What dates look like, for editors; `dates` reads them. "From" and "to" may be open, but not both.
_DATES = rf"({_DATE}(/({_DATE}|\.\.))?|\.\./{_DATE}|\[{_DATE}\.\.({_DATE})?\]|\[\.\.{_DATE}\])"

#: The id of another record.
Named = Annotated[
    ids.Id,
    GetPydanticSchema(
        lambda _type, _handler: core_schema.no_info_after_validator_function(
            ids.interned,
            core_schema.str_schema(),
            serialization=core_schema.to_string_ser_schema(),
        )
    ),
]
OwnId = Annotated[Named, BeforeValidator(_id), Says("id", "KPE3", ids.PATTERN.pattern)]
#: A name, a title, a wording: short, plain, on one line in reports.
Text = Annotated[str, PlainText(), Says("text", "")]
Prose = Annotated[str, ProseText(), Says("prose", "")]
#: Text that is never printed as such: an address, a key, a fingerprint.
Code = Annotated[str, Says("text", "")]
Flag = Annotated[bool, BeforeValidator(_flag), Says("yes or no", "yes")]
Whole = Annotated[int, BeforeValidator(_whole), Says("whole number", "3", "-?[0-9]+")]
Amount = Annotated[Decimal, BeforeValidator(_amount), Says("number", "2.5", r"[0-9]+(\.[0-9]+)?")]
Date = Annotated[
    When,
    BeforeValidator(partial(_by, parse_when)),
    PlainSerializer(lambda when: when.text),
    Says("date, as exact as it is known", "2023-06-14", _DATES),
]
Day = Annotated[
    date,
    BeforeValidator(partial(_by, parse_day)),
    Says("day", "2023-06-14", r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
]
#: A month without its day, where the day would point to somebody.
Month = Annotated[
    str,
    BeforeValidator(_month),
    Says("year and month", "2020-09", r"[0-9]{4}-(0[1-9]|1[0-2])"),
]
Time = Annotated[
    Clock,
    BeforeValidator(partial(_by, parse_clock)),
    PlainSerializer(lambda clock: clock.text),
    Says("time of day", "14:30"),
]
Texts = Annotated[tuple[Text, ...], Many]
Proses = Annotated[tuple[Prose, ...], Many]
Codes = Annotated[tuple[Code, ...], Many]

AnyRef = Annotated[Named, Ref()]
AnyRefs = Annotated[tuple[AnyRef, ...], Many]
AgencyRef = Annotated[Named, Ref(("agencies",))]
AgencyRefs = Annotated[tuple[AgencyRef, ...], Many]
PersonRef = Annotated[Named, Ref(("people",))]
PersonRefs = Annotated[tuple[PersonRef, ...], Many]
EntryRef = Annotated[Named, Ref(("timeline",))]
EntryRefs = Annotated[tuple[EntryRef, ...], Many]
DocumentRef = Annotated[Named, Ref(("documents",))]
EpisodeRef = Annotated[Named, Ref(("episodes",))]
EpisodeRefs = Annotated[tuple[EpisodeRef, ...], Many]
FactorRefs = Annotated[tuple[Annotated[Named, Ref(("factors",))], ...], Many]
FindingRef = Annotated[Named, Ref(("findings",))]
FindingRefs = Annotated[tuple[FindingRef, ...], Many]
MeetingRef = Annotated[Named, Ref(("meetings",))]
ProceedingRef = Annotated[Named, Ref(("proceedings",))]
ProceedingRefs = Annotated[tuple[ProceedingRef, ...], Many]
#: What evidence can be.
EvidenceRefs = Annotated[
    tuple[
        Annotated[Named, Ref(("timeline", "conversations", "documents", "family", "sources"))], ...
    ],
    Many,
]


def field(
    explains: str,
    *,
    required: bool = False,
    example: str = "",
    handling: str | None = None,
    starts: bool = False,
    by_lt: bool = False,
    as_said: bool = False,
    sample: str = "",
    label: str = "",
) -> Any:
    """A field that holds one value.

    Args:
        explains: What belongs here, in a sentence; comment of the scaffold, text of the editor's
            help and of the field reference.
        required: Whether a record without it is faulty at every stage.
        example: A value as it might be typed.
        handling: Who may read it, where that is narrower than the record: audiences, with spaces.
        starts: Whether a newly scaffolded record shows the field even where it is optional.
        by_lt: Whether lt fills it in and people leave it alone: the scaffold does not offer it.
        as_said: Whether it holds what somebody else said, who may have said no more than “?”.
        sample: Words as they might stand there, for messages alone: hints in files that are there
            already keep theirs.
        label: What it is called on forms and pages, where its name alone says too little.
    """
    return Field(
        None,
        description=explains,
        json_schema_extra={
            "required": required,
            "example": example,
            "handling": handling,
            "starts": starts or required,
            "by_lt": by_lt,
            "as_said": as_said,
            "sample": sample,
            "label": label,
        },
    )


def agreed_words(whose: str) -> Any:
    """The field of a kind with `agreed` that holds the state of the words that were agreed."""
    return field(
        f"The state of {whose} when it was agreed, as `lt agree` with the record's id notes it; once "
        "the words change, they count as not agreed.",
        by_lt=True,
    )


def several(
    explains: str,
    *,
    required: bool = False,
    example: str = "",
    handling: str | None = None,
    starts: bool = False,
    by_lt: bool = False,
    label: str = "",
) -> Any:
    """A field that holds a list; see `field`."""
    return Field(
        (),
        description=explains,
        json_schema_extra={
            "required": required,
            "example": example,
            "handling": handling,
            "starts": starts or required,
            "by_lt": by_lt,
            "as_said": False,
            "sample": "",
            "label": label,
        },
    )
