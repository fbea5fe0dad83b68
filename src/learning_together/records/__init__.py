"""The kinds of records, and what their fields mean: positioned data to typed records.

Each record is built by itself; what others say of it is for `review`.
"""
