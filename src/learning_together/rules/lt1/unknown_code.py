"""The key holds the codes that the review uses."""

from collections.abc import Iterator

from learning_together.diagnostics import Check, Problem
from learning_together.models.identity import Identity
from learning_together.models.person import Person
from learning_together.review import Review
from learning_together.setting import Setting

CHECK = Check(
    code="LT108",
    name="unknown-code",
    steps="setup: warning",
    title="The key of names has a code that no person in the review has",
    why="Names are found in texts and replaced by their code. A code that leads to nobody puts a "
    "person into the review whom no table knows.",
    mend="Write the role code as it stands in people.yaml, or add the person there. For a place, "
    "say “type: place”.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "private/identities.yaml": "- code: HV2  # <- LT108\n  type: person\n"
        "  names: [A made-up name]\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "private/identities.yaml": "- code: HV1\n  type: person\n  names: [A made-up name]\n"
        "- code: the flats by the park\n  type: place\n  names: [A made-up place]\n",
    },
)


def find(review: Review, _setting: Setting) -> Iterator[Problem]:
    """Identities whose code no person has. The code is not printed: it may be a name."""
    if not review.whole("people"):
        return
    for identity in review.all(Identity):
        if identity.type != "person" or not identity.code:
            continue
        if review.get(identity.code, Person) is None:
            yield CHECK.at(
                identity.place("code"),
                "This code belongs to no person in the review.",
                field="code",
            )
