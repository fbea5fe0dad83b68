"""`lt validate`: a review and what its checks say of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from learning_together.actions.private_contents import names_open_at
from learning_together.checks.again import Again
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.diagnostics import Diagnostic, Severity
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.faults import FAULTS
from learning_together.folder.git import merge_driver, status
from learning_together.ids import Id
from learning_together.records.field_faults import NEWER_FORMAT, NO_REVIEW
from learning_together.records.frameworks import MeetingNeeds
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.meeting import Meeting
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.paths import kind_at
from learning_together.stages import Stage

#: The checks, and groups of checks, whose proposals `lt mend` makes.
MENDED = ("LT0", "LT1", "LT216")


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

    def within(self, root: Path, paths: Iterable[Path]) -> "Checked":
        """The same with what was found in some files only.

        Args:
            root: The review's folder.
            paths: Of files or folders, as whoever asks sees them: from the current folder, or from
                the review's.

        Raises:
            LtError: There is none of such a path in the review.
        """
        wanted = [_in_review(root, path) for path in paths]
        if not wanted or "" in wanted:
            return self
        return replace(
            self,
            diagnostics=tuple(
                one
                for one in self.diagnostics
                if any(f"{one.problem.place.file}/".startswith(f"{path}/") for path in wanted)
            ),
        )

    @property
    def mendable(self) -> int:
        """Of how many results a change is proposed that `lt mend` can make."""
        return sum(1 for one in self.diagnostics if one.problem.edit and _is_open_to_mend(one))

    @property
    def choosable(self) -> int:
        """Of how many `lt mend` asks which of several dates is meant."""
        return sum(1 for one in self.diagnostics if one.problem.choices and _is_open_to_mend(one))


def _is_open_to_mend(one: Diagnostic) -> bool:
    return not one.accepted and Choice(MENDED).takes(one.problem.check)


def in_order_of_work(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Results by file: first where something cannot be read, then in the order of a review's work.

    Within a file, too, what cannot be read comes first.
    """
    every = tuple(found)
    blocked = {one.problem.place.file for one in every if _blocks(one)}
    order = {kind: number for number, kind in enumerate(KINDS)}
    ranks = {
        file: (file not in blocked, order.get(kind_at(file) or "", len(order)), file)
        for file in {one.problem.place.file for one in every}
    }
    return tuple(sorted(every, key=lambda one: (ranks[one.problem.place.file], not _blocks(one))))


#: What is said where something cannot be read, so that nothing else can be said of it.
_UNREADABLE = frozenset(check.code for check in (*FAULTS, NO_REVIEW, NEWER_FORMAT))


def _blocks(one: Diagnostic) -> bool:
    return one.severity is Severity.ERROR and one.problem.check.code in _UNREADABLE


def _in_review(root: Path, path: Path) -> str:
    home = root.resolve()
    for place in (path.absolute(), home / path):
        if look.is_there(place) and place.resolve().is_relative_to(home):
            return place.resolve().relative_to(home).as_posix().removeprefix(".")
    raise LtError(
        f"There is no {path} in this review.",
        "Name a file of the review, such as timeline/health.yaml, or a folder: timeline",
    )


def check(
    root: Path,
    *,
    stage: Stage | None = None,
    meeting: str | None = None,
    choice: Choice | None = None,
    today: date | None = None,
    loaded: Loaded | None = None,
    in_git: status.KeptByGit | None = None,
    again: Again | None = None,
) -> Checked:
    """Loads a review and runs the checks.

    Args:
        root: The review's folder.
        stage: The stage whose checks apply; the review's own where None.
        meeting: The id of the meeting to prepare: its type gives the stage and what it needs.
        choice: Which checks; all where None.
        today: The day on which is checked; the real one where None.
        loaded: The folder as it was read a moment ago; read now where None.
        in_git: What git keeps of `private/`, where that was asked a moment ago.
        again: What remembers the review as it was checked before, where that is to be used.

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
    kept = in_git or status.kept(root, "private")
    setting = Setting(
        today=today,
        stage=at,
        meeting=prepared.id_text if prepared else None,
        repository=kept.repository,
        tracked=kept.tracked,
        names_at=names_open_at(root),
        joins_by_line=merge_driver.is_missing(root),
        halfway=kept.halfway,
        was_tracked=bool(kept.tracked) or kept.ever,
    )
    return Checked(loaded, run(loaded, setting, choice, needs, again), at, prepared, needs, today)
