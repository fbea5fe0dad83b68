"""The last page: what was not kept as a version, and how the window is opened again."""

from starlette.responses import Response

from learning_together.actions.shortcut import on_desktop
from learning_together.actions.window import versions
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def closed(window: Window, _asked: Asked) -> Response:
    """Says that it is closed."""
    return page(
        window,
        "closed.html",
        folder=str(window.root.resolve()),
        icon=on_desktop(window.root),
        saved=versions.standing(window.root),
    )
