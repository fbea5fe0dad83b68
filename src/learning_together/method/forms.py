"""Which forms are out: sent to somebody, as the ledger of disclosures says, and not come back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from learning_together.english import starting
from learning_together.ids import Id
from learning_together.records.kinds import KINDS, kind_of
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.review import Review

#: Of an agency's account: what its form is of, before the agency.
_CHRONOLOGY = "timeline"


def of_chronology(agency: str) -> str:
    """What the form for an agency's account is of, as the ledger has it."""
    return f"{_CHRONOLOGY} {agency}"


@dataclass(frozen=True, slots=True)
class Out:
    """A form that is out.

    Attributes:
        record: Of the ledger.
        late: Whether the day by which it was due is past.
    """

    record: Disclosure
    late: bool

    def what(self, review: Review) -> str:
        """What the form is of, in words."""
        kind, _, subject = (self.record.form or "").partition(" ")
        one = starting(kind_of(kind).one if kind in KINDS else kind)
        if kind == _CHRONOLOGY:
            one = "Chronology"
        found = review.find(Id(subject)) if subject else None
        called = found.called if found is not None else ""
        about = f"{subject}, {called}" if called and called != subject else subject
        return f"{one} ({about})" if about else one


def out(review: Review, today: date) -> Iterator[Out]:
    """The forms that are out, those longest due first.

    Args:
        review: With the ledger.
        today: The day on which is asked.
    """
    found = [one for one in review.all(Disclosure) if one.form and one.returned is None]
    for one in sorted(found, key=lambda each: (each.due or date.max, each.id_text)):
        yield Out(one, one.due is not None and one.due < today)
