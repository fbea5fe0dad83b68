"""What gives a person or a machine away by its shape: numbers, contacts, dates of birth, paths.

Takes the words of a text, gives hits. Shapes are sought only in texts that pass a screen and whose
words allow for them, since most texts hold none. Sources: the check digit is that of the NHS Data
Dictionary (modulus 11); letters of National Insurance numbers are those that HMRC gives out
(NIM39110); postcodes follow BS 7666.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from learning_together.english import MONTHS_IN_SHORT, month_of
from learning_together.method.wordlists.prefilter import AFTER, BEFORE, Screen
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.words import Words

_NHS = re.compile(r"(?<![\w-])\d{3}[ \u00a0-]?\d{3}[ \u00a0-]?\d{4}(?![\w-])")
_ISBN = re.compile(r"isbn\W*(?:10\W*)?$", re.IGNORECASE)
_PHONE = re.compile(
    r"(?<![\w/.-])(?:(?:\+|00[ \u00a0]?)44[ \u00a0]?(?:\(0\))?|\(?0)[ \u00a0]?[1-9]"
    r"(?:[ \u00a0()-]{0,2}\d){8,9}(?![\w-])"
)
#: Lines that anybody may call: free ones, and those of public bodies.
_PUBLIC_LINE = re.compile(r"0(?:800|808|3)")
_NI = re.compile(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?"
    r"\d{2}[ -]?[A-D](?!\w)",
    re.IGNORECASE,
)
_NI_DIGITS = re.compile(r"\d\d([ -]?)\d\d\1\d\d")
_OUT = r"(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])|GIR)"
_IN = r"\d[ABD-HJLNP-UW-Z]{2}"
_POSTCODE = re.compile(
    rf"(?<![\w-])(?:{_OUT}[ \u00a0]?{_IN}|{_OUT.lower()}[ \u00a0]?{_IN.lower()})(?![\w-])"
)
_INWARD = re.compile(r"\d[abd-hjlnp-uw-z]{2}\Z", re.IGNORECASE)
_ORDINAL = re.compile(r"1st|2nd|3rd|\dth", re.IGNORECASE)
#: Addresses at example.org and its like reach nobody (RFC 2606).
_EMAIL = re.compile(
    r"[\w.+%'-]{1,64}@(?!example\.(?:org|com|net)\b)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}"
)
_PATHS = re.compile(
    r"(?i:\b[a-z]:[\\/](?:users|documents and settings)[\\/][^\s\\/\"<>|]{1,60})"
    r"|(?<![\w.])/(?:home|Users)/[^\s/\"'<>:]{1,60}"
    r"|\\\\[\w.-]{2,60}\\[^\s\\/\"<>|]{1,60}"
    r"|(?i:\bfile:///[^\s\"'<>]{1,200})"
)
#: Any other path on a drive: where a record is kept, which the team may say, readers need not know.
_DRIVES = re.compile(r"(?i)\b[a-z]:\\[^\s\\\"<>|]{1,60}\\[^\s\"<>|]{1,200}")
_COORDINATES = re.compile(
    r"(?<![\d.])(?:4[9]|5\d|6[01])\.\d{4,}\s?,\s?-?[0-8]\.\d{4,}(?![\d.])"
    r"|(?<![\d.])(?:49|5\d|6[01])°\s?[0-5]?\d['′][\s\d.\"″]{0,8}N"
)
_MONTH = rf"({'|'.join(MONTHS_IN_SHORT)})[a-z]*\.?"
_YEAR = r"[\s,-]*'?(\d{4}|\d{2})(?!\d)"
_DAY = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?[\s-]*"
_DATES = (
    (re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)"), "dmy"),
    (re.compile(_DAY + _MONTH + _YEAR, re.IGNORECASE), "dmy"),
    (re.compile(_MONTH + r"\s*(\d{1,2})(?:st|nd|rd|th)?,?\s*(\d{4})(?!\d)", re.IGNORECASE), "mdy"),
    (re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)"), "ymd"),
    (re.compile(r"(?<!\d)(\d{2})(\d{2})(\d{4})(?!\d)"), "dmy"),
)
_BIRTH = re.compile(
    r"\b(?:born|d\.?\s?o\.?\s?b\b\.?|date of birth|birth ?date|birthday)"
    # Never past the mark that parts two pieces of a file.
    r"[^\w\ue000]*(?:was|is|on|:|of)*[^\w\ue000]*",
    re.IGNORECASE,
)
_GAP, _SPACE = "[^0-9A-Za-z]*", r"[\s\x1c-\x1f]"
_SAID = rf"(?i:born|d\.?{_SPACE}?o\.?{_SPACE}?b\.?|date of birth|birth ?date|birthday)"
#: What follows takes in the shapes above, for the screen: the same without looking around.
_SCREEN = Screen(
    (
        r"(?i:[a-z]:(?:\\|/(?:users|documents))|file:///)|\\\\|/(?:home|Users)/",
        "[0-9]{3}[ \u00a0-]?[0-9]{3}[ \u00a0-]?[0-9]{4}",
        r"(?:\+44[ \u00a0]?(?:\(0\))?|\(?0)[ \u00a0]?[1-9](?:[ \u00a0()-]{0,2}[0-9]){8,9}",
        r"(?i:[A-Z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D])" + AFTER,
        f"{BEFORE}(?i:[A-Z]{{1,2}}[0-9][0-9A-Z]?|GIR)[ \u00a0]?[0-9](?i:[A-Z]{{2}}){AFTER}",
        rf"(?:4[9]|5[0-9]|6[01])(?:\.[0-9]{{4,}}{_SPACE}?,|°)",
        f"{BEFORE}{_SAID}{_GAP}(?i:was|is|on|:|of)*{_GAP}(?i:[0-9]|{'|'.join(MONTHS_IN_SHORT)})",
    )
)


@lru_cache(maxsize=8)
def _birthdays(born: frozenset[date]) -> Screen:
    """What every text passes that holds one of these days in any notation."""
    gap = "[^0-9A-Za-z]{0,3}"
    shapes: set[str] = set()
    for one in born:
        day, number, year = f"0?{one.day}", f"0?{one.month}", f"{one.year:04}"
        month = f"(?i:{MONTHS_IN_SHORT[one.month - 1]}[a-z]*){_GAP}"
        either = f"(?:{year[:2]})?{year[2:]}"
        shapes |= {
            gap.join((year, number, day)),
            gap.join((day, number, either)),
            gap.join((number, day, either)),
            f"{month}{either}",
            f"{month}{day}(?i:st|nd|rd|th)?{_GAP}{year}",
        }
    return Screen(shapes)


def find(words: Words, born: Mapping[date, str], *, finished: bool = False) -> Iterator[Hit]:
    """What a text holds of such things.

    Args:
        words: The text.
        born: Dates of birth, with what to call them.
        finished: Whether it is the text of a finished file: then any path on a drive counts.
    """
    text = words.cleaned
    # The screens know the digits that are typed here, and no others.
    foreign = any(char.isdigit() for char in words.strange)
    shaped = foreign or _SCREEN.passes(text)
    if shaped:
        yield from _numbers(words)
        yield from _postcodes(words)
    if "@" in text:
        yield from _each(_EMAIL, words, Sort.CONTACT, "an e-mail address")
    if shaped:
        yield from _each(_PATHS, words, Sort.MACHINE, "a path of somebody's computer")
        if finished:
            yield from _each(_DRIVES, words, Sort.MACHINE, "a path on a drive")
        yield from _each(_COORDINATES, words, Sort.CONTACT, "coordinates")
    if born and (foreign or _birthdays(frozenset(born)).passes(text)):
        yield from _dates(words, born)
    if shaped:
        yield from _born_on(words)


def _numbers(words: Words) -> Iterator[Hit]:
    runs = words.runs
    if any(len(digits) >= 10 for digits in runs.values()):
        yield from _nhs(words)
        yield from _phone(words)
    if any(map(_NI_DIGITS.fullmatch, runs)) or any(map(_NI.fullmatch, words.once)):
        yield from _each(_NI, words, Sort.PERSONAL, "a National Insurance number")


def _each(pattern: "re.Pattern[str]", words: Words, sort: Sort, what: str) -> Iterator[Hit]:
    for match in pattern.finditer(words.cleaned):
        yield Hit(words.place(match.start()), words.place(match.end()), sort, what)


def nhs_number(digits: str) -> bool:
    """Whether ten digits are an NHS number: the last one checks the others.

    >>> nhs_number("9434765919"), nhs_number("9434765918")
    (True, False)
    """
    if len(digits) != 10 or not digits.isdigit() or len(set(digits)) == 1:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - rest % 11) % 11 == int(digits[9])


def _nhs(words: Words) -> Iterator[Hit]:
    for match in _NHS.finditer(words.cleaned):
        before = words.cleaned[max(match.start() - 12, 0) : match.start()]
        if nhs_number(re.sub(r"\D", "", match[0])) and not _ISBN.search(before):
            start, end = words.place(match.start()), words.place(match.end())
            yield Hit(start, end, Sort.PERSONAL, "an NHS number")


def _phone(words: Words) -> Iterator[Hit]:
    for match in _PHONE.finditer(words.cleaned):
        digits = re.sub(r"\D", "", match[0]).removeprefix("00")
        if digits.startswith("44"):
            digits = "0" + digits[2:].removeprefix("0")
        before = words.cleaned[max(match.start() - 12, 0) : match.start()]
        public = _PUBLIC_LINE.match(digits) or _ISBN.search(before)
        if len(digits) in {10, 11} and not public:
            start, end = words.place(match.start()), words.place(match.end())
            yield Hit(start, end, Sort.CONTACT, "a telephone number")


def _postcodes(words: Words) -> Iterator[Hit]:
    for word in words.once:
        if (_INWARD.match(word) and not _ORDINAL.match(word)) or (
            4 < len(word) < 8 and _INWARD.match(word[-3:]) and word[0].isalpha()
        ):
            break
    else:
        return
    for match in _POSTCODE.finditer(words.cleaned):
        if not _ORDINAL.search(match[0][-3:]):
            start, end = words.place(match.start()), words.place(match.end())
            yield Hit(start, end, Sort.CONTACT, "a postcode")


def dates_in(text: str) -> Iterator[tuple[int, int, frozenset[date]]]:
    """Full dates in any notation: start, end, and the days that may be meant.

    >>> [sorted(days)[0].isoformat() for _, _, days in dates_in("on 3rd of March 2009")]
    ['2009-03-03']
    """
    for pattern, order in _DATES:
        for match in pattern.finditer(text):
            if days := _days(match.groups(), order):
                yield match.start(), match.end(), days


def _days(found: tuple[str, ...], order: str) -> frozenset[date]:
    parts = dict(zip(order, found, strict=True))
    year = int(parts["y"])
    years = (year,) if len(parts["y"]) == 4 else (1900 + year, 2000 + year)
    month = parts["m"].lower()[:3]
    named = month in MONTHS_IN_SHORT
    pairs = [(month_of(month) if named else int(month), int(parts["d"]))]
    if not named and order == "dmy":
        pairs.append((int(parts["d"]), int(month)))
    days = set()
    for one in years:
        for number, day in pairs:
            try:
                days.add(date(one, number, day))
            except ValueError:
                continue
    return frozenset(days)


def _dates(words: Words, born: Mapping[date, str]) -> Iterator[Hit]:
    """Dates of birth of the key: those in digits, then those with the name of a month."""
    text = words.cleaned
    for run in words.runs:
        if len(run) < 40 and any(days & born.keys() for _, _, days in dates_in(run)):
            for match in re.finditer(re.escape(run), text):
                yield from _equal(words, born, match.start(), match.end())
    years = {str(day.year) for day in born} & words.once
    short = {str(day.year)[2:] for day in born} & words.once
    months = {
        word for word in words.lower if word[:3] in MONTHS_IN_SHORT or word[-3:] in MONTHS_IN_SHORT
    }
    if months and (years or short):
        each = "|".join(sorted(years | short))
        for match in re.finditer(rf"[A-Za-z]{{3}}[.,\s'’-]{{1,4}}(?:{each})(?!\d)", text):
            yield from _equal(words, born, max(match.start() - 25, 0), match.end())
        for match in re.finditer(
            rf"(?<=[A-Za-z\s,])\d\d?(?:[a-z]{{2}})?,?\s{{0,2}}(?:{each})(?!\d)", text
        ):
            yield from _equal(words, born, max(match.start() - 12, 0), match.end())


def _equal(words: Words, born: Mapping[date, str], start: int, end: int) -> Iterator[Hit]:
    for at, until, days in dates_in(words.cleaned[start:end]):
        if which := days & born.keys():
            where = words.place(start + at), words.place(start + until)
            yield Hit(*where, Sort.BIRTH, born[min(which)])


def _born_on(words: Words) -> Iterator[Hit]:
    """Other full dates that are said to be somebody's birth."""
    if not any(
        word in words.lower for word in ("born", "dob", "birth", "birthdate", "birthday", "b")
    ):
        return
    text = words.cleaned
    for match in _BIRTH.finditer(text):
        for at, until, _ in dates_in(text[match.end() : match.end() + 30]):
            if at == 0:
                where = words.place(match.end()), words.place(match.end() + until)
                yield Hit(*where, Sort.BIRTH, "a full date of birth", sure=False)
                break
