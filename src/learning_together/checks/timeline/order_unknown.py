"""What one agency did on one day happened in some order."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import some
from learning_together.method.day_order import open_days
from learning_together.method.timeline import in_words

CHECK = Check(
    code="LT204",
    name="order-unknown",
    steps="collect: info, analyse: warning",
    title="Several entries of one agency on one day, in no known order",
    why="What someone knew when they acted depends on what came first. Without times or a "
    "sequence, readers take the order of the page for the order of events.",
    mend="Give each its “time” (14:30, about 14:30, am), or number them with “sequence”: 1, 2, 3. "
    "If nobody knows the order, ask the agency before you number them.",
    bad={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n  time: 14:30\n"
        "  event: Home visit\n"
        "- id: health-2  # <- LT204\n  date: 2022-05-10\n  agency: health\n"
        "  event: Call from the school\n",
    },
    good={
        "timeline.yaml": "- id: health-1\n  date: 2022-05-10\n  agency: health\n  time: pm\n"
        "  event: Home visit\n"
        "- id: health-2\n  date: 2022-05-10\n  agency: health\n  time: 09:15\n"
        "  event: Call from the school\n"
        "- id: school-1\n  date: 2022-05-10\n  agency: school\n  event: Call to health\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """One problem for each agency and day."""
    for agency, day, entries, unplaced, against in open_days(review):
        numbered = any(entry.sequence is not None for entry in entries)
        field = "sequence" if numbered else "time"
        if against is not None:
            message = (
                f"By “sequence”, {name(unplaced)} comes after {name(against)}; by “time”, it "
                "comes before it."
            )
        else:
            lacking = getattr(unplaced, field) is None
            fault = f"has no “{field}”" if lacking else f"shares its “{field}” with another"
            message = (
                f"“{agency.folded}” has {len(entries)} entries of {in_words(day)} "
                f"({some(map(name, entries))}) in no known order: {name(unplaced)} {fault}."
            )
        yield CHECK.at(unplaced.place(field), message, record=unplaced.id, field=field)
