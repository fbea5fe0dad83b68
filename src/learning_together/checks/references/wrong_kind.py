"""A field that names records names records of its kind."""

from learning_together.checks.references.ids_named import named
from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import place
from learning_together.english import either
from learning_together.ids import Id
from learning_together.records.kinds import kind_of
from learning_together.review.likely_ids import likely

CHECK = Check(
    code="LT104",
    name="wrong-kind",
    title="A reference to a record of the wrong kind",
    why="What the field leads to would appear in no table, and the layers of the analysis would "
    "not connect.",
    mend="Name a record of the kind that belongs there, or put the id into the field that is made "
    "for it.",
    bad={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  episodes: [DOC1]  # <- LT104\n",
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n",
    },
    good={
        "factors.yaml": "- id: CF1\n  summary: Two posts vacant\n  evidence: [DOC1]\n",
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """References to a record that is there but of another kind than the field takes."""
    wrong: set[tuple[Id, tuple[str, ...]]] = set()
    for kinds, typed in named(review).items():
        for id_ in typed if kinds else ():
            found = review.find(id_)
            if found is not None and found.KIND.name not in kinds:
                wrong.add((id_, kinds))
    if not wrong:
        return
    for reference in review.references:
        if (reference.id, reference.kinds) not in wrong:
            continue
        found = review.find(reference.id)
        if found is None:
            continue
        field = next(step for step in reversed(reference.path) if isinstance(step, str))
        wanted = either(kind_of(kind).one for kind in reference.kinds)
        guess = likely(review, reference.id, reference.kinds, reference.source)
        yield CHECK.at(
            reference.place,
            f"“{found.id}” is the {found.KIND.one} at {place(found.place('id'))}; “{field}” takes "
            f"the id of a different kind of record: {wanted}.",
            f"Did you mean “{guess}”?" if guess else "",
            record=reference.source.id,
            field=reference.field,
            edit=reference.edit(guess),
        )
