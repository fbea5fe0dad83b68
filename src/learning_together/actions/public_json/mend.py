"""The public JSON of `lt mend`."""

from collections.abc import Iterable
from typing import ClassVar

from pydantic import Field

from learning_together.actions.mend import Mend, Mending, Offer, Question
from learning_together.actions.public_json.form import Form, Part
from learning_together.actions.public_json.validate import Edit, Problem
from learning_together.diagnostics import Diagnostic


class Change(Part):
    """A change that a check proposes."""

    problem: Problem = Field(description="What it mends, with the edit.")
    before: tuple[str, ...] = Field(description="The lines that it changes, names masked.")
    after: tuple[str, ...] = Field(description="The same lines as they will be.")


class Reading(Part):
    """One of the dates that a text may mean."""

    words: str = Field(description="The date as people say it.")
    edit: Edit = Field(description="What writes it.")
    after: tuple[str, ...] = Field(description="The lines as they would be, names masked.")


class ReadingQuestion(Part):
    """A date that may mean several: only a person can say which."""

    problem: Problem = Field(description="What is wrong with it.")
    before: tuple[str, ...] = Field(description="The lines in which it stands, names masked.")
    readings: tuple[Reading, ...] = Field(description="What it may mean; never made by `--yes`.")
    day_first: int = Field(
        description="How many dates in figures of that file can only have the day first."
    )
    month_first: int = Field(
        description="How many dates in figures of that file can only have the month first."
    )


class MendForm(Form):
    """The changes that checks propose, and what became of them."""

    COMMAND: ClassVar = "lt mend"

    written: bool = Field(description="Whether files were changed; not with `--dry-run`.")
    files: tuple[str, ...] = Field(description="The files that were changed.")
    made: tuple[Change, ...] = Field(
        description="Those that leave no doubt: made, or with `--dry-run` those that would be."
    )
    to_look_at: tuple[Change, ...] = Field(
        description="Those that somebody must look at first; not made."
    )
    to_choose: tuple[ReadingQuestion, ...] = Field(
        description="Dates of which somebody must say which is meant; not made."
    )
    not_proved: tuple[Change, ...] = Field(
        description="Those that would change more than they mend; not made."
    )

    @classmethod
    def of(cls, mending: Mending, left: Iterable[Offer], written: tuple[str, ...]) -> "MendForm":
        """The form of what was offered.

        Args:
            mending: What was made, and what could not be proved.
            left: What was offered and not taken.
            written: The files that were changed.
        """
        others = tuple(left)
        return cls(
            version=1,
            written=bool(written),
            files=written,
            made=_changes(mending.made),
            to_look_at=_changes(one for one in others if isinstance(one, Mend)),
            to_choose=tuple(_question(one) for one in others if isinstance(one, Question)),
            not_proved=_changes(mending.unproved),
        )


def _changes(mends: Iterable[Mend]) -> tuple[Change, ...]:
    return tuple(Change(problem=_problem(one), before=one.before, after=one.after) for one in mends)


def _question(one: Question) -> ReadingQuestion:
    readings = tuple(
        Reading(words=words, edit=_edit(choice), after=choice.after)
        for words, choice in zip(one.words, one.choices, strict=True)
    )
    return ReadingQuestion(
        problem=_problem(one),
        before=one.choices[0].before,
        readings=readings,
        day_first=one.day_first,
        month_first=one.month_first,
    )


def _problem(one: Offer) -> Problem:
    return Problem.of(Diagnostic(one.problem, one.severity))


def _edit(one: Mend) -> Edit:
    return Edit.model_validate(
        {
            "line": one.edit.place.line,
            "column": one.edit.place.column,
            "length": one.edit.place.length,
            "replacement": one.edit.replacement,
            "sure": one.edit.sure,
        }
    )
