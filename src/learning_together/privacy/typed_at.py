"""Where in some files words are typed that stand in a finished file."""

import re
from collections.abc import Mapping

#: Characters before the words by which their place is known.
_BESIDE = 24


def typed_at(
    files: Mapping[str, str], text: str, start: int, end: int, *, surely: bool = True
) -> str:
    """The first file and line in which words are typed; empty where none has them.

    Args:
        files: Texts by path.
        text: Of the finished file.
        start: Where the words start in it.
        end: Where they end.
        surely: Whether what stands before them must stand there as well.
    """
    before = text[max(0, start - _BESIDE) : start].partition(" ")[2]
    words = text[start:end]
    found = _at(files, before + words)
    return found or ("" if surely else _at(files, words))


def _at(files: Mapping[str, str], words: str) -> str:
    sought = re.compile(
        r"(?<![^\W_])" + r"[\s>#-]+".join(map(re.escape, words.split())) + r"(?![^\W_])"
    )
    first = words.split(maxsplit=1)[0]
    for path, text in sorted(files.items()):
        if first in text and (spot := sought.search(text)):
            return f"{path}, line {text.count(chr(10), 0, spot.end()) + 1}"
    return ""
