"""Wording that hides the system, in the text that a review's reports hold.

Once per review: one pass over all fields, each text split into words once. How strict a field is
says `learning_together.method.wordlists`; quotations, code and references are never looked at.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from learning_together.diagnostics import Place, line_starts
from learning_together.method.wordlists import (
    Finder,
    Phrase,
    Spot,
    Word,
    finder_of_words,
    looks_for,
    own_word,
    treatment,
)
from learning_together.records.base import Model, Part
from learning_together.records.shape import fields
from learning_together.review.derived import once_per_record, once_while
from learning_together.review.review import Review, once_per_review

#: Of a file's text a value takes this many times its length at most, and what stands before it:
#: a phrase that YAML's escapes hide is not to be found in the next record.
_INDENTED = 3
_HEAD = 200
#: The treatment of words that belong to others.
OTHERS = "others"
_APPRAISAL = "appraisal"
_NONE: "list[Hit]" = []
_WITH_BENCHMARK = "appraisal-with-benchmark"


@dataclass(frozen=True, slots=True)
class Hit:
    """A phrase in a record's text.

    Attributes:
        word: Of which list it is.
        record: In which it stands.
        path: The field, and where in it.
        text: The field's text.
        spot: Where in that text.
        treatment: How the field is treated.
    """

    word: Word
    record: Model
    path: tuple[str | int, ...]
    text: str
    spot: Spot
    treatment: str

    @property
    def field(self) -> str:
        """The field, dotted."""
        return ".".join(str(step) for step in self.path)

    @property
    def place(self) -> Place:
        """The spot at which it is typed."""
        return _place(self)


def hits(review: Review) -> tuple[Hit, ...]:
    """Every phrase of the word lists, the team's own included, where its field looks for it."""
    return tuple(hit for those in _hits_of(review) for hit in those)


def _found(review: Review, records: Sequence[Model]) -> Sequence[Sequence[Hit]]:
    """The phrases in each of some records."""
    sought, silenced = _finders(review)
    silences = bool(review.facts.silenced_words)
    where: list[tuple[int, tuple[str | int, ...], str]] = []
    texts: list[str] = []
    for of, record in enumerate(records):
        values = record.__dict__
        for name, nested in _plan(type(record)):
            value = values[name]
            if value.__class__ is str:
                where.append((of, (name,), name))
                texts.append(value)
            elif value:
                for path, text, dotted in _texts(name, nested, value):
                    where.append((of, path, dotted))
                    texts.append(text)
    found: list[list[Hit]] = [_NONE] * len(records)
    for number, spots in sought.find_all(texts):
        of, path, dotted = where[number]
        those = _hits(records[of], path, texts[number], spots, dotted)
        if heard := [hit for hit in those if not (silences and _is_silenced(hit, silenced))]:
            found[of] = [*found[of], *heard]
    return found


def _looks_for(review: Review) -> tuple[Finder[Word], Finder[Phrase]]:
    """What looks for phrases, and for those that the team silences."""
    silenced = Finder((phrase, phrase) for phrase in _silenced(review))
    return finder_of_words(tuple(_own(review))), silenced


def _teams(review: Review) -> tuple[object, ...]:
    """The team's own words, and those that it silences."""
    own = ((word.words, word.kind, word.ask, word.unless) for word in review.facts.own_words)
    return (*own, review.facts.silenced_words)


_finders = once_while(_looks_for, _teams)
_hits_of = once_per_record(_found, _teams)


@once_per_review
def by_class(review: Review) -> dict[str, tuple[Hit, ...]]:
    """The phrases by class; those in words of others apart, under `OTHERS`."""
    found: dict[str, list[Hit]] = {}
    for hit in hits(review):
        found.setdefault(OTHERS if hit.treatment == OTHERS else hit.word.of, []).append(hit)
    return {key: tuple(those) for key, those in found.items()}


def not_understood(review: Review) -> Iterator[tuple[str | int, ...]]:
    """Where in review.yaml the team's own phrases stand that cannot be looked for."""
    for number, word in enumerate(review.facts.own_words):
        if word.words and not Phrase(word.words).sound:
            yield ("own_words", number, "words")
        for step, phrase in enumerate(word.unless):
            if not Phrase(phrase).sound:
                yield ("own_words", number, "unless", step)
    for number, phrase in enumerate(review.facts.silenced_words):
        if not Phrase(phrase).sound:
            yield ("silenced_words", number)


def _own(review: Review) -> Iterator[Word]:
    for word in review.facts.own_words:
        phrases = (word.words or "", *word.unless)
        if word.kind and all(Phrase(phrase).sound for phrase in phrases):
            yield own_word(word.words or "", word.kind, word.ask or "", word.unless)


def _silenced(review: Review) -> Iterator[Phrase]:
    for pattern in review.facts.silenced_words:
        if (phrase := Phrase(pattern)).sound:
            yield phrase


def _is_silenced(hit: Hit, silenced: Finder[Phrase]) -> bool:
    return any(
        spot.start < hit.spot.end and hit.spot.start < spot.end
        for spot, _ in silenced.find(hit.text)
    )


def _hits(
    record: Model,
    path: tuple[str | int, ...],
    text: str,
    spots: list[tuple[Spot, Word]],
    dotted: str,
) -> Iterator[Hit]:
    how = treatment(record.KIND.name, dotted, record.id_text)
    if how == _APPRAISAL and getattr(record, "benchmark", None):
        how = _WITH_BENCHMARK
    classes = looks_for(how)
    for spot, word in spots:
        if word.of in classes and how not in word.not_where:
            yield Hit(word, record, path, text, spot, how)


@cache
def _plan(model: type[Part]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The fields of a kind that are looked at, each with those within it."""
    kind = getattr(model, "KIND", None)
    if kind is None:
        return ()
    plan: list[tuple[str, tuple[str, ...]]] = []
    for name, shape in fields(model).items():
        if shape.worded and treatment(kind.name, name) != "never":
            plan.append((name, ()))
        elif shape.part is not None:
            inner = tuple(
                within
                for within, inside in fields(shape.part).items()
                if inside.worded and treatment(kind.name, f"{name}.{within}") != "never"
            )
            if inner:
                plan.append((name, inner))
    return tuple(plan)


def _texts(
    name: str, nested: tuple[str, ...], value: object
) -> Iterator[tuple[tuple[str | int, ...], str, str]]:
    many = value if isinstance(value, tuple) else (value,)
    for number, item in enumerate(many):
        path = (name, number) if many is value else (name,)
        if isinstance(item, str):
            yield path, item, name
        else:
            for within in nested:
                if text := getattr(item, within):
                    yield (*path, within), text, f"{name}.{within}"


def _place(hit: Hit) -> Place:
    """Where the phrase is typed, which in wrapped text is not where the value begins."""
    place = hit.record.place(*hit.path)
    source = hit.record.origin.source.text
    starts = line_starts(source)
    if place.line > len(starts):
        return place
    phrase = _as_typed(hit.text[hit.spot.start : hit.spot.end])
    earlier = sum(1 for _ in phrase.finditer(hit.text, 0, hit.spot.start))
    begin = starts[place.line - 1] + place.column - 1
    end = begin + _INDENTED * len(hit.text) + _HEAD
    for count, match in enumerate(phrase.finditer(source, begin, end)):
        if count == earlier:
            line = source.count("\n", begin, match.start()) + place.line
            column = match.start() - starts[line - 1] + 1
            return Place(place.file, line, column, len(match[0].split("\n")[0].rstrip()))
    return place


@lru_cache(maxsize=1024)
def _as_typed(found: str) -> re.Pattern[str]:
    """The same words as YAML may have them: folded over lines, with quotes doubled."""
    parts = (re.escape(word).replace("'", "''?") for word in found.split())
    return re.compile(r"\s+".join(parts))
