"""Packages of Word, Excel and OpenDocument: bytes to parts and back, within bounds.

Knows no document of ours and no review.
"""
