"""The words that stand for keys and ids in a review: its agencies' names, labels, words of lists.

Takes a review and what was typed for a field, gives what the field holds. What is none of these
words, or stands for two, stays as it was typed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from learning_together.ids import Id
from learning_together.records.did_you_mean import plain
from learning_together.records.frameworks import (
    Framework,
    framework,
    frameworks,
    option,
    options,
    typology,
)
from learning_together.records.kinds.agency import Agency
from learning_together.records.shape import Shape
from learning_together.review.likely_ids import agency_names
from learning_together.review.review import Review

#: Labels of the rows of a table, by the words of `effort`.
_EFFORT = "effort_"
#: Fields that hold a word, though of no list that is the same in every review.
_LABELLED = frozenset({"category"})


def has_words(shape: Shape) -> bool:
    """Whether what is typed for a field may be a word for what it holds."""
    return shape.refs is not None or bool(shape.choices) or shape.name in _LABELLED


class Vocabulary:
    """The words of one review.

    Args:
        review: Whose agencies, framework and typology they are.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._lists: dict[tuple[str, tuple[str, ...]], Mapping[str, str]] = {}

    def meant(self, shape: Shape, typed: str) -> str:
        """What a field holds, for what was typed.

        Args:
            shape: The field.
            typed: One value; of a list, one item.
        """
        if shape.refs is not None:
            if "agencies" in shape.refs or not shape.refs:
                return self.agency(typed)
            record = self._review.find(Id(typed))
            return record.id_text if record is not None else typed
        return word_meant(typed, self._known(shape))

    def agency(self, typed: str) -> str:
        """The id of the agency of that name, where that is no id already; else what was typed."""
        record = self._review.find(Id(typed))
        return self._names.get(plain(typed), typed) if record is None else record.id_text

    def is_known(self, shape: Shape, typed: str) -> bool:
        """Whether what was typed stands for something by itself: a name, an id or a word."""
        if shape.refs is not None and self._review.find(Id(typed)) is not None:
            return True
        return self.meant(shape, typed) != typed

    def items(self, shape: Shape, typed: Sequence[str]) -> Iterator[tuple[str, str]]:
        """The items of a list as typed, each with what it stands for.

        A name with commas in it has been taken apart where its list was: its parts are one item.
        """
        at = 0
        while at < len(typed):
            for end in range(min(len(typed), at + self._most_parts), at, -1):
                said = ", ".join(typed[at:end])
                meant = self.meant(shape, said)
                if meant != said or end == at + 1:
                    yield said, meant
                    at = end
                    break

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return agency_names(self._review.all(Agency))

    @cached_property
    def _most_parts(self) -> int:
        names = (one.name or "" for one in self._review.all(Agency))
        return 1 + max((len(re.findall("[,;\n]", name)) for name in names), default=0)

    def _known(self, shape: Shape) -> Mapping[str, str]:
        """The words that a field knows, and what reports print for them, each with its key."""
        field = shape.name, tuple(shape.choices)
        if field not in self._lists:
            self._lists[field] = self._list_of(shape)
        return self._lists[field]

    def _list_of(self, shape: Shape) -> Mapping[str, str]:
        facts = self._review.facts
        if shape.name == "framework":
            return framework_labels()
        if shape.name == "category":
            own = {one.label: one.key for one in facts.categories if one.label and one.key}
            shipped = {label: key for key, label in typology(facts.typology or "").items()}
            return {**{key: key for key in (*shipped.values(), *own.values())}, **shipped, **own}
        if shape.name == "option":
            return option_labels()
        printed = printed_words(framework(facts.framework or ""), shape.choices)
        return {**printed, **{word: word for word in shape.choices}}


def framework_labels() -> dict[str, str]:
    """The keys of the frameworks, by key and by name."""
    return {
        **{key: key for key in frameworks()},
        **{framework(key).label: key for key in frameworks()},
    }


def option_labels() -> dict[str, str]:
    """The keys of the options, by key and by name."""
    return {**{key: key for key in options()}, **{option(key).label: key for key in options()}}


def printed_words(frame: Framework, words: Iterable[str]) -> dict[str, str]:
    """What a framework calls the words of a list, each with its word."""
    known = tuple(words)
    found = ((key.removeprefix(_EFFORT), label) for key, label in frame.labels.items())
    return {label: word for word, label in found if word in known}


def word_meant(typed: str, known: Mapping[str, str]) -> str:
    """The key that is meant by a word in capitals or with spaces; else what was typed.

    >>> word_meant("Follow on 1", {"follow-on-1": "follow-on-1"})
    'follow-on-1'
    """
    if typed in known:
        return known[typed]
    said = _bare(typed)
    found = {key for word, key in known.items() if _bare(word) == said}
    return found.pop() if len(found) == 1 else typed


@lru_cache
def _bare(text: str) -> str:
    return plain(text).removeprefix("the ")
