"""A state of a review for joining: its files' texts, and the records as they were typed.

Fields are not judged here: a faulty one is joined as it was typed.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from learning_together.diagnostics import Problem
from learning_together.folder.faults import JOINED_LIST, LOST_TEXT
from learning_together.folder.yaml.known import Known
from learning_together.folder.yaml.positioned import Data, Record
from learning_together.ids import Id, interned
from learning_together.records.kinds import kind_of
from learning_together.review.paths import REVIEW_FILE, kind_at

#: A record, whatever state it is in: its kind, its id as ids compare (or its file and what it says,
#: where it has none), and which of those that are the same in this.
Key = tuple[str, str, int]


@dataclass(slots=True, eq=False)
class Held:
    """A record as one state holds it; nothing changes it, which to enforce costs more than to read.

    Attributes:
        kind: The plural of its kind.
        path: Of its file.
        number: Which record of the file it is, from 0.
        origin: It, as it was typed.
        id: Its id, where it has one that could be one.
    """

    kind: str
    path: str
    number: int
    origin: Record
    id: Id | None

    @property
    def data(self) -> Data:
        """Its fields as they were typed."""
        return self.origin.data


def body_of(path: str) -> str:
    """The field that the text of a file fills; empty where it is YAML."""
    return kind_of(kind_at(path) or "").body if path.endswith(".md") else ""


#: Faults that take no word out of a record but into a comment, which is joined too.
_HARMLESS = (LOST_TEXT, JOINED_LIST)


class State:
    """The records of some files.

    Args:
        texts: Of files that a kind reads, by path.
        like: Another state; what says the same in both is read once.
    """

    def __init__(self, texts: Mapping[str, str], like: "State | None" = None) -> None:
        self.texts = {path: text for path, text in sorted(texts.items()) if _is_joined(path)}
        self.known: Known = like.known if like else Known()
        self.read: dict[str, list[Record]] = {}
        #: How many faults a file has that take no word out of it.
        self.flaws: dict[str, int] = {}
        self.files: dict[str, list[Key]] = {}
        self.records: dict[Key, Held] = {}
        #: Files that cannot be read record by record without losing a word, and why.
        self.unread: dict[str, Problem | None] = {}
        seen: dict[tuple[str, str], int] = {}
        for path, text in self.texts.items():
            records, problems = self.known.read(path, text, body_of(path))
            kind = str(kind_at(path))
            loses = [one for one in problems if one.check not in _HARMLESS]
            if loses or not _are_of(kind, path, [one.data for one in records]):
                self.unread[path] = loses[0] if loses else None
                continue
            self.read[path] = records
            self.flaws[path] = len(problems)
            keys = self.files[path] = []
            for number, record in enumerate(records):
                held = Held(kind, path, number, record, _id(kind, record.data))
                same = kind, held.id.folded if held.id else _said(path, record.data)
                before = seen.get(same, 0)
                keys.append((*same, before))
                self.records[keys[-1]] = held
                seen[same] = before + 1

    @cached_property
    def ids(self) -> dict[Id, Key]:
        """The first record of each id."""
        found: dict[Id, Key] = {}
        for key, held in self.records.items():
            if held.id:
                found.setdefault(held.id, key)
        return found

    def each(self, path: str) -> Iterator[tuple[Key, Held]]:
        """The records of a file, in their order."""
        for key in self.files.get(path, ()):
            yield key, self.records[key]


def _is_joined(path: str) -> bool:
    return kind_at(path) not in {None, "identities"}


def _id(kind: str, data: Data) -> Id | None:
    if kind == "review":
        return Id("review")
    typed = data.get("id")
    return interned(typed) if isinstance(typed, str) and typed.strip() else None


def _are_of(kind: str, path: str, records: list[Data]) -> bool:
    """Whether records are those that the loader would see."""
    if path == REVIEW_FILE:
        return len(records) == 1
    return not (len(records) == 1 and list(records[0]) == [kind])


def _said(path: str, data: Data) -> str:
    """What a record without an id says, and where; it is known again by nothing else."""
    return f"\n{path}\n" + json.dumps(data, ensure_ascii=False, sort_keys=True)
