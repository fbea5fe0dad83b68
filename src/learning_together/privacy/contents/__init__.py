"""Opens finished files and gives every text in them, seen or unseen, with where it stands.

Takes a name and bytes, gives pieces; knows nothing of what is looked for in them. Files may be
hostile: sizes, depths and numbers of parts are bounded, no entity is expanded, nothing is run and
nothing fetched. What could not be read is a piece as well, that says so: a file counts as looked
through only as far as that.
"""

from learning_together.privacy.contents.any_file import pieces
from learning_together.privacy.contents.piece import Piece

__all__ = ["Piece", "pieces"]
