"""Lead reviewers come from outside."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.staff import of_group
from learning_together.method.timeline import by_agency

CHECK = Check(
    code="LT314",
    name="lead-reviewer-not-independent",
    steps="setup: warning",
    title="A lead reviewer works for an agency of the case",
    why="Lead reviewers are independent (SCIE, for commissioners of reviews). One who works for an "
    "agency whose practice is reviewed has a stake in what is found.",
    mend="Choose a lead reviewer from elsewhere, or correct the agency. If the partners decided so "
    "knowingly, record a decision that accepts this, with the reason.",
    bad={
        "people.yaml": "- id: LR1\n  role: Lead reviewer\n  agency: health  # <- LT314\n"
        "  group: lead-reviewer\n"
        "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n",
    },
    good={
        "people.yaml": "- id: LR1\n  role: Lead reviewer\n  agency: scie\n"
        "  group: lead-reviewer\n"
        "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Lead reviewers whose agency has entries, or staff in the case group."""
    leading = [person for person in of_group(review, "lead-reviewer") if person.agency]
    if not leading:
        return
    at_work = {*by_agency(review)} | {
        person.agency for person in of_group(review, "case-group") if person.agency
    }
    for person in leading:
        if person.agency in at_work:
            yield CHECK.at(
                person.place("agency"),
                f"{person.id or 'This person'} leads the review and works for “{person.agency}”, "
                "which worked the case.",
                record=person.id,
                field="agency",
            )
