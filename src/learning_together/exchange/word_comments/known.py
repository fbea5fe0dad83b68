"""What whoever reads a draft has to know of its review: plain data, which can be sent along."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from learning_together.ids import Id, in_print


@dataclass(frozen=True, slots=True)
class Record:
    """A record of the review.

    Attributes:
        id: Its id.
        body: The field that is meant where none is named.
        fields: The names of all.
    """

    id: str
    body: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a review.

    Attributes:
        kinds: By kind: its body and the names of its fields.
        records: By id: its kind.
        prefixes: What its ids begin with, in small letters, whether there are such records or not.
        printed: By number in print: the id; empty where the draft goes by ids, None where nobody
            knows which is which.
    """

    kinds: Mapping[str, tuple[str, tuple[str, ...]]]
    records: Mapping[str, str]
    prefixes: frozenset[str]
    printed: Mapping[Id, Id] | None = field(default_factory=dict)
    _by_id: dict[Id, Record] = field(init=False)

    def __post_init__(self) -> None:
        by_id = {Id(id): Record(id, *self.kinds[kind]) for id, kind in self.records.items()}
        object.__setattr__(self, "_by_id", by_id)

    def find(self, id: Id) -> Record | None:
        """The record of an id, or of a number in print."""
        return self._by_id.get((self.printed or {}).get(id, id))

    def is_ours(self, id: str) -> bool:
        """Whether an id looks like one of this review's, though it has no such record."""
        found = re.fullmatch(r"(.*?)-?[0-9]+", id)
        return found is not None and Id(found[1]).folded in self.prefixes

    def as_data(self) -> dict[str, Any]:
        """As plain data."""
        return {
            "kinds": self.kinds,
            "records": self.records,
            "prefixes": sorted(self.prefixes),
            "printed": None if self.printed is None
            else [(str(one), str(id)) for one, id in self.printed.items()],
        }  # fmt: skip

    @classmethod
    def of_data(cls, data: Mapping[str, Any]) -> Self:
        """What was known, from plain data."""
        printed = data["printed"]
        return cls(
            {kind: (body, tuple(names)) for kind, (body, names) in data["kinds"].items()},
            data["records"],
            frozenset(data["prefixes"]),
            None if printed is None else {in_print(one): Id(id) for one, id in printed},
        )
