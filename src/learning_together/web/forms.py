"""Forms: a record to change, and a new one; what is picked and read back while somebody types."""

from starlette.responses import JSONResponse, RedirectResponse, Response

from learning_together import english
from learning_together.actions.window.forms import form, saving
from learning_together.actions.window.forms.form import Form
from learning_together.actions.window.forms.typed import pressed
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: Buttons that change what a form holds, and save nothing.
_BUTTONS = ("more", "up", "down", "remove")


def edit(window: Window, asked: Asked) -> Response:
    """A record's form."""
    review = window.checked().loaded.review
    return _form(window, saving.opened(review, asked.path["id"]))


def new(window: Window, asked: Asked) -> Response:
    """The form of a new record."""
    return _form(window, saving.blank(window.checked().loaded.review, asked.path["kind"]))


def save_edit(window: Window, asked: Asked) -> Response:
    """Writes what was changed, or shows the form again with what stands in the way."""
    id = asked.path["id"]
    kind = asked.typed("_kind")
    shaped = _shaped(window, asked, kind, id)
    if shaped is not None:
        return _form(window, shaped)
    loaded = window.checked().loaded
    return _came_of(
        window, saving.save(window.root, id, asked.held(), asked.typed("_base"), loaded)
    )


def save_new(window: Window, asked: Asked) -> Response:
    """Adds what was typed, or shows the form again with what stands in the way."""
    kind = asked.path["kind"]
    shaped = _shaped(window, asked, kind, "")
    if shaped is not None:
        return _form(window, shaped)
    loaded = window.checked().loaded
    return _came_of(window, saving.save_new(window.root, kind, asked.held(), loaded))


def pick_list(window: Window, asked: Asked) -> Response:
    """Records to pick from, for what is being typed."""
    review = window.checked().loaded.review
    found = form.pick(review, asked.query.get("refs", ""), asked.query.get("typed", ""))
    cover = window.cover()
    return JSONResponse([{"value": one.value, "label": cover(one.label)} for one in found])


def read(_window: Window, asked: Asked) -> Response:
    """What a date that is being typed was taken for."""
    return JSONResponse({"means": form.read_typed(asked.query.get("typed", ""))})


def _shaped(window: Window, asked: Asked, kind: str, id: str) -> Form | None:
    """The form after a button that saves nothing; None where it is to be saved."""
    for button in _BUTTONS:
        if path := asked.typed(f"_{button}"):
            review = window.checked().loaded.review
            typed = pressed(asked.held(), button, path)
            return saving.again(review, kind, id, typed, asked.typed("_base"))
    return None


def _came_of(window: Window, saved: saving.Saved) -> Response:
    if saved.form is not None:
        return _form(window, saved.form, 409 if _has_clash(saved.form) else 422)
    if saved.changed:
        names = english.listed(one.replace("_", " ") for one in saved.changed)
        window.tell(f"Saved: {names}.", *saved.told)
    else:
        window.tell("Nothing was changed, so nothing was written.")
    return RedirectResponse(f"{window.at}/records/{saved.id}", 303)


def _has_clash(shown: Form) -> bool:
    return any(one.clash for one in shown.fields)


def _form(window: Window, shown: Form, code: int = 200) -> Response:
    return page(window, "form.html", code, form=shown, clashes=_has_clash(shown))
