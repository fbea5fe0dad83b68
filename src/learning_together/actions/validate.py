"""`lt validate`: a review and what its checks say of it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from learning_together.actions.private_contents import names_open_at
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.diagnostics import Diagnostic, Stage
from learning_together.errors import LtError
from learning_together.folder.git import status
from learning_together.ids import Id
from learning_together.records.frameworks import MeetingNeeds
from learning_together.records.kinds import Meeting
from learning_together.review.load import Loaded, load


@dataclass(frozen=True)
class Checked:
    """A review and what its checks say.

    Attributes:
        loaded: The folder as it was read.
        diagnostics: By place; accepted ones included.
        stage: The stage whose checks applied.
        meeting: The meeting that was prepared; None for a check at large.
        needs: What that meeting asks for; None where nothing is laid down.
        today: The day on which was checked.
    """

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    stage: Stage
    meeting: Meeting | None = None
    needs: MeetingNeeds | None = None
    today: date = field(default_factory=date.today)


def check(
    root: Path,
    *,
    stage: Stage | None = None,
    meeting: str | None = None,
    choice: Choice | None = None,
    today: date | None = None,
    loaded: Loaded | None = None,
) -> Checked:
    """Loads a review and runs the checks.

    Args:
        root: The review's folder.
        stage: The stage whose checks apply; the review's own where None.
        meeting: The id of the meeting to prepare: its type gives the stage and what it needs.
        choice: Which checks; all where None.
        today: The day on which is checked; the real one where None.
        loaded: The folder as it was read a moment ago; read now where None.

    Raises:
        LtError: There is no such meeting.
    """
    loaded = loaded or load(root)
    review = loaded.review
    prepared: Meeting | None = None
    needs: MeetingNeeds | None = None
    if meeting is not None:
        prepared = review.get(Id(meeting), Meeting)
        if prepared is None:
            raise LtError(
                f"There is no meeting {meeting} in this review.",
                "Meetings: "
                + (
                    ", ".join(one.id.text for one in review.all(Meeting) if one.id)
                    or "none yet; lt new meetings"
                ),
            )
        needs = review.option.needs.get(prepared.type or "other")
        stage = stage or (needs.stage if needs else None)
    at = stage or review.stage
    today = today or date.today()
    kept = status.kept(root, "private")
    setting = Setting(
        today=today,
        stage=at,
        meeting=prepared.id_text if prepared else None,
        repository=kept.repository,
        tracked=kept.tracked,
        names_at=names_open_at(root),
        was_tracked=bool(kept.tracked) or kept.ever,
    )
    return Checked(loaded, run(loaded, setting, choice, needs), at, prepared, needs, today)
