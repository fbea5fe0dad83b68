"""No file is called by a real name."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.privacy.own_files import covered, spots

_REVIEW = "format: 1\ntitle: Sample\nframework: lcspr\noption: full\n"
_PEOPLE = "- {id: HV1, role: Health visitor, group: case-group}\n"
_KEY = "- code: HV1\n  type: person\n  names: [Ottoline Quisp]\n"

CHECK = Check(
    code="LT726",
    name="name-in-file-name",
    title="A file of the review is called by a real name",
    why="Names of files are seen by whoever opens a folder, and stand in git's history and in "
    "messages about the file.",
    mend="Rename the file. Git keeps the old name: docs/security.md says how it is purged.",
    bad={
        "review.yaml": _REVIEW.replace("1\n", "1  # <- LT726\n", 1),
        "people.yaml": _PEOPLE,
        "episodes/visit-quisp.yaml": "id: KPE1\ntitle: The visit\n",
        "private/identities.yaml": _KEY,
    },
    good={
        "people.yaml": _PEOPLE,
        "episodes/visit.yaml": "id: KPE1\ntitle: The visit\n",
        "private/identities.yaml": _KEY,
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Files whose name holds something that must not go out."""
    for spot in spots(review):
        if spot.in_name:
            path = covered(review, spot.place.file)
            yield CHECK.at(
                review.facts.place(), f"The name of the file {path} holds {spot.hit.what}."
            )
