"""A version of the review, kept with a note."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.window import versions
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: Files told in a line.
_SHOWN = 6


def save_page(window: Window, _asked: Asked) -> Response:
    """Asks for the note."""
    role = versions.role_asked(window.root)
    return page(window, "save.html", note="", role=role, asks=bool(role), kept=None)


def save(window: Window, asked: Asked) -> Response:
    """Keeps a version, or asks for the role first."""
    note = asked.typed("note")
    kept = versions.keep(window.root, note, asked.typed("role").strip())
    saved = kept.saved
    if saved is None:
        return page(window, "save.html", 422, note=note, role=kept.role, asks=True, kept=kept)
    lines = [*versions.told(saved, window.checked().loaded.review)]
    if saved.left:
        are = "is" if len(saved.left) == 1 else "are"
        files = english.counted(len(saved.left), "file")
        lines.append(
            f"{files} {are} not in it, since lt reads no such file: "
            f"{english.some(saved.left, _SHOWN)}."
        )
    window.tell(*lines, warning=saved.told)
    return RedirectResponse(f"{window.at}/", 303)
