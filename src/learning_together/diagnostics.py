"""What a problem is: which check found it, where, how grave, what to do about it.

A check lives in one place, a `Check`: the command line, the documentation, every machine format
and the tests read it there. This module knows nothing of records, YAML or the terminal.
"""

import re
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from learning_together.ids import Id
from learning_together.stages import Stage


class Severity(StrEnum):
    """How grave a problem is; only an error makes `lt validate` end with 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


def steps(table: str) -> dict[Stage, Severity]:
    """Reads a step table: from which stage on a check speaks, and how loudly.

    >>> steps("analyse: warning, report: error")[Stage.REPORT]
    <Severity.ERROR: 'error'>
    """
    pairs = (step.split(":") for step in table.split(",") if step.strip())
    return {Stage(stage.strip()): Severity(severity.strip()) for stage, severity in pairs}


#: The step table of what is wrong whatever the stage.
ALWAYS = "setup: error"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file: a POSIX path within the review, line and column from 1 (code points)."""

    file: str
    line: int = 1
    column: int = 1
    #: How many characters the spot spans, for underlining; 0 where unknown.
    length: int = 0


@lru_cache(maxsize=16)
def line_starts(text: str) -> "array[int]":
    """Where each line of a file begins; worked out once, since thousands of places may ask."""
    return array("Q", (0, *(found.end() for found in re.finditer("\n", text))))


@dataclass(frozen=True, slots=True)
class Edit:
    """A mend that needs no thought but a yes: what stands at a place gives way to other text.

    Attributes:
        place: What gives way; its length is exact, and may reach over lines: the end of one counts
            as one character.
        replacement: What comes instead, of one line or more.
        sure: Whether there is one reading and one candidate, so that nobody need be asked.
    """

    place: Place
    replacement: str
    sure: bool = True


@dataclass(frozen=True)
class Check:
    """One check: what it looks for, why, how to mend, and examples.

    The function that looks for it stands beside it, in its module.

    Attributes:
        code: `LT` and three digits; the first is the group. Never reused.
        name: Kebab-case, naming the fault ("factor-without-evidence").
        steps: A step table, as `steps` reads it. Empty: silent unless a meeting needs it.
        title: One line for lists.
        why: The reason, the method's own where it has one.
        mend: What to do.
        bad: Files of a folder that has the fault, laid over the sample review; the comment
            `# <- LT…` marks the line at which it must be reported.
        good: Files of a folder that has not.
        setting: What else the bad example supposes, as fields of `Setting` (git tracks a file);
            the good one supposes a folder that is in git as it should be.
        team_decides: Whether a team may live with its results although those of its group must be
            mended: what it shows may be right in one place and wrong in another.
    """

    code: str
    name: str
    title: str
    why: str
    mend: str
    steps: str = ALWAYS
    bad: Mapping[str, str] = field(default_factory=dict)
    good: Mapping[str, str] = field(default_factory=dict)
    setting: Mapping[str, Any] = field(default_factory=dict)
    team_decides: bool = False

    @property
    def group(self) -> str:
        """`LT4` of `LT402`."""
        return self.code[:3]

    @property
    def acceptable(self) -> bool:
        """Whether a team may decide to live with its results.

        Not with what cannot be read (LT0), what leads nowhere (errors of LT1) and what may give a
        name away (LT7): these harm readers whatever the team decides.
        """
        if self.group == "LT1":
            return Severity.ERROR not in self.step_table.values()
        return self.team_decides or self.group not in {"LT0", "LT7"}

    @cached_property
    def step_table(self) -> dict[Stage, Severity]:
        """The step table, read."""
        return steps(self.steps)

    def at(
        self,
        place: Place,
        message: str,
        help: str = "",
        *,
        record: Id | None = None,
        field: str | None = None,
        edit: Edit | None = None,
        choices: tuple[Edit, ...] = (),
    ) -> "Problem":
        """A problem that this check found.

        Args:
            place: Where.
            message: What is wrong, in one or two plain sentences.
            help: What to do here, if more can be said than `mend` says.
            record: The id of the record concerned.
            field: Its field, dotted where nested.
            edit: The mend that `help` proposes, where it is a mechanical one.
            choices: Mends of which one is meant, where only a person can say which.
        """
        return Problem(self, place, message, help or self.mend, record, field, edit, choices)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a check found; how grave it is depends on the stage of the review."""

    check: Check
    place: Place
    message: str
    help: str
    record: Id | None = None
    field: str | None = None
    edit: Edit | None = None
    choices: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The team's decision to live with a problem: by which decision, and why."""

    decision: str
    reason: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem with its severity at the stage in question, and whether the team accepted it."""

    problem: Problem
    severity: Severity
    accepted: Acceptance | None = None
