"""What it was like to do the work is known to those who did it."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.examples import TWO_AGENCIES
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.method.corroboration import of_factor
from learning_together.records.kinds.factor import Factor

CHECK = Check(
    code="LT424",
    name="factor-without-front-line",
    steps="analyse: warning",
    title="A contributory factor of which only managers speak",
    why="Managers, the more senior the more, are under pressure to say how things are meant "
    "to be; the front line knows how they are (SCIE, Learning Together London pilots, "
    "2011, section 3).",
    mend="Look for a conversation with someone who did the work, or set “level” of the people "
    "spoken to if it is wrong.",
    bad={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: organisation\n"
        "  evidence: [CV2, DOC3]  # <- LT424\n",
    },
    good={
        **TWO_AGENCIES,
        "factors.yaml": "- id: CF1\n"
        "  summary: Two posts were vacant\n"
        "  type: conditions\n"
        "  evidence: [CV1, CV2]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Factors for which two or more sources speak, of people none but managers."""
    if not review.whole("conversations", "family", "people"):
        return
    for factor in review.all(Factor):
        behind = of_factor(review, factor)
        if (
            behind.sources > 1
            and behind.conversations
            and behind.conversations == behind.managers
            and not behind.family
        ):
            yield about(
                CHECK,
                factor,
                f"Only managers speak of {name(factor)} "
                f"({listed(sorted(map(str, behind.managers)))}); nobody from the front line "
                "does.",
                "evidence",
            )
