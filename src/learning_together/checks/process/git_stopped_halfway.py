"""Git is not in the middle of putting two states of the review together."""

from learning_together.checks.rule import Check, Problems, Review, Setting

CHECK = Check(
    code="LT668",
    name="git-stopped-halfway",
    steps="setup: error",
    title="Git has stopped half-way in putting two states together",
    why="The review shows one side alone until the two are joined: what the other one wrote is not "
    "in it, though no line says so. Whatever is made of it now lacks that.",
    mend="Run `lt join`: it reads both sides whole, joins them record by record, and says how to "
    "let git go on. If that is done, let git go on as it said.",
    bad={"review.yaml": "format: 1  # <- LT668\ntitle: Sample\nframework: lcspr\n"},
    good={"review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\n"},
    setting={"halfway": "merge"},
)


def find(review: Review, setting: Setting) -> Problems:
    """What git stopped in."""
    if setting.halfway:
        yield CHECK.at(
            review.facts.place(),
            f"Git has stopped in a {setting.halfway} of two states, and has not gone on yet.",
        )
