"""The files of a state as they are laid out: the stretch of each record, and its comments.

Each file is looked at once, and only where somebody asks.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, cached_property

from learning_together.folder.yaml.write.layout import Layout, laid_out
from learning_together.joining.comments import Comments, bounds, comments, new_lines
from learning_together.joining.state import Held, Key, State, body_of
from learning_together.patterns import regex

_HASHED = regex(r"^.*#.*$", re.MULTILINE)


class Files:
    """Looks at the files of a state.

    Args:
        state: It.
    """

    def __init__(self, state: State) -> None:
        self.state = state
        self.layout = cache(self._layout)
        self._comments = cache(self._all_comments)
        #: Where each record of a list begins, and where the last one ends, by its path.
        self.bounds = cache(self._bounds)

    @cached_property
    def hashes(self) -> Counter[str]:
        """Every line of the state with a # in it: where there is no other, no comment is either."""
        return _hashed(self.state.texts.values())

    def hashes_of(self, keys: Iterable[Key]) -> Counter[str]:
        """The same of some records alone."""
        held = (self.state.records.get(key) for key in keys)
        return _hashed(self.stretch(one) for one in held if one)

    def is_commented(self, base: "Files | None", gone: Counter[str] | None = None) -> bool:
        """Whether there may be a comment that was not there in the beginning.

        Args:
            base: The beginning.
            gone: Lines of it that do not count, since their records go.
        """
        before = base.hashes if base else Counter[str]()
        return bool(self.hashes and self.hashes - (before - gone if gone else before))

    def comments(self, key: Key) -> list[str]:
        """The comments of a record; none where the state has no such record."""
        held = self.state.records.get(key)
        return self._comments(held.path).by_record.get(held.number, []) if held else []

    def loose(self, path: str) -> list[str]:
        """The comments of a file that are no record's."""
        return self._comments(path).loose if path in self.state.files else []

    def stretch(self, held: Held) -> str:
        """The text of a record, comments included; that of its file where that is no list."""
        text = self.state.texts[held.path]
        if self.layout(held.path).form != "list":
            return text
        begins = self.bounds(held.path)
        return text[begins[held.number] : begins[held.number + 1]]

    def _layout(self, path: str) -> Layout:
        return laid_out(self.state.texts[path], self.state.read[path], body_of(path))

    def _all_comments(self, path: str) -> Comments:
        markdown = path.endswith(".md")
        return comments(self.state.texts[path], self.layout(path), markdown=markdown)

    def _bounds(self, path: str) -> list[int]:
        return bounds(self.state.texts[path], self.layout(path))


def _hashed(texts: Iterable[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for text in (text for text in texts if "#" in text):
        found.update(line.strip() for line in _HASHED.findall(text))
    return found


def new_comments(
    key: Key,
    side: Files,
    base: Files | None,
    *others: Files,
    gone: Counter[str] | None = None,
) -> list[str]:
    """The comments of a record that one side has and neither the beginning nor another side.

    Args:
        key: The record's.
        side: The one side.
        base: The beginning.
        others: Other sides.
        gone: Lines of records that go: a comment that the side has moved out of one is no old one.
    """
    if not side.is_commented(base, gone):
        return []
    known = [one.comments(key) for one in (base, *others) if one]
    return new_lines(side.comments(key), *known)


def new_loose(path: str, side: Files, base: Files | None, there: list[str]) -> list[str]:
    """The comments of a file itself that one side has and neither the beginning nor some lines."""
    if not side.is_commented(base):
        return []
    return new_lines(side.loose(path), base.loose(path) if base else [], there)
