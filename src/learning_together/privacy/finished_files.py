"""Looks through a finished file: what stands in it that its readers must not get.

Takes a name, bytes and what to look for; gives leaks, each with where it stands and the words
around it, masked.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from learning_together.method.wordlists.identifying import Identifying
from learning_together.privacy.contents import Piece, pieces
from learning_together.privacy.hits import Hit, Sort, masked
from learning_together.privacy.identifying import in_file
from learning_together.privacy.leak import Leak
from learning_together.privacy.names.search import Search

__all__ = ["Leak", "LookedInto", "Read", "look_into"]

#: Parts one piece of a file from the next: no name runs over it.
_BETWEEN = "\n\ue000\n"
_OWN_NAME = "the file's own name"
#: Gives leaks of its own from the pieces of a file.
Also = Callable[[list[Piece]], Iterable[Leak]]
#: Letters that bytes make by chance.
_BY_CHANCE = 3
#: Characters shown on either side of a leak.
_AROUND = 30


class Read(StrEnum):
    """How much of a file was read."""

    WHOLE = "whole"
    PART = "in part"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class LookedInto:
    """What stands in a file.

    Attributes:
        read: How much of it was read: only of a whole one can it be said that it holds nothing.
        leaks: What must not go out, and what could not be read.
        pictures: How many pictures and films it holds; what they show was not looked at.
    """

    read: Read
    leaks: tuple[Leak, ...]
    pictures: int = 0


def look_into(
    name: str,
    data: bytes,
    search: Search,
    identifying: Identifying | None = None,
    also: Also | None = None,
) -> LookedInto:
    """Everything in a file that must not go out, its name included, and how much of it was read.

    Args:
        name: The file's name, without folders.
        data: Its bytes.
        search: What to look for.
        identifying: What singles somebody out together; None where that does not matter.
        also: What else to look for in what people can have written, the file's name included.
    """
    found = _in_texts([Piece(_OWN_NAME, name)], search)
    typed: list[Piece] = []
    other: list[Piece] = []
    machine: list[Piece] = []
    loose: list[Piece] = []
    maybe: list[Piece] = []
    unread: list[Piece] = []
    pictures = 0
    for piece in pieces(name, data):
        pictures += piece.shows
        if piece.unread:
            unread.append(piece)
        if piece.tells:
            found.append(Leak(piece.where, Sort.CONTACT, piece.tells, sure=True))
        if piece.text:
            sort = machine if not piece.written else typed if piece.typed else other
            sort = maybe if piece.maybe else loose if piece.loose else sort
            sort.append(piece)
    for texts in (typed, other, machine):
        found += _in_texts(texts, search)
    found += _in_texts(loose, search, read=[*typed, *other])
    found += [replace(leak, sure=False) for leak in _in_texts(maybe, search)]
    if identifying is not None:
        found += in_file(typed, identifying)
    if also is not None:
        found += also([Piece(_OWN_NAME, name, typed=False), *typed, *other, *loose])
    some = bool(typed or other or machine or loose or pictures)
    said = "read in part" if some else "not read"
    for piece in unread:
        what = f"{said}: {piece.unread}"
        found.append(Leak(piece.where or "the file", Sort.UNREAD, what, piece.grave))
    read = (Read.PART if some else Read.NOT) if unread else Read.WHOLE
    # Names of sheets, attachments and parts stand in the places.
    shown = [replace(leak, where=search.mask(leak.where)) for leak in found]
    return LookedInto(read, tuple(_once(shown)), pictures)


def _in_texts(texts: list[Piece], search: Search, read: Iterable[Piece] = ()) -> list[Leak]:
    """Leaks of many pieces, looked through as one text: that is faster by far.

    Args:
        texts: The pieces, all of one sort.
        search: What to look for.
        read: Of loose ones, what was read of the file besides.
    """
    starts, at = [], 0
    for piece in texts:
        starts.append(at)
        at += len(piece.text) + len(_BETWEEN)
    if not texts:
        return []
    whole = _BETWEEN.join(piece.text for piece in texts)
    one = texts[0]
    hits = search.hits(
        whole, near=not one.loose, finished=True, initials=one.typed, shapes=one.written
    )
    if one.loose:
        # So few letters come together by chance.
        hits = [hit for hit in hits if hit.sure or hit.end - hit.start > _BY_CHANCE]
        hits = [hit for hit in hits if not _is_glued(hit, whole, read)]
    found = []
    for number, hit in enumerate(hits):
        held = bisect_right(starts, hit.start) - 1
        start, end = starts[held], starts[held] + len(texts[held].text)
        near = hits[max(number - 9, 0) : number + 10]
        around = search.shown(_around(whole, hit, near, start, end))
        found.append(Leak(texts[held].where, hit.sort, hit.what, hit.sure, around))
    return found


def _is_glued(hit: Hit, whole: str, read: Iterable[Piece]) -> bool:
    """Whether a byte beside a text that was read elsewhere makes a number of it."""
    if hit.sort is Sort.NAME:
        return False
    said = whole[hit.start : hit.end]
    texts = [piece.text for piece in read]
    return any(part in text for text in texts for part in (said[1:], said[:-1])) and not any(
        said in text for text in texts
    )


def _around(whole: str, hit: Hit, hits: Iterable[Hit], start: int, end: int) -> str:
    """The words around a hit within its piece, without it and its neighbours."""
    first, last = max(hit.start - _AROUND, start), min(hit.end + _AROUND, max(end, hit.end))
    near = [
        replace(one, start=max(one.start, first) - first, end=min(one.end, last) - first)
        for one in hits
        if one.start < last and first < one.end
    ]
    text = masked(whole[first:last], near)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _once(found: list[Leak]) -> list[Leak]:
    """Leaks with those that say the same of the same place counted, in the order of the file."""
    counted: dict[tuple[str, str, str], Leak] = {}
    for leak in found:
        key = (leak.where, leak.what, leak.around)
        there = counted.get(key)
        counted[key] = replace(there, times=there.times + 1) if there else leak
    return sorted(counted.values(), key=lambda leak: not leak.sure)
