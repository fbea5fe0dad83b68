"""SARIF 2.1.0 (OASIS standard, errata 01), for editors and code hosts that show results in place.

What the team accepted is given as suppressed, with the decision and its reason. No path of this
machine is in it: URIs are relative to the review, or to the repository that it is in.
"""

import hashlib
import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from learning_together import __version__
from learning_together.actions.public_json.form import dumped
from learning_together.actions.validate import Checked
from learning_together.diagnostics import Check, Diagnostic, Severity

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def as_sarif(
    checked: Checked, checks: Sequence[Check], *, errors: bool = False, below: str = ""
) -> str:
    """What was found, as one SARIF log with one run.

    Args:
        checked: The review.
        checks: Every check there is, whether or not it found something.
        errors: Whether to give errors alone.
        below: The review's folder as the repository has it, with a slash at the end.
    """
    index = {check.code: number for number, check in enumerate(checks)}
    suppressed = any(one.accepted for one in checked.diagnostics)
    results = [
        _result(one, index, below)
        for one in checked.diagnostics
        if not errors or one.severity is Severity.ERROR
    ]
    if suppressed:
        # Section 3.27.23: where one result says whether it is suppressed, all of a run should.
        for result in results:
            result.setdefault("suppressions", [])
    run = {
        "tool": {
            "driver": {
                "name": "lt",
                "fullName": "Learning Together review workbench",
                "version": __version__,
                "rules": [_rule(check) for check in checks],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(check: Check) -> dict[str, Any]:
    loudest = min(check.step_table.values(), key=list(Severity).index, default=Severity.ERROR)
    return {
        "id": check.code,
        "name": check.name,
        "shortDescription": {"text": f"{check.title}."},
        "fullDescription": {"text": check.why},
        "help": {"text": f"{check.why}\n\n{check.mend}"},
        "defaultConfiguration": {"level": _LEVELS[loudest]},
    }


def _result(diagnostic: Diagnostic, index: dict[str, int], below: str) -> dict[str, Any]:
    problem = diagnostic.problem
    place = problem.place
    region = {"startLine": place.line, "startColumn": place.column}
    if place.length:
        region["endColumn"] = place.column + place.length
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(below + place.file)},
            "region": region,
        }
    }
    if problem.record:
        name = problem.record.text
        whole = f"{name}.{problem.field}" if problem.field else name
        location["logicalLocations"] = [
            {"name": name, "fullyQualifiedName": whole, "kind": "record"}
        ]
    result: dict[str, Any] = {
        "ruleId": problem.check.code,
        "ruleIndex": index[problem.check.code],
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": f"{problem.message}\n{problem.help}".strip()},
        "locations": [location],
        "partialFingerprints": {"ltProblem/v1": _same(diagnostic)},
    }
    if diagnostic.accepted:
        accepted = diagnostic.accepted
        result["suppressions"] = [
            {
                "kind": "external",
                "status": "accepted",
                "justification": f"{accepted.decision}: {accepted.reason}",
            }
        ]
    return result


def _same(diagnostic: Diagnostic) -> str:
    """Equal for the same problem after lines have moved: by it, hosts tell new ones from old."""
    problem = diagnostic.problem
    parts = (
        problem.check.code,
        str(problem.record or problem.place.file),
        problem.field,
        problem.message,
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:16]
