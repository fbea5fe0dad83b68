"""How a text calls findings by number, and how many of them it says there are in all.

Takes text, gives numbers. Knows no review.
"""

import re
from collections.abc import Iterator

from learning_together.patterns import regex

#: “Finding 3”, “findings 2 and 5”.
_CALLED = regex(
    r"\b(?i:findings?)[\s\u00a0]+(\d{1,3}(?:(?:\s*,\s*|\s+(?:and|or|to)\s+)\d{1,3})*)\b"
)
_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
}  # fmt: skip
_NUMBER = rf"({'|'.join(_WORDS)}|\d{{1,2}})"
_FINDINGS = r"(?:(?:underlying|priority|main|key|systems?|systemic|headline|final) )?findings\b"
_BEFORE = r"\b(?:the|these|those|all|its|our|makes?|made|has|have|(?:is|are|were)(?: there)?)"
#: “The two findings about fathers” are some of them, and say nothing of how many there are.
_SOME = r"(?! (?:about|on|that|which|who|concern\w*|from|to do|with|above|of (?!this|the re)))"
#: “Six findings follow”, “the four findings”, “Finding 5 of 7”.
_COUNTS = tuple(
    regex(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_BEFORE} {_NUMBER} {_FINDINGS}{_SOME}",
        rf"\b{_NUMBER} {_FINDINGS} (?:follow|below|in all|in total|are set)\b",
        rf"\bfinding \d{{1,2}} of {_NUMBER}\b",
    )
)


def called(text: str) -> frozenset[int]:
    """The numbers by which a text calls findings.

    >>> sorted(called("Finding 3, and findings 5 and 7; 2 findings"))
    [3, 5, 7]
    """
    numbers = " ".join(_CALLED.findall(text))
    return frozenset(map(int, re.findall(r"\d+", numbers)))


def counts(text: str) -> Iterator[tuple[str, int]]:
    """Where a text says how many findings there are in all, and how many it says.

    >>> list(counts("The six findings; two findings about fathers; 7 findings follow"))
    [('The six findings', 6), ('7 findings follow', 7)]
    """
    plain = " ".join(text.split())
    for pattern in _COUNTS:
        for found in pattern.finditer(plain):
            word = found[1].lower()
            yield found[0], _WORDS.get(word) or int(word)
