"""How a report is drawn up: filter, view, template, file.

Gives a finished document or a file's bytes; writing files is for `folder.output_files`.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from learning_together.dates.coarse import HOWS, How
from learning_together.documents.document import Document
from learning_together.english import listed
from learning_together.errors import LtError
from learning_together.folder.git.status import Version
from learning_together.ids import bookmark
from learning_together.method.witnesses import open_on
from learning_together.privacy.audience import as_read_by
from learning_together.privacy.general_places import GeneralPlaces
from learning_together.privacy.less_exact import coarsened, generalised, places_of
from learning_together.privacy.printed_ids import as_printed
from learning_together.records.base import Audience
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.term import Term
from learning_together.reports import empty, title_page
from learning_together.reports.report import Asked, Report, those_of
from learning_together.review.review import Review

#: Lines of the title page that tell a field of review.yaml, so that a comment on one comes back.
_FRONT = {
    "title": "title",
    "subtitle": "subject",
    "marking": "marking",
    "Draft": "draft",
    "Date": "draft_date",
    "Commissioned by": "board",
}


def draw_up(
    report: Report,
    review: Review,
    asked: Asked,
    *,
    version: Version | None = None,
    own: Path | None = None,
    anchors: bool = True,
) -> Document:
    """A report as a document that can be written in any format.

    Args:
        report: Which one.
        review: All of the review; the audience filter is applied here.
        asked: For whom, and which part.
        version: The state of the folder in git; None where it is in none.
        own: The review's `templates/` folder, if the team's templates are to count.
        anchors: Whether places are marked to jump to; plain Markdown has none.

    Raises:
        LtError: A choice does not fit the review, or a template does not work.
    """
    from learning_together.documents.glossary_links import linked
    from learning_together.documents.templates import render
    from learning_together.reports import references
    from learning_together.reports.pictures import placing

    seen, asked, view = view_of(report, review, asked)
    empty.refuse_without_words(report, asked, view)
    body = render(
        f"reports/{report.name}/report.md.j2",
        view,
        link=references.references(seen),
        own=own,
        anchors=anchors,
    )
    if anchors:
        terms = [one for one in seen.all(Term) if one.term]
        body = linked(body, {one.term or "": bookmark(one.id_text) for one in terms})
    body, pictures = placing.placed(body, seen, asked)
    facts = seen.facts
    places = {line: bookmark("review", name) for line, name in _FRONT.items()}
    places["author"] = bookmark("review", "board" if facts.board else "owner", 2)
    return Document(
        name=file_name(report, asked),
        title=seen.title,
        subtitle=facts.subject or "",
        kind=report.title,
        marking=title_page.marking(seen, asked.reader),
        stamp=title_page.lines(seen, asked, version),
        body=body,
        author=facts.board or facts.owner or "",
        series=seen.framework.label,
        month=title_page.month(seen, asked, version),
        audience=asked.reader.key,
        contents=report.contents,
        pictures=pictures,
        places=places if anchors else {},
        carried=report.carries(view) if report.carries else {},
        reading=report.reads(seen, asked, view) if report.reads else None,
        link=references.references(seen),
    )


def view_of(report: Report, review: Review, asked: Asked) -> tuple[Review, Asked, object]:
    """The review as the reader may read it, what is asked in its terms, and what comes of it.

    Args:
        report: Which one.
        review: All of the review; the audience filter is applied here.
        asked: For whom, and which part.

    Raises:
        LtError: A choice does not fit the review.
    """
    if asked.subject is not None and report.per is None:
        raise LtError(
            f"The report “{report.name}” is about the whole review.",
            f"Who reads it is said with --audience {asked.subject}."
            if asked.subject.text in {*Audience}
            else "Leave out --for.",
        )
    seen = as_read_by(review, asked.reader)
    if asked.subject is None and report.per is not None and not report.whole:
        raise LtError(
            f"The report “{report.name}” is about one {report.per.KIND.one}: say which with --for.",
            those_of(seen, report.per),
        )
    if report.waits:
        _refuse_while_open(report, review, asked)
    empty.refuse_without_records(report, review, seen, asked)
    if asked.subject is not None and report.per is not None:
        asked.record(seen, report.per)
    seen, printed = as_printed(seen, asked.reader)
    seen = _less_exactly(report, review, seen, asked)
    asked = replace(
        asked,
        subject=printed.get(asked.subject, asked.subject) if asked.subject else None,
        agencies=tuple(printed.get(id, id) for id in asked.agencies),
        about=tuple(printed.get(id, id) for id in asked.about),
    )
    return seen, asked, report.build(seen, asked)


def _refuse_while_open(report: Report, review: Review, asked: Asked) -> None:
    """Refuses, beyond the team, a report that waits for the end of proceedings.

    Raises:
        LtError: Some are open.
    """
    running = [one for one in review.all(Proceeding) if open_on(one, review.today)]
    if running and asked.reader.beyond_team:
        are = "is" if len(running) == 1 else "are"
        named = listed(f"{one.id_text} ({one.called})" for one in running)
        raise LtError(
            f"The report “{report.name}” waits until proceedings have ended: {named} {are} open. "
            "What many read may reach those who give evidence, or decide.",
            "When they have ended, put “status: closed”, and the day as “closed”, into "
            "proceedings.yaml. A draft for the team can be made now: --audience team",
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


def _less_exactly(report: Report, review: Review, seen: Review, asked: Asked) -> Review:
    """What the reader may read, as exactly as they may.

    Raises:
        LtError: Dates or places cannot be told as asked.
    """
    if asked.places:
        seen = generalised(seen, _places(report, review))
    if asked.dates is None:
        return seen
    if report.exact:
        raise LtError(f"The report “{report.name}” needs exact dates.", "Leave out --dates.")
    if asked.intervals:
        raise LtError(
            "Intervals in days would give exact dates away.",
            "Leave out --intervals or --dates.",
        )
    return coarsened(seen, asked.dates)


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


def file_name(report: Report, asked: Asked) -> str:
    """The name of a report's file, without suffix: what it holds and for whom."""
    parts = [
        report.name,
        str(asked.subject or ""),
        asked.level,
        *map(str, asked.agencies),
        *map(str, asked.about),
    ]
    if asked.intervals:
        parts.append("intervals")
    if asked.dates:
        parts.append(asked.dates)
    if asked.places:
        parts.append("general-places")
    about = asked.reader.about
    if asked.reader.audience != "team" and not (about and about == asked.subject):
        parts.append(asked.reader.key.replace(":", "-"))
    return "-".join(part for part in parts if part).replace(" ", "-")


def as_bytes(
    document: Document,
    suffix: str,
    reference: Path | None = None,
    pages: Sequence[int] | None = None,
) -> bytes:
    """A document in one format.

    Args:
        document: As `draw_up` gives it; for `md`, drawn up without anchors.
        suffix: One of `FORMATS`.
        reference: A team's own reference.docx.
        pages: For the contents of a Word file, the page of each heading.
    """
    from learning_together.documents import document_formats

    if suffix == "docx":
        return document_formats.to_docx(document, reference, pages)
    if suffix == "html":
        return document_formats.to_html(document)
    if suffix == "pdf":
        return document_formats.to_pdf(document)
    return document_formats.to_markdown(document)
