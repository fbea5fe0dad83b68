"""Checks of the timeline: dates, order, agencies, silences and accounts of one event."""

from learning_together.checks.rule import rules

#: By code.
RULES = rules(
    __name__,
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
    "season_or_years",
)
