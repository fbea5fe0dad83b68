"""What an agency sent: looked at first, and brought in as it was shown."""

from starlette.responses import Response

from learning_together.actions.window import records, sent
from learning_together.web.asked import Asked
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
    found = sent.look_at(window.root, asked.typed("agency"), name, content, asked.typed("order"))
    number = window.keep(found)
    return page(
        window,
        "import-effect.html",
        effect=found.effect,
        read=found.read,
        number=number,
        done=False,
    )


def bring_in(window: Window, asked: Asked) -> Response:
    """Does what was shown."""
    found = window.kept(asked.path["number"], sent.Sent)
    effect = sent.take_in(window.root, found)
    return page(window, "import-effect.html", effect=effect, read=found.read, number="", done=True)
