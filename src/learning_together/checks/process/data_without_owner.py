"""Somebody owns the review's data."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import listed

CHECK = Check(
    code="LT616",
    name="data-without-owner",
    steps="collect: warning",
    title="Owner, controller or retention of the review's data is not settled",
    why="A review is multi-agency from the start, so no agency owns its data unless that is "
    "settled (SCIE, Learning Together London pilots, 2011, section 4, “Who owns the "
    "data”).",
    mend="Fill in “owner”, “controller” and “retention” in review.yaml.",
    bad={
        "review.yaml": "format: 1  # <- LT616\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n"
        "owner: Business manager\n"
        "controller: The partners\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n"
        "owner: Business manager\n"
        "controller: The partners\n"
        "retention: {until: 2049-03-31}\n",
    },
)


_ASKED = {
    "owner": "who owns the data",
    "controller": "who controls them in law",
    "retention": "how long they are kept",
}


def find(review: Review, _setting: Setting) -> Problems:
    """The review's own record, if one of the fields is empty."""
    facts = review.facts
    missing = [field for field in _ASKED if facts.lacks(field)]
    if facts.retention and not facts.retention.until and "retention" not in facts.faulty:
        missing.append("retention")
    if missing and review.whole("review"):
        yield CHECK.at(
            facts.place(missing[0]),
            f"It is not settled {listed(_ASKED[field] for field in missing)}.",
            f"Fill in {listed(f'“{field}”' for field in missing)} in review.yaml.",
            field=missing[0],
        )
