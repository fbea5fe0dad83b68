"""What YAML takes without complaint and people do not mean: text that it would drop or change.

Takes the text of a file, gives problems whose help shows the mended line. Knows nothing of fields
and kinds. What YAML cannot read at all is explained in `broken`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import NUMBERED, items_of, short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import (
    Line,
    copied,
    mended,
    mended_value,
    read,
    split,
    whole_value,
)
from learning_together.folder.yaml.mistakes.hints import Hint, hint_lines, in_comment
from learning_together.patterns import Screen, regex

#: A comment that is set off as one: two spaces before the hash and a space (or nothing) after it.
_SET_OFF = regex(r"(?:[ \t]{2,}|\t)#(?:[ \t]|$)")
_HASH = regex(r"\s+#")
#: A line that is a comment as few people write them: more likely text that an editor wrapped.
_LOOSE = regex(r"[ ]*#(?![\s#!-]|[A-Za-z_]+:)")
_AT_MARGIN = regex(r"\n#(?![\s#!-])")
#: A backslash before a letter or figure that is none of YAML's codes for a sign by its number.
_MAY_BE_CODE = regex(r"\\[^\W_xuU]")
_WHOLE = 1 << 30


def lost_text(path: str, text: str, hints: Sequence[Hint] = ()) -> Iterator[Problem]:
    """Text that a hash turns into a comment, unless it is set off as one.

    Args:
        path: Of the file.
        text: Its content.
        hints: What the scaffold of its kind says of each field, which is no text; what was typed
            behind them is.
    """
    if "#" not in text:
        return
    lines = split(text)
    hinted = list(hint_lines(lines, hints))
    behind = [one for one in hinted if one.hint]
    careless = _may_lose(text)
    if not behind and not careless:
        return
    doubtful = {row for row, line in enumerate(lines) if careless and _doubtful(line)}
    spans, loose = _texts(text, lines, doubtful | {one.row for one in behind})
    for one in behind:
        if not any(first <= one.column < last for first, last in spans.get(one.row, [])):
            yield in_comment(path, lines, one)
    for row in sorted(doubtful - {one.row for one in hinted}):
        line = lines[row]
        at = _comment(line, spans.get(row, []))
        if at is None or not line[:at].strip() or _SET_OFF.match(line, len(line[:at].rstrip())):
            continue
        yield _lost(path, row, at, line)
    for row in loose:
        line = lines[row]
        at = line.index("#")
        yield faults.LOST_TEXT.at(
            Place(path, row + 1, at + 1, len(line.rstrip()) - at),
            f"“{short(line.strip())}” would be lost: a line that starts with a # is a comment, "
            "even amid text.",
            "If it is part of the text above, move the # from the start of the line, or write the "
            "text below “>-”. If it is a comment, put a space after the #.",
        )


def _may_lose(text: str) -> bool:
    """Whether a hash follows text and a space, or opens a line without a space after it."""
    if "#" not in text:
        return False
    if "\t#" in text or _AT_MARGIN.search(text):
        return True
    at = text.find(" #")
    while at >= 0:
        if text[text.rfind("\n", 0, at) + 1 : at].strip() or not text[at + 2 : at + 3].isspace():
            return True
        at = text.find(" #", at + 2)
    return False


def _doubtful(line: str) -> bool:
    return "#" in line and _HASH.search(line, len(line) - len(line.lstrip())) is not None


def _texts(
    text: str, lines: list[str], doubtful: set[int]
) -> tuple[dict[int, list[tuple[int, int]]], list[int]]:
    """Which columns of doubtful lines are text to YAML, and comment lines right below text."""
    spans: dict[int, list[tuple[int, int]]] = {}
    loose: set[int] = set()
    inside: set[int] = set()
    get: Callable[[], Any] = CParser(text).get_event
    while not isinstance(event := get(), StreamEndEvent):
        if not isinstance(event, ScalarEvent):
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        block = event.style in {"|", ">"}
        for row in range(start.line, min(end.line, len(lines) - 1) + 1):
            if row in doubtful and not (block and row == start.line):
                first = start.column if row == start.line else 0
                last = end.column if row == end.line else _WHOLE
                spans.setdefault(row, []).append((first, last))
        if block or not event.style:
            below = end.line + 1
            if block:
                below = start.line + len(split(text[start.index : end.index].rstrip()))
                inside.update(range(start.line + 1, below))
            while below < len(lines) and not lines[below].strip():
                below += 1
            if below < len(lines) and _LOOSE.match(lines[below]):
                margin = read(lines[start.line]).margin
                # Right below “|”, below nothing, and below text that has a line of its own, text is
                # expected however far in it stands.
                own = not lines[start.line][: start.column].strip()
                expected = (
                    block or not event.value or (own and text[end.index : end.index + 1] != ":")
                )
                if len(lines[below]) - len(lines[below].lstrip()) > margin - expected:
                    loose.add(below)
    return spans, sorted(loose - inside)


def _comment(line: str, spans: list[tuple[int, int]]) -> int | None:
    """Where the comment of a line starts."""
    for found in _HASH.finditer(line):
        at = found.end() - 1
        if not any(first <= at < last for first, last in spans):
            return at
    return None


def _lost(path: str, row: int, at: int, line: str) -> Problem:
    parts = read(line)
    rest = line[at:].rstrip()
    comment = "If it is a comment, put two spaces before the # and one after it."
    whole = mended(parts.head, parts.value)
    new = whole_value(parts, parts.value)
    if at == parts.start:
        help_ = f"If it is text, put it in quotes:\n{whole}\n{comment}"
    elif parts.value and parts.value[0] not in "[{|>\"'":
        help_ = f"If it is part of the text, put the whole text in quotes:\n{whole}\n{comment}"
    else:
        help_, new = comment, ""
    edit = None
    if new and parts.head:
        # A number behind the sign leaves no doubt; what else may be a remark is asked about.
        there = Place(path, row + 1, parts.start + 1, len(line) - parts.start)
        edit = Edit(there, new, sure=line[at + 1 : at + 2].isdigit())
    return faults.LOST_TEXT.at(
        Place(path, row + 1, at + 1, len(rest)),
        f"“{short(rest)}” would be lost: after a space, YAML takes a # as the start of a comment.",
        help_,
        edit=edit,
    )


def escapes(path: str, text: str) -> Iterator[Problem]:
    r"""Backslashes that double quotes turn into something else: `"S:\new"` holds a line break."""
    if '"' not in text or not _MAY_BE_CODE.search(text):
        return
    lines = split(text)
    get: Callable[[], Any] = CParser(text).get_event
    while not isinstance(event := get(), StreamEndEvent):
        if not isinstance(event, ScalarEvent) or event.style != '"':
            continue
        start: Any = event.start_mark
        end: Any = event.end_mark
        for row in range(start.line, end.line + 1):
            line = lines[row][: end.column] if row == end.line else lines[row]
            found = _escape(line, start.column if row == start.line else 0)
            if found is not None:
                parts = read(lines[row])
                whole = parts.value.strip('"') if start.line == end.line else line.strip()
                head = parts.head if start.line == end.line else "…:"
                yield faults.SPECIAL.at(
                    Place(path, row + 1, found + 1, 2),
                    f"In double quotes, YAML reads {line[found : found + 2]} as a code for a sign "
                    "that cannot be typed, such as a line break; the letter would be lost.",
                    "Put the text below “>-”, where a backslash is a backslash, or below “|” to "
                    f"keep its line breaks:\n    {head} >-\n      {short(whole, 300)}",
                    edit=_below_sign(path, row, parts, whole) if start.line == end.line else None,
                )
                break


def _below_sign(path: str, row: int, parts: Line, text: str) -> Edit | None:
    """Puts a text in quotes below `>-`, where a backslash is a backslash."""
    new = mended_value(parts, text)
    if not new or ("\\" in text.replace("\\\\", "") and '\\"' in text):
        return None
    return Edit(Place(path, row + 1, parts.start + 1, len(parts.value)), new)


def _escape(line: str, start: int) -> int | None:
    """Where a backslash stands for something else than the sign after it."""
    at = line.find("\\", start)
    while at >= 0:
        if line[at + 1 : at + 2].isalnum() and line[at + 1] not in "xuU":
            return at
        at = line.find("\\", at + 2)
    return None


def special(path: str, text: str, event: Any) -> Problem:
    """An anchor, alias, tag or merge key: what would drop, repeat or change words."""
    mark = event.start_mark
    line = split(text)[mark.line]
    place = Place(path, mark.line + 1, mark.column + 1, 1)
    parts = read(line)
    if getattr(event, "value", None) == "<<":
        return faults.SPECIAL.at(
            place,
            "“<<” makes YAML copy the fields of another record; lt does not, since what is copied "
            "stands nowhere to be read.",
            "Write the fields out in each record.",
        )
    if isinstance(event, AliasEvent):
        sign, does = "*", "repeat what stands elsewhere"
    elif event.anchor is not None:
        sign, does = "&", "take the word as a label"
    else:
        sign, does = "!", "take the word as an instruction"
    value = line[mark.column :].strip()
    edit = None
    if value == f"{sign}{value[1:].split(' ', maxsplit=1)[0]}" and sign != "!":
        help_ = "If another record is to be repeated, write its fields out here as well."
        if sign == "&":
            help_ = f"Remove “{short(value)}”, and write out the fields wherever they are repeated."
    else:
        help_ = "Put the whole text in quotes:\n" + mended(_head(parts, mark.column), value)
        new = mended_value(parts, value) if mark.column == parts.start else ""
        if new and not isinstance(event, MappingStartEvent | SequenceStartEvent):
            edit = Edit(replace(place, length=len(parts.value)), new)
    return faults.SPECIAL.at(
        place,
        f"At the start of text, {sign} makes YAML {does}; words would be lost.",
        help_,
        edit=edit,
    )


def _head(parts: Line, column: int) -> str:
    return parts.head if column == parts.start else "-"


#: A line that may be an item of a list; a dash with a space is seen by the reader, who knows
#: whether it stands in text. The line break in front makes the search ten times as fast, and what
#: gives nothing back once it is taken another four times.
_ITEM = regex(
    r"\n[ ]*+(?:[^\s\w\"'#\[\]{}&!%@`-]|-(?:-?>|-[ \t]|-?[^\W\d_])|[o_][ \t]"
    r"|\(?\w{1,5}+(?:\.\w++)*+[.)][ \t]|\(?\w{1,5}+\)\w|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*\.[^\W\d_]"
    r"|\[[ xX]?\]|[0-9]{1,4}(?:[:./-][0-9 \t]| ?h)|(?:[0-9]{1,3}|[A-Z]) ?[-–—:][ \t]|#[0-9]"
    r"|[0-9]{1,2}(?:st|nd|rd|th)|[A-Z]{1,3}[0-9]{0,2}:[ \t]"
    rf"|(?:{NUMBERED}) [0-9])"
)
#: What the fast engine is asked, which knows other letters than ASCII's by other rules: all of the
#: above, and every line that begins with such a letter or has one in its first word. An apostrophe
#: within a word, as Word sets it, is none.
_MAY_BE_ITEM = Screen(
    (
        (
            r"\n *(?:[^\s\w\"'#\[\]{}&!%@`-]|-(?:[->]|[A-Za-z])|[o_][ \t]"
            r"|-?(?:[^\x00-\x7f]|[\w.]+[^\x00-\x7f’])"
            r"|\(?[\w]{1,5}(?:\.[\w]+)*[.)][ \t]|\(?[\w]{1,5}\)(?:[\w]|[^\x00-\x7f])"
            r"|\(?[0-9]{1,3}(?:\.[0-9]{1,3})*\.[A-Za-z]|\[[ xX]?\]"
            r"|[0-9]{1,4}(?:[:./-][0-9 \t]| ?h)|(?:[0-9]{1,3}|[A-Z]) ?[:-][ \t]"
            r"|(?:[0-9]{1,3}|[A-Z]) [^\x00-\x7f]|#[0-9]|[0-9]{1,2}(?:st|nd|rd|th)"
            rf"|[A-Z]{{1,3}}[0-9]{{0,2}}:[ \t]|(?:{NUMBERED}) [0-9])"
        ).replace(r"\w", "0-9A-Za-z_"),
    )
)
#: A stroke between columns, and none that opens a text below it.
_STROKE = regex(r"\|(?![0-9+-]{0,2}[ ]*(?:\r?\n|\Z))")


def may_join(text: str) -> bool:
    """Whether a file may hold a list or table of which YAML makes one sentence."""
    if "\t" in text or ("|" in text and _STROKE.search(text)):
        return True
    return _MAY_BE_ITEM.passes(text) and _ITEM.search(text) is not None


def joined_list(path: str, text: str, event: Any) -> Iterator[Problem]:
    """A list or table of which YAML makes one sentence: lines that it joins to the one above."""
    mark = event.start_mark
    first, *lines = split(text[mark.index : event.end_mark.index].rstrip())
    folded = event.style == ">"
    lines = ["" if folded else first.lstrip("\"'"), *lines]
    margin = next((_indent(line) for line in lines[1:] if line.strip()), 0) if folded else 0
    items = items_of([line[margin:] for line in lines])
    for number in items:
        line, above = lines[number], lines[number - 1] if number else ""
        # Below “>” a line that stands further in keeps its break, and so does the one below it.
        kept = folded and any(one[margin : margin + 1] in {" ", "\t"} for one in (line, above))
        if not above.strip() or kept:
            continue
        sign = first.split(" ")[0]
        edit = None
        if folded:
            help_ = f"Write “|” in the place of “{sign}”: below it every line stays as it is typed."
            if not any(one.isdigit() for one in sign):
                edit = Edit(Place(path, mark.line + 1, mark.column + 1, len(sign)), "|")
        else:
            parts = read(text[text.rfind("\n", 0, mark.index) + 1 : mark.index] + first)
            said = [short(one.strip(" "), 100).strip("\"'") for one in lines[:4]]
            if event.style == "'":
                said = [one.replace("''", "'") for one in said]
            help_ = "Put the text below “|”, where every line stays as it is typed:\n"
            help_ += copied(f"{parts.head} |", *(f"  {one}" for one in said))
            help_ += "\n      …" if len(lines) > len(said) else ""
            edit = _unfolded(path, text, event)
            if in_line := _in_line(
                path, lines, Place(path, mark.line + 1, parts.indent + 1), parts
            ):
                help_ = "Put the dashes exactly below each other:\n"
                help_ += copied(*(f"- {one.lstrip(' -')}" for one in (first, *lines[1:4])))
                edit = in_line
        while number - 1 in items:
            number -= 1
        line = lines[number]
        column = mark.column if not number else len(line) - len(line.lstrip())
        yield faults.JOINED_LIST.at(
            Place(path, mark.line + number + 1, column + 1, 1),
            "The lines of this list or table are joined into one, as YAML does with "
            + ("all lines below “>”." if folded else "text that runs on over lines."),
            help_,
            edit=edit,
        )
        return


def _in_line(path: str, lines: Sequence[str], dash: Place, parts: Line) -> Edit | None:
    """Puts the dashes of a list of single words, such as ids, below the first of them."""
    items = [line.strip() for line in lines[1:] if line.strip()]
    if parts.name or not parts.dashes or not items or len(lines) != len(items) + 1:
        return None
    if any(not one.startswith("- ") or " " in one[2:] for one in items) or " " in parts.value:
        return None
    new = "\n".join(f"{' ' * (dash.column - 1)}{one}" for one in items)
    return Edit(Place(path, dash.line + 1, 1, len("\n".join(lines[1:]))), new)


def _unfolded(path: str, text: str, event: Any) -> Edit | None:
    """Puts a text that runs on over lines, or stands in quotes, below `|` with every line."""
    mark = event.start_mark
    typed = text[mark.index : event.end_mark.index].rstrip()
    line = text[text.rfind("\n", 0, mark.index) + 1 : mark.index]
    parts = read(line + split(typed)[0])
    behind = split(text[mark.index + len(typed) :])[0]
    if behind.strip() or parts.start != mark.column or not parts.head or "\\" in typed:
        return None
    inner = typed[1:-1] if event.style in {"'", '"'} else typed
    lines = [
        one.strip() for one in split(inner.replace("''", "'") if event.style == "'" else inner)
    ]
    while not lines[-1]:
        lines.pop()
    if not lines[0]:
        lines = lines[1:]
    margin = " " * (parts.margin + 2)
    new = "\n".join(["|", *(margin + one if one else "" for one in lines)])
    return Edit(Place(path, mark.line + 1, mark.column + 1, len("\n".join(split(typed)))), new)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
