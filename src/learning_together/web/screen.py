"""What is shown at a meeting, on the whole screen."""

from starlette.responses import Response

from learning_together import english
from learning_together.actions.window.screen import meetings, screen
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: More than any meeting has.
_MOST_SLIDES = 9_999


def which(window: Window, _asked: Asked) -> Response:
    """Asks at which meeting."""
    return page(window, "screen-which.html", meetings=meetings(window.checked().loaded.review))


def shown(window: Window, asked: Asked) -> Response:
    """One slide; where somebody must leave before, that is said first."""
    found = screen(window.checked().loaded.review, asked.path["id"])
    typed = asked.query.get("at", "1")
    number = min(english.whole(typed, _MOST_SLIDES) or 1, len(found.slides))
    slide = found.slides[number - 1]
    waits = slide.after_leaving and asked.query.get("left") != "1"
    return page(window, "screen.html", screen=found, slide=slide, number=number, waits=waits)
