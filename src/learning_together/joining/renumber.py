"""Gives records other ids, with all that names them: fields, text, file names, what was noted.

Takes a state and which id becomes which; gives a state. In text `[[HV1]]` follows, and so does the
bare word where it can mean nothing else: a person's code, or an id with a figure in it. An id that
is a word as well, such as “health”, stays where it stands without brackets, and is counted.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.joining.edits import edited
from learning_together.joining.noted_states import Noted
from learning_together.joining.state import Held, State
from learning_together.joining.values import Steps
from learning_together.patterns import regex
from learning_together.records.base import Part
from learning_together.records.kinds import model
from learning_together.records.shape import Shape, fields
from learning_together.review.review import REFERENCE

Names = Mapping[Id, str]

_LETTERS = regex(r"[^0-9]*")
_DIGITS = regex(r"[0-9]+")


def renumbered(state: State, names: Names) -> State:
    """The state with records under other ids.

    Args:
        state: In which no record has one of the new ids, but for those that get another.
        names: The new id of each old one.

    Raises:
        LtError: A file is laid out in a way that cannot be written into.
    """
    if not names:
        return state
    noted = Noted(state)
    words = _any_of(names)
    typed = {one: state.records[state.ids[one]].id or one if one in state.ids else one
             for one in names}  # fmt: skip
    codes = {one.text: names[one] for one in typed.values() if _is_code(state, one)}
    # In one go: what has got a new id must not get another.
    bare = _AS_WORD.format("|".join(map(re.escape, codes))) if codes else r"(?!)"
    named = re.compile(f"{REFERENCE.pattern}|({bare})")

    def follow(found: "re.Match[str]") -> str:
        if found[2]:
            return codes[found[2]]
        new_id = names.get(Id(found[1]))
        return f"[[{new_id}]]" if new_id else found[0]

    goals = {path: _new_path(path, state, names) for path in state.texts}
    stay = {path.lower() for path, goal in goals.items() if goal == path}
    texts: dict[str, str] = {}
    for path, text in state.texts.items():
        new = text
        lower = text.lower()
        if any(one.search(lower) for one in words):
            new = named.sub(follow, text)
            edits = [edit for _, held in state.each(path) for edit in _edits(held, names)]
            new = edited(path, new, edits, state.known.read)
        goal = goals[path]
        if goal != path:
            goal = free_path(goal, stay | {one.lower() for one in texts})
        texts[goal] = new
    return noted.renewed(State(texts, state), names)


def mentions(state: State, id: Id) -> int:
    """How often an id stands as a word in text that does not follow, since it can mean another."""
    if _is_code(state, id):
        return 0
    word = re.compile(_AS_WORD.format(re.escape(id.text)))
    return sum(
        len(word.findall(REFERENCE.sub("", text)))
        for held in state.records.values()
        for shape, _, text in _typed(model(held.kind), held.data)
        if shape.worded
    )


def named_in(kind: str, data: Mapping[str, Any]) -> Iterator[Id]:
    """The ids that a record names, in fields and in text."""
    for shape, _, text in _typed(model(kind), data):
        if shape.refs is not None:
            yield Id(text)
        elif shape.worded and "[[" in text:
            yield from (Id(found[1]) for found in REFERENCE.finditer(text))


#: Neither part of a word nor of a longer id.
_AS_WORD = r"(?<![\w-])(?:{})(?!\w|-\w)"


def _is_code(state: State, id: Id) -> bool:
    """Whether an id can mean nothing but its record, as a word by itself."""
    kind = state.ids[id][0] if id in state.ids else ""
    return kind == "people" or any(sign.isdigit() for sign in id.folded)


def _any_of(names: Mapping[Id, str]) -> list["re.Pattern[str]"]:
    """Any of the ids, as a word of a text in small letters; leading zeros make no difference.

    One for those that begin with the same letters, which come first: what must not stand before
    them is asked of fewer places so.
    """
    by_head: dict[str, list[str]] = {}
    for one in names:
        head = _LETTERS.match(one.folded)
        length = head.end() if head else 0
        rest = _DIGITS.sub(lambda digits: f"0*{digits[0]}", re.escape(one.folded[length:]))
        by_head.setdefault(re.escape(one.folded[:length]), []).append(rest)
    return [re.compile(rf"{head}(?<![\w-]{head})(?:{'|'.join(rests)})(?![\w-])")
            for head, rests in by_head.items()]  # fmt: skip


def _edits(held: Held, names: Names) -> Iterator[Edit]:
    """The ids in a record's fields that change, its own among them."""
    if held.kind != "review" and held.id and held.id in names:
        yield Edit(held.number, ("id",), names[held.id])
    for shape, steps, text in _typed(model(held.kind), held.data):
        if shape.refs is not None and (new := names.get(Id(text))):
            yield Edit(held.number, steps, new)


def _typed(
    part: type[Part], data: Mapping[str, Any], steps: Steps = ()
) -> Iterator[tuple[Shape, Steps, str]]:
    """Every text in the fields of a record, with what the field is and where it stands."""
    shapes = fields(part)
    for name, value in data.items():
        if shape := shapes.get(name):
            yield from _within(shape, value, (*steps, name))


def _within(shape: Shape, value: Any, steps: Steps) -> Iterator[tuple[Shape, Steps, str]]:
    if isinstance(value, str):
        yield shape, steps, value
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _within(shape, item, (*steps, number))
    elif isinstance(value, Mapping) and shape.part is not None:
        yield from _typed(shape.part, value, steps)


def free_path(path: str, taken: set[str]) -> str:
    """The path, or one like it that no other file has, on Windows either."""
    pure, number = PurePosixPath(path), 1
    while path.lower() in taken:
        number += 1
        path = str(pure.with_name(f"{pure.stem}-{number}{pure.suffix}"))
    return path


def _new_path(path: str, state: State, names: Names) -> str:
    """A file's path, where it is called as the record that it holds, or as an agency's account."""
    pure = PurePosixPath(path)
    for held in (one for _, one in state.each(path)):
        if held.id and held.id in names and Id(pure.stem) == held.id:
            return str(pure.with_name(f"{names[held.id]}{pure.suffix}"))
    if pure.parts[0] == "timeline" and len(pure.parts) > 1:
        account = pure.stem if len(pure.parts) == 2 else pure.parts[1]
        if (new := names.get(Id(account))) and ("agencies", Id(account).folded, 0) in state.records:
            if len(pure.parts) == 2:
                return str(pure.with_name(f"{new}{pure.suffix}"))
            return "/".join(("timeline", new, *pure.parts[2:]))
    return path
