"""Forms that are opened part by part, and bytes that programs keep beside a text."""

import bz2
import gzip
import io
import lzma
import sqlite3
import struct
import tarfile
from collections.abc import Callable

import pytest

from learning_together.privacy.contents import pieces
from learning_together.privacy.contents.piece import Room
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from planting import CLEAN
from red_team.shapes import SEARCH

NAME = "Ottoline Quisenby"


def seen(name: str, data: bytes) -> LookedInto:
    return look_into(name, data, SEARCH)


def unread(name: str, data: bytes, room: Room | None = None) -> list[str]:
    return [piece.unread for piece in pieces(name, data, room) if piece.unread]


def tar(*held: tuple[str, bytes], owner: str = "") -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in held:
            about = tarfile.TarInfo(name)
            about.size, about.uname = len(content), owner
            archive.addfile(about, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_packed_is_opened_within_bounds(pack: Callable[[bytes], bytes]) -> None:
    packed = pack(f"By {NAME}.".encode())
    assert any(leak.sure for leak in seen("a.txt.gz", packed).leaks)
    assert seen("a.txt.gz", pack(CLEAN.encode())) == LookedInto(Read.WHOLE, ())
    assert unread("a.gz", packed[:-6]) == ["it is damaged"]
    large = pack(b"a" * 5000)
    full = ["it unpacks to far more than any report holds"]
    assert unread("a.gz", large, Room(left=4999)) == full
    assert unread("a.gz", large, Room(left=5000)) == []


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_what_is_cut_off_anywhere_is_told(pack: Callable[[bytes], bytes]) -> None:
    out = io.BytesIO()
    with gzip.GzipFile("a name.txt", "wb", fileobj=out) as into:
        into.write(b"Held.")
    for packed in (pack(b"Held."), out.getvalue()):
        begins = 2 if packed.startswith(b"\x1f\x8b") else 6 if pack is lzma.compress else 3
        for length in range(begins, len(packed)):
            assert unread("a.gz", packed[:length]), length


def test_the_name_that_gzip_keeps() -> None:
    out = io.BytesIO()
    with gzip.GzipFile("quisenby.txt", "wb", fileobj=out) as into:
        into.write(CLEAN.encode())
    assert any(leak.sure for leak in seen("a.gz", out.getvalue()).leaks)


def test_a_tar_within_bounds_and_to_its_end() -> None:
    clean = tar(("a.txt", CLEAN.encode()), ("b.txt", CLEAN.encode()))
    assert seen("a.tar", clean) == LookedInto(Read.WHOLE, ())
    assert unread("a.tar", clean, Room(parts=1)) == ["it has too many parts"]
    assert unread("a.tar", clean, Room(left=len(CLEAN))) == [
        "it unpacks to far more than any report holds"
    ]
    assert any(leak.sure for leak in seen("a.tar", tar(("a.txt", NAME.encode()))).leaks)
    assert seen("a.tar", tar(("quisenby.txt", b"a"))).leaks
    assert seen("a.tar", tar(("a.txt", b"a"), owner="quisenby")).leaks


def database(*texts: str | bytes, more: str = "") -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("create table visits (note)")
    base.executemany("insert into visits values (?)", [(text,) for text in texts])
    if more:
        base.execute(more)
    base.commit()
    return bytes(base.serialize())


def test_a_database_is_read_row_by_row() -> None:
    assert seen("a.sqlite", database(CLEAN)) == LookedInto(Read.WHOLE, ())
    # Of a text that runs over pages the bytes alone are in pieces.
    long = "a " * 30000 + NAME
    where = {leak.where for leak in seen("a.sqlite", database(CLEAN, long)).leaks if leak.sure}
    assert "table 1, row 2" in where
    wide = b"\0".join([b"Q\0u\0i\0s\0e\0n\0b\0y\0"] * 900)  # words that run over ends of pages
    found = seen("a.sqlite", database(wide)).leaks
    assert sum(leak.times for leak in found if leak.sure) > 900
    named = database(CLEAN, more='create table "Quisenby" (a)')
    assert any("of the database" in leak.where for leak in seen("a.sqlite", named).leaks)


def test_a_damaged_or_endless_database_is_told() -> None:
    made = bytearray(database(*["a" * 500] * 50))
    made[4096:6000] = b"\xff" * 1904
    assert unread("a.sqlite", bytes(made)) == ["the database is damaged"]
    assert unread("a.sqlite", database("a" * 500), Room(left=100)) == [
        "it unpacks to far more than any report holds"
    ]
    view = database("a", more="create view v as select 1 union all select * from v")
    assert seen("a.sqlite", view).read is Read.WHOLE


PLIST = b"<?xml version='1.0'?><plist><string>%s</string></plist>"


def device(printer: str, *, added: int = 8) -> bytes:
    """Windows's settings of a printer."""
    head = printer.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<4H", 1025, 1, 220, added)
    return head.ljust(220, b"\0") + b"\1" * 8


def emf(text: str, *, size: int = 0) -> bytes:
    words = text.encode("utf-16-le")
    length = 100 + len(words)
    head = b"\1\0\0\0" + b"\0" * 36 + b" EMF" + b"\0" * 4 + struct.pack("<I", size or length)
    return head.ljust(100, b"\0") + words


def wmf(text: str, *, words: int = 0) -> bytes:
    body = text.encode("latin-1").ljust(40, b"\0")
    return b"\x01\0\x09\0\0\x03" + struct.pack("<I", words or 25) + body


def svm(text: str, *, more: bytes = b"") -> bytes:
    action = struct.pack("<HHI", 113, 1, len(text)) + text.encode("latin-1")
    return b"VCLMTF" + struct.pack("<HI", 1, 4) + b"\0" * 4 + action + more


def cache(text: str, *, wrong: int = 0) -> bytes:
    body = text.encode("latin-1")
    record = (len(body) + 4 + wrong) << 8 | ord("p")
    return struct.pack("<HHI", 1, 1, record) + body


@pytest.mark.parametrize(
    ("make", "broken"),
    [
        (
            lambda text: b"\2\0\0\0\1\0\0\0" + PLIST % text.encode(),
            b"\2\0\0\0" + PLIST % b"a" + b"\0\1" * 40,
        ),
        (device, device("a", added=40)),
        (emf, emf("abcd", size=99)),
        (wmf, wmf("abcd", words=90)),
        (svm, svm("abcd", more=b"\1")),
        (cache, cache("abcd", wrong=1)),
    ],
    ids=["Mac", "Windows", "EMF", "WMF", "SVM", "pages"],
)
def test_bytes_beside_a_text(make: Callable[[str], bytes], broken: bytes) -> None:
    clean = make("The duty team\0")
    assert seen("a.bin", clean) == LookedInto(Read.WHOLE, ())
    planted = make("Quisenby\0")
    assert any(leak.sure for leak in seen("a.bin", planted).leaks)
    # A form that does not account for every byte may hold anything.
    assert seen("a.bin", broken).read is Read.PART


def table(*texts: str) -> bytes:
    base = sqlite3.connect(":memory:")
    base.execute("create table visits (id integer, note text)")
    base.executemany("insert into visits values (?, ?)", enumerate(texts, 65))
    return base.serialize()


def test_a_byte_beside_a_text_makes_no_number_of_it() -> None:
    whole = seen("rows.sqlite", table("B 12 34 56 A was written", "B123456A was written"))
    assert (whole.read, whole.leaks) == (Read.WHOLE, ())
    for byte in b"AEX":
        glued = table("ZB123456A was written").replace(b"ZB123456A", bytes([byte]) + b"B123456A")
        assert [leak.where for leak in seen("rows.sqlite", glued).leaks]


def test_chance_makes_words_between_bytes_that_are_like_names() -> None:
    held = b"\x00\x01Quisenbyy\x02\x03 and Tollietoon\x00" * 3
    assert not [leak for leak in seen("x.sqlite", table("Nothing") + held).leaks if not leak.sure]
    named = seen("x.sqlite", table("Nothing") + b"\0Ottoline Quisenby rang\0" * 3)
    assert [leak for leak in named.leaks if leak.sure]
