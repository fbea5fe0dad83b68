"""The order of findings: by the rank that the team gave, the greatest need for improvement first.

And the numbers that they are printed under, which a team may fix.

A review prioritises its patterns (SCIE, Learning Together London pilots, interim report, 2011,
section 3: "identification and prioritisation of generic systems issues").
"""

from itertools import count

from learning_together.ids import Id
from learning_together.records.kinds.finding import Finding
from learning_together.review.review import Review


def ranked(review: Review) -> tuple[Finding, ...]:
    """The findings in order of priority; those without one come last, in the order of the files."""
    return tuple(
        sorted(
            review.all(Finding),
            key=lambda finding: (finding.priority is None, finding.priority or 0),
        )
    )


def numbers(review: Review) -> dict[Id, int]:
    """The number of each finding by id: one for all readers, whatever of the rest they may see.

    It is the one that the finding has of its own; of two that have the same, the first by priority
    keeps it. The others take, in order of priority, the lowest that are free.
    """
    if review.numbers is not None:
        return review.numbers
    findings = [one for one in ranked(review) if one.id]
    taken: dict[int, Id] = {}
    for one in findings:
        if one.id and one.number is not None and one.number > 0:
            taken.setdefault(one.number, one.id)
    known = {id: number for number, id in taken.items()}
    free = (number for number in count(1) if number not in taken)
    return {one.id: known.get(one.id) or next(free) for one in findings if one.id}


def numbered(review: Review) -> tuple[tuple[int, Finding], ...]:
    """The findings with their numbers, in the order of these."""
    known = numbers(review)
    found = [(known[one.id], one) for one in ranked(review) if one.id]
    return tuple(sorted(found, key=lambda pair: pair[0]))
