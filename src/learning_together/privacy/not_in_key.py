"""Who is not in the key: a review to the codes of people whose names cannot be looked for."""

from learning_together.ids import Id
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review

#: Whose names appear in no report.
_HIDDEN = frozenset({"case-group", "family"})


def left_out(review: Review) -> tuple[str, ...]:
    """The codes of staff and family for whom the key has no names."""
    named = (one.code for one in review.all(Identity) if one.every_name)
    known = {Id(code) for code in named if code}
    return tuple(
        person.id.text
        for person in review.all(Person)
        if person.group in _HIDDEN and person.id and person.id not in known
    )
