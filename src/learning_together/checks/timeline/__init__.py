"""Checks of the timeline: dates, order, agencies, silences and accounts of one event."""
