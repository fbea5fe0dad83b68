"""How a report is drawn up: filter, view, template, file.

Gives a finished document or a file's bytes; writing files is for `learning_together.outbox`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from learning_together.audience import Reader, as_read_by, coarsened, generalised, places_of
from learning_together.coarse_dates import HOWS, How, coarse_day
from learning_together.convert.document import Document
from learning_together.errors import LtError
from learning_together.general_places import GeneralPlaces
from learning_together.history import Version
from learning_together.ids import bookmark
from learning_together.models import model
from learning_together.models.base import Model
from learning_together.report_list import Report
from learning_together.review import Review

#: Lines of the title page that tell a field of review.yaml, so that a comment on one comes back.
_FRONT = {
    "title": "title",
    "subtitle": "subject",
    "marking": "marking",
    "Draft": "draft",
    "Date": "draft_date",
    "Commissioned by": "board",
}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of a report.

    Attributes:
        reader: For whom it is made.
        subject: The id of the record that it is about, for reports about one.
        agencies: Of a chronology: ids; all where empty.
        level: Of a chronology: `skeleton`, or empty for every entry.
        intervals: Of a chronology: whether with ages and intervals.
        dates: How exactly dates are told; None for as exactly as they are known.
        places: Whether places are told in general words alone.
    """

    reader: Reader
    subject: str | None = None
    agencies: tuple[str, ...] = ()
    level: str = ""
    intervals: bool = False
    dates: How | None = None
    places: bool = False


def draw_up(
    report: Report,
    review: Review,
    wanted: Wanted,
    *,
    version: Version | None = None,
    beside: object = None,
    own: Path | None = None,
    anchors: bool = True,
) -> Document:
    """A report as a document that can be written in any format.

    Args:
        report: Which one.
        review: All of the review; the audience filter is applied here.
        wanted: For whom, and which part.
        version: The state of the folder in git; None where it is in none.
        beside: What the report is given beside the review, as its view takes it.
        own: The review's `templates/` folder, if the team's templates are to count.
        anchors: Whether places are marked to jump to; plain Markdown has none.

    Raises:
        LtError: A choice does not fit the review, or a template does not work.
    """
    from learning_together.figures import Figures
    from learning_together.render import render
    from learning_together.views import wording

    if wanted.subject is not None and not report.per:
        raise LtError(f"The report “{report.name}” is about the whole review.", "Leave out --for.")
    seen = _seen(report, review, wanted)
    module = import_module(f"learning_together.views.{report.view}")
    build: Callable[..., object] = module.build
    if report.chooses:
        view = build(seen, agencies=wanted.agencies, level=wanted.level, intervals=wanted.intervals)
    elif report.beside:
        view = build(seen, _subject(report, seen, wanted), beside)
    elif report.per and not (report.whole and wanted.subject is None):
        view = build(seen, _subject(report, seen, wanted))
    else:
        view = build(seen)
    body = render(
        f"reports/{report.name}/report.md.j2",
        view,
        link=wording.references(seen),
        own=own,
        anchors=anchors,
    )
    facts = seen.facts
    return Document(
        name=file_name(report, wanted),
        title=seen.title,
        subtitle=facts.subject or "",
        kind=report.title,
        marking=facts.marking or "",
        stamp=_stamp(seen, wanted, version),
        body=body,
        author=facts.owner or facts.board or "",
        contents=report.contents,
        pictures=Figures(view, report.figures),
        places={line: bookmark("review", name) for line, name in _FRONT.items()} if anchors else {},
    )


def dates_by(text: str) -> How:
    """How dates are to be told, as typed.

    Raises:
        LtError: There is no such way.
    """
    found = next((how for how in HOWS if how == text), None)
    if found is None:
        raise LtError(f"Dates cannot be given by “{text}”.", f"Write one of: {', '.join(HOWS)}.")
    return found


def _seen(report: Report, review: Review, wanted: Wanted) -> Review:
    """What the reader may read, as exactly as they may.

    Raises:
        LtError: Dates or places cannot be told as asked.
    """
    seen = as_read_by(review, wanted.reader)
    if wanted.places:
        seen = generalised(seen, _places(report, review))
    if wanted.dates is None:
        return seen
    if report.exact:
        raise LtError(f"The report “{report.name}” needs exact dates.", "Leave out --dates.")
    if wanted.intervals:
        raise LtError(
            "Intervals in days would give exact dates away.",
            "Leave out --intervals or --dates.",
        )
    born = review.facts.subject_born
    if wanted.dates == "ages" and not born:
        raise LtError(
            "Ages cannot be given: the month of birth is not known.",
            "Add subject_born to review.yaml, such as 2020-09; it is in no report itself.",
        )
    return coarsened(seen, wanted.dates, born)


def places_by(text: str | None) -> bool:
    """Whether places are to be told in general words, as typed; None: by their names.

    Raises:
        LtError: There is no such way.
    """
    if text not in {None, "general"}:
        raise LtError(f"Places cannot be given by “{text}”.", "Write: --places general")
    return text is not None


def _places(report: Report, review: Review) -> GeneralPlaces:
    """What to say in place of names.

    Raises:
        LtError: The report is of no use without them, or there is nothing to say instead.
    """
    if report.exact:
        raise LtError(f"The report “{report.name}” needs exact places.", "Leave out --places.")
    places = places_of(review)
    if not places:
        raise LtError(
            "No place has a general wording yet.",
            "Add it to “places” in review.yaml, or as general_name of an agency, such as: "
            "places: [{names: [Westhaven], general: a coastal town}]",
        )
    return places


def _subject(report: Report, review: Review, wanted: Wanted) -> Model:
    """The record that a report is about.

    Raises:
        LtError: It is not said which, or there is none of that id for this reader.
    """
    made = model(report.per)
    found = review.get(wanted.subject, made)
    if found is not None:
        return found
    ids = ", ".join(record.id for record in review.all(made))
    one = made.KIND.one
    raise LtError(
        f"The report “{report.name}” is about one {one}: say which with --for."
        if wanted.subject is None
        else f"There is no {one} “{wanted.subject}”.",
        f"This review has: {ids}." if ids else f"This review has no {made.KIND.name} yet.",
    )


def file_name(report: Report, wanted: Wanted) -> str:
    """The name of a report's file, without suffix: what it holds and for whom."""
    parts = [report.name, wanted.subject or "", wanted.level, *wanted.agencies]
    if wanted.intervals:
        parts.append("intervals")
    if wanted.dates:
        parts.append(wanted.dates)
    if wanted.places:
        parts.append("general-places")
    about = wanted.reader.about
    if wanted.reader.audience != "team" and not (about and about == wanted.subject):
        parts.append(wanted.reader.key.replace(":", "-"))
    return "-".join(part for part in parts if part)


def _stamp(review: Review, wanted: Wanted, version: Version | None) -> tuple[tuple[str, str], ...]:
    from learning_together.views import wording

    facts = review.facts
    day = facts.draft_date
    if day is None and version:
        day = coarse_day(version.day, wanted.dates) if wanted.dates else version.day
    lines = [
        ("Draft", str(facts.draft) if facts.draft is not None else ""),
        ("Date", wording.day(day)),
        ("For", wanted.reader.words(review)),
        ("Dates", f"Given by {wanted.dates.removesuffix('s')}" if wanted.dates else ""),
        ("Places", "Given in general words" if wanted.places else ""),
        ("Commissioned by", facts.board or ""),
        ("Version", _version(version)),
    ]
    return tuple((label, value) for label, value in lines if value)


def _version(version: Version | None) -> str:
    if version is None:
        return ""
    return f"{version.commit}, with uncommitted changes" if version.changed else version.commit


def as_workbook(report: Report, review: Review, wanted: Wanted) -> bytes:
    """A report as an Excel file, where it has such a form.

    Args:
        report: Which one.
        review: All of the review; the audience filter is applied here.
        wanted: For whom, and about what.
    """
    seen = _seen(report, review, wanted)
    view = import_module(f"learning_together.views.{report.view}")
    writer = import_module(f"learning_together.exporters.{report.workbook}")
    content: bytes = writer.as_xlsx(view.build(seen, _subject(report, seen, wanted)), seen.title)
    return content


def as_bytes(document: Document, suffix: str, reference: Path | None = None) -> bytes:
    """A document in one format.

    Args:
        document: As `draw_up` gives it; for `md`, drawn up without anchors.
        suffix: One of `FORMATS`.
        reference: A team's own reference.docx.
    """
    from learning_together import convert

    if suffix == "docx":
        return convert.to_docx(document, reference)
    if suffix == "html":
        return convert.to_html(document)
    return convert.to_markdown(document)
