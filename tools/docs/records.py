"""The page of the documentation that lists every kind and field, from the models."""

from learning_together.records.base import Audience, Handling, Kind, Part
from learning_together.records.kinds import IDENTITIES_FILE, KINDS, kind_of, model
from learning_together.records.shape import Shape, fields

_INTRODUCTION = """\
# Records

Every kind of record that a review folder can hold, with all its fields. This page is made by
`make docs` from the models, as are the schemas for editors (`lt schema`), the comments in new files
and the help of `lt validate`; it is the public format of a review, version 1. How files are laid
out is in [format.md](format.md).

A field marked *needed* must be filled at every stage; all others may stay empty, and the checks ask
for them when they are due. “May read” names the audiences that a record or field is shown to unless
the record says otherwise under `handling` or `field_handling`.
"""

_SHARED = ("handling", "field_handling")


def pages() -> dict[str, str]:
    """The page, by its path within `docs/`."""
    lines = [_INTRODUCTION, "| Kind | Id | Holds |", "|---|---|---|"]
    lines += [
        f"| [{name}](#{name}) | {_id(kind_of(name))} | {_cell(kind_of(name).holds)} |"
        for name in KINDS
    ]
    lines += [
        "",
        "Every record may also have these two fields:",
        "",
        *table(model("people"), _SHARED),
    ]
    for name in KINDS:
        lines += ["", *_kind(name)]
    return {"records.md": "\n".join(lines) + "\n"}


def _kind(name: str) -> list[str]:
    kind = kind_of(name)
    own = [one for one in fields(model(name)) if one not in _SHARED]
    lines = [
        f"## {name}",
        "",
        kind.holds,
        "",
        f"- One of these: {kind.one}",
        f"- Files: {_files(kind)}",
        f"- Id: {_id(kind)}",
        f"- May read: {_readers(kind.readers)}",
        "",
        *table(model(name), own, kind.given),
    ]
    for field, shape in fields(model(name)).items():
        if shape.part is not None:
            many = "Each item" if shape.many else "The group"
            lines += [
                "",
                f"{many} of `{field}` has:",
                "",
                *table(shape.part, list(fields(shape.part))),
            ]
    return lines


def _files(kind: Kind) -> str:
    if kind.name == "review":
        return "`review.yaml`"
    if kind.name == "identities":
        return f"`{IDENTITIES_FILE}`"
    ending = "`.yaml` or, with the text below the fields, `.md`" if kind.body else "`.yaml`"
    usual = f"; usually a file each in `{kind.name}/`" if kind.apart else ""
    if kind.name == "timeline":
        usual = "; usually one an agency, `timeline/<agency>.yaml`"
    return f"`{kind.name}.yaml` and any {ending} below `{kind.name}/`{usual}"


def _id(kind: Kind) -> str:
    if "id" in kind.given:
        return "none"
    if kind.prefix:
        return f"`{kind.prefix}1`, `{kind.prefix}2` …"
    return "`<agency>-001` …" if kind.name == "timeline" else "of your choice"


def table(
    part: type[Part], names: list[str] | tuple[str, ...], given: tuple[str, ...] = ()
) -> list[str]:
    """The fields of a record, or of a part of one, as a table.

    Args:
        part: The model.
        names: Of its fields.
        given: Fields that need not be typed.
    """
    lines = ["| Field | Holds | What belongs there |", "|---|---|---|"]
    for name in names:
        shape = fields(part)[name]
        needed = " *needed*" if shape.required and name not in given else ""
        said = [shape.explains]
        if shape.choices:
            said.append(f"Words: {', '.join(f'`{word}`' for word in shape.choices)}.")
        if example := _example(shape):
            said.append(f"Example: `{example}`.")
        if shape.handling is not None:
            said.append(f"May read: {_readers(shape.handling)}.")
        lines.append(f"| `{name}`{needed} | {_type(shape)} | {_cell(' '.join(said))} |")
    return lines


def _type(shape: Shape) -> str:
    if shape.part is not None:
        return "list of groups" if shape.many else "group"
    said = shape.says.name
    if shape.refs is not None:
        links = (f"[{kind}](#{kind})" for kind in shape.refs)
        said = f"id: {', '.join(links)}" if shape.refs else "id of any record"
    elif shape.choices:
        said = "word"
    if shape.mapping:
        return f"names, each with a list: {said}" if shape.many else f"names, each with: {said}"
    return f"list: {said}" if shape.many else said


def _example(shape: Shape) -> str:
    if shape.example or shape.choices or shape.says.name in {"text", "prose", "id", "reference"}:
        return shape.example
    return shape.says.example


def _readers(handling: Handling) -> str:
    if handling == frozenset(Audience):
        return "everybody"
    return ", ".join(one for one in Audience if one in handling)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
