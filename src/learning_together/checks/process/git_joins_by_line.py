"""Git on this computer knows how to join two people's changes."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT667",
    name="git-joins-by-line",
    steps="setup: info",
    title="Git on this computer joins by line, not by record",
    why="Git would put two people's changes to one list below each other, with marks between them, "
    "even where they changed different records. A copy of the review brings along that lt is to "
    "be asked, but not how to ask it: that is set up once on each computer.",
    mend="Run `lt hook install` once in the review's folder, on each computer.",
    bad={"review.yaml": "format: 1  # <- LT667\ntitle: Sample\nframework: lcspr\n"},
    good={"review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\n"},
    setting={"joins_by_line": True},
)


def find(review: Review, setting: Setting) -> Problems:
    """Whether this copy lacks what the review's files count on."""
    if setting.joins_by_line:
        yield CHECK.at(
            review.facts.place(),
            "Git on this computer does not know how to join this review's files record by record.",
        )
