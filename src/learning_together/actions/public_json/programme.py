"""The public JSON of `lt programme`.

What would give masked numbers back, review by review, is only in what is made for the review teams:
sectors, the category of each finding, sessions of supervision, hours and cost.
"""

import json
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.reports.programme.one_review import ReviewPart
from learning_together.reports.programme.page import Count, Programme


def _told(count: Count) -> int | str:
    words = count.words
    return count.value if words == str(count.value) else words


Told = Annotated[int | Literal["fewer than 3"], BeforeValidator(_told)]
TextOrEmpty = Annotated[str, BeforeValidator(lambda text: text or "")]


class ReviewFinding(Part):
    """A finding."""

    number: int = Field(description="Its number.")
    title: str = Field(description="Its title.")
    statement: str = Field(description="What it says.")
    category: str = Field("", description="Its category; for review teams only.")


class OverdueAction(Part):
    """An action whose day is past."""

    id: str = Field(description="Its id.")
    what: str = Field(description="What is to be done.")
    who: str = Field(description="By whom, in words.")
    due: date = Field(description="By when.")


class OneReview(Part):
    """A review whose folder is at hand."""

    folder: str = Field(description="The name of its folder.")
    title: str = Field(description="Its title.")
    board: str = Field(description="The board that commissioned it.")
    framework: str = Field(description="Its framework, in words.")
    option: str = Field(description="The option of the method that it uses, in words.")
    stage: str = Field(description="Its stage.")
    sectors: tuple[str, ...] = Field(
        (), description="The sectors that take part; for review teams only."
    )
    counts: dict[str, int] = Field(
        description="How many records there are, by the plural of their kind; sessions of "
        "supervision for review teams only."
    )
    findings: tuple[ReviewFinding, ...] = Field(description="Its findings.")
    actions_done: int = Field(description="How many actions are done.")
    overdue: tuple[OverdueAction, ...] = Field(description="Actions whose day is past.")
    unanswered: tuple[str, ...] = Field(
        description="Titles of findings without a response, once the board has met."
    )
    answers: dict[str, int] = Field(
        description="How many findings have which answer of the board: `yes`, `partly`, `no`, or "
        "`none` yet."
    )
    months: int | None = Field(
        description="Months from the decision to the last sign-off; null where one is not known."
    )
    unreadable_fields: int = Field(description="How many fields could not be read.")

    @classmethod
    def of(cls, one: ReviewPart, *, detailed: bool) -> "OneReview":
        """The form of a review.

        Args:
            one: The review.
            detailed: Whether it is made for review teams.
        """
        more: dict[str, Any] = {"sectors": sorted(one.sectors)} if detailed else {}
        return cls(
            folder=one.folder,
            title=one.title,
            board=one.board,
            framework=one.framework,
            option=one.option,
            stage=one.stage,
            counts={
                kind: count
                for kind, count in one.counts.items()
                if detailed or kind != "supervision"
            },
            findings=tuple(
                ReviewFinding(
                    number=finding.number,
                    title=finding.title,
                    statement=finding.statement,
                    **({"category": finding.category} if detailed else {}),
                )
                for finding in one.findings
            ),
            actions_done=one.done,
            overdue=one.overdue,
            unanswered=one.unanswered,
            answers=one.answers,
            months=one.months,
            unreadable_fields=one.faults,
            **more,
        )


class ReviewElsewhere(Part):
    """A review whose folder is not at hand."""

    title: str = Field(description="Its title.")
    board: str = Field(description="The board that commissioned it; may be empty.")
    stage: str = Field(description="Its stage.")
    findings: int | None = Field(description="How many findings it has; null where not known.")
    note: TextOrEmpty = Field(description="What else is known of it; may be empty.")
    place: str = Field(description="Where that stands in the source; may be empty.")


class BrokenReview(Part):
    """A review that could not be read."""

    folder: str = Field(description="The name of its folder.")
    reason: str = Field(description="Why, in words that may change.")


class FindingPattern(Part):
    """A category of findings."""

    category: str = Field(description="The category, in words.")
    reviews: Told = Field(description="In how many reviews there is a finding of it.")
    sectors: dict[str, Told] = Field(description="Which sectors it touches, in how many reviews.")


class FactorSort(Part):
    """A sort of contributory factor."""

    type: str = Field(description="Its type, in words.")
    level: str = Field(description="Its level, in words.")
    hinders: Told = Field(description="In how many reviews one hindered.")
    helps: Told = Field(description="In how many reviews one helped.")


class Answer(Part):
    """What a participant answered, who agreed to be quoted."""

    question: str = Field(description="What was asked.")
    who: str = Field(description="Who answered, by role.")
    text: str = Field(description="The answer.")


class Words(Part):
    """What a reviewer said."""

    who: str = Field(description="Who, by role.")
    text: str = Field(description="The words.")


class SourceFigure(Part):
    """A number that the programme's own folder gives."""

    what: str = Field(description="Of what.")
    number: int = Field(description="The number.")
    place: str = Field(description="Where it stands in the source; may be empty.")


class SourceQuotation(Part):
    """Words that the source quotes."""

    text: str = Field(description="The words.")
    who: str = Field(description="Who said them, by role.")
    place: str = Field(description="Where they stand in the source; may be empty.")


class LearnedTopic(Part):
    """Something that the programme learned."""

    heading: str = Field(description="Its heading.")
    text: TextOrEmpty = Field(description="What was learned; may be empty.")
    points: tuple[str, ...] = Field(description="What was learned, point by point.")
    quotations: tuple[SourceQuotation, ...] = Field(description="Words of participants.")
    place: str = Field(description="Where it stands in the source; may be empty.")


class LearnedTopics(Part):
    """What the programme learned, by part of its report."""

    introduction: tuple[LearnedTopic, ...] = Field(description="The introduction.")
    headlines: tuple[LearnedTopic, ...] = Field(description="Headline findings.")
    strengths: tuple[LearnedTopic, ...] = Field(description="Strengths of the approach.")
    open_questions: tuple[LearnedTopic, ...] = Field(description="What is still open.")
    process: tuple[LearnedTopic, ...] = Field(description="How the process was managed.")
    expertise: tuple[LearnedTopic, ...] = Field(description="How reviewers gain expertise.")


class Effort(Part):
    """What the reviews spent on one issue; a sum over few reviews is “not told”."""

    issue: str = Field(description="The issue, in words.")
    reviews: Told = Field(description="How many reviews recorded anything.")
    hours: str = Field(description="The hours; empty where none are given.")
    usual_hours: str = Field(description="The hours that the usual process takes.")
    more_hours: str = Field(
        description="By how many hours that differs, over activities for which both are given."
    )
    cost: str = Field(description="The cost; empty where none is given.")
    usual_cost: str = Field(description="The cost of the usual process.")
    more_cost: str = Field(
        description="By how much that differs, over activities for which both are given."
    )
    sides: str = Field(
        description="In how many reviews it took more, and in how many less, in words."
    )


class TimeAndCost(Part):
    """What the programme's folder tells of time and cost, issue by issue."""

    issue: str = Field(description="The issue, in words.")
    more: tuple[str, ...] = Field(
        description="What takes more time or money than the usual process."
    )
    less: tuple[str, ...] = Field(description="What takes less.")
    value: tuple[str, ...] = Field(description="What it adds.")
    place: str = Field(description="Where it stands in the source; may be empty.")


class ProgrammeForm(Form):
    """Many reviews at once."""

    COMMAND: ClassVar = "lt programme"

    programme: str = Field(description="The programme's title.")
    source: str = Field(
        description="The publication that the programme's folder was taken from; may be empty."
    )
    today: date = Field(description="The day on which it is told.")
    boards: tuple[str, ...] = Field(description="The boards that take part, each once.")
    reviews: tuple[OneReview, ...] = Field(description="The reviews whose folders are at hand.")
    elsewhere: tuple[ReviewElsewhere, ...] = Field(
        description="Reviews whose folders are not at hand."
    )
    broken: tuple[BrokenReview, ...] = Field(description="Reviews that could not be read.")
    patterns: tuple[FindingPattern, ...] = Field(description="The findings, by category.")
    factors: tuple[FactorSort, ...] = Field(description="The contributory factors, by sort.")
    feedback: tuple[Answer, ...] = Field(description="What participants answered.")
    reviewers: tuple[Words, ...] = Field(description="What reviewers said.")
    not_quoted: int = Field(description="How many answers may not be quoted.")
    with_proceedings: Told = Field(description="In how many reviews there are proceedings.")
    supervised: Told = Field(description="How many reviews had sessions of supervision.")
    figures: tuple[SourceFigure, ...] = Field(
        description="Numbers that the programme's own folder gives."
    )
    topics: LearnedTopics = Field(description="What the programme learned.")
    effort: tuple[Effort, ...] = Field(description="What the reviews spent, by issue.")
    time_and_cost: tuple[TimeAndCost, ...] = Field(
        description="What the programme's folder tells of time and cost."
    )

    def text(self) -> str:
        """The form as it is written; no letter is an escape, since it is searched for names."""
        whole = self.model_dump(mode="json", exclude_unset=True)
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    @classmethod
    def of(cls, view: Programme) -> "ProgrammeForm":
        """The form of a programme."""
        return cls(
            version=1,
            programme=view.title,
            source=view.source,
            today=view.on,
            boards=view.boards,
            reviews=tuple(OneReview.of(one, detailed=view.detailed) for one in view.parts),
            elsewhere=tuple(
                ReviewElsewhere(
                    title=one.title,
                    board=one.board,
                    stage=one.stage.lower(),
                    findings=one.findings,
                    note=one.note,
                    place=one.place,
                )
                for one in view.reviews
                if one.elsewhere
            ),
            broken=view.broken,
            patterns=tuple(
                FindingPattern(
                    category=one.category, reviews=one.reviews, sectors=dict(one.sectors)
                )
                for one in view.patterns
            ),
            factors=view.factors,
            feedback=tuple(
                Answer(question=asked.question, who=said.who, text=said.text)
                for asked in view.asked
                for said in asked.quotations
            ),
            reviewers=view.reviewers,
            not_quoted=view.others,
            with_proceedings=view.proceedings,
            supervised=view.supervised,
            figures=view.figures,
            topics=view,
            effort=view.cost_sums,
            time_and_cost=view.cost_rows,
        )
