"""Real names: on the page on which they are asked for, with the key open for this sitting alone."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.view_names import namer
from learning_together.actions.window import key_names
from learning_together.actions.window.open_names import lying_open
from learning_together.actions.window.sitting import lock, unlock
from learning_together.errors import LtError
from learning_together.patterns import regex
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: Stands in the place of names until a page that may show them is made.
_CELL = "\u2064"
_CELLS = regex(rf"{_CELL}([0-9]+){_CELL}")
#: What the address of a page looks like.
_PLACE = regex(r"(?:/[A-Za-z0-9_.-]{1,80}){1,6}|/")


def with_names(
    shows: Callable[[Window, Asked], Response],
) -> Callable[[Window, Asked], Response]:
    """The same page with real names in the place of codes, for this once.

    Args:
        shows: Shows the page.
    """

    def shown(window: Window, asked: Asked) -> Response:
        if passphrase := asked.typed("passphrase"):
            window.open_key(passphrase)
        window.naming = namer(window.checked().loaded.review)
        try:
            return shows(window, replace(asked, form=FormData()))
        finally:
            window.naming = None

    return shown


def key_page(window: Window, asked: Asked) -> Response:
    """Says what is locked, whose names the key lacks, and what can be done about it."""
    return _key(window, asked)


def _key(
    window: Window,
    asked: Asked,
    code: int = 200,
    *,
    why: LtError | None = None,
    shown: tuple[tuple[str, str, str], ...] | None = None,
) -> Response:
    review = window.checked().loaded.review
    missing = key_names.unnamed(review)
    rows = _rows(asked) or [*((one.code, "", "", "") for one in missing), *[("", "", "", "")] * 3]
    return page(
        window,
        "key.html",
        code,
        why=why,
        back=_back(asked.query.get("back", "") or asked.typed("back")),
        roles={one.code: one.role for one in missing},
        rows=rows,
        held=key_names.number_of_codes(review),
        gaps=key_names.gaps(review),
        shown=shown,
        lying_open=lying_open(window.root, review),
    )


def enter_names(window: Window, asked: Asked) -> Response:
    """Writes what was typed into the key, and says of how many; the names are shown no more."""
    typed = [
        key_names.Typed(code.strip(), _several(names), _several(known_as), place == "place")
        for code, names, known_as, place in _rows(asked)
        # The code of somebody whose row was left empty stands there all the same.
        if not (asked.typed(f"given-{code}") and not names.strip() and not known_as.strip())
    ]
    try:
        number = key_names.enter(window.root, typed)
    except LtError as why:
        return _key(window, asked, 422, why=why)
    window.sitting.wrote()
    of = english.counted(number, "person or place", "people and places")
    window.tell(
        f"The names of {of} are in the key now. They are shown again only where you ask for them."
        if number
        else "No name was typed that the key does not hold already."
    )
    back = _back(asked.typed("back"))
    return RedirectResponse(f"{window.at}/key{f'?back={back}' if back else ''}", 303)


def show_names(window: Window, asked: Asked) -> Response:
    """What the key holds, for this once."""
    if passphrase := asked.typed("passphrase"):
        window.open_key(passphrase)
    held = key_names.entries(window.root)
    texts = [text for one in held for text in ("; ".join(one.names), "; ".join(one.more))]
    with shown_in_full(window, asked, texts) as cells:
        rows = tuple(zip((one.code for one in held), cells[::2], cells[1::2], strict=True))
        return _key(window, replace(asked, form=FormData()), shown=rows)


@contextmanager
def shown_in_full(window: Window, asked: Asked, texts: Sequence[str]) -> Iterator[list[str]]:
    """What to place on a page where texts are to stand that no page shows unasked.

    Args:
        window: Shows the page while this lasts.
        asked: That they be shown.
        texts: What holds names.
    """
    window.here = asked.page
    window.naming = lambda text: _CELLS.sub(lambda found: texts[int(found[1])], text)
    try:
        yield [f"{_CELL}{number}{_CELL}" for number in range(len(texts))]
    finally:
        window.naming = None


def _rows(asked: Asked) -> list[tuple[str, str, str, str]]:
    """The rows of the form, as typed: code, names, short forms, and whether it is a place."""
    fields = (asked.form.getlist(name) for name in ("code", "names", "known_as", "sort"))
    return [tuple(map(str, row)) for row in zip(*fields, strict=False)]  # type: ignore[misc]


def _several(text: str) -> tuple[str, ...]:
    return tuple(one for one in (" ".join(part.split()) for part in text.split(";")) if one)


def _back(place: str) -> str:
    """The page that somebody came from, if it can be one of this window."""
    return place if _PLACE.fullmatch(place) else ""


def open_key(window: Window, asked: Asked) -> Response:
    """Opens what is locked, until it is forgotten."""
    try:
        window.open_key(asked.typed("passphrase"))
    except LtError as why:
        return _key(window, asked, 422, why=why)
    window.tell(
        "It is open to this window, and forgotten when you leave it for a quarter of an hour."
    )
    back = _back(asked.typed("back"))
    return RedirectResponse(f"{window.at}/key{f'?back={back}' if back else ''}", 303)


def forget_key(window: Window, _asked: Asked) -> Response:
    """Forgets what opens it."""
    window.forget_key()
    window.tell("It is forgotten.")
    return RedirectResponse(f"{window.at}/key", 303)


def unlock_names(window: Window, asked: Asked) -> Response:
    """Puts all that is locked back in readable form, for good."""
    try:
        told = unlock(window.root, asked.typed("passphrase"))
    except LtError as why:
        return _key(window, asked, 422, why=why)
    window.forget_key()
    window.tell(told)
    return RedirectResponse(f"{window.at}/key", 303)


def lock_names(window: Window, asked: Asked) -> Response:
    """Locks all that holds real names."""
    try:
        lines = lock(window.root, asked.typed("passphrase"), asked.typed("again"))
    except LtError as why:
        return _key(window, asked, 422, why=why)
    window.forget_key()
    window.tell(*lines)
    return RedirectResponse(f"{window.at}/key", 303)
