"""Forms: a record to change, and a new one; what is picked and read back while somebody types."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from starlette.responses import JSONResponse, RedirectResponse, Response

from learning_together import english
from learning_together.actions.window import choosing, records
from learning_together.actions.window.drafts import Draft
from learning_together.actions.window.forms import saving, while_typing
from learning_together.actions.window.forms.parts import Form, FormField
from learning_together.actions.window.forms.typed import Typed, pressed
from learning_together.actions.window.preview import Piece, preview
from learning_together.ids import Id
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: What is answered where something that was typed cannot stand.
_REFUSED = 422
#: Buttons that change what a form holds, and save nothing.
_BUTTONS = ("more", "up", "down", "remove", "preview", "find")


def edit(window: Window, asked: Asked) -> Response:
    """A record's form, or one field of it alone."""
    shown = saving.opened(window.checked().loaded.review, asked.path["id"])
    return _begun(window, asked, shown)


def new(window: Window, asked: Asked) -> Response:
    """The form of a new record."""
    review = window.checked().loaded.review
    given = {name: asked.query.getlist(name) for name in asked.query}
    return _begun(window, asked, saving.blank(review, asked.path["kind"], given))


def _begun(window: Window, asked: Asked, shown: Form) -> Response:
    """A form, with what was typed into it before where that is asked for."""
    draft = window.drafts.get(shown.kind, shown.id)
    if draft is not None and asked.query.get("typed") == "1":
        review = window.checked().loaded.review
        held = saving.again(review, draft.kind, draft.id, draft.typed, draft.base)
        return _form(window, asked, held)
    return _form(window, asked, shown, draft=draft)


def drop(window: Window, asked: Asked) -> Response:
    """Throws away what was typed into a form and not saved."""
    id, review = asked.typed("id"), window.checked().loaded.review
    kind = records.kind(review, asked.typed("kind")).name
    window.drafts.drop(kind, id)
    window.tell("What was typed there is thrown away.")
    # It may be gone since, and its form is dropped all the same.
    is_there = id == "review" or review.find(Id(id)) is not None
    to = f"/records/{id}" if is_there else f"/kinds/{kind}"
    return RedirectResponse(f"{window.at}{to}", 303)


def save_edit(window: Window, asked: Asked) -> Response:
    """Writes what was changed, or shows the form again with what stands in the way."""
    id = asked.path["id"]
    kind = records.kind(window.checked().loaded.review, asked.typed("_kind")).name
    if (shaped := _unsaved(window, asked, kind, id)) is not None:
        return shaped
    saved = saving.save(window.root, id, asked.held(), asked.typed("_base"), window.review)
    return _came_of(window, asked, kind, id, saved)


def save_new(window: Window, asked: Asked) -> Response:
    """Adds what was typed, or shows the form again with what stands in the way."""
    kind = records.kind(window.checked().loaded.review, asked.path["kind"]).name
    if (shaped := _unsaved(window, asked, kind, "")) is not None:
        return shaped
    loaded = window.checked().loaded
    saved = saving.save_new(window.root, kind, asked.held(), loaded)
    return _came_of(window, asked, kind, "", saved)


def pick_list(window: Window, asked: Asked) -> Response:
    """Records to pick from, for what is being typed."""
    review = window.checked().loaded.review
    found = while_typing.pick(review, asked.query.get("refs", ""), asked.query.get("typed", ""))
    cover = window.cover()
    return JSONResponse([{"value": one.value, "label": cover(one.label)} for one in found])


def reads(window: Window, asked: Asked) -> Response:
    """How a text that is being typed will read."""
    kind, path = asked.typed("_kind"), asked.typed("path")
    kind = records.kind(window.checked().loaded.review, kind).name
    return page(window, "prose.html", pieces=preview(asked.typed("text"), kind, path))


def read(_window: Window, asked: Asked) -> Response:
    """What a date that is being typed was taken for."""
    return JSONResponse({"means": while_typing.read_typed(asked.query.get("typed", ""))})


def _unsaved(window: Window, asked: Asked, kind: str, id: str) -> Response | None:
    """What follows where nothing is to be saved yet; None where it is."""
    if asked.typed("_draft"):
        _keep(window, asked, kind, id)
        return Response(status_code=204)
    for button in _BUTTONS:
        if path := asked.typed(f"_{button}"):
            review = window.checked().loaded.review
            typed = pressed(asked.held(), button, path)
            shown = saving.again(review, kind, id, typed, asked.typed("_base"))
            _keep(window, asked, kind, id)
            reads = {path: preview(asked.typed(path), kind, path)} if button == "preview" else {}
            return _form(window, asked, shown, reads=reads)
    return None


def _keep(window: Window, asked: Asked, kind: str, id: str) -> None:
    if _field(asked):
        _keep_field(window, kind, id, _typed(asked))
    else:
        window.drafts.keep(kind, id, _typed(asked), asked.typed("_base"))


def _keep_field(window: Window, kind: str, id: str, typed: Typed) -> None:
    """Keeps what was typed into one field, with what was typed into the whole form before.

    Where nothing is left that the record does not hold, nothing is kept.
    """
    now = saving.untouched(window.checked().loaded.review, id)
    whole = window.drafts.get(kind, id) or now
    mine = {**whole.typed, **typed}
    if _filled(mine) == _filled(now.typed):
        window.drafts.drop(kind, id)
    else:
        window.drafts.keep(kind, id, mine, whole.base)


def _filled(typed: Typed) -> dict[str, list[str]]:
    """What a form holds, without its empty rows."""
    return {path: held for path, texts in typed.items() if (held := [*filter(None, texts)])}


def _field(asked: Asked) -> str:
    """The field that is changed by itself; empty where the whole record is."""
    return asked.query.get("field", "")


def _typed(asked: Asked) -> dict[str, list[str]]:
    """The fields of a record on a form, without what the form itself sends along."""
    return {name: held for name, held in asked.held().items() if not name.startswith("_")}


def _came_of(window: Window, asked: Asked, kind: str, id: str, saved: saving.Saved) -> Response:
    if saved.form is not None:
        _keep(window, asked, kind, id)
        return _form(window, asked, saved.form, 409 if _has_clash(saved.form) else _REFUSED)
    if name := _field(asked):
        now = saving.untouched(window.checked().loaded.review, id).typed
        own = {path: now.get(path, ()) for path in _typed(asked) if path.split(".")[0] == name}
        if window.drafts.get(kind, id):
            _keep_field(window, kind, id, own)
    else:
        window.drafts.drop(kind, id)
    if saved.changed:
        review = window.checked().loaded.review
        names = english.listed(records.labels(review, kind, saved.changed))
        window.tell(f"Saved{_as(saved, asked)}: {names}.", *saved.told)
    else:
        window.tell("Nothing was changed, so nothing was written.")
    if asked.bare:  # The page asks anew for what it shows of the record.
        return Response(status_code=204)
    to = _next_form(kind, asked) if asked.typed("_another") else f"/records/{saved.id}"
    return RedirectResponse(f"{window.at}{to}", 303)


def _next_form(kind: str, asked: Asked) -> str:
    """Another new record's form, with the choices that the last one had in common with others."""
    alike = {name: asked.typed(name) for name in records.alike(kind) if asked.typed(name)}
    return f"/new/{kind}" + (f"?{urlencode(alike)}" if alike else "")


def _first_fault(fields: Iterable[FormField]) -> str:
    """The path of the first field that is wrong; empty where none is."""
    for one in fields:
        inner = (_first_fault(group.fields) for group in one.groups)
        if path := one.path if one.faults else next(filter(None, inner), ""):
            return path
    return ""


def _as(saved: saving.Saved, asked: Asked) -> str:
    """Which record was saved, where its page is not what follows."""
    return f" as {saved.id}" if asked.typed("_another") else ""


def _has_clash(shown: Form) -> bool:
    return any(one.clash for one in shown.fields)


def _form(
    window: Window,
    asked: Asked,
    shown: Form,
    code: int = 200,
    *,
    draft: Draft | None = None,
    reads: Mapping[str, tuple[Piece, ...]] | None = None,
) -> Response:
    if name := _field(asked):
        shown = shown.only(name)
    return page(
        window,
        "form-fields.html" if asked.bare else "form.html",
        code,
        form=shown,
        field=_field(asked),
        reads=reads or {},
        behind=choosing.behind(window.checked().loaded.review, shown.kind, shown.id, {}),
        clashes=_has_clash(shown),
        refused=code == _REFUSED,
        stands_at=_first_fault(shown.fields) if code == _REFUSED else "",
        draft=draft,
    )
