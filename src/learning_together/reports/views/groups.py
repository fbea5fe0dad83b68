"""Who did the review, and what happened when, as parts of its report that a team may ask for.

They stand where the team writes a section of that name: its words first, then what records tell.
"""

from collections import Counter
from dataclasses import dataclass

from learning_together.documents.templates.cited import Cited
from learning_together.method import timeline_order
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.report import Review


@dataclass(frozen=True, slots=True)
class RoleLine:
    """A role, where it is, and how many people had it; 0 where not all of them can be seen."""

    role: str
    agency: str
    people: int


@dataclass(frozen=True, slots=True)
class Incident:
    """An event of the timeline that an episode is made of."""

    id: str
    date: str
    event: str


def by_role(review: Review, *groups: str) -> tuple[RoleLine, ...]:
    """The people of groups by role and agency, in the order in which they are listed."""
    counted = review.shows(Person.KIND.name)
    found = Counter(
        (one.role or one.id_text, wording.agency(review, one.agency))
        for one in review.all(Person)
        if one.group in groups
    )
    return tuple(
        RoleLine(role, agency, people if counted else 0) for (role, agency), people in found.items()
    )


def incidents(review: Review) -> Cited[Incident]:
    """The entries that the episodes are made of, in order of time, as far as they can be seen."""
    named = {id for one in review.all(Episode) for id in one.timeline}
    entries = [one for one in review.all(Entry) if one.id in named or _is_opened(one)]
    return Cited(
        (
            Incident(one.id_text, wording.entry_date(one), one.event or "")
            for one in timeline_order.in_order(tuple(entries))
        ),
        whole=review.shows(Entry.KIND.name, Episode.KIND.name),
    )


def _is_opened(entry: Entry) -> bool:
    """Whether the team opened an entry to readers who see no other."""
    return bool(entry.handling) and "public" in entry.handling
