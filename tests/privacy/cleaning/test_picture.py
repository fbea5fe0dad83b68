"""Pictures keep every point and lose what is written beside them."""

import io
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from conftest import costly
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError

WROTE, BEHIND = (
    "data that cameras and programs wrote into pictures",
    "data behind the end of pictures",
)
COLOURS = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawn(mode: str = "RGB") -> Image.Image:
    image = Image.linear_gradient("L").resize((40, 24)).convert("RGB")
    image.putpixel((3, 2), (200, 10, 90))
    return image.convert(mode)


def exif(turn: int = 1) -> Image.Exif:
    made = Image.Exif()
    made[0x0112] = turn
    made[0x013B] = "GONEartist"
    made[0x02BC] = b"<x>GONExmp</x>"
    made.get_ifd(0x8825)[1] = "N"
    return made


def saved(form: str, mode: str = "RGB", **more: Any) -> bytes:
    out = io.BytesIO()
    drawn(mode).save(out, form, **more)
    return out.getvalue()


def points(data: bytes) -> list[bytes]:
    """The points of every page as they are seen, turned as the picture says."""
    found = []
    with Image.open(io.BytesIO(data)) as image:
        for number in range(getattr(image, "n_frames", 1)):
            image.seek(number)
            found.append(ImageOps.exif_transpose(image).convert("RGBA").tobytes())
    return found


def info(made: Cleaned) -> dict[Any, Any]:
    with Image.open(io.BytesIO(made.content)) as image:
        return dict(image.info)


@pytest.mark.parametrize("turn", [1, 3, 6, 8])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_photograph(turn: int, progressive: bool) -> None:
    data = saved(
        "JPEG", exif=exif(turn), comment=b"Adobe: GONEcomment", xmp=b"<x>GONExmp</x>",
        icc_profile=COLOURS, dpi=(300, 300), progressive=progressive,
    )  # fmt: skip
    made = cleaned(data)
    assert data.count(b"GONE") == 4
    assert b"GONE" not in made.content
    assert points(made.content) == points(data)
    assert info(made)["icc_profile"] == COLOURS
    assert info(made)["dpi"] == (300, 300)
    with Image.open(io.BytesIO(made.content)) as image:
        assert dict(image.getexif()) == ({} if turn == 1 else {0x0112: turn})
    assert dict(made.taken) == {WROTE: 3}


def test_a_photograph_in_the_colours_of_print() -> None:
    data = saved("JPEG", "CMYK", comment=b"GONE")
    assert points(cleaned(data).content) == points(data)


def test_what_stands_behind_a_photograph_goes() -> None:
    whole = saved("JPEG")
    made = cleaned(whole + b"GONE" + saved("JPEG", comment=b"GONE"))
    assert made.content == whole
    assert dict(made.taken) == {BEHIND: 1}
    assert dict(cleaned(whole + b"\0\0").taken) == {}


def test_the_small_picture_within_goes() -> None:
    whole = saved("JPEG")
    small = b"\x02\x01" + b"GON" * 2
    head = b"\xff\xe0" + struct.pack(">H", 14 + len(small)) + whole[6:18] + small
    made = cleaned(whole[:2] + head + whole[20:])
    assert b"GON" not in made.content
    assert points(made.content) == points(whole)


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "1"])
def test_a_png(mode: str) -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Author", "GONEauthor")
    text.add_itxt("XML:com.adobe.xmp", "GONExmp", zip=True)
    data = saved("PNG", mode, pnginfo=text, exif=exif(), dpi=(150, 150), icc_profile=COLOURS)
    made = cleaned(data + b"GONEbehind")
    assert b"GONE" not in made.content
    assert points(made.content) == points(data)
    assert set(info(made)) <= {"dpi", "icc_profile", "transparency"}
    assert "icc_profile" in info(made)
    assert dict(made.taken) == {WROTE: 3, BEHIND: 1}


def test_a_moving_png_keeps_moving() -> None:
    data = saved("PNG", save_all=True, append_images=[drawn("RGB").rotate(180)])
    assert len(points(data)) == 2
    assert points(cleaned(data).content) == points(data)


@pytest.mark.parametrize("mode", ["RGB", "L", "1", "CMYK", "P"])
def test_a_tiff_of_several_pages(mode: str) -> None:
    data = saved(
        "TIFF", mode, exif=exif(6), description="GONEtext", dpi=(200, 200), save_all=True,
        append_images=[drawn("L")], compression="tiff_lzw",
    )  # fmt: skip
    made = cleaned(data)
    assert b"GONE" in data
    assert b"GONE" not in made.content
    assert points(made.content) == points(data)
    assert info(made)["dpi"] == (200, 200)
    assert dict(made.taken) == {WROTE: 1}


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_a_picture_that_is_cut_off_is_refused(form: str) -> None:
    data = saved(form)
    with pytest.raises(NotCleanableError, match="damaged picture"):
        cleaned(data[: len(data) // 2])


@costly
@given(st.data())
def test_no_damage_ends_in_a_traceback(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([saved("JPEG"), saved("PNG"), saved("TIFF")])))
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(8, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(NotCleanableError):
        cleaned(bytes(whole))


def test_a_piece_of_png_with_a_lie_of_its_size_is_refused() -> None:
    lie = struct.pack(">I4s", 0xFFFFFFF0, b"tEXt")
    head = saved("PNG")[:33]
    assert zlib.crc32(head[12:29]) == struct.unpack(">I", head[29:33])[0]
    with pytest.raises(NotCleanableError):
        cleaned(head + lie)


def test_nothing_is_said_of_what_is_odd_in_it(recwarn: pytest.WarningsRecorder) -> None:
    data = saved("JPEG", exif=exif(6))
    at = data.index(b"Exif\0\0") + 6
    cut = data[at : at + 8] + b"\0\x05" + data[at + 10 : at + 30]
    odd = (
        data[:2]
        + b"\xff\xe1"
        + struct.pack(">H", len(cut) + 8)
        + b"Exif\0\0"
        + cut
        + saved("JPEG")[2:]
    )
    with Image.open(io.BytesIO(odd)) as image:
        image.getexif()
    assert recwarn.list
    recwarn.clear()
    cleaned(odd)
    assert not recwarn.list
