"""The order of findings: by the rank that the team gave, the greatest need for improvement first.

A review prioritises its patterns (SCIE, Learning Together London pilots, interim report, 2011,
section 3: "identification and prioritisation of generic systems issues").
"""

from learning_together.ids import Id
from learning_together.records.kinds import Finding
from learning_together.review.review import Review


def ranked(review: Review) -> tuple[Finding, ...]:
    """The findings in order of priority; those without one come last, in the order of the files."""
    return tuple(
        sorted(
            review.all(Finding),
            key=lambda finding: (finding.priority is None, finding.priority or 0),
        )
    )


def numbers(review: Review) -> dict[Id | None, int]:
    """The number of each finding in reports, from 1, by id."""
    return {finding.id: n for n, finding in enumerate(ranked(review), 1)}
