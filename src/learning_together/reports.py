"""The reports that there are, and how one is drawn up: filter, view, template, file.

Gives a finished document or a file's bytes; writing files is for `learning_together.outbox`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from learning_together.audience import Reader, as_read_by, coarsened
from learning_together.coarse_dates import HOWS, How, coarse_day
from learning_together.convert.document import Document
from learning_together.errors import LtError
from learning_together.history import Version
from learning_together.models import model
from learning_together.models.base import Model
from learning_together.models.build import near
from learning_together.review import Review

OWN_TEMPLATES = "templates"
FORMATS = ("md", "docx", "html")


@dataclass(frozen=True, slots=True)
class Report:
    """One kind of report.

    Attributes:
        name: As it is asked for.
        title: As its title page calls it.
        about: What it is for, in a sentence.
        view: The module of `learning_together.views` that builds what its template sees.
        per: The kind of record that it is about, one at a time (`meetings`); empty where it is
            about the review.
        whole: Whether a report that is about one may also be about all of them.
        contents: Whether it has a table of contents.
        chooses: Whether it can be limited to some agencies and to the skeleton.
        beside: What it is given beside the review: `changes` since the meeting before, or the
            `deliveries` of an agency; empty for nothing.
        audience: For whom it is made where nobody says otherwise; empty where that must be said,
            since it is handed to people outside the review. With a colon at its end, it is about
            the record that the report is about: `agency:`.
        fitting: Where the audience must be said: those that it is meant for.
        workbook: The module of `learning_together.exporters` that writes its view as an Excel
            file; empty where it has no such form.
        exact: Whether it is of no use without exact dates: a form, or a page to work with.
    """

    name: str
    title: str
    about: str
    view: str
    per: str = ""
    whole: bool = False
    contents: bool = True
    chooses: bool = False
    beside: str = ""
    audience: str = "team"
    fitting: tuple[str, ...] = ()
    workbook: str = ""
    exact: bool = False

    @property
    def formats(self) -> tuple[str, ...]:
        """The suffixes that it can have."""
        return (*FORMATS, "xlsx") if self.workbook else FORMATS


REPORTS = (
    Report(
        "review",
        "Report of the review",
        "The report itself, in the order of published Learning Together reports.",
        "case_review",
    ),
    Report(
        "chronology",
        "Composite chronology",
        "Every agency's entries in one order of time, or some of them.",
        "chronology",
        contents=False,
        chooses=True,
    ),
    Report(
        "episodes",
        "Key practice episodes",
        "The episodes with what was known, how practice is judged, and the contributory factors.",
        "episodes",
    ),
    Report(
        "findings",
        "Findings",
        "The findings in order of priority, each with its evidence and questions.",
        "findings",
    ),
    Report(
        "factors",
        "Contributory factors",
        "Which factor was at work in which episode, and who stands behind it.",
        "factor_matrix",
        contents=False,
    ),
    Report(
        "narrative",
        "The story as professionals saw it",
        "Period by period what each saw, took it to mean and tried to do, side by side.",
        "narrative",
        contents=False,
    ),
    Report(
        "terms",
        "Terms of reference",
        "What the review asks, over which period, who does what, and all dates.",
        "terms",
    ),
    Report(
        "case-group",
        "Case group",
        "Staff who took part in the case, found from the timeline, with manager and period.",
        "case_group",
        contents=False,
    ),
    Report(
        "briefing",
        "Briefing note for the case group",
        "What the review is, what is asked of staff, what is promised, and the dates.",
        "briefing",
        contents=False,
    ),
    Report(
        "agency-form",
        "Chronology of an agency",
        "The form for an agency's account (--for health): guidance, checks, its entries so far.",
        "agency_form",
        per="agencies",
        contents=False,
        audience="agency:",
        workbook="agency_form",
        exact=True,
    ),
    Report(
        "import-problems",
        "What to put right in a chronology",
        "For an agency (--for health): what could not be read in the files that it sent.",
        "import_problems",
        per="agencies",
        contents=False,
        audience="agency:",
        beside="deliveries",
        exact=True,
    ),
    Report(
        "conflicts",
        "Accounts side by side",
        "Accounts that may tell one event, or that differ, side by side for the team to decide.",
        "conflicts",
        contents=False,
        exact=True,
    ),
    Report(
        "meeting",
        "Meeting pack",
        "For one meeting (--for MTG5): agenda, who comes, what is new, open and to be done.",
        "meeting_pack",
        per="meetings",
        contents=False,
        beside="changes",
        exact=True,
    ),
    Report(
        "conversation",
        "Conversation pack",
        "For the pair that holds a conversation (--for CV4): prompts, timeline, limits.",
        "conversation_pack",
        per="conversations",
        contents=False,
    ),
    Report(
        "comments",
        "Comments on the draft",
        "What readers said of the draft, record by record, and what was done about it.",
        "comments",
        contents=False,
    ),
    Report(
        "disclosure",
        "Schedule of material",
        "What material there is, who holds it, and what became of it; for proceedings "
        "(--audience proceedings; --for PRO1 for one of them).",
        "disclosure_schedule",
        per="proceedings",
        whole=True,
        contents=False,
        audience="",
        fitting=("proceedings", "reviewers"),
    ),
    Report(
        "response",
        "Response of the board",
        "What the board accepts and why, what is done by whom and by when, how it will be judged.",
        "board_response",
    ),
    Report(
        "effort",
        "Time and cost",
        "The time and money that the review took, against the usual process, and what it added.",
        "time_and_cost",
        contents=False,
    ),
    Report(
        "feedback",
        "Feedback and learning",
        "What participants say of the review, quoted only with consent; what reviewers learned.",
        "feedback",
        contents=False,
        audience="reviewers",
    ),
    Report(
        "audit",
        "Self-audit",
        "The review against the quality markers of its framework: what is shown, what is missing.",
        "audit",
        contents=False,
        audience="reviewers",
    ),
)


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
    """

    reader: Reader
    subject: str | None = None
    agencies: tuple[str, ...] = ()
    level: str = ""
    intervals: bool = False
    dates: How | None = None


def reports(own: Path | None = None) -> tuple[Report, ...]:
    """Every report: the shipped ones, then those that a team added by a template of its own.

    Args:
        own: The review's `templates/` folder, if there is one.
    """
    known = {report.name for report in REPORTS}
    added = []
    folder = own / "reports" if own else None
    if folder is not None and folder.is_dir() and not folder.is_symlink():
        for path in sorted(folder.glob("*/report.md.j2")):
            name = path.parent.name
            if name not in known:
                title = name.replace("-", " ").capitalize()
                added.append(Report(name, title, "A report of this review's own.", "case_review"))
    return (*REPORTS, *added)


def named(name: str, own: Path | None = None) -> Report:
    """The report of that name.

    Raises:
        LtError: There is none.
    """
    every = reports(own)
    for report in every:
        if report.name == name:
            return report
    names = tuple(report.name for report in every)
    guess = near(name, names)
    raise LtError(
        f"There is no report “{name}”.",
        (f"Did you mean “{guess}”? " if guess else "") + f"Reports: {', '.join(names)}.",
    )


def audience_of(report: Report, asked: str | None, subject: str | None = None) -> str:
    """For whom a report is made, as it is typed.

    Args:
        report: Which one.
        asked: What was asked for; None where nothing was.
        subject: The id of the record that it is about.

    Raises:
        LtError: It must be said, and was not.
    """
    if asked is None and not report.audience:
        raise LtError(
            f"The report “{report.name}” is handed to people outside the review: say for whom.",
            "Add "
            + " or ".join(f"--audience {name}" for name in report.fitting)
            + ". Only what they may read will be in it.",
        )
    if asked is None and report.audience.endswith(":"):
        if subject is None:
            one = model(report.per).KIND.one
            raise LtError(f"The report “{report.name}” is about one {one}: say which with --for.")
        return f"{report.audience}{subject}"
    return asked or report.audience


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
        LtError: Dates cannot be told as asked.
    """
    seen = as_read_by(review, wanted.reader)
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


def _subject(report: Report, review: Review, wanted: Wanted) -> Model:
    """The record that a report is about.

    Raises:
        LtError: It is not said which, or there is none of that id for this reader.
    """
    made = model(report.per)
    found = review.get(wanted.subject, made)
    if found is not None:
        return found
    ids = ", ".join(record.id for record in review.all(made)) or "none yet"
    one = made.KIND.one
    raise LtError(
        f"The report “{report.name}” is about one {one}: say which with --for."
        if wanted.subject is None
        else f"There is no {one} “{wanted.subject}”.",
        f"This review has: {ids}.",
    )


def file_name(report: Report, wanted: Wanted) -> str:
    """The name of a report's file, without suffix: what it holds and for whom."""
    parts = [report.name, wanted.subject or "", wanted.level, *wanted.agencies]
    if wanted.intervals:
        parts.append("intervals")
    if wanted.dates:
        parts.append(wanted.dates)
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
    seen = as_read_by(review, wanted.reader)
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
