"""The public JSON of `lt validate`; its form is public and does not change."""

import json
import re
from typing import Any

from learning_together.actions.public_json.counts import Counts, shown
from learning_together.actions.validate import Checked
from learning_together.diagnostics import Diagnostic

VERSION = 1

#: Characters that change the order of letters on a terminal, or break lines where JSON has none.
_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\u061c\ud800-\udfff]")


def as_json(checked: Checked, *, accepted: bool = False) -> str:
    """What was found, as JSON.

    Args:
        checked: The review.
        accepted: Whether to give results that the team accepted too; each then has a further
            member `accepted` with the decision and its reason.
    """
    counts = Counts.of(checked)
    review = checked.loaded.review
    whole = {
        "version": VERSION,
        "review": review.title,
        "stage": str(checked.stage),
        "diagnostics": [_diagnostic(one) for one in shown(checked, accepted=accepted)],
        "summary": {
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "accepted": counts.accepted,
            "records": counts.records,
        },
    }
    return dumped(whole)


def dumped(whole: dict[str, Any]) -> str:
    """JSON for a stream that may be a terminal: what steers one is written as an escape."""
    from pydantic_core import to_json

    try:
        # The same bytes as the standard library's, in a quarter of the time.
        text = to_json(whole, indent=2).decode()
    except ValueError:  # half a letter, which UTF-8 cannot hold
        text = json.dumps(whole, ensure_ascii=False, indent=2)
    if not text.isascii() or "\x7f" in text:
        text = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    return text + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    problem = diagnostic.problem
    found: dict[str, Any] = {
        "code": problem.check.code,
        "name": problem.check.name,
        "severity": str(diagnostic.severity),
        "message": problem.message,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "record": problem.record,
        "field": problem.field,
        "help": problem.help,
    }
    if diagnostic.accepted:
        accepted = diagnostic.accepted
        found["accepted"] = {"decision": accepted.decision, "reason": accepted.reason}
    return found


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "diagnostics", "summary"}
