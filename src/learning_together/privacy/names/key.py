"""The key as a matcher: every form of a name that gives it away.

Takes identities, gives what to look for, and looks for it in the words of a text. A form is a row
of words; a text is searched for it only where it holds all of them, so that two hundred people
cost no more than one; and most texts pass no screen. Knows neither files nor reports.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import permutations

from learning_together.method.wordlists.prefilter import AFTER, BEFORE, Screen
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.likely_names.plain_words import is_english
from learning_together.privacy.likely_names.plainly_words import is_plainly_word
from learning_together.privacy.names import disguised
from learning_together.privacy.names.common_words import (
    OF_PLACES,
    OF_SCHOOLS,
    ORDINARY,
    PARTICLES,
    PREFIXES,
    TITLES,
)
from learning_together.privacy.names.words import Words, plain, spellings, split
from learning_together.records.kinds import Identity

#: Shortest word of a full name that is looked for by itself.
_SHORTEST = 2
#: Shortest joined name that is looked for inside other words and across gaps.
_SHORTEST_INSIDE = 9
#: Shortest word by which a place is known.
_SHORTEST_PLACE = 3
#: Shortest number that is looked for: shorter ones stand in every text.
_SHORTEST_NUMBER = 5
#: Shortest name that may be misspelt: of shorter ones, too many ordinary words are a letter away.
_SHORTEST_MISSPELT = 5
#: Endings that other words than names have, and what any ending may be after a longer name: those
#: of Slavic, Nordic and Turkish names, for wives, children and cases, are too many to be listed.
_ENDINGS = ("s", "es", "ish", "ian", "ites", "like")
_LONGEST_ENDING = 4
_SHORTEST_INFLECTED = 7
#: What may stand between the words of one name; never the mark that parts two pieces of a file.
_GAP = r"(?:[^\w\ue000]|_){0,60}?"
_BETWEEN_DIGITS = "[ \u00a0./_()-]{0,2}"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"
_SHORT_FORMS = {
    "street": "st", "road": "rd", "avenue": "ave", "lane": "ln", "close": "cl", "drive": "dr",
    "court": "ct", "crescent": "cres", "gardens": "gdns", "place": "pl", "square": "sq",
    "terrace": "ter",
}  # fmt: skip
_LETTERS_OR_FIGURES = re.compile(r"[a-z]+|[0-9]+")
#: A number of the police: its year, a row of figures, a letter.
_YEARLY = re.compile(r"(19|20)(\d\d)[/ -]?(\d{1,7}[A-Za-z])")
#: A prefix that is often written apart from its name.
_SCOTTISH = re.compile(r"ma?c(?=[a-z]{4})")


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


class Key:
    """Everything that gives the people and places of a key away.

    Args:
        identities: The key's records.
        codes: Ids of people in the review: only such a code is printed, since whoever exchanged
            code and name would otherwise find the name in a message.
    """

    def __init__(self, identities: Iterable[Identity], codes: Iterable[str] = ()) -> None:
        known = {plain(code) for code in codes}
        self._forms: dict[tuple[str, ...], Form] = {}
        self._initials: dict[str, str] = {}
        self._numbers: dict[str, str] = {}
        self._inside: dict[str, str] = {}
        self._near: dict[str, str] = {}
        self._beside: dict[str, str] = {}
        self.born: dict[date, str] = {}
        self._codes: dict[str, str] = {}
        self._taken: set[tuple[str, ...]] = set()
        everybody = tuple(identities)
        for one in everybody:
            if one.code:
                self._taken.add(split(one.code))
        for number, one in enumerate(everybody, 1):
            safe = one.code and plain(one.code) in known
            who = str(one.code) if safe else f"entry {number} of the key"
            self._codes[who] = one.code or ""
            self._add(one, who)
        by_first: dict[str, list[Form]] = {}
        for form in self._forms.values():
            by_first.setdefault(form.words[0], []).append(form)
        self._by_first = by_first
        self._firsts = frozenset(by_first)

    def __bool__(self) -> bool:
        """Whether it holds anything to look for."""
        return bool(self._forms or self._initials or self._numbers or self.born)

    def _add(self, one: Identity, who: str) -> None:
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
                self._initials[letters] = f"initials ({who})"
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
                    self._inside.setdefault(one, named)
        for row in _with_prefix(words):
            self._form(row, part, sure=row[-1] not in ORDINARY)
        for word in own:
            if len(own) > 1 or len(words) > 1:
                self._form((word,), part)
            if len(word) >= _SHORTEST_MISSPELT and word not in ORDINARY:
                self._near.setdefault(word, f"a word close to {part}")
                others = "".join(other[0] for other in own if other != word)
                self._beside[word] = self._beside.get(word, "") + others

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
        if len(bare) >= _SHORTEST_MISSPELT and bare not in ORDINARY:
            self._near.setdefault(bare, f"a word close to {what}")

    def _number(self, words: tuple[str, ...], what: str) -> None:
        number = "".join(words)
        if len(number) < _SHORTEST_NUMBER:
            return
        if number.isdigit():
            self._numbers[number] = what
            return
        apart = (tuple(_LETTERS_OR_FIGURES.findall(way)) for way in (number, " ".join(words)))
        for form in {words, (number,), *apart}:
            self._form(form, what)

    def _form(self, words: tuple[str, ...], what: str, *, sure: bool = True) -> None:
        if not words or words in self._taken:
            return
        alone = len(words) == 1
        ordinary = alone and words[0] in ORDINARY
        short = alone and len(words[0]) < 4
        form = Form(words, what, sure and not ordinary, ordinary or short)
        there = self._forms.get(words)
        if there is None or (form.sure and not there.sure):
            self._forms[words] = form

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
                        self._road(road, f"a road of {what.removeprefix('an ')}", sure=False)

    def _road(self, words: tuple[str, ...], what: str, *, sure: bool) -> None:
        self._form(words, what, sure=sure)
        for long, short in _SHORT_FORMS.items():
            if long in words:
                self._form(tuple(short if w == long else w for w in words), what, sure=sure)
            elif short in words:
                self._form(tuple(long if w == short else w for w in words), what, sure=sure)

    def instead(self, hit: Hit) -> str:
        """What to write in place of a hit: the code, or what of whom it was; empty if unknown."""
        what, _, who = hit.what.rpartition(" (")
        code = self._codes.get(who.rstrip(")"), "")
        for sort in ("address", "number", "place that points"):
            if code and sort in what:
                return f"{sort.split(' ')[0]} of {code}"
        return code

    def find(
        self, words: Words, *, near: bool = False, inside: bool = False, initials: bool = True
    ) -> Iterator[Hit]:
        """What a text holds of the key.

        Args:
            words: The text.
            near: Whether to look for misspelt and inflected names, too.
            inside: Whether to look for names inside other words or spread over gaps, too.
            initials: Whether two capital letters may be somebody's initials here.
        """
        if self._screen.passes(words.cased):
            yield from self._find_forms(words, finished=inside)
            if initials:
                yield from self._find_initials(words)
            yield from self._find_numbers(words)
        if near:
            yield from self._find_near(words)
        if inside:
            yield from self._find_inside(words)
            yield from disguised.in_tags(words, self._near, self._beside)
            yield from disguised.spaced(words, self._spelt)
            yield from disguised.in_figures(words, self._spelt)

    @cached_property
    def _screen(self) -> Screen:
        """What every text passes that holds a form, initials or a number."""
        words = {form.sign for form in self._forms.values()}
        words.update(r"\.? ?".join(letters) for letters in self._initials)
        shapes = {_BETWEEN_DIGITS.join(number) for number in self._numbers}
        if words:
            shapes.add(f"{BEFORE}(?:{'|'.join(words)}){AFTER}")
        return Screen(shapes)

    def _find_forms(self, words: Words, *, finished: bool) -> Iterator[Hit]:
        lower = words.lower
        for first in self._firsts & lower.keys():
            for form in self._by_first[first]:
                if not all(word in lower for word in form.words):
                    continue
                if form.cased and all(word.islower() for word in lower[first]):
                    continue
                pattern = _BEFORE + _GAP.join(map(re.escape, form.words)) + _AFTER
                for match in re.finditer(pattern, words.lowered):
                    start, end = match.span()
                    # A writer is asked about each; a reader of what is finished, in doubt.
                    if not (finished and _is_word(form, words, start, end)):
                        yield from self._of_form(form, words, start, end)

    @staticmethod
    def _of_form(form: Form, words: Words, start: int, end: int) -> Iterator[Hit]:
        sure = form.sure
        if form.cased:
            if not words.cased[start].isupper():
                return
            if not sure:
                sure = _has_title(words, start)
        after = words.lowered[end : end + 2]
        if after in {"'s", "’s"}:
            end += 2
        sort = Sort.NAME if sure else Sort.NEAR
        what = form.what if sure else f"a word that is also {form.what}"
        yield Hit(words.place(start), words.place(end), sort, what, sure)

    @cached_property
    def _initials_pattern(self) -> "re.Pattern[str] | None":
        if not self._initials:
            return None
        each = (r"\.? ?".join(letters) for letters in sorted(self._initials))
        return re.compile(rf"(?<![^\W_])(?:{'|'.join(each)})(?![^\W_])\.?")

    def _find_initials(self, words: Words) -> Iterator[Hit]:
        pattern = self._initials_pattern
        if pattern is None or not any(
            letters in words.once or all(letter in words.once for letter in letters)
            for letters in self._initials
        ):
            return
        for match in pattern.finditer(words.cased):
            letters = re.sub(r"[. ]", "", match[0])
            yield Hit(
                words.place(match.start()),
                words.place(match.end()),
                Sort.NAME,
                self._initials[letters],
            )

    def _find_numbers(self, words: Words) -> Iterator[Hit]:
        if not self._numbers:
            return
        digits = " ".join(words.runs.values())
        for number, what in self._numbers.items():
            if number not in digits:
                continue
            pattern = r"(?<!\d)" + _BETWEEN_DIGITS.join(number) + r"(?!\d)"
            for match in re.finditer(pattern, words.lowered):
                start, end = words.place(match.start()), words.place(match.end())
                yield Hit(start, end, Sort.NAME, what)

    @cached_property
    def _neighbours(self) -> dict[str, list[str]]:
        """Names by what is left of them without one letter: what is a letter away shares that."""
        found: dict[str, list[str]] = {}
        for name in self._near:
            for less in _less_one(name):
                found.setdefault(less, []).append(name)
        return found

    def _find_near(self, words: Words) -> Iterator[Hit]:
        from rapidfuzz.distance import DamerauLevenshtein

        known = self._alone
        for word in words.capitalised:
            low = word.lower()
            if not word.isalpha() or not _SHORTEST_MISSPELT - 1 <= len(word) <= self._longest:
                continue
            if low in known or low in ORDINARY or is_english(low):
                continue
            name = next(
                (
                    name
                    for less in _less_one(low)
                    for name in self._neighbours.get(less, ())
                    if _alike(name, low) and DamerauLevenshtein.distance(name, low) == 1
                ),
                None,
            ) or self._stem(low)
            # A word that stands in small letters too is a word, not a misspelt name.
            if name and not re.search(_BEFORE + re.escape(low) + _AFTER, words.cased):
                for match in re.finditer(_BEFORE + re.escape(low) + _AFTER, words.lowered):
                    start, end = words.place(match.start()), words.place(match.end())
                    yield Hit(start, end, Sort.NEAR, self._near[name], sure=False)

    @cached_property
    def _spelt(self) -> dict[str, str]:
        """Names of one word, with what each is called."""
        return {form.words[0]: form.what for form in self._forms.values() if len(form.words) == 1}

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(form[0] for form in self._forms if len(form) == 1)

    @cached_property
    def _longest(self) -> int:
        """How long a word may be that is close to a name: with the longest ending of `_stem`."""
        return max(map(len, self._near), default=0) + 5

    def hints(self, text: str) -> bool:
        """Whether a text that is to be shown holds a name even as part of a word."""
        gapless = "".join(split(text))
        return any(len(name) > 3 and name in gapless for name in self._alone)

    def _stem(self, word: str) -> str | None:
        """The name of which a word is an inflection: Samplesons, Samplesonish, the Sampleries."""
        for ending in _ENDINGS:
            if word.endswith(ending) and word[: -len(ending)] in self._near:
                return word[: -len(ending)]
        if word.endswith("ies") and (name := f"{word[:-3]}y") in self._near:
            return name
        for length in range(len(word) - _LONGEST_ENDING, len(word)):
            if length >= _SHORTEST_INFLECTED and word[:length] in self._near:
                return word[:length]
        return None

    def _find_inside(self, words: Words) -> Iterator[Hit]:
        gapless, places = _gapless(words.lowered)
        for joined, what in self._inside.items():
            at = gapless.find(joined)
            while at >= 0:
                start, end = places[at], places[at + len(joined) - 1] + 1
                yield Hit(words.place(start), words.place(end), Sort.NAME, what)
                at = gapless.find(joined, at + 1)


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


def _has_title(words: Words, start: int) -> bool:
    before = words.lowered[max(start - 12, 0) : start].split()
    return bool(before) and before[-1].strip(".") in TITLES


def _is_word(form: Form, words: Words, start: int, end: int) -> bool:
    """Whether a word that is part of a name as well is plainly none here."""
    single = form.cased and not form.sure and len(form.words) == 1
    return single and not _has_title(words, start) and is_plainly_word(words.cased, start, end)


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


def _less_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as a slip of the pen leaves them."""
    return one[0] == other[0] or one[:2] == other[1::-1]


def _gapless(text: str) -> tuple[str, list[int]]:
    """A text's letters, digits and ends of pieces alone, and where each stands."""
    places = [at for at, char in enumerate(text) if char.isalnum() or char == "\ue000"]
    return "".join(text[at] for at in places), places
