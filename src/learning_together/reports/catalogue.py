"""The reports that there are, in the order in which they are listed.

Each stands in its view's module as `REPORT`; a new report is a module and a line here.
"""

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from learning_together.english import listed
from learning_together.errors import LtError
from learning_together.folder.look import is_folder, is_link
from learning_together.records.base import Audience
from learning_together.records.did_you_mean import near
from learning_together.reports.report import CHOICES, Report
from learning_together.reports.views import case_review

OWN_TEMPLATES = "templates"


def _reports(*modules: str) -> tuple[Report, ...]:
    return tuple(import_module(f".{one}", __package__).REPORT for one in modules)


REPORTS = _reports(
    "views.case_review",
    "views.summary",
    "views.systems_findings",
    "views.learning_brief",
    "views.chronology",
    "views.episodes",
    "views.findings",
    "views.factor_matrix",
    "views.narrative",
    "views.reading_page",
    "views.terms",
    "views.case_group",
    "views.briefing",
    "views.agency_form",
    "views.import_problems",
    "views.conflicts",
    "views.meeting_pack",
    "views.conversation_pack",
    "views.comments",
    "views.disclosure_schedule",
    "views.reminder",
    "views.board_response",
    "views.time_and_cost",
    "views.feedback",
    "quality_markers.audit",
)


def reports(own: Path | None = None) -> tuple[Report, ...]:
    """Every report: the shipped ones, then those that a team added by a template of its own.

    Args:
        own: The review's `templates/` folder, if there is one.
    """
    known = {report.name for report in REPORTS}
    added = []
    folder = own / "reports" if own else None
    if folder is not None and is_folder(folder) and not is_link(folder):
        for path in sorted(folder.glob("*/report.md.j2")):
            name = path.parent.name
            if name not in known:
                title = name.replace("-", " ").capitalize()
                added.append(
                    Report(name, title, "A report of this review's own.", case_review.build)
                )
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


def refuse_unused(report: Report, chosen: Iterable[str]) -> None:
    """Refuses choices that a report can make no use of: it would look as if it had.

    Args:
        report: Which one.
        chosen: Which of `CHOICES` were made.

    Raises:
        LtError: It can make no use of one of them.
    """
    for choice in chosen:
        if choice not in report.takes:
            takers = listed(f"“{one.name}”" for one in REPORTS if choice in one.takes)
            raise LtError(
                f"The report “{report.name}” can make no use of {CHOICES[choice]}.",
                f"Leave it out; it is for {takers}.",
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
    if asked is None and report.audience is None:
        raise LtError(
            f"The report “{report.name}” is handed to people outside the review: say for whom.",
            "Add "
            + " or ".join(f"--audience {name}" for name in report.fitting)
            + ". Only what they may read will be in it.",
        )
    if asked is None and report.audience in {Audience.AGENCY, Audience.PARTICIPANT}:
        if subject is None:
            one = report.per.KIND.one if report.per else "record"
            raise LtError(f"The report “{report.name}” is about one {one}: say which with --for.")
        return f"{report.audience}:{subject}"
    if asked is not None and report.only and asked.partition(":")[0] not in report.only:
        raise LtError(
            f"The report “{report.name}” is made for {' and '.join(report.only)} alone: what other "
            "readers may not see, it would tell them to be missing.",
            "Leave out --audience; who may be shown it is for the reviewers to decide.",
        )
    return asked or str(report.audience)
