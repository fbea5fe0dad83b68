"""What a check over a whole review is, and the words that every one is written in."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Protocol, cast

from learning_together.checks.circumstances import Setting
from learning_together.diagnostics import Check, Problem
from learning_together.review.review import Review

__all__ = ["Check", "Find", "Problem", "Problems", "Review", "Rule", "Setting", "rules"]

Problems = Iterator[Problem]
#: The function of a rule that looks.
Find = Callable[[Review, Setting], Problems]


class Rule(Protocol):
    """What a rule's module has: what it looks for and why, and the function that looks."""

    CHECK: Check

    def find(self, review: Review, setting: Setting, /) -> Problems:
        """The problems."""


def rules(subject: str, *names: str) -> tuple[Rule, ...]:
    """The rules of a subject.

    Args:
        subject: The full name of its package.
        names: Of the modules in it.
    """
    return tuple(cast("Rule", import_module(f".{name}", subject)) for name in names)
