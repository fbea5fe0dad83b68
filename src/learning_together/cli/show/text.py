"""A record on a screen: its fields, who may read it, what it rests on and what rests on it.

Takes a view and a look, gives text.
"""

from collections.abc import Iterator, Sequence

from learning_together.cli.lines import cut, hung, one_line
from learning_together.cli.terminal import Look, columns
from learning_together.diagnostics import Place
from learning_together.english import counted, listed, starting
from learning_together.reports.record.evidence_tree import Node
from learning_together.reports.record.page import (
    FieldLine,
    RecordPage,
    WhoStandsBehind,
    readers_in_words,
)
from learning_together.reports.record.part_played import ListedRecord, PartPlayed
from learning_together.reports.wording import CHANGED

#: Longer lists of one sort are shortened.
MANY = 50
#: A tree line keeps that much room for what the record is called, however deep it stands.
_ROOM = 24
_NOBODY_YET = "Nobody yet: no conversation, document or entry is given as evidence."
_STATUS = {
    "shown": "",
    "above": "see above",
    "deeper": "goes on",
    "missing": "no such record",
    "unread": "in a file that cannot be read",
}


def as_text(page: RecordPage, look: Look, *, everything: bool = False) -> str:
    """A record with its two trees.

    Args:
        page: The record.
        look: How wide, and whether in colour.
        everything: Whether long lists are shown to their end.
    """
    lines = list(_Screen(page, look, everything=everything).lines())
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Screen:
    def __init__(self, page: RecordPage, look: Look, *, everything: bool) -> None:
        self.page = page
        self.look = look
        self.most = None if everything else MANY
        self.left_out = False
        self.goes_on = False

    def lines(self) -> Iterator[str]:
        page = self.page
        yield from self._head()
        yield ""
        yield from self._fields(page.fields, 2)
        if page.empty:
            yield from hung(f"Still empty: {', '.join(page.empty)}", self.look, 2)
        if page.part is not None:
            yield from self._part(page.part)
        if page.accounts:
            yield from self._list("Other accounts of the same event", page.accounts)
        if page.behind is not None:
            yield from self._behind(page.behind)
        named = "Where it is named" if page.part is not None else "What rests on it"
        if page.rests_on:
            yield from self._tree("What it rests on", page.rests_on)
        if page.resting_on:
            yield from self._tree(named, page.resting_on)
        elif page.part is None and page.kind != "review":
            yield from ("", *self.look.wrap("Nothing rests on it yet."))
        yield from self._notes()

    def _head(self) -> Iterator[str]:
        page, look = self.page, self.look
        yield self._line(0, page.id, f" {page.called}" if page.called else "", "")
        yield from look.wrap(f"{starting(page.one)}, in {_spot(page.place)}")
        for place in page.twins:
            yield look.paint("warning", f"The same id stands a second time, in {_spot(place)}")
        if page.reworded:
            text = f"{starting(CHANGED)}: its words count as not agreed. Show them to the person "
            text += f"again; if they agree: lt agree {page.id}"
            yield from (look.paint("warning", line) for line in hung(text, look, 0))
        rule = "as the record says" if page.own_readers else "the rule for records of its kind"
        yield from hung(f"May be read by {readers_in_words(page.readers)} ({rule})", look, 0)

    def _fields(self, fields: Sequence[FieldLine], indent: int) -> Iterator[str]:
        # The labels stand beside the values where both have room, above them where not.
        wide = max((columns(field.label) for field in fields), default=0) + 2
        beside = self.look.width - indent - wide >= 40
        for field in fields:
            head = " " * indent + field.label
            at = indent + (wide if beside and not field.parts else 2)
            body = list(self._parts(field, at) if field.parts else self._values(field, at))
            if at > columns(head) and body:
                yield head + " " * (at - columns(head)) + body[0][at:]
                yield from body[1:]
            else:
                yield head
                yield from body
            yield from self._field_notes(field, at)

    def _parts(self, field: FieldLine, at: int) -> Iterator[str]:
        """The groups of fields that a field holds, numbered where there are several."""
        for number, part in enumerate(field.parts, 1):
            mark = f"{number}. " if len(field.parts) > 1 else ""
            body = list(self._fields(part, at + len(mark)))
            if body:
                yield " " * at + mark + body[0][at + len(mark) :]
                yield from body[1:]

    def _values(self, field: FieldLine, at: int) -> Iterator[str]:
        for value in field.values:
            if field.listed and len(field.values) > 1:
                yield from hung(value, self.look, at + 2, " " * at + "-")
            else:
                yield from hung(value, self.look, at)

    def _field_notes(self, field: FieldLine, at: int) -> Iterator[str]:
        if field.faulty:
            text = "This cannot be read as it stands: lt validate says why."
            yield from hung(text, self.look, at)
        if field.readers:
            text = f"(only for {readers_in_words(field.readers)})"
            yield from (self.look.paint("faint", line) for line in hung(text, self.look, at))

    def _part(self, part: PartPlayed) -> Iterator[str]:
        person = self.page.kind == "people"
        if part.people:
            yield from self._list("Worked under this manager" if person else "People", part.people)
        if part.conversations:
            yield from self._list("Conversations", part.conversations)
        if part.episodes:
            yield from self._list("Took part in", part.episodes)
        if part.entries:
            entries = counted(len(part.entries), "timeline entry", "timeline entries")
            span = part.first if part.first == part.last else f"{part.first} to {part.last}"
            yield from self._list(f"{entries}, {span}" if span else entries, part.entries)
        else:
            whom = "names this person" if person else "is of this agency"
            yield from ("", *self.look.wrap(f"No timeline entry {whom} yet."))

    def _list(self, heading: str, lines: Sequence[ListedRecord]) -> Iterator[str]:
        yield from self._heading(heading)
        for line in lines[: self.most]:
            yield self._line(2, line.id, line.called, "")
            if line.note:
                yield from hung(line.note, self.look, 6)
        yield from self._more(2, len(lines))

    def _behind(self, behind: WhoStandsBehind) -> Iterator[str]:
        yield from self._heading("Who stands behind it")
        if behind.silent:
            silent = f"Not counted, as not held, read or heard yet: {listed(behind.silent)}"
            yield from hung(silent, self.look, 2)
        if behind.made_of:
            yield from hung(behind.made_of, self.look, 2)
        if not behind.sources:
            if behind.silent:
                return
            yield from hung(_NOBODY_YET, self.look, 2)
            return
        agencies = counted(len(behind.agencies), "agency", "agencies")
        yield from self._sources(agencies, behind.agencies)
        talks = counted(len(behind.conversations), "conversation")
        if behind.conversations:
            talks += f" ({behind.front_line} front line, {behind.managers} management)"
        yield from self._sources(talks, behind.conversations)
        documents = counted(
            len(behind.documents), "document or agency record", "documents or agency records"
        )
        yield from self._sources(documents, behind.documents)
        if behind.family:
            family = counted(len(behind.family), "account of the family", "accounts of the family")
            yield from self._sources(family, behind.family)

    def _sources(self, heading: str, names: Sequence[str]) -> Iterator[str]:
        yield from hung(f"{heading}: {listed(names)}" if names else heading, self.look, 4, "  -")

    def _tree(self, heading: str, nodes: Sequence[Node]) -> Iterator[str]:
        yield from self._heading(heading)
        yield from self._nodes(nodes, 1, self.page.id)

    def _nodes(self, nodes: Sequence[Node], level: int, above: str) -> Iterator[str]:
        # Where the terminal is narrow, levels move closer before names become too short to read.
        step = 2 if level * 2 + _ROOM + 12 <= self.look.width else 1
        indent = min(level * step, max(self.look.width - _ROOM - 12, 2))
        shown: dict[str, int] = {}
        hidden: dict[str, int] = {}
        above_ids: dict[str, list[str]] = {}
        for node in nodes:
            if node.status == "above":
                above_ids.setdefault(self._note(node, above), []).append(node.id)
                continue
            shown[node.kind] = shown.get(node.kind, 0) + 1
            if self.most is not None and shown[node.kind] > self.most:
                hidden[node.kind] = hidden.get(node.kind, 0) + 1
                continue
            yield self._node(node, indent, above)
            if not _in_brief(node.children):
                yield from self._nodes(node.children, level + 1, node.id)
        for kind, number in hidden.items():
            self.left_out = True
            yield self.look.paint("faint", f"{' ' * indent}… {kind or 'missing'}: {number} more")
        for note, ids in above_ids.items():
            yield from hung(f"{', '.join(ids)} [{note}]", self.look, indent)

    def _node(self, node: Node, indent: int, above: str) -> str:
        note = self._note(node, above)
        return self._line(indent, node.id, node.called, note, problem=not node.kind)

    def _note(self, node: Node, above: str) -> str:
        """Which field names a record, and what else there is to say of it."""
        notes: list[str] = []
        flat = self.page.part is not None
        fields = (
            one.label if flat or one.record == above else f"its {one.label}" for one in node.named
        )
        notes.append(listed(dict.fromkeys(fields)))
        if node.children and _in_brief(node.children):
            notes.append(f"{listed(child.id for child in node.children)} see above")
        if node.status == "deeper":
            self.goes_on = True
        notes.append(_STATUS[node.status])
        return "; ".join(part for part in notes if part)

    def _line(self, indent: int, id_: str, called: str, note: str, *, problem: bool = False) -> str:
        """A record on one line; what it is called is cut so that the note stays."""
        look = self.look
        id_, note = one_line(id_ or "(no id)"), one_line(note)
        room = look.width - indent - columns(id_) - 1
        if note and columns(note) + 3 > room - _ROOM // 2:
            note = cut(note, max(room - _ROOM // 2 - 3, 8))
        end = f" [{note}]" if note else ""
        name = cut(called, max(room - columns(end), 6)) if called else ""
        painted = look.paint("error" if problem else "strong", id_)
        return f"{' ' * indent}{painted} {name}".rstrip() + look.paint("faint", end)

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield from (self.look.paint("strong", line) for line in hung(text, self.look, 0))

    def _more(self, indent: int, number: int) -> Iterator[str]:
        if self.most is not None and number > self.most:
            self.left_out = True
            yield self.look.paint("faint", f"{' ' * indent}… and {number - self.most} more")

    def _notes(self) -> Iterator[str]:
        notes = []
        if self.page.part is None and (self.page.rests_on or self.page.resting_on):
            notes.append(
                "In brackets: the field that names the record; “its …” is a field of the record "
                "itself."
            )
        if self.goes_on:
            notes.append("Where it “goes on”, show that record, or give a larger --depth.")
        if self.left_out:
            notes.append("Long lists are cut: --all shows them whole.")
        if notes:
            yield ""
        for note in notes:
            yield from (self.look.paint("faint", line) for line in self.look.wrap(note))


def _in_brief(nodes: Sequence[Node]) -> bool:
    """Whether the records below need no lines of their own: one or two that stand above."""
    return 0 < len(nodes) <= 2 and all(node.status == "above" for node in nodes)


def _spot(place: Place) -> str:
    return f"{one_line(place.file)}:{place.line}"
