"""Whom a row is about: the child or adult that a column, a heading or the name of a sheet says.

Takes words and the people of the review, gives role codes. What real names stand for is not known
here: the coder of names says that.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from learning_together.exchange.imports.rows.headings import plain


@dataclass(frozen=True)
class Whom:
    """The people of a review by what they are called without a name.

    Attributes:
        roles: Of each, by code.
    """

    roles: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def _heads(self) -> dict[str, str]:
        """The words of each role up to what explains it: “older sibling” of “… of Child C”."""
        return {
            code: plain(re.split(r"[,;:(]|\bof\b|\bto\b", role, maxsplit=1)[0])
            for code, role in self.roles.items()
        }

    def meant(self, said: str) -> tuple[str, ...]:
        """The codes of those whom a cell names; none unless all of them are known.

        >>> Whom({"C": "Child C, the subject", "M": "Mother of C"}).meant("Child C and mother")
        ('C', 'M')
        """
        parts = [plain(one) for one in re.split(r"[,;/&+\n]|\band\b", said, flags=re.IGNORECASE)]
        found = [self._one(one) for one in parts if one]
        return tuple(dict.fromkeys(found)) if found and all(found) else ()

    def within(self, heading: str) -> str:
        """The code of the one person whom a heading names; empty where it names none or several.

        >>> Whom({"C": "Child C", "OC": "Older sibling"}).within("Chronology: Older sibling")
        'OC'
        """
        padded = f" {plain(heading)} "
        found = {code for code, head in self._heads.items() if head and f" {head} " in padded}
        typed = set(re.findall(r"\w+", heading))
        # “C” or “A” within a sentence is a word.
        alone = heading.strip(" :.-–—")
        found |= {one for one in self.roles if one == alone or (len(one) > 1 and one in typed)}
        return found.pop() if len(found) == 1 else ""

    def _one(self, words: str) -> str:
        """The code of the one person whom some words stand for; empty where there is none."""
        words = words.removeprefix("the ")
        for known in (
            {code for code in self.roles if plain(code) == words},
            {code for code, head in self._heads.items() if head == words},
            {code for code, head in self._heads.items() if f" {words} " in f" {head} "},
        ):
            if len(known) == 1:
                return known.pop()
        return ""
