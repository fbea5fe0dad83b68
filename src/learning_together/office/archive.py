"""The one opener of packed files, Word's, Excel's and others, and the one idea of what is wrong.

What a file says of its own sizes may be a lie: nothing is unpacked past the bound.
"""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from learning_together.errors import LtError

Entry = zipfile.ZipInfo
_END, _LISTED = b"PK\x05\x06", b"PK\x01\x02"

#: What a file may unpack to, with all files within it; the largest chronology tried took 40 MB.
LARGEST = 300 * 1024 * 1024
#: How many parts it may have.
MOST = 20_000

_AS_WORD = "Open it in Word and save it again as “Word document (.docx)”."
_TOO_LARGE = (
    f"The file would unpack to more than {LARGEST // 1024**2} MB.", "Use a smaller file."
)  # fmt: skip
_SAID = {
    "damaged": ("The file is no Word document (.docx), or it is damaged.", _AS_WORD),
    "locked": ("The file is no Word document (.docx), or it is damaged.", _AS_WORD),
    "large": _TOO_LARGE,
    "parts": _TOO_LARGE,
    "malformed": (
        "The file is damaged: a part of it cannot be read.",
        "Open it in Word, Excel or LibreOffice, save it under another name, and import that.",
    ),
    "declares": (
        "The file declares entities, which no office program does; it may be meant to do harm.",
        "Do not open it. Ask whoever sent it.",
    ),
}


class UnreadableError(LtError):
    """A file that somebody sent, or a part of it, cannot be read, or not safely.

    Args:
        why: `damaged`, `locked` with a password, too `large`, too many `parts`, `malformed` XML,
            or XML that `declares` entities.
    """

    def __init__(self, why: str) -> None:
        super().__init__(*_SAID[why])
        self.why = why


@dataclass(slots=True)
class Room:
    """How much more is unpacked, over a file and all files within it.

    Attributes:
        left: Bytes.
        parts: Parts of archives.
    """

    left: int = field(default_factory=lambda: LARGEST)
    parts: int = MOST


class Archive:
    """A packed file.

    Args:
        data: Its bytes.
        room: How much may be unpacked; the usual where None.

    Raises:
        UnreadableError: It is no packed file, or has too many parts.
    """

    def __init__(self, data: bytes, room: Room | None = None) -> None:
        self._room = room or Room()
        self._data = data
        if _names(data) > self._room.parts:
            raise UnreadableError("parts")
        with _sound():
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        self.comment = self._zip.comment
        self.entries = self._zip.infolist()
        self._room.parts -= len(self.entries)

    def read(self, entry: Entry) -> bytes:
        """The bytes of a part.

        Raises:
            UnreadableError: They cannot be had, or are too many.
        """
        if entry.flag_bits & 1:
            raise UnreadableError("locked")
        if entry.file_size > self._room.left:
            raise UnreadableError("large")
        with _sound(), self._zip.open(entry) as part:
            data = part.read(entry.file_size + 1)  # a bound, for what is stated may be too little
        self._room.left -= len(data)
        return data

    def strays(self) -> Iterator[bytes]:
        """What stands in the file beside its parts: before, between and behind them."""
        at = 0
        for entry in sorted(self.entries, key=lambda each: each.header_offset):
            start = entry.header_offset
            if start > at and not _is_descriptor(self._data[at:start]):
                yield self._data[at:start]
            names = self._data[start + 26 : start + 30]
            lengths = sum(int.from_bytes(names[each : each + 2], "little") for each in (0, 2))
            at = max(at, start + 30 + lengths + entry.compress_size)
        table = self._zip.start_dir
        if table > at and not _is_descriptor(self._data[at:table]):
            yield self._data[at:table]
        end = self._data.rfind(_END, table)
        if behind := self._data[end + 22 + len(self.comment) :]:
            yield behind


def _names(data: bytes) -> int:
    """How many parts a file's list has at most, told before it is read: each takes up memory."""
    last = len(data) - 22  # where it is without a comment, which is looked for first
    end = last if data[last:].startswith(_END) else data.rfind(_END)
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    # A list of more than 4 GB says so elsewhere; then whatever looks like a part is counted.
    start = max(end - size, 0) if end >= 0 and size < 2**32 - 1 else 0
    return data.count(_LISTED, start)


def _is_descriptor(data: bytes) -> bool:
    """Whether it is a part's sum and sizes, which stand behind it where it was streamed."""
    marked = data.startswith(b"PK\x07\x08")
    return len(data) in ({16, 24} if marked else {12, 20})


@contextmanager
def _sound() -> Iterator[None]:
    try:
        yield
    except Exception as broken:  # zipfile passes on what its helpers raise
        raise UnreadableError("damaged") from broken
