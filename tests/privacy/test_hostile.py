"""Files made to harm whoever opens them: each is read within bounds, or said to be unreadable."""

import gzip
import io
import struct
import sys
import zipfile
import zlib
from collections.abc import Callable

import pytest

from learning_together.apart import process
from learning_together.privacy.contents import pieces
from learning_together.privacy.contents.piece import Room
from learning_together.privacy.finished_files import Leak, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.search import Search
from pdf_files import whole
from planting import WORD, parts
from reading_here import apart_was_asked

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
    mail = b"Content-Type: multipart/x; boundary=b\n\n" + b"--b\n\nx\n" * 50
    for name, content in (("x.zip", many), ("x.eml", mail)):
        said = [piece.unread for piece in pieces(name, content, Room(parts=10)) if piece.unread]
        assert said[-1] == "it has too many parts"


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
    return whole(held)


def test_a_pdf_that_keeps_its_reader_busy_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SECONDS", 0)
    busy = made_pdf(b"q Q\n" * 1_000_000)  # ended after two seconds at most
    leaks = [leak for leak in found("x.pdf", busy) if leak.sort is Sort.UNREAD]
    assert any("took more than 30 seconds" in leak.what and leak.sure for leak in leaks), leaks


def test_a_pdf_of_which_too_much_is_said_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "SAID", 20_000)
    full = made_pdf(b"BT /F1 12 Tf (a) Tj ET q Q\n" * 2_000)
    leaks = [leak for leak in found("x.pdf", full) if leak.sort is Sort.UNREAD]
    assert any("too much memory" in leak.what and leak.sure for leak in leaks), leaks
    assert pieces("y.pdf", made_pdf(b"BT (a) Tj ET"))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory of a process")
def test_a_pdf_that_fills_the_memory_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "MEMORY", 128 * 1024 * 1024)
    assert [
        piece.unread
        for piece in pieces("x.pdf", made_pdf(b"BT (a) Tj ET"))
        if piece.grave and piece.unread
    ] == []
    huge = made_pdf(b"BT /F1 12 Tf (" + b"a" * 1_500_000 + b") Tj ET")
    leaks = [leak for leak in found("x.pdf", huge) if leak.sort is Sort.UNREAD]
    assert any("too much memory" in leak.what and leak.sure for leak in leaks), leaks


BUSY = {
    "attributes without end.xml": b"<a "
    + b" ".join(b"a%d='x'" % n for n in range(200_000))
    + b"/>",
    "open tags.html": b"<a " * 300_000,
    "parameters of a header.eml": b"Content-Type: text/plain; " + b"a*0=x; " * 50_000 + b"\n\nx",
    "open comments.md": b"<!--" * 500_000,
}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no time of the processor")
@pytest.mark.parametrize("name", BUSY)
def test_what_keeps_its_reader_busy_is_stopped(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as within:
        within.setattr(process, "SECONDS", 0)
        found = look_into(name, BUSY[name], SEARCH)
    assert found.read is not Read.WHOLE
    assert any("took more than" in leak.what and leak.sure for leak in found.leaks)
    assert look_into("a.html", b"<p>The next one is read.</p>", SEARCH).read is Read.WHOLE


def tall_picture() -> bytes:
    """A PNG of some bytes that says that it is 60,000 points wide and high."""

    def part(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("a.png", tall_picture),
        ("a.eml", lambda: b"".join(b"Content-Type: multipart/x; boundary=%d\n\n--%d\n" % (n, n)
                                   for n in range(3000))),
        ("a.rtf", lambda: b"{\\rtf1 " + b"{" * 100_000 + b"x"),
        ("a.gz", lambda: gzip.compress(gzip.compress(b"\0" * 330_000_000, 1))),
        ("a.xml", lambda: b"<?xml version='1.0'?>" + b"<a>" * 100_000),
    ],
    ids=["picture", "parts within parts", "groups", "twice packed", "tags"],
)  # fmt: skip
def test_what_would_fill_the_memory_is_read_in_part(name: str, made: Callable[[], bytes]) -> None:
    assert look_into(name, made(), SEARCH).read is not Read.WHOLE


def test_short_plain_text_is_read_here_and_anything_else_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = apart_was_asked(monkeypatch)
    assert [piece.text for piece in pieces("a.md", b"a" * 32768)] == ["a" * 32768]
    for name, content in (("b.md", b"a" * 32769), ("c.md", b"{\\rtf1}"), ("d.html", b"a")):
        said = [piece.unread for piece in pieces(name, content)]
        assert said[0] == "reading it was stopped: it brought down the program that reads it"
    assert asked == ["b.md", "c.md", "d.html"]


def test_an_ordinary_pdf_is_read() -> None:
    held = made_pdf(b"BT /F1 12 Tf 72 720 Td (Record 943 476 5919) Tj ET")
    assert any(leak.sort is Sort.PERSONAL for leak in found("x.pdf", held))


def test_an_empty_file() -> None:
    assert found("x.md", b"") == ()
