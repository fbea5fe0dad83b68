"""Who may read a record, and who one of its fields.

The filter that makes use of it is `learning_together.privacy.audience`.
"""

from learning_together.records.base import Audience, Handling, Model, Part, audiences
from learning_together.records.shape import fields

#: Who works on the review, and reads what somebody has not agreed to yet.
TEAM = audiences("reviewers team")


def readers(record: Model) -> Handling:
    """The audiences that may read a record: its own handling, or its kind's.

    The lead reviewers hold the folder and read all of it, whatever a record says. Where the person
    concerned consented, those to whom the kind opens then read it too; where they did not, nobody
    else does, whatever the record says.
    """
    kind = record.KIND
    consented = not kind.consent or bool(getattr(record, kind.consent))
    if not record.handling:
        if kind.consent and consented:
            return kind.readers | audiences(kind.consented)
        return kind.readers
    own = frozenset({Audience.REVIEWERS, *map(Audience, record.handling)})
    return own if consented else own & kind.readers


def part_readers(part: Part, *, changed: bool = False) -> Handling:
    """The audiences that may read a part of a record, as far as that hangs on a consent.

    Args:
        part: The part.
        changed: Whether words of the record are others than were agreed to.
    """
    agreed = not part.CONSENT or (bool(getattr(part, part.CONSENT)) and not changed)
    return frozenset(Audience) if agreed else TEAM


def field_readers(record: Model, path: tuple[str | int, ...]) -> Handling:
    """The audiences that may read what stands at a path of a record."""
    may = readers(record)
    own = record.field_handling or {}
    name = str(path[0]) if path else ""
    if name in own:
        return may & frozenset(map(Audience, own[name]))
    shape = fields(type(record)).get(name)
    return may & shape.handling if shape is not None and shape.handling is not None else may
