"""Writes records and review folders, so that what is there stays as it is, byte for byte.

`add` is the way in for every command that adds a record, `change` and `change_all` for those that
change one. What YAML looks like is known here and in `records`, nowhere else; what the text means
is asked of the loader, never assumed.
"""

from learning_together.actions.edit.add import Added, add
from learning_together.actions.edit.change import Change, Changed, change, change_all

__all__ = ["Added", "Change", "Changed", "add", "change", "change_all"]
