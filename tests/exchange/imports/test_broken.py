"""Files that cannot be read, or are meant to do harm: a message, exit 2, nothing changed."""

import io
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest

from conftest import Lt
from exchange.imports.test_corpus import CORPUS, REVIEW
from sample import Folder, held

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def utf16(name: str) -> bytes:
    return name.encode("utf-16-le")


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(name: str) -> dict[str, bytes]:
    with zipfile.ZipFile(CORPUS / name) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def changed(name: str, part: str, old: bytes, new: bytes) -> bytes:
    parts = parts_of(name)
    assert old in parts[part]
    parts[part] = parts[part].replace(old, new)
    return package(parts)


def far_cell() -> bytes:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Date", "Event"])
    page["XFD1048576"] = "far away"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def moved(book: bytes) -> bytes:
    """A workbook whose sheet lies where no program would put it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name).replace(b"worksheets/sheet1.xml", b"elsewhere/sheet1.xml")
            new.writestr(name.replace("worksheets/", "elsewhere/"), data)
    return out.getvalue()


def encrypted_zip() -> bytes:
    raw = bytearray((CORPUS / "plain.docx").read_bytes())
    at = raw.index(b"PK\x01\x02")
    while at >= 0:
        flags = struct.unpack_from("<H", raw, at + 8)[0]
        struct.pack_into("<H", raw, at + 8, flags | 1)
        at = raw.find(b"PK\x01\x02", at + 4)
    return bytes(raw)


def bomb() -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(310):
            part.write(b" " * 2**20)
    return out.getvalue()


DOCX = (CORPUS / "plain.docx").read_bytes()
XLSX = (CORPUS / "plain.xlsx").read_bytes()
LAUGHS = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
BROKEN = {
    "empty.docx": (b"", "empty"),
    "zeros.xlsx": (b"\x00" * 4096, "empty"),
    "old.doc": (OLE + b"\0" * 600 + utf16("WordDocument"), "Word Document (.docx)"),
    "locked.docx": (OLE + b"\0" * 600 + utf16("EncryptedPackage"), "password"),
    "mail.msg": (OLE + b"\0" * 600 + utf16("__substg1.0_001A001E"), "e-mail"),
    "slides.ppt": (OLE + b"\0" * 600 + utf16("PowerPoint Document"), "PowerPoint"),
    "nothing.xls": (OLE + b"\0" * 600, "damaged"),
    "not-really.xls": (OLE + b"\0" * 600 + utf16("Workbook") + b"\1" * 900, "damaged"),
    "locked-zip.docx": (encrypted_zip(), "password"),
    "print.pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
    "scan.png": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "picture"),
    "scan.tif": (b"II*\x00" + b"\0" * 50, "scan"),
    "photo.csv": (b"\xff\xd8\xff\xe0" + b"\0" * 50, "picture"),
    "text.rtf": (b"{\\rtf1 hello}", "no table in the file"),
    "mail.eml": (b"From: somebody\nTo: somebody\n", "e-mail"),
    "cut-off.docx": (DOCX[: len(DOCX) // 2], "damaged"),
    "cut-off.xlsx": (XLSX[: len(XLSX) // 2], "damaged"),
    "one-bit.xlsx": (XLSX[:2000] + bytes([XLSX[2000] ^ 255]) + XLSX[2001:], "damaged"),
    "binary.xlsb": (package({"xl/workbook.bin": b"x", "[Content_Types].xml": b"x"}), ".xlsb"),
    "slides.pptx": (package({"ppt/presentation.xml": b"x"}), "PowerPoint"),
    "archive.zip": (package({"chronology.docx": DOCX}), "Unpack it"),
    "bomb.docx": (bomb(), "unpack to more than"),
    "far.xlsx": (far_cell(), "columns"),
    "far-elsewhere.xlsx": (moved(far_cell()), "columns"),
    "laughs.docx": (
        changed("plain.docx", "word/document.xml", b"<w:document", LAUGHS + b"<w:document"),
        "entities",
    ),
    "laughs.odt": (
        changed("plain.odt", "content.xml", b"<office:document", LAUGHS + b"<office:document"),
        "entities",
    ),
    "trick.xlsx": (
        changed("plain.xlsx", "xl/worksheets/sheet1.xml", b'r="A2"', b'r="&#65;1048576"'),
        "damaged",
    ),
    "no-xml.docx": (
        changed("plain.docx", "word/document.xml", b"<w:body>", b"<w:body><oops>"),
        "damaged",
    ),
    "locked.odt": (
        package({**parts_of("plain.odt"), "META-INF/manifest.xml": b"<m:encryption-data/>"}),
        "password",
    ),
    "prose.txt": (b"On 12 March she visited and all was well.\n", "without columns"),
    "binary.csv": (bytes(range(256)) * 20, "no text"),
    "xml.xml": (b'<?xml version="1.0"?><records/>', "XML"),
    "xml.xls": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "Excel Workbook (.xlsx)",
    ),
    "page.html": (b"<html><body><p>No table</p></body></html>", "no table"),
    "columns.csv": (b"Ref,Name of thing\n1,x\n2,y\n", "--map"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_message_and_nothing_changed(name: str, lt: Lt, folder: Folder, tmp_path: Path) -> None:
    data, words = BROKEN[name]
    path = tmp_path / name
    path.write_bytes(data)
    root = folder(REVIEW)
    before = held(root)
    ran = lt("import", path, "--agency", "health", cwd=root, width=2000)
    assert ran.code == 2, ran.out
    assert words in ran.err
    assert len(ran.err.splitlines()) >= 2  # what is wrong, and what to do
    assert ran.out == ""
    assert before == held(root)


def test_one_broken_file_keeps_all_out(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "print.pdf"
    path.write_bytes(b"%PDF-1.7")
    root = folder(REVIEW)
    ran = lt("import", CORPUS / "plain.docx", path, "--agency", "health", cwd=root)
    assert ran.code == 2
    assert not (root / "timeline").exists()
    assert not (root / "private/imports").exists()


@pytest.mark.parametrize("given", ["missing.docx", "."])
def test_no_file(given: str, lt: Lt, folder: Folder) -> None:
    ran = lt("import", given, "--agency", "health", cwd=folder(REVIEW))
    assert ran.code == 2


def test_wrong_endings_are_read_and_said(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "chronology.pdf"
    path.write_bytes(DOCX)
    ran = lt("import", path, "--agency", "health", cwd=folder(REVIEW))
    assert ran.code == 0
    assert "called .pdf but is Word" in ran.out


def test_many_columns_repeated(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    """A cell with text that claims to stand in a million columns and rows."""
    data = changed(
        "plain.ods", "content.xml", b"<table:table-cell office:value-type",
        b'<table:table-cell table:number-columns-repeated="1000000" office:value-type',
    )  # fmt: skip
    path = tmp_path / "wide.ods"
    path.write_bytes(data)
    ran = lt("import", path, "--agency", "health", cwd=folder(REVIEW))
    assert ran.code == 2
    assert "columns" in ran.err
