"""The codes and names of all checks, for rules that speak of checks.

Imported when such a rule runs, since the list of rules holds that rule too.
"""

from functools import cache

from learning_together.diagnostics import Check
from learning_together.models.faults import FAULTS as SHAPE_FAULTS
from learning_together.records.faults import FAULTS as TEXT_FAULTS
from learning_together.rules import RULES


@cache
def checks() -> dict[str, Check]:
    """Every check, by its code."""
    every = (*TEXT_FAULTS, *SHAPE_FAULTS, *(rule.CHECK for rule in RULES))
    return {check.code: check for check in every}


@cache
def codes() -> dict[str, str]:
    """The name of each check, by its code."""
    return {code: check.name for code, check in checks().items()}
