"""One page for a board: over all its reviews, what was answered and which actions are overdue.

Made of a programme as its readers are told it. A page holds so many rows; what is not listed is
counted.
"""

from dataclasses import dataclass, replace

from learning_together.english import counted, listed, short
from learning_together.reports.programme.one_review import ReviewPart
from learning_together.reports.programme.page import OverdueLine, Programme

TITLE = "Responses and overdue actions"
#: Rows for which a page has room, in Word as in PDF, and letters of what is to be done.
_REVIEWS, _ACTIONS, _WORDS = 6, 4, 90
#: The answers of a board, in the order of the table.
_ANSWERS = (
    ("yes", "accepted"),
    ("partly", "accepted in part"),
    ("no", "not accepted"),
    ("none", "without an answer"),
)


@dataclass(frozen=True, slots=True)
class OpenReview:
    """A review in which something is open.

    Attributes:
        answers: How many findings have each answer, in the order of the table.
        done: Of its actions, how many are done, in words.
    """

    review: str
    answers: tuple[int, ...]
    done: str
    overdue: int

    @property
    def told(self) -> str:
        """What is open, in words."""
        open_ = [counted(self.answers[-1], "finding") + " without an answer"] * bool(
            self.answers[-1]
        )
        open_ += [f"{counted(self.overdue, 'action')} overdue"] * bool(self.overdue)
        return listed(open_)


@dataclass(frozen=True, slots=True)
class ResponsesPage:
    """The page.

    Attributes:
        summary: All of it in two sentences.
        open: The reviews in which most is open.
        rest: What is not listed, in words; empty where everything is.
        overdue: The actions that are overdue longest.
        more: How many actions are overdue besides.
    """

    summary: str
    today: str
    open: tuple[OpenReview, ...]
    rest: str
    overdue: tuple[OverdueLine, ...]
    more: int


def build(view: Programme) -> ResponsesPage:
    """The page of a programme."""
    met = [one for one in view.parts if one.met]
    every = sorted(
        (_open(one) for one in view.parts if (one.met and one.answers.get("none")) or one.overdue),
        key=lambda one: (-one.overdue, -one.answers[-1], one.review),
    )
    return ResponsesPage(
        summary=_summary(view.parts, met),
        today=view.today,
        open=tuple(every[:_REVIEWS]),
        rest=_rest(len(every), len(view.parts), len(view.parts) - len(met)),
        overdue=tuple(
            replace(one, what=short(one.what, _WORDS)) for one in view.overdue[:_ACTIONS]
        ),
        more=max(len(view.overdue) - _ACTIONS, 0),
    )


def _open(one: ReviewPart) -> OpenReview:
    return OpenReview(
        one.title,
        tuple(one.answers.get(key, 0) if one.met else 0 for key, _ in _ANSWERS),
        f"{one.done} of {one.actions}",
        len(one.overdue),
    )


def _summary(parts: tuple[ReviewPart, ...], met: list[ReviewPart]) -> str:
    findings = sum(sum(one.answers.values()) for one in met)
    said = [
        f"{number} {words}"
        for key, words in _ANSWERS
        if (number := sum(one.answers.get(key, 0) for one in met))
    ]
    answered = f"{counted(findings, 'finding')}: {listed(said)}" if said else "no findings"
    actions, done = sum(one.actions for one in parts), sum(one.done for one in parts)
    overdue = sum(len(one.overdue) for one in parts)
    return (
        f"{len(met)} of {counted(len(parts), 'review')} came before the board, with {answered}. "
        f"Of {counted(actions, 'action')}, {done} are done and {overdue} are overdue."
    )


def _rest(open_: int, every: int, before: int) -> str:
    said = [f"{counted(open_ - _REVIEWS, 'more review')} with something open"] * (open_ > _REVIEWS)
    nothing = every - open_
    said += [f"{counted(nothing, 'review')} in which nothing is open"] * bool(nothing)
    text = f"Not listed: {listed(said)}." if said else ""
    if before:
        text += f" {counted(before, 'review')} did not come before the board yet."
    return text.strip()
