"""Which words of a text may be the name of a person or place that no key knows.

Takes texts, gives spots in them. Errs on the side of finding too much: what is found by mistake is
put right by a line in a list, what is overlooked stands where git sees it. Word lists are data, in
`words/` beside this module; the words that a delivery writes small are learnt from it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from learning_together.patterns import regex
from learning_together.privacy.likely_names.capitals import (
    FIRST_AND_WORD,
    ends,
    is_acronym,
    is_clipped,
    is_of_thing,
    is_thing,
    is_within,
    known_names,
    of_both,
    of_street,
    sentences,
    word_before,
)
from learning_together.privacy.likely_names.name_words import (
    AS_WORDS,
    CALLS,
    LAWS,
    MONTHS_AND_MORE,
    ORDINARY,
    PLACES,
    TITLES,
)
from learning_together.privacy.likely_names.names_or_words import (
    as_name,
    bare_word,
    does_after,
    is_dated,
    is_no_name,
    is_short_month,
    opens_as_word,
)
from learning_together.privacy.likely_names.nobodys_words import (
    stands_for_nobody,
    writes_things_with_capitals,
)
from learning_together.privacy.likely_names.plain_words import (
    is_english,
    is_listed,
    is_plain,
    is_term,
    words,
)
from learning_together.privacy.likely_names.small_letters import (
    any_of,
    nowhere_known,
    words_of_texts,
)

_WORD = r"[^\W\d_](?:[\w’'-]*\w)?"
_CAPITALS = "A-ZÀ-ÞĀ-Ž"
_RUNS = r"[{0}][\w’'-]*\.?(?:[ ](?:(?:de|van|von|der|bin|ibn|al|el|ap|da|la)[ -])*[{0}][\w’'-]*)*"
_RUN = regex(_RUNS.format(_CAPITALS))
#: The same for text that has no other letters; looking for it takes half the time.
_ASCII_RUN = regex(_RUNS.format("A-Z"))
_TOKEN = regex(_WORD)
_LAW = regex(rf"(?:{'|'.join(map(re.escape, sorted(LAWS)))})\b".replace("'", "['’]"), re.IGNORECASE)
#: Stands between texts that are looked over as one; no word and no title reaches across it.
_BETWEEN = "\n\0\n"
_STARTS = regex(r"(?:\A|[.!?:;•|(\[“\"\n/–—]|\s-)[\s“‘\"'(-]*\Z")
_HOUSE = regex(r"\b([0-9]{1,4}[a-z]?,? )\Z")
Spot = tuple[int, int, str, str]
#: The words of what lacks the spaces between them, as text that was taken out of a PDF does.
_JOINED = regex(r"[A-Z][a-z]+")
#: O'Neill, D'Arcy, McAllister: no other words are written so.
_NAME_SHAPE = regex(r"(?:[OD][’'](?=[A-Z])|Ma?c(?=[A-Z]))")
_SMALL_TITLED = regex(r"\b(?:mr|mrs|ms|miss|dr)\.? ([a-z][\w’'-]+)")
#: Without a word like this there is none of those; so few words differ that it is soon known.
_ENDS_AS_TITLE = regex(r"\b(?:mr|mrs|ms|miss|dr)$", re.MULTILINE)
#: Wouldn’t, we’re, NFA’d, intentionally.
_AS_NO_NAME_ENDS = ("n't", "n’t", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "ionally")
#: What stands behind a word that is numbered: Apr-21.
_NUMBERED = regex("-[0-9]+$")
#: After these stands a name, whatever else it is called: Mrs Day, Mr Winter, Ms Sunday Effiong.
_OF_PEOPLE = frozenset({"mr", "mrs", "ms", "miss"})
_SAINTS = frozenset({"st", "saint"})


def _is_first(bare: str) -> bool:
    return bare in words("first_names") and bare not in AS_WORDS


@dataclass
class Suspects:
    """Finds what may be a name.

    Attributes:
        common: Words that this delivery writes small.
        seen: Words that were found to be parts of names where that could be told, so that they
            are known at the start of a sentence too.
        not_names: Words that the team has found to be no names.
        whole: What was found to be a first name with another name.
        finished: Whether the texts are finished prose, whose headings and terms have capitals and
            which anybody edited: there a word of the dictionary is none, but for surnames.
    """

    common: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    not_names: frozenset[str] = frozenset()
    whole: set[str] = field(default_factory=set)
    finished: bool = False

    def __post_init__(self) -> None:
        self._known: set[str] = set()
        self._found: dict[str, list[Spot]] = {}
        self._small: re.Pattern[str] | None = None
        self._habit = False

    def learn(self, texts: Iterable[str], not_names: frozenset[str]) -> None:
        """Looks over all texts of a delivery at once: what they write small, and what is a name."""
        self.not_names = not_names
        every = list(dict.fromkeys(texts))
        whole = _BETWEEN.join(every)
        written = words_of_texts(every)
        named = {word for word in written & known_names() if not is_plain(word)}
        unknown = frozenset[str]() if self.finished else nowhere_known(written, whole)
        self.common.update(written - named - unknown)
        small = named & (words("first_names") - ORDINARY)
        if _ENDS_AS_TITLE.search("\n".join(written)):
            small |= {
                word for word in _SMALL_TITLED.findall(whole) if not is_plain(bare_word(word))
            }
        self._small = any_of(small - not_names)
        self._habit = writes_things_with_capitals(whole)
        self._known = set(every)
        starts = list(accumulate((len(text) + len(_BETWEEN) for text in every), initial=0))
        self._found = {}
        seen: set[str] = set()
        for start, end, what, proposal in self._find(whole):
            at = bisect_right(starts, start) - 1
            spot = (start - starts[at], end - starts[at], what, proposal)
            self._found.setdefault(every[at], []).append(spot)
            if what == "name":
                name = whole[start:end]
                seen.update(bare_word(word) for word in _TOKEN.findall(name))
                if " " in name and name.split()[0].lower() in words("first_names"):
                    self.whole.add(name)
        usual = self.common | AS_WORDS
        self.seen = {word for word in seen if len(word) > 2 and word not in usual
                     and not is_plain(word)}  # fmt: skip
        if not self.seen:
            return
        # A name that is known now may stand where it could not be told before, or small.
        if not self.finished:
            small |= {one for one in self.seen & written if not is_english(one)}
            self._small = any_of(small - not_names)
        forms = {word + end for word in self.seen for end in ("", "'s", "’s", "'", "’")}
        again = [text for text in every if not forms.isdisjoint(words_of_texts([text.lower()]))]
        self._found |= {text: list(self._find(text)) for text in again}

    def find(self, text: str) -> Sequence[Spot]:
        """What may be a name: start, end, whether a name or a place, and a code to propose."""
        return self._found.get(text, ()) if text in self._known else list(self._find(text))

    def _find(self, text: str) -> Iterator[Spot]:
        if self._small is None:
            return self._in_capitals(text)
        small = [(found.start(1), found.end(1), "name", "") for found in self._small.finditer(text)]
        return (
            iter(sorted([*self._in_capitals(text), *small])) if small else self._in_capitals(text)
        )

    def _in_capitals(self, text: str) -> Iterator[Spot]:
        dull: dict[str, bool] = {}
        for run in (_ASCII_RUN if text.isascii() else _RUN).finditer(text):
            start, said = run.start(), run[0]
            if not start or text[start - 1] == "\n":
                known = dull.get(said)
                if known is None:
                    known = dull[said] = " " not in said and self._dull(said)
                if known:
                    continue  # the commonest case by far: a sentence begins
            elif is_within(text, start):
                continue
            yield from self._in_run(text, run)

    def _in_run(self, text: str, run: "re.Match[str]") -> Iterator[Spot]:
        """What may be a name among neighbouring words with capitals."""
        whole = run[0].lower()
        if whole in self.not_names:
            return
        those = list(_TOKEN.finditer(text, run.start(), run.end()))
        bare = [bare_word(word[0]) for word in those]
        at = of_street(text, those, bare)
        for first, last in sentences(text, those[:at]):
            if not _LAW.match(text, those[first].start()):
                yield from self._in_words(text, those[first:last], bare[first:last])
        if at is None or is_of_thing(text, those[at]):
            return
        start = those[at].start()
        house = _HOUSE.search(text, max(0, start - 12), start)
        yield (house.start(1) if house else start), run.end(), "place", "PLACE"

    def _in_words(self, text: str, those: "list[re.Match[str]]", bare: list[str]) -> Iterator[Spot]:
        """The same among words of one sentence that name no street."""
        begin = those[0].start()
        marks = self._marks(text, begin, those, bare)
        at = 0
        while at < len(those):
            if not marks[at]:
                at += 1
                continue
            end = at
            while end + 1 < len(those) and marks[end + 1] and not ends(text, those[end]):
                end += 1
            what = "place" if end > at and bare[end] in PLACES else "name"
            while end + 1 < len(those) and bare[end + 1] in PLACES and not ends(text, those[end]):
                what, end = "place", end + 1
            start, stop = those[at].start(), those[end].end()
            if text[stop - 2 : stop].lower() in {"’s", "'s"}:
                if bare[at] in _SAINTS:
                    what = "place"  # St Mary’s: a school, a church, a hospital
                else:
                    stop -= 2
            title = bare[at - 1] if at else word_before(text, begin)
            proposal = "PLACE" if what == "place" else TITLES.get(title, "")
            if text[start:stop].lower() not in self.not_names:
                yield start, stop, what, proposal
            at = end + 1

    def _marks(
        self, text: str, start: int, found: "list[re.Match[str]]", bare: list[str]
    ) -> list[bool]:
        """Which of the words may be part of a name."""
        opens = [_STARTS.search(text, max(0, start - 6), start) is not None]
        loud = len(found) > 1 and all(word[0].isupper() for word in found)
        opens += [False] * (len(found) - 1)
        marks = [
            self._suspect(word[0], starts=opens[number], loud=loud)
            or (
                not loud
                and bare[number] in AS_WORDS
                and as_name(text, found, number, starts=opens[number])
            )
            for number, word in enumerate(found)
        ]
        if len(found) == 1 and opens[0] and bare[0] not in self.seen | AS_WORDS:
            marks[0] = marks[0] and not opens_as_word(text, found[0])
        if any(marks) and self.seen.isdisjoint(bare) and is_thing(text, found, starts=opens[0]):
            marks = [False] * len(found)
        marks = [mark and not is_short_month(text, word)
                 for mark, word in zip(marks, found, strict=True)]  # fmt: skip
        things = [mark and is_of_thing(text, word) for mark, word in zip(marks, found, strict=True)]
        marks = [mark and not thing for mark, thing in zip(marks, things, strict=True)]
        nobodys = [
            mark and not loud and bare[number] not in self.seen
            and stands_for_nobody(text, found, number, starts=opens[0], habit=self._habit)
            for number, mark in enumerate(marks)
        ]  # fmt: skip
        marks = [mark and not nobody for mark, nobody in zip(marks, nobodys, strict=True)]
        if word_before(text, start) in CALLS and (loud or not is_acronym(found[0][0])):
            marks[0] = marks[0] or bare[0] not in words("no_names") or bare[0] in AS_WORDS
        for number in range(1, len(found)):
            # After a title, and beside a name, a capital belongs to the name.
            called = bare[number - 1] in CALLS
            named = loud and (called or (marks[number - 1] and not self._plain(bare[number])))
            if things[number] or (is_acronym(found[number][0]) and not named):
                continue
            # Gwen Stubbings: beside somebody’s first name, a word is what else they are called.
            if nobodys[number] and not (marks[number - 1] and _is_first(bare[number - 1])):
                continue
            named = (called and bare[number] in AS_WORDS) or bare[number - 1] in _OF_PEOPLE
            if bare[number] in words("no_names") and not named:
                continue
            beside = marks[number - 1] and bare[number] not in self.common and not opens[number]
            beside = beside and not (loud and self._plain(bare[number]))
            marks[number] = marks[number] or beside or called
        marks = marks if self.finished or loud else of_both(text, found, bare, marks)
        for number in range(len(found) - 2, -1, -1):
            # Sue Bairstow: what may be a word is a name before one.
            first = bare[number] in FIRST_AND_WORD or (
                not self.finished
                and bare[number] in MONTHS_AND_MORE
                and not is_dated(text, found[number].start())
                and does_after(text[found[-1].end() :][:30])
            )
            beside = marks[number + 1] and not ends(text, found[number])
            marks[number] = marks[number] or (first and beside and not loud)
        return marks

    def _dull(self, word: str) -> bool:
        """Whether a word is none that can be a name where a text begins."""
        bare = bare_word(word)
        if bare in self.seen or bare in AS_WORDS:
            return False
        return bare in self.not_names or (self._plain(bare) and bare not in known_names())

    def _suspect(self, word: str, *, starts: bool, loud: bool) -> bool:
        bare = _NUMBERED.sub("", bare_word(word))
        if self._is_none(word, bare):
            return False
        if bare in self.seen or _NAME_SHAPE.match(word):
            return True
        if loud:
            named = bare in known_names() and bare not in ORDINARY and not is_listed(bare)
            return named or (len(bare) > 4 and bare not in self.common and not self._plain(bare))
        if is_acronym(word):
            return len(bare) > 3 and bare in words("first_names")
        if bare in words("first_names") and not (self.finished and bare in AS_WORDS):
            return bare not in AS_WORDS or (not starts and bare not in MONTHS_AND_MORE)
        parts = bare.split("-")
        if self._usual(bare) or is_clipped(bare, parts):
            return False
        if len(parts) > 1 and any(part in words("first_names") for part in parts):
            return not all(map(self._plain, parts))
        if len(parts) > 1 and all(self._plain(part) or part in self.common for part in parts):
            return False
        if not starts:
            return True
        return bare not in AS_WORDS and (bare in words("surnames") or not self._plain(bare))

    def _is_none(self, word: str, bare: str) -> bool:
        """Whether a word can be no name, whatever it says."""
        known = bare in self.not_names or len(bare) < 2
        return known or bare.endswith(_AS_NO_NAME_ENDS) or self._is_joined(word)

    def _usual(self, bare: str) -> bool:
        """Whether a word is no sign of a name, though it has a capital."""
        listed = bare in words("no_names") or bare in words("common")
        # “Page 1”, “a White Paper”: in finished prose what stands beside it must tell.
        listed = listed or (self.finished and bare in AS_WORDS)
        return listed or bare in self.common or is_term(bare) or self._in_dictionary(bare)

    def _plain(self, bare: str) -> bool:
        """Whether a word is one of the language, as far as these texts are held against it."""
        return is_plain(bare) or self._in_dictionary(bare)

    def _in_dictionary(self, bare: str) -> bool:
        if not self.finished or bare in words("surnames") or not bare.isascii():
            return False
        return is_plain(bare) or bare in words("dictionary")

    def _is_joined(self, word: str) -> bool:
        """Whether words of the language stand together without a space: IntroductionPage."""
        parts = [part.lower() for part in _JOINED.findall(word)]
        plain = {part for part in parts if is_no_name(part)}
        whole = len(parts) > 1 and "".join(parts) == word.lower()
        others = AS_WORDS if self.finished else frozenset()
        return whole and bool(plain) and all(part in plain | others for part in parts)
