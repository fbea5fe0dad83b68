"""Who may be meant by a name that was found, and why a person must say so.

Takes identities and a spot of a text, gives what may go in its place and the doubt about it. Knows
neither files nor what is done with the answer.
"""

import re
from collections.abc import Collection, Iterable
from enum import StrEnum
from functools import cache

from learning_together.patterns import regex
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.common_words import ORDINARY, PREFIXES
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.words import Words, split
from learning_together.records.kinds.identity import Identity

POSSESSIVE = ("'s", "’s")
#: What parts the words of a name that is written as one.
_WRITTEN_AS_ONE = regex(r"[^\W\d_]+(?:[ \t\r\n'’.-]{1,3}[^\W\d_]+)*")
_BEFORE = regex(r"([^\W\d_]+)[ \t'’-]\Z")
_HYPHENED = regex(r"[^\W\d_][-‐]\Z")
_HYPHEN_FOLLOWS = regex(r"[-‐][^\W\d_]")
#: How much of the text before a spot is looked at.
_NEAR = 20


class Doubt(StrEnum):
    """Why a spot may be no name, in words."""

    WORD = "a word as well as a name"
    CLOSE = "close to a name"
    PART = "perhaps part of somebody else's name"


class Bearers:
    """Everybody whose name, number or place a text may be.

    Args:
        identities: The key's records.
        codes: Ids of people in the review; see `Key`.
    """

    def __init__(self, identities: Iterable[Identity], codes: Collection[str]) -> None:
        self._keys = tuple(Key([one], codes) for one in identities)
        self.of = cache(self._of)

    def _of(self, found: str) -> tuple[str, ...]:
        """What may go in place of a text that was found, one for each who may be meant."""
        words = Words(found)
        return tuple(
            dict.fromkeys(
                instead
                for key in self._keys
                for hit in key.find(words, near=True)
                if (hit.start, hit.end) == (0, len(found)) and (instead := key.instead(hit))
            )
        )


def doubt(text: str, hit: Hit, words: Collection[str], *, in_id: bool = False) -> Doubt | None:
    """Why a spot may be no name of the key; None where it surely is one.

    Args:
        text: In which it stands.
        hit: The spot.
        words: Names that stand in the review as words, plain.
        in_id: Whether it stands in an id, in which a hyphen joins no names.
    """
    found = text[hit.start : hit.end]
    named = split(found.removesuffix("'s").removesuffix("’s"))
    if hit.sort is Sort.NEAR and (len(named) != 1 or named[0] not in ORDINARY):
        return Doubt.CLOSE
    if hit.sort is Sort.NEAR or (named and all(word in ORDINARY for word in named)):
        if hit.sort is Sort.NAME and _is_written_as_name(found):
            return None
        return Doubt.WORD
    if len(named) == 1 and named[0] in words:
        return Doubt.WORD
    before, after = text[max(hit.start - _NEAR, 0) : hit.start], text[hit.end : hit.end + 2]
    prefix = _BEFORE.search(before)
    longer = prefix is not None and prefix[1].lower() in PREFIXES
    joined = _HYPHENED.search(before) or _HYPHEN_FOLLOWS.match(after)
    return Doubt.PART if longer or (joined and not in_id) else None


def _is_written_as_name(found: str) -> bool:
    """Whether words that are names as well stand together, each with a capital letter."""
    bare = found.removesuffix("'s").removesuffix("’s")
    if not _WRITTEN_AS_ONE.fullmatch(bare):
        return False
    return all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", bare))
