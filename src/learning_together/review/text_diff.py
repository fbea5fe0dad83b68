"""Which words of a text were taken out, put in or left, told as a reader would tell it.

Takes two texts, gives spans. Knows nothing of records.
"""

from collections.abc import Iterable, Iterator
from typing import Literal

from learning_together.patterns import regex

Sort = Literal["same", "removed", "added"]

#: A word or a mark, with the space after it.
_TOKEN = regex(r"(?:\w[\w'’-]*|[^\w\s])\s*")
#: Past this many pairs of words, what differs is given as one span.
_MOST_PAIRS = 25_000_000


#: Some words of either text, or of both: in which, and the words. A text may have a hundred.
Span = tuple[Sort, str]

#: Whether a stretch stands in both texts; what it is in the old one, and in the new one.
_Block = tuple[bool, str, str]


def same_words(old: str, new: str) -> bool:
    """Whether two texts differ in nothing but line breaks and spaces."""
    if old.isprintable() and new.isprintable() and "  " not in old and "  " not in new:
        return old.strip() == new.strip()
    return old.split() == new.split()


def reworded(old: str, new: str) -> tuple[Span, ...]:
    """What became of a text, in the order of reading; line breaks count as spaces.

    >>> reworded("She saw the child.", "She met the child.")
    (('same', 'She '), ('removed', 'saw '), ('added', 'met '), ('same', 'the child.'))
    """
    spans: list[Span] = []
    for same, was, now in _read_well(_blocks(old.split(), new.split())):
        if same:
            spans.append(("same", now))
            continue
        if was:
            spans.append(("removed", was))
        if now:
            spans.append(("added", now))
    # Neither text ends with a space.
    ends = 2 if [sort for sort, _ in spans[-2:]] == ["removed", "added"] else 1
    return (*spans[:-ends], *((sort, text.rstrip()) for sort, text in spans[-ends:]))


def _blocks(old: list[str], new: list[str]) -> Iterator[_Block]:
    """Stretches of words that are the same and that differ, in turn.

    Where words differ, what they and the marks at them have in common is the same still.
    """
    a = c = 0
    for b, d, size in _matches(old, new):
        if a < b and c < d:
            was, now = " ".join(old[a:b]), " ".join(new[c:d])
            # In letters and figures alone there are no marks to tell from the words.
            plain = was.replace(" ", "").isalnum() and now.replace(" ", "").isalnum()
            if plain:
                yield False, was + " ", now + " "
            else:
                yield from _parts(was + " ", now + " ")
        elif a < b:
            yield False, " ".join(old[a:b]) + " ", ""
        elif c < d:
            yield False, "", " ".join(new[c:d]) + " "
        if size:
            a, c = b + size, d + size
            same = " ".join(new[d:c]) + " "
            yield True, same, same


def _parts(was: str, now: str) -> Iterator[_Block]:
    """The same of words and the marks at them."""
    old, new = _TOKEN.findall(was), _TOKEN.findall(now)
    a = c = 0
    for b, d, size in _matches([one.rstrip() for one in old], [one.rstrip() for one in new]):
        if a < b or c < d:
            yield False, "".join(old[a:b]), "".join(new[c:d])
        a, c = b + size, d + size
        if size:
            yield True, "".join(old[b:a]), "".join(new[d:c])


def _matches(old: list[str], new: list[str]) -> Iterable[Iterable[int]]:
    """Where both have the same, from which place in each and how many; the end is the last."""
    from rapidfuzz.distance import Indel

    if len(old) * len(new) <= _MOST_PAIRS:
        return Indel.opcodes(old, new).as_matching_blocks()
    most = min(len(old), len(new))
    start = end = 0
    while start < most and old[start] == new[start]:
        start += 1
    while end < most - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return (0, 0, start), (len(old) - end, len(new) - end, end), (len(old), len(new), 0)


def _read_well(blocks: Iterable[_Block]) -> list[_Block]:
    """Joins changes with a few stray words between them, which nobody would call unchanged."""
    done: list[_Block] = []
    for block in blocks:
        same, was, now = block
        if done and done[-1][0] is same:
            _, old, new = done.pop()
            was, now = old + was, new + now
            block = same, was, now
        while not same and len(done) > 1:
            _, between_old, between = done[-1]
            stray = len(between)
            if stray > len(was) and stray > len(now):
                break
            _, old, new = done[-2]
            if stray > len(old) and stray > len(new):
                break
            was, now = old + between_old + was, new + between + now
            block = same, was, now
            del done[-2:]
        done.append(block)
    return done
