"""No path of anybody's computer stands in the review."""

from learning_together.checks.confidentiality.problems import in_texts
from learning_together.checks.rule import Check
from learning_together.privacy.hits import Sort

CHECK = Check(
    code="LT725",
    name="machine-path",
    steps="setup: warning",
    title="A path of somebody's computer stands in the review",
    why="Folders on a computer are named after the one who works there, and often after the case.",
    mend="Name the document as people call it, and where it is kept in words.",
    bad={"documents.yaml": "- id: DOC1\n  where: C:\\Users\\oquisp\\case  # <- LT725\n"},
    good={"documents.yaml": "- id: DOC1\n  where: Case folder of the trust\n"},
)

# Paths with a user's folder, network shares, links to files.
find = in_texts(CHECK, Sort.MACHINE)
