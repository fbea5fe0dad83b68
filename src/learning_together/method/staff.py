"""Who is in the case and who works on the review, and where they appear in the timeline.

People are found by their records; ids are folded.
"""

from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review, once_per_review

#: Groups of those who do the review.
REVIEWERS = frozenset({"lead-reviewer", "review-team", "administrator"})
#: Groups whose members hold conversations and analyse.
TEAM = frozenset({"lead-reviewer", "review-team"})


@once_per_review
def appearances(review: Review) -> dict[Id, tuple[Entry, ...]]:
    """The timeline entries that name each person, in the order of the files."""
    found: dict[Id, list[Entry]] = {}
    for entry in review.all(Entry):
        for id_ in entry.people:
            those = found.setdefault(id_, [])
            if not those or those[-1] is not entry:
                those.append(entry)
    return {id_: tuple(entries) for id_, entries in found.items()}


def entries_with(review: Review, person: Person) -> tuple[Entry, ...]:
    """The timeline entries that name a person."""
    return appearances(review).get(person.id, ()) if person.id else ()


def is_staff(person: Person) -> bool:
    """Whether a person worked the case: the case group, and others who work for an agency."""
    return person.group == "case-group" or (person.group == "other" and bool(person.agency))


@once_per_review
def case_staff(review: Review) -> tuple[Person, ...]:
    """The case group, and other staff who appear in the timeline."""
    return tuple(
        person
        for person in review.all(Person)
        if is_staff(person) and (person.group == "case-group" or entries_with(review, person))
    )


def of_group(review: Review, *groups: str) -> tuple[Person, ...]:
    """The people of these groups."""
    return tuple(person for person in review.all(Person) if person.group in groups)
