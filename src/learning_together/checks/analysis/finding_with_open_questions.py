"""Each finding answers the same questions."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT452",
    name="finding-with-open-questions",
    steps="analyse: info, report: warning",
    title="A finding that leaves one of its questions unanswered",
    why="Readers of a finding ask how it showed in the case, how usual and how wide it is, "
    "whether it still happens and why it matters (SCIE and NSPCC, Quality Markers, "
    "2016, markers 10 and 13).",
    mend="Answer them in the fields named. “Not known, because …” is an answer too.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT452\n"
        "  statement: Neglect is met visit by visit\n"
        "  manifestation: In two visits.\n"
        "  prevalence: Usual.\n"
        "  spread: The area.\n"
        "  impact: People wait.\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  manifestation: In two visits.\n"
        "  prevalence: Usual.\n"
        "  spread: The area.\n"
        "  still_current: Yes.\n"
        "  impact: People wait.\n",
    },
)


_ASKED = {
    "manifestation": "how it showed in this case",
    "prevalence": "how usual it is",
    "spread": "how wide it is",
    "still_current": "whether it still happens",
    "impact": "why it matters",
}


def find(review: Review, _setting: Setting) -> Problems:
    """Findings in which one of the fields is empty; one problem a finding."""
    for finding in review.all(Finding):
        missing = [field for field in _ASKED if finding.lacks(field)]
        if missing:
            yield about(
                CHECK,
                finding,
                f"{name(finding)} does not say {listed(_ASKED[field] for field in missing)}.",
                missing[0],
                help=f"Fill in {listed(f'“{field}”' for field in missing)}. “Not known, because …” "
                "is an answer too.",
            )
