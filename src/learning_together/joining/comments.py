"""The comments in a YAML file, each with the record that it belongs to.

Takes text, gives lines. What stands behind a # within a text is no comment.
"""

import re
from collections import Counter
from dataclasses import dataclass, field

from learning_together.folder.yaml.lines import BREAK, starts
from learning_together.folder.yaml.spans import Node, spans
from learning_together.folder.yaml.write.layout import Layout
from learning_together.patterns import regex

_CLOSING = regex(r"^(?:---|\.\.\.)\s*?$", re.MULTILINE)
_COMMENT = regex(r"(?:^|(?<=[ \t\n\r\x85\u2028\u2029]))#[^\n\r\x85\u2028\u2029]*")
#: A comment that does not begin its line could be text; it must be looked at closely.
_WITHIN = regex(r"^[^#\n\r]+[ \t]#|^[ \t]+#", re.MULTILINE)
_HEAD = regex(r"[|>][-+0-9]*")


@dataclass
class Comments:
    """The comments of a file.

    Attributes:
        by_record: Those of each record, by its number.
        loose: Those of the file itself.
    """

    by_record: dict[int, list[str]] = field(default_factory=dict)
    loose: list[str] = field(default_factory=list)


def comments(text: str, at: Layout, *, markdown: bool) -> Comments:
    """The comments of a file.

    Args:
        text: As it stands; it can be read.
        at: How its records are laid out.
        markdown: Whether it is Markdown with fields above.
    """
    found = Comments()
    if "#" not in text:
        return found
    begins = bounds(text, at) if at.form == "list" else []
    number = -1
    for place, comment in _all(text, markdown=markdown):
        if at.form != "list":
            found.by_record.setdefault(0, []).append(comment) if at.records else (
                found.loose.append(comment)
            )
            continue
        while number + 1 < len(begins) and begins[number + 1] <= place:
            number += 1
        if 0 <= number < len(at.records):
            found.by_record.setdefault(number, []).append(comment)
        else:
            found.loose.append(comment)
    return found


def bounds(text: str, at: Layout) -> list[int]:
    """Where each record of a list begins, and where the last one ends."""
    offsets = [*starts(text), len(text)]
    return [*(offsets[line] for line in at.starts), offsets[at.end]]


def new_lines(now: list[str], *before: list[str]) -> list[str]:
    """The comments that stand in none of the others so often, in their order."""
    known: Counter[str] = Counter()
    for one in before:
        known |= Counter(one)
    fresh = []
    for line in now:
        if known[line]:
            known[line] -= 1
        else:
            fresh.append(line)
    return fresh


def _all(text: str, *, markdown: bool) -> list[tuple[int, str]]:
    """Every comment with its place, in order."""
    end, start = len(text), 0
    if markdown:
        start = text.index("\n") + 1
        closing = _CLOSING.search(text, start)
        end = closing.start() if closing else len(text)
    if not markdown and not _WITHIN.search(text):
        return [
            (one.start(), _said(one[0])) for one in re.finditer(r"^#[^\r\n]*", text, re.MULTILINE)
        ]
    root = spans(text[:end])
    taken = sorted(_texts(text, root)) if root else []
    found: list[tuple[int, str]] = []
    at = start
    for first, last in [*taken, (end, end)]:
        found += ((one.start(), _said(one[0])) for one in _COMMENT.finditer(text, at, first))
        at = max(at, last)
    return found


def _said(comment: str) -> str:
    return comment.rstrip()


def _texts(text: str, node: Node) -> list[tuple[int, int]]:
    """The stretches in which text stands."""
    if node.items is not None:
        return [one for item in node.items for one in _texts(text, item)]
    if node.fields is not None:
        return [
            one
            for name, value in node.fields.items()
            for one in (*_texts(text, node.names[name]), *_texts(text, value))
        ]
    start = node.start
    if node.style in {"|", ">"} and (head := _HEAD.match(text, start)):
        line = BREAK.search(text, head.end(), node.end)
        return [(start, head.end()), (line.start(), node.end)] if line else [(start, head.end())]
    return [(start, node.end)]
