"""Gaps that readers would see in what is made for them: where a record is withheld, and numbers.

Takes the text of something that was made, and who is to have it; refuses what must not reach them.
"""

from learning_together.english import some
from learning_together.errors import LtError
from learning_together.privacy import finding_numbers
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.identifying import WIDE
from learning_together.privacy.own_files import covered
from learning_together.reports.wording import NOT_SHOWN
from learning_together.review.review import Review

#: Gaps told in a message.
_GAPS = 12


def told(text: str, what: str, review: Review, who: Reader) -> tuple[str, ...]:
    """What to know of gaps before something goes out.

    Args:
        text: All that stands in it.
        what: What it is called.
        review: All of the review.
        who: For whom it was made.

    Raises:
        LtError: The board or the public would see a gap.
    """
    if who.audience in WIDE and NOT_SHOWN in text.replace("\\", ""):
        seen = as_read_by(review, who)
        gaps = [
            f"{one.source.id or 'review.yaml'} ({one.field}) names {one.id}"
            for one in seen.references
            if one.in_text and seen.find(one.id) is None
        ]
        where = covered(review, some(gaps, _GAPS)) or f"the words {NOT_SHOWN} stand in it"
        raise LtError(
            f"“{what}” is not made for the {who.audience}: where its text names what the "
            f"{who.audience} may not see, it would have gaps: {where}.",
            f"Say there in words what the {who.audience} needs to know, and leave the code out. If "
            f"the {who.audience} may read the record, widen its “handling”.",
        )
    return finding_numbers.look(text, what, review, who)
