"""What a record rests on, and what rests on it: the links between the layers, as two trees.

A finding rests on episodes, these on factors, these on conversations, documents and timeline
entries; on a finding rest questions, responses and actions. Which of two linked records rests on
the other follows from their kinds, so that it does not matter on whose side a link was typed. Says
nothing about what is wrong, and formats nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from learning_together import english
from learning_together.ids import Id
from learning_together.method import timeline_order
from learning_together.records.base import Model
from learning_together.records.kinds.entry import Entry
from learning_together.records.shape import Shape
from learning_together.reports.record.one_line import called
from learning_together.review.review import Reference, Review

#: Kinds by layer. Of two linked records the one of the higher layer rests on the other.
LAYERS = (
    ("documents", "sources", "family"),
    ("timeline",),
    ("conversations",),
    ("factors",),
    ("episodes",),
    ("findings",),
    ("questions", "synopsis", "sections", "responses"),
    ("actions",),
)
#: Kinds that are about records of any layer.
ABOUT = (
    "decisions", "comments", "review", "meetings", "tasks", "queries", "disclosures", "signoffs",
    "assurance", "supervision", "effort", "feedback",
)  # fmt: skip

#: Trees end at these. What a meeting or decision is also about has nothing to do with the record
#: asked for; and a conversation bears what its participant says, not what its entries say.
_ENDS = frozenset({*ABOUT, "conversations"})
#: Of interest only for the record asked for, not for those that it leads to.
_ASIDE = frozenset(ABOUT) - {"decisions", "comments"}

_RANK = {kind: rank for rank, kinds in enumerate(LAYERS) for kind in kinds}
_RANK |= {kind: len(LAYERS) + place for place, kind in enumerate(ABOUT)}

#: Accounts of one event stand beside each other; neither rests on the other.
_BESIDE = "same_event_as"

#: No tree is deeper: records of one kind may name each other in a chain of any length.
DEEPEST = 20

Status = Literal["shown", "above", "deeper", "missing", "unread"]


@dataclass(frozen=True, slots=True)
class Naming:
    """Where a link was typed.

    Attributes:
        record: The record in which it stands.
        field: The field, dotted, without numbers.
        label: The field in words.
    """

    record: str
    field: str
    label: str


@dataclass(frozen=True, slots=True)
class Node:
    """A record in a tree.

    Attributes:
        id: Its id; as typed where there is no such record.
        kind: The plural of its kind; empty where there is no such record.
        called: What it is called.
        named: Where the link to the record above it was typed, on either side.
        status: `shown`: with all below it; `above`: it stands earlier in the tree, with what is
            below it; `deeper`: there is more below it than the depth that was asked for;
            `missing`: there is no such record; `unread`: it may stand in a file that cannot be
            read.
        children: What is below it.
    """

    id: str
    kind: str
    called: str
    named: tuple[Naming, ...]
    status: Status
    children: tuple["Node", ...] = ()


def rests_on(review: Review, record: Model, depth: int = DEEPEST) -> tuple[Node, ...]:
    """What a record rests on, the highest layer first."""
    return _Tree(review, up=False, depth=depth).below(record)


def resting_on(review: Review, record: Model, depth: int = DEEPEST) -> tuple[Node, ...]:
    """What rests on a record, the lowest layer first; for a person or agency, what names it."""
    return _Tree(review, up=True, depth=depth).below(record)


@dataclass
class _Link:
    """What one record is to another: the other end, its id as typed, and where that was."""

    id: Id
    other: Model | None
    named: list[Naming]


class _Tree:
    def __init__(self, review: Review, *, up: bool, depth: int) -> None:
        self.review = review
        self.up = up
        self.depth = min(depth, DEEPEST)
        self.seen: set[int] = set()
        self.flat = False

    def below(self, root: Model) -> tuple[Node, ...]:
        self.seen.add(id(root))
        # A person or an agency is no evidence: what names it is listed, and no more.
        self.flat = root.KIND.name not in _RANK
        return self._nodes(self._links(root), 1) if self.depth > 0 else ()

    def _nodes(self, links: Iterable[_Link], level: int) -> tuple[Node, ...]:
        return tuple(self._node(link, level) for link in links)

    def _node(self, link: _Link, level: int) -> Node:
        named = tuple(link.named)
        record = link.other
        if record is None:
            unread = self.review.may_be_unread(link.id)
            return Node(link.id.text, "", "", named, "unread" if unread else "missing")
        children: tuple[Node, ...] = ()
        status: Status = "shown"
        if id(record) in self.seen:
            status = "above"
        else:
            ends = self.flat or record.KIND.name in _ENDS
            links = () if ends else self._links(record, nested=True)
            if links and level >= self.depth:
                status = "deeper"
            else:
                self.seen.add(id(record))
                children = self._nodes(links, level + 1)
        return Node(
            record.id_text,
            record.KIND.name,
            called(self.review, record),
            named,
            status,
            children,
        )

    def _links(self, record: Model, *, nested: bool = False) -> tuple[_Link, ...]:
        found: dict[int | Id, _Link] = {}
        for reference, other in self._ends(record):
            if nested and other and other.KIND.name in _ASIDE:
                continue
            key = id(other) if other else reference.id
            link = found.setdefault(key, _Link(reference.id, other, []))
            naming = _naming(self.review, reference)
            if naming not in link.named:
                link.named.append(naming)
        return tuple(_in_order(found.values(), up=self.up))

    def _ends(self, record: Model) -> Iterator[tuple[Reference, Model | None]]:
        """Every link in the direction of the tree: where it is typed, and its other end."""
        yield from self._typed_here(record)
        if self.review.find(record.id) is record:
            yield from self._typed_there(record)

    def _typed_here(self, record: Model) -> Iterator[tuple[Reference, Model | None]]:
        for reference in self.review.named_by(record):
            target = self.review.find(reference.id)
            if target is record or reference.field.startswith(_BESIDE):
                continue
            if target is None:
                if not self.up and _may_be_evidence(reference):
                    yield reference, None
            elif _rests(record, target) is (not self.up):
                yield reference, target

    def _typed_there(self, record: Model) -> Iterator[tuple[Reference, Model | None]]:
        for reference in self.review.naming(record.id):
            source = reference.source
            if source is record or reference.field.startswith(_BESIDE):
                continue
            wanted = self.up if self.flat else _rests(source, record) is self.up
            if wanted:
                yield reference, source


def _rests(source: Model, target: Model) -> bool | None:
    """Whether a record that names another rests on it; None where neither is evidence."""
    upper, lower = _RANK.get(source.KIND.name), _RANK.get(target.KIND.name)
    if upper is None or lower is None:
        return None
    if source.KIND.name in ABOUT and target.KIND.name in ABOUT:
        return True
    return upper >= lower


def _may_be_evidence(reference: Reference) -> bool:
    return not reference.kinds or any(kind in _RANK for kind in reference.kinds)


def _naming(review: Review, reference: Reference) -> Naming:
    steps = [step for step in reference.path if isinstance(step, str)]
    name = ": ".join(field_label(review, step).lower() for step in steps)
    source = reference.source
    return Naming(source.id_text or source.KIND.one, ".".join(steps), name)


def field_label(review: Review, name: str, shape: Shape | None = None) -> str:
    """What a field is called on screens and pages, in the framework's words where it has any.

    Args:
        review: With its framework.
        name: The field's.
        shape: What its model says of it, where that is at hand.
    """
    if name in {"child_seen", "voice"}:
        return review.framework.word(name)
    return shape.label if shape else english.label(name.replace("_", "-"))


def _in_order(links: Iterable[_Link], *, up: bool) -> list[_Link]:
    """By layer, timeline entries by time; otherwise as they are typed."""
    top = len(_RANK)
    dated = {
        id(entry): place
        for place, entry in enumerate(
            timeline_order.in_order(link.other for link in links if isinstance(link.other, Entry))
        )
    }

    def key(link: _Link) -> tuple[int, int]:
        if link.other is None:
            return (top, 0)
        rank = _RANK.get(link.other.KIND.name, top)
        return (rank if up else top - rank, dated.get(id(link.other), 0))

    return sorted(links, key=key)
