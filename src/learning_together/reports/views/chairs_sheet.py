"""The sheet for whoever chairs a meeting: who takes part within which limits, while courts sit.

It is no part of the pack that all hold.
"""

from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.ids import Id
from learning_together.method import witnesses
from learning_together.records.kinds.meeting import Barred, Meeting
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.reports import wording
from learning_together.reports.report import Prose, Review


@dataclass(frozen=True, slots=True)
class Limited:
    """Somebody who takes part within limits.

    Attributes:
        who: Role and code.
        how: From what they are barred, or who cleared them when; or that neither is settled.
        reason: Why, and because of which proceedings; of somebody cleared, what they may not
            speak of.
    """

    who: str
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed with those who run proceedings."""

    title: str
    limits: Prose


@dataclass(frozen=True, slots=True)
class ChairsSheet:
    """What only the one who chairs holds in the hand: who takes part within which limits."""

    people: tuple[Limited, ...]
    agreed: tuple[Agreed, ...]


def chairs_sheet(review: Review, meeting: Meeting) -> ChairsSheet | None:
    """The sheet for a meeting; None where nobody is barred or limited, and nothing is agreed.

    Args:
        review: As its reader may read it.
        meeting: Which one.
    """
    day = meeting.date or review.today
    running = witnesses.with_witnesses_on(review, day)
    barred = {one.person for one in meeting.barred}
    people = [_barred(review, one) for one in meeting.barred]
    people += [
        _witness(review, one, who, day)
        for one in running
        for who in meeting.attendees
        if who in one.people and who not in barred
    ]
    agreed = tuple(
        Agreed(wording.marked(one.called, one), text)
        for one in running
        if (text := wording.prose(one.limits))
    )
    return ChairsSheet(tuple(people), agreed) if people or agreed else None


def _barred(review: Review, bar: Barred) -> Limited:
    reason = bar.reason or ""
    if bar.proceeding:
        found = review.find(bar.proceeding)
        name = found.called if found else bar.proceeding.text
        reason = f"{reason} ({name})" if reason else name
    items = english.listed(bar.items) if bar.items else "the whole meeting"
    return Limited(wording.person(review, bar.person), f"Not for: {items}", reason)


def _witness(review: Review, proceeding: Proceeding, who: Id, day: date) -> Limited:
    name = wording.person(review, who)
    found = witnesses.cleared(proceeding, who, day)
    if found is None:
        return Limited(name, "Neither barred nor cleared", proceeding.called)
    limits = f"Not to be spoken of: {found.limits} " if found.limits else ""
    return Limited(
        name, f"Cleared by {found.by}, {wording.day(found.on)}", f"{limits}({proceeding.called})"
    )
