"""Labels for the person whom the review is about, or the family."""

from learning_together.checks.rule import Check
from learning_together.checks.wording.problems import phrases

CHECK = Check(
    code="LT506",
    name="labelling-wording",
    steps="collect: info, analyse: warning",
    title="A text names a person by a label",
    why="A label makes a trait of what passed between a service and a person, and hides what "
    "that person lived with. Who depends on others does not miss appointments, but is not brought.",
    mend="Describe what the person did and said, what was offered and how, and what stood in the "
    "way. For “DNA” of somebody who depends on others write “was not brought”.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: Second hearing test, DNA.  # <- LT506\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health visiting\n",
        "timeline.yaml": "- id: health-1\n"
        "  date: 2022-03-01\n"
        "  agency: health\n"
        "  source: Record\n"
        "  event: C was not brought to the second hearing test.\n",
    },
)

find = phrases(CHECK, "labels")
