"""Which words of a text may be the name of a person or place that no key knows.

Takes texts, gives spots in them. Errs on the side of finding too much: what is found by mistake is
put right by a line in a list, what is overlooked stands where git sees it. Word lists are data, in
`words/` beside this module; the words that a delivery writes small are learnt from it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path

_WORD = r"[^\W\d_][\w’'-]*"
_CAPITALS = "A-ZÀ-ÞĀ-Ž"
_RUNS = r"[{0}][\w’'-]*\.?(?:[ ](?:(?:de|van|von|bin|al|el|ap|da|la)[ ])?[{0}][\w’'-]*)*"
_RUN = re.compile(_RUNS.format(_CAPITALS))
#: The same for text that has no other letters; looking for it takes half the time.
_ASCII_RUN = re.compile(_RUNS.format("A-Z"))
_TOKEN = re.compile(_WORD)
#: Stands between texts that are looked over as one; no word and no title reaches across it.
_BETWEEN = "\n\0\n"
_TO_SPACES = str.maketrans(dict.fromkeys('.,;:!?()[]{}“”‘"/|–—•&+*=', " "))
_STARTS = re.compile(r"(?:\A|[.!?:;•|(\[“\"\n/–—]|\s-)[\s“‘\"'(-]*\Z")
_TITLES = {
    "mr": "", "mrs": "", "ms": "", "miss": "", "mx": "", "dr": "GP", "doctor": "GP",
    "prof": "DR", "professor": "DR", "pc": "PC", "dc": "DC", "ds": "DS", "di": "DI", "ps": "PS",
    "wpc": "PC", "pcso": "PCSO", "sgt": "PS", "sergeant": "PS", "constable": "PC", "nurse": "N",
    "midwife": "MW", "hv": "HV", "sw": "SW", "teacher": "T", "judge": "J", "sir": "", "rev": "",
    "visitor": "HV", "worker": "SW", "consultant": "CON", "paediatrician": "CON", "psychiatrist":
    "CPSY", "inspector": "DI", "detective": "DC", "mw": "MW", "gp": "GP", "auntie": "FAM",
    "aunt": "FAM", "uncle": "FAM", "nan": "FAM",
}  # fmt: skip
#: Words after which a capital is a name even though the word before it is common.
_CALLS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "pc", "dc", "ds", "ps", "wpc",
                    "pcso", "sgt", "sir", "rev", "di"})  # fmt: skip
_PLACES = frozenset(
    {"street", "road", "avenue", "close", "lane", "drive", "crescent", "terrace", "gardens",
     "grove", "court", "place", "square", "house", "school", "academy", "nursery", "primary",
     "college", "university", "hospital", "infirmary", "surgery", "clinic", "centre", "park",
     "estate", "way", "church", "mosque", "station", "hostel", "lodge", "prison"}
)  # fmt: skip
_STREETS = frozenset({"street", "road", "avenue", "close", "lane", "drive", "crescent", "terrace",
                      "gardens", "grove", "court", "estate"})  # fmt: skip
_HOUSE = re.compile(r"\b([0-9]{1,4}[a-z]?,? )\Z")
Spot = tuple[int, int, str, str]
_FOLDER = Path(__file__).with_name("words")


@cache
def _words(name: str) -> frozenset[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@dataclass
class Suspects:
    """Finds what may be a name.

    Attributes:
        common: Words that this delivery writes small.
        seen: Words that were found to be parts of names where that could be told, so that they
            are known at the start of a sentence too.
        not_names: Words that the team has found to be no names.
    """

    common: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    not_names: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        self._known: set[str] = set()
        self._found: dict[str, list[Spot]] = {}

    def learn(self, texts: Iterable[str], not_names: frozenset[str]) -> None:
        """Looks over all texts of a delivery at once: what they write small, and what is a name."""
        self.not_names = not_names
        every = list(dict.fromkeys(texts))
        whole = _BETWEEN.join(every)
        # A word with a capital is in this set too, and never asked for: only small ones are.
        self.common.update(whole.translate(_TO_SPACES).split())
        self._known = set(every)
        starts = list(accumulate((len(text) + len(_BETWEEN) for text in every), initial=0))
        self._found = {}
        seen: set[str] = set()
        for start, end, what, proposal in self._find(whole):
            at = bisect_right(starts, start) - 1
            spot = (start - starts[at], end - starts[at], what, proposal)
            self._found.setdefault(every[at], []).append(spot)
            if what == "name":
                seen.update(_bare(word) for word in _TOKEN.findall(whole[start:end]))
        usual = self.common | _ORDINARY | _words("common") | _words("no_names")
        self.seen = {word for word in seen if len(word) > 2 and word not in usual}
        if not self.seen:
            return
        # A name that is known now may stand where it could not be told before.
        words = "|".join(map(re.escape, sorted(self.seen)))
        again = {
            every[bisect_right(starts, found.start()) - 1]
            for found in re.finditer(rf"(?i)\b(?:{words})", whole)
        }
        self._found |= {text: list(self._find(text)) for text in again}

    def find(self, text: str) -> Iterable[Spot]:
        """What may be a name: start, end, whether a name or a place, and a code to propose."""
        return self._found.get(text, ()) if text in self._known else self._find(text)

    def _find(self, text: str) -> Iterator[Spot]:
        for run in (_ASCII_RUN if text.isascii() else _RUN).finditer(text):
            start, words = run.start(), run[0]
            if (not start or text[start - 1] == "\n") and " " not in words:
                if not self._surely(words):
                    continue  # the commonest case by far: a sentence begins
            elif start and (text[start - 1].isalnum() or text[start - 1] in "_’'-"):
                continue  # within a word
            yield from self._in_run(text, run)

    def _in_run(self, text: str, run: "re.Match[str]") -> Iterator[Spot]:
        """What may be a name among neighbouring words with capitals."""
        if run[0].lower() in self.not_names:
            return
        if run[0].rpartition(" ")[2].lower().rstrip(".") in _STREETS and " " in run[0]:
            house = _HOUSE.search(text, max(0, run.start() - 12), run.start())
            yield (house.start(1) if house else run.start()), run.end(), "place", "PLACE"
            return
        words = list(_TOKEN.finditer(text, run.start(), run.end()))
        bare = [_bare(word[0]) for word in words]
        marks = self._marks(text, run.start(), words, bare)
        at = 0
        while at < len(words):
            if not marks[at]:
                at += 1
                continue
            end = at
            while end + 1 < len(words) and marks[end + 1]:
                end += 1
            what = "place" if end > at and bare[end] in _PLACES else "name"
            while end + 1 < len(words) and bare[end + 1] in _PLACES:
                what, end = "place", end + 1
            start, stop = words[at].start(), words[end].end()
            if text[stop - 2 : stop].lower() in {"’s", "'s"}:
                stop -= 2
            title = bare[at - 1] if at else _word_before(text, run.start())
            proposal = "PLACE" if what == "place" else _TITLES.get(title, "")
            if text[start:stop].lower() not in self.not_names:
                yield start, stop, what, proposal
            at = end + 1

    def _marks(
        self, text: str, start: int, words: "list[re.Match[str]]", bare: list[str]
    ) -> list[bool]:
        """Which of the words may be part of a name."""
        first = _STARTS.search(text, max(0, start - 6), start) is not None
        marks = [
            self._suspect(word[0], starts=first and not number) for number, word in enumerate(words)
        ]
        if _word_before(text, start) in _CALLS and not _acronym(words[0][0]):
            marks[0] = marks[0] or bare[0] not in _words("no_names")
        for number in range(1, len(words)):
            # After a title, and beside a name, a capital belongs to the name.
            if _acronym(words[number][0]) or bare[number] in _words("no_names"):
                continue
            beside = marks[number - 1] and bare[number] not in self.common
            marks[number] = marks[number] or beside or bare[number - 1] in _CALLS
        return marks

    def _surely(self, word: str) -> bool:
        bare = _bare(word)
        return (bare in _words("first_names") and bare not in _ORDINARY) or bare in self.seen

    def _suspect(self, word: str, *, starts: bool) -> bool:
        bare = _bare(word)
        if bare in self.not_names or len(bare) < 2:
            return False
        if bare in self.seen:
            return True
        if _acronym(word):
            return len(bare) > 3 and bare in _words("first_names")
        if bare in _words("first_names"):
            return not (starts and bare in _ORDINARY) and bare not in _NEVER
        if bare in _words("no_names") or bare in _words("common") or bare in self.common:
            return False
        plain = bare.replace("-", "").replace("’", "").replace("'", "")
        if any(plain.endswith(end) for end in ("ing", "tion", "ment", "ness")) and starts:
            return False
        if "-" in bare and all(
            part in _words("common") or part in _words("no_names") or part in self.common
            for part in bare.split("-")
        ):
            return False
        if plain in _words("surnames"):
            return not starts or plain not in _ORDINARY
        return not starts


#: First names that are words as well; at the start of a sentence they are no sign of a name.
_ORDINARY = frozenset(
    {"amber", "april", "art", "baker", "ball", "banks", "bill", "bird", "black", "brown", "burns",
     "carpenter", "cook", "cross", "daisy", "dale", "dawn", "dean", "don", "drew", "faith",
     "field", "fisher", "frank", "gene", "grace", "grant", "gray", "green", "guy", "hall",
     "harry", "heather", "hill", "holly", "hope", "hunter", "ivy", "jade", "jay", "jean", "jo",
     "joy", "june", "king", "knight", "lane", "lily", "little", "long", "mark", "marsh", "mason",
     "max", "may", "mercy", "mills", "moss", "nick", "page", "pat", "patience", "penny", "porter",
     "potter", "price", "ray", "rivers", "rob", "rose", "ruby", "sasha", "sharp", "stone", "sue",
     "summer", "swift", "ward", "waters", "wells", "white", "will", "wood", "young"}
)  # fmt: skip
#: Months and seasons: a name of that kind is only found through the key.
_NEVER = frozenset({"may", "april", "june", "august", "summer", "will"})


def _bare(word: str) -> str:
    return word.lower().removesuffix("’s").removesuffix("'s").rstrip(".’'")


def _acronym(word: str) -> bool:
    return word.isupper() and len(word) <= 6


def _word_before(text: str, start: int) -> str:
    before = text[max(0, start - 24) : start].split()
    return before[-1].lower().strip(".,") if before else ""
