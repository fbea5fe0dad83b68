"""Pictures: what cameras and programs write into them, and what stands behind their end.

JPEG and PNG are rows of pieces, of which those that draw stay, byte for byte; TIFF is written anew,
point for point. What a picture shows is looked at by nobody here.
"""

import io
import struct
import warnings
from collections.abc import Iterator

from learning_together.privacy.cleaning.tally import NotCleanableError, Tally

JPEG, PNG, TIFFS = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", (b"II*\0", b"MM\0*")

_WHAT = "data that cameras and programs wrote into pictures"
_BEHIND = "data behind the end of pictures"
_BROKEN = "is a damaged picture"
_HINT = "Open it, save it under another name, and clean that."
#: Pieces of a PNG that draw, its colours and size included.
_DRAW = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs", b"cICP", b"mDCV", b"cLLI", b"acTL", b"fcTL", b"fdAT",
    }
)  # fmt: skip
_ORIENTATION = 0x0112
_START_OF_SCAN, _END = 0xDA, 0xD9
#: Marks without a length behind them.
_BARE = frozenset({0x01, *range(0xD0, 0xD9)})
#: Pieces of programs: all but those by which colours and points are read.
_OF_PROGRAMS = frozenset({*range(0xE0, 0xF0), 0xFE})
_COLOURS = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))
_MOST_PAGES = 500


def is_known(data: bytes) -> bool:
    """Whether it is a picture that can be cleaned."""
    return data.startswith((JPEG, PNG, *TIFFS))


def clean(data: bytes, tally: Tally) -> bytes:
    """A picture without what it does not show.

    Raises:
        NotCleanableError: It is damaged.
    """
    with warnings.catch_warnings():
        # What the library finds odd in what is taken out anyway is nobody's trouble.
        warnings.simplefilter("ignore")
        return _clean(data, tally)


def _clean(data: bytes, tally: Tally) -> bytes:
    if data.startswith(JPEG):
        return _jpeg(data, tally)
    return _png(data, tally) if data.startswith(PNG) else _tiff(data, tally)


def _png(data: bytes, tally: Tally) -> bytes:
    out, at, kind = [PNG], len(PNG), b""
    while kind != b"IEND":
        if at + 12 > len(data):
            raise NotCleanableError(_BROKEN, _HINT)
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        if kind in _DRAW:
            out.append(data[at : at + 12 + size])
        else:
            tally.took(_WHAT)
        at += 12 + size
    tally.took(_BEHIND, bool(data[at:]))
    return b"".join(out)


def _jpeg(data: bytes, tally: Tally) -> bytes:
    turned = _turned(data)
    out = [b"\xff\xd8"]
    for mark, piece in _segments(data, tally):
        if turned and mark != 0xE0:
            out.append(turned)
            turned = b""
        if mark in _OF_PROGRAMS and not any(
            mark == known and piece[4:].startswith(start) for known, start in _COLOURS
        ):
            tally.took(_WHAT)
        else:
            out.append(_without_thumbnail(piece) if mark == 0xE0 else piece)
    return b"".join(out)


def _segments(data: bytes, tally: Tally) -> Iterator[tuple[int, bytes]]:
    """The pieces of a JPEG with their marks; the scans with the bytes of their points."""
    at = 2
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise NotCleanableError(_BROKEN, _HINT)
        mark = data[at + 1]
        if mark == 0xFF:  # Filling between two pieces.
            at += 1
            continue
        if mark == _END:
            yield mark, data[at : at + 2]
            tally.took(_BEHIND, bool(data[at + 2 :].strip(b"\0\r\n ")))
            return
        end = at + 2
        if mark not in _BARE:
            end += int.from_bytes(data[end : end + 2], "big")
        if mark == _START_OF_SCAN:
            end = _end_of_points(data, end)
        yield mark, data[at:end]
        at = end


def _end_of_points(data: bytes, at: int) -> int:
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise NotCleanableError(_BROKEN, _HINT)
        if data[at + 1] != 0 and data[at + 1] not in _BARE and data[at + 1] != 0xFF:
            return at
        at += 1 if data[at + 1] == 0xFF else 2


def _without_thumbnail(piece: bytes) -> bytes:
    """The piece that says how large a point is, without the small picture that it may hold."""
    return piece[:2] + b"\0\x10" + piece[4:16] + b"\0\0" if len(piece) > 18 else piece


def _turned(data: bytes) -> bytes:
    """A piece that says how the picture is turned, and nothing else; empty where it is not."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            turn = image.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, TypeError, KeyError, struct.error, EOFError):
        raise NotCleanableError(_BROKEN, _HINT) from None
    except Image.DecompressionBombError:
        raise NotCleanableError("is far too large a picture", _HINT) from None
    if turn not in range(2, 9):
        return b""
    exif = Image.Exif()
    exif[_ORIENTATION] = turn
    raw = exif.tobytes()
    raw = raw if raw.startswith(b"Exif\0\0") else b"Exif\0\0" + raw
    return b"\xff\xe1" + (len(raw) + 2).to_bytes(2, "big") + raw


def _tiff(data: bytes, tally: Tally) -> bytes:
    from PIL import Image, ImageSequence, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            # What stands in its info besides these two is text.
            about = {key: image.info[key] for key in ("dpi", "icc_profile") if key in image.info}
            pages = []
            for number, page in enumerate(ImageSequence.Iterator(image)):
                if number == _MOST_PAGES:
                    raise NotCleanableError(f"has more than {_MOST_PAGES} pages", _HINT)
                pages.append(page.copy())
            out = io.BytesIO()
            first, *rest = pages
            pressed = {"compression": "tiff_deflate", "save_all": True, "append_images": rest}
            first.save(out, "TIFF", **pressed, **about)
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, TypeError, KeyError,
            struct.error, OverflowError, EOFError, MemoryError):  # fmt: skip
        raise NotCleanableError(_BROKEN, _HINT) from None
    except Image.DecompressionBombError:
        raise NotCleanableError("is far too large a picture", _HINT) from None
    tally.took(_WHAT)
    return out.getvalue()
