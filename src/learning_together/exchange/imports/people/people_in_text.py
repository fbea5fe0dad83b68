"""Names in text to role codes, by the key; what else may be a name is taken out and listed.

Takes texts and the key, gives coded texts. A part of a name is no proof of who it is: a whole name
stands for its person, and so does a form that the key gives; a first name alone only where it is
one person's and no other name stands beside it. All else that looks like a name becomes `(name 1)`,
the same number each time, so that the timeline, which git sees, holds no name at any moment. The
list of what stands behind the numbers is private.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial

from learning_together.exchange.imports.people.around_names import (
    are_words,
    has_title,
    is_word_here,
    named_beside,
    names_place,
    with_initials,
    without_apostrophe,
)
from learning_together.exchange.imports.people.name_forms import (
    birth_dates,
    initials,
    of_family,
    short_forms,
    whole_forms,
)
from learning_together.exchange.imports.people.wordings import (
    FREE,
    Coded,
    Equated,
    Unknown,
)
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.privacy.likely_names.name_words import CALLS
from learning_together.privacy.likely_names.names_or_words import does_after
from learning_together.privacy.likely_names.suspects import Suspects
from learning_together.privacy.likely_names.things import called_by_kind
from learning_together.privacy.names.patterns import nhs_numbers, telephones
from learning_together.records.kinds.identity import Identity

_TITLES = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.? )"
_SURE = (
    ("email", regex(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    ("postcode", regex(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")),
)  # fmt: skip
#: Without these there is neither a number of note nor an address.
_DIGITS = regex(r"@|[0-9](?:[^\w\n]{0,3}[0-9]){8}|[A-Z][0-9]")
_FIGURE = regex("[0-9]")
_NO_FIGURES = bytes(set(range(256)) - set(b"0123456789@\0"))


_TITLE_BEFORE = regex(r"(?i)\b(Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.? \Z")
_STANDS = regex(r"\((?:name|place|phone|postcode|email|number) \Z")


@dataclass
class Coder:
    """Takes names out of texts.

    Args:
        key: The identities.
        people: Ids of the records of people, as those records write them.
        numbers: What stood for what in earlier deliveries, by text in small letters.
        not_names: Words that the team has found to be no names, in small letters.
        answers: What somebody answered to words that may be names, by word in small letters.
    """

    key: Iterable[Identity]
    people: Mapping[Id, str]
    numbers: dict[str, Unknown]
    not_names: frozenset[str]
    answers: Mapping[str, str] = field(default_factory=dict)
    suspects: Suspects = field(default_factory=Suspects)

    def __post_init__(self) -> None:
        self.unknown: dict[str, Unknown] = {}
        self.equated: dict[str, Equated] = {}
        #: What each form stands for: whole names and what else needs no company to be sure.
        self._sure: dict[str, str] = {}
        #: Forms of one word that stand for somebody where no other name stands beside them.
        self._alone: dict[str, str] = {}
        #: Parts of names, which are no proof: whose they may be.
        self._parts: dict[str, tuple[str, ...]] = {}
        self._initials: dict[str, str] = {}
        #: First letters of whole names, which are nobody's in small letters.
        self._letters: set[str] = set()
        self._learn()
        self._pattern: re.Pattern[str] | None = None
        self._left: re.Pattern[str] | None = None
        codes = list(self.people.values())
        self._own = _any_of(codes)
        self._own_letters = _any_of(code for code in codes if not _FIGURE.search(code))
        self._lettered: frozenset[str] = frozenset()
        self.kept: dict[str, Coded] = {}

    def prepare(self, texts: list[str]) -> None:
        """Looks over all texts of a delivery: which names occur, which words are common there."""
        known = self._sure or self._alone or self._parts or self._initials
        whole = "\n".join(texts) if known else ""
        lower = whole.lower()
        sure = [name for name in self._sure if all(word in lower for word in name.split())]
        sure += [letters for letters in self._initials if letters in whole]
        self._pattern = _pattern(sure)
        self.suspects.learn(texts, self.not_names)
        parts = [word for word in {**self._alone, **self._parts} if word in lower]
        strangers = {form for name in self.suspects.whole for form in initials(name.split())}
        self._letters |= strangers
        self._left = _pattern({*parts, *map(str.lower, strangers)})
        self._lettered = _without_figures(texts)

    def code(self, text: str, row: str = "", name: str = "") -> Coded:
        """A text with codes for the names in it.

        Args:
            text: As written.
            row: Where, for the list of unknown names.
            name: The column or field, likewise.
        """
        kept = self.kept.get(text)
        if kept is None:
            kept = self.kept[text] = self._code(text, row, name)
        return kept

    def whole_names(self, text: str) -> tuple[str, ...]:
        """The codes of whole names of the key in a text; nothing of it is noted."""
        found = self._pattern.finditer(text) if self._pattern is not None else ()
        names = (_key(one[1]) for one in found)
        return tuple(dict.fromkeys(self._sure[name] for name in names if name in self._sure))

    def _code(self, text: str, row: str, name: str) -> Coded:
        lettered = text in self._lettered
        bare = lettered and self._own_letters is None
        bare = bare and self._pattern is None and self._left is None
        if not text or (bare and not self.suspects.find(text)):
            return Coded(text)
        where = f"row {row}, {name}"
        codes: list[str] = []
        if self._pattern is not None:
            named = self._pattern.sub(lambda found: self._replace(found, codes, where), text)
            lettered = lettered and named == text
            text = named
        if not lettered:
            text = self._numbers(text, codes, where)
        text = self._guess(text, codes, where)
        if self._left is not None:
            text = self._left.sub(lambda found: self._part(found, codes, where), text)
        own = self._own_letters if lettered else self._own
        if own is not None:
            codes += [self.people[Id(found[0])] for found in own.finditer(text)]
        return Coded(text, tuple(dict.fromkeys(codes)) if codes else ())

    def _learn(self) -> None:
        firsts: dict[str, set[str]] = defaultdict(set)
        parts: dict[str, set[str]] = defaultdict(set)
        for one in self.key:
            if one.code:
                self._learn_one(one, one.code, firsts, parts)
        for word, codes in list(firsts.items()):
            if (own := without_apostrophe(word)) and own not in firsts:
                firsts[own] |= codes
        for word, codes in firsts.items():
            if word in self._alone or word in self._sure:
                continue
            if len(codes) == 1 and not parts[word] - codes:
                self._alone[word] = next(iter(codes))
            else:
                parts[word] |= codes
        self._parts = {
            word: tuple(sorted(codes))
            for word, codes in parts.items()
            if codes and word not in self._sure and word not in self._alone
        }

    def _learn_one(
        self, one: Identity, code: str, firsts: dict[str, set[str]], parts: dict[str, set[str]]
    ) -> None:
        place = one.type == "place"
        for name in one.every_name:
            given = _key(name)
            words = [word for word in re.split(r"[ ,]+", name) if word.strip(".")]
            if place or len(words) > 1:
                self._sure[given] = code
            else:
                self._alone[given] = code
            own = [word for word in words if word.strip(".").lower() not in CALLS]
            if not place and len(own) > 1:
                self._sure |= {_key(form): code for form in whole_forms(own)}
                firsts[own[0].lower()].add(code)
                letters = initials(own)
                self._letters.update(letters)
                for word in (*own[1:], *short_forms(own), *of_family(own), *letters):
                    if len(word) > 1:
                        parts[_key(word)].add(code)
        self._initials |= dict.fromkeys(one.initials, code)
        told = {
            **dict.fromkeys(one.addresses, code if place else f"{code}’s address"),
            **dict.fromkeys(one.schools, code if place else f"{code}’s school"),
            **dict.fromkeys(one.user_names, f"{code}’s user name"),
            **{number: f"{code}’s number" for each in one.numbered.values() for number in each},
            **dict.fromkeys(birth_dates(one.born), f"{code}’s date of birth"),
        }
        self._sure |= {_key(text): stands for text, stands in told.items()}

    def _replace(self, found: "re.Match[str]", codes: list[str], where: str) -> str:
        name, lower = found[1], _key(found[1])
        if name in self._initials:
            return self._found(name, self._initials[name], codes, where)
        if lower not in self._sure:
            return found[0]  # initials in another case
        code = self._sure[lower]
        if are_words(name) and not does_after(found.string[found.end() :][:30]):
            return found[0]
        person = "’" not in code and " " in lower
        if person and (
            named_beside(found.string, found.start(1), found.end(1))
            or names_place(found.string, found.start(1), found.end(1))
        ):
            return found[0]  # part of a longer name, which is another's
        return self._found(name, code, codes, where, whole=True)

    def _part(self, found: "re.Match[str]", codes: list[str], where: str) -> str:
        """A part of a name that nothing else has taken for one."""
        name, lower = found[1], _key(found[1])
        word = " " not in lower
        if (word and is_word_here(found)) or (
            name not in self._letters and name.upper() in self._letters
        ):
            return found[0]
        if self._own is not None and self._own.fullmatch(name):
            return found[0]
        if _STANDS.search(found.string[: found.start(1)]):
            return found[0]  # what stands for a name already, as in (name 1)
        if word and called_by_kind(found.string, found.start(1), found.end(1)):
            return found[0]  # the King Arthur pub
        beside = named_beside(found.string, found.start(1), found.end(1))
        if lower in self._alone and found[0] == name and not beside:
            return self._found(name, self._alone[lower], codes, where)
        before = found.string[: found.start(1)]
        instead = self._instead(name, where, codes, before=before)
        return found[0].removesuffix(name) + instead

    def _found(
        self,
        name: str,
        code: str,
        codes: list[str],
        where: str,
        *,
        whole: bool = False,
        answered: bool = False,
    ) -> str:
        person = self.people.get(Id(code.partition("’")[0]))
        if person and "’" not in code:
            codes.append(person)
        one = self.equated.setdefault(
            f"{_key(name)}\0{code}",
            Equated(" ".join(name.split()), code, whole, 0, where, answered),
        )
        one.seen += 1
        return code

    def _numbers(self, text: str, codes: list[str], where: str) -> str:
        """E-mail addresses, postcodes, telephone and NHS numbers."""
        if _DIGITS.search(text) is None:
            return text
        for what, pattern in _SURE:
            text = pattern.sub(partial(self._stands, where, what, codes), text)
        for what, spans in (("phone", telephones), ("number", nhs_numbers)):
            pieces, at = [], 0
            for start, end in spans(text):
                instead = self._instead(text[start:end], where, codes, what)
                pieces += [text[at:start], instead]
                at = end
            text = "".join((*pieces, text[at:]))
        return text

    def _stands(self, where: str, what: str, codes: list[str], found: "re.Match[str]") -> str:
        return self._instead(found[0], where, codes, what)

    def _guess(self, text: str, codes: list[str], where: str) -> str:
        pieces: list[str] = []
        at = 0
        for start, end, what, proposal in self.suspects.find(text):
            name = text[start:end]
            if self._own is not None and self._own.fullmatch(name):
                continue
            if what == "name":
                start, end = with_initials(text, start, end, at)
                name = text[start:end]
            code = self._alone.get(_key(name), "")
            if code and not has_title(text, start) and not named_beside(text, start, end):
                pieces += [text[at:start], self._found(name, code, codes, where)]
            else:
                instead = self._instead(name, where, codes, what, proposal, before=text[:start])
                pieces += [text[at:start], instead]
            at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def _instead(
        self,
        name: str,
        where: str,
        codes: list[str],
        what: str = "name",
        proposal: str = "",
        *,
        before: str = "",
    ) -> str:
        """What stands for a name that no key holds: a number, itself, or whom somebody said."""
        one = self._note(name, where, what)
        one.proposal = one.proposal or proposal
        title = _TITLE_BEFORE.search(before[-8:])
        if title and title[1].capitalize() not in one.titles:
            one.titles += (title[1].capitalize(),)
        if one.is_masked:
            return one.stands
        if one.free or one.answer == FREE:
            return name
        return self._found(name, one.answer, codes, where, answered=True)

    def _note(self, name: str, where: str, what: str) -> Unknown:
        key = " ".join(name.lower().split())
        one = self.unknown.get(key)
        if one is None:
            one = self.numbers.get(key)
            if one is None:
                number = max((known.number for known in self.numbers.values()), default=0) + 1
                one = Unknown(name, number, what)
                self.numbers[key] = one
            one.where, one.seen = where, 0
            one.codes = self._may_be(key)
            one.answer = self.answers.get(key, "")
            self.unknown[key] = one
        one.seen += 1
        return one

    def _may_be(self, name: str) -> tuple[str, ...]:
        """Whose a name may be: those of the key who have each word of it, or its only word."""
        found: list[set[str]] = []
        for word in name.split():
            whose = {*self._parts.get(word, ())}
            whose |= {self._alone[word]} if word in self._alone else set()
            found.append(whose)
        return tuple(sorted(set.union(*found))) if found else ()


def _any_of(codes: Iterable[str]) -> re.Pattern[str] | None:
    """What finds codes in a text, the longer ones first; None where there are none."""
    every = sorted(codes, key=len, reverse=True)
    # “hv1” is no other word; of “m” or “gp”, only the capitals are a code.
    names = "|".join(f"(?i:{re.escape(one)})" if _FIGURE.search(one) else re.escape(one)
                     for one in every)  # fmt: skip
    return re.compile(rf"(?<![\w-])(?:{names})(?![\w-])") if names else None


def _pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds names in a text, the longer ones first; any space may stand for a space."""
    every = "|".join(map(_loosely, sorted(filter(str.strip, names), key=len, reverse=True)))
    if not every:
        return None
    return re.compile(rf"(?<!\w)(?<!\w-){_TITLES}?({every})(?!\w|-\w)", re.IGNORECASE)


def _without_figures(texts: list[str]) -> frozenset[str]:
    """Those texts in which no figure and no @ stands, and so no number, address or such code."""
    left = "\0".join(texts).encode("utf-8", "replace").translate(None, _NO_FIGURES).split(b"\0")
    if len(left) != len(texts):
        return frozenset()
    return frozenset([text for text, rest in zip(texts, left, strict=True) if not rest])


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _loosely(name: str) -> str:
    """A name as a pattern in which any space may stand for a space."""
    return r"\s+".join(map(re.escape, name.split()))
