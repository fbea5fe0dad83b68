"""Puts codes in place of real names in a review's own files, every other byte kept.

Takes a review's folder, gives the places and the new texts; writes them when told to. What is
shown is the line as it will be: the name itself is never shown.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from learning_together.diagnostics import Place
from learning_together.errors import LtError
from learning_together.folder import disk
from learning_together.folder.files import File, read_file
from learning_together.privacy import guard
from learning_together.privacy.hits import Hit, Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.own_files import covered, search
from learning_together.review.load import load, load_contents

_POSSESSIVE = ("'s", "’s")


@dataclass(frozen=True, slots=True)
class Replacement:
    """One place at which a code goes in.

    Attributes:
        place: Where, in the file as it is.
        line: The line as it will be, with anything else that must not be shown masked.
    """

    place: Place
    line: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A file with codes in place of names.

    Attributes:
        path: Within the review.
        before: Its text as it is.
        after: Its text as it will be.
        replaced: Where.
    """

    path: str
    before: str
    after: str
    replaced: tuple[Replacement, ...]


def plan(root: Path, *, near: bool) -> tuple[Rewritten, ...]:
    """What would be replaced.

    Args:
        root: The review's folder.
        near: Whether misspelt and inflected names, and names that are words as well, go too.

    Raises:
        LtError: There is no key, or a file would no longer be read as it is.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    if why := guard.missing_key(review):
        raise LtError(f"Names cannot be replaced: {why}.")
    look = search(review)
    key = look.key
    found = []
    for path in sorted(review.files):
        file = _as_it_stands(root, path)
        hits = [
            hit
            for hit in look.hits(file, near=near)
            if hit.sort in {Sort.NAME, Sort.NEAR} and key and key.instead(hit)
        ]
        if hits and key:
            after, spots = _replaced(file, hits, key)
            replaced = tuple(
                Replacement(Place(covered(review, path), *_spot(file, hit.start)), line)
                for hit, line in zip(hits, _lines(after, spots, look.mask), strict=True)
            )
            _still_read(path, file, after)
            found.append(Rewritten(path, file, after, replaced))
    return tuple(found)


def carry_out(root: Path, wanted: tuple[Rewritten, ...]) -> None:
    """Writes the files.

    Raises:
        LtError: One was changed since, and nothing was written; or one cannot be written, and
            those before it are.
    """
    disk.write_all(
        root,
        {one.path: one.after.encode() for one in wanted},
        {one.path: one.before.encode() for one in wanted},
    )


def _as_it_stands(root: Path, path: str) -> str:
    """A file's text with its byte order mark and line ends; empty where it is not read."""
    if not isinstance(read_file(root, path), File):
        return ""
    return (root / path).read_bytes().decode("utf-8")


def _replaced(text: str, hits: list[Hit], key: Key) -> tuple[str, list[int]]:
    """The text with codes, and where each stands in it."""
    parts: list[str] = []
    spots: list[int] = []
    at = length = 0
    for hit in hits:
        old = text[hit.start : hit.end]
        new = key.instead(hit) + next((end for end in _POSSESSIVE if old.endswith(end)), "")
        # A name over two lines leaves the line break where it was.
        if "\n" in old:
            first = old.index("\n")
            start = first - 1 if old[first - 1] == "\r" else first
            rest = old[first + 1 :]
            new += old[start : first + 1] + rest[: len(rest) - len(rest.lstrip(" \t"))]
        parts += [text[at : hit.start], new]
        length += hit.start - at
        spots.append(length)
        length += len(new)
        at = hit.end
    return "".join([*parts, text[at:]]), spots


def _lines(text: str, spots: list[int], mask: Callable[[str], str]) -> list[str]:
    """The lines on which the codes stand."""
    lines = []
    for spot in spots:
        end = text.find("\n", spot)
        line = text[text.rfind("\n", 0, spot) + 1 : len(text) if end < 0 else end]
        lines.append(mask(line).strip())
    return lines


def _spot(text: str, at: int) -> tuple[int, int]:
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _still_read(path: str, before: str, after: str) -> None:
    """Refuses a change after which the file holds other records than before.

    Raises:
        LtError: It would.
    """
    shapes = []
    for text in (before, after):
        loaded = load_contents({path: text.encode()})
        fields = [(record.KIND.name, tuple(sorted(record.origin.data))) for record in loaded.review]
        shapes.append((len(loaded.faults), fields))
    if shapes[0] != shapes[1]:
        raise LtError(
            f"In {path} the codes cannot simply be put in: the file would be read differently.",
            "Mend that file by hand: `lt validate --select LT7` shows where. Nothing was changed.",
        )
