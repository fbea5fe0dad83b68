"""No number of a person stands in the review."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

CHECK = Check(
    code="LT722",
    name="personal-number",
    title="An NHS or National Insurance number stands in the review",
    why="Such a number belongs to one person alone, and many who read reports can look it up.",
    mend="Take it out; where the record must be found again, name the record and its date. If it "
    "is another number that looks alike, add it to `harmless` in review.yaml.",
    bad={
        "documents.yaml": "- id: DOC1\n  what: Record 943 476 5919  # <- LT722\n"
        "- id: DOC2\n  what: Claim AB 12 34 56 C  # <- LT722\n"
    },
    good={"documents.yaml": "- id: DOC1\n  what: Record 943 476 5918 of 2012-03-04\n"},
)

# NHS numbers with a right check digit, and National Insurance numbers.
find = in_texts(CHECK, Sort.PERSONAL)
