"""Two states of a review to one, record by record and field by field.

Takes texts of files, gives texts of files and cards of what it could not decide. Knows no disk, no
git, and nothing of whose states they are.
"""
