"""The records of a review by kind, and what its checks say of one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from learning_together import english
from learning_together.actions.validate import Checked
from learning_together.actions.window.labelled import labels as labels_by_name
from learning_together.actions.window.labelled import with_labels
from learning_together.actions.window.preview import Piece, preview
from learning_together.diagnostics import Diagnostic, Problem
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.patterns import regex
from learning_together.records.base import Model, Part
from learning_together.records.kind_names import find_kind
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.kinds.entry import Entry
from learning_together.records.shape import fields
from learning_together.reports.record.evidence_tree import field_label
from learning_together.reports.record.one_line import called
from learning_together.review.paths import REVIEW_FILE
from learning_together.review.review import Review

#: The review's own record stands by itself, and real names on no page.
_APART = ("review", "identities")
_FIGURE = regex(r"[0-9]")
_WORD = regex(r"[\w-]+")


@dataclass(frozen=True, slots=True)
class KindOfRecords:
    """A kind of record.

    Attributes:
        name: The plural.
        one: The singular, in words.
        holds: What a record of it is.
        count: How many there are.
        unread: Whether a file of it cannot be read.
    """

    name: str
    one: str
    holds: str
    count: int
    unread: bool

    @property
    def title(self) -> str:
        """The plural, as a heading."""
        return english.starting(self.name)


@dataclass(frozen=True, slots=True)
class Listed:
    """A record in a list.

    Attributes:
        id: Its id; empty where it has none.
        called: What it is called.
        problems: How many results of checks that nobody accepted it has.
        file: Where it stands.
        line: Likewise.
    """

    id: str
    called: str
    problems: int
    file: str
    line: int


def kinds(review: Review) -> tuple[KindOfRecords, ...]:
    """Every kind that people fill in, in the order in which a review does."""
    return tuple(_kind(review, name) for name in KINDS if name not in _APART)


def kind(review: Review, typed: str) -> KindOfRecords:
    """The kind that is meant.

    Raises:
        LtError: There is none.
    """
    return _kind(review, find_kind(typed))


def titled(id: str, called: str) -> str:
    """A record by its id and what it is called; by that alone where the id adds nothing to it.

    >>> titled("HV1", "Health visitor"), titled("R", "Adult R"), titled("police", "Police")
    ('HV1 Health visitor', 'Adult R', 'Police')
    """
    if called and (not _FIGURE.search(id) or id in _WORD.findall(called)):
        return called
    return f"{id} {called}".strip()


def labels(review: Review, kind: str, names: Iterable[str]) -> list[str]:
    """Fields of a kind of record, as its form calls them."""
    shapes = fields(model(kind))
    return [field_label(review, name, shapes[name]) for name in names]


def field_called(review: Review, problem: Problem) -> str:
    """The field that a problem is of, as its form calls it, with the number of a part; or nothing.

    Args:
        review: All of it.
        problem: Of any record, or of the review itself.
    """
    kind: type[Model | Part] | None = _kind_at(review, problem)
    said: list[str] = []
    for step in (problem.field or "").split("."):
        shape = fields(kind).get(step) if kind is not None else None
        if shape is not None:
            said.append(field_label(review, step, shape))
            kind = shape.part
        elif step.isdecimal() and said:
            said[-1] = f"{said[-1]} {int(step) + 1}"
        else:
            said.append(english.label(step.replace("_", "-")))
            kind = None
    return ", ".join(filter(None, said))


def as_called(review: Review, problem: Problem, text: str) -> str:
    """A sentence of a problem, in which fields of its record are called as its form calls them.

    Args:
        review: All of it.
        problem: Of any record, or of the review itself.
        text: The sentence.
    """
    kind = _kind_at(review, problem)
    return with_labels(text, labels_by_name(fields(kind).values())) if kind is not None else text


def _kind_at(review: Review, problem: Problem) -> type[Model] | None:
    record = review.find(problem.record) if problem.record else None
    if record is None and problem.place.file == REVIEW_FILE:
        record = review.facts
    return type(record) if record is not None else None


def alike(kind: str) -> tuple[str, ...]:
    """Fields in which the next new record of a kind is mostly like the last one."""
    return kind_of(kind).alike


def prose_of(review: Review, id: str) -> dict[str, tuple[Piece, ...]]:
    """The longer texts of a record as they read, by field."""
    record = review.facts if id == "review" else review.find(Id(id))
    if record is None:
        return {}
    texts = (
        (name, getattr(record, name))
        for name, shape in fields(type(record)).items()
        if shape.prose and not shape.many and not shape.mapping
    )
    return {
        name: preview(text, record.KIND.name, name)
        for name, text in texts
        if isinstance(text, str) and text.strip()
    }


def plural_of(typed: str) -> str:
    """The plural of a kind that has pages; empty where that is none."""
    try:
        name = find_kind(typed)
    except LtError:
        return ""
    return "" if name in _APART else name


def _kind(review: Review, name: str) -> KindOfRecords:
    about = kind_of(name)
    count = len(review.records.get(name, ()))
    return KindOfRecords(name, about.one, about.holds, count, not review.whole(name))


def of_kind(checked: Checked, name: str) -> tuple[Listed, ...]:
    """The records of a kind, the timeline in order of time, the others as they are typed."""
    review = checked.loaded.review
    records: Iterable[Model] = review.records.get(name, ()) if name not in _APART else ()
    if name == Entry.KIND.name:
        records = timeline_order.in_order(review.all(Entry))
    counts = problem_counts(checked)
    return tuple(
        Listed(
            one.id_text,
            called(review, one),
            counts[one.id] if one.id else 0,
            one.place().file,
            one.place().line,
        )
        for one in records
    )


def problem_counts(checked: Checked) -> Counter[Id]:
    """How many results of checks that nobody accepted each record has."""
    return Counter(
        one.problem.record for one in checked.diagnostics if one.problem.record and not one.accepted
    )


def problems_of(checked: Checked, id: str) -> tuple[Diagnostic, ...]:
    """What the checks say of a record, the gravest first; what was accepted last."""
    order = {severity: place for place, severity in enumerate(("error", "warning", "info"))}
    found = [one for one in checked.diagnostics if one.problem.record == Id(id)]
    return tuple(sorted(found, key=lambda one: (bool(one.accepted), order[one.severity])))
