"""Old forms of Office: what LibreOffice writes is read whole; what is locked or cut is told."""

import io
import struct
from collections.abc import Iterator

import openpyxl
import pytest

import bare_word
import libreoffice
from learning_together.privacy.contents import any_file, compound, pieces
from learning_together.privacy.contents.old import message, slides, word, workbook
from learning_together.privacy.contents.piece import File, Piece, Room
from planting import EXCEL, WORD, picture
from red_team import programs
from red_team.files import TEXTS
from red_team.flat import IMPRESS, WRITER

NAME = "Ottoline Quisenby"


def file(data: bytes = b"", left: int = 10**8) -> File:
    return File("a", data, Room(left=left, depth=1), any_file.inner)


def read(name: str, data: bytes) -> list[Piece]:
    return list(any_file.pieces(name, data))


def texts(found: list[Piece]) -> list[str]:
    """Whole texts, without words between bytes."""
    return [piece.text for piece in found if piece.where != "unseen data"]


def unread(found: list[Piece]) -> list[str]:
    return [piece.unread for piece in found if piece.unread]


def long_document() -> bytes:
    document = bare_word.document()
    document.add_picture(io.BytesIO(picture(_270=NAME)))
    for number in range(400):
        document.add_paragraph(f"The health visitor wrote line {number}.")
    document.add_paragraph("Łódź and Жанна")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def long_workbook() -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for number in range(1500):
        sheet.append([f"line {number} é" if number % 2 else f"wide Ł {number}", number + 0.5])
    sheet.append(["Mia", 4010232137])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def saved() -> dict[str, bytes]:
    """What LibreOffice makes of some documents, in old forms."""
    made: dict[str, bytes] = {}
    documents = [
        ("long", "docx", long_document()),
        ("changed", "docx", WORD["around a deletion"](NAME)),
        ("note", "fodt", WRITER["footnote"](NAME)),
        ("hidden", "fodt", WRITER["hidden text"](NAME)),
    ]
    sheets = [("long", "xlsx", long_workbook()), ("note", "xlsx", EXCEL["comment"]("Mia"))]
    shows = [("slide", "fodp", IMPRESS["slide"](NAME)), ("notes", "fodp", IMPRESS["notes"](NAME))]
    for sources, target in ((documents, "doc"), (sheets, "xls"), (shows, "ppt")):
        for name, data in programs.saved(sources, target).items():
            made[f"{name}.{target}"] = data
    return made


@libreoffice.needed_for_slides
@pytest.mark.slow
def test_what_libreoffice_saves_is_read_whole(saved: dict[str, bytes]) -> None:
    assert len(saved) == 8
    for name, data in saved.items():
        held = read(name, data)
        assert unread(held) == [], name
        if name != "long.xls" and name != "note.xls":
            assert any(NAME in text for text in texts(held)), name
    lines = texts(read("long.doc", saved["long.doc"]))
    assert {f"The health visitor wrote line {n}." for n in range(400)} <= set(lines)
    assert "Łódź and Жанна" in lines
    cells = set(texts(read("long.xls", saved["long.xls"])))
    assert {f"line {n} é" if n % 2 else f"wide Ł {n}" for n in range(1500)} <= cells
    assert {"Mia", "4010232137", "1499.5"} <= cells
    assert "Mia" in texts(read("note.xls", saved["note.xls"]))


@libreoffice.needed
@pytest.mark.slow
@pytest.mark.parametrize("places", [2, pytest.param(12, marks=pytest.mark.long)])
def test_what_is_cut_or_damaged_is_told_or_read(saved: dict[str, bytes], places: int) -> None:
    for name, data in saved.items():
        assert unread(read(name, data[: len(data) // 2])), name
        for at in range(600, len(data), max(len(data) // places, 1)):
            list(pieces(name, data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :]))


def record(kind: int, body: bytes) -> bytes:
    return struct.pack("<HH", kind, len(body)) + body


START = record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))


def sheet(*records: bytes) -> list[Piece]:
    return list(workbook.pieces(START + b"".join(records), file()))


def test_cells_run_on_from_record_to_record() -> None:
    first = struct.pack("<II", 2, 2) + struct.pack("<HB", 17, 0) + b"Ottoline "
    rest = b"\x01" + "Quisenby".encode("utf-16-le")
    rich = struct.pack("<HBHI", 3, 0x0C, 1, 4) + b"Mia" + b"\0" * 4
    held = sheet(record(0xFC, first), record(0x3C, rest + rich), record(0x3C, b"more"))
    assert texts(held)[:2] == [NAME, "Mia"]
    assert unread(held) == []
    assert unread(sheet(record(0xFC, first))) == ["they are damaged, or older than Excel 97"]
    assert unread(sheet(record(0xFC, first)[:-3])) == ["they are damaged, or older than Excel 97"]


def test_notes_and_headers_of_a_workbook() -> None:
    held = sheet(record(0x1B6, b"\0" * 18), record(0x3C, b"\0Mia"), record(0x14, b"\3\0\0Ava"))
    assert {"Mia", "Ava"} <= set(texts(held))
    # The marks that set a header do not run on into its words.
    held = sheet(record(0x14, b"\x15\0\0&CAB 12 34 56 C&RPage &P"))
    assert "\nAB 12 34 56 C\nPage \n" in texts(held)
    assert unread(sheet(record(0x2F, b"\0" * 6))) == ["it is locked with a password"]
    older = record(0x0809, struct.pack("<HHHH", 0x0500, 5, 0, 0))
    assert unread(list(workbook.pieces(older, file())))


def atom(kind: int, body: bytes, *, mark: int = 0) -> bytes:
    return struct.pack("<HHI", mark, kind, len(body)) + body


def shown(stream: bytes, **more: bytes) -> list[Piece]:
    return list(slides.pieces({slides.STREAM: stream, **more}, file()))


def test_texts_of_slides_stand_in_records_within_records() -> None:
    inner = atom(0x0FA0, "Mia".encode("utf-16-le")) + atom(0x0FA8, b"Ava\rIda")
    held = shown(atom(0x03E8, inner, mark=0xF))
    assert texts(held) == ["Mia", "Ava", "Ida"]
    assert unread(held) == []
    assert unread(shown(atom(0x03E8, inner, mark=0xF)[:-1])) == ["it is damaged"]
    deep = inner
    for _ in range(100):
        deep = atom(0x03E8, deep, mark=0xF)
    assert unread(shown(deep)) == ["it is damaged"]
    assert unread(shown(atom(0x2F14, b""))) == ["it is locked with a password"]
    user = {"Current User": b"\0" * 12 + b"\xdf\xc4\xd1\xf3"}
    assert unread(shown(b"", **user)) == ["it is locked with a password"]


def document(flags: int = 0, version: int = 0xC1) -> dict[str, bytes]:
    """A document of two runs, of narrow and of wide letters, the second partly deleted."""
    narrow, wide = b"By Mia\r", "Quisqqqenby".encode("utf-16-le")
    pages = 0x400
    body = bytearray(pages + 512)
    body[0:4] = struct.pack("<HH", 0xA5EC, version)
    body[10:12] = struct.pack("<H", flags)
    body[0x200:0x207] = narrow
    body[0x300 : 0x300 + len(wide)] = wide
    runs = struct.pack("<III", 0, 7, 18)
    runs += struct.pack("<HIH", 0, 0x200 * 2 | 0x40000000, 0) + struct.pack("<HIH", 0, 0x300, 0)
    listed = b"\1\2\0\0\0" + b"\2" + struct.pack("<I", len(runs)) + runs
    looks = struct.pack("<III", 0, 1000, pages // 512)
    # One run of looks: from the fifth letter of the second to the seventh it is deleted.
    page = bytearray(512)
    page[0:16] = struct.pack("<IIII", 0, 0x308, 0x30E, 0x400)
    page[16:19] = bytes((0, 250, 0))
    page[500:504] = bytes((3,)) + struct.pack("<HB", 0x0800, 1)
    page[511] = 3
    body[pages:] = page
    body[0x1A2:0x1AA] = struct.pack("<II", 0, len(listed))
    body[0xFA:0x102] = struct.pack("<II", len(listed), len(looks))
    return {word.STREAM: bytes(body), "0Table": listed + looks}


def test_a_document_is_read_as_it_is_and_as_it_would_be() -> None:
    held = list(word.pieces(document(), file()))
    assert texts(held)[:3] == ["By Mia", "Quisqqqenby", "Quisenby"]
    assert unread(held) == []


@pytest.mark.parametrize(
    ("held", "said"),
    [
        (document(0x100), "locked with a password"),
        (document(0x200), "damaged, or older than Word 97"),
        (document(version=0x65), "damaged, or older than Word 97"),
        (document(0x4), "saved in haste"),
        (document() | {"0Table": document()["0Table"][:20]}, "damaged, or older than Word 97"),
    ],
)
def test_a_document_that_cannot_be_read_whole_is_told(held: dict[str, bytes], said: str) -> None:
    assert [said in one for one in unread(list(word.pieces(held, file())))] == [True]


def test_a_message_is_read_and_its_attachments_are_opened() -> None:
    held = {
        "__substg1.0_0037001F": "Mia".encode("utf-16-le"),
        "__substg1.0_1000001E": b"Ava",
        "__substg1.0_37010102": TEXTS["txt"]["body"](NAME),
        "__substg1.0_3707001F": "a.txt".encode("utf-16-le"),
        "__substg1.0_10130102": b"<p>Ida</p>",
        "__substg1.0_0C190102": b"\0EX:/o=oquisenby\0",
        "__properties_version1.0": b"\0" * 32,
    }
    assert all(map(message.is_stream, held))
    found = texts(list(message.pieces(held, file())))
    assert {"Mia", "Ava", "Ida", "a.txt"} <= set(found)
    assert any(NAME in text for text in found)
    full = message.pieces(held, file(left=10))
    assert "far more than any report" in " ".join(unread(list(full)))
    cut = {"__substg1.0_10090102": b"\x20\0\0\0\x10\0\0\0LZFX" + b"\0" * 8}
    assert unread(list(message.pieces(cut, file()))) == ["it is damaged"]


def test_the_rtf_of_a_message_is_unpacked() -> None:
    from compressed_rtf import compress

    held = {"__substg1.0_10090102": compress(rb"{\rtf1 By Mia}", compressed=True)}
    found = list(message.pieces(held, file()))
    assert any("By Mia" in text for text in texts(found))
    assert unread(list(message.pieces(held, file(left=3))))


def test_what_is_no_such_file_or_is_locked_is_told() -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    assert unread(read("a.doc", start + b"\0" * 2000)) == ["it is damaged"]
    locked = start + "EncryptedPackage".encode("utf-16-le")
    assert unread(read("a.docx", locked)) == ["it is locked with a password"]


def packed_object(data: bytes) -> bytes:
    head = b"\2\0a.txt\0C:\\a.txt\0\0\0\3\0" + struct.pack("<I", 4) + b"C:\\\0"
    body = head + struct.pack("<I", len(data)) + data
    return struct.pack("<I", len(body)) + body


def test_a_file_that_was_put_into_a_document_is_opened() -> None:
    def stream(data: bytes) -> Iterator[Piece]:
        return compound._stream("\1Ole10Native", data, file())

    assert any(NAME in text for text in texts(list(stream(packed_object(NAME.encode())))))
    assert unread(list(stream(packed_object(WORD["body"]("x"))))) == []
    assert unread(list(stream(packed_object(WORD["body"]("x"))[:-9])))
    assert unread(list(compound._stream("Macros", b"\1\2\3\0" * 50, file())))
