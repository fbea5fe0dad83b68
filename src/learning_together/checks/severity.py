"""How grave what a check finds is: by the stage of the review and what a meeting needs."""

from collections.abc import Mapping

from learning_together.diagnostics import Check, Severity
from learning_together.records.frameworks import MeetingNeeds
from learning_together.review.review import Review
from learning_together.stages import Stage


def severity(
    check: Check, review: Review, stage: Stage, needs: MeetingNeeds | None = None
) -> Severity | None:
    """How grave the results of a check are; None where it is silent.

    Args:
        check: Which one.
        review: Whose option and framework may have a step table of their own for it; the option's
            counts before the framework's, and both before the check's.
        stage: The stage whose checks apply.
        needs: What the meeting at hand asks for: results of these checks are errors at any stage.
    """
    if needs is not None and check.name in needs.needs:
        return Severity.ERROR
    for steps in (review.option.steps, review.framework.steps):
        if check.name in steps:
            return at(steps[check.name], stage)
    return at(check.step_table, stage)


def at(steps: Mapping[Stage, Severity], stage: Stage) -> Severity | None:
    """What a step table says at a stage: its last step so far; None before the first."""
    reached = [steps[step] for step in Stage if step in steps and stage.reached(step)]
    return reached[-1] if reached else None
