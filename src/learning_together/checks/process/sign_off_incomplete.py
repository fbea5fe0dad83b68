"""The whole review team signs off the report."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_MEMBERS
from learning_together.checks.shared.words import names
from learning_together.english import counted
from learning_together.method.days import is_no_plan
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.signoff import SignOff

CHECK = Check(
    code="LT606",
    name="sign-off-incomplete",
    steps="board: warning",
    title="Not everyone in the review team has signed off the report",
    why="No single agency signs off a Learning Together report; the multi-agency team as a "
    "whole does (SCIE, Learning Together London pilots, 2011, section 4). Each member who "
    "has not is an agency that may not stand by it.",
    mend="Record who signed off, and when, in signoffs.yaml; put reservations into “remarks”.",
    bad={
        "review.yaml": "format: 1  # <- LT606\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: board\n",
        **TWO_MEMBERS,
        "signoffs.yaml": "- id: SGN1\n  by: [RT1]\n  date: 2024-01-10\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: board\n",
        **TWO_MEMBERS,
        "signoffs.yaml": "- id: SGN1\n  by: [RT1, RT2]\n  date: 2024-01-10\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Members of the review team in no sign-off; one problem for all."""
    if not review.whole("people", "signoffs"):
        return
    signed = {
        who for one in review.all(SignOff) if is_no_plan(one.date, setting.today) for who in one.by
    }
    team = [person for person in review.all(Person) if person.group == "review-team"]
    missing = [person for person in team if not person.id or person.id not in signed]
    if team and missing:
        yield CHECK.at(
            review.facts.place(),
            f"{names(missing)} of the review team {'has' if len(missing) == 1 else 'have'} not "
            "signed off the report."
            if signed
            else f"Nobody has signed off the report; the review team has "
            f"{counted(len(team), 'member')}.",
        )
