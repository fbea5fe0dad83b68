"""Files made to harm whoever opens them: each is read within bounds, or said to be unreadable."""

import io
import sys
import zipfile

import pytest

from learning_together.privacy.contents import pdf, pieces
from learning_together.privacy.contents.piece import Room
from learning_together.privacy.finished_files import Leak, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.search import Search
from planting import WORD, parts

SEARCH = Search(None)


def found(name: str, content: bytes) -> tuple[Leak, ...]:
    return look_into(name, content, SEARCH).leaks


def packed(**held: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_a_part_that_unpacks_to_too_much() -> None:
    bomb = packed(bomb=b"\0" * 5_000_000)
    said = [piece.unread for piece in pieces("x.docx", bomb, Room(left=1_000_000)) if piece.unread]
    assert said == ["it unpacks to far more than any report holds"]


def test_files_within_files_without_end() -> None:
    inner = b"plain"
    for _ in range(30):
        inner = packed(**{"a.zip": inner})
    (leak,) = [one for one in found("x.zip", inner) if one.sort is Sort.UNREAD]
    assert "nest too deep" in leak.what


def test_too_many_parts() -> None:
    many = packed(**{f"{number}.txt": b"" for number in range(50)})
    said = [piece.unread for piece in pieces("x.zip", many, Room(parts=10)) if piece.unread]
    assert said == ["it has too many parts"]


LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
<!ENTITY who SYSTEM "file:///etc/passwd">]><x>&d;&who;</x>"""


def test_entities_are_not_expanded() -> None:
    held = [piece.text for piece in pieces("x.xml", LAUGHS)]
    assert sum(map(len, held)) < 3 * len(LAUGHS)
    assert not any("root:" in text for text in held)


def test_an_xml_part_that_nests_without_end() -> None:
    deep = b"<?xml version='1.0'?>" + b"<a>" * 100_000 + b"AB 12 34 56 C" + b"</a>" * 100_000
    assert any(leak.sort is Sort.PERSONAL for leak in found("x.xml", deep))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04" + b"\0" * 100,
        b"%PDF-1.7\n" + b"\xff" * 500,
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer << /Root 1 0 R >>",
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 500,
        b"\xff\xd8\xff\xe1" + b"\xff" * 500,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        b"\0\1\2\3" * 100,
    ],
)
def test_what_cannot_be_read_is_said(content: bytes) -> None:
    assert any(leak.sort is Sort.UNREAD for leak in found("x.bin", content))


def test_a_locked_part_is_said() -> None:
    made = bytearray(parts(WORD["body"]("x"), lambda held: None))
    # Bit 0 of the flags, in every header of the archive, says that a part is locked.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = made.find(mark)
        while at >= 0:
            made[at + offset] |= 1
            at = made.find(mark, at + 4)
    assert any("locked with a password" in leak.what for leak in found("x.docx", bytes(made)))


def made_pdf(content: bytes, length: int | None = None) -> bytes:
    """A PDF of one page with this content."""
    stream = b"<< /Length %d >>\nstream\n%s\nendstream" % (length or len(content), content)
    held = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources 5 0 R >>",
        stream,
        b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one in enumerate(held, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(held) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (
        len(held) + 1,
        start,
    )


def test_a_pdf_that_keeps_its_reader_busy_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "SECONDS", 2)
    busy = made_pdf(b"BT /F1 12 Tf (a) Tj ET q Q\n" * 400_000)
    leaks = [leak for leak in found("x.pdf", busy) if leak.sort is Sort.UNREAD]
    assert any("took more than 2 seconds" in leak.what and leak.sure for leak in leaks)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory of a process")
def test_a_pdf_that_fills_the_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MEMORY", 200 * 1024 * 1024)
    assert [
        piece.unread
        for piece in pieces("x.pdf", made_pdf(b"BT (a) Tj ET"))
        if piece.grave and piece.unread
    ] == []
    huge = made_pdf(b"BT /F1 12 Tf (" + b"a" * 15_000_000 + b") Tj ET")
    leaks = [leak for leak in found("x.pdf", huge) if leak.sort is Sort.UNREAD]
    assert any("too much memory" in leak.what and leak.sure for leak in leaks)


def test_an_ordinary_pdf_is_read() -> None:
    held = made_pdf(b"BT /F1 12 Tf 72 720 Td (Record 943 476 5919) Tj ET")
    assert any(leak.sort is Sort.PERSONAL for leak in found("x.pdf", held))


def test_an_empty_file() -> None:
    assert found("x.md", b"") == ()
