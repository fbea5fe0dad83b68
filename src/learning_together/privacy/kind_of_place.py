"""What kind of place a spot of a review's files is: whose words stand there.

Takes a review and a place, gives the kind. Who may change the words there differs by it: a name in
the team's own text is the team's to replace, what an agency wrote or a person said is not.
"""

from learning_together.diagnostics import Place
from learning_together.patterns import regex
from learning_together.privacy.location import record_at
from learning_together.privacy.place_kinds import PlaceKind
from learning_together.records.base import Part
from learning_together.records.shape import fields
from learning_together.review.review import REFERENCE, Review, lines_of

#: Kinds of records that hold the words of others.
_OF_OTHERS = frozenset(
    {"timeline", "conversations", "family", "feedback", "comments", "responses", "queries"}
)
#: Fields of those that hold the team's own.
_OF_THE_TEAM = frozenset({"significance"})
_COMMENT = regex(r"\s*#|[^\"'#]*\s#")


def kind_of_place(review: Review, place: Place) -> PlaceKind:
    """The kind of the place at which a spot starts."""
    lines = lines_of(review.files.get(place.file, ""))
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    at = place.column - 1
    if place.file.endswith((".yaml", ".yml")) and _COMMENT.match(line[:at]):
        return PlaceKind.COMMENTS
    if any(found.start() <= at < found.end() for found in REFERENCE.finditer(line)):
        return PlaceKind.IDS
    record, path = record_at(review, place)
    if record is None:
        return PlaceKind.PROSE
    names = [step for step in path if isinstance(step, str)]
    if _refers(type(record), names):
        return PlaceKind.IDS
    others = record.KIND.name in _OF_OTHERS and not _OF_THE_TEAM & set(names)
    return PlaceKind.WORDING if others else PlaceKind.PROSE


def _refers(model: type[Part], names: list[str]) -> bool:
    """Whether a field is the record's id or refers to another record."""
    shape = None
    for name in names:
        shape = fields(model).get(name)
        if shape is None or shape.part is None:
            break
        model = shape.part
    return names == ["id"] or (shape is not None and shape.refs is not None)
