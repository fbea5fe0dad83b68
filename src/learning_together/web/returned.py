"""Drafts that readers sent back: what they said is shown at its records, and then recorded."""

from starlette.responses import Response

from learning_together.actions.window import returned
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def ask(window: Window, _asked: Asked) -> Response:
    """Asks for the drafts."""
    return page(window, "comments.html")


def preview(window: Window, asked: Asked) -> Response:
    """Shows what stands in them; nothing is written."""
    found = returned.look_at(window.root, asked.files("file"), anyhow=bool(asked.typed("anyhow")))
    return page(window, "comments-taken.html", returned=found, number=window.keep(found))


def record(window: Window, asked: Asked) -> Response:
    """Records what was shown."""
    found = window.kept(asked.path["number"], returned.Returned)
    done = returned.take_in(window.root, found)
    return page(window, "comments-taken.html", returned=done, number="")
