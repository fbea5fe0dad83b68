"""Every person in the key is one of the review."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.english import counted, listed
from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT703",
    name="key-of-nobody",
    steps="collect: info",
    title="The key of real names has a code that is nobody's",
    why="A code that differs from the one in people.yaml would put the wrong code, or none, "
    "in place of the name.",
    mend="Compare the codes in private/identities.yaml with people.yaml.",
    bad={
        "review.yaml": "format: 1  # <- LT703\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "private/identities.yaml": "- code: HV1\n"
        "  names: [A. Person]\n"
        "- code: HV3\n"
        "  type: person\n"
        "  names: [B. Person]\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: analyse\n",
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "private/identities.yaml": "- code: HV1\n"
        "  type: person\n"
        "  names: [A. Person]\n"
        "- code: the town\n"
        "  type: place\n"
        "  names: [Somewhere]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Persons of the key that the review does not have.

    They are told by their place in the key: whoever mixed up code and name would otherwise find
    the name in the message.
    """
    if not review.whole("people"):
        return
    known = {person.id for person in review.all(Person) if person.id}
    if review.facts.subject:
        known.add(Id(review.facts.subject))
    strange = [
        str(number)
        for number, one in enumerate(review.all(Identity), 1)
        if one.type == "person" and one.code and Id(one.code) not in known
    ]
    if strange:
        yield CHECK.at(
            review.facts.place(),
            f"In private/identities.yaml the code of {counted(len(strange), 'person', 'people')} "
            f"is not in people.yaml: "
            f"{'entry' if len(strange) == 1 else 'entries'} {listed(strange)} from the top.",
        )
