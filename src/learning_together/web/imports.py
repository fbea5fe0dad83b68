"""What an agency sent: looked at first, and brought in as it was shown."""

from starlette.responses import RedirectResponse, Response

from learning_together.actions.window import came_back, records, sent
from learning_together.actions.window import write_up as writing
from learning_together.web.asked import Asked
from learning_together.web.names import shown_in_full
from learning_together.web.pages import page
from learning_together.web.window import Window


def import_page(window: Window, _asked: Asked) -> Response:
    """Asks for the file, and whose account it is."""
    listed = records.of_kind(window.checked(), "agencies")
    agencies = [(one.id, one.called) for one in listed if one.id]
    return page(window, "import.html", agencies=agencies)


def preview(window: Window, asked: Asked) -> Response:
    """Shows the whole effect; nothing is written."""
    files = asked.files("file")
    if files:
        name, content = files[0]
    else:
        name, content = sent.pasted(asked.typed("pasted"), asked.typed("table"))
    if came := came_back.look_at(window.root, name, content):
        return page(window, "came-back.html", came=came, number=window.keep(came))
    found = sent.look_at(window.root, asked.typed("agency"), name, content, asked.typed("order"))
    return _effect(window, found)


def take_back(window: Window, asked: Asked) -> Response:
    """Writes what was changed in a form or a workbook that came back."""
    came = window.kept(asked.path["number"], came_back.CameBack)
    return page(window, "came-back.html", came=came_back.take_in(window.root, came), number="")


def write_up(window: Window, asked: Asked) -> Response:
    """Shows where the parts of a write-up would go; nothing is written."""
    files = asked.files("file") or [("", b"")]
    return _write_up(window, writing.look_at(window.root, asked.path["id"], *files[0]))


def write_up_again(window: Window, asked: Asked) -> Response:
    """Shows it with the fields that somebody chose, or writes it so."""
    sent_ = window.kept(asked.path["number"], writing.WriteUp)
    chosen = {
        part.heading: asked.typed(f"part-{at}")
        for at, part in enumerate(sent_.taken.parts, 1)
        if part.heading and asked.typed(f"part-{at}")
    }
    dry = not asked.typed("write")
    return _write_up(window, writing.again(window.root, sent_, chosen, dry=dry))


def _write_up(window: Window, found: writing.WriteUp) -> Response:
    return page(
        window, "write-up.html", sent=found, number=window.keep(found), none=writing.BY_ITSELF
    )


def may_be_names(window: Window, asked: Asked) -> Response:
    """Asks of each word that may be a name what it is; the words are shown, for this once."""
    number = asked.path["number"]
    found = window.kept(number, sent.Sent)
    people = [(one.id, one.called) for one in records.of_kind(window.checked(), "people") if one.id]
    known = {code for code, _ in people}
    people += [(code, "") for code in found.planned.codes if code not in known]
    words = found.words
    with shown_in_full(window, asked, [one.text for one in words]) as cells:
        return page(
            window,
            "import-names.html",
            number=number,
            words=list(zip(cells, words, strict=True)),
            people=people,
            masked=sent.STAYS,
            free=sent.NO_NAME,
        )


def answer(window: Window, asked: Asked) -> Response:
    """Looks at the file again, with what was said of its words."""
    found = window.kept(asked.path["number"], sent.Sent)
    others = asked.typed("others")
    said = {
        word.text: asked.typed(f"word-{at}") or others for at, word in enumerate(found.words, 1)
    }
    answers = {word: one for word, one in said.items() if one}
    return _effect(window, sent.answered(window.root, found, answers))


def bring_in(window: Window, asked: Asked) -> Response:
    """Does what was shown."""
    return _effect(window, sent.take_in(window.root, window.kept(asked.path["number"], sent.Sent)))


def left_out(window: Window, asked: Asked) -> Response:
    """Shows what became no entry, for this once."""
    number = asked.path["number"]
    left = window.kept(number, sent.Sent).left_out
    with shown_in_full(window, asked, [text for _, text in left]) as cells:
        places = [place for place, _ in left]
        shown = list(zip(places, cells, strict=True))
        return page(window, "import-left-out.html", number=number, left=shown)


def left_was_read(window: Window, asked: Asked) -> Response:
    """Notes that somebody has read it, and that it may be."""
    sent.left_was_read(window.root, window.kept(asked.path["number"], sent.Sent))
    window.tell(
        "It is noted that you have read what was left out. For this text you are not asked again."
    )
    return RedirectResponse(f"{window.at}/timeline", 303)


def _effect(window: Window, found: sent.Sent) -> Response:
    return page(
        window,
        "import-effect.html",
        effect=found.effect,
        read=found.read,
        number=window.keep(found),
        open=len(found.words),
        left=len(found.left_out),
        done=found.done,
    )
