"""A phrase of the team's own that cannot be looked for."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.method.problem_wording import not_understood

CHECK = Check(
    code="LT511",
    name="phrase-not-understood",
    steps="setup: warning",
    title="A phrase of the team’s own in review.yaml cannot be looked for",
    why="The checks of wording pass over it, so that what the team wanted to find or to leave "
    "alone is not.",
    mend="Write words with spaces between them; “fail*” for any ending, “a/b” for one of two, "
    "“(word)” for one that may be left out, “…” for up to four other words (three times at most). "
    "One word at least must be given.",
    bad={
        "review.yaml": "format: 1\ntitle: Sample\nsubject: Person C\nframework: lcspr\n"
        "option: full\nstage: setup\n"
        "marking: OFFICIAL-SENSITIVE\nperiod: {start: 2022-01-01, end: 2022-12-31}\n"
        "silenced_words:\n    - '(perhaps) …'  # <- LT511\n"
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nsubject: Person C\nframework: lcspr\n"
        "option: full\nstage: setup\n"
        "marking: OFFICIAL-SENSITIVE\nperiod: {start: 2022-01-01, end: 2022-12-31}\n"
        "silenced_words:\n    - (perhaps) obvious*\n"
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Phrases that hold no word, or marks that mean nothing."""
    for path in not_understood(review):
        yield CHECK.at(
            review.facts.place(*path),
            "This phrase cannot be looked for.",
            record=review.facts.id,
            field=".".join(str(step) for step in path),
        )
