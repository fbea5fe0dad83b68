"""The entries that a report of the timeline is asked for: whose, about whom, at which level."""

from collections.abc import Iterable

from learning_together import english
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
    whom = _about(review, asked.about)
    return [
        entry
        for entry in review.all(Entry)
        if (not wanted or entry.agency in wanted)
        and (not whom or not whom.isdisjoint(entry.about))
        and (not asked.level or entry.level == asked.level)
    ]


def scope(every: int, shown: int, asked: Asked) -> str:
    """Which entries are shown, in a sentence; empty where all are.

    Args:
        every: How many there are for this reader.
        shown: How many of them are asked for.
        asked: What was.
    """
    if shown == every:
        return ""
    which = f"The {asked.level} entries" if asked.level else "Some entries"
    if asked.about:
        which += f" said to be about {english.either(map(str, asked.about))}"
    return f"{which} are shown here: {shown} of {every}."


def _about(review: Review, codes: Iterable[Id]) -> frozenset[Id]:
    """The people of these codes, whom entries may be about.

    Raises:
        LtError: There is no person of that code.
    """
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
