"""The entries that a report of the timeline is asked for: of which agencies, at which level."""

from collections.abc import Iterable

from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.reports.report import Asked
from learning_together.review.review import Review


def entries(review: Review, asked: Asked) -> list[Entry]:
    """The entries that are asked for, in the order of the files.

    Raises:
        LtError: There is no agency of that id.
    """
    wanted = _wanted(review, asked.agencies)
    return [
        entry
        for entry in review.all(Entry)
        if (not wanted or entry.agency in wanted)
        and (not asked.level or entry.level == asked.level)
    ]


def _wanted(review: Review, agencies: Iterable[Id]) -> frozenset[Id | None]:
    found = set()
    for id in agencies:
        agency = review.get(id, Agency)
        if agency is None:
            known = ", ".join(one.id_text for one in review.all(Agency))
            raise LtError(f"There is no agency “{id}”.", f"This review has: {known or 'none yet'}.")
        found.add(agency.id)
    return frozenset(found)
