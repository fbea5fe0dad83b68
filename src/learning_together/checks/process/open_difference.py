"""What two people wrote differently is decided."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about
from learning_together.records.kinds.difference import Difference

CHECK = Check(
    code="LT666",
    name="open-difference",
    steps="setup: warning",
    title="Two people wrote something differently, and nobody has decided",
    why="Until it is decided, the review holds what one of them wrote, and every document made of "
    "it passes on that alone.",
    mend="Look at both (lt join), and say which holds: lt join --decide DIF1 ours, or theirs, or "
    "the wording itself.",
    bad={
        "differences.yaml": "- id: DIF1  # <- LT666\n  what: 'RQ1, text: two wordings'\n"
        "  sort: wording\n  record: RQ1\n  field: text\n  ours: Why?\n  theirs: How?\n",
        "questions.yaml": "- id: RQ1\n  text: Why?\n",
    },
    good={
        "differences.yaml": "- id: DIF1\n  what: 'RQ1, text: two wordings'\n  sort: wording\n"
        "  record: RQ1\n  field: text\n  ours: Why?\n  theirs: How?\n  decided: ours\n",
        "questions.yaml": "- id: RQ1\n  text: Why?\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Every card that is open."""
    for one in review.all(Difference):
        if not one.decided and "decided" not in one.faulty:
            said = f"{one.id_text}: " if one.id else ""
            yield about(CHECK, one, f"{said}{one.what or 'two sides differ'}: not decided yet.")
