"""One record with all that belongs to it: fields in words, readers, what it rests on and bears.

Takes the whole review, as those who keep the folder read it. Formats nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from learning_together import english
from learning_together.diagnostics import Place
from learning_together.ids import Id
from learning_together.method import corroboration
from learning_together.method.corroboration import Corroboration
from learning_together.method.same_event import accounts
from learning_together.privacy.audience import NAMES
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.base import Audience, Handling, Model, Part
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.person import Person
from learning_together.records.shape import Shape, fields
from learning_together.reports import wording
from learning_together.reports.record import evidence_tree, part_played
from learning_together.reports.record.evidence_tree import Node, field_label
from learning_together.reports.record.field_words import referred, words
from learning_together.reports.record.one_line import called
from learning_together.reports.record.part_played import ListedRecord, PartPlayed
from learning_together.review.review import Review

#: Shown apart from the other fields: the id, and who may read.
_APART = frozenset({"id", "handling", "field_handling"})


@dataclass(frozen=True, slots=True)
class FieldLine:
    """A field that is filled in.

    Attributes:
        name: As it is typed.
        label: In words.
        values: In words, one a line; prose keeps its lines.
        listed: Whether they are the items of a list.
        parts: Where it holds groups of fields: the fields of each.
        faulty: Whether it holds something that cannot be read; `values` then has it as typed.
        readers: Who may read it, where that is not who may read the record; in words.
    """

    name: str
    label: str
    values: tuple[str, ...] = ()
    listed: bool = False
    parts: tuple[tuple["FieldLine", ...], ...] = ()
    faulty: bool = False
    readers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WhoStandsBehind:
    """Who stands behind a piece of analysis, in words; see `method.corroboration`.

    Attributes:
        agencies: Agencies whose staff or records speak for it.
        conversations: Participants who speak for it.
        documents: Documents, and agencies' records that entries cite.
        front_line: How many of the participants worked on the front line.
        managers: How many managed.
        family: Contacts with the family.
        sources: How many independent sources there are.
        silent: The ids of what is cited and does not count, since it was not held, read or heard.
        made_of: Of an episode, the entries of the timeline that it is made of, in a sentence: what
            happened, which is no evidence for how it is explained; else empty.
    """

    agencies: tuple[str, ...]
    conversations: tuple[str, ...]
    documents: tuple[str, ...]
    front_line: int
    managers: int
    family: tuple[str, ...]
    sources: int
    silent: tuple[str, ...]
    made_of: str = ""


@dataclass(frozen=True, slots=True)
class RecordPage:
    """A record with all that belongs to it.

    Attributes:
        id: Its id.
        kind: The plural of its kind.
        one: The singular, in words.
        called: What it is called.
        place: Where it is typed.
        twins: Where other records with the same id are typed.
        readers: Audiences that may read it, as they are typed.
        own_readers: Whether the record says so itself; otherwise it is its kind's rule.
        reworded: Whether its words are others now than somebody agreed to.
        fields: Those that are filled in and say something to people, in the model's order.
        empty: Names, as they are typed, of those that a new record shows and that are not filled
            in.
        typed: The fields as the public format writes them, for machines.
        accounts: Other accounts of the same event.
        behind: Who stands behind it; None for what is no analysis.
        part: The part that the person or agency played; None for other records.
        rests_on: What it rests on.
        resting_on: What rests on it, or names it.
    """

    id: str
    kind: str
    one: str
    called: str
    place: Place
    twins: tuple[Place, ...]
    readers: tuple[str, ...]
    own_readers: bool
    reworded: bool
    fields: tuple[FieldLine, ...]
    empty: tuple[str, ...]
    typed: dict[str, Any]
    accounts: tuple[ListedRecord, ...]
    behind: WhoStandsBehind | None
    part: PartPlayed | None
    rests_on: tuple[Node, ...]
    resting_on: tuple[Node, ...]


def build(
    review: Review, record: Model, today: date, depth: int = evidence_tree.DEEPEST
) -> RecordPage:
    """Everything about a record.

    Args:
        review: All of it.
        record: One of its records.
        today: The day on which is asked.
        depth: How many levels of the trees to follow.
    """
    part = _part(review, record, today)
    above = evidence_tree.resting_on(review, record, depth)
    if part is not None:
        lists = (part.entries, part.people, part.conversations, part.episodes)
        shown = {Id(line.id) for lines in lists for line in lines if line.id}
        above = tuple(node for node in above if Id(node.id) not in shown)
    return RecordPage(
        id=record.id_text,
        kind=record.KIND.name,
        one=record.KIND.one,
        called=called(review, record),
        place=record.place(),
        twins=_twins(review, record),
        readers=_readers(record),
        own_readers=bool(record.handling),
        reworded=agreement(record) is Agreement.CHANGED,
        fields=tuple(_lines(review, record, record.origin.data)),
        empty=_empty(record),
        typed=_typed(record),
        accounts=_accounts(review, record),
        behind=behind(review, record),
        part=part,
        rests_on=evidence_tree.rests_on(review, record, depth),
        resting_on=above,
    )


def _typed(record: Model) -> dict[str, Any]:
    dumped = record.model_dump(mode="json", exclude_none=True)
    return {
        name: dumped[name]
        for name in fields(type(record))
        if name not in {"id", "handling"} and dumped.get(name) not in (None, [], {})
    }


def _twins(review: Review, record: Model) -> tuple[Place, ...]:
    return tuple(
        other.place()
        for kind, records in review.records.items()
        if kind != "identities"
        for other in records
        if other is not record and other.id and other.id == record.id
    )


def _readers(record: Model) -> tuple[str, ...]:
    own = record.handling or record.KIND.readers
    return tuple(str(one) for one in Audience if one in own)


def readers_in_words(names: tuple[str, ...]) -> str:
    """Audiences in words: "lead reviewers and review team"."""
    if len(names) == len(Audience):
        return "every audience"
    return english.listed(NAMES[Audience(name)].lower() for name in names)


def lines(review: Review, record: Model) -> tuple[FieldLine, ...]:
    """The fields of a record, as its reader may read them; of one that is faulty, only that it is.

    Args:
        review: As its reader may read it.
        record: One of it.
    """
    return tuple(_lines(review, record, None))


def _lines(review: Review, part: Part, typed: Any) -> Iterator[FieldLine]:
    own = getattr(part, "field_handling", None) or {}
    faulty: frozenset[str] = getattr(part, "faulty", frozenset())
    for name, shape in fields(type(part)).items():
        if name in _APART:
            continue
        value = getattr(part, name)
        label = field_label(review, name, shape)
        readers = _narrowed(shape.handling, own.get(name))
        if name in faulty:
            raw = typed.get(name) if isinstance(typed, dict) else None
            yield FieldLine(name, label, _raw(raw), faulty=True, readers=readers)
        elif value is None or value in ((), {}) or shape.is_fingerprint:
            continue
        elif shape.part is not None:
            groups = value if shape.many else (value,)
            parts = tuple(tuple(_lines(review, group, None)) for group in groups)
            yield FieldLine(name, label, parts=parts, listed=shape.many, readers=readers)
        else:
            values, listed = _values(review, shape, value)
            if isinstance(part, Model) and name == part.KIND.agreed:
                values = (wording.marked(values[0], part),)
            yield FieldLine(name, label, values, listed=listed, readers=readers)


def _narrowed(rule: Handling | None, own: tuple[str, ...] | None) -> tuple[str, ...]:
    readers = own if own is not None else rule
    return tuple(str(one) for one in Audience if one in readers) if readers is not None else ()


def _raw(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(_first_line(item) for item in value)
    return (_first_line(value),)


def _first_line(value: Any) -> str:
    return value if isinstance(value, str) else "…"


def _values(review: Review, shape: Shape, value: Any) -> tuple[tuple[str, ...], bool]:
    """The values of a field in words, and whether they are items, each on a line of its own."""
    if shape.mapping:
        pairs = (f"{key}: {one if isinstance(one, str) else english.listed(map(str, one))}"
                 for key, one in value.items())  # fmt: skip
        return tuple(pairs), True
    if not shape.many:
        if shape.refs is not None:
            found = review.find(value)
            text = referred(review, value)
            if found is not None and found.KIND.name not in {"people", "agencies"}:
                text = f"{text} {called(review, found)}".strip()
            return (text,), False
        return (words(review, shape, value),), False
    every = tuple(words(review, shape, item) for item in value)
    if shape.refs is not None or shape.choices:
        return (", ".join(every),), False
    return every, True


def _empty(record: Model) -> tuple[str, ...]:
    return tuple(
        name
        for name, shape in fields(type(record)).items()
        if shape.starts and name not in _APART and record.lacks(name)
        and getattr(record, name) is not False
    )  # fmt: skip


def _accounts(review: Review, record: Model) -> tuple[ListedRecord, ...]:
    if not isinstance(record, Entry):
        return ()
    return tuple(ListedRecord(one.id_text, called(review, one)) for one in accounts(review, record))


def behind(review: Review, record: Model) -> WhoStandsBehind | None:
    """Who stands behind a piece of analysis; None for a record that is none."""
    if isinstance(record, Finding):
        return _in_words(review, corroboration.of_finding(review, record))
    if isinstance(record, Factor):
        return _in_words(review, corroboration.of_factor(review, record))
    if isinstance(record, Episode):
        found = _in_words(review, corroboration.of_episode(review, record))
        return replace(found, made_of=_made_of(review, record))
    return None


def _made_of(review: Review, episode: Episode) -> str:
    entries = review.each(episode.timeline, Entry)
    if not entries:
        return ""
    agencies = _agencies(review, (one.agency for one in entries if one.agency))
    whose = f", of {english.listed(agencies)}" if agencies else ""
    return (
        f"Not counted: {english.counted(len(entries), 'entry', 'entries')} of the timeline that "
        f"it is made of{whose}. They tell what happened, not how it is explained."
    )


def _in_words(review: Review, found: Corroboration) -> WhoStandsBehind:
    return WhoStandsBehind(
        agencies=_agencies(review, found.agencies),
        conversations=tuple(sorted(wording.person(review, id_) for id_ in found.conversations)),
        documents=tuple(sorted(_document(review, id_) for id_ in found.documents)),
        front_line=len(found.front_line),
        managers=len(found.managers),
        family=tuple(sorted(map(str, found.family))),
        sources=found.sources,
        silent=tuple(sorted(map(str, found.silent))),
    )


def _agencies(review: Review, ids: Iterable[Id]) -> tuple[str, ...]:
    return tuple(sorted({wording.agency(review, id_) for id_ in ids}))


def _document(review: Review, name: Id) -> str:
    record = review.find(name)
    if record is not None:
        return f"{record.id} {record.called}"
    # What entries without a document come from: "records of" an agency's id.
    before, _, agency = name.text.rpartition("records of ")
    return f"{before}records of {wording.agency(review, Id(agency)) or 'no agency'}"


def _part(review: Review, record: Model, today: date) -> PartPlayed | None:
    if isinstance(record, Person):
        return part_played.of_person(review, record, today)
    if isinstance(record, Agency):
        return part_played.of_agency(review, record, today)
    return None
