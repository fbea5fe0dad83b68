"""Rules that ask whether records are there, and whether fields of them are filled in."""

from collections.abc import Callable, Mapping

from learning_together.checks.rule import Check, Find, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.records.base import M, Model


def _every(_record: Model) -> bool:
    return True


def none_yet(check: Check, kind: type[M], says: str, where: Callable[[M], object] = _every) -> Find:
    """Finds that a review has no record of a kind.

    Args:
        check: The check that asks.
        kind: Of the records.
        says: What is wrong.
        where: Which of them count.
    """

    def find(review: Review, _setting: Setting) -> Problems:
        if review.whole(kind.KIND.name) and not any(map(where, review.all(kind))):
            yield check.at(review.facts.place(), says)

    return find


def lacking(
    check: Check, kind: type[M], field: str, says: str, where: Callable[[M], object] = _every
) -> Find:
    """Finds the records of a kind in which a field is empty.

    Args:
        check: The check that asks.
        kind: Of the records.
        field: Its name.
        says: What is wrong; `{name}` stands for the record.
        where: Which of them should have it.
    """

    def find(review: Review, _setting: Setting) -> Problems:
        for record in filter(where, review.all(kind)):
            if record.lacks(field):
                yield about(check, record, says.format(name=name(record)), field)

    return find


def unsaid(
    check: Check, kind: type[M], asked: Mapping[str, str], where: Callable[[M], object] = _every
) -> Find:
    """Finds the records of a kind that leave something unsaid; one problem a record.

    Args:
        check: The check that asks.
        kind: Of the records.
        asked: What each field says.
        where: Which of them should say it all.
    """

    def find(review: Review, _setting: Setting) -> Problems:
        for record in filter(where, review.all(kind)):
            if missing := [field for field in asked if record.lacks(field)]:
                said = listed(asked[field] for field in missing)
                yield about(check, record, f"{name(record)} does not say {said}.", missing[0])

    return find
