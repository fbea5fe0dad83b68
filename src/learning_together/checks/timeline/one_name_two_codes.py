"""One person is one voice."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person

CHECK = Check(
    code="LT214",
    name="one-name-two-codes",
    steps="setup: warning",
    title="Two role codes stand for one name in the key",
    why="One person under two codes counts as two voices wherever evidence is weighed, and may be "
    "asked about their own work as if it were another's.",
    mend="If it is one person, use one code. If two people have the same name, record a decision "
    "that accepts this.",
    bad={
        "people.yaml": "- id: SW1\n  role: Social worker\n  group: case-group\n"
        "- id: TM1  # <- LT214\n  role: Team manager\n  group: case-group\n",
        "private/identities.yaml": "- code: SW1\n  type: person\n  names: [A Made-up Name]\n"
        "- code: TM1\n  type: person\n  names: [a made-up  name]\n",
    },
    good={
        "people.yaml": "- id: SW1\n  role: Social worker\n  group: case-group\n"
        "- id: TM1\n  role: Team manager\n  group: case-group\n",
        "private/identities.yaml": "- code: SW1\n  type: person\n  names: [A Made-up Name]\n"
        "- code: sw1\n  type: person\n  names: [A Made-up Name, Another Name]\n"
        "- code: TM1\n  type: person\n  names: [One More Name]\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Codes of people that share a full name. The name is not printed."""
    first: dict[str, Person] = {}
    told: set[tuple[Id | None, Id | None]] = set()
    for identity in review.all(Identity):
        person = review.get(Id(identity.code), Person) if identity.code else None
        if person is None:
            continue
        for typed in identity.names:
            other = first.setdefault(" ".join(typed.casefold().split()), person)
            pair = (other.id, person.id)
            if other is not person and pair not in told:
                told.add(pair)
                yield CHECK.at(
                    person.place("id"),
                    f"{other.id} and {person.id} have the same name in the key.",
                    record=person.id,
                    field="id",
                )
