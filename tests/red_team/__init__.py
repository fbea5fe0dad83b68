"""A red team: plants in files that real programs write, each with a clean twin.

`python -m red_team` tells how many are found; tests try a sample.
"""
