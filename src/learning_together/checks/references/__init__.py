"""Checks of references: ids that are missing, double, alike or of the wrong kind."""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "missing_record",
        "duplicate_id",
        "look_alike_ids",
        "wrong_kind",
        "malformed_reference",
        "unused_conversation",
        "unused_source",
        "self_reference",
    )
)
