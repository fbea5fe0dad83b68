"""Drafts that readers sent back: what they said is shown, recorded, and put in."""

from starlette.responses import RedirectResponse, Response

from learning_together.actions.comments.apply import answer, apply, waiting
from learning_together.actions.comments.in_words import told
from learning_together.actions.window import returned
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: What a comment can be that is not put in.
DECIDED = ("declined", "noted")


def ask(window: Window, _asked: Asked) -> Response:
    """Asks for the drafts, and shows what waits of those that came."""
    return page(window, "comments.html", waits=waiting(window.root))


def decide(window: Window, asked: Asked) -> Response:
    """Puts in what one comment proposes, or notes that it is not."""
    id_, verdict, today = asked.path["id"], asked.typed("verdict"), window.checked().today
    if verdict in DECIDED:
        answer(window.root, id_, verdict, asked.typed("answer").strip(), today=today)
        window.tell(f"{id_} is {verdict}.")
    else:
        yes = [id_] if asked.typed("yes") else []
        (one,) = apply(window.root, [id_], yes=yes, today=today)
        window.tell(*told(one))
    return RedirectResponse(f"{window.at}/comments", 303)


def preview(window: Window, asked: Asked) -> Response:
    """Shows what stands in them; nothing is written."""
    found = returned.look_at(window.root, asked.files("file"), anyhow=bool(asked.typed("anyhow")))
    return page(window, "comments-taken.html", returned=found, number=window.keep(found))


def record(window: Window, asked: Asked) -> Response:
    """Records what was shown."""
    found = window.kept(asked.path["number"], returned.Returned)
    done = returned.take_in(window.root, found)
    return page(window, "comments-taken.html", returned=done, number="")
