"""A section of the team's own stands where the report has a place for it."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.ids import Id
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.section import Section

CHECK = Check(
    code="LT478",
    name="section-without-place",
    steps="setup: warning",
    title="A section is to stand behind a part that the report does not have",
    why="What a team writes for a certain place of its report is read in the light of what stands "
    "before it. Without that place it stands behind the conclusion, where nobody looks for it.",
    mend="Put the name of a part of the report into “after”, such as methodology; or leave it out.",
    bad={
        "sections/county.md": "---\nid: county\nafter: methodolgy  # <- LT478\n---\n\nText.\n",
    },
    good={
        "sections/county.md": "---\nid: county\nafter: methodology\n---\n\nText.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Sections whose `after` names no part, and parts of every report that have one."""
    places = review.framework.places
    for section in review.all(Section):
        after = (section.after or "").strip().casefold()
        if not after:
            continue
        if section.id and section.id in {Id(one) for one in review.framework.headings}:
            yield about(
                CHECK,
                section,
                f"{name(section)} has a place of its own in every report; “after” changes nothing.",
                "after",
                help="Leave “after” out.",
            )
        elif after not in places:
            guess = near(after, places)
            yield about(
                CHECK,
                section,
                f"{name(section)} is to stand behind “{section.after}”, which is no part of the "
                "report; it stands behind the conclusion.",
                "after",
                help=(f"Did you mean “{guess}”? " if guess else "")
                + f"The parts are {listed(places)}.",
            )
