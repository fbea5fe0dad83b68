"""What some may not read is not cited before them."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import name
from learning_together.english import listed, starting
from learning_together.privacy.audience import NAMES
from learning_together.privacy.handling import field_readers, readers
from learning_together.records.base import Audience

CHECK = Check(
    code="LT708",
    name="restricted-record-cited",
    steps="report: warning",
    title="A text that a wider audience reads cites a record that is kept from it",
    why="Reports leave the code out where the audience may not read the record; what remains "
    "is a sentence with a hole in it, which also tells that something is held back. "
    "Conversations were promised to stay within the review (SCIE Guide 24, 2008, appendix "
    "2).",
    mend="Say what the reader needs in the text itself and cite an episode or a factor, or "
    "nothing. If these readers may read the record, widen its “handling”.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: As one said in [[CV1]], nobody counts.  # <- LT708\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  impact: As [[KPE1]] shows, nobody counts.\n",
    },
)


#: Beyond the review team, in the order in which messages name them.
_BEYOND = (
    Audience.CASE_GROUP,
    Audience.PARTICIPANT,
    Audience.FAMILY,
    Audience.BOARD,
    Audience.PUBLIC,
)
_OPEN = frozenset({Audience.PUBLIC, Audience.FAMILY})
_INNER = frozenset({Audience.CASE_GROUP, Audience.BOARD, Audience.PUBLIC})


def find(review: Review, _setting: Setting) -> Problems:
    """References in text to records that were narrowed, or that never leave the review's circle.

    That a finding's episodes are not for the public is usual, and reports deal with it; what
    counts is what somebody restricted on purpose, and conversations and the like in public text.
    """
    for reference in review.references:
        if not reference.in_text:
            continue
        cited = review.find(reference.id)
        if cited is None or cited is reference.source:
            continue
        may = readers(cited)
        text = field_readers(reference.source, reference.path)
        kept_from = text & (cited.KIND.readers - may)
        if not may & _INNER:
            kept_from |= (text & _OPEN) - may
        shut_out = [NAMES[audience].lower() for audience in _BEYOND if audience in kept_from]
        if shut_out:
            yield CHECK.at(
                reference.place,
                starting(
                    f"{name(reference.source)} cites {name(cited)}, which these readers may not "
                    f"read: {listed(shut_out)}."
                ),
                record=reference.source.id,
                field=reference.field,
            )
