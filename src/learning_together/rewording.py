"""Which words of a text were taken out, put in or left, told as a reader would tell it.

Takes two texts, gives spans. Knows nothing of records.
"""

import re
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
    """Words that stand in both texts, or words of the one for words of the other."""

    same: bool
    old: list[str]
    new: list[str]


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
    for block in _read_well(_blocks(before, after)):
        if block.same:
            spans.append(Span("same", "".join(block.new)))
            continue
        if block.old:
            spans.append(Span("removed", "".join(block.old)))
        if block.new:
            spans.append(Span("added", "".join(block.new)))
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
    blocks = [_Block(same=True, old=before[:start], new=after[:start])]
    if len(old) * len(new) > _MOST_PAIRS:
        steps: list[Any] = [("replace", 0, len(old), 0, len(new))]
    else:
        steps = list(Indel.opcodes(old, new).as_list())
    for tag, a, b, c, d in steps:
        block = _Block(tag == "equal", before[start + a : start + b], after[start + c : start + d])
        if blocks and not block.same and not blocks[-1].same:
            last = blocks.pop()
            block = _Block(same=False, old=last.old + block.old, new=last.new + block.new)
        blocks.append(block)
    blocks.append(_Block(same=True, old=before[len(before) - end :], new=after[len(after) - end :]))
    return [block for block in blocks if block.old or block.new]


def _read_well(blocks: list[_Block]) -> list[_Block]:
    """Joins changes with a few stray words between them, which nobody would call unchanged."""
    done: list[_Block] = []
    for block in blocks:
        done.append(block)
        while len(done) > 2 and not done[-1].same and _stray(*done[-3:]):
            three = done[-3:]
            done[-3:] = [
                _Block(
                    same=False,
                    old=[word for one in three for word in one.old],
                    new=[word for one in three for word in one.new],
                )
            ]
    return done


def _stray(before: _Block, between: _Block, after: _Block) -> bool:
    if before.same or not between.same:
        return False
    length = _letters(between.new)
    return length <= max(map(_letters, (before.old, before.new))) and length <= max(
        map(_letters, (after.old, after.new))
    )


def _letters(words: list[str]) -> int:
    return sum(map(len, words))
