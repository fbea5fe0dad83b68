"""The one audience filter: a review to the review as somebody may read it.

What a reader may not see is gone from the result: records, fields, and the references to them.
Reports are built from that result alone. The key of real names is in no result.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, TypeVar

from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method import family, priorities
from learning_together.privacy.handling import TEAM, part_readers, readers
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.base import Audience, Handling, Kind, Model, Part
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.person import Person
from learning_together.records.shape import Shape, fields
from learning_together.review.review import Review, once_per_review

#: Audiences that are about one person or one agency, and the kind of record that they name.
ABOUT = {Audience.PARTICIPANT: "people", Audience.AGENCY: "agencies"}

#: In words, for title pages and messages.
NAMES = {
    Audience.REVIEWERS: "Lead reviewers",
    Audience.TEAM: "Review team",
    Audience.CASE_GROUP: "Case group",
    Audience.PARTICIPANT: "Participant",
    Audience.AGENCY: "Agency",
    Audience.FAMILY: "Family",
    Audience.BOARD: "Board",
    Audience.PROCEEDINGS: "Parallel proceedings",
    Audience.PUBLIC: "Public",
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads.

    Attributes:
        audience: The audience.
        about: For a participant or an agency: the id of the one who reads.
    """

    audience: Audience
    about: Id | None = None

    @property
    def key(self) -> str:
        """As it is typed: `team`, `agency:health`."""
        return f"{self.audience}:{self.about}" if self.about else str(self.audience)

    def words(self, review: Review) -> str:
        """As it is printed."""
        record = review.find(self.about)
        name = NAMES[self.audience]
        return f"{name}: {record.called if record else self.about}" if self.about else name

    @property
    def beyond_team(self) -> bool:
        """Whether the reader is outside of the review team."""
        return self.audience not in TEAM


def reader(text: str, review: Review) -> Reader:
    """Who is meant by `team` or `agency:health`.

    Raises:
        LtError: There is no such audience, or it does not say whom it is about.
    """
    name, _, about = text.partition(":")
    known = tuple(str(one) for one in Audience)
    if name not in known:
        guess = near(name, known)
        raise LtError(
            f"There is no audience “{name}”.",
            (f"Did you mean “{guess}”? " if guess else "") + f"Audiences: {', '.join(known)}.",
        )
    audience = Audience(name)
    kind = ABOUT.get(audience)
    if kind is None:
        if about:
            raise LtError(f"The audience “{name}” is about nobody in particular.", f"Write {name}.")
        return Reader(audience)
    records = review.all(model(kind))
    found = review.get(Id(about.strip()), model(kind))
    if found is None:
        ids = ", ".join(record.id.text for record in records if record.id)
        raise LtError(
            f"The audience “{name}” must say which {kind_of(kind).one}: {name}:ID.",
            f"This review has: {ids or 'none yet'}.",
        )
    return Reader(audience, found.id)


@once_per_review
def as_read_by(review: Review, who: Reader) -> Review:
    """The review as somebody may read it.

    A record without an id is in none: no report could lead to it, or bring a comment back.

    Args:
        review: All of it.
        who: The reader.
    """
    agency, person = _about(review, who)
    kept: dict[str, tuple[Model, ...]] = {}
    withheld: dict[Id, str] = {}
    for kind, records in review.named().records.items():
        if kind == "identities":
            continue
        own = kind_of(kind)
        readable = []
        for record in records:
            if (
                own.reported
                and who.audience in readers(record)
                and _is_own(record, own, agency, person)
            ):
                readable.append(record)
            elif record.id:
                withheld[record.id] = kind
        kept[kind] = tuple(readable)
    # An id that stands twice, once readable and once not, is not withheld.
    shown = {record.id for records in kept.values() for record in records}
    withheld = {id: kind for id, kind in withheld.items() if id not in shown}
    return replace(
        review,
        facts=_as_read(review.facts, who.audience, withheld),
        records={
            kind: tuple(_as_read(record, who.audience, withheld) for record in records)
            for kind, records in kept.items()
        },
        unread={},
        files={},
        withheld=withheld,
        numbers=priorities.numbers(review),
        told=_told(review, who, withheld),
    )


def _told(review: Review, who: Reader, withheld: Mapping[Id, str]) -> tuple[Model, ...]:
    """What the public is told of the family's part, of people whom it may know of."""
    if who.audience is not Audience.PUBLIC:
        return ()
    return tuple(one for one in family.told_to_public(review) if one.person not in withheld)


def reads_all(review: Review, who: Reader, made: type[Model], *names: str) -> bool:
    """Whether a reader reads every record of a kind: what they miss then is not there.

    Args:
        review: As the reader may read it.
        who: The reader.
        made: The model of the kind.
        names: Fields that the reader must be able to read too.
    """
    kind = made.KIND
    narrowed = dict(_narrowed(made))
    return (
        who.audience in kind.readers
        and not own_only(kind, who.audience)
        and review.shows(kind.name)
        and all(who.audience in narrowed.get(name, kind.readers) for name in names)
        and not any(
            who.audience not in (one.field_handling or {}).get(name, (who.audience,))
            for one in review.all(made)
            for name in names
        )
    )


def own_only(kind: Kind, audience: Audience) -> bool:
    """Whether an audience reads of a kind no more than what belongs to its agency or person."""
    if audience is Audience.PARTICIPANT:
        return bool(kind.own_agency or kind.own_person)
    return audience is Audience.AGENCY and bool(kind.own_agency)


#: Stands for whoever is not named, where that is not to mean everybody.
_NOBODY = Id("")


def _about(review: Review, who: Reader) -> tuple[Id | None, Id | None]:
    """Agency and person that the reader is about."""
    if who.audience is Audience.AGENCY:
        return who.about or _NOBODY, None
    if who.audience is Audience.PARTICIPANT:
        person = review.get(who.about, Person)
        return (person and person.agency) or _NOBODY, who.about or _NOBODY
    return None, None


def _is_own(record: Model, kind: Any, agency: Id | None, person: Id | None) -> bool:
    """Whether a record that belongs to an agency or person belongs to the reader's."""
    if agency is not None and kind.own_agency:
        owner: Id = getattr(record, kind.own_agency) or _NOBODY
        if owner != agency and person not in getattr(record, "people", ()):
            return False
    if person is not None and kind.own_person:
        own: Id = getattr(record, kind.own_person) or _NOBODY
        return own == person
    return True


@cache
def _narrowed(made: type[Part]) -> tuple[tuple[str, Handling], ...]:
    """Fields that fewer may read than the record."""
    return tuple(
        (name, shape.handling) for name, shape in fields(made).items() if shape.handling is not None
    )


M = TypeVar("M", bound=Part)


def _as_read(record: M, audience: Audience, withheld: Mapping[Id, str]) -> M:
    """A record, or a part of one, without the fields and references that are not for the reader."""
    made: type[Part] = type(record)
    own: Mapping[str, Any] = getattr(record, "field_handling", None) or {}
    changes: dict[str, Any] = {}
    for name, handling in _narrowed(made):
        if name not in own and audience not in handling:
            changes[name] = _empty(fields(made)[name])
    for name, names in own.items():
        shape = fields(made).get(name)
        if shape is not None and audience not in names:
            changes[name] = _empty(shape)
    for name, shape in _leading_on(made):
        if withheld or shape.part is not None:
            value = getattr(record, name)
            if value and name not in changes:
                changed = _changed(record, shape)
                seen = _seen(shape, value, audience, withheld, changed=changed)
                if seen != value:
                    changes[name] = seen
    changes = {name: value for name, value in changes.items() if getattr(record, name) != value}
    copy: M = record.model_copy(update=changes) if changes else record
    return copy


def _changed(record: Part, shape: Shape) -> bool:
    """Whether a field holds words that are others now than somebody agreed to."""
    waits = shape.part is not None and bool(shape.part.CONSENT)
    return waits and isinstance(record, Model) and agreement(record) is Agreement.CHANGED


def _empty(shape: Shape) -> Any:
    return () if shape.many else None


@cache
def _leading_on(made: type[Part]) -> tuple[tuple[str, Shape], ...]:
    """Fields that name other records, or hold parts that may."""
    return tuple(
        (name, shape)
        for name, shape in fields(made).items()
        if shape.refs is not None or shape.part is not None
    )


def _seen(
    shape: Shape, value: Any, audience: Audience, withheld: Mapping[Id, str], *, changed: bool
) -> Any:
    if shape.part is not None:
        parts = value if shape.many else (value,)
        seen = tuple(
            _as_read(part, audience, withheld)
            for part in parts
            if audience in part_readers(part, changed=changed)
        )
        return seen if shape.many else next(iter(seen), None)
    if shape.many:
        return tuple(id for id in value if id not in withheld)
    return None if value in withheld else value
