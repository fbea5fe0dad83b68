"""Names in text to role codes, by the key; what else may be a name is taken out and listed.

Takes texts and the key, gives coded texts. Nothing that looks like a name is let through: what the
key does not know becomes `(name 1)`, the same number each time, so that the timeline, which git
sees, holds no name at any moment. The list of what stands behind the numbers is private.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import NamedTuple

from learning_together.english import MONTHS
from learning_together.exchange.imports.people.likely_names import Suspects
from learning_together.ids import Id
from learning_together.records.kinds import Identity

#: Names that are words as well: only with a capital are they taken for names.
_WORDS_TOO = frozenset(
    {"amber", "angel", "april", "art", "august", "autumn", "baker", "ball", "banks", "bell",
     "bill", "bird", "black", "blessing", "bond", "brown", "bush", "carter", "case", "chase",
     "christian", "cook", "cross", "daisy", "dawn", "day", "dean", "don", "drew", "earl", "faith",
     "field", "fields", "ford", "fox", "frank", "gates", "gene", "grace", "grant", "gray",
     "green", "grey", "guy", "hall", "harry", "heather", "hill", "holly", "hope", "ivy", "jack",
     "jade", "joy", "june", "king", "lane", "lily", "little", "long", "love", "major", "march",
     "mark", "mason", "max", "may", "miles", "nick", "noble", "north", "page", "park", "parks",
     "pat", "pearl", "peg", "penny", "pool", "precious", "price", "ray", "read", "rich", "rivers",
     "rob", "rose", "ruby", "sandy", "sharp", "short", "skip", "star", "stone", "storm", "street",
     "sue", "summer", "swift", "true", "wade", "ward", "wells", "west", "white", "will", "winter",
     "wise", "wood", "worth", "young"}
)  # fmt: skip
_TITLES = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.? )"
_MONTHS = frozenset(name.lower() for name in MONTHS)
_DATED = re.compile(
    r"(?:[0-9](?:st|nd|rd|th)?(?: of)?|early|mid|late|in|since|until|till|during|between|last|next|"
    rf"this|(?:{'|'.join(MONTHS)})(?: [0-9]+)? (?:to|and|or))[ -]+\Z",
    re.IGNORECASE,
)
_DATED_ON = re.compile(
    rf",? ?'?[0-9]| ?(?:to|and|or|until|[-–/]) ?(?:{'|'.join(MONTHS)})\b", re.IGNORECASE
)
_SURE = (
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("postcode", re.compile(r"\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b")),
    ("phone", re.compile(r"(?<![\w/])(?:\+44 ?\(?0?\)?|0)(?:[0-9][ -]?){9,10}(?![\w/])")),
)  # fmt: skip
#: Without these there is neither a number of note nor an address.
_DIGITS = re.compile(r"@|[0-9][0-9 -]{8}|[A-Z][0-9]")
_FIGURE = re.compile("[0-9]")
_NO_FIGURES = bytes(set(range(256)) - set(b"0123456789@\0"))
_TEN_DIGITS = re.compile(r"(?<![\w/-])[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4}(?![\w/-])")


@dataclass
class Unknown:
    """Something that may be a name, and is in no key.

    Attributes:
        text: As written.
        number: What stands for it in the timeline.
        what: `name`, `place`, `phone`, `postcode`, `email`, `number`.
        seen: How often.
        where: The first row and column.
        codes: Whose it may be, where several people of the key share it.
        proposal: A code for it.
    """

    text: str
    number: int
    what: str = "name"
    seen: int = 0
    where: str = ""
    codes: tuple[str, ...] = ()
    proposal: str = ""

    @property
    def stands(self) -> str:
        """What stands for it in the timeline."""
        return f"({self.what} {self.number})"

    @property
    def masked(self) -> str:
        """It, as a message may show it."""
        return " ".join(f"{word[0]}…" for word in self.text.split())


class Coded(NamedTuple):
    """A text without names.

    Attributes:
        text: The text.
        codes: Of the people whom it named, in order.
    """

    text: str
    codes: tuple[str, ...] = ()


@dataclass
class Coder:
    """Takes names out of texts.

    Args:
        key: The identities.
        people: Ids of the records of people, as those records write them.
        numbers: What stood for what in earlier deliveries, by text in small letters.
        not_names: Words that the team has found to be no names, in small letters.
    """

    key: Iterable[Identity]
    people: Mapping[Id, str]
    numbers: dict[str, Unknown]
    not_names: frozenset[str]
    suspects: Suspects = field(default_factory=Suspects)

    def __post_init__(self) -> None:
        self.unknown: dict[str, Unknown] = {}
        self._spoken: dict[str, str] = {}
        self._exact: dict[str, str] = {}
        self._shared: dict[str, tuple[str, ...]] = {}
        self._learn()
        self._pattern: re.Pattern[str] | None = None
        codes = list(self.people.values())
        self._own = _any_of(codes)
        self._own_letters = _any_of(code for code in codes if not _FIGURE.search(code))
        self._lettered: frozenset[str] = frozenset()
        self.kept: dict[str, Coded] = {}

    def prepare(self, texts: list[str]) -> None:
        """Looks over all texts of a delivery: which names occur, which words are common there."""
        every = {**dict.fromkeys(self._shared), **self._spoken, **self._exact}
        whole = "\n".join(texts) if every else ""
        lower = whole.lower()
        # Names of several words are looked for by their words: any space may part them.
        present = [
            name
            for name in filter(str.strip, every)
            if (
                name in whole
                if name in self._exact
                else all(word in lower for word in name.split())
            )
        ]
        present.sort(key=len, reverse=True)
        self._pattern = None
        if present:
            names = "|".join(_loosely(name) for name in present)
            self._pattern = re.compile(rf"(?<!\w){_TITLES}?({names})(?!\w)", re.IGNORECASE)
        self.suspects.learn(texts, self.not_names)
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

    def _code(self, text: str, row: str, name: str) -> Coded:
        lettered = text in self._lettered
        bare = lettered and self._pattern is None and self._own_letters is None
        if not text or (bare and not self.suspects.find(text)):
            return Coded(text)
        where = f"row {row}, {name}"
        codes: list[str] = []
        if self._pattern is not None:
            named = self._pattern.sub(lambda found: self._replace(found, codes, where), text)
            lettered = lettered and named == text
            text = named
        if not lettered:
            text = self._numbers(text, where)
        text = self._guess(text, where)
        own = self._own_letters if lettered else self._own
        if own is not None:
            codes += [
                found[0]
                for found in own.finditer(text)
                if not found.start() or not _within(text[found.start() - 1])
            ]
        return Coded(text, tuple(dict.fromkeys(codes)) if codes else ())

    def _learn(self) -> None:
        parts: dict[str, set[str]] = defaultdict(set)
        for one in self.key:
            if one.code:
                self._learn_one(one, one.code, parts)
        for word, codes in parts.items():
            if word not in self._spoken and len(codes) == 1:
                self._spoken[word] = next(iter(codes))
            elif word not in self._spoken:
                self._shared[word] = tuple(sorted(codes))

    def _learn_one(self, one: Identity, code: str, parts: dict[str, set[str]]) -> None:
        for name in (*one.names, *one.known_as):
            self._spoken[_key(name)] = code
            words = [word for word in re.split(r"[ ,]+", name) if len(word) > 1]
            if len(words) > 1 and one.type != "place":
                for word in (*words, *_short_forms(words)):
                    parts[word.lower().strip(".")].add(code)
        for name in one.initials:
            self._exact[name] = code
        place = one.type == "place"
        told = {
            **dict.fromkeys(one.addresses, code if place else f"{code}’s address"),
            **dict.fromkeys(one.schools, code if place else f"{code}’s school"),
            **dict.fromkeys(one.numbers, f"{code}’s number"),
            **dict.fromkeys(_days(one.born), f"{code}’s date of birth"),
        }
        self._spoken |= {_key(text): stands for text, stands in told.items()}

    def _replace(self, found: "re.Match[str]", codes: list[str], where: str) -> str:
        whole, name = found[0], found[1]
        lower = _key(name)
        if name in self._exact:
            return self._found(self._exact[name], codes)
        if lower not in self._spoken and lower not in self._shared:
            return whole  # initials in another case
        word = " " not in lower
        if word and lower in _WORDS_TOO and name == lower:
            return whole
        if word and lower in _MONTHS and _is_month(found, name):
            return whole
        if lower in self._shared and lower not in self._spoken:
            unknown = self._note(name, where)
            unknown.codes = self._shared[lower]
            return unknown.stands
        return self._found(self._spoken[lower], codes)

    def _found(self, code: str, codes: list[str]) -> str:
        person = self.people.get(Id(code.partition("’")[0]))
        if person and "’" not in code:
            codes.append(person)
        return code

    def _numbers(self, text: str, where: str) -> str:
        """E-mail addresses, postcodes, telephone and NHS numbers."""
        if _DIGITS.search(text) is None:
            return text
        for what, pattern in _SURE:
            text = pattern.sub(partial(self._stands, where, what), text)
        return _TEN_DIGITS.sub(
            lambda found: self._note(found[0], where, "number").stands
            if _is_nhs(found[0]) else found[0], text)  # fmt: skip

    def _stands(self, where: str, what: str, found: "re.Match[str]") -> str:
        return self._note(found[0], where, what).stands

    def _guess(self, text: str, where: str) -> str:
        pieces: list[str] = []
        at = 0
        for start, end, what, proposal in self.suspects.find(text):
            name = text[start:end]
            if self._own is not None and self._own.fullmatch(name):
                continue
            unknown = self._note(name, where, what)
            unknown.proposal = unknown.proposal or proposal
            pieces += [text[at:start], unknown.stands]
            at = end
        return "".join((*pieces, text[at:])) if pieces else text

    def _note(self, name: str, where: str, what: str = "name") -> Unknown:
        key = " ".join(name.lower().split())
        one = self.unknown.get(key)
        if one is None:
            one = self.numbers.get(key)
            if one is None:
                number = max((known.number for known in self.numbers.values()), default=0) + 1
                one = Unknown(name, number, what)
                self.numbers[key] = one
            one.where, one.seen = where, 0
            self.unknown[key] = one
        one.seen += 1
        return one


def _any_of(codes: Iterable[str]) -> re.Pattern[str] | None:
    """What finds codes in a text, the longer ones first; None where there are none."""
    names = "|".join(map(re.escape, sorted(codes, key=len)[::-1]))
    return re.compile(rf"(?:{names})(?![\w-])") if names else None


def _without_figures(texts: list[str]) -> frozenset[str]:
    """Those texts in which no figure and no @ stands, and so no number, address or such code."""
    left = "\0".join(texts).encode("utf-8", "replace").translate(None, _NO_FIGURES).split(b"\0")
    if len(left) != len(texts):
        return frozenset()
    return frozenset([text for text, rest in zip(texts, left, strict=True) if not rest])


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _short_forms(words: list[str]) -> list[str]:
    """Ways in which a name is shortened or turned round: S Smith; Smith, Sharon."""
    first, last = words[0], words[-1]
    return [f"{first[0]} {last}", f"{first[0]}. {last}", f"{last} {first}", f"{last}, {first}",
            f"{last} {first[0]}", f"{first} {last}", f"{first} {last[0]}"]  # fmt: skip


def _within(sign: str) -> bool:
    """Whether a sign before a word makes it part of a longer one."""
    return sign.isalnum() or sign in "_-"


def _loosely(name: str) -> str:
    """A name as a pattern in which any space may stand for a space."""
    return r"\s+".join(map(re.escape, name.split()))


def _is_month(found: "re.Match[str]", name: str) -> bool:
    before, after = found.string[: found.start(1)], found.string[found.end(1) :]
    return name == name.lower() or bool(_DATED.search(before[-24:]) or _DATED_ON.match(after))


def _is_nhs(text: str) -> bool:
    """Whether ten digits are an NHS number, by their check digit."""
    digits = [int(sign) for sign in text if sign.isdigit()]
    check = 11 - sum(digit * (10 - at) for at, digit in enumerate(digits[:9])) % 11
    return check % 11 == digits[9] and check != 10


def _days(born: date | None) -> list[str]:
    if born is None:
        return []
    month = MONTHS[born.month - 1].lower()
    short = f"{born.year % 100:02}"
    return [
        f"{born.day}/{born.month}/{born.year}", f"{born.day:02}/{born.month:02}/{born.year}",
        f"{born.day:02}.{born.month:02}.{born.year}", f"{born.day:02}-{born.month:02}-{born.year}",
        f"{born.day:02}/{born.month:02}/{short}", f"{born.day}/{born.month}/{short}",
        f"{born.day} {month} {born.year}", f"{born.day:02} {month} {born.year}", born.isoformat(),
        f"{born.day} {month[:3]} {born.year}",
    ]  # fmt: skip
