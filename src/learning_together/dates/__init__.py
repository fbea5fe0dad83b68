"""Dates, times and durations as reviews need them: text to what it means.

Knows no table and no record.
"""
