"""The word lists as Python's own data, made of the YAML files beside this package (`make docs`).

To read the files and to work out the tables took longer than to look through a review.
"""
