"""What is shown at a meeting, on the whole screen."""

from starlette.responses import Response

from learning_together.actions.window.screen import meetings, screen
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def which(window: Window, _asked: Asked) -> Response:
    """Asks at which meeting."""
    return page(window, "screen-which.html", meetings=meetings(window.checked().loaded.review))


def shown(window: Window, asked: Asked) -> Response:
    """One slide; where somebody must leave before, that is said first."""
    found = screen(window.checked().loaded.review, asked.path["id"])
    typed = asked.query.get("at", "1")
    number = int(typed) if typed.isdecimal() and len(typed) < 5 else 1
    number = min(max(1, number), len(found.slides))
    slide = found.slides[number - 1]
    waits = slide.after_leaving and asked.query.get("left") != "1"
    return page(window, "screen.html", screen=found, slide=slide, number=number, waits=waits)
