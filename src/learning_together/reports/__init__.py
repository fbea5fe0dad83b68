"""A review, as its reader may read it, to frozen views that templates and screens show.

Knows no disk and no bytes of Word.
"""
