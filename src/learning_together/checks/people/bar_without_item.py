"""Someone is barred from items that are on the agenda."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.meeting import Meeting

CHECK = Check(
    code="LT320",
    name="bar-without-item",
    steps="collect: warning",
    title="Someone is barred from an item that is not on the agenda",
    why="The limit holds for the item by its title. If no item has that title, the person is told "
    "that they may stay for all of them.",
    mend="Write the title as it stands on the agenda.",
    bad={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  agenda:\n    - title: The night\n"
        "  barred:\n    - person: PC1\n      items: [That night]  # <- LT320\n",
    },
    good={
        "meetings.yaml": "- id: MTG1\n  type: follow-on-1\n  agenda:\n    - title: The night\n"
        "  barred:\n    - person: PC1\n      items: [the night]\n"
        "- id: MTG2\n  type: follow-on-2\n  barred:\n    - person: PC1\n"
        "      items: [That night]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Titles that no item has, where there is an agenda."""
    for meeting in review.all(Meeting):
        titles = {item.title.casefold(): item.title for item in meeting.agenda if item.title}
        if not titles or meeting.status == "cancelled":
            continue
        for number, barred in enumerate(meeting.barred):
            for at, item in enumerate(barred.items):
                if item.casefold() in titles:
                    continue
                guess = near(item, tuple(titles.values()))
                yield CHECK.at(
                    meeting.place("barred", number, "items", at),
                    f"{barred.person or 'Someone'} is barred from “{item}”, and {name(meeting)} "
                    "has no item of that title.",
                    f"Did you mean “{guess}”?" if guess else "",
                    record=meeting.id,
                    field=f"barred.{number}.items.{at}",
                )
