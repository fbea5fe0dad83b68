"""Workflow commands, as GitHub shows them beside the lines of a change.

Escaping as in @actions/core, `command.ts`: what ends a property is escaped in properties only.
"""

from learning_together.actions.public_json.counts import shown
from learning_together.actions.validate import Checked
from learning_together.cli.terminal import visible
from learning_together.diagnostics import Severity

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(
    checked: Checked, *, accepted: bool = False, errors: bool = False, below: str = ""
) -> str:
    """What was found, a command each.

    Args:
        checked: The review.
        accepted: Whether to give results that the team accepted too.
        errors: Whether to give errors alone.
        below: The review's folder as the repository has it, with a slash at the end.
    """
    lines = []
    for diagnostic in shown(checked, accepted=accepted, errors=errors):
        problem = diagnostic.problem
        place = problem.place
        properties = {
            "file": below + place.file,
            "line": str(place.line),
            "col": str(place.column),
            "title": f"{problem.check.code} {problem.check.name}",
        }
        if place.length:
            properties["endColumn"] = str(place.column + place.length - 1)
        joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        text = _data(f"{problem.message}\n{problem.help}".strip())
        lines.append(f"::{_LEVELS[diagnostic.severity]} {joined}::{text}\n")
    return "".join(lines)


def _data(text: str) -> str:
    text = visible(text).replace("%", "%25")
    return text.replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
