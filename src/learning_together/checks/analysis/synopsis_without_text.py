"""A part of the synopsis appraises practice."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.synopsis import Synopsis

CHECK = Check(
    code="LT473",
    name="synopsis-without-text",
    steps="report: warning",
    title="A part of the synopsis that is empty",
    why="Readers of the report find a heading and nothing below it.",
    mend="Say under “text” how practice is judged in this period, and why it was as it was.",
    bad={
        "synopsis.yaml": "- id: SYN1  # <- LT473\n  start: 2022-01-01\n",
    },
    good={
        "synopsis.yaml": "- id: SYN1\n  start: 2022-01-01\n  text: Practice was prompt.\n",
    },
)

find = lacking(CHECK, Synopsis, "text", "{name} does not say how practice is judged.")
