"""Names that are written as no name is: letter by letter, with figures, within tags and user names.

Takes the words of a text and what each name is called, gives hits.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import product

from learning_together.patterns import regex
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.words import Words

#: Shortest name that is found within a longer row of single letters.
_SHORTEST_WITHIN = 5
#: Shortest that is sought letter by letter at all.
_SHORTEST_SPACED = 3
#: Most figures within one such word; each may stand for two letters.
_MOST_FIGURES = 6
_LETTER = r"[^\W\d_]"
#: What parts letters that are written one by one; the same all along, or near enough.
_GAP = r"[ \t\r\n\u00a0\u2009.·•*_/|~+-]{1,3}"
_SPACED = regex(rf"(?<![^\W_]){_LETTER}(?:{_GAP}{_LETTER}){{2,60}}(?![^\W_])")
#: What stands for letters.
_FIGURES = {
    "0": "o", "1": "il", "2": "z", "3": "e", "4": "a", "5": "s", "6": "g", "7": "t", "8": "b",
    "9": "g", "@": "a", "$": "s", "!": "i", "€": "e",
}  # fmt: skip
_OF_FIGURES = "0-9@$!€"
_TOKEN = regex(rf"(?<![\w{_OF_FIGURES}])[\w{_OF_FIGURES}]{{5,40}}(?![\w{_OF_FIGURES}])")
#: Longest hashtag, handle or user name that is looked at whole.
_LONGEST_TAG = 60
_TAG_BEFORE = regex(r"[#@/]?\w*\Z")
_TAG_AFTER = regex(r"\w*")


def spaced(words: Words, names: Mapping[str, str]) -> Iterator[Hit]:
    """Names letter by letter: M i a, Q.U.I.S.E.N.B.Y, T-o-m.

    A short one, which initials may happen to be, is only to be looked at.

    Args:
        words: The text.
        names: Names of one word, each with what to call it.
    """
    for row in _SPACED.finditer(words.lowered):
        places = [at for at in range(row.start(), row.end()) if words.lowered[at].isalnum()]
        letters = "".join(words.lowered[at] for at in places)
        for name, what in _named(letters, names):
            at = letters.find(name)
            while at >= 0:
                start, end = places[at], places[at + len(name) - 1] + 1
                sure = len(name) >= _SHORTEST_WITHIN
                sort = Sort.NAME if sure else Sort.NEAR
                said = what if sure else f"letters that spell {what}"
                yield Hit(words.place(start), words.place(end), sort, said, sure)
                at = letters.find(name, at + 1)


def _named(letters: str, names: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Names in a row of letters; a short one only where it is the whole row."""
    for name in dict.fromkeys((letters, letters.removesuffix("s"))):
        if _SHORTEST_SPACED <= len(name) < _SHORTEST_WITHIN and name in names:
            yield name, names[name]
    for name, what in names.items():
        if len(name) >= _SHORTEST_WITHIN and name in letters:
            yield name, what


def in_figures(words: Words, names: Mapping[str, str]) -> Iterator[Hit]:
    """Names with figures and signs in place of letters: Qu1senby, Ott0line.

    Args:
        words: The text.
        names: Names of one word, each with what to call it.
    """
    once = {word for word in _TOKEN.findall(words.lowered) if _mixed(word)}
    for word in once:
        spelt = ("".join(each) for each in product(*(_FIGURES.get(char, char) for char in word)))
        if what := next((names[each] for each in spelt if each in names), None):
            for match in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", words.lowered):
                start, end = words.place(match.start()), words.place(match.end())
                yield Hit(start, end, Sort.NEAR, f"a word that may stand for {what}", sure=False)


def _mixed(word: str) -> bool:
    """Whether a word has letters, and figures among them that may stand for others."""
    figures = sum(char in _FIGURES for char in word)
    return 0 < figures <= _MOST_FIGURES and figures * 2 < len(word) and not word.isalpha()


def in_tags(words: Words, names: Mapping[str, str], initials: Mapping[str, str]) -> Iterator[Hit]:
    """Names in what is written without gaps: #JusticeForJessamy, jess07, jquill.

    Args:
        words: The text.
        names: Names that may stand within a longer word, each with what to call it.
        initials: What stands beside such a name in a user name: first letters of the others.
    """
    for name, what in names.items():
        at = words.lowered.find(name)
        while at >= 0:
            end = at + len(name)
            if _in_tag(words.cased, at, end, initials.get(name, "")):
                yield Hit(words.place(at), words.place(end), Sort.NEAR, what, sure=False)
            at = words.lowered.find(name, end)


def _in_tag(text: str, start: int, end: int, initials: str) -> bool:
    """Whether a spot is part of a hashtag, a handle, a user name or a word with capitals within."""
    around = text[max(start - _LONGEST_TAG, 0) : end + _LONGEST_TAG]
    at = min(start, _LONGEST_TAG)
    before = _TAG_BEFORE.search(around[:at])
    after = _TAG_AFTER.match(around, at + end - start)
    left, right = before[0] if before else "", after[0] if after else ""
    if not (left.strip("#@/") or right):
        return False
    if left[:1] in {"#", "@", "/"} or any(map(str.isdigit, left + right)):
        return True
    beside = (left + right).strip("_").lower()
    if len(beside) == 1 and beside in initials:
        return True
    return text[start].isupper() and not right[:1].islower() and left[-1:].islower()
