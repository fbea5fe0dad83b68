"""What is written in a picture's data, within bounds: each value, and each part of a PNG."""

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image

from learning_together.privacy.contents import any_file, picture
from red_team.files import ALL

MORE = "there is more of it than lt looks through"


def texts(value: Any) -> list[str]:
    return [piece.text for piece in picture._value(value) if piece.text]


def unread(value: Any) -> list[str]:
    return [piece.unread for piece in picture._value(value) if piece.unread]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("Seen", "Seen"),
        ("Zo\u00c3\u00ab", "Zoë"),
        (b"Seen at home", "Seen at home"),
        ("Zoë at home".encode("utf-16-le"), "Zoë at home"),
        (tuple(b"Seen at home"), "Seen at home"),
        ((tuple(b"Seen"), ("at", ["home"])), "home"),
        ([0, 255, *b"Seen at home"], "Seen at home"),
    ],
)
def test_every_value_is_read(value: Any, found: str) -> None:
    assert any(found in text for text in texts(value))
    assert unread(value) == []


@pytest.mark.parametrize("value", [(), (256, 300), (-1, 5), 7, None, 1.5, (1.5, 2.5)])
def test_figures_are_no_words(value: Any) -> None:
    assert texts(value) == []


def test_bytes_that_are_no_text_are_looked_through_for_words() -> None:
    assert texts(b"\x01\x02Seen at home\x03") == ["Seen at home"]
    assert texts(b"\0\0") == []


def test_what_is_beyond_the_bounds_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "_LARGEST", 12)
    assert unread(b"Seen at home") == []
    assert unread(b"Seen at home.") == [MORE]
    monkeypatch.setattr(picture, "_MOST", 2)
    assert unread(("a", "b")) == []
    assert unread(("a", "b", "c")) == [MORE]
    assert texts(("a", "b", "c")) == ["a", "a", "b", "b"]


def test_more_pages_than_are_looked_through_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def told(pages: int) -> list[str]:
        out = io.BytesIO()
        more = [Image.new("L", (4, 4)) for _ in range(pages - 1)]
        Image.new("L", (4, 4)).save(out, "TIFF", save_all=True, append_images=more)
        return [one.unread for one in any_file.pieces("a", out.getvalue()) if one.unread]

    monkeypatch.setattr(picture, "_MOST", 2)
    assert told(2) == []
    assert told(3) == ["it has more pages than lt looks through"]
    within = ALL["tiff"]["picture within"]("Seen")
    assert [one for one in any_file.pieces("a", within) if one.unread] == []
    monkeypatch.setattr(picture, "_MOST", 1)
    assert [one for one in any_file.pieces("a", within) if one.unread]


def png(*parts: tuple[bytes, bytes]) -> bytes:
    made = b"\x89PNG\r\n\x1a\n"
    for kind, body in parts:
        made += struct.pack(">I4s", len(body), kind) + body + struct.pack(">I", zlib.crc32(body))
    return made


def in_png(*parts: tuple[bytes, bytes], behind: bytes = b"") -> set[str]:
    return {piece.text for piece in picture._png(png(*parts) + behind)}


def test_every_part_of_a_png_is_read_to_its_end() -> None:
    found = in_png((b"tEXt", b"Note\0First"), (b"IDAT", b"drawn at home"), (b"prVt", b"Second"))
    assert "Second" in found
    assert any("First" in text for text in found)
    assert not any("drawn" in text for text in found)
    assert in_png((b"prVt", b""), (b"prVt", b"Third")) == {"Third"}
    assert in_png((b"prVt", b"Third"), behind=b"\0" * 7) == {"Third"}
    assert in_png(behind=struct.pack(">I4s", 4, b"prVt") + b"cut off") >= {"cut "}


def test_packed_words_of_a_png_are_found_where_they_begin() -> None:
    packed = zlib.compress(b"Seen at home, in words that are long enough")
    whole = "Seen at home, in words that are long enough"
    for before in (b"", b"Note\0\0", b"xx\0x\0", b"\0" * 399):
        assert whole in in_png((b"zTXt", before + packed)), before
    assert whole not in in_png((b"zTXt", b"\0" * 400 + packed))
