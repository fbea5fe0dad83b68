"""What the report of a programme holds, and how small numbers are kept out of it.

Plain shapes only; `reports.programme.report` fills them.
"""

from dataclasses import dataclass, field
from datetime import date

from learning_together.documents.prose import Prose
from learning_together.reports.programme.one_review import ReviewPart

#: A count below this is not told, nor a sum over fewer reviews.
LEAST = 3
FEWER = f"fewer than {LEAST}"
UNTOLD = "not told"


@dataclass(frozen=True, slots=True)
class Count:
    """How many reviews something holds for.

    Attributes:
        value: The number.
        open: Whether its readers may read the reviews themselves; no number is small to them.
    """

    value: int
    open: bool = False

    @property
    def words(self) -> str:
        """As it is printed."""
        return FEWER if self.small else str(self.value)

    @property
    def small(self) -> bool:
        """Whether it is too small to be told to its readers."""
        return not self.open and 0 < self.value < LEAST


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that somebody said; who said them and where they stand, where that is told."""

    text: str
    who: str
    place: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that the programme learned; `place` is where it stands in the source."""

    heading: str
    text: Prose | None
    points: tuple[Prose, ...]
    quotations: tuple[Quotation, ...]
    place: str


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A review that takes part.

    Attributes:
        elsewhere: Whether its folder is not at hand.
    """

    title: str
    board: str
    sort: str
    stage: str
    findings: int | None
    note: Prose | None = None
    place: str = ""
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A headline finding."""

    number: str
    title: str
    statement: Prose


@dataclass(frozen=True, slots=True)
class ReviewFindings:
    """The findings of one review."""

    title: str
    findings: tuple[FindingLine, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A category of findings: in how many reviews, and which sectors it touches in how many."""

    category: str
    reviews: Count
    sectors: tuple[tuple[str, Count], ...]

    @property
    def told(self) -> tuple[tuple[str, Count], ...]:
        """The sectors whose number may be told."""
        return tuple(pair for pair in self.sectors if not pair[1].small)

    @property
    def masked(self) -> tuple[str, ...]:
        """The sectors that it touches in few reviews."""
        return tuple(name for name, count in self.sectors if count.small)


@dataclass(frozen=True, slots=True)
class FactorRow:
    """A sort of contributory factor: in how many reviews it hindered, and helped."""

    type: str
    level: str
    hinders: Count
    helps: Count

    @property
    def told(self) -> bool:
        """Whether one of the two may be told."""
        return any(one.value and not one.small for one in (self.hinders, self.helps))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that the programme's own folder gives."""

    what: str
    number: int
    place: str


@dataclass(frozen=True, slots=True)
class QuestionAnswers:
    """What participants answered to one question."""

    question: str
    quotations: tuple[Quotation, ...]


@dataclass(frozen=True, slots=True)
class OverdueLine:
    """An action whose day is past."""

    review: str
    what: str
    who: str
    due: str


@dataclass(frozen=True, slots=True)
class UnansweredLine:
    """A review whose board has met and has not answered some findings."""

    review: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CostRow:
    """A row of the table of time and cost, as the programme's folder tells it."""

    issue: str
    more: tuple[Prose, ...]
    less: tuple[Prose, ...]
    value: tuple[Prose, ...]
    place: str


@dataclass(frozen=True, slots=True)
class CostSum:
    """What the reviews spent on one issue; a sum over few reviews is not told.

    Attributes:
        reviews: How many recorded anything.
        more_hours: Over the activities for which both figures are given; not told where it could
            be held against the two sums to find what a few reviews spent.
    """

    issue: str
    reviews: Count
    hours: str
    usual_hours: str
    more_hours: str
    cost: str
    usual_cost: str
    more_cost: str
    sides: str

    @property
    def told(self) -> bool:
        """Whether anything of it may be told."""
        sums = (self.hours, self.usual_hours, self.cost, self.usual_cost, self.sides)
        return any(one not in {"", UNTOLD} for one in sums)


@dataclass(frozen=True, slots=True)
class Broken:
    """A review that is left out.

    Attributes:
        folder: Its folder's name.
        reason: Why, in a sentence for all readers.
        mend: What is to be mended, for those alone who make the report.
    """

    folder: str
    reason: str
    mend: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Programme:
    """The programme.

    Attributes:
        on: The day on which it is told; `today` in words.
        source: The publication that the programme's folder was taken from; empty where none was.
        boards: Boards that take part, each once.
        sectors: In how many reviews each sector takes part.
        others: Feedback that may not be quoted: how many answers.
        process_figures: Label and value.
        detailed: Whether it is made for review teams, who may have figures of single reviews.
    """

    title: str
    subtitle: str
    marking: str
    today: str
    on: date
    source: str
    parts: tuple[ReviewPart, ...]
    boards: tuple[str, ...]
    boards_place: str
    reviews: tuple[ReviewLine, ...]
    broken: tuple[Broken, ...]
    sectors: tuple[tuple[str, Count], ...]
    figures: tuple[Figure, ...]
    introduction: tuple[Topic, ...]
    headlines: tuple[Topic, ...]
    findings: tuple[ReviewFindings, ...]
    patterns: tuple[Pattern, ...]
    factors: tuple[FactorRow, ...]
    strengths: tuple[Topic, ...]
    asked: tuple[QuestionAnswers, ...]
    others: int
    open_questions: tuple[Topic, ...]
    proceedings: Count
    overdue: tuple[OverdueLine, ...]
    unanswered: tuple[UnansweredLine, ...]
    process: tuple[Topic, ...]
    process_figures: tuple[tuple[str, str], ...]
    expertise: tuple[Topic, ...]
    reviewers: tuple[Quotation, ...]
    supervised: Count
    cost_rows: tuple[CostRow, ...]
    cost_sums: tuple[CostSum, ...]
    detailed: bool
