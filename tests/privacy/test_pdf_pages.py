"""What a page of a PDF shows on which no text can be read."""

import io
import zlib

import pytest
from PIL import Image

from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.names.search import Search
from pdf_files import whole

DRAWN = b"q 90 0 0 90 0 0 cm /P Do Q "
GROUND = b"0 0 m 99 0 l 99 99 l 0 99 l 0 0 l h f* "


def pdf(marks: bytes, parts: str = "", objects: tuple[bytes, ...] = ()) -> bytes:
    """A PDF of one page."""
    pixels = zlib.compress(b"\x80" * 12)
    held = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
        b"/Resources<</XObject<</P 5 0 R"
        + parts.encode() + b">>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(marks), marks),
        b"<</Type/XObject/Subtype/Image/Width 2/Height 2/ColorSpace/DeviceRGB/BitsPerComponent 8"
        b"/Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(pixels), pixels),
        *objects,
    ]  # fmt: skip
    return whole(held)


def seen(data: bytes, name: str = "a.pdf") -> LookedInto:
    return look_into(name, data, Search(None))


def form(marks: bytes, resources: bytes = b"") -> bytes:
    return (b"<</Type/XObject/Subtype/Form/BBox[0 0 99 99]%s/Length %d>>stream\n%s\nendstream"
            % (resources, len(marks), marks))  # fmt: skip


@pytest.mark.parametrize(
    "marks",
    [
        DRAWN,
        GROUND + DRAWN,
        b"0 0 99 99 re W* n " + DRAWN,
        b"1 1 1 rg 0 0 99 99 re f 2 2 50 50 re S " + DRAWN,
        b"0 0 m 9 9 l 9 8 l 7 7 l 6 6 l 5 5 l 4 4 l W n " + DRAWN,  # a path that is not painted
    ],
)
def test_a_page_that_is_a_picture_is_read_and_the_picture_counted(marks: bytes) -> None:
    assert seen(pdf(marks)) == LookedInto(Read.WHOLE, (), 1)


def test_a_picture_within_what_is_drawn_at_once() -> None:
    inner = form(DRAWN, b"/Resources<</XObject<</P 5 0 R>>>>")
    assert seen(pdf(b"/F Do", "/F 6 0 R", (inner,))) == LookedInto(Read.WHOLE, (), 1)
    # Where the part has no resources of its own, the page's hold.
    assert seen(pdf(b"/F Do", "/F 6 0 R", (form(DRAWN),))).read is Read.WHOLE


@pytest.mark.parametrize(
    "marks",
    [
        b"0 0 m 9 9 9 8 7 7 c f ",
        b"0 0 m 9 9 l 9 8 l 7 7 l 6 6 l 5 5 l f ",
        b"0 0 9 9 re f " * 9,
        b"0 0 9 9 re S " * 9,
        DRAWN + b"0 0 m 9 9 9 8 7 7 c S ",
        b"/Gone Do",
        b"/S sh",
    ],
)
def test_what_may_be_letters_drawn_as_shapes_is_not_read(marks: bytes) -> None:
    found = seen(pdf(marks))
    assert found.read is not Read.WHOLE
    assert any("letters are drawn as shapes" in leak.what for leak in found.leaks)


def test_parts_of_parts_are_followed_so_far() -> None:
    deep = tuple(
        form(b"/N Do", b"/Resources<</XObject<</N %d 0 R>>>>" % (number + 1))
        for number in range(6, 13)
    )
    last = form(DRAWN, b"/Resources<</XObject<</P 5 0 R>>>>")
    assert seen(pdf(b"/F Do", "/F 6 0 R", (*deep, last))).read is not Read.WHOLE
    own = form(b"/F Do", b"/Resources<</XObject<</F 6 0 R>>>>")
    assert seen(pdf(b"/F Do", "/F 6 0 R", (own,))).read is not Read.WHOLE


def test_an_empty_page_shows_nothing() -> None:
    assert seen(pdf(b" ")).read is Read.WHOLE
    assert not seen(pdf(b" ")).leaks


def test_pictures_are_counted_alike_in_all_formats() -> None:
    made = io.BytesIO()
    Image.new("RGB", (4, 4)).save(made, "png")
    assert seen(made.getvalue(), "a.png") == LookedInto(Read.WHOLE, (), 1)
    jpeg = io.BytesIO()
    Image.new("RGB", (4, 4)).save(jpeg, "pdf")  # Pillow puts a photograph into it
    assert seen(jpeg.getvalue()) == LookedInto(Read.WHOLE, (), 1)
    assert seen(b"No picture here.", "a.txt").pictures == 0


def test_masks_are_no_pictures_of_their_own() -> None:
    mask = (b"<</Type/XObject/Subtype/Image/ImageMask true/Width 8/Height 1/BitsPerComponent 1"
            b"/Length 1>>stream\n\xff\nendstream")  # fmt: skip
    assert seen(pdf(DRAWN, "/M 6 0 R", (mask,))).pictures == 1


def test_areas_are_counted_over_the_whole_page_and_corners_for_each() -> None:
    few = b"0 0 m 9 0 l 9 9 l 0 9 l f "
    assert seen(pdf(DRAWN + few * 8)).read is Read.WHOLE
    assert seen(pdf(DRAWN + few * 9)).read is not Read.WHOLE
    five = b"0 0 m 9 0 l 9 9 l 0 9 l 0 0 l f "
    assert seen(pdf(DRAWN + five)).read is Read.WHOLE
    assert seen(pdf(DRAWN + b"1 1 l " + five)).read is not Read.WHOLE
    # One rectangle is an area, and two in one path are not.
    assert seen(pdf(DRAWN + b"0 0 9 9 re f ")).read is Read.WHOLE
    assert seen(pdf(DRAWN + b"0 0 9 9 re 1 1 5 5 re f ")).read is not Read.WHOLE
    curve = b"0 0 m 9 9 9 8 7 7 c n "
    assert seen(pdf(DRAWN + curve + few)).read is Read.WHOLE
    for one in (b"0 0 0 1 1 1 c f ", b"0 0 1 1 v f ", b"0 0 1 1 y f "):
        assert seen(pdf(DRAWN + one)).read is not Read.WHOLE


def test_a_picture_among_the_marks_themselves() -> None:
    inline = b"BI /W 1 /H 1 /BPC 8 /CS /G ID \x80 EI "
    assert seen(pdf(inline)).read is Read.WHOLE


def test_how_deep_parts_are_followed() -> None:
    def nested(levels: int) -> bytes:
        parts = [
            form(b"/N Do", b"/Resources<</XObject<</N %d 0 R>>>>" % (6 + number))
            for number in range(1, levels)
        ]
        last = form(DRAWN, b"/Resources<</XObject<</P 5 0 R>>>>")
        return pdf(b"/F Do", "/F 6 0 R", (*parts, last))

    assert seen(nested(5)).read is Read.WHOLE
    assert seen(nested(6)).read is not Read.WHOLE


def test_a_page_without_any_marks_or_that_is_broken() -> None:
    bare = pdf(b" ").replace(b"/Contents 4 0 R", b"               ")
    assert seen(bare).read is Read.WHOLE
    lost = pdf(DRAWN).replace(b"/XObject<</P", b"/XOther_<</P")
    assert seen(lost).read is not Read.WHOLE


def test_a_page_that_is_no_object_of_its_own_is_read() -> None:
    held = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[<</Type/Page/MediaBox[0 0 99 99]>>]/Count 1>>",
    ]
    assert seen(whole(held)).read is Read.WHOLE
