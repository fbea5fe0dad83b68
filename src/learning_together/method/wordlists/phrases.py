"""Phrases: how a line of a word list becomes something that can be looked for in a text.

Takes the notation of the word lists (docs/wording.md) and a text, gives spots. Must not know
classes, records or files; many phrases at once are for `learning_together.method.wordlists.finder`.

=============  =================================================================================
`failed to`    these words in a row; hyphens and spaces are one, capitals do not matter, "could
               not" is also "couldn't"
`a/b`          one of these
`(word)`       may be left out
`fail*`        with any usual ending: fails, failed, failing, failure
`…`            up to four other words of the same sentence
`<done>`       a past participle: rung, considered, been
`^`            at the start of a sentence
=============  =================================================================================
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from learning_together.patterns import Spaces, regex

ENDINGS = """
    s es d ed ing ly y ies ied ity ities able ably ence ent ently ure ures ings er ers ness
    ment ments ement ements al ally ion ions ation ations ous ously ance ant ive ively t e le les
    ful fully ic ical ically tic istic ish ism ist ists or ors cy cies ce hood ship
""".split()  # noqa: SIM905 - a list of strings is no easier to read
_LONGEST_ENDING = max(map(len, ENDINGS))
_IRREGULAR = """
    been begun brought built come cut dealt done drawn driven fallen felt fought found flown
    forgotten forgiven given gone gotten grown had heard held hidden hit hurt kept known laid
    led learnt left let lost made meant met paid put read risen rung run said seen sent set
    shown shut slept sold sought spent spoken spotted stood stopped taken taught thought told
    understood undertaken woken won written
""".split()  # noqa: SIM905 - a list of strings is no easier to read
_PARTICIPLE = rf"(?:{'|'.join(_IRREGULAR)}|[a-z]{{2,}}ed)"

#: Words that take "not" in: didn't.
CONTRACTED = frozenset(
    """
    did do does had has have is are was were could should would
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)

#: Between words; also what Markdown puts around emphasised ones.
_GAP = r"(?:[\s*_]+|[*_]*[-‐‑][*_]*)"
_OTHER = rf"((?:,?{_GAP}[\w'’]+){{0,4}}?,?)"
#: What a phrase may be; word lists that ship may be longer.
_LONGEST = 1500
_MOST_GAPS = 3
_ALLOWED = r"…|\^|<done>|\([\w'’*/-]+(?: [\w'’*/-]+)*\)|[\w'’*/-]+(?:/<done>)?"
_START = r"(?:(?<=[.!?:;•\x00]\s)|(?<=[.!?:;•]\s\s)|(?<=\n)|(?<![\s\S])|(?<=\n[-*]\s))"
TOKEN = regex(r"\([^()]*\)|\S+")


class Spot(NamedTuple):
    """Where a phrase stands in a text, and its words as they are safe to repeat.

    Attributes:
        start: From 0.
        end: One past its last character.
        words: What was found; "…" for words that the phrase leaves open, since they may be names.
    """

    start: int
    end: int
    words: str


@dataclass(frozen=True)
class Phrase:
    """A phrase to look for.

    Attributes:
        pattern: In the notation.
        unless: Phrases that take the meaning away; a spot that one of them covers is none.
        exact: Capitals matter.
    """

    pattern: str
    unless: tuple[str, ...] = ()
    exact: bool = False

    @property
    def sound(self) -> bool:
        """Whether it can be looked for, and is of a length that somebody may type."""
        return len(self.pattern) <= _LONGEST and self.well_formed

    @property
    def well_formed(self) -> bool:
        """Whether it is in the notation: words of its own, and not endlessly many gaps."""
        tokens = TOKEN.findall(self.pattern)
        named = [token for token in tokens if is_solid(token)]
        return (
            tokens.count("…") <= _MOST_GAPS
            and bool(named)
            and all(re.fullmatch(_ALLOWED, token) for token in tokens)
            and all(all(word.strip("-'’*") for word in token.split("/")) for token in named)
        )

    def spots(self, text: str, small: str | None = None) -> Iterator[Spot]:
        """Where it stands.

        Args:
            text: As it was written.
            small: The same as `in_small_letters` gives it, where that is at hand.
        """
        covers: list[tuple[int, int]] | None = None
        # A pattern that ignores capitals takes more than twice as long to make.
        if small is None:
            small = in_small_letters(text)
        for match in _at_words(self._regex, text if self.exact else small):
            if self._but is not None:
                if covers is None:
                    covers = [found.span() for found in _at_words(self._but, small)]
                if any(start < match.end() and match.start() < end for start, end in covers):
                    continue
            yield Spot(match.start(), match.end(), _safe(match, text))

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        return re.compile(_regex(self.pattern if self.exact else self.pattern.lower()))

    @cached_property
    def _but(self) -> re.Pattern[str] | None:
        if not self.unless:
            return None
        return re.compile("|".join(_regex(one.lower()) for one in self.unless))


def _at_words(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a pattern stands in a text, and no letter or hyphen before it.

    Said in the pattern itself, that would hide from it with which letters it begins, and it would
    be tried at every letter of the text.
    """
    at = 0
    while match := pattern.search(text, at):
        start = match.start()
        if start and (text[start - 1] in "-_" or text[start - 1].isalnum()):
            at = start + 1
        else:
            yield match
            at = match.end()


#: Everything that may part words.
SIGNS = "\"'’‘“”.,;:!?()[]{}<>/\\|*_-‐‑–—…`•#=+~^&%\x00"
#: Makes spaces of it.
parted = Spaces(SIGNS)


def _regex(pattern: str) -> str:
    parts: list[str] = []
    tokens = TOKEN.findall(pattern)
    lead = ""
    number = 0
    while number < len(tokens):
        token = tokens[number]
        after = tokens[number + 1] if number + 1 < len(tokens) else ""
        if token == "^":  # noqa: S105 - the sign of the notation
            parts.append(_START)
            lead = ""
        elif token == "…":  # noqa: S105 - the sign of the notation
            parts.append(_OTHER)
        elif token.startswith("("):
            inner = rf"(?:{lead}{_choice(token[1:-1])})?"
            if not lead:
                inner = rf"(?:{_choice(token[1:-1])}{_GAP})?"
            parts.append(inner)
            number += 1
            continue
        elif after == "not" and set(token.split("/")) <= CONTRACTED:
            parts.append(rf"{lead}{_choice(token)}(?:{_GAP}not|n['’]?t)")
            lead = _GAP
            number += 2
            continue
        else:
            parts.append(lead + _choice(token))
            lead = _GAP
        number += 1
    return rf"(?:{''.join(parts)})(?!\w)(?!['’][a-z])"


@cache
def _choice(token: str) -> str:
    return f"(?:{'|'.join(_word(word) for word in token.split('/'))})"


def _word(word: str) -> str:
    if word == "<done>":
        return f"({_PARTICIPLE})"
    if len(parts := re.split(r"[ -]", word)) > 1:
        return _GAP.join(_word(part) for part in parts)
    if word.endswith("*"):
        return rf"{re.escape(word[:-1])}[a-z]{{0,{_LONGEST_ENDING}}}"
    return re.escape(word).replace("'", "['’]")


def any_participle() -> str:
    """The pattern of a past participle, which groups nothing."""
    return _PARTICIPLE


def is_solid(token: str) -> bool:
    """Whether a token is a word, or several, that a text must have as it stands."""
    return not token.startswith("(") and token not in {"…", "^"} and "<done>" not in token


def in_small_letters(text: str) -> str:
    """A text in small letters, letter for letter."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _safe(match: re.Match[str], text: str) -> str:
    """What was found, without the words that the phrase leaves open."""
    said, at = "", match.start()
    for group in range(1, match.re.groups + 1):
        start, end = match.span(group)
        if start < at or start == end:
            continue
        said += f"{text[at:start]} … "
        at = end
    said += text[at : match.end()]
    return " ".join(said.split())
