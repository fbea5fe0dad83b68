"""The circumstances in which a review is checked: what the folder itself does not say."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from learning_together.diagnostics import Check
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Setting:
    """What a check may know besides the review.

    Attributes:
        today: The day on which is checked.
        stage: The stage whose checks apply.
        meeting: The id of the meeting that is prepared; None for a check at large.
        repository: Whether the folder is in a git repository.
        tracked: Files below `private/` that git keeps.
        was_tracked: Whether git has ever kept one.
        names_at: The folder in which the key, or other files with real names, lie open, as an
            absolute path; empty where there are none, or where they are locked.
        joins_by_line: Whether git here does not know how to join records, though the review's files
            say that it is to.
        halfway: What git stopped in while it put two states together; empty where it did not.
        checks: Gives every check there is, by its code: to load them all takes long.
    """

    today: date
    stage: Stage
    meeting: str | None = None
    repository: bool = False
    tracked: tuple[str, ...] = ()
    was_tracked: bool = False
    names_at: str = ""
    joins_by_line: bool = False
    halfway: str = ""
    checks: Callable[[], Mapping[str, Check]] = field(default=dict, compare=False)
