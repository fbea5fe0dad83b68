"""Where the review stands, and the way to each thing that is told there."""

import shlex
from urllib.parse import urlencode

from starlette.responses import Response

from learning_together.actions.status import status
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def home(window: Window, _asked: Asked) -> Response:
    """The first page."""
    progress = status(window.root, window.checked())
    drafts = window.drafts.all()
    return page(
        window,
        "home.html",
        progress=progress,
        drafts=drafts,
        place_of=lambda step: place_of(step.command),
    )


def place_of(command: str) -> str:
    """The page that does what a command does, from the window's address on; empty where none does.

    >>> place_of("lt validate --for MTG5"), place_of("lt new agency"), place_of("lt calendar")
    ('/problems?meeting=MTG5', '/new/agency', '')
    """
    match shlex.split(command):
        case ["lt", "validate"]:
            return "/problems"
        case ["lt", "validate", "--for", meeting]:
            return f"/problems?{urlencode({'meeting': meeting})}"
        case ["lt", "show", id]:
            return f"/records/{id}"
        case ["lt", "new", kind]:
            return f"/new/{kind}"
        case ["lt", "conflicts", *_]:
            return "/conflicts"
        case ["lt", "mend", *_]:
            return "/mend"
        case ["lt", "save", *_]:
            return "/save"
        case ["lt", "report", *_]:
            return "/reports"
        case ["lt", "import", *_]:
            return "/import"
        case _:
            return ""
