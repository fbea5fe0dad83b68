"""The ids that new records get: free ones, in the way the review has numbered until now."""

from collections.abc import Iterable, Iterator
from itertools import count

from learning_together import ids
from learning_together.errors import LtError
from learning_together.patterns import regex
from learning_together.records.base import Model
from learning_together.records.kinds import kind_of
from learning_together.review.review import Review

_NUMBERED = regex(r"(.*?)([0-9]+)")
_PADDING = 3


def new_ids(review: Review, kind: str, agency: str = "") -> Iterator[str]:
    """The free ids of a kind, one after the other; none where people choose its ids themselves.

    Args:
        review: The review.
        kind: The plural of the records' kind.
        agency: For timeline entries: whose account they are in, by the id of the agency's record.

    Raises:
        LtError: What the review's habit leads to cannot be an id.
    """
    records = review.records.get(kind, ())
    if kind == "timeline":
        prefix, width = _habit(records, agency, f"{agency}-", _PADDING)
    else:
        prefix = (review.facts.prefixes or {}).get(kind, kind_of(kind).prefix)
        if not prefix:
            return
        _, width = _habit(records, "", prefix, 1)
    taken = [
        int(found[2])
        for id in review.by_id
        if (found := _NUMBERED.fullmatch(id.folded)) and found[1] == prefix.lower()
    ]
    for number in count(max(taken, default=0) + 1):
        new = ids.Id(f"{prefix}{number:0{width}}")
        if not ids.PATTERN.fullmatch(new.text):
            raise LtError(f"“{new}” cannot be an id.", "Give one: --set id=…")
        if review.is_free(new):
            yield new.text


def _habit(records: Iterable[Model], agency: str, prefix: str, width: int) -> tuple[str, int]:
    """The prefix and the number of digits of the last numbered record, of an agency if named."""
    last = -1
    for record in records:
        if agency and getattr(record, "agency", None) != ids.Id(agency):
            continue
        found = _NUMBERED.fullmatch(record.id_text)
        if not found or (not agency and found[1].lower() != prefix.lower()):
            continue
        if int(found[2]) > last:
            last, prefix, width = int(found[2]), found[1], len(found[2])
    return prefix, width
