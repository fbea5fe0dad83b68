"""Which words of a text were taken out, put in or left, told as a reader would tell it.

Takes two texts, gives spans. Knows nothing of records.
"""

import re
from itertools import accumulate
from typing import Any, Literal, NamedTuple

Sort = Literal["same", "removed", "added"]

#: A word or a mark, with the space after it.
_TOKEN = re.compile(r"(?:\w[\w'’-]*|[^\w\s])\s*")
#: Past this many pairs of words, what differs is given as one span.
_MOST_PAIRS = 25_000_000


class Span(NamedTuple):
    """Some words of either text, or of both."""

    sort: Sort
    text: str


class _Block(NamedTuple):
    """Words that stand in both texts, or words of the one for words of the other: from, up to."""

    same: bool
    old: int
    old_end: int
    new: int
    new_end: int


def same_words(old: str, new: str) -> bool:
    """Whether two texts differ in nothing but line breaks and spaces."""
    return old == new or old.split() == new.split()


def reworded(old: str, new: str) -> tuple[Span, ...]:
    """What became of a text, in the order of reading; line breaks count as spaces.

    >>> [(span.sort, span.text) for span in reworded("She saw the child.", "She met the child.")]
    [('same', 'She '), ('removed', 'saw '), ('added', 'met '), ('same', 'the child.')]
    """
    before, after = _tokens(old), _tokens(new)
    spans: list[Span] = []
    for same, a, b, c, d in _read_well(_blocks(before, after), before, after):
        if same:
            spans.append(Span("same", "".join(after[c:d])))
            continue
        if a < b:
            spans.append(Span("removed", "".join(before[a:b])))
        if c < d:
            spans.append(Span("added", "".join(after[c:d])))
    return tuple(spans)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(" ".join(text.split()))


def _blocks(before: list[str], after: list[str]) -> list[_Block]:
    from rapidfuzz.distance import Indel

    old, new = [word.rstrip() for word in before], [word.rstrip() for word in after]
    start = 0
    most = min(len(old), len(new))
    while start < most and old[start] == new[start]:
        start += 1
    end = 0
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    steps: list[Any] = [("replace", 0, len(old), 0, len(new))]
    if len(old) * len(new) <= _MOST_PAIRS:
        steps = list(Indel.opcodes(old, new).as_list())
    blocks = [_Block(same=True, old=0, old_end=start, new=0, new_end=start)]
    for tag, a, b, c, d in steps:
        same, a, b, c, d = tag == "equal", a + start, b + start, c + start, d + start
        if not same and not blocks[-1].same:
            last = blocks.pop()
            a, c = last.old, last.new
        blocks.append(_Block(same, a, b, c, d))
    a, c = len(before) - end, len(after) - end
    blocks.append(_Block(same=True, old=a, old_end=len(before), new=c, new_end=len(after)))
    return [block for block in blocks if block.old < block.old_end or block.new < block.new_end]


def _read_well(blocks: list[_Block], before: list[str], after: list[str]) -> list[_Block]:
    """Joins changes with a few stray words between them, which nobody would call unchanged."""
    if len(blocks) < 3:
        return blocks
    old = list(accumulate(map(len, before), initial=0))
    new = list(accumulate(map(len, after), initial=0))

    def letters(block: _Block) -> int:
        return max(old[block.old_end] - old[block.old], new[block.new_end] - new[block.new])

    done: list[_Block] = []
    for block in blocks:
        done.append(block)
        while len(done) > 2 and not block.same and not done[-3].same:
            first, between, last = done[-3:]
            stray = new[between.new_end] - new[between.new]
            if stray > letters(first) or stray > letters(last):
                break
            done[-3:] = [_Block(False, first.old, last.old_end, first.new, last.new_end)]  # noqa: FBT003
    return done
