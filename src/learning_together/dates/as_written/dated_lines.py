"""Where an entry begins in running text: a paragraph with its date, time or day before its words.

Takes a paragraph and what the headings above it say of the time; gives its date as written and the
words after it. Knows neither rows nor files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from learning_together.dates.as_written.dated_text import (
    MONTH_TITLE,
    YEAR_TITLE,
    dated_start,
    month_of_text,
)
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.english import MONTHS, MONTHS_IN_SHORT
from learning_together.patterns import regex

_EITHER = re.IGNORECASE | re.DOTALL
_MONTH = rf"(?:{'|'.join((*MONTHS, 'sept', *MONTHS_IN_SHORT))})\.?"
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?"
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
_WORDED = rf"{_NUMBER} (?:of )?{_MONTH} [0-9]{{4}}"
_FIGURES = r"[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2})(?![0-9])"
#: What stands between a date that lacks something and its words.
_SIGN = r"(?P<sign>\s*[–—:,-]\s*|\s+|\Z)"
_TIME_OF_DAY = (
    r"(?:[0-9]{1,2}[:.][0-9]{2}(?: ?[ap]\.?m\.?)?(?: ?(?:hrs?|hours))?"
    r"|[0-9]{4} ?(?:hrs?|hours)|[0-9]{1,2} ?[ap]\.?m\.?)(?![0-9/.])"
)

#: A bullet, or the number of a paragraph of a report.
_MARK = regex(r"\s*(?:[•·▪●○*–—-]\s+|\(?[0-9]{1,3}(?:\.[0-9]{1,3}){1,3}\.?\s+|[0-9]{1,3}[.)]\s+)")
_LABEL = regex(
    r"(?:date(?: (?:and|&) time)?\s*:\s*|date\s+(?=[0-9])|on\s+(?:the )?)(?=\S)", re.IGNORECASE
)
_TIME_LABEL = regex(r",?\s*\btime\s*:?\s+(?=[0-9])", re.IGNORECASE)
_SECONDS = regex(r"([0-9]{1,2}:[0-9]{2}):[0-9]{2}(?:\.[0-9]+)?(?=\s|\Z|[\])])")
_STAMP = regex(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)?"
    r"(?:Z|[+-][0-9]{2}:?[0-9]{2})?"
)
_BRACKETS = regex(r"[\[(](?P<date>[^\[\]()]{4,40})[\])]\s*[:–—-]?\s*(?P<rest>\S.*)", _EITHER)
#: Signs that set a date apart from what happened.
_APART = regex(r"\t+|\s+[–—-]+\s*|\s*[–—]\s*|\s*:\s+|\s{2,}")
_PERIOD = regex(
    rf"(?P<date>(?:(?:between|from) )?(?:the )?{_NUMBER}(?: (?:of )?{_MONTH})?(?: [0-9]{{4}})?"
    rf" ?(?:and|to|until|&|-|–) ?(?:the )?{_WORDED}),? (?P<rest>\S.*)",
    _EITHER,
)
_ABOUT = regex(
    rf"(?P<date>(?:by|before|after|around|about|circa|c\.|approx\.?|approximately|since"
    rf"|on or (?:around|about|before|after)) (?:the )?(?:{_WORDED}|{_FIGURES}))[,:]?"
    r" (?P<rest>\S.*)",
    _EITHER,
)
_TIME_FIRST = regex(
    rf"(?P<time>{_TIME_OF_DAY}),? (?:on )?(?P<date>{_FIGURES}|{_WORDED})"
    r"\s*[–—:,-]?\s+(?P<rest>\S.*)",
    _EITHER,
)
_IN = regex(
    r"(?:in|during) (?:the )?"
    r"(?P<date>(?:(?:early|mid|late|spring|summer|autumn|winter)(?: of)?[ -])?(?:19|20)[0-9]{2})"
    r"\b(?! ?[-–/])",
    re.IGNORECASE,
)
_UNKNOWN = regex(
    r"(?P<date>(?:date (?:not )?(?:unknown|known|recorded|unclear)|undated|no date|n\.?d\.))"
    r"\s*[–—:-]+\s*(?P<rest>\S.*)",
    _EITHER,
)
_DAY_OF_MONTH = regex(
    rf"(?P<date>(?:(?:the |{_WEEKDAY} )?[0-9]{{1,2}}(?:st|nd|rd|th)|{_WEEKDAY} [0-9]{{1,2}}"
    rf"|[0-9]{{1,2}}(?=\s*[–—:-]\s))(?: {_WEEKDAY})?){_SIGN}(?P<rest>.*)",
    _EITHER,
)
_TO = r"(?:-|–|—|to|until|till)"
_DAYS_OF_MONTH = regex(
    rf"(?P<date>(?:(?P<word>from|between) )?(?:the )?{_NUMBER} ?(?:{_TO}|(?(word)and)) ?(?:the )?"
    rf"{_NUMBER}){_SIGN}(?P<rest>\S.*)",
    _EITHER,
)
_DAYS_OF_YEAR = regex(
    rf"(?P<date>(?:(?P<word>from|between) )?(?:the )?{_NUMBER}(?: (?:of )?{_MONTH})?"
    rf" ?(?:{_TO}|(?(word)and)) ?(?:the )?{_NUMBER} (?:of )?{_MONTH}){_SIGN}"
    r"(?P<rest>(?![0-9]{2,4}\b)\S.*)",
    _EITHER,
)
_DAY_OF_YEAR = regex(
    rf"(?P<date>(?:{_WEEKDAY} )?(?:{_NUMBER} (?:of )?{_MONTH}|[0-9]{{1,2}}[./][0-9]{{1,2}}))"
    rf"{_SIGN}(?P<rest>(?![0-9]{{2,4}}\b).*)",
    _EITHER,
)
_MONTH_OF_YEAR = regex(
    rf"(?P<date>(?:(?:early|mid|late)[ -])?{_MONTH})\s*[–—:-]\s*(?P<rest>\S.*)", _EITHER
)
_TIME = regex(rf"(?:at |@ ?)?(?P<time>{_TIME_OF_DAY})\s*[–—:,-]?\s+(?P<rest>\S.*)", _EITHER)
_TIME_ALONE = regex(rf"(?:at |@ ?)?{_TIME_OF_DAY}", re.IGNORECASE)
_TIME_AT_END = regex(rf",? (?:at |@ ?)?{_TIME_OF_DAY}\Z", re.IGNORECASE)
#: A sentence within a paragraph that begins with its own day.
_SENTENCE = regex(
    rf"(?<=[.!?;])\s+(?=On (?:the )?(?:{_WEEKDAY} )?(?:{_WORDED}|{_FIGURES}))"
    rf"|(?<=[;.])\s+(?={_FIGURES}\s+\S)"
)
_LONGEST_DATE = 60
_HEAD = 120
_LONGEST_HEADING = 45


@dataclass(frozen=True, slots=True)
class Headed:
    """What headings say of the time of the text below them.

    Attributes:
        year: The last year; None where none was said.
        month: The last month with its year, as written.
        day: The last day, as written.
        words: The last of them as it dates the text below it, with a time that stands there.
    """

    year: int | None = None
    month: str = ""
    day: str = ""
    words: str = ""


def bare(text: str) -> str:
    """A paragraph without its bullet or number, behind which a date may stand."""
    found = _MARK.match(text)
    return text[found.end() :] if found else text.strip()


def sentences(text: str) -> list[str]:
    """A paragraph, parted where sentences within it begin with a day of their own.

    >>> sentences("She did not reply. On 2 April 2009 they closed the case.")
    ['She did not reply.', 'On 2 April 2009 they closed the case.']
    """
    return _SENTENCE.split(text)


def begun(text: str, habits: Habits, above: Headed) -> tuple[str, str] | None:
    """The date that a paragraph begins with, as written, and the text after it; None with none.

    >>> begun("4.2 On 26 March 2009, a visit was made.", Habits(), Headed())
    ('26 March 2009', 'a visit was made.')
    >>> begun("17th: not brought", Habits(), Headed(2009, "March 2009"))
    ('17th March 2009', 'not brought')
    >>> begun("09:15 Refused breakfast.", Habits(), Headed(day="12/03/2009"))
    ('12/03/2009 09:15', 'Refused breakfast.')
    """
    for said in dict.fromkeys((text.strip(), bare(text))):
        if found := _begun(_evened(said), habits, above):
            return found
    return None


def _begun(said: str, habits: Habits, above: Headed) -> tuple[str, str] | None:
    if bracketed := _in_brackets(said, habits, above):
        return bracketed
    said = _LABEL.sub("", said, count=1) if _LABEL.match(said) else said
    for way in (_set_apart, _at_start, _below_heading, _in_words):
        if found := way(said, habits, above):
            return found
    return None


def _in_brackets(said: str, habits: Habits, above: Headed) -> tuple[str, str] | None:
    found = _BRACKETS.match(said)
    if found and _reads(found["date"], habits):
        return _spaced(found["date"]), found["rest"]
    if found and above.day and _TIME.match(f"{found['date']} - x"):
        return f"{above.day} {_spaced(found['date'])}", found["rest"]
    return None


def _at_start(said: str, habits: Habits, _above: Headed) -> tuple[str, str] | None:
    dated = dated_start(said, habits)
    return _with_time(*dated) if dated else None


def _in_words(said: str, habits: Habits, _above: Headed) -> tuple[str, str] | None:
    """A period, a month or a year that a sentence begins with, or that the date is not known."""
    if found := _TIME_FIRST.match(said):
        return f"{_spaced(found['date'])} {_spaced(found['time'])}", found["rest"]
    for pattern in (_PERIOD, _ABOUT, _UNKNOWN):
        found = pattern.match(said)
        if found and (pattern is _UNKNOWN or _reads(found["date"], habits)):
            return _spaced(found["date"]), found["rest"]
    # A month or a year is part of what the sentence says, and stays in it.
    if month := month_of_text(said):
        return month, said
    found = _IN.match(said)
    return (_spaced(found["date"]), said) if found and _reads(found["date"], habits) else None


def _set_apart(said: str, habits: Habits, _above: Headed) -> tuple[str, str] | None:
    """A date that a sign sets apart from the words after it: the longest that can be read."""
    for sign in reversed(list(_APART.finditer(said[: _LONGEST_DATE + 5]))):
        date, rest = said[: sign.start()], said[sign.end() :]
        if any(map(str.isdigit, date)) and rest.strip() and _is_dated(date, habits):
            return _with_time(_spaced(date), rest)
    return None


def _below_heading(said: str, habits: Habits, above: Headed) -> tuple[str, str] | None:
    """A day without its month or year, or a time without its day, below a heading that has them."""
    if days := _days_below(said, habits, above):
        return days
    found = _DAY_OF_YEAR.match(said) if above.year else None
    # “4.3 The health visitor” is the number of a paragraph.
    if found and found["rest"] and (found["sign"].strip() or not found["date"][-1].isdigit()):
        day = _spaced(found["date"]).replace("/", ".")
        date = f"{day}.{above.year}" if day.replace(".", "").isdigit() else f"{day} {above.year}"
        if _reads(date, habits):
            return _with_time(date, found["rest"])
    if above.year and (found := _MONTH_OF_YEAR.match(said)):
        return f"{_spaced(found['date'])} {above.year}", found["rest"]
    if above.month and (found := _DAY_OF_MONTH.match(said)) and found["rest"]:
        date = f"{_spaced(found['date']).removeprefix('the ')} {above.month}"
        if _reads(date, habits):
            return _with_time(date, found["rest"])
    if above.day and (found := _TIME.match(said)):
        return f"{above.day} {_spaced(found['time'])}", found["rest"]
    return None


def _days_below(said: str, habits: Habits, above: Headed) -> tuple[str, str] | None:
    """The first and the last of several days, below a heading that has their month or year."""
    for pattern, missing in ((_DAYS_OF_YEAR, above.year), (_DAYS_OF_MONTH, above.month)):
        found = pattern.match(said) if missing else None
        # “4-6 visits were made” says how many.
        if found and (found["sign"].strip() or found["word"] or not found["date"][-1].isdigit()):
            date = f"{_spaced(found['date'])} {missing}"
            if _reads(date, habits):
                return date, found["rest"]
    return None


def heading(text: str, habits: Habits, above: Headed) -> Headed | None:
    """What a paragraph says that is a day, a month or a year and no more; None where it is none.

    >>> heading("Monday 16 March 2009", Habits(), Headed()).day
    'Monday 16 March 2009'
    """
    said = _evened(bare(text))
    said = _LABEL.sub("", said, count=1) if _LABEL.match(said) else said
    said = said.strip(" :.–—-[]()") or text.strip()
    if not said or len(said) > _LONGEST_HEADING or "\n" in said:
        return None
    if found := YEAR_TITLE.fullmatch(said):
        return Headed(int(found[1]))
    if found := MONTH_TITLE.fullmatch(said):
        year = int(found[2]) if found[2] else above.year
        month = f"{found[1].capitalize()} {year}"
        return Headed(year, month, words=month) if year else None
    for whole in (said, *_completed(said, above)):
        readings = read_date(whole, habits).readings if any(map(str.isdigit, whole)) else ()
        if len(readings) == 1 and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", readings[0]):
            day = _TIME_AT_END.sub("", _spaced(whole))
            return replace(above, year=int(readings[0][:4]), day=day, words=_spaced(whole))
    return None


def _completed(said: str, above: Headed) -> Iterator[str]:
    """A heading without its month or year, with those above it."""
    if above.month and _DAY_OF_MONTH.fullmatch(said):
        yield f"{said} {above.month}"
    if above.year and _DAY_OF_YEAR.fullmatch(said):
        yield f"{said} {above.year}"


def _evened(said: str) -> str:
    """A paragraph without seconds, time zones, and the label of a time."""
    head, tail = said[:_HEAD], said[_HEAD:]  # a date stands at the beginning, if anywhere
    return _TIME_LABEL.sub(" ", _SECONDS.sub(r"\1", _STAMP.sub(r"\1 \2", head)), count=1) + tail


def _with_time(date: str, rest: str) -> tuple[str, str] | None:
    """A time that stands between a date and its words belongs to the date."""
    if not rest.strip() or _TIME_ALONE.fullmatch(rest.strip()):
        return None
    found = _TIME.match(rest) if not _TIME_AT_END.search(date) else None
    return (f"{date} {_spaced(found['time'])}", found["rest"]) if found else (date, rest)


def _is_dated(date: str, habits: Habits) -> bool:
    """Whether words are a date with its year; one that may mean two days is one as well."""
    readings = read_date(_spaced(date), habits).readings
    return bool(readings) and (
        len(readings) == 1 or re.search(r"[0-9]{4}|[0-9][./-][0-9]{2}\b", date) is not None
    )


def _reads(date: str, habits: Habits) -> bool:
    return bool(read_date(_spaced(date), habits).readings)


def _spaced(text: str) -> str:
    return " ".join(text.split())
