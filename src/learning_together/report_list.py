"""The reports that there are: what each is for, for whom, and which view it is built from.

Names modules of `learning_together.views` and imports none of them.
"""

from dataclasses import dataclass
from pathlib import Path

from learning_together.errors import LtError
from learning_together.models import model
from learning_together.models.build import near

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
        figures: The parts of its view that are drawn, each by the module of that name in
            `learning_together.figures`.
        exact: Whether it is of no use without exact dates: a form, or a page to work with.
        only: Audiences that it can be made for; empty where for any. What others may not read it
            would tell as missing.
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
    figures: tuple[str, ...] = ()
    exact: bool = False
    only: tuple[str, ...] = ()

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
        figures=("contacts",),
    ),
    Report(
        "chronology",
        "Composite chronology",
        "Every agency's entries in one order of time, or some of them.",
        "chronology",
        contents=False,
        chooses=True,
        figures=("contacts",),
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
        only=("reviewers",),
    ),
)


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
    if asked is not None and report.only and asked not in report.only:
        raise LtError(
            f"The report “{report.name}” is made for {' and '.join(report.only)} alone: what other "
            "readers may not see, it would tell them to be missing.",
            "Leave out --audience; who may be shown it is for the reviewers to decide.",
        )
    return asked or report.audience
