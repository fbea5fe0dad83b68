"""Looks for what must not leave a review: names of the key, and numbers and contacts of people.

`key` knows the forms of a name, `patterns` what can be told by its shape alone, `search` puts both
to a text, `review` to a review's own files, `unpack` and `finished` to finished files. Nothing here
prints what it found: a hit says whose name it is by the code, and where it stands.
"""
