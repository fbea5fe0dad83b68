"""Takes out of finished files what their readers do not see: bytes to bytes, and what was taken.

Knows which elements and parts those are in each format; where the reading of leaks knows it too,
it is asked there (`contents`). Looks for no names, writes no file. What cannot be cleaned honestly
is refused: there is no file that is clean in part without saying so.
"""

from learning_together.privacy.cleaning.any_file import cleaned
from learning_together.privacy.cleaning.tally import Cleaned

__all__ = ["Cleaned", "cleaned"]
