"""What a spreadsheet shows of a value, where that is less or more than the value that it holds.

Takes a value and the code of its number format. Knows no file.
"""

import re
from datetime import date, datetime, time

from learning_together.dates.as_written.cells import Cell
from learning_together.english import MONTHS
from learning_together.patterns import regex

#: Formats that a workbook names by number alone, of those that matter here.
BUILT_IN = {
    9: "0%", 10: "0.00%", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 45: "mm:ss", 47: "mm:ss.0",
}  # fmt: skip
_SAID = regex(r'"([^"]*)"|\\(.)|_.|\*.|\[(?:\$([^\]-]*)[^\]]*|[^\]hmsHMS][^\]]*)\]')
_MINUTES = regex(r"(?<=h)([:. ]?)m+|m+(?=[:.]?s)")
_STRUCK = "[struck out: "


def shown(cell: Cell, code: str) -> Cell | None:
    """What stands in the sheet for a value; None where it is the value itself.

    >>> from datetime import date
    >>> shown(date(2009, 3, 1), "mmm-yy"), shown(0.5, "0%"), shown(930.0, "0000")
    ('March 2009', '50%', '0930')
    """
    if isinstance(cell, date):
        return _date(cell, code)
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(cell, code)
    return None


def struck(text: str) -> str:
    """Text that somebody has struck out, marked as such; what is only space stays.

    >>> struck("GP1") + struck(" too")
    '[struck out: GP1][struck out:  too]'
    """
    return f"{_STRUCK}{text}]" if text.strip() else text


def tidy(text: str) -> str:
    """Text whose neighbouring pieces that are struck out are one.

    >>> tidy("[struck out: GP1][struck out:  too]")
    '[struck out: GP1 too]'
    """
    return text.replace(f"]{_STRUCK}", "")


def matters(code: str) -> bool:
    """Whether cells of a format may show something else than they hold."""
    if code in {"", "General", "general", "@", "0", "0.00", "#,##0", "#,##0.00"}:
        return False
    day, month, year, _ = _parts(code)
    return not (day and month and year)


def _parts(code: str) -> tuple[bool, bool, bool, bool]:
    """Whether a format shows day, month, year and time of day."""
    bare = _SAID.sub(" ", code.split(";", maxsplit=1)[0]).lower()
    bare = bare.replace("am/pm", "").replace("a/p", "")
    clock = re.search(r"[hs]", bare) is not None
    bare = _MINUTES.sub("", bare) if clock else bare
    day = re.search(r"(?<!d)d{1,2}(?!d)", bare) is not None
    return day, "m" in bare, "y" in bare or "e" in bare, clock


def _date(cell: date, code: str) -> Cell | None:
    day, month, year, clock = _parts(code)
    if day and month and year:
        return None
    if not (day or month or year):
        if clock:
            return cell.time() if isinstance(cell, datetime) else time(0)
        return f"{cell:%A}" if "ddd" in code.lower() else None
    words = [str(cell.day)] if day else []
    words += [MONTHS[cell.month - 1]] if month else []
    words += [str(cell.year)] if year else []
    return " ".join(words)


def _number(cell: float, code: str) -> str | None:
    first = code.split(";", maxsplit=1)[0]
    said = _SAID.sub(lambda found: found[1] or found[2] or found[3] or "", first)
    core = _SAID.sub("", first).strip()
    if core.endswith("%") and re.fullmatch(r"[0#]+(?:\.[0#]+)?%", core):
        return f"{round(cell * 100, 6):g}%"
    if re.fullmatch(r"0{2,}", core) and float(cell).is_integer() and cell >= 0:
        return _masked(f"{int(cell):0{len(core)}}", first)
    if said.strip() != core and re.fullmatch(r"[0#,]+(?:\.[0#]+)?", core) and cell >= 0:
        text = f"{cell:g}" if not float(cell).is_integer() else str(int(cell))
        return _around(first, core, text)
    return None


def _masked(digits: str, code: str) -> str:
    """Digits in a mask such as 00":"00, from the right."""
    left = list(digits)
    pieces: list[str] = []
    for found in reversed(list(re.finditer(r'"([^"]*)"|\\(.)|\[[^\]]*\]|([0#])|(.)', code))):
        if found[3]:
            pieces.append(left.pop() if left else "")
        else:
            pieces.append(found[1] or found[2] or found[4] or "")
    return "".join((*left, *reversed(pieces))).strip()


def _around(code: str, core: str, text: str) -> str | None:
    """A number with the words that stand before and after it in its format."""
    found = re.search(re.escape(core), code)
    if found is None:
        return None

    def plain(part: str) -> str:
        return _SAID.sub(lambda one: one[1] or one[2] or one[3] or "", part)

    return f"{plain(code[: found.start()])}{text}{plain(code[found.end() :])}".strip()
