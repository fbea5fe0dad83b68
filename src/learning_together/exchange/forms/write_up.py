"""A write-up under headings of its own: which heading is meant for which field.

Takes an outline and the columns of a record; gives the text for each field, and what fits nowhere.
Every word of the file is in one of these, and counted. What a heading means is told by its words:
those of the field, of the prompts for it, and of the table of words that people use for them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from learning_together.documents.forms.lines import Line, Run, as_source
from learning_together.exchange.exports.table import Column
from learning_together.exchange.forms.reading import Outline, Piece
from learning_together.patterns import regex

#: What people write above what belongs to a field, by the field's name; the longest counts.
WORDS = {
    "introduction": ("introduction", "purpose", "confidentiality", "consent", "opening"),
    "part_played": (
        "overview", "background", "role", "involvement", "part played", "their part", "your part",
        "work at the time", "how they came to know", "case history",
    ),
    "turning_points": ("turning point", "turning points", "key moment", "key moments",
                       "key event", "key events", "critical moment", "significant event"),
    "mindset": (
        "mindset", "how it looked", "how things looked", "at the time", "thinking", "thought",
        "understanding", "what was going on", "sense of", "view then", "what they saw",
    ),
    "influences": (
        "influence", "influences", "influenced", "contributory factor", "contributory factors",
        "factors", "pressure", "pressures", "workload", "conditions", "context", "constraints",
    ),
    "went_well": ("went well", "worked well", "good practice", "strength", "strengths", "glad",
                  "proud", "positives"),
    "queries": ("question", "questions", "queries", "records", "chronology", "timeline",
                "accuracy", "corrections to the record"),
    "suggestions": (
        "suggestion", "suggestions", "would help", "improve", "improvement", "improvements",
        "do differently", "change", "changes", "recommendation", "recommendations", "learning",
        "advice",
    ),
    "changes_asked": ("changes asked", "changes to the write-up", "corrections", "amendments"),
}  # fmt: skip
#: Where what fits nowhere goes, of kinds that have such a field.
OTHER = "other"
_WORD = regex(r"[a-z0-9]+")
#: Words that tell nothing of what a heading is about.
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "by",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "i",
        "in",
        "is",
        "it",
        "its",
        "of",
        "on",
        "or",
        "our",
        "that",
        "the",
        "their",
        "them",
        "then",
        "they",
        "this",
        "to",
        "us",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "why",
        "with",
        "you",
        "your",
        "any",
        "could",
        "would",
        "did",
        "about",
    ]
)
#: Words of a heading that is none by its style.
_LONGEST = 12
_LIKE = 0.5


@dataclass(slots=True)
class Section:
    """A part of a write-up.

    Attributes:
        heading: The words above it; empty before the first heading.
        lines: Its paragraphs, those of tables with their cells on one line.
        to: The field that it is meant for; empty where no field is.
        why: How that is known: `given`, `words`, or empty.
    """

    heading: str
    lines: list[Line] = field(default_factory=list)
    to: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class WriteUp:
    """A write-up, read.

    Attributes:
        sections: In their order.
        texts: The text for each field, by name.
        words: How many words the file has.
        placed: How many words go into each field; headings by themselves.
    """

    sections: tuple[Section, ...]
    texts: Mapping[str, str]
    words: int
    placed: Mapping[str, int]


def read(
    outline: Outline, columns: Sequence[Column], prompts: Mapping[str, Sequence[str]],
    given: Mapping[str, str],
) -> WriteUp:  # fmt: skip
    """What a write-up says, by field.

    Args:
        outline: The file.
        columns: Of the fields that hold prose, and of the one for all else if there is one.
        prompts: Words that belong to a field besides its own, by its name.
        given: Fields by heading, as a person said; `none` for the rest.
    """
    known = {one.name: one for one in columns}
    parts = list(_sections(outline.pieces, known, prompts))
    said = {_plain(heading): name for heading, name in given.items()}
    for one in parts:
        if (name := said.get(_plain(one.heading))) is not None:
            one.to, one.why = (name if name in known else ""), "given"
        elif one.heading:
            one.to = meant(one.heading, known, prompts)
            one.why = "words" if one.to else ""
    texts, placed = _texts(parts, OTHER if OTHER in known else "")
    words = sum(_count(line.text) for one in outline.pieces for line in _lines(one))
    return WriteUp(tuple(parts), texts, words, placed)


def _texts(parts: Iterable[Section], other: str) -> tuple[dict[str, str], dict[str, int]]:
    """The text for each field, and how many words went where."""
    lines: dict[str, list[Line]] = {}
    placed: dict[str, int] = {"headings": 0}
    filled: set[str] = set()
    for one in parts:
        name = one.to or other
        own = _count(one.heading)
        keeps = bool(one.heading) and (not one.to or (name in filled and bool(one.lines)))
        if keeps:
            # What no field is called by, or a second heading of one field, stays above its words.
            lines.setdefault(name, []).append(Line((Run(one.heading, bold=True),)))
            placed[name] = placed.get(name, 0) + own
        else:
            placed["headings"] += own
        if one.lines:
            filled.add(name)
            lines.setdefault(name, []).extend(one.lines)
            placed[name] = placed.get(name, 0) + sum(_count(line.text) for line in one.lines)
    return {name: as_source(held, prose=True) for name, held in lines.items()}, placed


def meant(heading: str, known: Mapping[str, Column], prompts: Mapping[str, Sequence[str]]) -> str:
    """The field that a heading is meant for; empty where none is, or two are alike."""
    scores = {name: _score(heading, name, column, prompts.get(name, ()))
              for name, column in known.items() if name != OTHER}  # fmt: skip
    best = max(scores.values(), default=0.0)
    found = [name for name, score in scores.items() if score == best]
    return found[0] if best >= _LIKE and len(found) == 1 else ""


def _score(heading: str, name: str, column: Column, prompts: Sequence[str]) -> float:
    said = f" {' '.join(_WORD.findall(heading.lower()))} "
    phrases = [one for one in WORDS.get(name, ()) if f" {' '.join(_WORD.findall(one))} " in said]
    by_words = max((0.6 + 0.1 * len(one.split()) for one in phrases), default=0.0)
    own = _telling(heading)
    labels = [column.heading, *prompts]
    alike = max((_alike(own, _telling(one)) for one in labels), default=0.0)
    return max(by_words, 1.0 if _plain(heading) in map(_plain, labels) else alike)


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _telling(text: str) -> frozenset[str]:
    return frozenset(one for one in _WORD.findall(text.lower()) if one not in _SMALL)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _count(text: str) -> int:
    return len(text.split())


def _sections(
    pieces: Iterable[Piece], known: Mapping[str, Column], prompts: Mapping[str, Sequence[str]]
) -> Iterator[Section]:
    held = list(pieces)
    styled = any(one.heading for one in held)
    now = Section("")
    for one in held:
        line = one.lines[0] if one.lines else None
        if line is not None and _is_heading(one, line, known, prompts, styled=styled):
            if now.heading or now.lines:
                yield now
            now = Section(" ".join(line.text.split()).rstrip(":").strip())
        else:
            now.lines += _lines(one)
    if now.heading or now.lines:
        yield now


def _is_heading(
    piece: Piece, line: Line, known: Mapping[str, Column], prompts: Mapping[str, Sequence[str]],
    *, styled: bool,
) -> bool:  # fmt: skip
    """Whether a paragraph stands above others: by its style, else since it is bold and short.

    Where no paragraph has the style of a heading, a colon behind words for a field makes one too.
    """
    if piece.heading:
        return True
    short = _count(line.text) <= _LONGEST and not line.text.rstrip().endswith((".", ";", ","))
    if styled or not short or line.look in {"bullet", "quote"}:
        return False
    bold = all(one.bold for one in line.runs if one.text.strip())
    return bold or (line.text.rstrip().endswith(":") and bool(meant(line.text, known, prompts)))


def _lines(piece: Piece) -> list[Line]:
    """The lines of a piece; the cells of a row on one line."""
    if not piece.table:
        return list(piece.lines)
    cells = [" ".join(line.text for line in one.lines) for one in piece.cells]
    said = " | ".join(one for one in cells if one.strip())
    return [Line((Run(said),))] if said else []
