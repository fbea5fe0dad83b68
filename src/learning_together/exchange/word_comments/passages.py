"""The paragraphs that a change touches: as they were sent, and as one reader would have them.

Takes a story and the pieces of one change; gives both wordings. What others propose beside it is
left as it was sent, so that each change can be put in by itself.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from learning_together.exchange.word_comments.story import END, Story, even


@dataclass(frozen=True, slots=True)
class Passage:
    """Some paragraphs, before and after a change.

    Attributes:
        start: The first piece.
        end: The piece after the last one.
        was: As they were sent; a line each.
        would_be: As the reader would have them.
    """

    start: int
    end: int
    was: str
    would_be: str


def passage(story: Story, gone: Collection[int], come: Collection[int]) -> Passage:
    """The whole paragraphs around a change.

    Args:
        story: The text.
        gone: The numbers of the pieces that the reader takes out.
        come: The numbers of those that they put in.
    """
    pieces = story.pieces
    gone, come = frozenset(gone), frozenset(come)
    first, last = min(gone | come), max(gone | come)

    def was_there(number: int) -> bool:
        return number in gone or (number not in come and pieces[number].original)

    def ends(number: int) -> bool:
        return pieces[number].text == END and was_there(number)

    start, end = _start(first, ends), last + 1
    if not gone and pieces[last].text == END and not any(map(was_there, range(start, end))):
        # Paragraphs of their own: they stand behind the one above, or before the one below.
        if _goes_on(story, start, first):
            start = _start(start - 1, ends)
        else:
            end = _end(end, ends, len(pieces))
    elif not (start == first and ends(last) and all(map(gone.__contains__, range(first, end)))):
        # Where the end of a paragraph goes, the next one is joined to it.
        end = _end(end, ends, len(pieces))
    those = range(start, end)
    return Passage(
        start,
        end,
        even(pieces[n].text for n in those if was_there(n)),
        even(pieces[n].text for n in those if n in come or (was_there(n) and n not in gone)),
    )


def _goes_on(story: Story, start: int, at: int) -> bool:
    """Whether the paragraph above is of the same running text or cell."""
    above, here = story.paragraph_at(start - 1), story.paragraph_at(at)
    if not start or above is None or here is None or above.level:
        return False
    return (above.row, above.cell) == (here.row, here.cell)


def _end(at: int, ends: Callable[[int], bool], most: int) -> int:
    """Behind the next end of a paragraph."""
    while at < most and not ends(at):
        at += 1
    return min(at + 1, most)


def _start(at: int, ends: Callable[[int], bool]) -> int:
    """Where the paragraph of a piece begins."""
    while at > 0 and not ends(at - 1):
        at -= 1
    return at
