"""What participants say of the review, by question and role, and what its reviewers learned.

Quoted is only what may be quoted; other answers are counted and nothing more. The London pilots
quoted their participants by role and asked all of them once the reviews had ended (SCIE, Learning
Together London pilots, interim report, 2011, sections 1 and 6).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from learning_together import english
from learning_together.documents.templates.cited import Cited
from learning_together.records.base import Audience
from learning_together.records.kinds.feedback import Feedback
from learning_together.records.kinds.supervision import Supervision
from learning_together.records.shape import fields
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage

#: Answers without a name to one question, from which on they are told.
ENOUGH = 5
NO_QUESTION = "Without a question"
GROUPS = {
    "lead-reviewer": "Lead reviewers",
    "review-team": "Review team",
    "case-group": "Case group",
    "family": "Family",
    "board": "Board",
    "other": "Others",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """An answer that may be quoted."""

    id: str
    role: str
    answer: Prose


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    """A question and the answers to it, by the part that people had in the review."""

    question: str
    quotes: tuple[Quote, ...]
    unquoted: str


@dataclass(frozen=True, slots=True)
class GroupCount:
    """How many answers came from one group, and how many of them may be quoted."""

    group: str
    answers: int
    quoted: int


@dataclass(frozen=True, slots=True)
class Session:
    """A supervision session or a critique."""

    id: str
    date: str
    type: str
    about: Cited[str]
    learning: Prose | None


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """Feedback and learning.

    Attributes:
        groups: Empty where the reader does not see all answers: the counts would be wrong.
        quoted: How answers are quoted, in a sentence.
        withheld: How many answers the reader does not see.
        waiting: How many came without a name, to questions that have too few of them yet.
    """

    questions: tuple[QuestionAnswered, ...]
    quoted: str
    groups: tuple[GroupCount, ...]
    withheld: int
    waiting: int
    sessions: tuple[Session, ...]


def build(review: Review, asked: Asked) -> FeedbackView:
    """The feedback by question, in the order in which the questions were first asked."""
    every, waiting = _told(review.all(Feedback))
    by_question: dict[str, list[Feedback]] = {}
    for one in every:
        by_question.setdefault(one.question or NO_QUESTION, []).append(one)
    return FeedbackView(
        questions=tuple(_question(text, own) for text, own in by_question.items()),
        quoted=_quoted(asked),
        groups=_groups(every) if review.shows("feedback") else (),
        withheld=sum(kind == "feedback" for kind in review.withheld.values()),
        waiting=waiting,
        sessions=tuple(
            _session(review, one)
            for one in sorted(review.all(Supervision), key=lambda one: str(one.date or "9"))
        ),
    )


REPORT = Report(
    name="feedback",
    title="Feedback and learning",
    about="What participants say of the review, quoted only with consent; what reviewers learned.",
    stage=Stage.BOARD,
    build=build,
    of=(Feedback, Supervision),
    contents=False,
    audience=Audience.REVIEWERS,
)


def _told(every: Sequence[Feedback]) -> tuple[list[Feedback], int]:
    """The answers that are told, and how many wait: of few, one could tell whose each is."""
    counts = Counter(one.question for one in every if one.anonymous)
    told = [one for one in every if not one.anonymous or counts[one.question] >= ENOUGH]
    return told, len(every) - len(told)


def may_be_quoted(one: Feedback) -> bool:
    """Whether consent was given and there is something to quote."""
    return one.may_quote is True and bool(one.answer)


def _quoted(asked: Asked) -> str:
    less = [word for word, told in (("dates", asked.dates), ("places", asked.places)) if told]
    if not less:
        return "Answers are quoted word for word, by role, where the person agreed to be quoted."
    return (
        "Answers are quoted by role, where the person agreed to be quoted; "
        f"{english.listed(less)} in them are told less exactly."
    )


def _question(text: str, own: Sequence[Feedback]) -> QuestionAnswered:
    order = list(fields(Feedback)["group"].choices)
    quotes = sorted(
        (one for one in own if may_be_quoted(one)),
        key=lambda one: order.index(one.group) if one.group else len(order),
    )
    others = len(own) - len(quotes)
    return QuestionAnswered(
        question=text,
        quotes=tuple(
            Quote(one.id_text, wording.marked(one.role or "", one), Prose(one.answer or ""))
            for one in quotes
        ),
        unquoted=f"{english.counted(others, 'answer')} may not be quoted." if others else "",
    )


def _groups(every: Sequence[Feedback]) -> tuple[GroupCount, ...]:
    answers = Counter[str](one.group or "other" for one in every)
    quoted = Counter[str](one.group or "other" for one in every if may_be_quoted(one))
    return tuple(
        GroupCount(label, answers[group], quoted[group])
        for group, label in GROUPS.items()
        if answers[group]
    )


def _session(review: Review, one: Supervision) -> Session:
    return Session(
        one.id_text,
        wording.day(one.date),
        {"individual": "Individual", "group": "Group", "critique": "Critique of a draft"}.get(
            one.type or "", ""
        ),
        wording.cited(review, Supervision, "about", map(str, one.about)),
        wording.prose(one.learning),
    )
