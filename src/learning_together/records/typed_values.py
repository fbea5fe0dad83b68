"""What was typed after `--set`, as values of fields."""

from collections.abc import Iterable

from learning_together.errors import LtError
from learning_together.folder.yaml.write.scalars import Value
from learning_together.records.kinds import model
from learning_together.records.shape import Shape, fields


def given(kind: str, typed: Iterable[str]) -> dict[str, Value]:
    """The values of `field=value` pairs.

    Ids and words of a list may stand together with commas between them; a list of texts is given
    one by one, since texts hold commas.

    Raises:
        LtError: A pair has no `=`, a field is given twice, or holds a group of fields.
    """
    shapes = fields(model(kind))
    found: dict[str, Value] = {}
    for pair in typed:
        name, sign, value = pair.partition("=")
        name = name.strip()
        if not sign or not name:
            raise LtError(
                f"“{pair}” is not FIELD=VALUE.", 'For example: --set role="Health visitor"'
            )
        shape = shapes.get(name)
        if shape is None:
            found[name] = value  # The loader says which field was probably meant.
        elif shape.part is not None or shape.mapping:
            raise LtError(
                f"“{name}” holds groups of fields, which --set cannot give.",
                "Add the record without it, then write it in the file.",
            )
        elif shape.many:
            held = found.get(name, [])
            found[name] = [*(held if isinstance(held, list) else []), *items(shape, value)]
        elif name in found:
            raise LtError(f"“{name}” is given twice, and holds one value only.")
        else:
            found[name] = value
    return found


def items(shape: Shape, typed: str) -> list[Value]:
    """The items of a list as typed on one line."""
    if shape.refs is None and not shape.choices:
        return [typed] if typed else []
    bare = typed.strip().removeprefix("[").removesuffix("]")
    return [item.strip() for item in bare.split(",") if item.strip()]
