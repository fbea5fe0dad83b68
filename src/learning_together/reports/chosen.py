"""The entries that a report of the timeline is asked for: whose, about whom, at which level."""

from collections.abc import Iterable

from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.reports.report import Asked
from learning_together.review.review import Review


def entries(review: Review, asked: Asked) -> list[Entry]:
    """The entries that are asked for, in the order of the files.

    Raises:
        LtError: There is no agency or person of that id, or no entry says whom it is about.
    """
    wanted = _wanted(review, asked.agencies)
    about = _about(review, asked.about)
    return [
        entry
        for entry in review.all(Entry)
        if (not wanted or entry.agency in wanted)
        and (not about or not about.isdisjoint(entry.about))
        and (not asked.level or entry.level == asked.level)
    ]


def _about(review: Review, codes: Iterable[Id]) -> frozenset[Id]:
    found = set()
    for code in codes:
        person = review.get(code, Person)
        if person is None or person.id is None:
            said = {one for entry in review.all(Entry) for one in entry.about}
            known = ", ".join(sorted(map(str, said)))
            raise LtError(
                f"There is no person “{code}”.",
                f"Entries are about: {known}." if known else "No entry says whom it is about yet.",
            )
        found.add(person.id)
    return frozenset(found)


def _wanted(review: Review, agencies: Iterable[Id]) -> frozenset[Id | None]:
    found = set()
    for id in agencies:
        agency = review.get(id, Agency)
        if agency is None:
            known = ", ".join(one.id_text for one in review.all(Agency))
            raise LtError(f"There is no agency “{id}”.", f"This review has: {known or 'none yet'}.")
        found.add(agency.id)
    return frozenset(found)
