"""Analysis: episodes and factors as a matrix that is ticked, evidence from a list, and ranking."""

from collections.abc import Mapping

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.window import choosing, records
from learning_together.actions.window.matrix import matrix, set_ticks
from learning_together.actions.window.ranking import ranking, set_priorities, set_ranks
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: Before the id of a finding, in the names of the fields that hold what it was given.
_RANK, _REASON, _PRIORITY = "rank.", "reason.", "priority."


def analysis(window: Window, asked: Asked) -> Response:
    """Episodes, factors and findings; the matrix alone where the script of the page asks."""
    review = window.checked().loaded.review
    if asked.bare:
        return page(window, "matrix.html", matrix=matrix(review))
    return page(
        window,
        "analysis.html",
        matrix=matrix(review),
        findings=ranking(review).findings,
        kinds={name: records.kind(review, name) for name in ("episodes", "factors", "findings")},
    )


def tick(window: Window, asked: Asked) -> Response:
    """Writes what was ticked in the matrix."""
    sent = asked.held()
    loaded = window.checked().loaded
    number = set_ticks(window.root, sent.get("was", []), sent.get("tick", []), loaded)
    window.tell(f"Changed: {english.counted(number, 'cell')} of the matrix.")
    return analysis(window, asked) if asked.bare else _back(window, "/analysis")


def choose(window: Window, asked: Asked) -> Response:
    """The records that a field names, to be ticked; those that words find."""
    review = window.checked().loaded.review
    id, field, words = asked.path["id"], asked.path["field"], asked.query.get("words", "")
    offered = choosing.offered(review, id, field, words)
    found = choosing.behind(review, offered.kind, offered.id, {})
    return page(window, "choose.html", offered=offered, words=words, behind=found)


def chosen(window: Window, asked: Asked) -> Response:
    """Writes what was ticked for a field."""
    sent = asked.held()
    id, field = asked.path["id"], asked.path["field"]
    was, ticked = sent.get("was", []), sent.get(field, [])
    done = choosing.set_chosen(window.root, id, field, was, ticked, window.checked().loaded)
    window.tell(f"{done.added} added, {done.removed} taken out; {done.all} now.")
    return _back(window, f"/records/{id}")


def behind(window: Window, asked: Asked) -> Response:
    """Who would stand behind what is being typed or ticked."""
    review = window.checked().loaded.review
    kind = records.kind(review, asked.typed("_kind")).name
    found = choosing.behind(review, kind, asked.typed("_id"), asked.held())
    return page(window, "behind.html", behind=found)


def ranks(window: Window, _asked: Asked) -> Response:
    """What each member of the team gave, and the order that follows."""
    return page(window, "ranking.html", ranking=ranking(window.checked().loaded.review))


def rank(window: Window, asked: Asked) -> Response:
    """Writes what one member gave, or the priorities that the team settled on."""
    loaded = window.checked().loaded
    if asked.typed("_priorities"):
        number = set_priorities(window.root, _of(asked, _PRIORITY), loaded)
        window.tell(f"Priorities changed: {english.counted(number, 'finding')}.")
    else:
        by = asked.typed("by")
        set_ranks(window.root, by, _of(asked, _RANK), _of(asked, _REASON), loaded)
        window.tell(f"What {by} gave is saved.")
    return _back(window, "/ranking")


def _of(asked: Asked, prefix: str) -> Mapping[str, str]:
    """The fields whose names begin alike, by the ids behind that."""
    return {
        name.removeprefix(prefix): asked.typed(name)
        for name in asked.form
        if name.startswith(prefix)
    }


def _back(window: Window, path: str) -> Response:
    return RedirectResponse(f"{window.at}{path}", 303)
