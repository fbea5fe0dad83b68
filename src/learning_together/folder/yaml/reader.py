"""Libyaml's events to data with the place of every value.

Positions are kept as one flat array per file, in document order; a record finds the place of a
value by walking its data in that same order, which costs nothing until a problem has to be pointed
at. Aliases, anchors, tags and merge keys are refused, depth is bounded, at the event that passes
the bound.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from sys import intern
from typing import Any

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

from learning_together.diagnostics import Edit, Place, Problem
from learning_together.english import short
from learning_together.folder import faults
from learning_together.folder.yaml.lines import lines_of, mended
from learning_together.folder.yaml.mistakes import layout, lost_text, no_dashes, openings, tables
from learning_together.folder.yaml.positioned import Data, Record, Source
from learning_together.patterns import regex

MAX_DEPTH = 100

#: A text without these has no anchor, alias, tag or merge key, and no event is asked for one.
_SPECIAL = ("&", "*", "!", "<")

#: A line break by itself; before an indented line it stands for itself.
_PARAGRAPH = regex(r"(?<!\n)\n(?=\S)")


class StoppedError(Exception):
    """Reading ends here.

    Attributes:
        problem: Why.
        before: What was found until then.
    """

    def __init__(self, problem: Problem, before: Sequence[Problem] = ()) -> None:
        super().__init__(problem.message)
        self.problem = problem
        self.before = before


def several_documents(path: str, row: int, line: str) -> Problem:
    """That a line ends the file for YAML."""
    place = Place(path, row + 1, 1)
    alone = line.strip() in {"---", "..."}
    return faults.SEVERAL_DOCUMENTS.at(
        place,
        "This line ends the file for YAML; what stands below it would be lost.",
        edit=Edit(replace(place, length=len(line)), "") if alone else None,
    )


class Reader:
    """Pulls events and builds data; one per file."""

    def __init__(self, source: Source, problems: list[Problem]) -> None:
        self.source = source
        self.problems = problems
        self.joined: list[Problem] = []
        self._begun: list[Record] = []
        self._next: Callable[[], Any] = CParser(source.text).get_event
        self._add = source.positions.append
        self._careful = any(mark in source.text for mark in _SPECIAL)
        self._lists = lost_text.may_join(source.text)

    def read(self) -> list[Record]:
        """Every record of the file."""
        self._next()  # the stream's start
        event = self._next()
        if isinstance(event, StreamEndEvent):
            return []
        event = self._next()
        records: list[Record] = []
        self._records(event, records)
        event = self._next()
        if isinstance(event, DocumentEndEvent):
            event = self._next()
        if not isinstance(event, StreamEndEvent):
            mark: Any = event.start_mark
            line = lines_of(self.source.text)[mark.line]
            raise StoppedError(several_documents(self.source.path, mark.line, line))
        return records

    def _records(self, event: Any, found: list[Record]) -> None:
        kind = event.__class__
        if kind is MappingStartEvent:
            self._record(event, 1, found)
            self._as_list(found)
        elif kind is SequenceStartEvent:
            self._mark(event)
            event = self._next()
            while event.__class__ is not SequenceEndEvent:
                if event.__class__ is MappingStartEvent:
                    self._record(event, 2, found)
                else:
                    node = len(self.source.positions) // 2
                    value = self._value(event, 2)
                    if value is not None:
                        self._not_a_record(node, value)
                event = self._next()
        else:
            node = len(self.source.positions) // 2
            value = self._value(event, 1)
            if value is not None:
                self._not_a_record(node, value)

    def _record(self, event: Any, depth: int, found: list[Record]) -> None:
        """A record, and those that begin within it because their dash was forgotten."""
        node = self._mark(event)
        data = self._mapping(depth, whole=True)
        found.append(Record(self.source, node, data))
        if self._begun:
            found += self._begun
            self._begun.clear()

    def _as_list(self, found: Sequence[Record]) -> None:
        """Where several records stand in a file with no dash, the first that is told mends all."""
        if len(found) > 1:
            first, *others = (record.place().line - 1 for record in found)
            lines = lines_of(self.source.text)
            edit = no_dashes.as_list(self.source.path, lines, first, others)
            at = next(
                n
                for n, one in enumerate(self.problems)
                if one.place == found[1].place(next(iter(found[1].data)), key=True)
            )
            self.problems[at] = replace(self.problems[at], edit=edit)

    def _not_a_record(self, node: int, value: Any) -> None:
        row = self.source.place(node).line - 1
        line = lines_of(self.source.text)[row]
        slips = (layout.no_space, openings.other_sign) if isinstance(value, str) else ()
        for slip in slips:
            if found := slip(self.source.path, row, line):
                raise StoppedError(found)
        table = tables.with_commas(self.source.path, row, lines_of(self.source.text))
        if table:  # Its rows are no list that was joined.
            self.joined = [one for one in self.joined if one.place.line <= row]
        self.problems.append(
            table
            or faults.NOT_A_RECORD.at(
                self.source.place(node),
                f"“{_said(value)}” stands here by itself, where a record is expected.",
            )
        )

    def _mark(self, event: Any) -> int:
        """Notes where a collection starts, and refuses what must not be on it."""
        mark: Any = event.start_mark
        node = len(self.source.positions) // 2
        self._add(mark.line)
        self._add(mark.column)
        if self._careful and (event.anchor is not None or event.tag is not None):
            self._refuse(event)
        return node

    def _refuse(self, event: Any) -> None:
        """An anchor, alias or tag: YAML that changes or repeats text behind a writer's back."""
        raise StoppedError(lost_text.special(self.source.path, self.source.text, event))

    def _value(self, event: Any, depth: int) -> Any:
        kind = event.__class__
        if kind is ScalarEvent:
            mark: Any = event.start_mark
            self._add(mark.line)
            self._add(mark.column)
            if self._careful and (event.anchor is not None or event.tag is not None):
                self._refuse(event)
            return self._text(event)
        if kind is AliasEvent:
            self._refuse(event)
        self._mark(event)
        if depth > MAX_DEPTH:
            place = self.source.place(len(self.source.positions) // 2 - 1)
            raise StoppedError(
                faults.TOO_DEEP.at(place, f"Brackets or lists nest more than {MAX_DEPTH} deep.")
            )
        return self._mapping(depth + 1) if kind is MappingStartEvent else self._list(depth + 1)

    def _list(self, depth: int) -> list[Any]:
        get, add, careful, lists = self._next, self._add, self._careful, self._lists
        result: list[Any] = []
        while (event := get()).__class__ is not SequenceEndEvent:
            if event.__class__ is ScalarEvent and not careful:
                mark: Any = event.start_mark
                add(mark.line)
                add(mark.column)
                value: Any = event.value or None
                if value is not None and ("\n" in value or " - " in value or lists):
                    value = self._text(event)
                result.append(value)
            else:
                result.append(self._value(event, depth))
        return result

    def _text(self, event: Any) -> str | None:
        """The text of a scalar, with its paragraphs as they were typed.

        Below `>` and in text that runs on over lines, YAML makes a blank line a single line
        break; people mean a new paragraph by it. And it joins the lines of a list or a table,
        which is told.
        """
        value: str = event.value
        # Where no other mark begins a line, a dash does only where one stands in the text.
        may = self._lists or " -" in value or event.style == '"'
        if may and event.style != "|" and event.end_mark.line > event.start_mark.line:
            self.joined += lost_text.joined_list(self.source.path, self.source.text, event)
        if "\n" in value and event.style not in {"|", '"'}:
            value = _PARAGRAPH.sub("\n\n", value)
        return value or None

    def _mapping(self, depth: int, *, whole: bool = False) -> Data:
        # The hot loop of the whole program: scalars, nine events in ten, are handled in place.
        get, add, careful, lists = self._next, self._add, self._careful, self._lists
        positions = self.source.positions
        first = data = Data()
        while (event := get()).__class__ is not MappingEndEvent:
            if event.__class__ is not ScalarEvent:
                self._key_is_no_text(event)
            key = intern(event.value)  # Names are few, and stand there thousands of times.
            mark: Any = event.start_mark
            start = len(positions)
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
                # Most text is one line without a dash, and is what it is.
                value: Any = event.value or None
                if value is not None and ("\n" in value or " - " in value or lists):
                    value = self._text(event)
            else:
                value = self._value(event, depth)
            if key in data:
                if whole and (key == "id" or self._begins(start, key, data)):
                    data = self._begin(start, key, value)
                else:
                    self._twice(start, key, value, data)
            else:
                data[key] = value
        return first

    def _begins(self, start: int, key: str, data: Data) -> bool:
        """Whether a field that stands twice is the first of a new record, below an empty line."""
        row = self.source.place(start // 2).line - 1
        above = lines_of(self.source.text)[row - 1] if row else "-"
        return key == next(iter(data)) and not above.strip()

    def _begin(self, start: int, key: str, value: Any) -> Data:
        """The first field of a record for a second time: a new one, whose dash was forgotten."""
        positions = self.source.positions
        place = self.source.place(start // 2, len(key))
        self.problems.append(no_dashes.begun(place, key, value, self.source.text))
        # The mapping that ought to be there takes the place of its first key.
        positions.insert(start, positions[start + 1])
        positions.insert(start, positions[start + 1])
        data: Data = {key: value}
        self._begun.append(Record(self.source, start // 2, data))
        return data

    def _twice(self, start: int, key: str, value: Any, data: Data) -> None:
        """A field that is there already; dropped with its positions, so that places still hold."""
        place = self.source.place(start // 2, len(key))
        said = f" “{_said(value)}” would be lost." if value is not None else ""
        help_ = "Join the two into one, or remove one of them."
        if isinstance(value, str) and isinstance(data[key], str):
            both = f"{data[key].rstrip()} {value.strip()}"
            if len(both) <= 300 and " " in value.strip():
                help_ = f"Join the two into one:\n{mended(f'{key}:', both)}\n"
                help_ += "If a new record was meant to start here, it needs a dash and an id."
        self.problems.append(
            faults.DUPLICATE_KEY.at(
                place, f"“{short(key)}” stands twice in this record.{said}", help_, field=key
            )
        )
        del self.source.positions[start:]

    def _key_is_no_text(self, event: Any) -> None:
        if event.__class__ is AliasEvent:
            self._refuse(event)
        mark: Any = event.start_mark
        place = Place(self.source.path, mark.line + 1, mark.column + 1)
        raise StoppedError(
            faults.SPECIAL.at(
                place,
                "A bracket stands where the name of a field is expected.",
                "If text starts with a bracket, put the whole text in quotes.",
            )
        )


def _said(value: Any) -> str:
    """The words of a value, for a message."""
    words: list[str] = []
    _gather(value, words)
    return short(" ".join(words), 200)


def _gather(value: Any, words: list[str]) -> None:
    if len(words) > 200:
        return
    if isinstance(value, dict):
        for name, item in value.items():
            words.append(f"{name}:")
            _gather(item, words)
    elif isinstance(value, list):
        for item in value:
            _gather(item, words)
    elif value is not None:
        words.append(" ".join(value[:400].split()))
