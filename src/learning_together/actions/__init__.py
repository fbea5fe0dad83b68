"""What `lt` does: one module or package a deed, named as its command.

Front ends ask for a deed and show what came of it; the deed reads, works out and writes.
"""
