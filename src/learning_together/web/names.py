"""Real names: on the page on which they are asked for, with the key open for this sitting alone."""

from collections.abc import Callable
from dataclasses import replace

from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from learning_together.actions.view_names import namer
from learning_together.actions.window.sitting import lock
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def with_names(
    shows: Callable[[Window, Asked], Response],
) -> Callable[[Window, Asked], Response]:
    """The same page with real names in the place of codes, for this once.

    Args:
        shows: Shows the page.
    """

    def shown(window: Window, asked: Asked) -> Response:
        if passphrase := asked.typed("passphrase"):
            window.open_key(passphrase)
        window.naming = namer(window.checked().loaded.review)
        try:
            return shows(window, replace(asked, form=FormData()))
        finally:
            window.naming = None

    return shown


def key_page(window: Window, _asked: Asked) -> Response:
    """Says what is locked, and what can be done about it."""
    return page(window, "key.html", why=None)


def open_key(window: Window, asked: Asked) -> Response:
    """Opens what is locked, until it is forgotten."""
    try:
        window.open_key(asked.typed("passphrase"))
    except LtError as why:
        return page(window, "key.html", 422, why=why)
    window.tell(
        "It is open to this window, and forgotten when you leave it for a quarter of an hour."
    )
    return RedirectResponse(f"{window.at}/key", 303)


def forget_key(window: Window, _asked: Asked) -> Response:
    """Forgets what opens it."""
    window.forget_key()
    window.tell("It is forgotten.")
    return RedirectResponse(f"{window.at}/key", 303)


def lock_names(window: Window, asked: Asked) -> Response:
    """Locks all that holds real names."""
    try:
        lines = lock(window.root, asked.typed("passphrase"), asked.typed("again"))
    except LtError as why:
        return page(window, "key.html", 422, why=why)
    window.forget_key()
    window.tell(*lines)
    return RedirectResponse(f"{window.at}/key", 303)
