"""What gives a person or a machine away by its shape: numbers, contacts, dates of birth, paths.

Takes the words of a text, gives hits. Shapes are sought only in texts that pass a screen and whose
words allow for them, since most texts hold none. Sources: the check digit is that of the NHS Data
Dictionary (modulus 11); letters of National Insurance numbers are those that HMRC gives out
(NIM39110); postcodes follow BS 7666.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from learning_together.english import MONTHS_IN_SHORT
from learning_together.patterns import AFTER, BEFORE, Screen, regex
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names import births
from learning_together.privacy.names.words import Words

#: Gaps that programs and people leave between the digits of one number.
_GAPS = " \u00a0\u2007\u2009\u202f"
_DASHES = "\u2010\u2011\u2012\u2013-"  # the plain one last, as sets of letters want it
_NHS = regex(
    rf"(?<![\w-])(?<!\d\.)\d{{3}}[{_GAPS}./{_DASHES}]?\d{{3}}[{_GAPS}./{_DASHES}]?\d{{4}}(?![\w-])"
    r"(?!\.\d)"
)
_COUNTING = "01234567890123456789 98765432109876543210"
#: No number that was ever given out begins so; those of Scotland begin with a day.
_FILLED = "0000"
_ISBN = regex(r"isbn\W*(?:10\W*)?$", re.IGNORECASE)
_PHONE = regex(
    rf"(?<![\w.-])(?<!\d/)(?:(?:\+|00[{_GAPS}]?)44[{_GAPS}.-]?(?:\(0\))?|\(?0\)?)[{_GAPS}]?[1-9]"
    rf"(?:[{_GAPS}()./{_DASHES}]{{0,2}}\d){{8,9}}(?![\w-])(?!\.\d)"
)
#: A row of days, sections or amounts has no three digits together; a telephone number has.
_GROUP = regex(r"\d{3}")
_ROW = regex(rf"\d[./{_DASHES}]")
#: Lines that anybody may call: free ones, and those of public bodies.
_PUBLIC_LINE = regex(r"0(?:800|808|3)")
_NI = regex(
    r"(?<!\w)(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?"
    r"\d{2}[ -]?[A-D](?!\w)",
    re.IGNORECASE,
)
_UPN = regex(r"(?<![\w-])[A-HJ-NP-RT-Z]\d{11}[\dA-HJ-NP-RT-Z](?![\w-])", re.IGNORECASE)
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_PNC = regex(r"(?<![\w/-])(?:19|20)?(\d\d)/(\d{1,7})([A-HJ-NP-RT-Z])(?![\w/-])", re.IGNORECASE)
_PNC_LETTERS = "ZABCDEFGHJKLMNPQRTUVWXY"
_NI_DIGITS = regex(r"\d\d([ -]?)\d\d\1\d\d")
_OUT = r"(?:[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y])|GIR)"
_IN = r"\d[ABD-HJLNP-UW-Z]{2}"
#: Between the halves of a postcode: gaps, a tab, or the end of a line.
_WIDE = rf"(?:[{_GAPS}\t]{{0,3}}|[{_GAPS}]?\r?\n[{_GAPS}]?)"
_POSTCODE = regex(
    # What stands behind a stroke may be a letter's own number: \u00df.
    rf"(?:(?<![\w\\-])|(?<=\\)(?![uU]\d))(?:{_OUT}{_WIDE}{_IN}|{_OUT.lower()}{_WIDE}{_IN.lower()})(?![\w-])"
)
_INWARD = regex(r"\d[abd-hjlnp-uw-z]{2}\Z", re.IGNORECASE)
_ORDINAL = regex(r"1st|2nd|3rd|\dth", re.IGNORECASE)
#: Addresses at example.org and its like reach nobody (RFC 2606).
_EMAIL = regex(r"[\w.+%'-]{1,64}@(?!example\.(?:org|com|net)\b)[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_PATHS = regex(
    r"(?i:\b[a-z]:[\\/](?:users|documents and settings)[\\/][^\s\\/\"<>|]{1,60})"
    r"|(?<![\w.])/(?:home|Users)/[^\s/\"'<>:]{1,60}"
    r"|\\\\[\w.-]{2,60}\\[^\s\\/\"<>|]{1,60}"
    r"|(?i:\bfile:///[^\s\"'<>]{1,200})"
)
#: Any other path on a drive: where a record is kept, which the team may say, readers need not know.
_DRIVES = regex(r"(?i)\b[a-z]:\\[^\s\\\"<>|]{1,60}\\[^\s\"<>|]{1,200}")
_COORDINATES = regex(
    r"(?<![\d.])(?:4[9]|5\d|6[01])\.\d{4,}\s?,\s?-?[0-8]\.\d{4,}(?![\d.])"
    r"|(?<![\d.])(?:49|5\d|6[01])°\s?[0-5]?\d['′][\s\d.\"″]{0,8}N"
)
_GAP, _SPACE = "[^0-9A-Za-z]*", r"[\s\x1c-\x1f]"
_SAID = rf"(?i:born|d\.?{_SPACE}?o\.?{_SPACE}?b\.?|date of birth|birth ?date|birthday)"
#: What follows takes in the shapes above, for the screen: the same without looking around.
_SCREEN = Screen(
    (
        r"(?i:[a-z]:(?:\\|/(?:users|documents))|file:///)|\\\\|/(?:home|Users)/",
        "[0-9]{3}[^0-9A-Za-z]?[0-9]{3}[^0-9A-Za-z]?[0-9]{4}",
        r"(?:44[^0-9A-Za-z]?(?:\(0\))?|0)[^0-9A-Za-z]?[1-9](?:[^0-9A-Za-z]{0,2}[0-9]){8,9}",
        r"(?i:[A-Z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D])" + AFTER,
        f"{BEFORE}(?i:[A-Z]{{1,2}}[0-9][0-9A-Z]?|GIR)[^0-9A-Za-z]{{0,4}}[0-9](?i:[A-Z]{{2}}){AFTER}",
        f"{BEFORE}(?i:[A-Z])[0-9]{{11}}[0-9A-Za-z]{AFTER}|[0-9]{{2}}/[0-9]{{1,7}}[A-Za-z]{AFTER}",
        rf"(?:4[9]|5[0-9]|6[01])(?:\.[0-9]{{4,}}{_SPACE}?,|°)",
        f"{BEFORE}{_SAID}{_GAP}(?i:was|is|on|:|of)*{_GAP}(?i:[0-9]|{'|'.join(MONTHS_IN_SHORT)})",
    )
)


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
        yield from _of_authorities(words)
        yield from _postcodes(words)
    if "@" in text:
        yield from _each(_EMAIL, words, Sort.CONTACT, "an e-mail address")
    if shaped:
        yield from _each(_PATHS, words, Sort.MACHINE, "a path of somebody's computer")
        if finished:
            yield from _each(_DRIVES, words, Sort.MACHINE, "a path on a drive")
        yield from _each(_COORDINATES, words, Sort.CONTACT, "coordinates")
    if born and (foreign or births.screen(frozenset(born)).passes(text)):
        yield from births.births(words, born)
    if shaped:
        yield from births.said_births(words)


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

    Digits that count up or down, and small numbers filled up with zeros, are nobody's.

    >>> nhs_number("9434765919"), nhs_number("9434765918"), nhs_number("0123456789")
    (True, False, False)
    """
    if len(digits) != 10 or not digits.isdigit() or len(set(digits)) == 1:
        return False
    if digits in _COUNTING or digits.startswith(_FILLED):
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - rest % 11) % 11 == int(digits[9])


def nhs_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where NHS numbers stand in a text."""
    for match in _NHS.finditer(text):
        before = text[max(match.start() - 12, 0) : match.start()]
        digits = re.sub(r"\D", "", match[0])
        if nhs_number(digits) and not _ISBN.search(before) and not _is_counted(digits, text):
            yield match.span()


def _nhs(words: Words) -> Iterator[Hit]:
    for start, end in nhs_numbers(words.cleaned):
        yield Hit(words.place(start), words.place(end), Sort.PERSONAL, "an NHS number")


def _is_counted(digits: str, text: str) -> bool:
    """Whether a text counts through a number: the one before and the one after it stand there too.

    Of numbers one apart, two are never NHS numbers both.
    """
    beside = (f"{int(digits) + step:010}" for step in (-1, 1))
    return all(re.search(rf"(?<!\d){one}(?!\d)", text) for one in beside)


def _of_authorities(words: Words) -> Iterator[Hit]:
    """Numbers of pupils and of the police, whose letter checks the figures."""
    for match in _UPN.finditer(words.cleaned):
        last = match[0][-1].upper()
        figures = [
            *map(int, match[0][1:12]),
            int(last) if last.isdigit() else _UPN_LETTERS.index(last),
        ]
        total = sum(figure * weight for weight, figure in enumerate(figures, 2))
        if _UPN_LETTERS[total % 23] == match[0][0].upper():
            start, end = words.place(match.start()), words.place(match.end())
            yield Hit(start, end, Sort.PERSONAL, "a number of schools (UPN)")
    for match in _PNC.finditer(words.cleaned):
        year, figures_of_year, letter = match.groups()
        if _PNC_LETTERS[int(f"{year}{figures_of_year:0>7}") % 23] == letter.upper():
            start, end = words.place(match.start()), words.place(match.end())
            yield Hit(start, end, Sort.PERSONAL, "a number of the police (PNC)")


def telephones(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of telephones stand in a text, but for those that anybody may call."""
    for match in _PHONE.finditer(text):
        digits = re.sub(r"\D", "", match[0]).removeprefix("00")
        if digits.startswith("44"):
            digits = "0" + digits[2:].removeprefix("0")
        before = text[max(match.start() - 12, 0) : match.start()]
        public = _PUBLIC_LINE.match(digits) or _ISBN.search(before)
        # A day with its hour, and a row of numbers, have as many digits as a telephone number.
        row = _ROW.search(match[0]) and not _GROUP.search(match[0])
        if (
            len(digits) in {10, 11}
            and digits != _COUNTING[:10]
            and not public
            and not row
            and not any(births.dates_in(match[0]))
        ):
            yield match.span()


def _phone(words: Words) -> Iterator[Hit]:
    for start, end in telephones(words.cleaned):
        yield Hit(words.place(start), words.place(end), Sort.CONTACT, "a telephone number")


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
