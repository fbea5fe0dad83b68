"""What git once kept, it keeps."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT705",
    name="private-was-tracked",
    steps="setup: error",
    title="Git once kept files of the folder private/",
    why="A file that was taken out of git is still in its history, and in every copy of the "
    "repository.",
    mend="Purge it from the history (`git filter-repo --invert-paths --path private/`), and "
    "have every copy of the repository replaced. If that cannot be done now, tell who is "
    "responsible for the data.",
    bad={
        "review.yaml": "format: 1  # <- LT705\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
    },
    setting={"repository": True, "was_tracked": True},
)


def find(review: Review, setting: Setting) -> Problems:
    """A history that holds such files although the present state does not."""
    if setting.was_tracked and not setting.tracked:
        yield CHECK.at(
            review.facts.place(),
            "Git's history holds files of the folder private/, where real names are.",
        )
