"""Which factor was at work in which episode, and how many independent sources stand behind it."""

from dataclasses import dataclass

from learning_together import english
from learning_together.method import corroboration, links
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.shape import fields
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage

_MARKS = {"hinders": "–", "helps": "+", None: "×"}


@dataclass(frozen=True, slots=True)
class EpisodeColumn:
    """An episode as the matrix names it."""

    id: str
    title: str
    practice: str


@dataclass(frozen=True, slots=True)
class FactorMarks:
    """A factor.

    Attributes:
        type: Where it lies; only on the first factor of its type.
        marks: One for each episode: + where it helped, – where it hindered, empty elsewhere.
    """

    type: str
    id: str
    summary: str
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FactorSources:
    """How many independent sources stand behind a factor.

    Attributes:
        silent: What is cited and does not count, in words; see `corroboration`.
    """

    id: str
    summary: str
    agencies: int
    conversations: int
    front_line: int
    managers: int
    documents: int
    family: int
    silent: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """The matrix.

    Attributes:
        columns: Headings and widths of its table.
        behind: Empty where the reader may not see all of the evidence.
    """

    legend: str
    columns: tuple[tuple[str, int], ...]
    episodes: tuple[EpisodeColumn, ...]
    rows: tuple[FactorMarks, ...]
    behind: tuple[FactorSources, ...]


def build(review: Review, asked: Asked) -> Matrix:
    """Factors by type, episodes in order of time."""
    episodes = sorted(
        review.all(Episode),
        key=lambda one: (one.start is None, one.start.order if one.start else ()),
    )
    factors = sorted(review.all(Factor), key=lambda one: (one.type is None, _rank(one)))
    rows, type_ = [], ""
    for factor in factors:
        at_work = {one.id for one in links.episodes_of(review, factor)}
        mark = _MARKS[factor.effect]
        own = english.label(factor.type) or "Type not given"
        rows.append(
            FactorMarks(
                own if own != type_ else "",
                factor.id_text,
                factor.summary or "",
                tuple(mark if one.id in at_work else "" for one in episodes),
            )
        )
        type_ = own
    width = max(5, min(10, 60 // max(1, len(episodes))))
    return Matrix(
        legend="+ helped good practice, – hindered it.",
        columns=(
            ("Factor", 100 - width * len(episodes)),
            *((one.id_text, width) for one in episodes),
        ),
        episodes=tuple(
            EpisodeColumn(one.id_text, one.called, english.label(one.valence)) for one in episodes
        ),
        rows=tuple(rows),
        behind=_behind(review, factors),
    )


REPORT = Report(
    name="factors",
    title="Contributory factors",
    about="Which factor was at work in which episode, and who stands behind it.",
    stage=Stage.ANALYSE,
    build=build,
    of=(Factor,),
    contents=False,
)


def _rank(factor: Factor) -> int:
    types = fields(Factor)["type"].choices
    return types.index(factor.type) if factor.type else len(types)


def _behind(review: Review, factors: list[Factor]) -> tuple[FactorSources, ...]:
    if not review.shows("conversations", "documents", "timeline", "family", "agencies", "people"):
        return ()
    found = []
    for factor in factors:
        behind = corroboration.of_factor(review, factor)
        found.append(
            FactorSources(
                factor.id_text,
                factor.summary or "",
                len(behind.agencies),
                len(behind.conversations),
                len(behind.front_line),
                len(behind.managers),
                len(behind.documents),
                len(behind.family),
                english.listed(sorted(map(str, behind.silent))),
            )
        )
    return tuple(found)
