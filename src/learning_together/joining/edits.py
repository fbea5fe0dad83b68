"""What turns a record as it was typed into another, as edits of single values.

Takes values, gives edits; those of a part go as deep as they can, so that comments and layout
around them stay.
"""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from learning_together.folder.yaml.write.layout import Read, read
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.joining.cards import clean
from learning_together.joining.state import body_of
from learning_together.joining.values import Steps, exact, is_empty
from learning_together.records.commented_yaml import bare_lines, fields_before
from learning_together.review.paths import kind_at


def edits(
    number: int, old: Mapping[str, Any], new: Mapping[str, Any], *, gently: bool = True
) -> list[Edit]:
    """The edits that turn one record into another.

    Args:
        number: Of the record within its file.
        old: Its fields as they stand.
        new: As they are to be.
        gently: Whether to take fields away, and to go into parts; else a field that is to be gone
            is left empty, and a part is written whole.
    """
    return list(_edits(number, old, new, (), gently=gently))


def _edits(
    number: int, old: Mapping[str, Any], new: Mapping[str, Any], steps: Steps, *, gently: bool
) -> Iterator[Edit]:
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name), new.get(name)
        if exact(was, now):
            continue
        at = (*steps, name)
        if gently and isinstance(was, Mapping) and isinstance(now, Mapping):
            yield from _edits(number, was, now, at, gently=True)
        elif gently and isinstance(was, list) and isinstance(now, list) and _are_alike(was, now):
            for place, (one, two) in enumerate(zip(was, now, strict=True)):
                if isinstance(one, Mapping):
                    yield from _edits(number, one, two, (*at, place), gently=True)
                elif not exact(one, two):
                    yield Edit(number, (*at, place), two)
        elif is_empty(now):
            yield Edit(number, at, None if gently else "")
        else:
            yield Edit(number, at, clean(now))


def _are_alike(was: list[Any], now: list[Any]) -> bool:
    """Whether two lists have as many items, each of a sort with its like."""
    return len(was) == len(now) and all(
        (isinstance(one, Mapping) and isinstance(two, Mapping))
        or (isinstance(one, str) and isinstance(two, str))
        for one, two in zip(was, now, strict=True)
    )


def edited(path: str, text: str, edits: list[Edit], read: Read = read) -> str:
    """A file's text with single values put in.

    Args:
        path: Of the file.
        text: As it stands.
        edits: No two for one value, nor for one within another.
        read: What reads it.

    Raises:
        LtError: It is laid out in a way that cannot be written into.
    """
    if not edits:
        return text
    kind = str(kind_at(path))
    return rewritten(
        path,
        text,
        edits,
        lines=partial(bare_lines, kind),
        before=partial(fields_before, kind),
        body=body_of(path),
        read=read,
    )[0]
