"""Words that stand where no reader sees them, and what programs alone write beside them."""

from typing import Any

import pypdf.generic as pdf
import pytest

from learning_together.privacy.contents import any_file, pdf_drawn
from learning_together.privacy.contents.piece import Piece
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.names.search import Search
from planting import CLEAN, Plant, portable
from red_team import out_of_sight
from red_team.out_of_sight import OUT_OF_SIGHT

NAME = "Ottoline Quisenby"
CLEAN_ONE = LookedInto(Read.WHOLE, ())


def read(name: str, data: bytes) -> list[Piece]:
    return list(any_file.pieces(name, data))


@pytest.mark.parametrize(
    ("form", "place"), [(form, place) for form, places in OUT_OF_SIGHT.items() for place in places]
)
def test_every_place_is_read_and_a_clean_one_is_clean(form: str, place: str) -> None:
    made = OUT_OF_SIGHT[form][place]
    assert any(NAME in piece.text for piece in read(f"a.{form}", made(NAME)))
    assert look_into(f"a.{form}", made(CLEAN), Search(None)) == CLEAN_ONE


@pytest.mark.parametrize(
    ("form", "made"),
    [
        ("png", out_of_sight.table_of_colours),
        ("pdf", portable(out_of_sight.name_of_a_layer)),
    ],
)  # fmt: skip
def test_names_are_sought_and_numbers_are_not_in_what_a_machine_writes(
    form: str, made: Plant
) -> None:
    held = [piece for piece in read(f"a.{form}", made(NAME)) if "Quisenby" in piece.text]
    assert held
    assert not any(piece.written for piece in held)
    clean = look_into(f"a.{form}", made("401 023 2137"), Search(None))
    assert (clean.read, clean.leaks) == (Read.WHOLE, ())


def test_what_a_page_draws_by_name_is_told_once() -> None:
    def drawn(shown: str) -> list[str]:
        made = portable(out_of_sight.look_of_a_note, shown)(NAME)
        return [p.text.strip() for p in read("a.pdf", made) if p.where == "drawn beside the pages"]

    assert drawn("By TEXT at noon.") == []
    assert drawn("By nobody.") == [NAME]


def test_the_forms_own_names_are_no_bodys() -> None:
    page = read("a.pdf", portable(lambda *_: None)(CLEAN))
    assert not [piece.text for piece in page if piece.where == "a name in the PDF"]


def test_names_are_those_that_people_gave_however_deep_they_stand() -> None:
    name = pdf.NameObject
    below = pdf.DictionaryObject({name("/I"): name("/J-k")})
    held = pdf.DictionaryObject(
        {
            name("/A_b"): name("/C d"),
            name("/BaseFont"): name("/E-f"),
            name("/Font"): name("/ABCDEF+Arial-Bold"),
            name("/X"): pdf.ArrayObject([name("/G.h"), below]),
        }
    )
    assert list(pdf_drawn._names(held, 0)) == ["A_b", "C d", "G.h", "J-k"]
    for depth, found in ((40, ["A_b"]), (41, [])):
        nest: Any = name("/A_b")
        for _ in range(depth):
            nest = pdf.ArrayObject([nest])
        assert list(pdf_drawn._names(nest, 0)) == found


def test_bytes_of_a_font_draw_nothing() -> None:
    made = portable(out_of_sight.bytes_of_a_font)(CLEAN)
    assert look_into("a.pdf", made, Search(None)) == CLEAN_ONE


def test_ids_of_a_message_are_no_addresses() -> None:
    ids = "\r\n".join(
        f"{name}: <20240102.4010232137.0a1b@mail.example.org>"
        for name in ("Message-ID", "In-Reply-To", "References", "X-MS-Exchange-Id", "ARC-Seal")
    )
    sent = f"{ids}\r\nSubject: Papers\r\n\r\n{CLEAN}\r\n"
    assert look_into("a.eml", sent.encode(), Search(None)) == CLEAN_ONE
    found = look_into("a.eml", sent.replace("ARC-Seal", "Reply-To").encode(), Search(None)).leaks
    assert {leak.what for leak in found} >= {"an e-mail address"}


@pytest.mark.parametrize(
    "before",
    ["\\wmetafile8 ", "\\bliptag-123 ", "\\jpegblip\n", "{\\*\\blipuid 12ab}", "", "\n"],
)
def test_figures_after_a_mark_of_rtf_are_not_part_of_it(before: str) -> None:
    held = (CLEAN + " " * 200).encode().hex()
    figures = "\n".join(held[at : at + 64] for at in range(0, len(held), 64))
    made = "{\\rtf1 {\\pict" + before + figures + "}}"
    assert [p.text.strip() for p in read("a.rtf", made.encode()) if "carried" in p.where] == [CLEAN]
