"""What changed in a review, as Markdown: to send on, or to paste into minutes.

Takes a view, gives text. What people typed is escaped: it arrives as it was typed.
"""

from collections.abc import Iterator
from functools import lru_cache

from learning_together.documents.prose import inline
from learning_together.patterns import regex
from learning_together.reports.views.changes import ChangesView, FieldLine, RecordLine
from learning_together.review.text_diff import Span

#: Most stretches of words, which need no escape wherever they stand.
_PLAIN = regex(r"[A-Za-z][A-Za-z0-9 .,;'’?]*")
#: Around words, by what became of them.
_MARKS = {"same": "", "removed": "~~", "added": "**"}


def as_markdown(view: ChangesView) -> str:
    """What changed, by kind and record."""
    return "\n".join(_lines(view)) + "\n"


def _lines(view: ChangesView) -> Iterator[str]:
    yield f"# What changed since {_typed(view.since)}"
    yield ""
    yield f"{_typed(view.title)}: {view.counts or 'nothing changed'}."
    for state in view.states:
        yield from ("", _typed(state))
    for kind in view.kinds:
        yield from ("", f"## {kind.title}: {kind.counts}", "")
        for record in kind.records:
            yield from _record(record)
    if view.unsure:
        ids = ", ".join(map(_typed, view.unsure))
        yield from ("", f"Not compared, since a file cannot be read: {ids}.")


def _record(record: RecordLine) -> Iterator[str]:
    was = f", was {_typed(record.was)}" if record.was else ""
    name = f": {_typed(record.called)}" if record.called else ""
    yield f"- {record.sort.capitalize()} **{_typed(record.id) or '(no id)'}**{was}{name}"
    for field in record.fields:
        yield f"    - {_typed(field.name)}: {_field(field)}"


def _field(field: FieldLine) -> str:
    if field.spans:
        return "".join(map(_span, field.spans))
    if field.taken or field.put:
        parts = [f"added: {', '.join(map(_typed, field.put))}"] if field.put else []
        parts += [f"removed: {', '.join(map(_typed, field.taken))}"] if field.taken else []
        return "; ".join(parts)
    if field.old:
        return f"{_typed(field.old)} → {_typed(field.new) or '(empty)'}"
    return _typed(field.new)


def _span(span: Span) -> str:
    sort, text = span
    bare = text[:-1] if text[-1:] == " " else text
    after = text[len(bare) :]
    if not _PLAIN.fullmatch(bare):
        bare = _typed(bare)
    mark = _MARKS[sort]
    return f"{mark}{bare}{mark}{after}"


@lru_cache(maxsize=256)
def _typed(text: str) -> str:
    """Text on one line, as it was typed; references keep their brackets."""
    return inline(" ".join(text.split()), lambda id: rf"\[\[{id}\]\]")
