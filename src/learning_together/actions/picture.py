"""`lt picture`: draws one picture, looks through it and writes it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.actions.report import Ready, Written
from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder.git import status
from learning_together.ids import Id
from learning_together.review.load import load
from learning_together.review.loaded import Loaded

if TYPE_CHECKING:
    from learning_together.privacy.audience import Reader
    from learning_together.reports.pictures.alone import Alone
    from learning_together.reports.pictures.picture import Picture

FORMATS = ("svg", "png", "html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """How a picture is wanted, as typed.

    Attributes:
        formats: Suffixes, with commas.
        audience: For whom; the review team where None.
        out: Where to; `reports/` of the review where None.
        for_others: Whether readers beyond the team are to have what reads as a charge.
        about: Codes of those whom entries are about; all where empty.
    """

    formats: str = "svg"
    audience: str | None = None
    out: Path | None = None
    for_others: bool = False
    about: tuple[str, ...] = ()


def pictures() -> "tuple[Picture, ...]":
    """Every picture that there is."""
    from learning_together.reports.pictures.catalogue import PICTURES

    return PICTURES


def picture(root: Path, name: str, request: Request, *, told: Steps = nobody) -> Iterator[Written]:
    """Draws a picture and writes it: a file a page, but for HTML, which holds all of it.

    Args:
        root: The review's folder.
        name: Of the picture.
        request: For whom, in which formats, where to.
        told: Is told of each step.

    Raises:
        LtError: There is no such picture or format, it would be empty or tell its readers what
            they must not know; then nothing is written. Or a file cannot be written.
    """
    from learning_together.folder import output_files
    from learning_together.privacy.audience import reader
    from learning_together.reports.pictures.alone import alone
    from learning_together.reports.pictures.catalogue import named
    from learning_together.reports.report import Asked

    wanted = named(name)
    suffixes = _suffixes(request.formats)
    told("Reading the review", 0, 3)
    loaded = load(root)
    loaded.refuse_unread("A picture would lack what stands there.")
    who = reader(request.audience or "team", loaded.review)
    told(f"Drawing {name}", 1, 3)
    made = alone(
        wanted,
        loaded.review,
        Asked(reader=who, about=tuple(map(Id, request.about))),
        version=status.version(root),
        for_others=request.for_others,
    )
    found = ready(root, loaded, made, who, suffixes)
    told("Writing", 2, 3)
    for one in found:
        path, kept = output_files.write(
            root,
            request.out or root / "reports",
            one.name,
            one.suffix,
            one.content,
            audience=who.key,
        )
        yield Written(path, kept, one.warnings, one.asks)


def ready(
    root: Path, loaded: Loaded, made: "Alone", who: "Reader", suffixes: Sequence[str]
) -> list[Ready]:
    """The files of a picture, looked through; what is to be known of them stands with the first.

    Args:
        root: The review's folder.
        loaded: The review.
        made: The picture.
        who: For whom it was made.
        suffixes: Its formats.

    Raises:
        LtError: It would tell its readers what they must not know.
    """
    from learning_together.actions import not_names
    from learning_together.actions.unfinished import unfinished
    from learning_together.documents.html import to_html
    from learning_together.privacy import guard, telling

    unsought = guard.before(loaded.review, who)
    # The page says in words all that the picture does: what is drawn as points is read there.
    page = to_html(made.document)
    html = f"{made.document.name}.html"
    looked = guard.look_through(html, page, loaded.review, who)
    maybe = not_names.look_through(root, loaded.review, who, html, page)
    names_told = not_names.told(maybe)
    known_by = telling.when_made(html, page, loaded.review, who, set())
    left_open = unfinished(root, loaded) if who.beyond_team else ()
    files = [
        (called, suffix, content)
        for suffix in suffixes
        for called, content in _files(made, suffix, page)
    ]
    for called, suffix, content in files:
        if suffix == "svg":
            guard.look_through(f"{called}.svg", content, loaded.review, who)
    warnings = (
        *loaded.lacks,
        *unsought,
        *left_open,
        *looked,
        *filter(None, (names_told,)),
        *known_by,
    )
    return [
        Ready(
            called,
            suffix,
            content,
            () if number else warnings,
            bool(maybe) and not number,
            who.key,
        )
        for number, (called, suffix, content) in enumerate(files)
    ]


def _suffixes(formats: str) -> list[str]:
    """The formats asked for.

    Raises:
        LtError: There is none of that name.
    """
    suffixes = list(dict.fromkeys(one.strip().lower() for one in formats.split(",") if one.strip()))
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise LtError(
                f"There is no format “{suffix}” of a picture.",
                f"Formats: {', '.join(FORMATS)}. In Word and PDF it stands in a report; a section "
                "takes it in by a line such as [[picture: swim-lanes]].",
            )
    if not suffixes:
        raise LtError("No format is named.", f"Write one of: --to {', '.join(FORMATS)}.")
    return suffixes


def _files(made: "Alone", suffix: str, page: bytes) -> Iterator[tuple[str, bytes]]:
    """Files of one format, each with its name."""
    from learning_together.documents.pictures.svg_file import svg_file

    name = made.document.name
    if suffix == "html":
        yield name, page
        return
    for number, drawn in enumerate(made.pages, 1):
        called = f"{name}-page-{number}" if len(made.pages) > 1 else name
        if suffix == "png":
            yield called, drawn.png
        else:
            yield called, svg_file(drawn.svg, made.document.kind, made.alt, made.document.audience)
