"""A review is kept in git."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT706",
    name="no-repository",
    steps="collect: info",
    title="The review is not kept in git",
    why="Git keeps every earlier state: nothing that was written is lost, and it can be shown "
    "what changed between two meetings.",
    mend="Run `git init` in the review's folder and commit. If earlier states are kept in "
    "another way, leave it: this is a note.",
    bad={
        "review.yaml": "format: 1  # <- LT706\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """A folder in no repository."""
    if not setting.repository:
        yield CHECK.at(
            review.facts.place(), "The review is not in git, so earlier states are not kept."
        )
