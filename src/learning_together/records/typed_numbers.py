"""A number as people type one: with its unit or its currency, with commas, in words, as an ordinal.

Takes text, gives the figures that the field holds, or nothing where more than one may be meant.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from learning_together.patterns import regex

_FIGURES = regex(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,9}(?:\.[0-9]{1,4})?")
_CONTINENTAL = regex(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{2}|[0-9]{1,6},[0-9]{1,2}")
_HOURS = regex(
    r"(?:([0-9]{1,4}) ?(?:h|hrs?|hours?),? ?(?:and )?)?([0-9]{1,2}) ?(?:m|mins?|minutes?)?",
)
#: Words in brackets that say of a number what the number does not.
_BESIDE = regex(r"(.*[^ ]) ?\([^()0-9]*\)")
_WORDS = [
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
#: What may stand around a number without changing it: sure, and in doubt.
_AROUND = regex(
    r"(?P<before>£|gbp|no\.?|number|nr\.?|#|v\.?|version|draft)?(?P<doubt>~|c\.?|ca\.?|circa|"
    r"approx\.?|approximately|about|around|roughly|q|question|finding|fin)? ?(?P<number>.+?) ?"
    r"(?P<after>h|hrs?|hours?|pounds?|gbp|st|nd|rd|th|\.)?"
)


@dataclass(frozen=True)
class TypedNumber:
    """A number that was typed otherwise than a field holds it.

    Attributes:
        figures: As the field holds it.
        sure: Whether nothing else can be meant, and nothing is lost.
    """

    figures: str
    sure: bool


def typed_number(text: str, *, whole: bool) -> TypedNumber | None:
    """The number that was typed; None where there is no telling.

    Args:
        text: As typed.
        whole: Whether only whole numbers will do.

    >>> typed_number("£1,200", whole=False), typed_number("two days", whole=False)
    (TypedNumber(figures='1200', sure=True), None)
    """
    said = " ".join(text.lower().split())
    if len(said) > 40:
        return None
    if beside := _BESIDE.fullmatch(said):
        alone = typed_number(beside[1], whole=whole)
        return replace(alone, sure=False) if alone else None
    timed = None if whole else _HOURS.fullmatch(said)
    if timed and (timed[1] or not said.isdigit()):
        hours = Decimal(timed[1] or 0) + Decimal(timed[2]) / 60
        return TypedNumber(_plain(hours), sure=hours * 4 == int(hours * 4))
    found = _AROUND.fullmatch(said)
    if found is None:
        return None
    number, sure = found["number"], not found["doubt"]
    if _FIGURES.fullmatch(number):
        value = Decimal(number.replace(",", ""))
    elif _CONTINENTAL.fullmatch(number) and not whole:
        value, sure = Decimal(number.replace(".", "").replace(",", ".")), False
    elif number in {"nil", "none", "zero"} and not whole:
        value, sure = Decimal(0), False
    elif number in _WORDS[1:]:
        value = Decimal(_WORDS.index(number))
    else:
        return None
    if whole and value != int(value):
        return None
    return TypedNumber(_plain(value), sure)


def _plain(value: Decimal) -> str:
    """Figures without noughts that say nothing."""
    rounded = round(value, 2)
    return f"{rounded:f}".rstrip("0").rstrip(".") if "." in f"{rounded:f}" else f"{rounded:f}"
