"""Films, sounds and photographs of today's telephones (MP4, MOV, HEIC, AVIF): boxes within boxes.

What they show and say cannot be read; what is written beside it is.
"""

from collections.abc import Iterator

from learning_together.patterns import regex
from learning_together.privacy.contents import picture, plain, xml
from learning_together.privacy.contents.piece import DAMAGED, File, Piece

_FIRST = frozenset({b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip"})
#: Boxes that hold boxes, and how many bytes stand before these.
_HOLDS = {
    **dict.fromkeys(
        (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"edts", b"dinf", b"mvex", b"moof",
         b"traf", b"iprp", b"ipco", b"ilst", b"gmhd"), 0,
    ),
    b"iinf": 6,
}  # fmt: skip
_MEDIA = frozenset({b"mdat", b"idat"})
#: What tracks that show or sound are handled by, and those that hold nothing that can be read.
_SHOWN = frozenset(
    {b"vide", b"soun", b"pict", b"hint", b"mdir", b"mdta", b"alis", b"url ", b"\0" * 4}
)
_PLACES = (b"location.ISO6709", b"\xa9xyz", b"loci")
_EXIF = regex(rb"Exif\0\0(?=II\*\0|MM\0\*)")
_PACKET = (b"<x:xmpmeta", b"</x:xmpmeta>")
_DEEPEST = 20


def is_film(data: bytes) -> bool:
    """Whether a file is one of these."""
    size = int.from_bytes(data[:4], "big")
    return data[4:8] in _FIRST and (size in {0, 1} or 8 <= size <= len(data))


def pieces(file: File) -> Iterator[Piece]:
    """Every text of a film, a sound or a photograph."""
    yield Piece(picture.WHERE, shows=True)
    yield from _boxes(file.data, b"", 0)


def _boxes(data: bytes, within: bytes, depth: int) -> Iterator[Piece]:
    at = 0
    while at < len(data):
        size, head = int.from_bytes(data[at : at + 4], "big"), 8
        kind = data[at + 4 : at + 8]
        if size == 1:
            size, head = int.from_bytes(data[at + 8 : at + 16], "big"), 16
        elif not size:
            if within == b"udta" and not data[at:].strip(b"\0"):
                return
            size = len(data) - at
        if size < head or at + size > len(data) or depth > _DEEPEST:
            yield Piece(picture.WHERE, unread=DAMAGED)
            yield from plain.strings(data[at:])
            return
        yield from _box(kind, data[at + head : at + size], within, depth)
        at += size


def _box(kind: bytes, body: bytes, within: bytes, depth: int) -> Iterator[Piece]:
    if any(mark in (kind + body[:4096] if kind == b"keys" else kind) for mark in _PLACES):
        yield Piece(picture.WHERE, tells="the coordinates at which it was taken")
    if kind in _MEDIA:
        yield from _beside(body)
    elif kind == b"meta":
        # Some begin with a version, and some with the first box.
        yield from _boxes(body[0 if body[4:8] == b"hdlr" else 4 :], kind, depth + 1)
    elif kind in _HOLDS or within == b"ilst":
        yield from _boxes(body[_HOLDS.get(kind, 0) :], kind, depth + 1)
    else:
        if kind == b"cmov" or (kind == b"hdlr" and body[8:12] not in _SHOWN):
            said = "it holds a track that is neither picture nor sound"
            yield Piece(picture.WHERE, unread=said, grave=False)
        if kind == b"data" or kind[:1] == b"\xa9":
            text = body[8:] if kind == b"data" else body[4:]
            yield Piece(picture.WHERE, text.decode("utf-8", "replace"))
        yield from plain.strings(body)


def _beside(media: bytes) -> Iterator[Piece]:
    """What a photograph keeps of itself among its points."""
    for found in _EXIF.finditer(media):
        yield from picture.exif(media[found.start() :])
    at = media.find(_PACKET[0])
    while at >= 0:
        end = media.find(_PACKET[1], at)
        if end < 0:
            yield Piece(picture.WHERE, unread=DAMAGED)
            return
        packet = media[at : end + len(_PACKET[1])]
        yield from xml.pieces("data of a picture", packet, packed=False)
        at = media.find(_PACKET[0], end)
