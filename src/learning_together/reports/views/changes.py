"""What changed in a review, put into words: by kind, each record with what differs.

Takes changes, gives plain words; formats nothing for any output.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from learning_together import english
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.reports import wording
from learning_together.reports.record import one_line as called
from learning_together.review.changes import Change, Changes, Sort, State
from learning_together.review.field_changes import FieldChange, Plain
from learning_together.review.review import Review
from learning_together.review.text_diff import Span, reworded

#: From this many letters on, old and new together, a text's words are compared one by one.
LONG = 60
#: So many words are left standing on each side of a change.
AROUND = 8
GAP = "…"
#: So many letters of its text name a record beside its id; more where it came or went.
CALLED = 70
CALLED_WHOLE = 300


@dataclass(frozen=True, slots=True)
class FieldLine:
    """What happened to a field.

    Attributes:
        name: Of the field, as it is typed.
        spans: Of a longer text: its words, and which of them are new or gone.
        old: Otherwise: what it held; empty if nothing.
        new: What it holds; empty if nothing.
        taken: Of a list: what left it.
        put: And what came into it.
    """

    name: str
    spans: tuple[Span, ...] = ()
    old: str = ""
    new: str = ""
    taken: tuple[str, ...] = ()
    put: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RecordLine:
    """What happened to a record.

    Attributes:
        sort: What.
        id: As it is now, or was.
        was: Its former id, if it was renamed.
        called: What names it beside its id.
        fields: What differs in it.
    """

    sort: Sort
    id: str
    was: str
    called: str
    fields: tuple[FieldLine, ...]


@dataclass(frozen=True, slots=True)
class KindOfChanges:
    """The changes of one kind of record.

    Attributes:
        kind: Its plural.
        title: As a heading.
        counts: How many, in words.
        records: What changed.
        more: How many records are left out.
    """

    kind: str
    title: str
    counts: str
    records: tuple[RecordLine, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What changed, in words.

    Attributes:
        title: Of the review.
        since: Since when, to stand after "since".
        states: Which states were compared, in sentences.
        kinds: The changes.
        counts: How many, in words; empty for none.
        unsure: Records of which nothing can be said.
    """

    title: str
    since: str
    states: tuple[str, ...]
    kinds: tuple[KindOfChanges, ...]
    counts: str
    unsure: tuple[str, ...]


def build(changes: Changes, most: int | None = None) -> ChangesView:
    """What changed, in words.

    Args:
        changes: As `actions.changes` or `review.changes` gives them.
        most: Records of a kind that are told; all where None.
    """
    state = changes.since
    return ChangesView(
        title=changes.new.title,
        since=_since(state, changes.new) if state else "the earlier state",
        states=tuple(_states(state)) if state else (),
        kinds=tuple(
            _kind(changes, kind, tuple(found), most)
            for kind, found in groupby(changes.changes, key=lambda one: one.kind)
        ),
        counts=counts(changes.changes),
        unsure=tuple(id for _, id in changes.unsure),
    )


def counts(changes: tuple[Change, ...]) -> str:
    """How many changes of which sort: "3 added, 1 removed"; empty for none."""
    numbers = ((sum(one.sort is sort for one in changes), sort) for sort in Sort)
    return ", ".join(f"{number:,} {sort}" for number, sort in numbers if number)


def _since(state: State, review: Review) -> str:
    if state.meeting:
        meeting = review.get(Id(state.meeting), Meeting)
        name = called.meeting(meeting) if meeting else "meeting"
        return f"the {name} of {wording.day(state.asked)} ({state.meeting})"
    return wording.day(state.asked) if state.asked else f"the commit of {wording.day(state.day)}"


def _states(state: State) -> Iterator[str]:
    commit = f"commit {state.commit[:10]} of {wording.day(state.day)}"
    if state.asked and state.asked != state.day:
        commit += ", the last one by the end of that day"
    now = "the folder as it is now"
    if state.uncommitted:
        now += ", with changes that are not committed"
    yield f"Compared: {commit}, and {now}."
    if state.note:
        yield state.note


def _kind(
    changes: Changes, kind: str, found: tuple[Change, ...], most: int | None
) -> KindOfChanges:
    records = tuple(_record(changes, change) for change in found[:most])
    more = len(found) - len(records)
    return KindOfChanges(kind, english.label(kind), counts(found), records, more)


def _record(changes: Changes, change: Change) -> RecordLine:
    review, record = (changes.new, change.new) if change.new else (changes.old, change.old)
    name = called.called(review, record) if record else ""
    was = change.was if change.sort is Sort.RENAMED else ""
    lines = tuple(_field(changes, one) for one in change.fields)
    most = CALLED if change.sort in {Sort.CHANGED, Sort.RENAMED} else CALLED_WHOLE
    return RecordLine(change.sort, change.id, was, _cut(name, most), lines)


def _cut(text: str, most: int) -> str:
    """The text with no more letters than that, ended between words."""
    if len(text) <= most:
        return text
    return f"{text[: most + 1].rsplit(' ', 1)[0][:most].rstrip(' ,;:')} {GAP}"


def _field(changes: Changes, change: FieldChange) -> FieldLine:
    name = field_name(change.field)
    if change.listed:
        if not change.taken and not change.put:
            return FieldLine(name, new="the same, in another order")
        taken = tuple(_named(changes.old, text) for text in change.taken)
        put = tuple(_named(changes.new, text) for text in change.put)
        return FieldLine(name, taken=taken, put=put)
    old, new = change.old, change.new
    if change.worded and isinstance(old, str) and isinstance(new, str) and len(old + new) > LONG:
        return FieldLine(name, spans=tuple(shortened(reworded(old, new))))
    return FieldLine(
        name,
        old=_shown(changes.old, change, change.old),
        new=_shown(changes.new, change, change.new),
    )


def field_name(dotted: str) -> str:
    """A field's name for people: "turning_points.0.saw" is "turning_points 1, saw"."""
    first, *steps = dotted.split(".")
    for step in steps:
        first += f" {int(step) + 1}" if step.isdecimal() else f", {step}"
    return first


def shortened(spans: tuple[Span, ...]) -> Iterator[Span]:
    """Spans in which long stretches without change are cut to a few words."""
    last = len(spans) - 1
    for at, span in enumerate(spans):
        sort, text = span
        # Between the words of a span stands one space.
        if sort != "same" or text.count(" ") < AROUND + 2:
            yield span
            continue
        start, end = AROUND if at else 0, AROUND if at < last else 0
        words = text.split()
        if len(words) <= start + end + 2:
            yield span
            continue
        parts = [" ".join(words[:start]), GAP, " ".join(words[len(words) - end :]) if end else ""]
        yield "same", " ".join(part for part in parts if part) + (" " if end else "")


def _shown(review: Review, change: FieldChange, value: Plain) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return value if change.worded else _named(review, value)
    if isinstance(value, list):
        return "; ".join(_shown(review, change, item) for item in value)
    return "; ".join(
        f"{name.replace('_', ' ')}: {_shown(review, change, item)}" for name, item in value.items()
    )


def _named(review: Review, text: str) -> str:
    """A value that may be a person or an agency, by name and id."""
    found = review.find(Id(text))
    if isinstance(found, Person):
        return wording.person(review, found.id)
    if isinstance(found, Agency) and found.name:
        return f"{found.name} ({found.id})"
    return text
