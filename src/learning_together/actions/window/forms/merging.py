"""What two people made of one record, field by field: what goes together, and what is to be chosen.

Takes what a form held when it was opened, what it holds, and what stands in the file by now.
"""

from collections.abc import Iterator, Mapping

from learning_together.actions.window.forms.edits import is_changed
from learning_together.actions.window.forms.parts import Clash
from learning_together.actions.window.forms.typed import Typed, value_of
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.shape import Shape

#: Behind a field that somebody else changed meanwhile: whose text is to stand.
TAKE, THEIRS = "take:", "theirs"


def _of(typed: Typed, name: str) -> dict[str, list[str]]:
    """What a form holds for one field, its groups included."""
    return {
        path: list(texts)
        for path, texts in typed.items()
        if path == name or path.startswith(f"{name}.")
    }


def _without(typed: Typed, name: str) -> dict[str, list[str]]:
    own = _of(typed, name)
    return {path: list(texts) for path, texts in typed.items() if path not in own}


def theirs_taken(shapes: list[Shape], typed: Typed, now: Typed) -> dict[str, list[str]]:
    """What was typed, with what somebody else wrote where that was chosen."""
    found = {path: list(texts) for path, texts in typed.items()}
    for shape in shapes:
        if THEIRS in typed.get(f"{TAKE}{shape.name}", ()):
            found = _without(found, shape.name) | _of(now, shape.name)
    return found


def merged(
    shapes: list[Shape], mine: Typed, now: Typed, then: Typed
) -> tuple[dict[str, list[str]], dict[str, Clash]]:
    """What was typed, with what others changed elsewhere; and where they changed the same field."""
    found = {path: list(texts) for path, texts in mine.items()}
    clashes: dict[str, Clash] = {}
    for shape in shapes:
        name = shape.name
        if not is_changed(shape, then, now, name):
            continue  # Nobody else did.
        if not is_changed(shape, then, mine, name):
            found = _without(found, name) | _of(now, name)
        elif is_changed(shape, now, mine, name):
            clashes[name] = Clash(_in_lines(shape, now), _in_lines(shape, then))
    return found, clashes


def _in_lines(shape: Shape, typed: Typed) -> tuple[str, ...]:
    """What a field holds, to be read and not to be changed."""
    return tuple(_lines(value_of(shape, typed, shape.name)))


def _lines(value: Value | None) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield f"{name}: {'; '.join(_lines(inner))}"
    else:
        for item in value or ():
            yield "; ".join(_lines(item))
