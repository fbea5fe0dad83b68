"""What the method derives from the records, for rules and views alike.

Reads a review; says nothing about what is wrong and nothing about how it is shown.
"""
