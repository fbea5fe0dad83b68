"""Where each value of a YAML text begins and ends, for those who change one and keep the rest.

Takes text that `parse_yaml` has read without complaint; gives a tree of nodes with offsets into
that text. Knows nothing of records, kinds and files.
"""

from dataclasses import dataclass, field
from typing import Any

from yaml.cyaml import CParser  # type: ignore[attr-defined]
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

Step = str | int


@dataclass(slots=True)
class Node:
    """A value with the stretch of text that it takes.

    Attributes:
        start: Offset of its first character.
        end: Offset after its last one; blank lines and comments below it are no part of it.
        style: Of a scalar: `'`, `"`, `|`, `>`, or empty. Of a collection: `[` or `{` where it
            stands in brackets, or empty.
        value: Of a scalar: its text.
        items: Of a list.
        names: Of a mapping: the node of each field's name.
        fields: Of a mapping: the node of each field's value.
    """

    start: int
    end: int
    style: str = ""
    value: str | None = None
    items: "list[Node] | None" = None
    names: "dict[str, Node]" = field(default_factory=dict)
    fields: "dict[str, Node] | None" = None

    def at(self, steps: "tuple[Step, ...]") -> "Node | None":
        """The node that lies these steps within; None where there is none."""
        here: Node | None = self
        for step in steps:
            if here is None:
                return None
            if isinstance(step, str):
                here = (here.fields or {}).get(step)
            else:
                items = here.items or []
                here = items[step] if 0 <= step < len(items) else None
        return here


def spans(text: str, start: int = 0, end: int | None = None) -> Node | None:
    """The tree of a text, or of a stretch of it; None where it holds nothing but comments.

    Args:
        text: All of the text: the tree has its offsets.
        start: Where the stretch begins, at the start of a line.
        end: Where it ends; at the end of the text where None.
    """
    get = CParser(text[start:end]).get_event
    get()
    if isinstance(get(), StreamEndEvent):
        return None
    return _node(text, get(), get, start)


def _node(text: str, event: Any, get: Any, base: int) -> Node:
    start, end = event.start_mark.index + base, event.end_mark.index + base
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        if style in {"|", ">"}:
            end = start + len(text[start:end].rstrip())
        return Node(start, end, style, value=event.value)
    bracket = "" if not event.flow_style else text[start]
    node = Node(start, start, bracket)
    if isinstance(event, SequenceStartEvent):
        node.items = []
        while not isinstance(event := get(), SequenceEndEvent):
            node.items.append(_node(text, event, get, base))
        last = node.items[-1].end if node.items else start
    elif isinstance(event, MappingStartEvent):
        node.fields = {}
        last = start
        while not isinstance(event := get(), MappingEndEvent):
            name = _node(text, event, get, base)
            value = _node(text, get(), get, base)
            last = max(name.end, value.end)
            node.names[name.value or ""] = name
            node.fields[name.value or ""] = value
    else:
        raise TypeError(event)
    node.end = event.end_mark.index + base if bracket else last
    return node
