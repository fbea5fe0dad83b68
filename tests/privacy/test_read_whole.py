"""Of each file it is said how much was read, and every text that it holds is found in it."""

import io
import zipfile
from base64 import b64encode
from datetime import date

import pypdf
import pypdf.generic
import pytest
import xlsxwriter
from PIL import Image

from learning_together.privacy.contents import Piece, child, pieces
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

SEARCH = Search(
    Key(
        [
            Identity.model_validate(
                {
                    "code": "CH",
                    "type": "person",
                    "names": ["Jessamy Quillfeather"],
                    "born": "2007-03-14",
                }
            )
        ]
    )
)
NAME = "Jessamy Quillfeather"


def seen(name: str, data: bytes) -> LookedInto:
    return look_into(name, data, SEARCH)


def packed(name: str, data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as into:
        into.writestr(name, data)
    return out.getvalue()


def pdf(*streams: str) -> bytes:
    """A PDF whose page was changed: one version for each stream, each after the one before."""
    out = bytearray(b"%PDF-1.4\n")
    at: dict[int, int] = {}

    def add(number: int, body: str) -> None:
        at[number] = len(out)
        out.extend(f"{number} 0 obj\n{body}\nendobj\n".encode())

    before = ""
    for number, stream in enumerate(streams):
        at.clear()
        if not number:
            add(1, "<</Type/Catalog/Pages 2 0 R>>")
            add(2, "<</Type/Pages/Kids[3 0 R]/Count 1>>")
            add(
                3,
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 5 0 R"
                "/Resources<</Font<</F1 4 0 R>>>>>>",
            )
            add(4, "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>")
        add(5, f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream")
        table = len(out)
        first = min(at)
        out += f"xref\n{first} {len(at)}\n".encode()
        out += b"".join(f"{at[key]:010} 00000 n \n".encode() for key in sorted(at))
        out += f"trailer\n<</Size 6/Root 1 0 R{before}>>\nstartxref\n{table}\n%%EOF\n".encode()
        before = f"/Prev {table}"
    return bytes(out)


def shown(text: str) -> str:
    return f"BT /F1 12 Tf 14 TL 72 700 Td ({text}) Tj ET"


CLEAN = shown("The review looked at four agencies.")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (4, 4)).save(out, "JPEG")
    return out.getvalue()


def mail(text: str, subject: str = "Notes") -> bytes:
    body = b64encode(text.encode()).decode()
    return (
        f"Subject: {subject}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        f"Content-Transfer-Encoding: base64\n\n{body}\n"
    ).encode()


def workbook(day: date, heading: str) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, heading)
        sheet.write_datetime(1, 0, day, book.add_format({"num_format": "dd/mm/yyyy"}))
    return out.getvalue()


RTF = rb"{\rtf1\ansi\deff0 %s}"
HEX = "".join(f"\\'{ord(char):02x}" for char in NAME).encode()


@pytest.mark.parametrize(
    ("name", "leaking", "clean"),
    [
        ("a.rtf", RTF % rb"Quill{\b feather}", RTF % rb"The {\b review}\par was held."),
        ("a.rtf", RTF % HEX, RTF % rb"r\'e9sum\'e9"),
        (
            "a.rtf",
            RTF % rb"{\info{\author Jessamy Quillfeather}}",
            RTF % rb"{\info{\author A}} a",
        ),
        ("a.docx", packed("word/chunk.rtf", RTF % HEX), packed("word/chunk.rtf", RTF % b"clean")),
        ("a.eml", mail(NAME), mail("The review was held.")),
        (
            "a.eml",
            mail("a", "=?utf-8?b?" + b64encode(NAME.encode()).decode() + "?="),
            mail("a", "=?utf-8?q?Caf=C3=A9?="),
        ),
        ("a.md", b"Quill<!-- x -->feather", b"The review <b>was</b> held."),
        ("a.md", b"Quill-\nfeather was seen.", b"The re-\nview was held."),
        ("a.pdf", pdf(shown(NAME), CLEAN), pdf(CLEAN, CLEAN)),
        (
            "a.pdf",
            pdf(f"/Span <</ActualText ({NAME})>> BDC {CLEAN} EMC"),
            pdf(f"/Span <</ActualText (The review)>> BDC {CLEAN} EMC"),
        ),
        ("a.pdf", pdf("BT /F1 12 Tf 14 TL 72 700 Td (Quill-) Tj T* (feather) Tj ET"), pdf(CLEAN)),
        ("a.xlsx", workbook(date(2007, 3, 14), "Seen"), workbook(date(2009, 9, 9), "Seen")),
        ("a.xlsx", workbook(date(2009, 9, 9), "Date of birth"), workbook(date(2009, 9, 9), "Due")),
    ],
)
def test_what_a_reader_can_get_out_is_found_and_its_clean_twin_is_read_whole(
    name: str, leaking: bytes, clean: bytes
) -> None:
    assert seen(name, clean) == LookedInto(Read.WHOLE, ())
    found = seen(name, leaking)
    assert found.leaks
    assert all(leak.sort is not Sort.UNREAD for leak in found.leaks)


def test_bytes_behind_a_picture_are_told() -> None:
    assert seen("a.jpg", picture()) == LookedInto(Read.WHOLE, (), 1)
    assert seen("a.jpg", picture() + b"\xff\xff\xff") == LookedInto(Read.WHOLE, (), 1)
    found = seen("a.jpg", picture() + NAME.encode())
    assert found.read is Read.PART
    assert any(leak.sort is Sort.NAME for leak in found.leaks)


def test_a_locked_file_is_not_read_and_an_unknown_one_in_part() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
    assert seen("a.docx", locked).read is Read.NOT
    unknown = seen("a.bin", b"\x00\x01\x02 some words of it \x00\x01")
    assert unknown.read is Read.PART
    assert [leak.what[:13] for leak in unknown.leaks] == ["read in part:"]


def test_a_files_own_time_is_no_date_of_birth() -> None:
    found = seen("a.xlsx", workbook(date(2020, 1, 1), "Date of birth"))
    assert not any("properties" in leak.where for leak in found.leaks)


@pytest.mark.parametrize(("id", "told"), [("Zoë ˛ú„) ©Út7^¶ã)", False), ("{Zoë-2009}", True)])
def test_a_name_among_the_dice_of_an_id_is_none(id: str, told: bool) -> None:
    writer = pypdf.PdfWriter()
    writer.add_blank_page(100, 100)
    writer._ID = pypdf.generic.ArrayObject([pypdf.generic.TextStringObject(id)] * 2)
    out = io.BytesIO()
    writer.write(out)
    assert any("Zoë" in piece.text for piece in pieces("a.pdf", out.getvalue())) is told


def test_letters_of_rtf_that_are_written_in_halves_are_put_together() -> None:
    every = list(pieces("a.rtf", RTF % rb"\u-10179?\u-8704?"))
    assert "😀" in every[-1].text


@pytest.mark.parametrize("name", ["a.html", "a.xhtml.xml"])
@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<a href='#x'>i</a>07700 900123", "i 07700 900123"),
        ("<sup>12</sup>O.M.Q.", "12 O.M.Q."),
        ("<sup><a>iv</a></sup>Mia", "iv Mia"),
        ("M<sup>c</sup>Donald", "McDonald"),
        ("<a>Ottoline</a>s", "Ottolines"),
    ],
)
def test_the_mark_of_a_note_does_not_run_on_into_the_word_behind_it(
    name: str, typed: str, read: str
) -> None:
    found = pieces(name, f"<html><body><p>{typed}</p></body></html>".encode())
    assert read in {" ".join(piece.text.split()) for piece in found}


@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_of_a_file_with_very_much_text_the_rest_is_told_as_not_read(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(child, "MOST", 60)
    room = {"left": 10_000, "depth": 0, "deepest": 6}
    for many, whole in ((15, True), (40, False)):
        lines = child.read(("x " * many + NAME).encode(), "pieces", name=name, room=room)
        said = [Piece(**line) for line in lines]
        text = "".join(piece.text for piece in said)
        assert (NAME in text) == whole
        assert len(text) == 60 or whole
        told = [piece.unread for piece in said if piece.unread]
        assert told == (
            [] if whole else ["it holds more letters than are looked through, 60 at most"]
        )


def test_text_that_takes_more_memory_is_looked_through_less_far(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(child, "MOST", 60)
    room = {"left": 10_000, "depth": 0, "deepest": 6}

    def told(text: str) -> list[str]:
        lines = child.read(text.encode(), "pieces", name="a.txt", room=room)
        return [piece.unread for line in lines if (piece := Piece(**line)).unread]

    assert told("x " * 30) == []
    assert told("ż " * 20) == []
    assert len(told("ż " * 21)) == 1
