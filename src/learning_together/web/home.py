"""Where the review stands, and the way to each thing that is told there."""

from starlette.responses import Response

from learning_together.actions.status import status
from learning_together.actions.window import versions
from learning_together.actions.window.open_names import lying_open
from learning_together.actions.window.owed import owed
from learning_together.actions.window.records import plural_of
from learning_together.actions.window.to_write import needed_now
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.places import step_of
from learning_together.web.window import Window


def home(window: Window, _asked: Asked) -> Response:
    """The first page."""
    checked = window.checked()
    progress = status(window.root, checked)
    return page(
        window,
        "home.html",
        progress=progress,
        drafts=window.drafts.all(),
        owed=owed(checked.loaded.review, checked.today),
        needed=needed_now(window.root, checked.loaded.review),
        lying_open=lying_open(window.root, checked.loaded.review) if progress.names_open else (),
        versions=versions.last(window.root, checked.loaded.review),
        place_of=lambda step: step_of(step.command, plural_of),
    )
