"""The key as a matcher: every form of a name that gives it away.

Takes identities, gives what to look for, and looks for it in the words of a text. A form is a row
of words; a text is searched for it only where it holds all of them, so that two hundred people
cost no more than one; and most texts pass no screen. Knows neither files nor reports.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from learning_together.patterns import AFTER, BEFORE, Screen
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.likely_names.plain_words import is_english
from learning_together.privacy.likely_names.plainly_words import is_plainly_word
from learning_together.privacy.names import disguised
from learning_together.privacy.names.common_words import (
    ORDINARY,
    TITLES,
)
from learning_together.privacy.names.forms import SHORTEST_MISSPELT, Form, Forms
from learning_together.privacy.names.words import Words, plain, split
from learning_together.records.kinds.identity import Identity

#: Endings that other words than names have, and what any ending may be after a longer name: those
#: of Slavic, Nordic and Turkish names, for wives, children and cases, are too many to be listed.
_ENDINGS = ("s", "es", "ish", "ian", "ites", "like")
_LONGEST_ENDING = 4
_SHORTEST_INFLECTED = 7
#: What may stand between the words of one name; never the mark that parts two pieces of a file.
_GAP = r"(?:[^\w\ue000]|_){0,60}?"
_BETWEEN_DIGITS = "[ \u00a0./_()-]{0,2}"
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class Key:
    """Everything that gives the people and places of a key away.

    Args:
        identities: The key's records.
        codes: Ids of people in the review: only such a code is printed, since whoever exchanged
            code and name would otherwise find the name in a message.
    """

    def __init__(self, identities: Iterable[Identity], codes: Iterable[str] = ()) -> None:
        known = {plain(code) for code in codes}
        everybody = tuple(identities)
        made = Forms(split(one.code) for one in everybody if one.code)
        self._codes: dict[str, str] = {}
        for number, one in enumerate(everybody, 1):
            safe = one.code and plain(one.code) in known
            who = str(one.code) if safe else f"entry {number} of the key"
            self._codes[who] = one.code or ""
            made.add(one, who)
        self._forms, self._initials, self._numbers = made.rows, made.initials, made.numbers
        self._inside, self._near, self._beside = made.inside, made.near, made.beside
        self.born = made.born
        by_first: dict[str, list[Form]] = {}
        for form in self._forms.values():
            by_first.setdefault(form.words[0], []).append(form)
        self._by_first = by_first
        self._firsts = frozenset(by_first)

    def __bool__(self) -> bool:
        """Whether it holds anything to look for."""
        return bool(self._forms or self._initials or self._numbers or self.born)

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

    @cached_property
    def _close(self) -> dict[str, str | None]:
        """Words that were looked at, each with the name to which it is close, if there is one."""
        return {}

    def _close_to(self, word: str) -> str | None:
        from rapidfuzz.distance import DamerauLevenshtein

        if word in ORDINARY or is_english(word):
            return None
        beside = (name for less in _less_one(word) for name in self._neighbours.get(less, ()))
        return next(
            (
                name
                for name in beside
                if _alike(name, word) and DamerauLevenshtein.distance(name, word) == 1
            ),
            None,
        ) or self._stem(word)

    def _find_near(self, words: Words) -> Iterator[Hit]:
        known = self._alone
        for word in words.capitalised:
            low = word.lower()
            if not word.isalpha() or not SHORTEST_MISSPELT - 1 <= len(word) <= self._longest:
                continue
            if low in known:
                continue
            if low not in self._close:
                self._close[low] = self._close_to(low)
            name = self._close[low]
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


def _has_title(words: Words, start: int) -> bool:
    before = words.lowered[max(start - 12, 0) : start].split()
    return bool(before) and before[-1].strip(".") in TITLES


def _is_word(form: Form, words: Words, start: int, end: int) -> bool:
    """Whether a word that is part of a name as well is plainly none here."""
    single = form.cased and not form.sure and len(form.words) == 1
    return single and not _has_title(words, start) and is_plainly_word(words.cased, start, end)


def _less_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _alike(one: str, other: str) -> bool:
    """Whether two words begin alike, as a slip of the pen leaves them."""
    return one[0] == other[0] or one[:2] == other[1::-1]


def _gapless(text: str) -> tuple[str, list[int]]:
    """A text's letters, digits and ends of pieces alone, and where each stands."""
    places = [at for at, char in enumerate(text) if char.isalnum() or char == "\ue000"]
    return "".join(text[at] for at in places), places
