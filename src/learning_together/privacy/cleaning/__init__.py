"""Takes out of finished files what their readers do not see: bytes to bytes, and what was taken.

Knows which elements and parts those are in each format; where the reading of leaks knows it too,
it is asked there (`contents`). Looks for no names, writes no file. What cannot be cleaned honestly
is refused: there is no file that is clean in part without saying so. It is done in a process apart.
"""

from base64 import b64decode

from learning_together.apart.process import Apart
from learning_together.privacy.cleaning.tally import Cleaned, NotCleanableError

__all__ = ["Cleaned", "cleaned"]

_apart = Apart("from learning_together.privacy.cleaning.child import main; main()")


def cleaned(data: bytes) -> Cleaned:
    """A file without what its readers do not see.

    Raises:
        NotCleanableError: It is of a form that cannot be cleaned, or not honestly.
    """
    answer = _apart.ask(data)
    if answer.stopped:
        hint = "Open it in its program, save it under another name, and clean that."
        raise NotCleanableError(f"was not read to its end: {answer.stopped.value}", hint)
    (said,) = answer.lines
    if "why" in said:
        raise NotCleanableError(said["why"], said["hint"])
    taken, kept = (tuple((what, times) for what, times in said[of]) for of in ("taken", "kept"))
    return Cleaned(b64decode(said["content"]), taken, kept)
