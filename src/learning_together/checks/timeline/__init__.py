"""Checks of the timeline: dates, order, agencies, silences and accounts of one event."""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "end_before_start",
        "outside_period",
        "future_date",
        "order_unknown",
        "agency_without_entries",
        "unknown_agency",
        "long_silence",
        "events_dated_apart",
        "no_source",
        "two_roles",
        "context_within_period",
        "done_in_the_future",
        "no_period",
        "one_name_two_codes",
        "pairs_that_contradict",
    )
)
