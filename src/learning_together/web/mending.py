"""What is done about a problem: mended as a check proposes, accepted with a reason, taken back."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions import undo
from learning_together.actions.accept import accept
from learning_together.actions.window import last_deed, mending
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


def ask_back(window: Window, _asked: Asked) -> Response:
    """What would be taken back."""
    try:
        found = last_deed.last_deed(window.root, window.checked().loaded)
    except LtError as why:  # That there is nothing is an answer, too.
        return page(window, "cannot.html", said=why, back="")
    return page(window, "undo.html", deed=found, number=window.keep(found))


def take_back(window: Window, asked: Asked) -> Response:
    """Takes back what was shown."""
    deed = window.kept(asked.path["number"], last_deed.LastDeed)
    undo.carry_out(window.root, deed.planned)
    lines = ["It was taken back.", *(f"{one}." for one in deed.lines)]
    if deed.planned.earlier:
        earlier = english.counted(deed.planned.earlier, "earlier deed")
        lines.append(f"{earlier} can be taken back after it.")
    window.tell(*lines)
    return RedirectResponse(f"{window.at}/", 303)
