"""What is private stays out of git."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import counted

CHECK = Check(
    code="LT704",
    name="private-tracked",
    steps="setup: error",
    title="Git keeps files of the folder private/",
    why="Whoever gets a copy of the repository gets the real names with it, now and in every "
    "later copy.",
    mend="Run `git rm -r --cached private`, add a line “private/” to .gitignore, commit, and "
    "tell whoever has a copy. What git has kept before has to be purged as well.",
    bad={
        "review.yaml": "format: 1  # <- LT704\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
    },
    setting={"repository": True, "tracked": ("private/identities.yaml",), "was_tracked": True},
)


def find(review: Review, setting: Setting) -> Problems:
    """Files that git keeps; counted and not named, since their names may be people's."""
    if setting.tracked:
        yield CHECK.at(
            review.facts.place(),
            f"Git keeps {counted(len(setting.tracked), 'file')} of the folder private/, where "
            "real names are.",
        )
