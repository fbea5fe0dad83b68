"""Which earlier delivery a file is a new version of, and which entries its rows are held against.

Takes an agency's deliveries and entries, gives what they brought and how they hang together.
"""

from collections.abc import Mapping, Sequence

from learning_together.errors import LtError
from learning_together.importers import matching
from learning_together.importers.draft import Drafted, Fields
from learning_together.importers.matching import Earlier
from learning_together.importers.store import Delivery
from learning_together.models.entry import Entry

#: Fields that a delivery fills; all others belong to the reviewers.
DELIVERED = (
    "date", "end_date", "time", "when", "source", "people", "event", "response", "child_seen",
    "voice", "comment",
)  # fmt: skip
#: A file is a new version of an earlier one where at least this share of either is the same.
_SAME_FILE = 0.3
_MOST_PAIRS = 250_000


def as_it_stands(entry: Entry) -> Fields:
    """What an entry says now, of what a delivery can bring."""
    data = entry.origin.data
    found: Fields = {}
    for name in DELIVERED:
        value = data.get(name)
        if name == "people" and isinstance(value, str):
            value = [value]
        if value:
            found[name] = value
    return found


def brought(deliveries: Sequence[Delivery], entries: Mapping[str, Entry]) -> list[Earlier]:
    """Entries that deliveries brought, as they brought them; as they stand where that is lost."""
    last: dict[str, Fields] = {}
    for delivery in deliveries:
        for row in delivery.rows():
            if row.get("entry") and row.get("fields") is not None:
                last[row["entry"]] = row["fields"]
    found = []
    for entry in entries.values():
        at = entry.delivery
        if at is not None and at.number is not None:
            fields = last.get(entry.id) or as_it_stands(entry)
            found.append(Earlier(entry.id, at.hash or "", fields, at.number))
    return found


def chain(deliveries: Sequence[Delivery], number: int | None) -> set[int]:
    """A delivery, those it replaced, and those that have replaced them since."""
    replaced = {one.number: one.replaces for one in deliveries}
    found: set[int] = set()
    while number is not None and number not in found:
        found.add(number)
        number = replaced.get(number)
    while more := {one for one, of in replaced.items() if of in found and one not in found}:
        found |= more
    return found


def replaced(
    drafted: Drafted,
    earlier: Sequence[Earlier],
    deliveries: Sequence[Delivery],
    asked: int | None,
    same: Delivery | None,
) -> int | None:
    """The delivery of which a file is a new version; None where it is none.

    Args:
        drafted: The file.
        earlier: What earlier deliveries brought.
        deliveries: All of them.
        asked: What a person said; 0 for none.
        same: The delivery with the very same content.

    Raises:
        LtError: A person named a delivery that there is not.
    """
    if asked is not None:
        if asked and asked not in {one.number for one in deliveries}:
            known = ", ".join(str(one.number) for one in deliveries) or "none yet"
            raise LtError(f"There is no delivery {asked} of this agency.", f"Deliveries: {known}")
        return asked or None
    if same is not None:
        return same.number
    best, found = _SAME_FILE, None
    for delivery in deliveries:
        numbers = chain(deliveries, delivery.number)
        those = [one for one in earlier if one.number in numbers]
        if not those or not drafted.drafts:
            continue
        met = matching.by_hash(drafted.drafts, those)
        if not met and len(those) * len(drafted.drafts) <= _MOST_PAIRS:
            met = matching.pair(drafted.drafts, those)
        share = len(met) / min(len(those), len(drafted.drafts))
        if share >= best:
            best, found = share, delivery.number
    return found
