"""The key has the name behind every code."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import counted, listed
from learning_together.privacy.not_in_key import left_out
from learning_together.records.kinds.identity import Identity

CHECK = Check(
    code="LT702",
    name="key-incomplete",
    steps="collect: info, report: warning",
    title="The key of real names leaves people out",
    why="A name that is not in the key is not looked for, and may stand in a report unseen.",
    mend="Add the missing codes with their names to private/identities.yaml.",
    bad={
        "review.yaml": "format: 1  # <- LT702\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: report\n",
        "people.yaml": "- id: HV1\n"
        "  role: Health visitor\n"
        "  group: case-group\n"
        "- id: M\n"
        "  role: Mother\n"
        "  group: family\n",
        "private/identities.yaml": "- code: HV1\n  names: [A. Person]\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "people.yaml": "- id: HV1\n"
        "  role: Health visitor\n"
        "  group: case-group\n"
        "- id: LR1\n"
        "  role: Lead reviewer\n"
        "  group: lead-reviewer\n",
        "private/identities.yaml": "- code: hv1\n  names: [A. Person]\n",
    },
)


_SHOWN = 8


def find(review: Review, _setting: Setting) -> Problems:
    """Staff and family without a name in the key; one problem for all."""
    if not review.all(Identity) or not review.whole("identities"):
        return
    if missing := left_out(review):
        more = len(missing) - _SHOWN
        which = listed([*missing[:_SHOWN], f"{more} more"] if more > 0 else missing)
        yield CHECK.at(
            review.facts.place(),
            f"The key has no names for {counted(len(missing), 'person', 'people')}: {which}.",
        )
