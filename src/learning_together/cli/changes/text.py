"""What changed in a review, on a screen.

Takes a view and a look, gives text.
"""

from collections.abc import Iterator

from learning_together.cli.lines import hung, one_line
from learning_together.cli.terminal import Look, columns
from learning_together.reports.views.changes import ChangesView, FieldLine, RecordLine
from learning_together.review.changes import Sort
from learning_together.review.text_diff import Span

#: Longer lists of one kind are cut on a screen.
MANY = 100

_COLOURS = {
    Sort.ADDED: "good",
    Sort.CHANGED: "warning",
    Sort.REMOVED: "error",
    Sort.RENAMED: "note",
}
_MARKS = {"removed": ("[-", "-]", "error"), "added": ("{+", "+}", "good"), "same": ("", "", "")}


def as_text(view: ChangesView, look: Look) -> str:
    """What changed, by kind and record.

    Args:
        view: The changes.
        look: How wide, and whether in colour.
    """
    return "\n".join(line.rstrip() for line in _lines(view, look)) + "\n"


def _lines(view: ChangesView, look: Look) -> Iterator[str]:
    for kind in view.kinds:
        head = f"-- {kind.title}: {kind.counts} "
        yield look.paint("strong", head + "-" * max(min(look.width, 80) - len(head), 2))
        yield ""
        for record in kind.records:
            yield from _record(record, look)
        if kind.more:
            yield from look.wrap(f"… and {kind.more:,} more: --all shows them.")
        yield ""
    if view.unsure:
        text = f"Not compared, since a file cannot be read: {', '.join(view.unsure)}."
        yield from look.wrap(text)
    if any(sort != "same" for sort, _ in _spans(view)):
        yield from look.wrap("[-Words taken out-], {+words put in+}.")
    title = one_line(view.title)
    if view.counts:
        said = f"{title}, since {view.since}: {view.counts}."
    else:
        said = f"{title}: nothing changed since {view.since}."
    yield from (look.paint("strong", line) for line in look.wrap(said))
    for state in view.states:
        yield from look.wrap(state)


def _spans(view: ChangesView) -> Iterator[Span]:
    for kind in view.kinds:
        for record in kind.records:
            for field in record.fields:
                yield from field.spans


def _record(record: RecordLine, look: Look) -> Iterator[str]:
    word = f"{record.sort:<9}"
    id_ = one_line(record.id or "(no id)")
    was = f", was {one_line(record.was)}" if record.was else ""
    name = f"  {one_line(record.called)}" if record.called else ""
    first, *rest = hung(f"{id_}{was}{name}", look, len(word))
    first = first[len(word) :]
    painted = look.paint("strong", id_) + first[len(id_) :] if first.startswith(id_) else first
    yield look.paint(_COLOURS[record.sort], word) + painted
    yield from rest
    for field in record.fields:
        yield from _field(field, look)


def _field(field: FieldLine, look: Look) -> Iterator[str]:
    head = f"{' ' * 11}{one_line(field.name)}:"
    if field.spans:
        yield head
        # Marks go around what is wrapped already, or colours would be counted as letters.
        yield from _painted(field.spans, look)
        return
    if field.taken or field.put:
        parts = [f"added: {', '.join(field.put)}"] if field.put else []
        parts += [f"removed: {', '.join(field.taken)}"] if field.taken else []
        text = "; ".join(parts)
    elif field.old and field.new:
        text = f"{field.old} -> {field.new}"
    elif field.old:
        text = f"{field.old} -> (empty)"
    else:
        text = field.new
    yield from hung(text, look, max(columns(head) + 1, 15), head)


def _painted(spans: tuple[Span, ...], look: Look) -> Iterator[str]:
    marked = "".join(_marked(span) for span in spans)
    colour = ""
    for line in hung(marked, look, 15):
        if not look.colour:
            yield line
            continue
        made, rest = "", line
        while rest:
            at, mark = _next_mark(rest, colour)
            end = at + 2 if mark in {"-]", "+}"} else at
            part, rest = rest[:end], rest[end:]
            bare = part.lstrip(" ")
            made += part[: len(part) - len(bare)] + (look.paint(colour, bare) if colour else bare)
            if mark in {"[-", "{+"}:
                colour = "error" if mark == "[-" else "good"
            elif mark:
                colour = ""
        yield made


def _next_mark(text: str, colour: str) -> tuple[int, str]:
    """Where the state of painting changes next, and by which mark."""
    marks = ("-]",) if colour == "error" else ("+}",) if colour else ("[-", "{+")
    found = [(at, mark) for mark in marks if (at := text.find(mark)) >= 0]
    return min(found) if found else (len(text), "")


def _marked(span: Span) -> str:
    sort, text = span
    if sort == "same":
        return text
    start, end, _ = _MARKS[sort]
    after = " " if text.endswith(" ") else ""
    return f"{start}{text.rstrip()}{end}{after}"
