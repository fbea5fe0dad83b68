"""Pictures: what cameras and programs write into them. What they show cannot be read."""

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

from learning_together.privacy.contents import gif, plain, xml
from learning_together.privacy.contents.piece import File, Piece

#: Parts of a PNG that draw, and say nothing.
_PNG_DRAWS = frozenset(
    {
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"sBIT", b"sRGB", b"bKGD",
        b"hIST", b"pHYs", b"tIME", b"acTL", b"fcTL", b"fdAT", b"cICP", b"mDCV", b"cLLI", b"iCCP",
    }
)  # fmt: skip
WHERE = "data within a picture"
_GPS = 0x8825
#: Where a page of a TIFF says where pictures within it stand.
_WITHIN = 0x014A
#: How pictures begin, and the mark at their end.
_ENDS = {b"\xff\xd8\xff": b"\xff\xd9", b"\x89PNG": b"IEND\xae\x42\x60\x82"}
#: Programs round a picture's length up by bytes that stand for nothing.
_PADDING = 3
#: What Pillow raises at damaged data.
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, KeyError, struct.error, OverflowError, EOFError,
)  # fmt: skip
_LARGEST = 5 * 1024 * 1024
_MOST = 1000


def pieces(file: File) -> Iterator[Piece]:
    """Every text in a picture's data about itself."""
    data = file.data
    yield Piece(WHERE, shows=True)
    # Pillow warns of what it passes over, and goes on.
    with warnings.catch_warnings(record=True) as passed_over:
        warnings.simplefilter("always")
        yield from list(_held(data))
    if passed_over:
        yield Piece(WHERE, unread="the picture is damaged", grave=False)
        yield from plain.strings(data)


def _held(data: bytes) -> Iterator[Piece]:
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(data)) as image:
            yield from _info(image.info)
            # What programs write for each other is XML, and Pillow gives it as it stands.
            for packet in _packets(image.info):
                yield from xml.pieces("data of a picture", packet, packed=False)
            for _, raw in getattr(image, "applist", ()):
                yield from _bytes(raw)
            yield from _exif(image.getexif())
            yield from _colours(image.info.get("icc_profile"))
            yield from _pages(image)
    except (UnidentifiedImageError, Image.DecompressionBombError, *_BROKEN):
        yield Piece(WHERE, unread="the picture is damaged", grave=False)
        yield from plain.strings(data)
    if data.startswith(b"\x89PNG"):
        yield from _png(data)
    if gif.is_gif(data):
        yield from _gif(data)
    end = next((mark for start, mark in _ENDS.items() if data.startswith(start)), None)
    behind = data[data.rfind(end) + len(end) :].strip(b"\0\r\n ") if end else b""
    if len(behind) > _PADDING:
        yield from plain.strings(behind)
        yield Piece(WHERE, unread="something stands behind the picture", grave=False)


def _gif(data: bytes) -> Iterator[Piece]:
    try:
        for raw in gif.said(data):
            yield from _bytes(raw)
    except ValueError:
        yield Piece(WHERE, unread="the picture is damaged", grave=False)
        yield from plain.strings(data)


def _pages(image: Any) -> Iterator[Piece]:
    """What is written beside every page of a TIFF, and beside the pictures within a page."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2, TiffImageFile

    if not isinstance(image, TiffImageFile) or image.fp is None:
        return
    file = image.fp
    file.seek(0)
    head = file.read(8)
    seen: set[int] = set()
    for number in range(min(image.n_frames, _MOST)):
        image.seek(number)
        yield from _exif(image.getexif())
        waiting = _offsets(image.tag_v2)
        while waiting and len(seen) < _MOST:
            at = waiting.pop()
            if at not in seen:
                seen.add(at)
                within = ImageFileDirectory_v2(head)
                file.seek(at)
                within.load(file)
                yield from _info(dict(within))
                waiting += _offsets(within)
    if image.n_frames > _MOST or len(seen) == _MOST:
        yield Piece(WHERE, unread="it has more pages than lt looks through", grave=False)


def _offsets(page: Any) -> list[int]:
    found = page.get(_WITHIN, ())
    return [*found] if isinstance(found, tuple) else [found]


def exif(data: bytes) -> Iterator[Piece]:
    """Every text of what a camera wrote beside a photograph, from where it begins."""
    from PIL import Image

    held = Image.Exif()
    try:
        held.load(data)
        yield from _exif(held)
    except _BROKEN:
        yield Piece(WHERE, unread="what the camera wrote is damaged", grave=False)
        yield from plain.strings(data[:_LARGEST])


def _exif(held: Any) -> Iterator[Piece]:
    for value in [*held.values(), *held.get_ifd(0x8769).values()]:
        yield from _value(value)
    if held.get_ifd(_GPS):
        yield Piece(WHERE, tells="the coordinates at which it was taken")


def _colours(profile: bytes | None) -> Iterator[Piece]:
    """Words of a table of colours, which programs alone write."""
    for piece in plain.strings((profile or b"")[:_LARGEST]):
        yield replace(piece, where=WHERE, written=False)


def _info(info: dict[Any, Any]) -> Iterator[Piece]:
    for key, value in info.items():
        if key not in {"icc_profile", "exif"}:
            yield from _value(key)
            yield from _value(value)


def _packets(info: dict[Any, Any]) -> Iterator[bytes]:
    for key, value in info.items():
        if "xmp" in str(key).lower():
            yield value.encode() if isinstance(value, str) else bytes(value)


def _value(value: Any) -> Iterator[Piece]:
    if isinstance(value, str):
        yield Piece(WHERE, value)
        # Pillow takes a picture's own texts for Latin letters; today's programs write UTF-8.
        with suppress(UnicodeError):
            yield Piece(WHERE, value.encode("latin-1").decode())
    elif isinstance(value, bytes):
        yield from _bytes(value)
    elif isinstance(value, tuple | list) and all(isinstance(one, int) for one in value):
        if value and all(0 <= one < 256 for one in value):
            yield from _bytes(bytes(value))
    elif isinstance(value, tuple | list):
        for one in value[:_MOST]:
            yield from _value(one)
        if len(value) > _MOST:
            yield Piece(WHERE, unread="there is more of it than lt looks through", grave=False)


def _bytes(raw: bytes) -> Iterator[Piece]:
    if len(raw) > _LARGEST:
        yield Piece(WHERE, unread="there is more of it than lt looks through", grave=False)
    for code in ("utf-8", "utf-16-le"):
        with suppress(UnicodeError):
            text = raw[:_LARGEST].decode(code).strip("\0")
            if text and "".join(text.split()).isprintable():
                yield Piece(WHERE, text)
    for piece in plain.strings(raw[:_LARGEST]):
        yield Piece(WHERE, piece.text, typed=False)


def _png(data: bytes) -> Iterator[Piece]:
    """Texts of a PNG, those behind the picture included."""
    at = 8
    while at + 8 <= len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        at += 12 + size
        if kind in _PNG_DRAWS:
            continue
        yield from _bytes(body)
        start = body.find(b"x")
        while 0 <= start < 400:
            unpacked = zlib.decompressobj()
            try:
                yield from _bytes(unpacked.decompress(body[start:], _LARGEST + 1))
                break
            except zlib.error:
                start = body.find(b"x", start + 1)
