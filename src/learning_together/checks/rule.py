"""What a check over a whole review is: what it looks for and why, and the function that looks."""

from collections.abc import Iterator
from typing import Protocol

from learning_together.checks.circumstances import Setting
from learning_together.diagnostics import Check, Problem
from learning_together.review.review import Review


class Rule(Protocol):
    """What a rule's module has."""

    CHECK: Check

    def find(self, review: Review, setting: Setting, /) -> Iterator[Problem]:
        """The problems."""
