"""The checks that look at a whole review, one module each.

A rule is a module with `CHECK` (what it looks for and why) and `find(review, setting)`, which
gives the problems. Rules read the review and what `learning_together.method` derives from it;
they know nothing of files, severity by stage, acceptance or the terminal. A new rule is a module
and a line here.
"""

from collections.abc import Iterator
from typing import Protocol

from learning_together.diagnostics import Check, Problem
from learning_together.review import Review
from learning_together.rules.lt1 import missing_record
from learning_together.setting import Setting


class Rule(Protocol):
    """What a rule's module has."""

    CHECK: Check

    def find(self, review: Review, setting: Setting, /) -> Iterator[Problem]:
        """The problems."""


#: Every rule, by code.
RULES: tuple[Rule, ...] = (missing_record,)
