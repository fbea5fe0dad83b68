"""The page of the documentation that lists every field of the public JSON, from its schemas."""

import re
from collections.abc import Iterator
from typing import Any

from learning_together.actions.public_json.schemas import FORMS, schema

_INTRODUCTION = """\
# JSON

What commands give with `--format json`, for programs that read it. This page is made by `make docs`
from the models, as are their JSON Schemas: `lt schema --json` writes these into `.lt/json/` of the
review, `lt schema --json status` prints one.

Every form has a version. As long as that stays, fields keep their names and what they hold. Where a
description says that words may change, read the field beside it (an id, a code, a number) instead.
Days are written year-month-day: 2023-06-14.

| Written by | Form | What it is |
|---|---|---|"""

_TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "null": "null",
}

Schema = dict[str, Any]


def pages() -> dict[str, str]:
    """The page, by its path within `docs/`."""
    lines = [_INTRODUCTION]
    made = {name: schema(name) for name in FORMS}
    lines += [
        f"| `{FORMS[name].COMMAND}` | [{name}](#{name}) | {form['description']} |"
        for name, form in made.items()
    ]
    for name, form in made.items():
        lines += ["", f"## {name}", "", f"`{FORMS[name].COMMAND} --format json`:", ""]
        lines += _table(form, name, form)
        for part, held in form["$defs"].items():
            if held.get("type") == "object":
                title = f'### <a id="{_anchor(name, part)}"></a>{_words(part).capitalize()}'
                lines += ["", title, "", held["description"], "", *_table(held, name, form)]
    return {"json.md": "\n".join(lines) + "\n"}


def _table(part: Schema, form: str, whole: Schema) -> Iterator[str]:
    yield "| Field | Holds | What it is |"
    yield "|---|---|---|"
    for name, field in part["properties"].items():
        missing = "" if name in part["required"] else "; may be left out"
        yield f"| `{name}` | {_type(field, form, whole)}{missing} | {field['description']} |"


def _type(field: Schema, form: str, whole: Schema) -> str:
    match field:
        case {"$ref": ref}:
            name = ref.rpartition("/")[2]
            held = whole["$defs"][name]
            if held.get("type") == "object":
                return f"[{_words(name)}](#{_anchor(form, name)})"
            return _type(held, form, whole)
        case {"const": value}:
            return f"`{value}`"
        case {"enum": values}:
            return " or ".join(f"`{value}`" if value else "nothing" for value in values)
        case {"anyOf": several}:
            return ", or ".join(_type(one, form, whole) for one in several)
        case {"type": "array", "items": items}:
            return f"list of {_type(items, form, whole)}"
        case {"type": "object", "additionalProperties": dict(held)}:
            return f"by name: {_type(held, form, whole)}"
        case {"format": "date"}:
            return "day"
        case {"type": str(kind)}:
            return _TYPES.get(kind, "by name: anything")
    return "anything"


def _words(part: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", part).lower()


def _anchor(form: str, part: str) -> str:
    return f"{form}-{_words(part).replace(' ', '-')}"
