"""Text to data with the place of every value, from libyaml's events.

Every scalar stays the text that was typed: `no`, `12:30` and `0123` mean what a field's type says
they mean, and that is not known here. Positions are kept as one flat array per file, in document
order; a record finds the place of a value by walking its data in that same order, which costs
nothing until a problem has to be pointed at.

Aliases, anchors, tags and merge keys are refused, depth is bounded, at the event that passes the
bound: no text can make this module slow or large.
"""

from array import array
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from yaml import YAMLError
from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from learning_together.diagnostics import Place, Problem
from learning_together.records import faults, slips

Data = dict[str, Any]
Step = str | int

MAX_DEPTH = 100

#: A text without these has no anchor, alias, tag or merge key, and no event is asked for one.
_SPECIAL = ("&", "*", "!", "<<")


@dataclass(slots=True)
class Source:
    """A file's text and the positions of all its nodes, in document order."""

    path: str
    text: str
    #: Line and column from 0, alternating: two numbers a node. Keys are nodes too.
    positions: "array[int]" = field(default_factory=lambda: array("I"))

    def place(self, node: int, length: int = 0) -> Place:
        """The place of the node of that number."""
        at = 2 * node
        return Place(self.path, self.positions[at] + 1, self.positions[at + 1] + 1, length)


@dataclass(slots=True, eq=False)
class Record:
    """One mapping of a file: a record as it was typed.

    Attributes:
        source: The file it stands in.
        node: The number of its mapping among the file's nodes.
        data: Its fields: text, None where left empty, lists, mappings.
    """

    source: Source
    node: int
    data: Data

    def place(self, *path: Step, key: bool = False) -> Place:
        """Where a value stands; with `key`, where its name does.

        A path that leads nowhere (a missing field) gives the place of the innermost part that is
        there.
        """
        node = self.node
        at: Any = self.data
        length = 0
        for depth, step in enumerate(path):
            child = node + 1
            if isinstance(at, dict) and step in at:
                for name, value in at.items():
                    if name == step:
                        break
                    child += 1 + _size(value)
                last = depth == len(path) - 1
                node = child if key and last else child + 1
                length = len(str(step)) if key and last else 0
                at = at[step]
            elif isinstance(at, list) and isinstance(step, int) and step < len(at):
                node = child + sum(_size(value) for value in at[:step])
                at = at[step]
            else:
                break
        if not length and isinstance(at, str) and "\n" not in at:
            length = len(at)
        return self.source.place(node, length)


def _size(value: Any) -> int:  # noqa: ANN401 - what YAML holds
    """How many nodes a value takes."""
    if isinstance(value, dict):
        return 1 + sum(1 + _size(item) for item in value.values())
    if isinstance(value, list):
        return 1 + sum(_size(item) for item in value)
    return 1


class _StoppedError(Exception):
    """Reading ends here; the problem is told."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse_yaml(path: str, text: str) -> tuple[list[Record], list[Problem]]:
    """The records of a YAML file and what is wrong with its text.

    A file holds one record or a list of them; an empty file holds none. A file that cannot be
    read to its end gives no records at all.
    """
    reader = _Reader(Source(path, text))
    try:
        records = reader.read()
    except _StoppedError as stopped:
        return [], [*reader.problems, stopped.problem]
    except (YAMLError, UnicodeError) as error:
        return [], [*reader.problems, slips.explain(path, text, error)]
    problems = [*reader.problems, *slips.lost_text(reader.source)]
    return records, problems


def parse_markdown(path: str, text: str, body: str) -> tuple[list[Record], list[Problem]]:
    """The record of a Markdown file with YAML front matter.

    Args:
        path: Of the file, for messages.
        text: Its content.
        body: The field that the text below the front matter fills.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return [], [faults.NO_FRONT_MATTER.at(Place(path), "This file has no front matter.")]
    ends = [n for n, line in enumerate(lines[1:], 1) if line.rstrip() in {"---", "..."}]
    if not ends:
        return [], [faults.NO_FRONT_MATTER.at(Place(path), "The front matter has no closing line.")]
    end = ends[0]
    # The opening line stays, as a blank one, so that every line keeps its number.
    records, problems = parse_yaml(path, "\n" + "\n".join(lines[1:end]) + "\n")
    if problems or len(records) != 1:
        if not problems:
            problems = [
                faults.NO_FRONT_MATTER.at(
                    Place(path), "The front matter must hold the fields of one record."
                )
            ]
        return [], problems
    record = records[0]
    record.source.text = text
    prose = "\n".join(lines[end + 1 :]).strip("\n")
    if body in record.data:
        place = record.place(body, key=True)
        return [], [
            faults.DUPLICATE_KEY.at(
                place,
                f"“{body}” stands in the front matter and is also the text below it.",
                f"Remove “{body}” from the front matter.",
                field=body,
            )
        ]
    first = next((n for n, line in enumerate(lines[end + 1 :], end + 1) if line.strip()), end)
    record.data[body] = prose if prose.strip() else None
    record.source.positions.extend((first, 0, first, 0))
    return records, problems


class _Reader:
    """Pulls events and builds data; one per file."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._next: Callable[[], Any] = CParser(source.text).get_event
        self._add = source.positions.append
        self._careful = any(mark in source.text for mark in _SPECIAL)

    def read(self) -> list[Record]:
        """Every record of the file."""
        self._next()  # the stream's start
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return []
        event = self._next()
        records = list(self._records(event))
        event = self._next()
        if isinstance(event, DocumentEndEvent):
            event = self._next()
        if not isinstance(event, StreamEndEvent):
            mark: Any = event.start_mark
            place = Place(self.source.path, mark.line + 1, mark.column + 1)
            raise _StoppedError(
                faults.SEVERAL_DOCUMENTS.at(place, "A second YAML document starts here.")
            )
        return records

    def _records(self, event: Any) -> Iterator[Record]:  # noqa: ANN401 - events have no types
        kind = event.__class__
        if kind is MappingStartEvent:
            node = self._mark(event)
            yield Record(self.source, node, self._mapping(1))
        elif kind is SequenceStartEvent:
            self._mark(event)
            event = self._next()
            while event.__class__ is not SequenceEndEvent:
                if event.__class__ is MappingStartEvent:
                    node = self._mark(event)
                    yield Record(self.source, node, self._mapping(2))
                else:
                    node = len(self.source.positions) // 2
                    value = self._value(event, 2)
                    if value is not None:
                        self._not_a_record(node)
                event = self._next()
        else:
            node = len(self.source.positions) // 2
            if self._value(event, 1) is not None:
                self._not_a_record(node)

    def _not_a_record(self, node: int) -> None:
        self.problems.append(
            faults.NOT_A_RECORD.at(
                self.source.place(node), "Here stands text where a record is expected."
            )
        )

    def _mark(self, event: Any) -> int:  # noqa: ANN401
        """Notes where a collection starts, and refuses what must not be on it."""
        mark: Any = event.start_mark
        node = len(self.source.positions) // 2
        self._add(mark.line)
        self._add(mark.column)
        if self._careful and (event.anchor is not None or event.tag is not None):
            self._refuse(event)
        return node

    def _refuse(self, event: Any) -> None:  # noqa: ANN401
        """An anchor, alias or tag: YAML that changes or repeats text behind a writer's back."""
        raise _StoppedError(slips.special(self.source, event))

    def _value(self, event: Any, depth: int) -> Any:  # noqa: ANN401
        kind = event.__class__
        if kind is ScalarEvent:
            mark: Any = event.start_mark
            self._add(mark.line)
            self._add(mark.column)
            if self._careful and (event.anchor is not None or event.tag is not None):
                self._refuse(event)
            return event.value or None
        if kind is AliasEvent:
            self._refuse(event)
        self._mark(event)
        if depth > MAX_DEPTH:
            place = self.source.place(len(self.source.positions) // 2 - 1)
            raise _StoppedError(
                faults.TOO_DEEP.at(place, f"Brackets or lists nest more than {MAX_DEPTH} deep.")
            )
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._list(depth + 1)

    def _list(self, depth: int) -> list[Any]:
        result: list[Any] = []
        while (event := self._next()).__class__ is not SequenceEndEvent:
            result.append(self._value(event, depth))
        return result

    def _mapping(self, depth: int) -> Data:
        # The hot loop of the whole program: scalars, nine events in ten, are handled in place.
        get, add, careful = self._next, self._add, self._careful
        data: Data = {}
        while (event := get()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._key_is_no_text(event)
            key = event.value
            mark: Any = event.start_mark
            start = len(self.source.positions)
            add(mark.line)
            add(mark.column)
            if careful and (event.anchor is not None or event.tag is not None or key == "<<"):
                self._refuse(event)
            event = get()
            if event.__class__ is ScalarEvent:
                mark = event.start_mark
                add(mark.line)
                add(mark.column)
                if careful and (event.anchor is not None or event.tag is not None):
                    self._refuse(event)
                value: Any = event.value or None
            else:
                value = self._value(event, depth)
            if key in data:
                self.problems.append(
                    faults.DUPLICATE_KEY.at(
                        self.source.place(start // 2, len(key)),
                        f"“{key}” stands twice in this record; only one of the two can be read.",
                        field=key,
                    )
                )
                # Dropped with its positions, so that the walk in Record.place still holds.
                del self.source.positions[start:]
            else:
                data[key] = value
        return data

    def _key_is_no_text(self, event: Any) -> None:  # noqa: ANN401
        if event.__class__ is AliasEvent:
            self._refuse(event)
        mark: Any = event.start_mark
        place = Place(self.source.path, mark.line + 1, mark.column + 1)
        raise _StoppedError(
            faults.SPECIAL.at(
                place,
                "A bracket stands where the name of a field is expected.",
                "If text starts with a bracket, put the whole text in quotes.",
            )
        )
