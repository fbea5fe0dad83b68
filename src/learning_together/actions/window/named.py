"""What every record is called, by kind: made once for each state of a review."""

from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.kinds.entry import Entry
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review, once_per_review


@dataclass(frozen=True, slots=True)
class Named:
    """A record: its id, the kind of it in words, what it is called, and both in small letters."""

    id: Id
    one: str
    called: str
    text: str


@once_per_review
def named(review: Review) -> dict[str, tuple[Named, ...]]:
    """The records that can be named, by the plural of their kind; the first of each id.

    Entries of the timeline are in order of time, the others as they are typed.
    """
    found: dict[str, list[Named]] = {}
    entries = {id: one for id, one in review.by_id.items() if isinstance(one, Entry)}
    timed = {one.id: one for one in timeline_order.in_order(entries.values()) if one.id}
    for id, record in {**timed, **review.by_id}.items():
        name = called(review, record)
        text = f"{id.text} {name}".casefold()
        found.setdefault(record.KIND.name, []).append(Named(id, record.KIND.one, name, text))
    return {kind: tuple(records) for kind, records in found.items()}
