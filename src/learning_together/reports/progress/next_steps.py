"""The next sensible steps in a review: hints, the most pressing first.

Takes where the review stands; each hint says what to do and, where a command helps, which.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.method.conversations import was_held
from learning_together.method.days import has_come
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.signoff import SignOff
from learning_together.reports.progress.conversations import Conversations
from learning_together.reports.progress.layers import Account, FindingsLayer, Layer
from learning_together.reports.progress.next_meeting import NextMeeting, OpenWork, past_meetings
from learning_together.review.review import Review
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Step:
    """A next step.

    Attributes:
        what: What to do, and why now.
        command: What to type for it; empty where no command helps.
    """

    what: str
    command: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What hints are drawn from; see `progress.Progress`."""

    review: Review
    today: date
    errors: int
    meeting: NextMeeting | None
    accounts: tuple[Account, ...]
    heard: Conversations | None
    episodes: Layer
    factors: Layer
    findings: FindingsLayer
    open: tuple[OpenWork, ...]


#: The groups of people without whom nothing can begin; a new review has the lead reviewers.
_WORKING = ("review-team", "case-group")


def steps(situation: Situation, most: int = 3) -> tuple[Step, ...]:
    """The next steps, no more than so many."""
    every = (
        *_beginning(situation),
        *_pressing(situation),
        *_stage(situation),
        *_layers(situation),
        *_draft(situation),
    )
    return every[:most]


def _beginning(at: Situation) -> Iterator[Step]:
    """What every review needs before anything else; all of it is done once."""
    review = at.review
    if at.errors and review.unread:
        yield Step("Mend the files that cannot be read.", "lt validate")
    if not review.all(Agency) and review.whole("agencies"):
        family = review.framework.word("family")
        yield Step(f"List the agencies that knew the {family}.", "lt new agency")
    if not any(one.group in _WORKING for one in review.all(Person)) and review.whole("people"):
        yield Step(
            "List the people by role codes: the review team, and those who worked the case as far "
            "as they are known.",
            "lt new person",
        )
    if not review.all(Meeting) and review.whole("meetings"):
        yield Step("Set the dates of all meetings now.", "lt new meeting")
    if undated := [one for one in review.all(Meeting) if _waits_for_day(one)]:
        meetings = english.counted(len(undated), "meeting")
        yield Step(
            f"Set the dates of {meetings}, before anything else is booked: first of "
            f"{undated[0].id}.",
            f"lt show {undated[0].id}",
        )
    if at.accounts and not any(one.entries for one in at.accounts):
        yield Step(
            "Ask every agency for a skeleton of its timeline, and put it in.", "lt new timeline"
        )


def _waits_for_day(meeting: Meeting) -> bool:
    return meeting.id is not None and meeting.date is None and meeting.status in {None, "planned"}


def _pressing(at: Situation) -> Iterator[Step]:
    if at.errors and not at.review.unread:
        yield Step(f"Mend {english.counted(at.errors, 'error')}.", "lt validate")
    if at.meeting and at.meeting.lacks:
        number = sum(lack.count for lack in at.meeting.lacks)
        yield Step(
            f"Prepare {at.meeting.id}: it lacks {english.counted(number, 'thing')}.",
            f"lt validate --for {at.meeting.id}",
        )
    late = [due for one in at.open for due in one.overdue]
    if late:
        yield Step(f"See to what is overdue, first to {late[0].id}.", f"lt show {late[0].id}")
    past = [one for one in past_meetings(at.review, at.today) if one.id]
    if past:
        yield Step(
            f"Say of {english.listed(one.id_text for one in past[:3])} whether the meeting was "
            "held.",
            f"lt show {past[0].id_text}",
        )


def _layers(at: Situation) -> Iterator[Step]:
    started = any(one.entries for one in at.accounts)
    bare = [one.name for one in at.accounts if not one.entries]
    if started and bare:
        yield Step(f"Put in the timeline of {english.listed(bare[:3])}.", "lt new timeline")
    if at.heard is not None:
        unsettled = at.heard.unsettled
        if unsettled:
            yield Step(
                f"Plan a conversation with {english.listed(one.role for one in unsettled[:2])}, "
                "or say why there will be none.",
                f"lt new conversation --set participant={unsettled[0].id}",
            )
        waiting = at.heard.write_ups - at.heard.shared
        if waiting:
            yield Step(
                f"Share {english.counted(waiting, 'write-up')} with the participants and note "
                "when.",
                f"lt show {_unshared(at)}",
            )
    if started and not at.episodes.count and at.review.stage.reached(Stage.COLLECT):
        yield Step("Choose the key practice episodes.", "lt new episode")
    for layer, what in (
        (at.episodes, "episode"),
        (at.factors, "factor"),
        (at.findings, "finding"),
    ):
        if layer.unfinished:
            first = layer.unfinished[0]
            yield Step(
                f"Complete the {what} {first.id}: it lacks {english.listed(first.lacks[:3])}.",
                f"lt show {first.id}",
            )
    if at.episodes.count and not at.factors.count:
        yield Step("Name the contributory factors of the episodes.", "lt new factor")
    if at.factors.count and not at.findings.count:
        yield Step("Look for the patterns beneath the factors.", "lt new finding")


def _unshared(at: Situation) -> str:
    """The first conversation on record whose write-up was not shared."""
    return next(
        one.id_text
        for one in at.review.all(Conversation)
        if was_held(one, at.today) and not has_come(one.writeup_shared, at.today)
    )


def _stage(at: Situation) -> Iterator[Step]:
    """Where the work has run ahead of the stage, which says what the checks ask for."""
    reached = Stage.SETUP
    if at.accounts and all(one.entries for one in at.accounts):
        reached = Stage.COLLECT
    if at.episodes.count:
        reached = Stage.ANALYSE
    if at.findings.count and at.findings.ranked == at.findings.count:
        reached = Stage.REPORT
    if at.review.all(SignOff):
        reached = Stage.BOARD
    if not at.review.stage.reached(reached):
        yield Step(
            f"The work has come further than the stage “{at.review.stage}”: set the stage of "
            f"the review to “{reached}”, so that the checks ask for what is due.",
            "lt show review",
        )


def _draft(at: Situation) -> Iterator[Step]:
    if at.findings.count and not at.findings.unfinished and not at.errors:
        yield Step("Draft the report.", "lt report review")
    elif any(one.entries for one in at.accounts):
        yield Step("Print the chronology to read it together.", "lt report chronology")
