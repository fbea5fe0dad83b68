"""A finding has a number of its own."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT477",
    name="shared-number",
    steps="analyse: error",
    title="Two findings with one number, or a number that cannot be one",
    why="A finding is printed under one number for every reader and in the response; readers could "
    "not tell two of one number apart. Until it is mended, the second gets another one.",
    mend="Give each finding a number of its own, from 1; or take the numbers out, so that they "
    "follow the priorities.",
    bad={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  number: 1\n"
        "- id: FIN2\n"
        "  statement: Fathers are not asked about\n"
        "  number: 1  # <- LT477\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  number: 2\n"
        "- id: FIN2\n"
        "  statement: Fathers are not asked about\n"
        "  number: 1\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings whose number an earlier one has, or that is below 1."""
    first: dict[int, Finding] = {}
    for finding in review.all(Finding):
        number = finding.number
        if number is None:
            continue
        if number < 1:
            said = f"{name(finding)} has the number {number}; numbers begin with 1."
            yield about(CHECK, finding, said, "number")
            continue
        earlier = first.setdefault(number, finding)
        if earlier is not finding:
            said = f"{name(finding)} and {name(earlier)} both have the number {number}."
            yield about(CHECK, finding, said, "number")
