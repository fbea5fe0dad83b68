"""An episode is a selection; the reason for it is part of the analysis."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import lacking
from learning_together.records.kinds.episode import Episode

CHECK = Check(
    code="LT402",
    name="episode-without-why-key",
    steps="analyse: warning, report: error",
    title="A key practice episode that does not say why it is key",
    why="Episodes are a selection, not the history of the case; a reader has to see why this "
    "one was chosen (SCIE Guide 24, 2008, key practice episodes).",
    mend="Say in a sentence or two under “why_key” what makes it significant for how the case "
    "developed or was handled.",
    bad={
        "episodes.yaml": "- id: KPE1  # <- LT402\n  title: The first visit\n",
    },
    good={
        "episodes.yaml": "- id: KPE1\n"
        "  title: The first visit\n"
        "  why_key: After it nobody visited for five weeks.\n",
    },
)

find = lacking(CHECK, Episode, "why_key", "{name} does not say why it is key.")
