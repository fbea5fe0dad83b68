"""A folder that an earlier lt made: what there is to bring up is shown, and then brought up."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions import upgrade
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def steps(window: Window, _asked: Asked) -> Response:
    """What there is to bring up; nothing is written."""
    planned = upgrade.upgrade(window.root, dry=True)
    return page(window, "upgrade.html", planned=planned, number=window.keep(planned))


def bring_up(window: Window, asked: Asked) -> Response:
    """Brings up what was shown."""
    shown = window.kept(asked.path["number"], upgrade.Upgrade).steps
    done = upgrade.upgrade(window.root, shown=shown)
    window.tell(f"Brought up: {english.counted(len(done.steps), 'thing')}.", *done.left)
    return RedirectResponse(f"{window.at}/", 303)
