"""The models as JSON Schemas, for editors that help while somebody types.

Takes the models, gives text; writes nothing. Draft 7, which every YAML language server knows.

A schema is a help, not the judge: `lt validate` is. It takes numbers and true or false where text
is meant, because YAML hands `date: 2009` and `child_seen: yes` to editors as such, and it lets
every field be empty.
"""

import json
from functools import cache
from typing import Any

from learning_together.folder.working_copy import SCHEMAS
from learning_together.records.base import Part
from learning_together.records.kinds import IDENTITIES_FILE, KINDS, PROGRAMME, kind_of, model
from learning_together.records.shape import Shape, fields

Schema = dict[str, Any]

#: Where a review keeps its schemas.
FOLDER = SCHEMAS

_TEXT = ["string", "number", "boolean", "null"]
_TYPES = {
    "id": ["string", "null"],
    "reference": ["string", "null"],
    "whole number": ["integer", "string", "null"],
    "number": ["number", "string", "null"],
    "day": ["string", "null"],
    "year and month": ["string", "null"],
    "date, as exact as it is known": ["string", "integer", "null"],
    "time of day": ["string", "integer", "null"],
}
_ID = fields(model("people"))["id"].says.pattern
_WRONG = {
    "id": "An id starts with a letter and holds letters, digits and hyphens only.",
    "reference": "Here goes the id of a record; of several, a list: [HV1, SW1].",
    "whole number": "Here goes a whole number.",
    "number": "Here goes a number, such as 2.5.",
    "day": "Write the day as year-month-day: 2023-06-14.",
    "year and month": "Write the year and the month, never the day: 2020-09.",
    "date, as exact as it is known": "Write year-month-day, as much of it as is known: 2023-06-14, "
    "2023-06 or 2023; 2023-06~ for about, 2023-06-14/2023-06-16 for from and to.",
}


def modeline(path: str) -> str:
    """The comment that tells an editor which schema a file follows.

    Args:
        path: Of the file, within the review.

    >>> modeline("people.yaml")
    '# yaml-language-server: $schema=.lt/schemas/people.json'
    >>> modeline("timeline/health.yaml")
    '# yaml-language-server: $schema=../.lt/schemas/timeline.json'
    """
    top = path.partition("/")[0].partition(".")[0]
    kind = "identities" if path == IDENTITIES_FILE else top
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{FOLDER}/{kind}.json"


def files() -> dict[str, str]:
    """Every schema's text, by its path within the review; the same each time."""
    return {f"{FOLDER}/{kind}.json": text(kind) for kind in KINDS}


def programme_files() -> dict[str, str]:
    """The schema of a programme's own file, by its path within the programme's folder."""
    return {f"{FOLDER}/{PROGRAMME}.json": text(PROGRAMME)}


@cache
def text(kind: str) -> str:
    """The schema of a kind as it is written to a file."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def schema(kind: str) -> Schema:
    """The schema of the files that a kind is read from: one record, or a list of records.

    Args:
        kind: Its plural ("episodes").
    """
    about = kind_of(kind)
    parts: dict[str, Schema] = {}
    record = _part(model(kind), parts, about.given)
    result: Schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": about.one.capitalize(),
        "description": about.holds,
    }
    if kind in {"review", PROGRAMME}:
        result |= record
    else:
        # No anyOf: with `if`, an editor says what is wrong with the record, not that neither
        # form fits.
        result |= {
            "type": ["array", "object", "null"],
            "items": {"$ref": "#/definitions/record"},
            "if": {"type": "object"},
            "then": {"$ref": "#/definitions/record"},
        }
        parts = {"record": record, **parts}
    if parts:
        result["definitions"] = parts
    return result


def _part(part: type[Part], parts: dict[str, Schema], given: tuple[str, ...] = ()) -> Schema:
    shapes = fields(part)
    needed = [name for name, shape in shapes.items() if shape.required and name not in given]
    found: Schema = {"type": "object", "additionalProperties": False}
    if needed:
        found["required"] = needed
    found["properties"] = {name: _field(shape, parts) for name, shape in shapes.items()}
    return found


def _field(shape: Shape, parts: dict[str, Schema]) -> Schema:
    found: Schema = {"description": described(shape)}
    if example := shape.example or shape.says.example:
        listed = shape.many and not shape.mapping and not example.startswith("[")
        found["examples"] = [f"[{example}]" if listed else example]
    if shape.part is not None:
        name = shape.part.__name__
        if name not in parts:
            parts[name] = {}  # A part may hold itself.
            parts[name] |= _part(shape.part, parts)
        held = {"$ref": f"#/definitions/{name}"}
        if shape.many:
            return found | {"type": ["array", "null"], "items": held}
        return found | {"anyOf": [held, {"type": "null"}]}
    value = _value(shape)
    if shape.mapping:
        inner = _listed(value) if shape.many else value
        return found | {"type": ["object", "null"], "additionalProperties": inner}
    return found | (_listed(value) if shape.many else value)


def described(shape: Shape) -> str:
    """What an editor shows beside a field."""
    said = [shape.explains]
    if shape.required:
        said.append("Needed.")
    if shape.refs:
        said.append(f"Names a record of: {', '.join(shape.refs)}.")
    if shape.prose or shape.plain:
        said.append("Text; [[ID]] refers to a record.")
    return " ".join(said)


def _value(shape: Shape) -> Schema:
    words = shape.choices or (("yes", "no") if shape.says.name == "yes or no" else ())
    if words:
        rest = ["null", "boolean"] if "yes" in words else ["null"]
        return {"anyOf": [{"enum": list(words)}, {"type": rest, "doNotSuggest": True}]}
    pattern = _ID if shape.refs is not None else shape.says.pattern
    found: Schema = {"type": _TYPES.get(shape.says.name, _TEXT)}
    if pattern:
        found["pattern"] = f"^{pattern}$"
        found["patternErrorMessage"] = _WRONG[shape.says.name]
    return found


def _listed(value: Schema) -> Schema:
    """A list, or one value where a list of one is meant."""
    if "anyOf" in value:
        return {"anyOf": [*value["anyOf"], {"type": "array", "items": value}]}
    # One schema says both, since `pattern` speaks of text only and `items` of lists only.
    return {**value, "type": [*value["type"], "array"], "items": value}
