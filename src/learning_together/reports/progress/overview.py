"""Where a review stands, on one screen.

Takes the whole review and what its checks say of it; counts and names. What a review's option does
not use is left out. Formats nothing.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learning_together.diagnostics import Diagnostic, Severity
from learning_together.folder.git.status import Version
from learning_together.records.kinds.entry import Entry
from learning_together.reports.progress import conversations, layers, next_meeting
from learning_together.reports.progress.conversations import Conversations
from learning_together.reports.progress.layers import Account, FindingsLayer, Layer
from learning_together.reports.progress.next_meeting import NextMeeting, OpenWork
from learning_together.reports.progress.next_steps import Situation, Step, steps
from learning_together.review.review import Review
from learning_together.stages import Stage

#: A review that has hardly begun gets all of its first steps.
FIRST_STEPS = 4


@dataclass(frozen=True, slots=True)
class WordingCount:
    """How often a class of wording was found that hides the system."""

    code: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class NamesOpen:
    """What holds real names in `private/` and lies open.

    Attributes:
        what: In words.
        left: What an editor, or an lt that was cut off, left there, in words; empty if nothing.
        beside: Whether the rest of the folder is locked.
        readers: Who may read the folder, in words; empty where that is not known.
    """

    what: str
    left: str = ""
    beside: bool = False
    readers: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a review stands.

    Attributes:
        title: Of the review.
        stage: Its stage.
        framework: In words.
        option: In words.
        draft: The number of the draft.
        today: The day on which was asked.
        saved: The last version in git; None where there is none.
        trouble: Why git could not be asked; empty where it could, and where it is not used.
        hooks: Why git does not ask this `lt` for real names although hooks are there; or empty.
        names_open: What holds real names and lies open; None where nothing does.
        is_earlier: Whether an earlier lt made the folder, and it was not brought up yet.
        unread: Kinds of which a file could not be read; what stands there is not counted.
        begun: Whether anything of the four layers is there.
        meeting: The next meeting.
        accounts: The timeline by agency.
        entries: How many entries it has.
        heard: The conversations; None where the option has none.
        episodes: The key practice episodes.
        factors: The contributory factors.
        findings: The findings.
        open: Queries, tasks, actions and comments, as far as the review has any.
        problems: How many results the checks have, by severity, without accepted ones.
        wording: Of these, the results of the checks of wording, by class.
        accepted: How many results the team accepted.
        steps: The next sensible steps.
    """

    title: str
    stage: Stage
    framework: str
    option: str
    draft: int | None
    today: date
    saved: Version | None
    trouble: str
    hooks: str
    names_open: NamesOpen | None
    is_earlier: bool
    unread: tuple[str, ...]
    begun: bool
    meeting: NextMeeting | None
    accounts: tuple[Account, ...]
    entries: int
    heard: Conversations | None
    episodes: Layer
    factors: Layer
    findings: FindingsLayer
    open: tuple[OpenWork, ...]
    problems: dict[Severity, int]
    wording: tuple[WordingCount, ...]
    accepted: int
    steps: tuple[Step, ...]


def build(
    review: Review,
    today: date,
    found: Sequence[Diagnostic],
    meeting: NextMeeting | None = None,
    *,
    saved: Version | None = None,
    trouble: str = "",
    hooks: str = "",
    names_open: NamesOpen | None = None,
    is_earlier: bool = False,
) -> Progress:
    """Where a review stands.

    Args:
        review: All of it.
        today: The day on which is asked.
        found: What its checks say.
        meeting: The next meeting, as `ahead.prepared` has it.
        saved: The last version in git.
        trouble: Why git could not be asked.
        hooks: Why git does not ask for real names, although hooks are there.
        names_open: What holds real names and lies open.
        is_earlier: Whether an earlier lt made the folder, and it was not brought up yet.
    """
    problems = {
        severity: sum(one.severity is severity and not one.accepted for one in found)
        for severity in Severity
    }
    at = Situation(
        review=review,
        today=today,
        errors=problems[Severity.ERROR],
        meeting=meeting,
        accounts=layers.accounts(review),
        heard=conversations.build(review),
        episodes=layers.episodes(review),
        factors=layers.factors(review),
        findings=layers.findings(review),
        open=tuple(next_meeting.open_work(review, today)),
    )
    entries = len(review.all(Entry))
    spoken = at.heard is not None and at.heard.held > 0
    begun = bool(entries or spoken or at.episodes.count or at.factors.count or at.findings.count)
    return Progress(
        title=review.title,
        stage=review.stage,
        framework=review.framework.label,
        option=review.option.label,
        draft=review.facts.draft,
        today=today,
        saved=saved,
        trouble=trouble,
        hooks=hooks,
        names_open=names_open,
        is_earlier=is_earlier,
        unread=tuple(review.unread),
        begun=begun,
        meeting=meeting,
        accounts=at.accounts,
        entries=entries,
        heard=at.heard,
        episodes=at.episodes,
        factors=at.factors,
        findings=at.findings,
        open=at.open,
        problems=problems,
        wording=_wording(found),
        accepted=sum(one.accepted is not None for one in found),
        steps=steps(at) if begun else steps(at, FIRST_STEPS),
    )


def _wording(found: Sequence[Diagnostic]) -> tuple[WordingCount, ...]:
    counts = Counter(
        (one.problem.check.code, one.problem.check.title)
        for one in found
        if one.problem.check.group == "LT5" and not one.accepted
    )
    return tuple(WordingCount(*check, count) for check, count in sorted(counts.items()))
