"""What the checks say, by file in the order of a review's work."""

from collections.abc import Iterable
from itertools import groupby

from starlette.responses import JSONResponse, Response

from learning_together.actions.validate import check, in_order_of_work
from learning_together.diagnostics import Diagnostic
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def alike(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """What one check says of several records in the same words, together."""
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for one in found:
        it = one.problem
        said = tuple(text.replace(it.record.text, "") if it.record else text
                     for text in (it.message, it.help))  # fmt: skip
        groups.setdefault((it.check.code, it.field, one.severity, said), []).append(one)
    return list(groups.values())


def news(window: Window, _asked: Asked) -> Response:
    """Whether the review is another than a page was made of, and how much its checks say."""
    found = window.checked().diagnostics
    count = sum(one.accepted is None for one in found)
    return JSONResponse({"state": window.state, "problems": count})


def problems(window: Window, asked: Asked) -> Response:
    """Every problem, those of one check alone, or what one meeting needs."""
    checked = window.checked()
    meeting, code = asked.query.get("meeting", ""), asked.query.get("check", "").upper()
    if meeting:
        checked = check(window.root, meeting=meeting, today=checked.today, loaded=checked.loaded)
    found = [
        one
        for one in checked.diagnostics
        if not one.accepted and one.problem.check.code.startswith(code)
    ]
    by_file = [
        (file, alike(those))
        for file, those in groupby(in_order_of_work(found), lambda one: one.problem.place.file)
    ]
    accepted = sum(one.accepted is not None for one in checked.diagnostics)
    return page(
        window,
        "problems.html",
        by_file=by_file,
        count=len(found),
        accepted=accepted,
        mendable=window.checked().mendable + window.checked().choosable,
        meeting=meeting,
        code=code,
    )
