"""Material that was shared says with whom, when and on what basis."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import either, starting
from learning_together.records.kinds.disclosure import Disclosure

CHECK = Check(
    code="LT660",
    name="disclosure-without-basis",
    steps="collect: warning",
    title="Material was shared, and it is not said with whom, when or on what basis",
    why="What people said was said for another purpose; passing it on needs a reason that can be "
    "shown later (SCIE, Learning Together London pilots, 2011, section 4, disclosure issues).",
    mend="Fill in “shared_with”, “date” and “basis”.",
    bad={
        "disclosures.yaml": "- id: DIS1  # <- LT660\n"
        "  material: Draft 2 of the report\n"
        "  status: shared\n"
        "  shared_with: [Officer in the case]\n",
    },
    good={
        "disclosures.yaml": "- id: DIS1\n"
        "  material: Draft 2 of the report\n"
        "  status: shared\n"
        "  shared_with: [Officer in the case]\n"
        "  date: 2023-11-02\n"
        "  basis: Agreement of 20 June 2023\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Lines of the schedule that say “shared” and not how."""
    for one in review.all(Disclosure):
        if one.status != "shared":
            continue
        missing = [field for field in ("shared_with", "date", "basis") if one.lacks(field)]
        if missing:
            fields = either(f"“{field}”" for field in missing)
            yield CHECK.at(
                one.place(),
                starting(f"{name(one)} was shared, and it has no {fields}."),
                record=one.id,
                field=missing[0],
            )
