"""What a published file tells that a family may be known by, with where: to be answered by people.

Takes a file and all of the review, or of a programme; gives lines, when it is made and when it is
issued. What the team has silenced for LT728 (`silenced_words`) is silent here as well. Knows no
answer, and stops nothing.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from learning_together.method.wordlists import telling
from learning_together.patterns import regex
from learning_together.privacy.audience import Reader
from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.likely_names.names_or_words import bare_word
from learning_together.privacy.likely_names.plain_words import is_plain
from learning_together.privacy.names.search import Search
from learning_together.privacy.own_files import covered, typed_files
from learning_together.privacy.typed_at import typed_at
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.programme import Programme
from learning_together.review.review import Review

AUTHORITY = "a named authority"
#: Wordings told of one class.
_SHOWN = 5
_MADE = (
    "By this a family may be known. Change what need not be told; what stays is to be answered "
    "when the file is issued:"
)
_PROPER = r"[A-Z][\w’'-]+(?:(?: and| of| upon| on)? [A-Z][\w’'-]+){0,5}"
_BODY = (
    r"(?:Council|Constabulary|Police|Trust|Hospital|Infirmary|Board|Partnership|Service|Group|"
    r"School|Academy|College|Nursery|Association|Homes|Prison)"
)
_NAMED = regex(
    rf"\b{_PROPER} {_BODY}\b|\bHMP {_PROPER}"
    rf"|\b(?:London |Royal )?(?:Borough|County|City) of {_PROPER}"
)


@dataclass(frozen=True, slots=True)
class _Told:
    label: str
    words: str
    where: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of where a text comes from.

    Attributes:
        files: Its own files, by path.
        silenced: Phrases that are left alone.
        bodies: Names of its agencies and its board.
        mask: Covers what must not go out.
    """

    files: Mapping[str, str]
    silenced: tuple[str, ...]
    bodies: tuple[str | None, ...]
    mask: Callable[[str], str]


def lines(name: str, content: bytes, review: Review) -> tuple[str, ...]:
    """What a file tells, a line each: where, of what sort, in which words.

    Args:
        name: The file's name.
        content: Its bytes.
        review: All of the review.
    """
    bodies = (review.facts.board, *(one.name for one in review.all(Agency)))
    silenced = tuple(review.facts.silenced_words)
    known = _Known(typed_files(review), silenced, bodies, lambda text: covered(review, text))
    return _lines(pieces(name, content), known)


def lines_of_programme(
    read: Iterable[Piece], programme: Programme, files: Mapping[str, str]
) -> tuple[str, ...]:
    """The same of texts of a programme's own; what is harmless there is silent.

    Args:
        read: The texts.
        programme: What is known of it.
        files: Its own files, by path.
    """
    bodies = tuple(one.name for one in programme.boards)
    mask = Search(None, programme.harmless).mask
    return _lines(read, _Known(files, tuple(programme.harmless), bodies, mask))


def as_told(told: Iterable[str]) -> str:
    """Lines below what to do about them; nothing where there are none."""
    every = [f"  {one}" for one in told]
    return "\n".join((_MADE, *every)) if every else ""


def _lines(read: Iterable[Piece], known: _Known) -> tuple[str, ...]:
    by_label: dict[str, dict[str, _Told]] = {
        label: {} for label in (*telling.labels().values(), AUTHORITY)
    }
    for piece in read:
        if piece.typed and piece.written and piece.text:
            for one in _in_piece(piece, known):
                by_label[one.label].setdefault(one.words.lower(), one)
    found = []
    for label, told in by_label.items():
        some = list(told.values())[:_SHOWN]
        found += [f"{one.where}: {label}: “{known.mask(one.words)}”" for one in some]
        if more := len(told) - len(some):
            found.append(f"{label}: {more} more in other words")
    return tuple(found)


def when_made(
    name: str, content: bytes, review: Review, who: Reader, said: set[str]
) -> tuple[str, ...]:
    """What a file that was made tells, for whoever made it; empty unless it is for the public.

    Args:
        name: The file's name.
        content: Its bytes.
        review: All of the review.
        who: For whom it was made.
        said: What was told of the files before, which is not told again; what is told is put in.
    """
    if who.audience is not Audience.PUBLIC:
        return ()
    new = {one.partition(": ")[2]: one for one in lines(name, content, review)}
    told = [one for words, one in new.items() if words not in said]
    said.update(new)
    return (as_told(told),) if told else ()


def _in_piece(piece: Piece, known: _Known) -> Iterator[_Told]:
    text = piece.text
    labels = telling.labels()
    for one in telling.find(text, known.silenced):
        where = typed_at(known.files, text, one.start, one.end) or piece.where
        yield _Told(labels[one.of], " ".join(one.words.split()), where)
    for start, end in _bodies(text, known.bodies):
        where = typed_at(known.files, text, start, end) or piece.where
        yield _Told(AUTHORITY, " ".join(text[start:end].split()), where)


def _bodies(text: str, own: Iterable[str | None]) -> Iterator[tuple[int, int]]:
    """Bodies called by a name of their own, and those known here that are."""
    for found in _NAMED.finditer(text):
        if not _is_general(found[0]):
            yield found.span()
    for name in own:
        if name and not _is_general(name):
            for found in re.finditer(re.escape(name), text):
                if not _NAMED.fullmatch(name):
                    yield found.span()


def _is_general(name: str) -> bool:
    """Whether a name has words of the language alone: Adult social care, the Health Board."""
    return all(is_plain(bare_word(word)) for word in re.findall(r"[^\W\d_][\w’'-]*", name))
