"""What is written between the pictures of a GIF, beside pages of a TIFF, and in packed fonts."""

import io
import struct
import zipfile
from collections.abc import Callable

import pytest
from PIL import Image

from learning_together.privacy.contents import any_file, font, gif
from learning_together.privacy.contents.piece import Piece
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.names.search import Search
from planting import CLEAN
from red_team.files import ALL, FONT_KEY, WITHIN, _font, _web_font, rows, scrambled

NAME = "Ottoline Quisenby"


def read(data: bytes) -> list[Piece]:
    return list(any_file.pieces("a", data))


def unread(data: bytes) -> list[str]:
    return [piece.unread for piece in read(data) if piece.unread]


PLACES = [(form, place) for form in ("gif", "tiff", "woff") for place in ALL[form]]


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_every_place_is_read_and_a_clean_one_is_clean(form: str, place: str) -> None:
    made = ALL[form][place]
    assert any(NAME in piece.text for piece in read(made(NAME)))
    clean = look_into(f"a.{form}", made(CLEAN), Search(None))
    assert clean == LookedInto(Read.WHOLE, (), int(form in {"gif", "tiff"}))


def still(*extensions: bytes) -> bytes:
    """A GIF of two pictures, each with colours of its own, and what stands between them."""
    out = io.BytesIO()
    pages = [Image.new("P", (4, 4), colour) for colour in (0, 1)]
    for page in pages:
        page.putpalette([7] * 12)
    pages[0].save(out, "GIF", save_all=True, append_images=pages[1:], duration=5)
    return out.getvalue()[:-1] + b"".join(b"!" + one for one in extensions) + b";"


def test_a_gif_is_read_to_its_end() -> None:
    assert list(gif.said(still())) == []
    said = list(gif.said(still(b"\xfe" + rows(b"one" * 200), b"\xfe" + rows(b"two"))))
    assert said == [b"one" * 200, b"two"]
    whose = b"\xff" + rows(b"ACMEDRAW1.0", b"020 7946", b" 0018")
    shown = b"\x01" + rows(b"\1" * 12, b"three")
    assert list(gif.said(still(whose, shown))) == [
        b"ACMEDRAW1.0", b"020 7946 0018", b"\1" * 12, b"three"
    ]  # fmt: skip
    assert list(gif.said(still() + b"\r\n")) == []
    assert list(gif.said(still() + b"behind")) == [b"behind"]
    # What a picture itself says of its colours and its time is nobody's word.
    assert list(gif.said(still(b"\xf9" + rows(b"\0\0\0\0")))) == []
    assert unread(still()) == []


def test_xmp_of_a_gif_is_given_as_it_stands() -> None:
    packet = b"<x>" + b"Seen " * 200 + b"</x>"
    ends = b"\1" + bytes(range(255, -1, -1)) + b"\0"
    (said,) = gif.said(still(b"\xff\x0bXMP DataXMP" + packet + ends))
    assert packet in said


@pytest.mark.parametrize("cut", [1, 2, 9, 20])
def test_a_gif_that_breaks_off_is_told(cut: int) -> None:
    whole = still(b"\xfe" + rows(b"a comment of some length"))
    with pytest.raises(ValueError):  # noqa: PT011 - it says nothing
        list(gif.said(whole[:-cut]))
    assert "the picture is damaged" in unread(whole[:-cut])
    with pytest.raises(ValueError):  # noqa: PT011
        list(gif.said(whole[:-1] + b"?"))


def test_a_tiff_whose_pages_lead_to_each_other_ends() -> None:
    made = ALL["tiff"]["picture within"](NAME)
    at = made.index(struct.pack("<HHI", 330, 4, 1)) + 8
    loop = made[:at] + struct.pack("<I", 12) + made[at + 4 :]
    assert not any(NAME in piece.text for piece in read(loop))
    lost = made[:at] + struct.pack("<I", 2**31) + made[at + 4 :]
    assert "the picture is damaged" in unread(lost)


def document(change: Callable[[dict[str, bytes]], object]) -> bytes:
    made = WITHIN["docx"]["scrambled font"](NAME)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    return out.getvalue()


def test_a_scrambled_font_is_read_by_the_key_in_its_document() -> None:
    whole = document(lambda held: None)
    assert any(NAME in piece.text for piece in read(whole))
    assert unread(whole) == []
    assert look_into("a.docx", WITHIN["docx"]["scrambled font"](CLEAN), Search(None)) == LookedInto(
        Read.WHOLE, (), 1
    )
    lost = document(lambda held: held.pop("word/fontTable.xml"))
    assert "it is a font that is scrambled, and its key does not stand in the file" in unread(lost)


def test_the_key_that_fits_is_found_among_others() -> None:
    made = scrambled(_font(NAME))
    others = ["{}", "no key", FONT_KEY.replace("F", "E")]
    assert font.unscrambled(made, [*others, FONT_KEY]) == _font(NAME)
    assert font.unscrambled(made, others) is None
    assert font.unscrambled(made[:5], [FONT_KEY]) in {None, _font(NAME)[:5]}


def test_fonts_of_web_pages_that_lie_or_are_cut_off() -> None:
    made = _web_font(NAME, NAME)
    assert unread(made) == []
    assert sum(NAME in piece.text for piece in read(made)) >= 2
    for other in (made[:-3], made[:60], made[:20]):
        assert "it is damaged" in unread(other)
    # A table, and the notes, that unpack to more than they say.
    at = made.index(b"glyf") + 12
    for place in (at, 32):
        lying = made[:place] + struct.pack(">I", 30) + made[place + 4 :]
        assert "it is damaged" in unread(lying)
    own = b"Made for " + NAME.encode()
    kept = made[:36] + struct.pack(">II", len(made), len(own)) + made[44:] + own
    assert any("Made for" in piece.text for piece in read(kept))
