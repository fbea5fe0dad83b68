"""The family is asked, or there is a reason why not."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.days import has_come
from learning_together.records.kinds.contact import FamilyContact
from learning_together.stages import Stage

CHECK = Check(
    code="LT315",
    name="family-not-involved",
    steps="collect: info, analyse: warning",
    title="The family is not involved, and nothing says why",
    why="Lead reviewers began with a firm commitment to involve families and carers, and mostly "
    "found it not feasible, for reasons that can be told (SCIE, Learning Together London pilots, "
    "2011, section 3). Non-involvement is to be documented (SCIE and NSPCC, Quality Markers, 2016, "
    "marker 12).",
    mend="Record under “family” who was asked, how, and what came of it; where they are not "
    "involved, the reason or what stood in the way.",
    bad={
        "family.yaml": "- id: FAM1\n  person: M\n  answer: not-feasible  # <- LT315\n",
    },
    good={
        "family.yaml": "- id: FAM1\n  person: M\n  answer: not-feasible\n  obstacles: [grief]\n"
        "- id: FAM2\n  person: F\n  answer: declined\n"
        "- id: FAM3\n  person: MGM\n  answer: not-offered\n  reason: Asked not to be contacted\n",
    },
)

_NEEDS_REASON = frozenset({"not-feasible", "not-offered"})


def find(review: Review, setting: Setting) -> Problems:
    """No contact recorded; a contact that came to nothing, without a reason; one left open."""
    if not review.whole("family"):
        return
    contacts = review.all(FamilyContact)
    drafting = setting.stage.reached(Stage.REPORT)
    # Until a report is drafted, a plan for involving the family is enough.
    if not contacts and (drafting or review.facts.lacks("family_involvement")):
        yield CHECK.at(
            review.facts.place("family_involvement"),
            "Nothing says whether the family was asked to take part.",
            field="family_involvement",
        )
    for contact in contacts:
        answer = contact.answer
        if answer in _NEEDS_REASON and contact.lacks("reason") and contact.lacks("obstacles"):
            message = f"{name(contact)} says “{answer}” and gives no reason."
        elif (
            drafting
            and not has_come(contact.met_on, setting.today)
            and (answer == "awaited" or contact.lacks("answer"))
        ):
            message = f"{name(contact)} does not say what came of it."
        else:
            continue
        yield about(CHECK, contact, message, "answer")
