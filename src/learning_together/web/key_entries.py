"""An entry of the key of real names: shown to whoever asks, put right, and taken out."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.window import key_entries
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: More than any key holds.
_MOST = 99_999


def show(window: Window, asked: Asked) -> Response:
    """The form of one entry, with all that the key holds of them, for this once."""
    number = english.whole(asked.typed("entry"), _MOST)
    return _form(window, key_entries.record(window.root, _MOST if number is None else number))


def change(window: Window, asked: Asked) -> Response:
    """Writes what was changed in it, or takes it out."""
    shown = window.kept(asked.path["number"], key_entries.KeyRecord)
    typed = {name: asked.typed(name) for name in asked.form}
    try:
        if typed.get("remove"):
            key_entries.remove(window.root, shown, sure=bool(typed.get("sure")))
            said = f"{shown.code or 'The entry'} is taken out of the key."
        else:
            labels = key_entries.change(window.root, shown, typed)
            said = (
                f"{shown.code}: {english.listed(labels)} changed in the key."
                if labels
                else ("Nothing was changed, so nothing was written.")
            )
    except LtError as why:
        return _form(window, shown, typed, why)
    window.sitting.wrote()
    window.tell(said)
    return RedirectResponse(f"{window.at}/key", 303)


def _form(
    window: Window,
    shown: key_entries.KeyRecord,
    typed: dict[str, str] | None = None,
    why: LtError | None = None,
) -> Response:
    return page(
        window,
        "key-entry.html",
        422 if why else 200,
        shown=shown,
        typed=typed or {},
        why=why,
        number=window.keep(shown),
    )
