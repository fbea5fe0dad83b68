"""Dates and times of day as chronologies need them: known, vague, or a span.

Takes text, gives `When`, `date` or `Clock`, or raises `DateFault`, whose message and help are fit
to show. Must not know what a record or a diagnostic is: whoever reads a field turns a fault into
one.

Dates are a subset of EDTF (ISO 8601-2, levels 0 and 1, and of level 2 "one of" two ends):

- `2009-03-12`, `2009-03`, `2009`: a day, a month, a year (1000 to 9999)
- `2009-21` to `2009-24`: spring, summer, autumn, winter
- any of these followed by `~` about, `?` uncertain, `%` both
- `2009-03-12/2009-03-15`, `2009-03-12/..`, `../2009-03-12`: from and to, both included
- `[2009-04-26..2009-07-07]`, `[..2009-07-07]`, `[2009-04-26..]`: one unknown day (or month,
  or year) between two, both included

Seasons are meteorological, as the Met Office counts them: spring is 1 March to 31 May, and winter
is named by the year in which it begins, so `2009-24` is 1 December 2009 to 28 February 2010.
`~`, `?` and `%` say how sure the writer is; they do not move the bounds.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from learning_together.dates.common_mistakes import Slip, date_slip
from learning_together.dates.edtf_parts import (
    HOW,
    SEASONS,
    UNREADABLE,
    DateFault,
    FaultKind,
    Form,
    Part,
    between_words,
    parse_part,
    span_words,
)

__all__ = ["SEASONS", "DateFault", "FaultKind", "Form", "When", "parse_day", "parse_when"]

_LONGEST = 80
_WHOLE_DAY: Final = "write year, month and day: 2009-03-12"
_ABOUT: Final = ("~", "%")
_UNCERTAIN: Final = ("?", "%")


@dataclass(frozen=True, slots=True)
class When:
    """A date as exactly as it is known.

    Attributes:
        text: As typed.
        earliest: First day that it can mean; `date.min` where open.
        latest: Last day that it can mean; `date.max` where open.
        about: Marked `~` or `%` in any part.
        uncertain: Marked `?` or `%` in any part.
        form: What was written: one day, month, year or season, a span, or one between two.
    """

    text: str
    earliest: date
    latest: date
    about: bool
    uncertain: bool
    form: Form

    @property
    def exact(self) -> bool:
        """Whether this is one day, and the writer is sure of it."""
        return self.earliest == self.latest and not self.about and not self.uncertain

    @property
    def order(self) -> tuple[date, date]:
        """What to sort by."""
        return (self.earliest, self.latest)

    def words(self) -> str:
        """The date in plain English, fit to stand in a sentence.

        >>> parse_when("2009-03-12").words()
        '12 March 2009'
        >>> parse_when("2009-03~").words()
        'about March 2009'
        >>> parse_when("2009-03-12/2009-03-15").words()
        '12 to 15 March 2009'
        """
        text = self.text.strip()
        if self.form == "span":
            return span_words(*text.split("/"))
        if self.form == "between":
            return between_words(*text[1:-1].split(".."))
        return parse_part(text).words()


@lru_cache(maxsize=16384)
def parse_when(text: str) -> When:
    """Read a date, however vague.

    Args:
        text: As typed; space around it is ignored.

    Raises:
        DateFault: It is no date of the forms above.

    >>> parse_when("2009-24").latest
    datetime.date(2010, 2, 28)
    """
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass  # said properly below
        else:
            if day.year >= 1000:
                return When(text, day, day, about=False, uncertain=False, form="day")
    bare = text.strip()
    if not bare:
        raise DateFault("unreadable", "the date is empty", HOW)
    if len(bare) > _LONGEST:
        raise DateFault("unreadable", "this is too long to be a date", HOW)
    try:
        return _parse(text, bare)
    except DateFault as fault:
        if fault.kind == "unreadable" and (slip := date_slip(bare)):
            raise _slipped(slip) from None
        raise


def parse_day(text: str) -> date:
    """Read one whole, certain day, `2009-03-12`.

    Raises:
        DateFault: It is anything else, a vaguer date included.
    """
    try:
        when = parse_when(text)
    except DateFault as fault:
        # What helps elsewhere is too vague here.
        if fault.readings or fault.kind == "impossible":
            if all(_is_whole_day(parse_when(reading)) for reading in fault.readings):
                raise
        else:
            raise DateFault(fault.kind, fault.message, _WHOLE_DAY) from None
    else:
        if _is_whole_day(when):
            return when.earliest
    raise DateFault("unreadable", "this field needs one whole day", _WHOLE_DAY)


def _parse(text: str, bare: str) -> When:
    if bare[0] == "[" and bare[-1] == "]" and bare.count("..") == 1:
        return _pair(text, bare, "between")
    if bare.count("/") == 1:
        return _pair(text, bare, "span")
    part = parse_part(bare)
    about, uncertain = part.sign in _ABOUT, part.sign in _UNCERTAIN
    return When(text, *part.bounds(), about, uncertain, part.form)


def _is_whole_day(when: When) -> bool:
    return when.form == "day" and when.exact


def _pair(text: str, bare: str, form: Literal["span", "between"]) -> When:
    """Two ends, of which one may be open."""
    ends = bare.split("/") if form == "span" else bare[1:-1].split("..")
    blank = ".." if form == "span" else ""
    if ends == [blank, blank]:
        raise DateFault("unreadable", "both ends of this date are open", "give at least one end")
    first, last = (None if end == blank else _end(end) for end in ends)
    signs = [end.sign for end in (first, last) if end and end.sign]
    if form == "between" and signs:
        raise DateFault(
            "unreadable",
            "the ends of a date in square brackets cannot be marked ~, ? or %",
            "leave the mark out, or move the end so that the unknown day surely lies between",
        )
    earliest = first.bounds()[0] if first else date.min
    latest = last.bounds()[1] if last else date.max
    if first and last and latest < earliest:
        swapped = "/".join(ends[::-1]) if form == "span" else f"[{'..'.join(ends[::-1])}]"
        raise DateFault(
            "impossible",
            f"this ends before it starts: {first.words()} is after {last.words()}",
            f"if the two dates are swapped, write {swapped}",
            swapped,
        )
    about = any(sign in _ABOUT for sign in signs)
    uncertain = any(sign in _UNCERTAIN for sign in signs)
    return When(text, earliest, latest, about, uncertain, form)


def _end(text: str) -> Part:
    try:
        return parse_part(text)
    except DateFault as fault:
        # What mends one end does not mend the whole.
        raise DateFault(fault.kind, fault.message, fault.help) from None


def _slipped(slip: Slip) -> DateFault:
    """The fault for a date in a form that is not ours, but that can be guessed."""
    message = slip.message or "this date is not written as lt reads it"
    offers: dict[str, str] = {}
    impossible: DateFault | None = None
    for reading in slip.readings:
        try:
            words = _parse(reading, reading).words()
        except DateFault as fault:
            if fault.kind == "impossible":
                impossible = impossible or fault
        else:
            offers[reading] = f"if this means {words}, write {reading}"
    if offers:
        return DateFault(slip.kind, message, "; ".join(offers.values()) + slip.note, *offers)
    if impossible:
        return DateFault(slip.kind, f"{message}; {impossible.message}", impossible.help)
    return DateFault(slip.kind, slip.message or UNREADABLE, HOW)
