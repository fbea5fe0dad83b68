"""What `lt validate` looks for: a review to its problems.

Each check is a module of its subject's package. Knows no disk and no report.
"""
