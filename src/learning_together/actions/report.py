"""`lt report`: draws up reports, looks through them and writes them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.actions.steps import Steps, nobody
from learning_together.errors import LtError
from learning_together.folder.git import status
from learning_together.ids import Id
from learning_together.records.kinds.meeting import Meeting
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

if TYPE_CHECKING:
    from learning_together.documents.document import Document
    from learning_together.privacy.audience import Reader
    from learning_together.reports.deliveries import Delivered
    from learning_together.reports.report import Asked, Report
    from learning_together.review.changes import Changes


@dataclass(frozen=True)
class Written:
    """A file that was written.

    Attributes:
        path: The file.
        kept: An earlier file that somebody changed by hand, which is why it stayed.
        warnings: What the reader of the file should know.
        asks: Whether words in it may be names, and nobody has said yet.
    """

    path: Path
    kept: Path | None = None
    warnings: tuple[str, ...] = ()
    asks: bool = False


@dataclass(frozen=True, slots=True)
class Ready:
    """A file that may go to its readers, and is still to be written.

    Attributes:
        name: Without suffix.
        suffix: Without a dot.
        content: Its bytes.
        warnings: What the reader of the file should know.
        asks: Whether words in it may be names, and nobody has said yet.
        audience: For whom it is, as typed.
    """

    name: str
    suffix: str
    content: bytes
    warnings: tuple[str, ...]
    asks: bool
    audience: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Which reports are wanted and how, as typed.

    Attributes:
        formats: Suffixes, with commas; of each report its usual one where empty.
        audience: For whom; each report's own audience where None.
        subject: The id of the record that the reports are about.
        agencies: Of accounts of agencies: ids; all where empty.
        about: Of a chronology: codes of those whom entries are about; all where empty.
        level: Of a chronology: `skeleton`, or empty.
        intervals: Of a chronology: whether with ages and intervals.
        numbered: Whether paragraphs are numbered.
        dates: How exactly dates are told; as exactly as they are known where None.
        places: How exactly places are told; by their names where None.
        out: Where to; `reports/` of the review where None.
        reference: A Word file whose styles to use.
        page_numbers: Whether the contents of a Word file get page numbers.
    """

    formats: str = ""
    audience: str | None = None
    subject: str | None = None
    agencies: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    level: str = ""
    intervals: bool = False
    numbered: bool = False
    dates: str | None = None
    places: str | None = None
    out: Path | None = None
    reference: Path | None = None
    page_numbers: bool = False


#: Formats without places to jump to.
_BARE = {"md", "xlsx"}
#: Characters named in a message.
_CHARACTERS = 12
#: A draft of each report's own kind, for its own audience.
_PLAIN = Request()


def reports(root: Path) -> "tuple[Report, ...]":
    """Every report of a review, those of its own templates included."""
    from learning_together.reports.catalogue import OWN_TEMPLATES, reports

    return reports(root / OWN_TEMPLATES)


def report(
    root: Path, names: Sequence[str], request: Request = _PLAIN, *, told: Steps = nobody
) -> Iterator[Written]:
    """Draws up reports and writes them.

    Args:
        root: The review's folder.
        names: Of the reports.
        request: For whom, about what, in which formats, where to.
        told: Is told of each step.

    Raises:
        LtError: Something asked for is not there, a report lacks what it needs, or one would tell
            its readers what they must not know; then nothing is written. Or a file cannot be
            written; then those after it are not written.
    """
    from learning_together.folder import output_files

    # What one of them lacks, or must not tell, is told before the first is written.
    for one in ready(root, names, request, told=told):
        path, kept = output_files.write(
            root, request.out or root / "reports", one.name, one.suffix, one.content
        )
        yield Written(path, kept, one.warnings, one.asks)


def ready(
    root: Path, names: Sequence[str], request: Request = _PLAIN, *, told: Steps = nobody
) -> list[Ready]:
    """Draws up reports and looks through them; nothing is written.

    Args:
        root: The review's folder.
        names: Of the reports.
        request: For whom, about what, in which formats.
        told: Is told of each step.

    Raises:
        LtError: Something asked for is not there, a report lacks what it needs, or one would tell
            its readers what they must not know.
    """
    from learning_together.actions import gaps, not_names
    from learning_together.actions.made_document import in_format
    from learning_together.actions.unfinished import still_to_write, unfinished
    from learning_together.documents import length
    from learning_together.exchange.word_comments.in_review import with_fingerprints
    from learning_together.folder import look
    from learning_together.privacy import guard, telling
    from learning_together.privacy.audience import as_read_by, reader
    from learning_together.privacy.own_files import covered
    from learning_together.privacy.printed_ids import printed_ids
    from learning_together.reports.catalogue import OWN_TEMPLATES, audience_of
    from learning_together.reports.draw_up import dates_by, draw_up, places_by

    typed = [one.strip().lower() for one in request.formats.split(",") if one.strip()]
    how = dates_by(request.dates) if request.dates is not None else None
    general = places_by(request.places)
    own = root / OWN_TEMPLATES
    chosen = _chosen(own, names, typed, request)
    suffixes = {one.name: typed or [one.usual] for one in chosen}
    steps = count()
    every = 1 + len(chosen) + sum(map(len, suffixes.values()))
    told("Reading the review", next(steps), every)
    audiences = {one.name: audience_of(one, request.audience, request.subject) for one in chosen}
    loaded = load(root)
    loaded.refuse_unread("A report would lack what stands there.")
    readers = {name: reader(typed, loaded.review) for name, typed in audiences.items()}
    unsought = {name: guard.before(loaded.review, who) for name, who in readers.items()}
    beyond = any(who.beyond_team for who in readers.values())
    left_open = unfinished(root, loaded) if beyond else ()
    version = status.version(root)
    if request.reference is not None and not look.is_file(request.reference):
        raise LtError(f"There is no file {request.reference}.", "Check the name after --reference.")
    styles = request.reference or (own / "reference.docx")
    # A link of the team's own is passed over, and told with what the review lacks.
    styled = look.is_file(styles) and not (request.reference is None and look.is_link(styles))
    drawn = []
    for one in chosen:
        told(f"Drawing up {one.name}", next(steps), every)
        asked = replace(
            asked_of(root, loaded, readers[one.name], request.subject),
            agencies=tuple(map(Id, request.agencies)),
            about=tuple(map(Id, request.about)),
            level=request.level,
            intervals=request.intervals,
            dates=how,
            places=general,
        )
        documents = {
            anchors: _as_asked(
                draw_up(one, loaded.review, asked, version=version, own=own, anchors=anchors),
                request,
            )
            for anchors in sorted({suffix not in _BARE for suffix in suffixes[one.name]})
        }
        lacking: dict[str, None] = {}
        for document in documents.values():
            lacking |= dict.fromkeys(
                gaps.told(document.body, document.kind, loaded.review, asked.reader)
            )
        shown = one.in_grey and not asked.reader.beyond_team
        waiting = one.unwritten(loaded.review)
        lacking |= dict.fromkeys(still_to_write(waiting, shown=shown, listed=one.drafted))
        drawn.append((one, asked, documents, tuple(lacking)))
    said: set[str] = set()
    found: list[Ready] = []
    for one, asked, documents, numbers in drawn:
        for suffix in suffixes[one.name]:
            told(f"Making {one.name}.{suffix}", next(steps), every)
            document = documents[suffix not in _BARE]
            if suffix == "xlsx":
                content = _as_workbook(one, loaded.review, asked)
            else:
                content = in_format(
                    document, suffix, styles if styled else None, page_numbers=request.page_numbers
                )
                if suffix == "docx":
                    printed = printed_ids(as_read_by(loaded.review, asked.reader), asked.reader)
                    content = with_fingerprints(content, loaded.review, printed)
            in_words = _in_words(document) if suffix == "pdf" else ()
            too_long = [
                covered(loaded.review, words)
                for words in length.told(document, suffix, content, one.pages)
            ]
            name = f"{document.name}.{suffix}"
            looked = guard.look_through(
                name, content, loaded.review, asked.reader, general=asked.places
            )
            maybe = not_names.look_through(root, loaded.review, asked.reader, name, content)
            # Of the next format only what the one before did not have.
            names_told = not_names.told(line for line in maybe if line not in said)
            known_by = telling.when_made(name, content, loaded.review, asked.reader, said)
            still = [one for one in left_open if asked.reader.beyond_team and one not in said]
            new = [one for one in numbers if one not in said]
            said.update((*maybe, *still, *new))
            left = (
                *still,
                *new,
                *in_words,
                *too_long,
                *looked,
                *filter(None, (names_told,)),
                *known_by,
            )
            warnings = (*loaded.lacks, *unsought[one.name], *left)
            key = asked.reader.key
            found.append(Ready(document.name, suffix, content, warnings, bool(maybe), key))
    return found


def _as_asked(document: "Document", request: Request) -> "Document":
    """A document with what is asked of any."""
    from learning_together.documents.paragraph_numbers import numbered

    return replace(document, body=numbered(document.body)) if request.numbered else document


def _chosen(
    own: Path, names: Sequence[str], suffixes: Sequence[str], request: Request
) -> "list[Report]":
    """The reports of these names.

    Raises:
        LtError: There is no such report, or it can make no use of something that is asked for.
    """
    from learning_together.reports.catalogue import named, refuse_unused
    from learning_together.reports.report import CHOICES, OF_WORD

    chosen = [named(name, own) for name in names]
    for suffix in suffixes:
        for one in chosen:
            if suffix not in one.can_be:
                raise LtError(
                    f"There is no format “{suffix}” of the report “{one.name}”.",
                    f"Formats: {', '.join(one.can_be)}.",
                )
    choices = [choice for choice in CHOICES if getattr(request, choice)]
    for one in chosen:
        refuse_unused(one, choices)
    made = suffixes or [one.usual for one in chosen]
    is_word = not {"docx", *OF_WORD}.isdisjoint(made)
    if request.reference is not None and not is_word:
        raise LtError(
            "Only Word files take their styles from another file.",
            "Leave out --reference, or write: --to docx",
        )
    if request.page_numbers and not is_word:
        raise LtError(
            "Only the contents of Word files are given page numbers; a PDF has them anyhow.",
            "Leave out --page-numbers, or write: --to docx",
        )
    return chosen


def asked_of(root: Path, loaded: Loaded, reader: "Reader", subject: str | None) -> "Asked":
    """What is asked of a report, with what it may be given beside the review.

    Args:
        root: The review's folder.
        loaded: The review.
        reader: For whom it is made.
        subject: The id of the record that it is about, as typed.
    """
    from learning_together.reports.report import Asked

    id = None if subject is None else Id(subject)
    about = loaded.review.find(id)
    id = about.id if about else id
    return Asked(
        reader=reader,
        subject=id,
        changes=cache(lambda: _news(root, loaded, reader, id)),
        deliveries=cache(lambda: _deliveries(root, loaded, id)),
    )


def _in_words(document: "Document") -> tuple[str, ...]:
    """What is said of characters that a PDF has in words, since none of its fonts has them."""
    from learning_together.documents.pdf import glyphs
    from learning_together.english import counted, some

    if not (found := glyphs.missing(document)):
        return ()
    them = "It is" if len(found) == 1 else "They are"
    told = f"{counted(len(found), 'character')} of {document.name}.pdf that its fonts do not have"
    return (f"{told}: {some(found, _CHARACTERS)}. {them} written in words there.",)


def _as_workbook(report: "Report", review: Review, asked: "Asked") -> bytes:
    """A report as an Excel file, where it has such a form."""
    from learning_together.exchange.exports import agency_form
    from learning_together.reports.draw_up import view_of
    from learning_together.reports.views.agency_form import Form

    seen, _, view = view_of(report, review, asked)
    if not isinstance(view, Form):
        raise TypeError(report.name)
    return agency_form.as_xlsx(view, seen.title, asked.reader.key)


def _deliveries(root: Path, loaded: Loaded, subject: Id | None) -> "tuple[Delivered, ...]":
    """What the agency that a report is about is told of its files; the checks are run for it."""
    from learning_together.actions.import_.letter import delivered

    return delivered(root, loaded, subject)


def _news(root: Path, loaded: Loaded, reader: "Reader", subject: Id | None) -> "Changes | None":
    """What changed since the meeting before the one asked for; None where git cannot tell."""
    from learning_together.actions.changes import changes_since
    from learning_together.reports.views.meeting_pack import previous

    meeting = loaded.review.get(subject, Meeting)
    before = previous(loaded.review, meeting) if meeting else None
    if before is None:
        return None
    try:
        return changes_since(root, before.id_text, reader=reader, loaded=loaded)
    except LtError:
        return None
