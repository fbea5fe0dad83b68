"""Each agency of the case sits in the review team."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.staff import of_group
from learning_together.method.timeline import by_agency
from learning_together.records.kinds.agency import Agency

CHECK = Check(
    code="LT310",
    name="agency-not-in-review-team",
    steps="collect: warning",
    title="An agency that worked the case has no member in the review team",
    why="There are no agency reports in this model: representatives of the agencies work together "
    "from the beginning, explain their own practice and see how others see them (SCIE, Learning "
    "Together London pilots, 2011, section 3).",
    mend="Ask the agency for a member. If its part was too small for one, record a decision that "
    "accepts this, with the reason.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n"
        "- id: housing  # <- LT310\n  name: Housing\n",
        "people.yaml": "- id: RT1\n  role: Nurse\n  agency: health\n  group: review-team\n"
        "- id: HO\n  role: Housing officer\n  agency: housing\n  group: case-group\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n"
        "- id: advice\n  name: Advice line\n",
        "people.yaml": "- id: RT1\n  role: Nurse\n  agency: Health\n  group: review-team\n"
        "- id: HV1\n  role: Health visitor\n  agency: health\n  group: case-group\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Agencies with entries or with staff in the case group, and nobody in the team."""
    if not review.whole("people"):
        return
    team = of_group(review, "review-team")
    if not team:
        return  # Told once, by another check.
    at_work = {*by_agency(review)} | {
        person.agency for person in of_group(review, "case-group") if person.agency
    }
    present = {member.agency for member in team if member.agency}
    for agency in review.all(Agency):
        if agency.id in at_work and agency.id not in present and agency.sector != "board":
            yield CHECK.at(
                agency.place(),
                f"“{agency.id}” worked the case and has no member in the review team.",
                record=agency.id,
            )
