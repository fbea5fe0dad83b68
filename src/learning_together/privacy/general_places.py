"""Places told less exactly: a general wording where a name stands.

Takes names with what to say instead, and texts; gives the texts with the wording in place of every
name. Must not know what a record is.
"""

import re
from collections.abc import Iterable, Iterator

from learning_together.english import starting
from learning_together.patterns import regex

_WORDS = regex(r"[^\W_]+")
#: What stands between two words of a name, as people type it.
_GAP = r"[\s\u00a0‐‑–-]+"
#: A reference, the target of a link, an address: a wording there would break it.
_KEPT = r"\[\[[^\[\]\n]{1,60}\]\]|\]\([^()\s]*\)|https?://[^\s<>]+|[\w.+%-]{1,64}@[\w.-]{1,200}"
_ARTICLE = r"(?:(?<![^\W_])(?P<article>the|an|a|The|An|A)\s+)?"
#: What stands before the first word of a sentence, a paragraph or an item of a list.
_START = regex(
    r"(?:\A|[.!?][\"”’)]*\s+|\n\s*\n|\n[ ]*(?:[-*+>]|[0-9]{1,3}[.)])[ ]+|\A[-*+>#]+ )\s*[\"“(*_]*\Z"
)
#: Shortest name that is looked for inside of other words.
_SHORTEST_INSIDE = 6


class GeneralPlaces:
    """Names of places, and what is said in their place.

    Args:
        told: Names, each with its general wording, as it stands within a sentence.

    >>> GeneralPlaces([("Westhaven", "a coastal town")]).text("Westhaven is small. In Westhaven")
    'A coastal town is small. In a coastal town'
    """

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        self._general: dict[tuple[str, ...], str] = {}
        patterns: dict[tuple[str, ...], str] = {}
        for name, general in told:
            words = _key(name)
            if words and general.strip():
                self._general.setdefault(words, general.strip())
                patterns.setdefault(words, _pattern(name))
        longest = sorted(patterns, key=lambda words: (-len("".join(words)), words))
        every = "|".join(patterns[words] for words in longest)
        self._names = re.compile(rf"(?<![^\W_])(?:{every})(?![^\W_])") if every else None
        self._there = re.compile(
            rf"(?P<kept>{_KEPT})|{_ARTICLE}(?<![^\W_])(?P<name>{every})(?![^\W_])"
        )

    def __bool__(self) -> bool:
        """Whether there is anything to say less exactly."""
        return bool(self._general)

    def text(self, text: str) -> str:
        """A text with the general wording in place of every name."""
        return self._there.sub(self._said, text) if self else text

    def _said(self, found: re.Match[str]) -> str:
        if found["kept"]:
            return found[0]
        general = self._general[_key(found["name"])]
        article = found["article"] or ""
        own = general.split()[0].lower() in {"a", "an", "the", "another", "this"}
        if article and not own:
            return f"{article} {general}"
        begins = article[:1].isupper() or _START.search(found.string[: found.start()])
        return starting(general) if begins else general

    def left_in(self, text: str, *, typed: bool) -> Iterator[str]:
        """The general wordings of the places whose names stand in a text all the same.

        Args:
            text: Of a finished file.
            typed: Whether people typed it as text. Elsewhere (targets, names of parts) a name
                counts in small letters and inside of other words, too.
        """
        if self._names is None:
            return
        for found in self._names.finditer(text):
            yield self._general[_key(found[0])]
        # Of what was typed, addresses are like targets of links.
        other = [text] if not typed else re.findall(r"\S*[./@_]\S*", text)
        gapless = " ".join("".join(_key(one)) for one in other)
        for words, general in self._general.items():
            name = "".join(words)
            if len(name) >= _SHORTEST_INSIDE and name in gapless:
                yield general


def _key(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(text.lower()))


def _pattern(name: str) -> str:
    """A name as people write it. One word counts as a name only with its capitals."""
    words = [
        re.sub(r"['’]", "['’]", re.escape(word)).replace(r"\.", r"\.?")
        for word in re.split(r"[\s\u00a0‐‑–-]+", name.strip())
        if word
    ]
    if len(words) == 1 and name.strip() != name.strip().upper():
        return f"{words[0]}|{re.sub(r'[a-z]+', lambda part: part[0].upper(), words[0])}"
    return f"(?i:{_GAP.join(words)})"
