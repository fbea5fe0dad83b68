"""Data with the place of every value.

Positions are one flat array per file, in document order; a record finds the place of a value by
walking its data in that same order, which costs nothing until a problem has to be pointed at.
"""

from array import array
from dataclasses import dataclass, field, replace
from typing import Any

from learning_together.diagnostics import Edit, Place
from learning_together.folder.yaml.lines import lines_of

Data = dict[str, Any]
Step = str | int

#: In a list or mapping of no more than this, values are counted each time they are asked for.
_FEW = 50


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

    def edit(self, place: Place, old: str, new: str) -> Edit | None:
        """What puts a text in the place of another; None where that does not stand there so.

        Args:
            place: Where the old one begins; a quote may stand before it.
            old: As it was typed.
            new: What is to stand there.
        """
        lines = lines_of(self.text)
        line = lines[place.line - 1][place.column - 1 :] if place.line <= len(lines) else ""
        quoted = line[:1] in {'"', "'"} and line[1 : len(old) + 2] == old + line[0]
        if not old or not (quoted or line.startswith(old)):
            return None
        if quoted and new.startswith("["):  # A list takes the place of the quotes, too.
            return Edit(replace(place, length=len(old) + 2), new)
        at = replace(place, column=place.column + quoted, length=len(old))
        return Edit(at, new)


@dataclass(slots=True, eq=False)
class Record:
    """One mapping of a file: a record as it was typed.

    Attributes:
        source: The file it stands in.
        node: The number of its mapping among the file's nodes.
        data: Its fields: text, None where left empty, lists, mappings.
        left_out: Fields that are not there as they were typed, since they could not be read.
    """

    source: Source
    node: int
    data: Data
    left_out: frozenset[str] = frozenset()
    #: Nodes before each value of its long lists and mappings; counted when first asked for.
    counted: dict[int, dict[Step, int]] | None = field(default=None, repr=False)

    def place(self, *path: Step, key: bool = False) -> Place:
        """Where a value stands; with `key`, where its name does.

        A path that leads nowhere (a missing field) gives the place of the innermost part that is
        there.
        """
        node = self.node
        at: Any = self.data
        length = 0
        for depth, step in enumerate(path):
            inside = step in at if isinstance(at, dict) else isinstance(at, list)
            if not inside or (isinstance(at, list) and not _holds(at, step)):
                break
            child = node + 1 + self._before(at, step)
            if isinstance(at, dict):
                last = depth == len(path) - 1
                node = child if key and last else child + 1
                length = len(str(step)) if key and last else 0
            else:
                node = child
            at = at[step]
        if not length and isinstance(at, str) and "\n" not in at:
            length = len(at)
        return self.source.place(node, length)

    def listed(self, name: str) -> list["Record"]:
        """The mapping in one of its fields, or those of a list, each as a record of its own."""
        node = self.node + 2 + self._before(self.data, name)
        if isinstance(self.data[name], dict):
            return [Record(self.source, node, self.data[name])]
        node += 1
        found = []
        for item in self.data[name]:
            if isinstance(item, dict):
                found.append(Record(self.source, node, item))
            node += _size(item)
        return found

    def edit(self, old: Any, new: str, *path: Step, key: bool = False) -> Edit | None:
        """What puts a text in the place of a value, or of its name; None where it cannot be."""
        if not new or not isinstance(old, str):
            return None
        return self.source.edit(self.place(*path, key=key), old, new)

    def emptied(self, old: Any, *path: Step) -> Edit | None:
        """What takes a text away, so that its field is empty; never a sure one."""
        found = self.edit(old, "-", *path)
        return replace(found, replacement="", sure=False) if found else None

    def fill(self, name: str, value: str) -> Edit | None:
        """What fills in a field that is missing or empty; None where that takes more than text."""
        place = replace(self.place(name, key=True), length=0)
        line = lines_of(self.source.text)[place.line - 1]
        lead, rest = line[: place.column - 1], line[place.column - 1 :]
        # Of lines that could only be read once their layout was put right, places are not those
        # of the file.
        if lead.strip(" -") or lead.endswith("-") or rest[:1].isspace() or rest.startswith("- "):
            return None
        if rest.startswith(f"{name}:"):
            return Edit(replace(place, column=place.column + len(name) + 1), f" {value}")
        if name in self.data or rest.startswith("{"):
            return None
        return Edit(place, f"{name}: {value}\n{' ' * (place.column - 1)}")

    def _before(self, at: Any, step: Step) -> int:
        """How many nodes of a mapping or list stand before one of its values."""
        named = 1 if isinstance(at, dict) else 0
        if len(at) <= _FEW:
            count = 0
            for name, value in at.items() if named else enumerate(at):
                if name == step:
                    break
                count += named + _size(value)
            return count
        if self.counted is None:
            self.counted = {}
        counts = self.counted.get(id(at))
        if counts is None:
            counts, count = {}, 0
            for name, value in at.items() if named else enumerate(at):
                counts[name] = count
                count += named + _size(value)
            self.counted[id(at)] = counts
        return counts[step]


def _holds(items: list[Any], step: Step) -> bool:
    return isinstance(step, int) and 0 <= step < len(items)


def _size(value: Any) -> int:
    """How many nodes a value takes."""
    if value.__class__ is str:  # as nearly every one
        return 1
    if isinstance(value, dict):
        return 1 + sum(1 + _size(item) for item in value.values())
    if isinstance(value, list):
        return 1 + sum(_size(item) for item in value)
    return 1
