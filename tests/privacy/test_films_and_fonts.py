"""What is written beside films, sounds, photographs of telephones, and in fonts."""

import struct
from collections.abc import Iterator

import pytest

from learning_together.privacy.contents import any_file
from learning_together.privacy.contents.piece import Piece
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.search import Search
from red_team.files import ALL, _box, _font

NAME = "Ottoline Quisenby"


def seen(data: bytes, name: str = "a.mov") -> LookedInto:
    return look_into(name, data, Search(None))


def read(data: bytes) -> list[Piece]:
    return list(any_file.pieces("a", data))


def film(*boxes: bytes) -> bytes:
    return _box(b"ftyp", b"qt  \0\0\0\0") + b"".join(boxes)


def handler(kind: bytes) -> bytes:
    media = _box(b"hdlr", b"\0" * 8 + kind + b"\0" * 13)
    return _box(b"moov", _box(b"trak", _box(b"mdia", media)))


KEYS = b"\0" * 16 + b"com.apple.quicktime.location.ISO6709"


@pytest.mark.parametrize(
    "place",
    [
        _box(b"udta", _box(b"\xa9xyz", b"\0\x12\0\0+51.5074-000.1278/")),
        _box(b"udta", _box(b"loci", b"\0" * 20)),
        _box(b"meta", _box(b"hdlr", b"\0" * 8 + b"mdta" + b"\0" * 13) + _box(b"keys", KEYS)),
    ],
    ids=["of QuickTime", "of 3GP", "of a telephone"],
)
def test_where_a_film_was_taken_is_told(place: bytes) -> None:
    media = _box(b"mdat", b"\1" * 50)
    found = seen(film(_box(b"moov", place), media))
    assert [leak.what for leak in found.leaks if leak.sort is Sort.CONTACT][-1:] == [
        "the coordinates at which it was taken"
    ]
    assert seen(film(media)) == LookedInto(Read.WHOLE, (), 1)


def test_a_track_of_another_kind_is_told() -> None:
    assert seen(film(handler(b"vide"), handler(b"soun"))).read is Read.WHOLE
    for kind in (b"text", b"sbtl", b"clcp", b"meta"):
        (leak,) = seen(film(handler(kind))).leaks
        assert "neither picture nor sound" in leak.what
        assert not leak.sure


def test_boxes_of_every_length_and_what_is_cut_off() -> None:
    long = b"\0\0\0\1mdat" + struct.pack(">Q", 16 + 20) + b"\1" * 20
    last = b"\0\0\0\0mdat" + b"\1" * 20
    assert seen(film(long, last)).read is Read.WHOLE
    ends = _box(b"moov", _box(b"udta", _box(b"name", b"Films") + b"\0\0\0\0"))
    assert seen(film(ends)).read is Read.WHOLE
    whole = film(_box(b"mdat", b"\1" * 50))
    for damaged in (whole[:-1], whole + b"\0\0\0\4mdat", whole + b"\0\0\1\0mdat"):
        assert [piece.unread for piece in read(damaged) if piece.unread] == ["it is damaged"]
    deep = b""
    for _ in range(50):
        deep = _box(b"moov", deep)
    assert seen(film(deep)).read is not Read.WHOLE


def test_a_text_that_begins_like_a_film_is_a_text() -> None:
    assert seen(b"The free meal was taken.", "a.md") == LookedInto(Read.WHOLE, ())
    assert [piece.text for piece in read(b"The free meal")] == ["The free meal"]


def test_every_photograph_among_the_media_is_read() -> None:
    one = ALL["avif"]["EXIF"](NAME)
    media = one[one.find(b"Exif") :] * 2 + b"<x:xmpmeta xmlns:x='x'><a/>"
    held = read(film(_box(b"mdat", media)))
    assert sum(NAME in piece.text for piece in held) >= 2
    assert any(piece.unread == "it is damaged" for piece in held)


def tables(data: bytes) -> Iterator[tuple[int, bytes]]:
    for number in range(int.from_bytes(data[4:6], "big")):
        yield 12 + 16 * number, data[12 + 16 * number :][:4]


def test_the_names_of_a_font_and_what_is_cut_off() -> None:
    font = _font(NAME)
    assert [piece.text for piece in read(font) if piece.where == "names of a font"] == [NAME]
    assert not any(piece.unread for piece in read(font))
    for cut in (font[:-4], font[:20]):
        assert "it is damaged" in [piece.unread for piece in read(cut)]
    of_a_mac = font.replace(struct.pack(">HHH", 3, 1, 0x409), struct.pack(">HHH", 1, 0, 0))
    said = [piece.text for piece in read(of_a_mac) if piece.where == "names of a font"]
    assert said == [NAME.encode("utf-16-be").decode("mac_roman")]
    at = next(at for at, tag in tables(font) if tag == b"glyf")
    other = font[:at] + b"note" + font[at + 4 :]
    other = other.replace(b"\0" * 64, b"0123456789 and more".ljust(64, b"\0"))
    assert any("0123456789" in piece.text and not piece.written for piece in read(other))
