"""Plain English: a number with its noun, words in a row, a day in words, lists as typed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from learning_together.patterns import regex

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
#: The first three letters of each, small.
MONTHS_IN_SHORT: Final = tuple(name[:3].lower() for name in MONTHS)
#: The days of a month by their words, small, from the first on; two words with a space between.
DAYS_IN_WORDS: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth", "twenty first", "twenty second", "twenty third",
    "twenty fourth", "twenty fifth", "twenty sixth", "twenty seventh", "twenty eighth",
    "twenty ninth", "thirtieth", "thirty first",
)  # fmt: skip


def month_of(name: str) -> int:
    """The number of a month, by its name or what it is cut off to.

    >>> month_of("January"), month_of("sept")
    (1, 9)
    """
    return MONTHS_IN_SHORT.index(name[:3].lower()) + 1


def day(value: date) -> str:
    """A day in words.

    >>> day(date(2023, 6, 4))
    '4 June 2023'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def counted(number: int, one: str, many: str = "", *, commas: bool = False) -> str:
    """A number with its noun, its thousands set apart if asked.

    >>> counted(1, "finding"), counted(3, "agency", "agencies")
    ('1 finding', '3 agencies')
    """
    return f"{number:{',' * commas}} {one if number == 1 else many or one + 's'}"


def whole(typed: str, most: int) -> int | None:
    """A whole number from 0 on as it is typed in figures; None where it is none, or above `most`.

    >>> whole("07", 9), whole("10", 9), whole("²", 9), whole("9" * 5000, 9)
    (7, None, None, None)
    """
    figures = typed.lstrip("0") or typed[-1:]
    if not (typed.isascii() and typed.isdecimal()) or len(figures) > len(str(most)):
        return None
    found = int(figures)
    return found if found <= most else None


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row, as a sentence has them; empty ones are left out.

    >>> listed(["health", "police", "school"])
    'health, police and school'
    """
    *most, end = [word for word in words if word] or [""]
    return f"{', '.join(most)} {last} {end}" if most else end


def either(words: Iterable[str]) -> str:
    """Words of which one is meant.

    >>> either(["document", "source"])
    'document or source'
    """
    return listed(words, "or")


def some(words: Iterable[str], most: int = 3) -> str:
    """The first few of many words; all of them where only one more would be left.

    >>> some(["E-1", "E-2", "E-3", "E-4", "E-5"])
    'E-1, E-2, E-3 and 2 more'
    """
    every = [*words]
    if len(every) <= most + 1:
        return listed(every)
    return listed([*every[:most], f"{len(every) - most} more"])


def starting(text: str) -> str:
    """A text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def label(word: str | None) -> str:
    """A word of a fixed set as it is printed.

    >>> label("local-strategic")
    'Local strategic'
    """
    return starting((word or "").replace("-", " "))


def short(text: str, most: int = 60) -> str:
    """The text, cut off where it is longer than that."""
    return text if len(text) <= most else text[: most - 2].rstrip() + " …"


#: A mark with which no line of running text begins: a bullet, a tab, the bar of a table.
_SURE = regex(
    r"[ ]*(?:\t|[-*][ \t]|[•‣⁃◦●○■□▪▫◆◇◻◼▸►➢➤✓✔✗✘✕✖☐☑☒·∙→⇒➔➜\uf0a7\uf0b7\uf0fc\uf0e8]"
    r"|[=-]>|\[[ xX]?\]|o\t|\|.*\||[|+][-=:+|]+\Z|[^\t]+\t[^\t])"
)
#: Words that number what a line tells of.
NUMBERED = (
    "Step|Point|Item|Part|Day|Week|Month|Year|Visit|Call|Session|Question|Action|Option|Issue|Stage"
    r"|Phase|No\.?"
)
#: A mark with which a line of running text may begin by chance; people leave out the space, too.
_LIKELY = regex(
    r"[ ]*(?:[^\w\s\"'“”‘’«(\[{&@#£$€%/\\,.;:!\u2026]{1,3}[ \t]"
    r"|[‐‑‒–—―−-]{1,2}>?[ \t]?(?=[^\W\d_])|[o_][ \t]"
    r"|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)](?:[ \t]|(?=[^\W\d_]))|[0-9]{1,2}(?:\.[0-9]{1,2})+[ \t]"
    r"|(?:[0-9]{1,3} ?|[A-Z] )[-–—:)][ \t]|#[0-9]{1,3}[.:)]?[ \t]|[A-Z][0-9]{1,2}[.)][ \t]"
    r"|\(?(?:[A-Za-z]|[ivxIVX]{1,5})(?:[.)][ \t]|\)(?=\w))"
    r"|[^|]*[^|\s][ \t]\|[ \t][^|\s])"
)

#: What each line of a log or of what was said begins with: a time, a day, who speaks, a step.
_LOGGED = regex(
    r"[ ]*(?:[0-9]{1,2}[:.][0-9]{2}(?![0-9])|[0-9]{4} ?(?:hrs|h)\b|[0-9]{1,2}(?:st|nd|rd|th)\b"
    r"|[0-9]{1,2}[/.-][0-9]{1,2}[/.-](?:[0-9]{4}|[0-9]{2})(?![0-9])|[0-9]{1,2}/[ \t]"
    rf"|[A-Z]{{1,3}}[0-9]{{0,2}}:[ \t]|(?:{NUMBERED}) [0-9]{{1,2}}\b)"
)
#: What begins with a word, and holds neither tab nor bar, begins with no mark: most lines.
_RUNNING = regex(rf"[ ]*(?!(?:{NUMBERED}) )[A-Za-z][A-Za-z'’-]+[ ,;][^\t|]*\Z|\Z")


def items_of(lines: Sequence[str]) -> list[int]:
    """Which lines, from 0, are items of a list or rows of a table, by how they begin.

    A mark that running text may begin a line with by chance counts where it is not the only mark,
    or stands below a colon; a time, a day or who speaks, where every line from there on has one.

    >>> items_of(["Two things:", "• the rota", "• the form"]), items_of(["He came on", "12. May"])
    ([1, 2], [])
    """
    seen = [(at, line) for at, line in enumerate(lines) if not _RUNNING.match(line)]
    if not seen:
        return []
    sure = {at for at, line in seen if _SURE.match(line)}
    marked = {*sure, *(at for at, line in seen if _LIKELY.match(line))}
    logged = [at for at, line in seen if _LOGGED.match(line)]
    if len(logged) > 1 and logged == [*range(logged[0], len(lines))]:
        marked.update(logged)
    if len(marked) == 1:
        return [at for at in marked if at in sure or (at and lines[at - 1].rstrip().endswith(":"))]
    return sorted(marked)
