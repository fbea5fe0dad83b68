"""Which record goes by which number in a draft or a workbook that was made without ids.

Takes what the file carries of it, a fingerprint, and a review: the ledger keeps which was which
when a file was issued; else the numbers are those of today, if they still have that fingerprint.
"""

from collections.abc import Iterator, Mapping

from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.ids import Id
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.printed_ids import READERS, noted, printed_ids, which
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.review import Review


def mark(printed: Mapping[Id, Id]) -> str:
    """The fingerprint of which is which; empty where records go by their ids."""
    return fingerprint(noted(printed)) if printed else ""


def found(marked: str, review: Review) -> dict[Id, Id] | None:
    """Which record goes by which number, from id to number; None where nobody knows.

    Args:
        marked: The fingerprint that the file carries.
        review: All of the review.
    """
    if not marked:
        return {}
    return next((one for one in _known(review) if mark(one) == marked), None)


def _known(review: Review) -> Iterator[dict[Id, Id]]:
    for one in review.all(Disclosure):
        if one.printed:
            yield which(one.printed)
    for audience in sorted(READERS):
        who = Reader(audience)
        yield printed_ids(as_read_by(review, who), who)
