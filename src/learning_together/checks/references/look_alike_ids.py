"""Ids that the eye confuses should not stand beside one another."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, place
from learning_together.ids import Id
from learning_together.records.base import Model

CHECK = Check(
    code="LT103",
    name="look-alike-ids",
    steps="setup: warning",
    title="Two ids that look alike",
    why="A small l and a 1, a capital O and a 0 look the same in most fonts, so that a reference "
    "to one record is easily typed, or read, as one to the other.",
    mend="Give one of the two an id that cannot be mistaken for the other.",
    bad={
        "documents.yaml": "- id: DOC0\n  title: Health visiting record\n"
        "- id: DOCO  # <- LT103\n  title: School record\n"
    },
    good={
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n"
        "- id: DOC2\n  title: School record\n",
        "people.yaml": "- id: PL\n  role: Pastoral lead\n  group: case-group\n"
        "- id: P1\n  role: Police officer\n  group: case-group\n"
        "- id: GP1\n  role: General practitioner\n  group: case-group\n",
        "agencies.yaml": "- id: gp\n  name: General practice\n",
        "timeline/gp.yaml": "- id: gp-1\n  date: 2022-05-01\n  event: Appointment\n",
    },
)

#: Upper and lower case differ here: a capital L is no 1, a small i is no l.
_SHAPES = str.maketrans({"l": "1", "I": "1", "O": "0", "o": "0", "S": "5", "s": "5", "-": None})


def find(review: Review, _setting: Setting) -> Problems:
    """Every record whose id looks like that of an earlier one."""
    first: dict[str, Model] = {}
    for id_, record in review.by_id.items():
        other = first.setdefault(id_.text.translate(_SHAPES).lower(), record)
        if other is not record and not _apart(record, other):
            yield about(
                CHECK,
                record,
                f"“{record.id}” is easily mistaken for “{other.id}” "
                f"({other.KIND.one}, {place(other.place('id'))}).",
                "id",
            )


def _apart(record: Model, other: Model) -> bool:
    """Whether the kinds tell them apart, where a hyphen is all the difference: gp-1 and GP1."""
    return record.KIND is not other.KIND and Id(record.id_text.replace("-", "")) == Id(
        other.id_text.replace("-", "")
    )
