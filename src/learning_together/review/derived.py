"""What is derived of a record, a file or less, and kept for as long as that is as it was.

Takes a review of any state, and what was derived of the state before it. Knows no kind of record.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, NamedTuple, Protocol, TypeVar

from learning_together.records.base import Model

R = TypeVar("R", bound="Derivable")
T = TypeVar("T")

#: Before the name of what is kept.
_KEPT = "of each: "


class Derivable(Protocol):
    """Records of which something is derived: a review."""

    @property
    def before(self) -> Mapping[str, Any]:
        """What was derived of the records of an earlier state, as `derived_of` gives it."""

    @property
    def files(self) -> Mapping[str, str]:
        """The text of every file, by its path."""

    def __iter__(self) -> Iterator[Model]:
        """Every record."""


class _Derived(NamedTuple):
    """What was derived of each record.

    Attributes:
        records: All of a review.
        values: Of each.
        given: What else of the review it depends on.
    """

    records: Sequence[Model]
    values: Sequence[Any]
    given: Any


def _of_nothing(_review: Any) -> Any:
    """What a value depends on that depends on its record alone."""


def once_per_record(
    derive: Callable[[R, Sequence[Model]], Sequence[T]],
    given: Callable[[R], Any] = _of_nothing,
) -> Callable[[R], Sequence[T]]:
    """Keeps what is derived of each record for as long as the record is there.

    A review that was read again after a change shares the records of the files that are as they
    were; of those, what was derived before is taken.

    Args:
        derive: Takes a review and some of its records; gives a value for each, in their order, that
            depends on that record alone.
        given: What else of the review the values depend on; where that differs, none is kept.

    Returns:
        A function that takes a review and gives the values of all of its records, in their order.
    """
    key = f"{_KEPT}{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: R) -> Sequence[T]:
        if key not in review.__dict__:
            review.__dict__[key] = _derived(review, derive, given(review), review.before.get(key))
        values: Sequence[T] = review.__dict__[key].values
        return values

    return derived


def _derived(
    review: R,
    derive: Callable[[R, Sequence[Model]], Sequence[Any]],
    given: Any,
    before: _Derived | None,
) -> _Derived:
    records = list(review)
    if before is None or before.given != given:
        return _Derived(records, derive(review, records), given)
    head, tail = _alike(before.records, records)
    old, new = (each[head : len(each) - tail] for each in (before.records, records))
    # Both lists hold their records, so that no other can have taken the place of one in memory.
    known = dict(zip(map(id, old), before.values[head:], strict=False))
    fresh = [record for record in new if id(record) not in known]
    known.update(zip(map(id, fresh), derive(review, fresh), strict=True))
    values = [
        *before.values[:head],
        *(known[id(record)] for record in new),
        *before.values[len(before.values) - tail :],
    ]
    return _Derived(records, values, given)


def _alike(before: Sequence[Model], records: Sequence[Model]) -> tuple[int, int]:
    """How many records from the first on, and from the last on, are the same in two lists."""
    most = min(len(before), len(records))
    pairs = enumerate(zip(before, records, strict=False))
    head = next((at for at, (was, now) in pairs if was is not now), most)
    pairs = enumerate(zip(reversed(before), reversed(records), strict=False))
    tail = next((at for at, (was, now) in pairs if was is not now), most)
    return head, min(tail, most - head)


class _OfRecords(NamedTuple):
    """What was derived of all records of a review, and those records."""

    records: Sequence[Model]
    value: Any


def once_with_changes(
    derive: Callable[[R], T], changed: Callable[[T, Sequence[tuple[Model, Model]]], T | None]
) -> Callable[[R], T]:
    """Keeps what is derived of all records, and changes a copy where some took others' places.

    Args:
        derive: Takes a review; gives what depends on its records alone.
        changed: Takes what was derived of an earlier state, which it leaves as it is, and each
            record that was there with the one that is in its place now; gives what `derive` would,
            or None where that is to be worked out anew.
    """
    key = f"{_KEPT}{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: R) -> T:
        if key not in review.__dict__:
            records = list(review)
            before: _OfRecords | None = review.before.get(key)
            found = None
            if before is not None and len(before.records) == len(records):
                pairs = zip(before.records, records, strict=True)
                found = changed(before.value, [each for each in pairs if each[0] is not each[1]])
            review.__dict__[key] = _OfRecords(records, derive(review) if found is None else found)
        value: T = review.__dict__[key].value
        return value

    return derived


class _OfAll(NamedTuple):
    """What was derived of a review, and what it depends on."""

    value: Any
    given: Any


def once_while(derive: Callable[[R], T], given: Callable[[R], Any]) -> Callable[[R], T]:
    """Keeps what is derived of a review for as long as what it depends on is the same.

    Args:
        derive: Takes a review.
        given: All of the review that the value depends on.
    """
    key = f"{_KEPT}{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: R) -> T:
        if key not in review.__dict__:
            needed = given(review)
            kept: _OfAll | None = review.before.get(key)
            if kept is None or kept.given != needed:
                kept = _OfAll(derive(review), needed)
            review.__dict__[key] = kept
        value: T = review.__dict__[key].value
        return value

    return derived


class _OfFiles(NamedTuple):
    """What was derived of each file, by its path: of which text, and what."""

    values: dict[str, tuple[str, Any]]
    given: Any


def once_per_file(
    derive: Callable[[R, str, str], T], given: Callable[[R], Any] = _of_nothing
) -> Callable[[R], Mapping[str, T]]:
    """Keeps what is derived of each file for as long as it says the same.

    Args:
        derive: Takes a review, a path and the text of that file.
        given: What else of the review the values depend on; where that differs, none is kept.

    Returns:
        A function that takes a review and gives the value of each of its files, by their paths.
    """
    key = f"{_KEPT}{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: R) -> Mapping[str, T]:
        if key not in review.__dict__:
            needed = given(review)
            before: _OfFiles | None = review.before.get(key)
            known = before.values if before and before.given == needed else {}
            review.__dict__[key] = _OfFiles(
                {
                    path: known[path]
                    if path in known and known[path][0] == text
                    else (text, derive(review, path, text))
                    for path, text in review.files.items()
                },
                needed,
            )
        values: dict[str, tuple[str, T]] = review.__dict__[key].values
        return {path: value for path, (_, value) in values.items()}

    return derived


def derived_of(review: Derivable) -> Mapping[str, Any]:
    """What was derived of the records and files of a review, for the state that comes after it.

    What nobody asked for in this state is that of the state before.
    """
    own = {name: kept for name, kept in vars(review).items() if name.startswith(_KEPT)}
    return {**review.before, **own}
