"""What is done about a problem: mended as a check proposes, accepted with a reason, taken back."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions import undo
from learning_together.actions.accept import accept
from learning_together.actions.window import mending
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def mends(window: Window, _asked: Asked) -> Response:
    """What the checks propose, with the lines before and after."""
    return page(window, "mend.html", proposals=mending.proposals(window.root))


def mend(window: Window, asked: Asked) -> Response:
    """Makes what was chosen."""
    keys = {key for name, held in asked.held().items() if name.startswith("way") for key in held}
    made = mending.make(window.root, keys)
    lines = [
        f"Changed: {english.counted(made.made, 'place')} in {english.listed(made.files)}."
        if made.files
        else "Nothing was changed."
    ]
    lines += [f"Not made, since it would change more than it mends: {one}" for one in made.unproved]
    window.tell(*lines)
    return RedirectResponse(f"{window.at}/mend", 303)


def accepted(window: Window, asked: Asked) -> Response:
    """Notes that the team lives with what a check says of a record."""
    by = tuple(one.strip() for one in asked.typed("by").split(",") if one.strip())
    today = window.checked().today
    id, reason = asked.typed("record"), asked.typed("reason").strip()
    check, added = accept(window.root, asked.typed("check"), id or None, reason, by=by, today=today)
    window.tell(f"{added.id} accepts {check.code}: {check.title}.")
    return RedirectResponse(f"{window.at}/records/{id}" if id else f"{window.at}/problems", 303)


def last_deed(window: Window, _asked: Asked) -> Response:
    """What would be taken back."""
    try:
        planned = undo.plan(window.root)
    except LtError as why:  # That there is nothing is an answer, too.
        return page(window, "cannot.html", said=why, back="")
    return page(window, "undo.html", planned=planned, number=window.keep(planned))


def take_back(window: Window, asked: Asked) -> Response:
    """Takes back what was shown."""
    planned = window.kept(asked.path["number"], undo.Undoing)
    undo.carry_out(window.root, planned)
    more = ""
    if planned.earlier:
        more = f" {english.counted(planned.earlier, 'earlier deed')} can be taken back after it."
    window.tell(f"It was taken back.{more}")
    return RedirectResponse(f"{window.at}/", 303)
