"""Findings by sources: what each finding rests on, cited by itself or through a factor of it."""

from collections.abc import Iterable

from learning_together import english
from learning_together.documents.pictures import grid
from learning_together.documents.pictures.canvas import Room
from learning_together.documents.pictures.grid import Cell, Grid, Row
from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.records.base import Model
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.reports import wording
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

_LITTLE = 6  # sources: fewer are seen at a glance in their table
_CITED, _THROUGH = Cell("●", "high"), Cell("○", "low")


def build(review: Review, _asked: Asked, room: Room) -> Shown | None:
    """The picture; None where no finding rests on a source."""
    numbers = priorities.numbers(review)
    numbered = {one.id_text: numbers[one.id] for one in review.all(Finding) if one.id}
    findings = sorted(
        (one for one in review.all(Finding) if one.id), key=lambda one: numbered[one.id_text]
    )
    cited = [dict.fromkeys(_sources(review, one.evidence)) for one in findings]
    through = [
        dict.fromkeys(
            source
            for factor in review.each(one.factors, Factor)
            for source in _sources(review, factor.evidence)
        )
        for one in findings
    ]
    used = {source for found in (*cited, *through) for source in found}
    if not used:
        return None
    columns = tuple(f"F{numbered[one.id_text]}" for one in findings)
    rows: list[Row] = []
    told: list[tuple[str, str, str]] = []
    for title, every in _kinds(review).items():
        sources = {id: name for id, name in every.items() if id in used}
        if sources:
            rows.append(Row(title))
        for id, name in sources.items():
            direct = [c for c, found in zip(columns, cited, strict=True) if id in found]
            by_factor = [
                c
                for c, found, own in zip(columns, through, cited, strict=True)
                if id in found and id not in own
            ]
            cells = tuple(
                _CITED if c in direct else _THROUGH if c in by_factor else None for c in columns
            )
            rows.append(Row(name, cells))
            told.append((name, english.listed(direct) or "–", english.listed(by_factor) or "–"))
    return Shown(
        caption="What each finding rests on",
        alt=f"A grid of {english.counted(len(told), 'source')} by "
        f"{english.counted(len(findings), 'finding')}: which finding cites a source itself, and "
        "which rests on it through a factor. A table gives both for each source.",
        notes="F1 is finding 1. Entries of the timeline stand together by agency; only evidence "
        "from this case is shown.",
        tables=(
            Table(
                "The sources of the findings",
                (("Source", 50), ("Cited by finding", 25), ("Through a factor of finding", 25)),
                tuple(told),
            ),
        ),
        pages=grid.lay_out(
            Grid(
                columns,
                tuple(rows),
                ((_CITED, "cited by the finding"), (_THROUGH, "through a factor")),
            ),
            room,
        ),
        little=len(told) < _LITTLE,
    )


PICTURE = Picture(
    name="sources",
    title="Findings by sources",
    about="What each finding rests on: cited by itself, or through a contributory factor.",
    build=build,
    nothing="no finding rests on a conversation, a document or an entry yet",
    then="Add “evidence” to the findings, or to their factors.",
    of=("findings", "factors", "conversations", "documents", "timeline", "agencies", "people"),
)


def _in_order(record: Model) -> tuple[int, str]:
    """CV2 before CV10."""
    return len(record.id_text), record.id_text


def _sources(review: Review, evidence: Iterable[Id]) -> Iterable[tuple[str, Id | None]]:
    """What stands for each piece of evidence: itself, or for an entry the agency it is of."""
    for id in evidence:
        found = review.find(id)
        if isinstance(found, Entry):
            yield "agency", found.agency
        elif isinstance(found, Conversation | Document):
            yield "record", found.id


def _kinds(review: Review) -> dict[str, dict[tuple[str, Id | None], str]]:
    """The sources that there are, by what they are, each with what it is called."""

    def ids(
        records: Iterable[Model], names: dict[Id | None, str]
    ) -> dict[tuple[str, Id | None], str]:
        return {
            ("record", one.id): f"{one.id_text} {names[one.id]}".strip()
            for one in records
            if one.id
        }

    conversations = sorted(review.all(Conversation), key=_in_order)
    documents = sorted(review.all(Document), key=_in_order)
    return {
        "Conversations": ids(
            conversations,
            {one.id: wording.person(review, one.participant) for one in conversations},
        ),
        "Documents": ids(documents, {one.id: one.called for one in documents}),
        "Entries of the timeline": {
            ("agency", id): wording.agency(review, id)
            for id in dict.fromkeys(one.agency for one in review.all(Entry))
        },
    }
