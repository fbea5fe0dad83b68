"""What the checks say, by file in the order of a review's work."""

from collections.abc import Callable, Iterable
from itertools import groupby

from starlette.responses import JSONResponse, Response

from learning_together.actions.validate import check, in_order_of_work
from learning_together.diagnostics import Diagnostic, Severity
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: From so many on, what asks for the same is told together even where it is said in other words.
_MANY = 4


def alike(found: Iterable[Diagnostic]) -> list[list[Diagnostic]]:
    """What one check says of several records in the same words, or asks of many, together."""
    groups: list[list[Diagnostic]] = []
    for those in _together(found, lambda one: _without_id(one, one.problem.help)):
        if len(those) >= _MANY:
            groups.append(those)
        else:
            groups += _together(those, lambda one: _without_id(one, one.problem.message))
    return groups


def _together(
    found: Iterable[Diagnostic], said: Callable[[Diagnostic], str]
) -> list[list[Diagnostic]]:
    groups: dict[tuple[object, ...], list[Diagnostic]] = {}
    for one in found:
        key = (one.problem.check.code, one.problem.field, one.severity, said(one))
        groups.setdefault(key, []).append(one)
    return list(groups.values())


def _without_id(one: Diagnostic, text: str) -> str:
    return text.replace(one.problem.record.text, "") if one.problem.record else text


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
        errors=sum(one.severity is Severity.ERROR for one in found),
        accepted=accepted,
        mendable=window.checked().mendable + window.checked().choosable,
        meeting=meeting,
        code=code,
    )
