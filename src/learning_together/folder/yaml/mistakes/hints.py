"""Text typed behind a hint of the scaffold, or into a field that is still a comment.

Takes the text of a file and the hints that its kind has; knows nothing of fields and kinds.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import mended, read, whole_value
from learning_together.patterns import regex

#: With these a hint goes on where its kind says more than the field does.
_GOES_ON = ("One of:", "Any of:", "For example:")
#: What ends the fields of a Markdown file; in the place of a field's value, its text stands below.
BELOW = "---"
_MARK = regex(r"(?:^|(?<=\s))#")
_A_WORD = regex(r"\S+")


class Hint(NamedTuple):
    """What the scaffold says of a field.

    Attributes:
        field: Its name.
        words: The hint's words.
        empty: What stands behind the field's name where nobody has filled it in.
    """

    field: str
    words: tuple[str, ...]
    empty: str


class Typed(NamedTuple):
    """Text in a comment of the scaffold.

    Attributes:
        row: Its line, from 0.
        column: Where it starts, from 0.
        text: Its words.
        hint: The hint that it stands behind; None for words that are a hint and no more.
        commented: Whether it stands in its field, which is still a comment.
    """

    row: int
    column: int
    text: str
    hint: Hint | None
    commented: bool = False


def hint_lines(lines: Sequence[str], hints: Sequence[Hint]) -> Iterator[Typed]:
    """What was typed behind hints; and each hint that stands behind a value, which is no text."""
    by_first = _by_first(tuple(hints))
    for row, line in enumerate(lines):
        if "#" not in line:
            continue
        for mark in _MARK.finditer(line):
            first = _A_WORD.search(line, mark.end())
            meant = by_first.get(first[0], ()) if first else ()
            found = [_after(lines, row, mark.end(), one) for one in meant]
            # Of two hints with the same words the one is meant whose field stands below.
            typed = sorted(
                (one for one in found if one), key=lambda one: (not one.commented, len(one.text))
            )
            if typed:
                yield typed[0]
                break


@lru_cache
def _by_first(hints: tuple[Hint, ...]) -> dict[str, list[Hint]]:
    """The hints that begin with a word."""
    found: dict[str, list[Hint]] = {}
    for hint in hints:
        found.setdefault(hint.words[0], []).append(hint)
        for name in (hint.field, f"{hint.field}*"):  # As in the table above a list.
            found.setdefault(name, []).append(hint._replace(words=(name, *hint.words)))
    return found


def _after(lines: Sequence[str], row: int, start: int, hint: Hint) -> Typed | None:
    """What stands behind a hint that begins here; None where it is another comment."""
    at, begun = 0, row
    while True:
        words = lines[row][start:].split()
        same = 0
        for word, wanted in zip(words, hint.words[at:], strict=False):
            if word != wanted:
                break
            same += 1
        if not same:
            return None
        at += same
        done = at == len(hint.words)
        below = _comment(lines, row + 1)
        if not (done or same == len(words) or _goes_on(below, hint.words[at:])):
            return None
        if same < len(words):
            column = [*_A_WORD.finditer(lines[row], start)][same].start()
            text = lines[row][column:].rstrip()
            if done and text.startswith(_GOES_ON):
                return Typed(begun, start, "", None)
            return Typed(row, column, text, hint)
        if done:
            return _unopened(lines, row + 1, hint) or Typed(begun, start, "", None)
        if below is None:
            return None
        row, start = row + 1, lines[row + 1].index("#") + 1
        start += len(lines[row][start:]) - len(lines[row][start:].lstrip("# "))


def _comment(lines: Sequence[str], row: int) -> str | None:
    """The words of a line that is a comment and no more."""
    line = lines[row].strip() if row < len(lines) else ""
    return line.lstrip("# ") if line.startswith("#") else None


def _goes_on(below: str | None, words: Sequence[str]) -> bool:
    return below is not None and below.split()[: len(words)] == list(words[: len(below.split())])


def _unopened(lines: Sequence[str], row: int, hint: Hint) -> Typed | None:
    """The text of a field that is filled in although it is still a comment."""
    said = (_comment(lines, row) or "").removeprefix("- ")
    if not said.startswith(f"{hint.field}:"):
        return None
    value = re.sub(r"(?:^|\s+)#.*", "", said.removeprefix(f"{hint.field}:")).strip()
    if value not in {"", "|", ">-", hint.empty}:
        return Typed(row, lines[row].index("#"), value, hint, commented=True)
    if value not in {"|", ">-"}:
        return None
    margin = lines[row].index(f"{hint.field}:")
    below = lines[row + 1] if row + 1 < len(lines) else ""
    inner = below[margin:].strip()
    if (
        _comment(lines, row + 1)
        and below[: margin + 2].strip() == "#"
        and below[margin + 1 : margin + 2] == " "
        and not inner.startswith("#")
        and not re.match(r"(?:- )?\w+:", inner)
    ):
        return Typed(row + 1, below.index("#"), inner, hint, commented=True)
    return None


def in_comment(path: str, lines: Sequence[str], typed: Typed) -> Problem:
    """The problem that some words stand in a comment of the scaffold."""
    name = typed.hint.field if typed.hint else ""
    line = lines[typed.row]
    place = Place(path, typed.row + 1, typed.column + 1, len(line.rstrip()) - typed.column)
    if typed.commented:
        return faults.LOST_TEXT.at(
            place,
            f"“{short(typed.text)}” would be lost: “{name}” is still a comment here.",
            f"Take away the “# ” before “{name}” and before each line that belongs to it.",
            edit=_opened(path, lines, typed),
        )
    value = read(line).value
    own = re.split(r"(?:^|\s+)#", value)[0].strip() if read(line).name == name else ""
    own = "" if own[:1] in {"|", ">"} else own
    return faults.LOST_TEXT.at(
        place,
        f"“{short(typed.text)}” would be lost: it stands behind a hint, and all of that line after "
        "the # is a comment.",
        f"Take it out of the comment and put it below the line “{BELOW}” that follows."
        if typed.hint and typed.hint.empty == BELOW
        else f"Take it out of the comment and put it into “{name}”:\n"
        + mended(f"{name}:", f"{own} {typed.text}".strip()),
        edit=_taken_out(path, lines, typed, own),
    )


def _opened(path: str, lines: Sequence[str], typed: Typed) -> Edit | None:
    """Has a field of one line be none of a comment any more."""
    line = lines[typed.row]
    mark = line.index("#")
    if typed.hint is None or read(line[mark + 1 :]).name != typed.hint.field:
        return None
    return Edit(Place(path, typed.row + 1, mark + 1, 2), "") if line[mark + 1] == " " else None


def _taken_out(path: str, lines: Sequence[str], typed: Typed, own: str) -> Edit | None:
    """Puts what stands behind a hint into its field: on that line, or on one of those below it."""
    if typed.hint is None or typed.hint.empty == BELOW:
        return None
    first = typed.row
    row = next((n for n in range(first, len(lines)) if _comment(lines, n) is None), first)
    parts = read(lines[row])
    if parts.name != typed.hint.field:
        return None
    value = re.split(r"(?:^|\s+)#", parts.value)[0].strip()
    below = lines[row + 1] if row + 1 < len(lines) else ""
    deeper = below.strip() and len(below) - len(below.lstrip()) > parts.margin
    block = value[:1] in {"|", ">"}
    if deeper or (row != first and value and not block):
        return None
    new = whole_value(parts, f"{own} {typed.text}".strip())
    if not new:
        return None
    if row == first:
        start, kept = parts.start, ""
    else:
        start = len(lines[first][: typed.column].rstrip())
        kept = "\n".join(["", *lines[first + 1 : row], lines[row][: parts.start].rstrip() + " "])
    old = "\n".join([lines[first][start:], *lines[first + 1 : row + 1]])
    return Edit(Place(path, first + 1, start + 1, len(old)), kept + new)
