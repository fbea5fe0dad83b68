"""Of a matter handed to an agency the review keeps the fact and the day, and nothing else."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import starting
from learning_together.records.base import Audience
from learning_together.records.kinds.handover import Handover

CHECK = Check(
    code="LT740",
    name="handover-tells-more",
    steps="setup: error",
    title="More than its day is told of a matter that was handed to an agency",
    why="Matters of capability or discipline are handled by the agency in the usual way and apart "
    "from the review (SCIE, Learning Together London pilots, 2011, section 4). A record that "
    "names the matter beside a person, an entry or a meeting, or that others than the lead "
    "reviewers may read, tells whom it is about.",
    mend="Keep agency and date alone, for the lead reviewers: remove the reference "
    "or the wider “handling”.",
    bad={
        "agencies.yaml": "- id: health\n  name: Health\n",
        "handovers.yaml": "- id: HND1\n  agency: health\n  date: 2023-10-09\n"
        "  handling: [team]  # <- LT740\n",
    },
    good={
        "agencies.yaml": "- id: health\n  name: Health\n",
        "handovers.yaml": "- id: HND1\n  agency: health\n  date: 2023-10-09\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Handovers that more people may read, and whatever in the review points to one."""
    only = frozenset({Audience.REVIEWERS})
    for handover in review.all(Handover):
        if frozenset(map(Audience, handover.handling)) - only:
            yield about(
                CHECK,
                handover,
                f"{name(handover)} may be read by others than the lead reviewers.",
                "handling",
            )
        for reference in review.naming(handover.id):
            yield CHECK.at(
                reference.place,
                starting(f"{name(reference.source)} points to {name(handover)}."),
                record=reference.source.id,
                field=reference.field,
            )
