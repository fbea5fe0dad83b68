"""Two accounts side by side: the same event, two events, or a question to the agencies."""

from starlette.responses import RedirectResponse, Response

from learning_together.actions.conflicts import conflicts
from learning_together.actions.decide import decide
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: What can be decided of two accounts, each with what it says on its button.
VERDICTS = {
    "same": "The same event",
    "different": "Two events",
    "ask": "Ask the agencies",
}


def cards(window: Window, _asked: Asked) -> Response:
    """The cards that are open, and those that were decided."""
    _, found = conflicts(window.root)
    return page(window, "conflicts.html", found=found, verdicts=VERDICTS)


def decided(window: Window, asked: Asked) -> Response:
    """Notes what was decided of one card."""
    by = tuple(one.strip() for one in asked.typed("by").split(",") if one.strip())
    outcome = decide(
        window.root,
        asked.typed("pair"),
        asked.typed("verdict"),
        by=by,
        reason=asked.typed("reason").strip(),
        today=window.checked().today,
    )
    lines = [f"{outcome.decision.id} notes it."]
    if outcome.link:
        lines.append(f"{outcome.link.id} is linked to the other account.")
    lines += [f"{one.id} asks an agency." for one in outcome.queries]
    window.tell(*lines)
    return RedirectResponse(f"{window.at}/conflicts", 303)
