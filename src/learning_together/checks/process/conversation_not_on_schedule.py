"""A conversation that bears on proceedings is on the schedule of material."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.method.conversations import was_held
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.disclosure import Disclosure

CHECK = Check(
    code="LT661",
    name="conversation-not-on-schedule",
    steps="analyse: info, report: warning",
    title="A conversation that bears on proceedings is not on the schedule of material",
    why="The content of conversations may be disclosable; a schedule that leaves some out can look "
    "like a cover-up (SCIE, Learning Together London pilots, 2011, section 4, disclosure "
    "issues).",
    mend="Name the conversation under “records” of a line in disclosures.yaml, or say “disclosure: "
    "not-disclosable” in the conversation.",
    bad={
        "people.yaml": "- id: PC1\n  role: Police officer\n  group: case-group\n",
        "proceedings.yaml": "- id: PRO1\n  title: Criminal investigation\n",
        "conversations.yaml": "- id: CV1  # <- LT661\n"
        "  participant: PC1\n"
        "  date: 2023-09-04\n"
        "  mindset: Busy\n  proceedings: [PRO1]\n",
    },
    good={
        "people.yaml": "- id: PC1\n  role: Police officer\n  group: case-group\n",
        "proceedings.yaml": "- id: PRO1\n  title: Criminal investigation\n",
        "conversations.yaml": "- id: CV1\n"
        "  participant: PC1\n"
        "  date: 2023-09-04\n"
        "  proceedings: [PRO1]\n",
        "disclosures.yaml": "- id: DIS1\n  material: Write-up\n  records: [CV1]\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations held, marked as bearing on proceedings, and in no line of the schedule."""
    if not review.whole("disclosures"):
        return
    listed = {id_ for one in review.all(Disclosure) for id_ in one.records}
    for one in review.all(Conversation):
        held = was_held(one, setting.today)
        concerned = one.proceedings or one.disclosure in {"may-be-disclosed", "disclosed"}
        if (
            held
            and concerned
            and one.disclosure != "not-disclosable"
            and one.id
            and one.id not in listed
        ):
            yield about(
                CHECK, one, f"{name(one)} bears on proceedings and is not in disclosures.yaml."
            )
