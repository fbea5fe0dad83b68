"""No id of the team's stands in text for the public."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import some
from learning_together.privacy.handling import readers
from learning_together.privacy.identifying import texts
from learning_together.privacy.typed_ids import typed_ids
from learning_together.records.base import Audience

CHECK = Check(
    code="LT729",
    name="id-in-public-text",
    steps="report: warning, board: error",
    title="An id of the team's in text for the public",
    why="Codes and ids (HV1, KPE3, health-012) are the team's own. To the public they say nothing, "
    "but whoever has seen one paper of the review can join it to another by them. A report for the "
    "public in which one stands is not made.",
    mend="Say it in words: “the health visitor”, “the visit in June”. In [[ ]] lt prints what "
    "readers may see instead: “Finding 2”. A number of somebody else's that looks like one, such "
    "as that of a form, goes into “harmless” in review.yaml.",
    bad={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: Nobody asked HV1 what she saw.  # <- LT729\n",
    },
    good={
        "review.yaml": "format: 1\ntitle: Sample\nframework: lcspr\noption: full\nstage: report\n",
        "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: Nobody asked the health visitor what she saw. [[FIN1]] is about that.\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Text that the public may read, with ids in it."""
    ids = typed_ids(review, Audience.PUBLIC)
    public = frozenset({Audience.PUBLIC})
    for record in review:
        may = readers(record) & public
        if ids is None or not may or not record.KIND.reported:
            continue
        for path, text in texts(record, may):
            if typed := dict.fromkeys(text[start:end] for start, end in ids.found(text)):
                said = f"{name(record)} names {some(typed)} in text that the public may read."
                yield about(CHECK, record, said, *path)
