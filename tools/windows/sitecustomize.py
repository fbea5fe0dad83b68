"""Wine 8 names no file whose path is longer than 260 characters (WinError 234); Windows does.

Python's `realpath` asks for that name. What wine cannot say is taken as the path was given.
"""

import ntpath

MORE_DATA = 234
_final = ntpath._getfinalpathname  # noqa: SLF001


def _named(path):
    try:
        return _final(path)
    except OSError as error:
        if error.winerror != MORE_DATA:
            raise
        return ntpath.abspath(path)


ntpath._getfinalpathname = _named  # noqa: SLF001
