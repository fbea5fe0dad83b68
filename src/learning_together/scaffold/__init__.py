"""Writes new records and new review folders, so that what is there stays as it is, byte for byte.

`add` is the way in for every command that adds a record. What YAML looks like is known here and in
`records`, nowhere else; what the text means is asked of the loader, never assumed.
"""

from learning_together.scaffold.add import Added, add

__all__ = ["Added", "add"]
