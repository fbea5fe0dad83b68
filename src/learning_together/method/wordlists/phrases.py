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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import NamedTuple

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

#: Words that hold sentences together: nearly every text has them.
_GRAMMAR = frozenset(
    """
    a about all an and any as at be been by but did do does for from had has have he her him his
    if in into is it its made no not of on or out she so that the their them there they this to
    up was were what when which who with would could you
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)
#: Words so usual in a timeline that looking for them would single out few texts.
_USUAL = _GRAMMAR | frozenset(
    """
    practice family child mother time
    social assessment assessments referral referred through street standard standards
    information needed herself himself themselves assessed later down advised considered
    supervision worker workers work care risk report support service services school health
    police visit home plan review told asked said seen record records meeting team parents
    parent father agency agencies staff professional professionals case decision response
    management nurse gp action called heard weight rang spoke saw
    """.split()  # noqa: SIM905 - a list of strings is no easier to read
)
_CONTRACTED = frozenset(
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
#: Into how many parts a word may fall where a text is split: "mother-in-law's".
_PARTS = 4
_ALLOWED = r"…|\^|<done>|\([\w'’*/-]+(?: [\w'’*/-]+)*\)|[\w'’*/-]+(?:/<done>)?"
_START = r"(?:(?<=[.!?:;•\x00]\s)|(?<=[.!?:;•]\s\s)|(?<=\n)|(?<![\s\S])|(?<=\n[-*]\s))"
_TOKEN = re.compile(r"\([^()]*\)|\S+")


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
        tokens = _TOKEN.findall(self.pattern)
        named = [token for token in tokens if _solid(token)]
        return (
            tokens.count("…") <= _MOST_GAPS
            and bool(named)
            and all(re.fullmatch(_ALLOWED, token) for token in tokens)
            and all(all(word.strip("-'’*") for word in token.split("/")) for token in named)
        )

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """For each of its words the forms, in small letters, of which a text must have one."""
        tokens = _TOKEN.findall(self.pattern)
        return tuple(
            _not_after(before) if word == "not" else _words(word, contracted=after == "not")
            for before, word, after in zip(("", *tokens), tokens, (*tokens[1:], ""), strict=False)
            if _solid(word)
        )

    @cached_property
    def reaches(self) -> tuple[int, ...]:
        """For each of its words how far behind the one before it may stand, in words.

        Never too near: a text's words are counted with their hyphens and apostrophes parted.
        """
        found: list[int] = []
        before = between = 0
        for token in _TOKEN.findall(self.pattern):
            if _solid(token):
                found.append(max(before - 1, 0) + between + _parts(token))
                before, between = _parts(token), 0
            elif token == "…":  # noqa: S105 - the sign of the notation
                between += 4 * _PARTS
            else:
                between += _parts(token)
        return tuple(found)

    def may_stand_in(self, places: Mapping[str, list[int]]) -> bool:
        """Whether its words stand near one another, in its order: cheaper than to look.

        Args:
            places: Where each word of a text stands, in small letters, counted in words.
        """
        before: list[int] = []
        for forms, reach in zip(self.needs, self.reaches, strict=True):
            here = [at for word in forms.intersection(places) for at in places[word]]
            if before:
                here = [at for at in here if any(0 <= at - last <= reach for last in before)]
            if not here:
                return False
            before = here
        return True

    @cached_property
    def triggers(self) -> frozenset[str]:
        """Of these forms the ones that single out the fewest texts.

        Where capitals matter: what it begins with, as it is written.
        """
        if self.exact:
            named = filter(_solid, _TOKEN.findall(self.pattern))
            return frozenset(word.rstrip("*") for word in next(named).split("/"))
        return min(self.needs, key=_how_usual)

    def spots(self, text: str) -> Iterator[Spot]:
        """Where it stands."""
        covers: list[tuple[int, int]] | None = None
        # A pattern that ignores capitals takes more than twice as long to make.
        small = _small(text)
        for match in self._regex.finditer(text if self.exact else small):
            if self._but is not None:
                if covers is None:
                    covers = [found.span() for found in self._but.finditer(small)]
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


#: Everything that may part words, to spaces.
SPLIT = str.maketrans(dict.fromkeys("\"'’‘“”.,;:!?()[]{}<>/\\|*_-‐‑–—…`•#=+~^&%\x00", " "))


def _regex(pattern: str) -> str:
    parts: list[str] = []
    tokens = _TOKEN.findall(pattern)
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
        elif after == "not" and set(token.split("/")) <= _CONTRACTED:
            parts.append(rf"{lead}{_choice(token)}(?:{_GAP}not|n['’]?t)")
            lead = _GAP
            number += 2
            continue
        else:
            parts.append(lead + _choice(token))
            lead = _GAP
        number += 1
    return rf"(?<![\w-])(?:{''.join(parts)})(?!\w)(?!['’][a-z])"


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


def _parts(token: str) -> int:
    """Of how many words, as a text is split, a token is at most."""
    return max(len(word.translate(SPLIT).split()) or 1 for word in token.strip("()").split("/"))


def _solid(token: str) -> bool:
    return not token.startswith("(") and token not in {"…", "^"} and "<done>" not in token


@cache
def _words(token: str, *, contracted: bool) -> frozenset[str]:
    """The words that a token may be, as a text is split: "couldn't" into "couldn" and "t"."""
    found: set[str] = set()
    for word in token.lower().split("/"):
        stem, forms = _forms(word)
        found |= forms
        if contracted:
            found.update((f"{stem}n", f"{stem}nt"))
    return frozenset(found)


@cache
def _forms(word: str) -> tuple[str, frozenset[str]]:
    """What of a word singles it out, and that with each ending; many phrases share their words."""
    bare = word.rstrip("*")
    parts = bare.translate(SPLIT).split()
    stem = max(parts, key=lambda part: (part not in _USUAL, len(part)), default=bare)
    endings = ENDINGS if word.endswith("*") else ()
    return stem, frozenset((stem, *(stem + ending for ending in endings)))


def _not_after(token: str) -> frozenset[str]:
    """The same of "not", which the word before it may have taken in."""
    shortened = set(token.lower().split("/")) & _CONTRACTED
    return frozenset({"not", *(f"{word}{end}" for word in shortened for end in ("n", "nt"))})


@cache
def _how_usual(words: frozenset[str]) -> tuple[int, int]:
    """How many texts have one of these, roughly; of equals the longer words are the rarer."""
    return 12 * len(words & _GRAMMAR) + len(words & _USUAL), -min(map(len, words))


@lru_cache(maxsize=4)
def _small(text: str) -> str:
    """The text in small letters, letter for letter; kept, since many phrases ask for one text."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(char.lower() if len(char.lower()) == 1 else char for char in text)


def _safe(match: re.Match[str], text: str) -> str:
    """What was found, without the words that the phrase leaves open."""
    said, at = "", match.start()
    for group in range(1, (match.re.groups or 0) + 1):
        start, end = match.span(group)
        if start < at or start == end:
            continue
        said += f"{text[at:start]} … "
        at = end
    said += text[at : match.end()]
    return " ".join(said.split())
