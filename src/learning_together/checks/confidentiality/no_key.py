"""Without the key of real names, names cannot be looked for."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.records.kinds.identity import Identity

CHECK = Check(
    code="LT701",
    name="no-key",
    steps="collect: info",
    title="The key of real names is not at hand",
    why="Whether a real name stands somewhere in the review can be seen only by someone who "
    "has the key. Without it a name may go out unseen; a report for the board or the "
    "public is therefore not made.",
    mend="Put the key at private/identities.yaml: codes and the names behind them. It stays on "
    "your computer and out of git.",
    bad={
        "review.yaml": "format: 1  # <- LT701\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: collect\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: collect\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "private/identities.yaml": "- code: HV1\n  names: [A. Person]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """A review whose key is missing, empty or not readable."""
    if review.all(Identity):
        return
    if review.locked:
        yield CHECK.at(
            review.facts.place(),
            "Real names could not be looked for: the key is locked.",
            "Give its passphrase in the environment variable LT_KEY_PASSPHRASE, or the name of "
            "its key file in LT_KEY_FILE; or unlock it: lt key unlock.",
        )
        return
    yield CHECK.at(
        review.facts.place(),
        "Real names could not be looked for: there is no key at private/identities.yaml."
        if review.whole("identities")
        else "Real names could not be looked for: private/identities.yaml cannot be read.",
    )
