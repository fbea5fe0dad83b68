"""The page of the documentation that lists every field of programme.yaml, from its model."""

from tools.docs.records import table

from learning_together.records.kinds import PROGRAMME, model
from learning_together.records.shape import fields

_INTRODUCTION = """\
# `programme.yaml`

What is known of a programme of reviews beside the folders of its reviews, for
[`lt programme`](programme.md). `lt init --programme DIR` writes one in which every field is
explained, and the schema with which an editor helps (`lt schema` writes it anew). This page is made
by `make docs` from the model.

The file is one record: fields without a dash before them. Only fields marked *needed* must be
filled. Faults are told all at once, each with its line, before anything else is.
"""


def pages() -> dict[str, str]:
    """The page, by its path within `docs/`."""
    shapes = fields(model(PROGRAMME))
    lines = [_INTRODUCTION, *table(model(PROGRAMME), [name for name in shapes if name != "id"])]
    same: dict[type, list[str]] = {}
    for name, shape in shapes.items():
        if shape.part is not None:
            same.setdefault(shape.part, []).append(name)
    for part, names in same.items():
        many = "Each item" if shapes[names[0]].many else "The group"
        listed = ", ".join(f"`{name}`" for name in names)
        lines += ["", f"{many} of {listed} has:", "", *table(part, list(fields(part)))]
        for inner, shape in fields(part).items():
            if shape.part is not None:
                lines += ["", f"Each item of `{inner}` there has:", ""]
                lines += table(shape.part, list(fields(shape.part)))
    return {"programme-file.md": "\n".join(lines) + "\n"}
