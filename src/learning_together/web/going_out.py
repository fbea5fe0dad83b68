"""A file that goes out: looked through, what was found answered one by one, and noted."""

from starlette.responses import RedirectResponse, Response

from learning_together.actions.window import going_out
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: What is typed into the form of a file that goes out.
_TYPED = ("to", "basis", "due", "anyway")


def ask(window: Window, _asked: Asked) -> Response:
    """Asks which file, and for whom."""
    review = window.checked().loaded.review
    return page(
        window,
        "issue.html",
        files=going_out.files(window.root),
        readers=going_out.readers(review),
    )


def look(window: Window, asked: Asked) -> Response:
    """Looks through it, and shows what is to be answered."""
    sent = asked.files("file")
    name, content = sent[0] if sent else ("", b"")
    file = going_out.chosen(
        window.root, asked.typed("name"), content, name, asked.typed("audience")
    )
    return _shown(window, going_out.look_at(window.root, file))


def answer(window: Window, asked: Asked) -> Response:
    """Keeps what was answered to words that may be names, and looks once more."""
    looked = window.kept(asked.path["number"], going_out.Looked)
    given = {
        word.words: asked.typed(f"word-{number}") for number, word in enumerate(looked.words, 1)
    }
    going_out.answer(window.root, given)
    return _shown(window, going_out.look_at(window.root, looked.file))


def note(window: Window, asked: Asked) -> Response:
    """Notes it, or says what is still to be answered; what was typed is still there."""
    looked = window.kept(asked.path["number"], going_out.Looked)
    ticked = set(asked.held().get("fine", ()))
    answered = tuple(
        one for number, (one, _) in enumerate(looked.doubts, 1) if str(number) in ticked
    )
    typed = {name: asked.typed(name) for name in _TYPED}
    try:
        noted = going_out.note(window.root, looked, answered=answered, **typed)
    except LtError as why:
        return _shown(window, looked, why=why, typed=typed, ticked=ticked)
    window.tell(f"{noted.added.id} notes it.", *noted.unfinished)
    return RedirectResponse(f"{window.at}/records/{noted.added.id}", 303)


def _shown(
    window: Window,
    looked: going_out.Looked,
    *,
    why: LtError | None = None,
    typed: dict[str, str] | None = None,
    ticked: set[str] | None = None,
) -> Response:
    if typed is None:
        typed = {"to": "", "basis": "", "due": "", "anyway": looked.reason}
        ticked = {str(number) for number, (_, known) in enumerate(looked.doubts, 1) if known}
    return page(
        window,
        "issue-looked.html",
        422 if why else 200,
        looked=looked,
        number=window.keep(looked),
        answers=going_out.ANSWERS,
        why=why,
        typed=typed,
        ticked=ticked,
    )
