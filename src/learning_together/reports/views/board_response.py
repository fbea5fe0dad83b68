"""The board's response: each finding and question, what is accepted and why, and what is done.

The board takes "ownership of the follow-up action" (SCIE, Learning Together London pilots, interim
report, 2011, section 7). What is overdue is for `lt status`: a report says the same on any day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from learning_together import english
from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.privacy.audience import reads_all
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.response import Response
from learning_together.reports import wording
from learning_together.reports.report import Asked, Prose, Report, Review
from learning_together.stages import Stage

ACCEPTED = {"yes": "Accepted", "partly": "Accepted in part", "no": "Not accepted"}
NO_ANSWER = "No answer yet"


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What is done because of a response."""

    id: str
    what: str
    who: str
    due: str
    done: str
    progress: Prose | None
    effect: Prose | None


@dataclass(frozen=True, slots=True)
class Answer:
    """One response.

    Attributes:
        number: Of the question that it answers; 0 where it answers the finding as a whole.
        question: Its text; None where it has none.
    """

    id: str
    number: int
    question: Prose | None
    accepted: str
    date: str
    reason: Prose | None
    priority: str
    monitoring: Prose | None
    national: bool
    actions: tuple[ActionLine, ...]


@dataclass(frozen=True, slots=True)
class FindingAnswered:
    """A finding with the answers to it.

    Attributes:
        accepted: Of the finding as a whole, for the overview.
        done: How many of its actions are done, in words.
        open_questions: Questions without an answer of their own, with their numbers.
        covered: Whether the answer to the finding as a whole stands for those questions.
    """

    id: str
    number: int
    title: str
    statement: str
    accepted: str
    done: str
    answers: tuple[Answer, ...]
    open_questions: tuple[tuple[int, Prose], ...]
    covered: bool

    @property
    def apart(self) -> bool:
        """Whether some of its questions have an answer of their own."""
        return any(one.number for one in self.answers)


@dataclass(frozen=True, slots=True)
class BoardResponse:
    """The response.

    Attributes:
        told: Whether the reader may read every answer: one that is missing then is not given yet.
        other: Actions that belong to no response.
        questions: The heading of questions, in the framework's words.
    """

    board: str
    told: bool
    findings: tuple[FindingAnswered, ...]
    other: tuple[ActionLine, ...]
    national: tuple[str, ...]
    questions: str


def build(review: Review, asked: Asked) -> BoardResponse:
    """The response, the findings in the order of their numbers."""
    by_finding: dict[Id | None, list[Response]] = {}
    for response in review.all(Response):
        by_finding.setdefault(response.finding, []).append(response)
    by_response: dict[Id | None, list[Action]] = {}
    for action in review.all(Action):
        by_response.setdefault(action.response, []).append(action)
    known = {one.id for one in review.all(Response)}
    told = reads_all(review, asked.reader, Response)
    counted = told and reads_all(review, asked.reader, Action)
    found = tuple(
        _told(
            _finding(review, one, number, by_finding.get(one.id, []), by_response),
            answers=told,
            actions=counted,
        )
        for number, one in priorities.numbered(review)
    )
    return BoardResponse(
        told=told,
        board=review.facts.board or english.label(review.framework.word("board")),
        findings=found,
        other=tuple(
            _action(review, one) for one in review.all(Action) if one.response not in known and told
        ),
        national=tuple(one.id for one in found if any(answer.national for answer in one.answers)),
        questions=review.framework.word("questions"),
    )


REPORT = Report(
    name="response",
    title="Response of the board",
    about="What the board accepts and why, what is done by whom and by when, how it will be "
    "judged.",
    stage=Stage.BOARD,
    build=build,
    of=(Finding,),
)


def _finding(
    review: Review,
    finding: Finding,
    number: int,
    responses: Sequence[Response],
    by_response: dict[Id | None, list[Action]],
) -> FindingAnswered:
    # The finding as a whole first, then its questions in their order.
    ordered = sorted(responses, key=lambda one: one.question or 0)
    whole = [one for one in ordered if not one.question]
    own = {one.question for one in ordered if one.question}
    actions = [a for one in ordered for a in by_response.get(one.id, ())]
    done = sum(one.done_on is not None for one in actions)
    return FindingAnswered(
        id=finding.id_text,
        number=number,
        title=finding.title or "",
        statement=finding.statement or "",
        accepted=_accepted(whole or ordered),
        done=f"{done} of {len(actions)}" if actions else "none",
        answers=tuple(_answer(review, finding, one, by_response) for one in ordered),
        open_questions=tuple(
            (n, Prose(text)) for n, text in enumerate(finding.questions, 1) if n not in own
        ),
        covered=bool(whole),
    )


def _told(found: FindingAnswered, *, answers: bool, actions: bool) -> FindingAnswered:
    """A finding without what a reader would take for missing who may not read every answer."""
    return replace(
        found,
        accepted=found.accepted if answers or found.accepted != NO_ANSWER else "",
        done=found.done if actions else "",
        open_questions=found.open_questions if answers else (),
    )


def _accepted(responses: Sequence[Response]) -> str:
    words = [one.accepted for one in responses if one.accepted]
    if not words:
        return NO_ANSWER
    return ACCEPTED[words[0]] if len(set(words)) == 1 else ACCEPTED["partly"]


def _answer(
    review: Review, finding: Finding, one: Response, by_response: dict[Id | None, list[Action]]
) -> Answer:
    number = one.question or 0
    asked = finding.questions[number - 1] if 0 < number <= len(finding.questions) else None
    return Answer(
        id=one.id_text,
        number=number,
        question=wording.prose(asked),
        accepted=ACCEPTED[one.accepted] if one.accepted else NO_ANSWER,
        date=wording.day(one.date),
        reason=wording.prose(one.reason),
        priority=one.priority or "",
        monitoring=wording.prose(one.monitoring),
        national=bool(one.national_issue),
        actions=tuple(_action(review, action) for action in by_response.get(one.id, ())),
    )


def _action(review: Review, one: Action) -> ActionLine:
    agency = wording.agency(review, one.agency)
    return ActionLine(
        id=one.id_text,
        what=one.what or "",
        who=", ".join(part for part in (one.owner or "", agency) if part),
        due=wording.day(one.due),
        done=wording.day(one.done_on),
        progress=wording.prose(one.progress),
        effect=wording.prose(one.effect),
    )
