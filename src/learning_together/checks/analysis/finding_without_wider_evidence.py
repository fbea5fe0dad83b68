"""A finding reaches beyond the case."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.source import Source
from learning_together.records.placeholders import says_something

CHECK = Check(
    code="LT446",
    name="finding-without-wider-evidence",
    steps="analyse: info, report: error",
    title="A finding without evidence from beyond this case",
    why="A finding is about how services work in general, and the case is only the window. "
    "How usual the pattern is has to be shown by something else: what the case group says "
    "of other cases, an audit, figures, research (SCIE and NSPCC, Quality Markers, "
    "2016, markers 10 and 13).",
    mend="Say under “wider_evidence” what shows it, with its source. The second follow-on "
    "meeting is a good place to ask.",
    bad={
        "findings.yaml": "- id: FIN1  # <- LT446\n  statement: Neglect is met visit by visit\n",
    },
    good={
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  wider_evidence:\n"
        "    - shows: In 14 of 20 files the same was found.\n"
        "      source: Audit of 20 files, 2023\n"
        "      reach: local\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Findings with neither wider evidence nor literature."""
    for finding in review.all(Finding):
        wider = any(says_something(one.shows) or one.records for one in finding.wider_evidence)
        if (
            not wider
            and "wider_evidence" not in finding.faulty
            and not review.each(finding.evidence, Source)
        ):
            yield about(
                CHECK,
                finding,
                f"{name(finding)} has no evidence from beyond this case that the pattern is usual.",
                "wider_evidence",
            )
