"""Puts the key and the patterns to a text.

Takes a text, gives hits; and texts without what was found in them, for messages.
"""

import getpass
import re
from collections.abc import Iterable
from functools import cache

from learning_together.privacy.hits import MASK, Hit, Sort, masked, widest
from learning_together.privacy.names import patterns
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.words import Words, plain

#: Names of users that say nothing about anybody.
_NOBODY_TEXT = """
root admin administrator user users guest default public system owner test runner ubuntu vagrant
docker nobody build builder ci jenkins codespace vscode
"""
_NOBODY = frozenset(_NOBODY_TEXT.split())


class Search:
    """Looks for everything that must not go out.

    Args:
        key: Names and numbers of people; None where there is none at hand.
        harmless: Wordings that may stand although they look like something else: the board's own
            telephone number, an author who is cited.
    """

    def __init__(self, key: Key | None, harmless: Iterable[str] = ()) -> None:
        self.key = key
        self._harmless = tuple(plain(one) for one in harmless if one.strip())

    def hits(
        self,
        text: str,
        *,
        near: bool = False,
        finished: bool = False,
        initials: bool = True,
        shapes: bool = True,
    ) -> list[Hit]:
        """What stands in a text, in its order.

        Args:
            text: Any text.
            near: Whether misspelt and inflected names count, too.
            finished: Whether it is that of a finished file: names inside other words and over
                gaps count, too, and the user name of this computer.
            initials: Whether two capital letters may be somebody's initials here.
            shapes: Whether numbers and addresses may be somebody's here.
        """
        words = Words(text)
        found: list[Hit] = []
        if self.key:
            found += self.key.find(words, near=near, inside=finished, initials=initials)
        if shapes:
            found += patterns.find(words, self.key.born if self.key else {}, finished=finished)
        if finished and (user := _user()) and user in words.lower:
            for match in re.finditer(rf"(?<![^\W_]){user}(?![^\W_])", words.lowered):
                start, end = words.place(match.start()), words.place(match.end())
                found.append(Hit(start, end, Sort.MACHINE, "the user name of this computer"))
        if not found:
            return []
        if self._harmless:
            found = [hit for hit in found if not self._is_harmless(text, hit)]
        return widest(found)

    def mask(self, text: str) -> str:
        """A text for a message, without anything that must not go out."""
        return masked(text, self.hits(text, near=True)) if text else text

    def shown(self, text: str) -> str:
        """Words around a find, if nothing in them hints at a name; otherwise nothing."""
        return "" if self.key and self.key.hints(text) else text

    def _is_harmless(self, text: str, hit: Hit) -> bool:
        for wording in self._harmless:
            room = len(wording)
            start = max(hit.start - room, 0)
            near = plain(text[start : hit.end + room])
            at = near.find(wording)
            while at >= 0:
                if start + at <= hit.start and hit.end <= start + at + room:
                    return True
                at = near.find(wording, at + 1)
        return False


@cache
def _user() -> str:
    """The name by which the user is known to this computer, if it may point to a person."""
    try:
        name = getpass.getuser().lower()
    except (OSError, KeyError, ImportError):
        return ""
    return name if len(name) > 3 and name.isalnum() and name not in _NOBODY else ""


__all__ = ["MASK", "Search"]
