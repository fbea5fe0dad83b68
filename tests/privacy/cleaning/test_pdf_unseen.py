"""Text of a PDF that nobody sees stays where it is, and is told."""

from typing import Any

import pytest
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, FloatObject, NameObject

from learning_together.privacy.cleaning import pdf_unseen
from learning_together.privacy.cleaning.pdf import clean
from learning_together.privacy.cleaning.pdf_unseen import (
    BESIDE,
    CLEAR,
    COVERED,
    CUT,
    TINY,
    UNKNOWN,
    WHITE,
    why,
)
from learning_together.privacy.cleaning.tally import Tally
from privacy.cleaning.test_pdf import dictionary, page, saved, stream

TEXT = "BT /F1 12 Tf 20 100 Td (A) Tj ET"


def drawn(marks: str, **resources: Any) -> list[str]:
    """Why text is not seen on a page of 300 by 200 that is drawn so."""
    writer = PdfWriter()
    one = page(writer)
    one[NameObject("/Resources")].update(dictionary(**resources))
    one[NameObject("/Contents")] = writer._add_object(stream(marks.encode()))
    return list(why(one))


def form(marks: str, **held: Any) -> Any:
    return stream(marks.encode(), Type="/XObject", Subtype="/Form", **held)


IMAGE = stream(b"\0", Type="/XObject", Subtype="/Image", Width=1, Height=1)
MASKED = stream(b"\0", Type="/XObject", Subtype="/Image", Width=1, Height=1, SMask=IMAGE)


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (TEXT, []),
        # White, by whatever marks; on something dark it is read.
        (f"1 g {TEXT}", [WHITE]),
        (f"1 1 1 rg {TEXT}", [WHITE]),
        (f"0 0 0 0 k {TEXT}", [WHITE]),
        (f"/DeviceRGB cs 1 1 1 sc {TEXT}", [WHITE]),
        (f"/DeviceCMYK cs 0 0 0 0 sc {TEXT}", [WHITE]),
        (f"/DeviceCMYK cs 0 0 0 .1 sc {TEXT}", []),
        (f"/DeviceGray cs 1 sc {TEXT}", [WHITE]),
        (f"/DeviceRGB cs 1 1 .9 sc {TEXT}", []),
        (f"1 g /DeviceRGB cs {TEXT}", []),
        (f".9 0 0 0 k {TEXT}", []),
        (f"0 0 0 1 k {TEXT}", []),
        (f"1 1 0 rg {TEXT}", []),
        (f".9 g {TEXT}", []),
        (f".98 g {TEXT}", [WHITE]),
        (f"/Own cs 1 scn {TEXT}", []),
        (f"/Own cs 1 scn 1 g {TEXT}", [WHITE]),
        (f"q 1 g Q {TEXT}", []),
        (f"q 1 g {TEXT} Q", [WHITE]),
        (f"0 g 0 90 300 40 re f 1 g {TEXT}", []),
        (f"0 g 0 90 300 40 re S 1 g {TEXT}", [WHITE]),
        (f"0 g 0 90 300 40 re n 1 g {TEXT}", [WHITE]),
        (f"0 g 0 150 300 40 re f 1 g {TEXT}", [WHITE]),
        (f"1 g 0 90 300 40 re f {TEXT}", [WHITE]),
        ("1 g BT /F1 12 Tf 20 100 Td ( ) Tj ET", []),
        ("1 g BT /F1 12 Tf 20 100 Td [( ) -9 (A)] TJ ET", [WHITE]),
        # An area that is drawn by its corners; a triangle and a line are none.
        (f"0 g 0 90 m 300 90 l 300 130 l 0 130 l h f 1 g {TEXT}", []),
        (f"{TEXT} 0 g 0 90 m 300 90 l 300 130 l 0 130 l f", [COVERED]),
        (f"{TEXT} 0 g 0 90 m 300 90 l 300 130 l f", []),
        (f"{TEXT} 0 g 0 90 m 300 130 l f", []),
        (f"{TEXT} 0 g 0 90 m 300 90 l 300 130 l 0 130 l S 0 0 m f", []),
        (f"{TEXT} 0 g 0 90 m 300 90 l 300 110 300 120 250 130 c 0 130 l f", []),
        (f"{TEXT} 0 g 0 90 m 300 90 l 300 130 l 0 130 l 0 0 m 9 0 l 9 9 l 0 9 l f", [COVERED]),
        # Tiny, by size, by matrix, by what is around it.
        (TEXT.replace("12 Tf", "1.9 Tf"), [TINY]),
        (TEXT.replace("12 Tf", "2 Tf"), []),
        ("BT /F1 1 Tf 12 0 0 12 20 100 Tm (A) Tj ET", []),
        ("BT /F1 12 Tf .1 0 0 .1 20 100 Tm (A) Tj ET", [TINY]),
        (f"q .1 0 0 .1 0 0 cm {TEXT} Q", [TINY]),
        # Covered by what is drawn after it.
        (f"{TEXT} 0 g 0 90 300 40 re f", [COVERED]),
        (f"{TEXT} 1 g 0 90 300 40 re f", [COVERED]),
        (f"{TEXT} 0 g 0 90 300 40 re W n", []),
        (f"{TEXT} 0 g 0 90 300 40 re S", []),
        (f"{TEXT} 0 g 0 120 300 40 re f", []),
        (f"0 g 0 90 300 40 re f 1 g {TEXT} 0 g 0 90 300 40 re f", [COVERED]),
        # Beside the page, and drawn from line to line onto it.
        (TEXT.replace("20 100", "20 -100"), [BESIDE]),
        (TEXT.replace("20 100", "-20 100"), [BESIDE]),
        (TEXT.replace("20 100", "320 100"), [BESIDE]),
        (TEXT.replace("20 100", "20 220"), [BESIDE]),
        ("BT /F1 12 Tf 20 220 Td 0 -50 Td (A) Tj ET", []),
        ("BT /F1 12 Tf 50 TL 20 220 Td T* (A) Tj ET", []),
        ("BT /F1 12 Tf 20 220 Td 0 -50 TD T* (A) Tj ET", []),
        ("BT /F1 12 Tf 50 TL 20 220 Td (A) ' ET", []),
        ("BT /F1 12 Tf 20 220 Td ET BT /F1 12 Tf 20 100 Td (A) Tj ET", []),
        # Cut off by a path, wherever it is outside of its edges, until what was before it holds.
        (f"q 0 0 300 50 re W n {TEXT} Q", [CUT]),
        (f"q 0 150 300 50 re W* n {TEXT} Q", [CUT]),
        (f"q 100 0 200 200 re W n {TEXT} Q", [CUT]),
        (f"q 0 0 19 200 re W n {TEXT} Q", [CUT]),
        (f"q 0 0 m 300 0 l 150 50 l h W n {TEXT} Q", [CUT]),
        (f"q 0 0 300 50 re W n Q {TEXT}", []),
        (f"q 0 0 300 200 re W n 0 0 300 50 re W n {TEXT} Q", [CUT]),
        (f"q 0 0 300 50 re W n 0 0 300 200 re W n {TEXT} Q", [CUT]),
        (f"q 0 0 300 50 re W n 0 100 300 50 re W n {TEXT} Q", [CUT]),
        (f"q 0 90 300 50 re W n {TEXT} Q", []),
        (f"q 0 0 300 50 re n {TEXT} Q", []),
        (f"q W n {TEXT} Q", []),
        (f"q .5 g 0 0 300 50 re W f 0 g {TEXT} Q", [CUT]),
        (f"q 0 0 300 50 re W S {TEXT} Q", [CUT]),
        (f"q 1 0 0 1 0 80 cm 0 0 300 50 re W n 1 0 0 1 0 -80 cm {TEXT} Q", []),
        # What begins before the edge may reach beyond it, as far as its letters go, turned or not.
        (f"q 100 0 200 200 re W n {TEXT.replace('(A)', '(ABCDEFG)')} Q", []),
        (f"q 100 0 200 200 re W n {TEXT.replace('(A) Tj', '[(AB) 9 (CDEFG)] TJ')} Q", []),
        ("q 0 150 300 50 re W n BT /F1 12 Tf 0 1 -1 0 20 100 Tm (ABCDE) Tj ET Q", []),
        ("q 0 170 300 30 re W n BT /F1 12 Tf 0 1 -1 0 20 100 Tm (ABCDE) Tj ET Q", [CUT]),
        ("q 100 0 200 200 re W n BT /F1 1 Tf 12 0 0 12 20 100 Tm (ABCDEFG) Tj ET Q", []),
        # What is not drawn at all is told by itself.
        (f"3 Tr 1 g {TEXT}", []),
        (f"7 Tr 1 g {TEXT}", []),
        (f"3 Tr 0 Tr 1 g {TEXT}", [WHITE]),
        (f"q 0 0 m 0 150 300 150 300 0 c W n {TEXT} Q", []),
        (f".96 g {TEXT}", [WHITE]),
        (f".95 g {TEXT}", []),
    ],
)
def test_marks(marks: str, found: list[str]) -> None:
    assert drawn(marks) == found


GRAPHICS = {
    "ExtGState": dictionary(
        Clear=dictionary(ca=0), Half=dictionary(ca=FloatObject(0.5)),
        Mixed=dictionary(BM="/Multiply"), Plain=dictionary(BM="/Normal", ca=1),
    )
}  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (f"/Clear gs {TEXT}", [CLEAR]),
        (f"/Clear gs /Plain gs {TEXT}", []),
        (f"{TEXT} /Half gs 1 1 0 rg 0 90 300 40 re f", []),
        (f"{TEXT} /Mixed gs 1 1 0 rg 0 90 300 40 re f", []),
        (f"{TEXT} /Plain gs 1 1 0 rg 0 90 300 40 re f", [COVERED]),
    ],
)
def test_what_is_clear_and_what_is_mixed(marks: str, found: list[str]) -> None:
    assert drawn(marks, **GRAPHICS) == found


@pytest.mark.parametrize(
    ("marks", "found"),
    [
        (f"{TEXT} q 300 0 0 200 0 0 cm /Im Do Q", [COVERED]),
        (f"{TEXT} q 300 0 0 200 0 0 cm /Masked Do Q", []),
        (f"q 300 0 0 200 0 0 cm /Im Do Q 1 g {TEXT}", []),
        (f"{TEXT} q 10 0 0 10 0 0 cm /Im Do Q", []),
        ("1 g /Fm Do", [WHITE]),
        ("0 g /Fm Do", []),
        ("/Small Do", [TINY]),
        ("/Missing Do", [UNKNOWN]),
        ("/Low Do", [CUT]),
        ("q 1 0 0 1 0 80 cm /Low Do Q", [CUT]),
        ("/High Do", []),
    ],
)
def test_pictures_and_forms(marks: str, found: list[str]) -> None:
    font = dictionary(Font=dictionary(F1=dictionary(Type="/Font", Subtype="/Type1")))
    parts = dictionary(
        Im=IMAGE, Masked=MASKED, Fm=form(TEXT, Resources=font),
        Small=form(TEXT, Matrix=_matrix(0.1)),
        Low=form(TEXT, Resources=font, BBox=_box(0, 0, 300, 50)),
        High=form(TEXT, Resources=font, BBox=_box(0, 0, 300, 150)),
    )  # fmt: skip
    assert drawn(marks, XObject=parts) == found


def _box(*edges: float) -> Any:
    return ArrayObject(FloatObject(one) for one in edges)


def test_what_is_cropped_away_is_beside_the_page() -> None:
    for name, found in (("/CropBox", [BESIDE]), ("/TrimBox", [])):
        writer = PdfWriter()
        one = page(writer)
        one[NameObject(name)] = _box(100, 0, 300, 200)
        one[NameObject("/Contents")] = writer._add_object(stream(TEXT.encode()))
        assert list(why(one)) == found


def test_a_crop_beyond_the_sheet_crops_nothing() -> None:
    writer = PdfWriter()
    one = page(writer)
    one[NameObject("/CropBox")] = _box(900, 900, 990, 990)
    one[NameObject("/Contents")] = writer._add_object(stream(TEXT.encode()))
    assert list(why(one)) == []


def _matrix(scale: float) -> Any:
    return ArrayObject(FloatObject(one) for one in (scale, 0, 0, scale, 0, 0))


def test_a_form_in_itself_ends() -> None:
    writer = PdfWriter()
    one = page(writer)
    loop = form("/Fm Do")
    reference = writer._add_object(loop)
    loop[NameObject("/Resources")] = dictionary(XObject=dictionary(Fm=reference))
    one[NameObject("/Resources")].update(dictionary(XObject=dictionary(Fm=reference)))
    one[NameObject("/Contents")] = writer._add_object(stream(b"/Fm Do"))
    assert list(why(one)) == [UNKNOWN]


@pytest.mark.parametrize(("texts", "found"), [(2, []), (3, [UNKNOWN])])
def test_a_page_with_too_much_on_it_is_told(
    texts: int, found: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf_unseen, "_MOST_TEXTS", 2)
    assert drawn(f"{TEXT}\n" * texts) == found
    monkeypatch.setattr(pdf_unseen, "_MOST_TEXTS", 99)
    assert drawn(f"{TEXT}\n" * texts) == []


def test_it_is_told_with_how_many_pages() -> None:
    writer = PdfWriter()
    page(writer, how="1 g")
    page(writer, how="1 g")
    page(writer)
    tally = Tally()
    clean(saved(writer), tally)
    assert dict(tally.kept) == {f"pages with {WHITE}": 2}


@pytest.mark.parametrize(("name", "found"), [("/ICCBased", [WHITE]), ("/Separation", [])])
def test_white_in_a_colour_space_of_the_page_s_own(name: str, found: list[str]) -> None:
    own = dictionary(Own=ArrayObject([NameObject(name)]))
    assert drawn(f"/Own cs 1 1 1 scn {TEXT}", ColorSpace=own) == found


@pytest.mark.parametrize(("deep", "found"), [(8, [WHITE]), (9, [UNKNOWN])])
def test_forms_within_forms_are_followed_so_deep(deep: int, found: list[str]) -> None:
    writer = PdfWriter()
    one = page(writer)
    inner = form(f"1 g {TEXT}")
    for _ in range(deep - 1):
        inner = form(
            "/Fm Do", Resources=dictionary(XObject=dictionary(Fm=writer._add_object(inner)))
        )
    one[NameObject("/Resources")].update(
        dictionary(XObject=dictionary(Fm=writer._add_object(inner)))
    )
    one[NameObject("/Contents")] = writer._add_object(stream(b"/Fm Do"))
    assert list(why(one)) == found


def test_a_picture_below_white_text_makes_it_readable() -> None:
    held = dictionary(Im=IMAGE)
    assert drawn(f"1 g q 300 0 0 200 0 0 cm /Im Do Q {TEXT}", XObject=held) == []


def test_an_empty_page_has_no_text() -> None:
    assert list(why(page(PdfWriter()))) == []
