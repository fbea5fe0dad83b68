"""Time and cost say something of the usual process."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.effort import Effort

CHECK = Check(
    code="LT663",
    name="effort-not-compared",
    steps="board: info",
    title="Time or cost is not compared with the usual process",
    why="Boards ask what the method costs them against what they know; the pilots answered row by "
    "row (SCIE, Learning Together London pilots, 2011, section 7).",
    mend="Fill in “usual_hours” beside the hours, or “usual_cost” beside the cost, as the team "
    "judges, or “compared: more”, “less” or “same”.",
    bad={"effort.yaml": "- id: EFF1  # <- LT663\n  issue: staff\n  hours: 4\n"},
    good={"effort.yaml": "- id: EFF1\n  issue: staff\n  hours: 4\n  usual_hours: 2\n"},
)


def find(review: Review, _setting: Setting) -> Problems:
    """Efforts of which nothing says how they stand to the usual process."""
    for one in review.all(Effort):
        hours = one.hours is not None and one.usual_hours is not None
        cost = one.cost is not None and one.usual_cost is not None
        # Zero is a figure: `lacks` would take it for an empty field.
        given = {"usual_hours", "usual_cost", "compared"} & one.faulty
        if not (hours or cost or one.compared or one.part_of or given):
            yield about(CHECK, one, f"{name(one)} is not compared with the usual process.")
