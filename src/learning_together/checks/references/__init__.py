"""Checks of references: ids that are missing, double, alike or of the wrong kind."""

from learning_together.checks.rule import rules

#: By code.
RULES = rules(
    __name__,
    "missing_record",
    "duplicate_id",
    "look_alike_ids",
    "wrong_kind",
    "malformed_reference",
    "unused_conversation",
    "unused_source",
    "self_reference",
)
