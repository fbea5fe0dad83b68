"""How far down a table of contents goes, the same in Word and in HTML.

Takes the levels and texts of a document's headings; knows nothing of either form.
"""

from collections.abc import Iterable

_DEEPEST = 3
_MANY = 60  # entries: more than two pages of them help nobody to find a place


def depth(headings: Iterable[tuple[int, str]]) -> int:
    """The lowest level of headings that the contents list, from 1 to 3.

    A level is left out where there are too many entries, or where most of its headings say what
    others say: the same seven questions below each finding tell no reader where to go.
    """
    listed = [(level, text) for level, text in headings if level <= _DEEPEST]
    for deepest in range(_DEEPEST, 1, -1):
        lowest = [text for level, text in listed if level == deepest]
        if len(listed) <= _MANY and 2 * len(set(lowest)) >= len(lowest):
            return deepest
        listed = [(level, text) for level, text in listed if level < deepest]
    return 1
