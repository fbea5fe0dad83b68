"""What gives somebody of the key away: rows of words, initials and numbers, from each identity.

Takes identities, gives forms by what they are; looks for nothing.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import permutations

from learning_together.patterns import regex
from learning_together.privacy.names.common_words import (
    OF_PLACES,
    OF_SCHOOLS,
    ORDINARY,
    PARTICLES,
    PREFIXES,
    TITLES,
)
from learning_together.privacy.names.nicknames import short_forms
from learning_together.privacy.names.words import spellings, split
from learning_together.records.kinds.identity import Identity

#: Shortest name that may be misspelt: of shorter ones, too many ordinary words are a letter away.
SHORTEST_MISSPELT = 5
#: Shortest word of a full name that is looked for by itself.
_SHORTEST = 2
#: Shortest joined name that is looked for inside other words and across gaps.
_SHORTEST_INSIDE = 9
#: Shortest word by which a place is known.
_SHORTEST_PLACE = 3
#: Shortest number that is looked for: shorter ones stand in every text.
_SHORTEST_NUMBER = 5
_SHORT_FORMS = {
    "street": ("st", "str"), "road": ("rd",), "avenue": ("ave", "av"), "lane": ("ln",),
    "close": ("cl",), "drive": ("dr", "drv"), "court": ("ct",), "crescent": ("cres", "cr"),
    "gardens": ("gdns",), "place": ("pl",), "square": ("sq",), "terrace": ("ter", "terr"),
}  # fmt: skip
_LETTERS_OR_FIGURES = regex(r"[a-z]+|[0-9]+")
#: A number of the police: its year, a row of figures, a letter.
_YEARLY = regex(r"(19|20)(\d\d)[/ -]?(\d{1,7}[A-Za-z])")
#: A prefix that is often written apart from its name.
_SCOTTISH = regex(r"ma?c(?=[a-z]{4})")


@dataclass(frozen=True, slots=True)
class Form:
    """A row of words that gives somebody away.

    Attributes:
        words: In lower case, without accents.
        what: What it is, in words: "a real name (HV1)".
        sure: Whether it blocks.
        cased: Whether it counts only with a capital letter.
    """

    words: tuple[str, ...]
    what: str
    sure: bool = True
    cased: bool = False

    @property
    def sign(self) -> str:
        """A pattern for what singles out the fewest texts: a rare word, or all of them."""
        first = self.words[0]
        if self.cased and first.isascii():
            return f"{first[0].upper()}(?i:{first[1:]})"
        rare = [word for word in self.words if word.isalpha() and word not in ORDINARY]
        row = max(rare, key=len) if rare else "[^0-9A-Za-z]*".join(self.words)
        return f"(?i:{row})"


class Forms:
    """What gives people and places away.

    Args:
        taken: Codes, as words: a name that is somebody's code is no name.

    Attributes:
        rows: Forms by their words.
        initials: Of what they are the initials, by letters.
        numbers: What a number is, by its figures.
        inside: Joined names that are looked for inside other words.
        near: Names that may be misspelt, with what a word close to each is called.
        beside: Of such a name the first letters of the others that its bearer has.
        born: What a date is.
    """

    def __init__(self, taken: Iterable[tuple[str, ...]]) -> None:
        self.rows: dict[tuple[str, ...], Form] = {}
        self.initials: dict[str, str] = {}
        self.numbers: dict[str, str] = {}
        self.inside: dict[str, str] = {}
        self.near: dict[str, str] = {}
        self.beside: dict[str, str] = {}
        self.born: dict[date, str] = {}
        self._taken = {*taken}

    def add(self, one: Identity, who: str) -> None:
        """Adds what gives one of the key away.

        Args:
            one: The identity.
            who: Who it is, as messages call them.
        """
        place = one.type == "place"
        named = f"the real name of a place ({who})" if place else f"a real name ({who})"
        for spelt in _every_spelling(*one.every_name):
            words = tuple(word for word in spelt if word not in TITLES) or spelt
            if place:
                self._place(words, named)
                continue
            self._person(words, named, f"part of a real name ({who})")
        for words in _every_spelling(*one.schools):
            self._school(words, f"a place that points to a person ({who})")
        for address in one.addresses:
            self._address(address, who)
        self._add_numbers(one, who)
        if one.born:
            self.born[one.born] = f"a date of birth ({who})"

    def _add_numbers(self, one: Identity, who: str) -> None:
        for typed in one.initials:
            letters = "".join(split(typed)).upper()
            if len(letters) > 1:
                self.initials[letters] = f"initials ({who})"
        for kind, numbers in one.numbered.items():
            for typed in numbers:
                for way in _ways_of_number(typed):
                    self._number(split(way), f"{kind} of a person ({who})")
        for typed in one.user_names:
            self._user_name(split(typed), f"a user name of a person ({who})")

    def _person(self, words: tuple[str, ...], named: str, part: str) -> None:
        own = tuple(word for word in words if word not in PARTICLES and len(word) >= _SHORTEST)
        self._form(words, named)
        if len(own) > 1:
            first, last = own[0], own[-1]
            self._form((first, last), named)
            joined = {"".join(words), first + last, last + first}
            if len(own) < 4:
                joined.update("".join(order) for order in permutations(own))
                for order in permutations(own):
                    self._form(order, named)
                joined.update(one + other for one, other in permutations(own, 2))
            for one in joined:
                self._form((one,), named)
                if len(one) >= _SHORTEST_INSIDE:
                    self.inside.setdefault(one, named)
            self._short_forms(first, last, named, part)
        for row in _with_prefix(words):
            self._form(row, part, sure=row[-1] not in ORDINARY)
        for word in own:
            if len(own) > 1 or len(words) > 1:
                self._form((word,), part)
            if len(word) >= SHORTEST_MISSPELT and word not in ORDINARY:
                self.near.setdefault(word, f"a word close to {part}")
                others = "".join(other[0] for other in own if other != word)
                self.beside[word] = self.beside.get(word, "") + others

    def _short_forms(self, first: str, last: str, named: str, part: str) -> None:
        """What people make of a first name: with the surname it names somebody, alone perhaps."""
        for short in short_forms(first):
            self._form((short, last), named)
            if short not in ORDINARY:
                self._form((short,), f"perhaps a short form of {part}", sure=False, cased=True)

    def _place(self, words: tuple[str, ...], what: str) -> None:
        """A place by its whole name, and by what people call it, which is only a warning."""
        self._form(words, what)
        end = next((at for at, word in enumerate(words) if at and word in OF_PLACES), len(words))
        short = words[:end]
        if len(short) < len(words) and any(
            len(word) > _SHORTEST_PLACE and word not in ORDINARY for word in short
        ):
            self._form(short, what, sure=False)

    def _school(self, words: tuple[str, ...], what: str) -> None:
        """A school by its whole name, and by what people call it, which is only a warning."""
        self._form(words, what)
        short = tuple(word for word in words if word not in OF_SCHOOLS)
        if not any(len(word) > _SHORTEST and word not in ORDINARY for word in short):
            return
        ways = {short}
        if short[-1] == "s":  # the St Wilfrid of St Wilfrid's
            ways.add(short[:-1])
        if short[0] in {"st", "saint"}:
            ways |= {(other, *way[1:]) for way in ways for other in ("st", "saint")}
        for way in ways - {words}:
            self._form(way, what, sure=False)

    def _user_name(self, words: tuple[str, ...], what: str) -> None:
        """A user name, with and without the figures at its end, which people vary."""
        joined = "".join(words)
        for form in {words, (joined,)}:
            self._form(form, what)
        bare = joined.rstrip("0123456789")
        if len(bare) >= SHORTEST_MISSPELT and bare not in ORDINARY:
            self.near.setdefault(bare, f"a word close to {what}")

    def _number(self, words: tuple[str, ...], what: str) -> None:
        number = "".join(words)
        if len(number) < _SHORTEST_NUMBER:
            return
        if number.isdigit():
            self.numbers[number] = what
            return
        apart = (tuple(_LETTERS_OR_FIGURES.findall(way)) for way in (number, " ".join(words)))
        for form in {words, (number,), *apart}:
            self._form(form, what)

    def _form(
        self, words: tuple[str, ...], what: str, *, sure: bool = True, cased: bool = False
    ) -> None:
        if not words or words in self._taken:
            return
        alone = len(words) == 1
        ordinary = alone and words[0] in ORDINARY
        short = alone and len(words[0]) < 4
        form = Form(words, what, sure and not ordinary, ordinary or short or cased)
        there = self.rows.get(words)
        if there is None or (form.sure and not there.sure):
            self.rows[words] = form

    def _address(self, address: str, who: str) -> None:
        what = f"an address ({who})"
        for piece in (address, *re.split(r"[,;\n]", address)):
            words = split(piece)
            if any(any(char.isdigit() for char in word) for word in words):
                self._road(words, what, sure=True)
                if re.fullmatch(r"(?i)[a-z]{1,2}[0-9][a-z0-9]? ?[0-9][a-z]{2}", piece.strip()):
                    self._form(("".join(words),), what)
                elif len(words) > 2:
                    road = tuple(word for word in words if not word[0].isdigit())
                    if len(road) > 1 and not re.search(r"[0-9]", "".join(road)):
                        self._road(road, f"the road of {what}", sure=False)

    def _road(self, words: tuple[str, ...], what: str, *, sure: bool) -> None:
        self._form(words, what, sure=sure)
        for long, shorts in _SHORT_FORMS.items():
            ways = (long, *shorts)
            if own := next((way for way in ways if way in words), None):
                for way in ways:
                    self._form(tuple(way if w == own else w for w in words), what, sure=sure)


def _with_prefix(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Each word of a name with the prefixes before it, apart and in one: van der Berg, MacLeod."""
    start = 0
    for at, word in enumerate(words):
        if word in PREFIXES:
            continue
        if at > start:
            yield words[start : at + 1]
            yield ("".join(words[start : at + 1]),)
        elif (prefix := _SCOTTISH.match(word)) is not None:
            yield prefix[0], word[prefix.end() :]
        start = at + 1


def _ways_of_number(typed: str) -> Iterator[str]:
    """A number as it is typed; one that begins with its year also with two figures of that."""
    yield typed
    if year := _YEARLY.fullmatch(typed.strip()):
        century, short, rest = year.groups()
        for start in {century + short, short}:
            yield f"{start}/{rest}"
            yield f"{start}/{rest.lstrip('0')}"


def _every_spelling(*names: str) -> Iterator[tuple[str, ...]]:
    for name in names:
        yield from spellings(name)
