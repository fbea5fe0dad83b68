"""A folder as positioned text, read and written safely: files, YAML, git.

Does not know what a record is.
"""
