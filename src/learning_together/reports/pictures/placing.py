"""Puts pictures where a text asks for them: a template, or a line of a team's own Markdown.

Takes the body of a document and the review as its reader may read it; gives the body with figures,
notes and tables, and the pictures. What is not for this reader is told as left out, where a person
asked for it; a template's picture is then not there.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape

from learning_together.documents import prose
from learning_together.documents.document import Figure
from learning_together.documents.pictures.canvas import PART, SMALL_PART, TURNED, UPRIGHT
from learning_together.documents.pictures.drawn import Drawn
from learning_together.patterns import regex
from learning_together.reports.pictures.catalogue import known
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_ROOMS = {"part": PART, "small": SMALL_PART, "turned": TURNED, "": UPRIGHT}
#: A div as `documents.prose` and the macro `picture` write it.
_MARK = regex(
    r'^ *::: \{\.picture name="(?P<name>[^"\n]*)"(?: part="(?P<part>\w+)")?'
    r'(?: room="(?P<room>\w+)")?(?: heading="(?P<heading>[^"\n]*)")?(?P<own> own="1")?\}\n *::: *$',
    re.MULTILINE,
)


def placed(body: str, review: Review, asked: Asked) -> tuple[str, dict[str, Figure]]:
    """A body with its pictures in it, and these by the name that it uses for them.

    Args:
        body: Markdown in the dialect.
        review: As its reader may read it.
        asked: Of the report.
    """
    figures: dict[str, Figure] = {}
    return _MARK.sub(lambda found: "\n".join(_put(found, review, asked, figures)), body), figures


def whole(shown: Shown, name: str) -> tuple[str, dict[str, Figure]]:
    """All of a picture: Markdown with its figures, notes and tables, and the figures by name."""
    figures: dict[str, Figure] = {}
    said = [*_drawing(shown, name, figures, short=False)]
    for table in shown.tables:
        said += _table(table)
    return "\n".join(said), figures


def why_not(picture: Picture, review: Review, asked: Asked) -> str:
    """Why a picture is not for this reader; empty where it is."""
    if not review.shows(*picture.of):
        return "its readers may not see all that it counts"
    if picture.charges and asked.reader.beyond_team:
        return "it reads as a charge, and is for the reviewers and the team"
    if asked.dates is not None:
        return "dates are told less exactly here"
    return ""


def _put(
    found: re.Match[str], review: Review, asked: Asked, figures: dict[str, Figure]
) -> Iterator[str]:
    name, part, room = found["name"], found["part"] or "", found["room"] or ""
    picture = known(name.lower())
    if picture is None:
        yield prose.literal(f"[[picture: {unescape(name)}]]")
        return
    why = why_not(picture, review, asked)
    shown = None if why else picture.build(review, asked, _ROOMS.get(room, UPRIGHT))
    if found["own"] and shown is None:
        yield "::: {.small}"
        yield prose.literal(
            f"Left out: the picture “{picture.title}”, since {why or picture.nothing}."
        )
        yield ":::"
    if shown is None or (shown.little and not found["own"]):
        return
    if found["heading"]:
        yield f"# {prose.inline(unescape(found['heading']), str)}"
    small = room in {"part", "small"}
    fits = not small or len(shown.pages) == 1
    if fits and part != "tables":
        key = f"{picture.name}-{room}" if room else picture.name
        yield from _drawing(shown, key, figures, short=small)
    # What takes more than its part of a page stands whole with its tables.
    if part == "tables" and (not fits or shown.in_brief):
        large = picture.build(review, asked, UPRIGHT) or shown
        yield from _drawing(large, picture.name, figures, short=False)
    if part != "drawing":
        for table in shown.tables:
            yield from _table(table)


def _drawing(shown: Shown, name: str, figures: dict[str, Figure], *, short: bool) -> Iterator[str]:
    pages = len(shown.pages)
    for number, page in enumerate(shown.pages, 1):
        key = f"{name}-{number}"
        figures[key] = Drawn(page)
        of = f" ({number} of {pages})" if pages > 1 else ""
        alt = shown.alt if number == 1 else f"The same picture, its page {number} of {pages}."
        yield from ["", "::: {.short}"] if short else [""]
        yield f'![{prose.inline(alt, str)}]({key} "{prose.attribute(shown.caption + of)}")'
        yield from [":::", ""] if short else [""]
    if shown.notes:
        yield from ("::: {.small}", prose.inline(shown.notes, str), ":::", "")


def _table(table: Table) -> Iterator[str]:
    widths = " ".join(str(width) for _, width in table.columns)
    yield ""
    yield f'::: {{.table widths="{widths}" caption="{prose.attribute(table.caption)}"}}'
    yield _row(title for title, _ in table.columns)
    yield "|" + " --- |" * len(table.columns)
    for row in table.rows:
        yield _row(row)
    yield from (":::", "")


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(prose.cell(one, str) for one in cells) + " |"
