"""Tells what is recorded already from what is new, when a draft is read again.

A mark is made of when something was said, on which words, and what; not of where it stood, since
drafts are rearranged, and not of the reader's name: from a hash in git, a name could be found by
trying. So readers who say the same of the same words in the same minute share the beginning of
their marks, and are told apart by who they are.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable

from learning_together.records.kinds.comment import Comment

_LENGTH = 16


def mark(kind: str, when: str, quoted: str, text: str, proposed: str) -> str:
    """The mark of something that was said."""
    whole = f"{kind}\x1f{when}\x1f{quoted}\x1f{text}\x1f{proposed}"
    return hashlib.sha256(whole.encode()).hexdigest()[:_LENGTH]


class Recorded:
    """The comments of a review by their marks.

    Args:
        comments: All that the review has.
    """

    def __init__(self, comments: Iterable[Comment]) -> None:
        self._by_base: dict[str, list[Comment]] = defaultdict(list)
        self._used: set[str] = set()
        for one in comments:
            if one.mark:
                self._used.add(one.mark)
                self._by_base[one.mark.partition("-")[0]].append(one)

    def candidates(self, *bases: str) -> list[Comment]:
        """The comments that have one of these marks, and are not spoken for yet."""
        return [one for base in dict.fromkeys(bases) for one in self._by_base.get(base, ())]

    def claim(self, comment: Comment) -> None:
        """Notes that a comment is the one that was found."""
        self._by_base[str(comment.mark).partition("-")[0]].remove(comment)

    def free(self, base: str) -> str:
        """A mark that no other comment has."""
        number, found = 1, base
        while found in self._used:
            number += 1
            found = f"{base}-{number}"
        self._used.add(found)
        return found
