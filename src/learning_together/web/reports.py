"""What is made for a reader, through the same gates as by the command, and taken along."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import quote

from starlette.responses import Response

from learning_together import english
from learning_together.actions.form import ALL
from learning_together.actions.form import FORMATS as OF_FORMS
from learning_together.actions.picture import FORMATS as OF_PICTURES
from learning_together.actions.report import Written
from learning_together.actions.window import form_offers, made
from learning_together.actions.window.to_write import BESIDE, needed_now, title_of, to_write
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.places import form_of
from learning_together.web.window import Window

#: What a format is called.
FORMATS = {
    "docx": "Word", "pdf": "PDF", "html": "Web page", "md": "Markdown", "xlsx": "Excel",
    "odt": "OpenDocument",
    "svg": "drawing (SVG)", "png": "picture (PNG)",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Files:
    """What was made at one go.

    Attributes:
        each: The name of each file, and what gives its bytes.
    """

    each: tuple[tuple[str, Callable[[], bytes]], ...]


#: Asks for a file for each record that a report can be about.
EACH = "*"


def reports(window: Window, _asked: Asked) -> Response:
    """Every report, picture and calendar that there is."""
    review = window.checked().loaded.review
    return page(
        window,
        "reports.html",
        offers=made.offers(window.root, review),
        pictures=made.picture_offers(review),
        audiences=made.audiences(),
        formats=FORMATS,
        of_pictures=OF_PICTURES,
        each=EACH,
        needed=needed_now(window.root, review),
        stage=review.stage,
    )


def waiting(window: Window, asked: Asked) -> Response:
    """All that a report still waits for, each with the way to its form."""
    name = asked.path["name"]
    review = window.checked().loaded.review
    return page(
        window,
        "report-waits.html",
        title=title_of(window.root, name),
        waits=to_write(window.root, review, name),
        form_of=form_of,
    )


def make(window: Window, asked: Asked) -> Response:
    """Makes a report; shows what its maker should know, and the way to the file."""
    name, form, subject = asked.typed("report"), asked.typed("format"), asked.typed("subject")
    if subject == EACH:
        written, not_made = made.make_each(window.root, name, form)
        return _made(window, written, not_made, report=name)
    written = made.make(
        window.root, name, form, asked.typed("audience"), subject, asked.typed("about")
    )
    return _made(window, written, report=name)


def draw(window: Window, asked: Asked) -> Response:
    """Draws a picture; shows the way to its pages."""
    return _made(
        window,
        made.draw(
            window.root,
            asked.typed("picture"),
            asked.typed("format"),
            asked.typed("audience"),
            for_others=bool(asked.typed("for_others")),
            about=asked.typed("about"),
        ),
    )


def forms(window: Window, asked: Asked) -> Response:
    """The kinds of which there are forms to fill in; and what can be asked of one of them."""
    review = window.checked().loaded.review
    kind = asked.query.get("kind", "")
    return page(
        window,
        "forms-out.html",
        kinds=form_offers.kinds(),
        offer=form_offers.offer(review, kind) if kind else None,
        audiences=made.audiences(),
        formats=FORMATS,
        of_forms=OF_FORMS,
        all=ALL,
    )


def make_forms(window: Window, asked: Asked) -> Response:
    """Makes forms; shows the way to them."""
    subject = asked.typed("other") or asked.typed("subject")
    kind, format_ = asked.typed("kind"), asked.typed("format")
    audience, due = asked.typed("audience"), asked.typed("due")
    return _made(window, form_offers.make(window.root, kind, subject, format_, audience, due))


def calendar(window: Window, asked: Asked) -> Response:
    """Makes the calendar; it lies nowhere but where it is taken along."""
    diary = made.diary(
        window.root,
        asked.typed("audience"),
        tasks=bool(asked.typed("tasks")),
        titles=bool(asked.typed("titles")),
        loaded=window.checked().loaded,
    )
    files = Files(((diary.name, lambda: diary.content),))
    return page(window, "calendar.html", diary=diary, number=window.keep(files))


def download(window: Window, asked: Asked) -> Response:
    """What was made here, by its numbers; no name of a file is taken from an address."""
    files = window.kept(asked.path["number"], Files)
    which = english.whole(asked.path["which"], len(files.each) - 1)
    if which is None:
        raise LtError("There is no such file.", "Go back, and take one that is shown.")
    name, content = files.each[which]
    return Response(
        content(),
        media_type="application/octet-stream",
        headers={"Content-Disposition": f"attachment; filename*=UTF-8''{quote(name)}"},
    )


def _made(
    window: Window,
    written: tuple[Written, ...],
    not_made: tuple[str, ...] = (),
    *,
    report: str = "",
) -> Response:
    waits = to_write(window.root, window.checked().loaded.review, report)
    files = Files(tuple((one.path.name, partial(made.content, one.path)) for one in written))
    return page(
        window,
        "made.html",
        files=written,
        number=window.keep(files),
        not_made=not_made,
        waits=waits[:BESIDE],
        more=waits[BESIDE:],
        report=report,
        form_of=form_of,
    )
