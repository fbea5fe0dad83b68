"""What changed in the review: since a meeting, a day, or a version that was kept."""

from starlette.responses import Response

from learning_together.actions.window import versions
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def changes(window: Window, asked: Asked) -> Response:
    """The changes since what was chosen; without a choice, since the last meeting or version."""
    checked = window.checked()
    since = asked.query.get("since", "").strip()
    told, why = None, None
    try:
        told = versions.told_since(window.root, since, checked)
    except LtError as error:  # The choice is still there, and says why that one cannot be told.
        why = error
    return page(
        window,
        "changes.html",
        409 if why and since else 200,
        since=since,
        told_since=told,
        why=why,
        meetings=versions.meetings_held(checked),
        versions=versions.last(window.root, checked.loaded.review),
    )
