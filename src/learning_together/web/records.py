"""The records: by kind, one by one, and found by words."""

from starlette.responses import RedirectResponse, Response

from learning_together.actions.show import page_of
from learning_together.actions.status import status
from learning_together.actions.window import records
from learning_together.actions.window.choosing import lists_of
from learning_together.actions.window.search import search
from learning_together.reports.record.page import readers_in_words
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.places import OF_MANY, step_of
from learning_together.web.window import Window

#: Levels of the trees of what a record rests on; each record leads to its own.
_DEPTH = 3


def all_kinds(window: Window, _asked: Asked) -> Response:
    """Every kind, with the number of its records."""
    checked = window.checked()
    return page(
        window,
        "kinds.html",
        kinds=records.kinds(checked.loaded.review),
        steps=status(window.root, checked).steps,
        place_of=lambda step: step_of(step.command, records.plural_of),
    )


def of_kind(window: Window, asked: Asked) -> Response:
    """The records of a kind."""
    checked = window.checked()
    kind = records.kind(checked.loaded.review, asked.path["kind"])
    if kind.name == "timeline":  # It has a page of its own, with as many rows as a page can hold.
        return RedirectResponse(f"{window.at}/timeline", 303)
    listed = records.of_kind(checked, kind.name)
    many = OF_MANY.get(kind.name, "")
    return page(window, "kind.html", kind=kind, listed=listed, many=many)


def one(window: Window, asked: Asked) -> Response:
    """A record, with all that belongs to it."""
    checked = window.checked()
    shown = page_of(checked.loaded.review, asked.path["id"], _DEPTH)
    found = records.problems_of(checked, asked.path["id"])
    return page(
        window,
        "record.html",
        record=shown,
        empty=records.labels(checked.loaded.review, shown.kind, shown.empty),
        prose=records.prose_of(checked.loaded.review, shown.id),
        found=found,
        lists=lists_of(checked.loaded.review, shown.id) if shown.behind else (),
        readers_in_words=readers_in_words,
    )


def found(window: Window, asked: Asked) -> Response:
    """Where words stand."""
    # What somebody looks for stands in no address: it may be a name.
    words = asked.typed("words") or asked.query.get("words", "")
    result = search(window.checked().loaded.review, words)
    return page(window, "search.html", words=words, result=result)
