"""What the published report says of the family's part is agreed with them."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.family import agreed_wording
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.kinds.contact import FamilyContact

CHECK = Check(
    code="LT324",
    name="family-wording-not-agreed",
    steps="report: warning",
    title="Words on the family's part that nobody is noted to have agreed to",
    why="How families took part is to be shown in the report (SCIE and NSPCC, Quality Markers, "
    "2016, marker 12), and it is their part. The published report holds these words only once they "
    "agreed to them; until then it says in a line of its own who took part and who did not.",
    mend="Show the words to the person. If they agree: lt agree, with the record's id.",
    bad={
        "family.yaml": "- id: FAM1\n  person: M\n  answer: taking-part\n"
        "  in_report: She met the reviewers twice.  # <- LT324\n",
    },
    good={
        "family.yaml": "- id: FAM1\n  person: M\n  answer: taking-part\n"
        "  in_report: She met the reviewers twice.\n  agreed_on: 2023-06-20\n"
        "  agreed_words: 5c0dfbae8535\n"
        "- id: FAM2\n  person: F\n  answer: declined\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Contacts with such words and without a state that was agreed."""
    for contact in review.all(FamilyContact):
        # LT322 tells of words that changed.
        if (
            contact.lacks("in_report")
            or agreed_wording(contact)
            or agreement(contact) is Agreement.CHANGED
        ):
            continue
        message = f"{name(contact)} does not note that its words for the report were agreed."
        yield about(CHECK, contact, message, "in_report")
