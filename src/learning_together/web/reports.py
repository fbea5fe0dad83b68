"""Reports: chosen for a reader, made through the same gates as by the command, and taken along."""

from pathlib import Path
from urllib.parse import quote

from starlette.responses import Response

from learning_together.actions.window import made
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: What a format is called, and what browsers are told that it is.
FORMATS = {"docx": "Word", "pdf": "PDF", "html": "Web page", "md": "Markdown", "xlsx": "Excel"}


def reports(window: Window, _asked: Asked) -> Response:
    """Every report that there is."""
    offers = made.offers(window.root, window.checked().loaded.review)
    return page(window, "reports.html", offers=offers, formats=FORMATS)


def make(window: Window, asked: Asked) -> Response:
    """Makes a report; shows what its maker should know, and the way to the file."""
    written = made.make(
        window.root,
        asked.typed("report"),
        asked.typed("format"),
        asked.typed("audience"),
        asked.typed("subject"),
    )
    files = [(window.keep(one.path), one) for one in written]
    return page(window, "made.html", files=files)


def download(window: Window, asked: Asked) -> Response:
    """A file that was made here, by its number; no name of a file is taken from an address."""
    path = window.kept(asked.path["number"], Path)
    named = f"attachment; filename*=UTF-8''{quote(path.name)}"
    return Response(
        made.content(path),
        media_type="application/octet-stream",
        headers={"Content-Disposition": named},
    )
