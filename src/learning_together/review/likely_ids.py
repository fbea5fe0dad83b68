"""Which id was probably meant by one that does not exist."""

from collections.abc import Iterable

from learning_together import ids
from learning_together.ids import Id, look_alike
from learning_together.patterns import regex
from learning_together.records.base import Model
from learning_together.records.did_you_mean import nearest, plain
from learning_together.records.fault_messages import possible_id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review, once_per_review

_NO_LETTER = regex(r"[^a-z]+")


def likely(
    review: Review, id_: Id, kinds: tuple[str, ...] = (), source: Model | None = None
) -> str:
    """The id that was probably meant; empty where that would be a guess.

    Another number is another record: HV2 is never offered for HV1, since taking one person for
    another is the worse slip.

    Args:
        review: Which has no such record.
        id_: That no record has.
        kinds: The kinds that it may name; empty: any.
        source: The record in which it stands, which is never meant itself.
    """
    if not kinds or "agencies" in kinds:
        by_name = _names(review).get(plain(id_.text))
        if by_name:
            return by_name
    own = source.id_text if source is not None else ""
    for found, kind in _by_look(review).get(look_alike(id_), ()):
        if found != own and (not kinds or kind in kinds):
            return found
    number = ids.number(id_.text)
    known = _by_number(review).get(number, ())
    among = tuple(found for found, kind in known if found != own and (not kinds or kind in kinds))
    if number is None:
        return _only(nearest(id_.text, among)) if len(id_.text) > 3 else ""
    letters = _letters(id_)
    by_letters = {_letters(Id(found)): found for found in reversed(among)}
    if letters in by_letters:
        return by_letters[letters]
    guess = _only(nearest(letters, tuple(by_letters))) if len(letters) > 1 else ""
    return by_letters[guess] if guess else ""


def to_come(review: Review, typed: str, kinds: tuple[str, ...]) -> str:
    """The id that a record will have which is called so now, though nothing can be called so."""
    for kind in kinds:
        for one in review.records.get(kind, ()) if typed.strip() else ():
            said = one.origin.data.get("id")
            if one.id is None and isinstance(said, str) and plain(said) == plain(typed):
                return possible_id(type(one), said)
    return ""


@once_per_review
def _names(review: Review) -> dict[str, str]:
    return agency_names(review.all(Agency))


def _only(guesses: list[str]) -> str:
    return guesses[0] if len(guesses) == 1 else ""


def _letters(id_: Id) -> str:
    return _NO_LETTER.sub("", id_.folded)


@once_per_review
def _by_number(review: Review) -> dict[int | None, tuple[tuple[str, str], ...]]:
    """Ids and their kinds by the number with which the id ends."""
    found: dict[int | None, list[tuple[str, str]]] = {}
    for id_, record in review.by_id.items():
        found.setdefault(ids.number(id_.text), []).append((id_.text, record.KIND.name))
    return {number: tuple(those) for number, those in found.items()}


@once_per_review
def _by_look(review: Review) -> dict[str, tuple[tuple[str, str], ...]]:
    """Ids and their kinds by what they look like: KPEl for KPE1."""
    found: dict[str, list[tuple[str, str]]] = {}
    for id_, record in review.by_id.items():
        found.setdefault(look_alike(id_), []).append((id_.text, record.KIND.name))
    return {look: tuple(those) for look, those in found.items()}


def agency_names(agencies: Iterable[Agency]) -> dict[str, str]:
    """The ids of agencies by their names; a name that two share is left out."""
    return _alone((one.name, one.id_text) for one in agencies)


def people_roles(people: Iterable[Person]) -> dict[str, str]:
    """The ids of people by their roles; a role that two share is left out."""
    return _alone((one.role, one.id_text) for one in people)


def _alone(called: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """Ids by what one record alone is called."""
    found: dict[str, set[str]] = {}
    for name, id in called:
        if id and name:
            found.setdefault(plain(name), set()).add(id)
    return {name: ids.pop() for name, ids in found.items() if len(ids) == 1}
