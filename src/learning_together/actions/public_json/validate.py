"""The public JSON of `lt validate`."""

from typing import Any, ClassVar

from pydantic import Field

from learning_together.actions.public_json.counts import Counts, shown
from learning_together.actions.public_json.form import Form, Part
from learning_together.actions.validate import Checked
from learning_together.diagnostics import Diagnostic, Severity
from learning_together.stages import Stage


class Acceptance(Part):
    """That the team lives with a result."""

    decision: str = Field(description="The id of the decision.")
    reason: str = Field(description="Why.")


class Edit(Part):
    """A mend that needs no thought but a yes: some text of a file gives way to another."""

    line: int = Field(description="The line, from 1.")
    column: int = Field(description="The column at which the text begins that gives way, from 1.")
    length: int = Field(
        description="How many characters give way; the end of a line counts as one."
    )
    replacement: str = Field(description="What comes instead.")
    sure: bool = Field(
        description="Whether there is one reading and one candidate: `lt mend --yes` makes these."
    )


class Problem(Part):
    """One result of a check."""

    code: str = Field(description="The check's code; never used again for another.")
    name: str = Field(description="The check's name.")
    severity: Severity = Field(description="How grave it is at this stage.")
    message: str = Field(description="What is wrong, in words that may change.")
    file: str = Field(description="The file in which it stands, within the review.")
    line: int = Field(description="The line, from 1.")
    column: int = Field(description="The column, from 1.")
    record: str | None = Field(description="The id of the record concerned.")
    field: str | None = Field(description="Its field, dotted where it is nested.")
    help: str = Field(description="What to do, in words that may change; may be empty.")
    accepted: Acceptance | None = Field(
        None, description="Of a result that the team accepted, with `--all`: the decision."
    )

    edit: Edit | None = Field(
        None,
        description="Of a help that is mechanical: what it changes in that file. It is a proposal; "
        "somebody must have looked at it.",
    )

    @classmethod
    def of(cls, diagnostic: Diagnostic) -> "Problem":
        """The form of one result."""
        problem = diagnostic.problem
        more: dict[str, Any] = {"accepted": diagnostic.accepted} if diagnostic.accepted else {}
        if edit := problem.edit:
            at = edit.place
            more["edit"] = Edit(
                line=at.line,
                column=at.column,
                length=at.length,
                replacement=edit.replacement,
                sure=edit.sure,
            )
        return cls(
            code=problem.check.code,
            name=problem.check.name,
            severity=diagnostic.severity,
            message=problem.message,
            file=problem.place.file,
            line=problem.place.line,
            column=problem.place.column,
            record=problem.record.text if problem.record else None,
            field=problem.field,
            help=problem.help,
            **more,
        )


class ResultCounts(Part):
    """How many results there are, and records."""

    errors: int = Field(description="Errors that the team has not accepted.")
    warnings: int = Field(description="Warnings that the team has not accepted.")
    infos: int = Field(description="Notes that the team has not accepted.")
    accepted: int = Field(description="Results that the team accepted, of any severity.")
    records: dict[str, int] = Field(
        description="How many records there are, by the plural of their kind; kinds without "
        "records are left out."
    )


class ValidateForm(Form):
    """Every problem of a review."""

    COMMAND: ClassVar = "lt validate"

    review: str = Field(description="The review's title.")
    stage: Stage = Field(description="The stage for which was asked.")
    diagnostics: tuple[Problem, ...] = Field(description="What was found.")
    summary: ResultCounts = Field(description="How much was found, accepted or not.")

    @classmethod
    def of(
        cls, checked: Checked, *, accepted: bool = False, errors: bool = False
    ) -> "ValidateForm":
        """The form of what was found.

        Args:
            checked: The review.
            accepted: Whether to give results that the team accepted, too.
            errors: Whether to give errors alone; the counts are of all that was found.
        """
        return cls(
            version=1,
            review=checked.loaded.review.title,
            stage=checked.stage,
            diagnostics=tuple(
                Problem.of(one) for one in shown(checked, accepted=accepted, errors=errors)
            ),
            summary=Counts.of(checked),
        )
