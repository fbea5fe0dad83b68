"""A programme as CSV, a row a review; its form does not change."""

import csv
import io

from learning_together.exchange.exports.formula_injection import defused
from learning_together.reports.programme.page import UNTOLD, Programme
from learning_together.reports.views.time_and_cost import total

#: Tells Excel that a file is UTF-8; it takes it for a Windows code page without.
BOM = "\ufeff"

_HEAD = ("review", "folder", "board", "framework", "option", "stage")
_TAIL = (
    "actions_done",
    "actions_overdue",
    "findings_unanswered",
    "months",
    "hours",
    "usual_hours",
    "cost",
    "usual_cost",
    "problem",
)
_COLUMNS = ("timeline", "conversations", "episodes", "factors", "findings", "meetings", "actions")


def as_csv(view: Programme) -> str:
    """A row a review, those that could not be read last."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow((*_HEAD, *_COLUMNS, *_TAIL))
    for one in view.parts:
        head = (one.title, one.folder, one.board, one.framework, one.option, one.stage)
        sums = [
            total(getattr(effort, name) for effort in one.efforts)
            for name in ("hours", "usual_hours", "cost", "usual_cost")
        ]
        told = ["" if value is None else value if view.detailed else UNTOLD for value in sums]
        problem = f"{one.faults} fields could not be read" if one.faults else ""
        writer.writerow(
            (
                *map(defused, head),
                *(one.counts[kind] for kind in _COLUMNS),
                one.done,
                len(one.overdue),
                len(one.unanswered),
                "" if one.months is None else one.months,
                *told,
                problem,
            )
        )
    empty = [""] * (len(_HEAD) - 2 + len(_COLUMNS) + len(_TAIL) - 1)
    for broken in view.broken:
        writer.writerow(("", defused(broken.folder), *empty, defused(broken.reason)))
    return stream.getvalue()
