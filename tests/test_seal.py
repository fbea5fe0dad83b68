"""A file knows whether somebody has edited it."""

import hashlib
import io
import re
import sqlite3
import zipfile
from contextlib import closing
from itertools import permutations

import docx
import pytest

from documents.sample import DOCUMENT, repacked
from learning_together import seal
from learning_together.documents.document_formats import to_docx, to_html, to_markdown
from learning_together.office import package
from learning_together.seal import is_as_written

#: Texts with an empty seal, and the seal of each; those of Markdown, HTML and JSON are the seals
#: that version 0.1.0 gave.
SEALS = {
    "# Sample\n\nChild C was seen.\n\n<!-- learning-together-seal: - -->\n": (
        "cab68a9460bc5c12a0e1d5ef610847f7faa9133562e1335b3c2d1a6799c695c4"
    ),
    '<html><head><meta name="x">\n<meta name="learning-together-seal" content="-"></head>'
    "<p>Child C was seen.</p></html>\n": (
        "11180c74cdce8ffb18be28dbf0d8f507aa4eedbb95fde19d57f9d3ec6f7c8de8"
    ),
    '{\n "title": "Child C",\n "learning-together-seal":"-"\n}\n': (
        "3a31a73355b7688d36a78895953e1179769f27c5a0f8520e9883c87366accb0d"
    ),
    "BEGIN:VCALENDAR\nX-LT-SEAL:-\nSUMMARY:Case review\nEND:VCALENDAR\n": (
        "851237340a1f23d3c254088eb95dc1e6c983a26af53d38df3d4971830b459b02"
    ),
}
#: Where the empty seal of a text stands.
_EMPTY = re.compile(r'(?<=: )-(?= )|(?<=")-(?=")|(?<=L:)-')
TEXTS = [_EMPTY.sub(value, text) for text, value in SEALS.items()]
#: The parts of a Word file, and the seal that version 0.1.0 gave them.
PARTS = {"word/document.xml": b"<w:p/>", "[Content_Types].xml": b"<Types/>", "a": b""}
OF_PARTS = "87bee1549ad862e97363eb0c950b57c84f7648971e86b05d2ad2d337925b78eb"


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def custom(*values: str) -> bytes:
    """A part of custom properties that hold these values."""
    return "".join(f"<vt:lpwstr>{value}</vt:lpwstr>" for value in values).encode()


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_with_its_seal_is_as_written(text: str) -> None:
    assert is_as_written(text.encode())
    assert is_as_written(text.replace("\n", "\r\n").encode())


@pytest.mark.parametrize("text", TEXTS)
def test_a_newer_seal_is_known_for_one(text: str) -> None:
    assert not seal.is_of_newer(text.encode())
    newer = re.sub(r"[0-9a-f]{64}", r"2:\g<0>", text).encode()
    assert seal.is_of_newer(newer)
    assert not is_as_written(newer)
    assert not seal.is_of_newer(newer.replace(b"2:", b"1:"))


def test_a_newer_seal_of_a_document_is_known_for_one() -> None:
    parts = package.unpacked(to_docx(DOCUMENT))
    assert not seal.is_of_newer(package.write(parts))
    found = re.search(rb"[0-9a-f]{64}", parts[seal.CUSTOM])
    assert found is not None
    parts[seal.CUSTOM] = parts[seal.CUSTOM].replace(found[0], b"2:" + found[0])
    assert seal.is_of_newer(package.write(parts))
    assert not seal.is_of_newer(b"PK\x03\x04 no more")


@pytest.mark.parametrize("text", SEALS)
def test_the_seal_is_put_where_an_empty_one_stands(text: str) -> None:
    assert not is_as_written(text.encode())
    assert seal.put(text) in TEXTS
    assert seal.put(text.replace("\n", "\r\n")) in [one.replace("\n", "\r\n") for one in TEXTS]
    assert seal.put(seal.put(text)) == seal.put(text)
    assert seal.put("nothing here") == "nothing here"


@pytest.mark.parametrize("text", TEXTS)
def test_any_edit_of_a_text_shows(text: str) -> None:
    data = text.encode()
    for at in range(len(data)):
        other = b"0" if data[at : at + 1] != b"0" else b"1"
        assert not is_as_written(data[:at] + other + data[at + 1 :]), at
        assert not is_as_written(data[:at] + data[at + 1 :]), at
        for more in (b"\n", b"\r", b" "):
            line_end = more == b"\r" and data[at : at + 1] == b"\n"
            assert is_as_written(data[:at] + more + data[at:]) is line_end, at
    assert not is_as_written(data + b"x")
    assert not is_as_written(b"\xef\xbb\xbf" + data)


@pytest.mark.parametrize("text", TEXTS)
def test_a_damaged_seal_is_somebodys(text: str) -> None:
    value = next(value for value in SEALS.values() if value in text)
    for other in (
        "",
        "-",
        value[:-1],
        f"{value}0",
        value.upper(),
        "0" * 64,
        f" {value}",
        value * 2,
    ):
        assert not is_as_written(text.replace(value, other).encode()), other


@pytest.mark.parametrize(("one", "other"), list(permutations(TEXTS, 2)))
def test_two_seals_in_one_text_are_somebodys(one: str, other: str) -> None:
    assert not is_as_written((one + other).encode())
    assert not is_as_written((one + one).encode())
    # Not even where both are right for the whole.
    twice = seal.put(f"{seal.COMMENT}\n{seal.COMMENT}\n")
    assert twice.count(seal.of_text(twice)) == 2
    assert not is_as_written(twice.encode())


@pytest.mark.parametrize(
    "text",
    [
        "Learning-together-seal: -",
        "learning-together-seal-",
        "learning-together-seal -",
        "learning-together-seal: +",
        f"learning-together-seal: {'0' * 63}",
        f"learning-together-seal: {'A' * 64}",
        "x-lt-seal:-",
        "X-LT-SEAL-",
        "X-LT-SEAL: -",
    ],
)
def test_what_is_no_seal_stays(text: str) -> None:
    assert seal.put(text) == text
    # Beside it a real one counts alone.
    assert is_as_written(seal.put(f"{text}\n{seal.COMMENT}\n").encode())


def test_a_line_of_a_calendar_holds_its_seal() -> None:
    line = seal.put(f"{seal.CALENDAR}:-")
    assert len(line) <= 75, "longer lines are folded, and a folded seal is none"


def test_a_seal_is_over_the_whole_text_without_itself() -> None:
    for (bare, value), text in zip(SEALS.items(), TEXTS, strict=True):
        assert value == hashlib.sha256(bare.encode()).hexdigest() == seal.of_text(text)


def test_a_seal_of_a_package_of_version_0_1_0_is_valid() -> None:
    assert seal.of_parts(PARTS) == OF_PARTS
    for order in permutations([*PARTS.items(), (seal.CUSTOM, custom(OF_PARTS))]):
        assert is_as_written(zipped(dict(order)))


@pytest.mark.parametrize(
    "values",
    [
        (),
        ("-",),
        (OF_PARTS[:-1],),
        (OF_PARTS.upper(),),
        ("0" * 64,),
        (OF_PARTS, OF_PARTS),
        (OF_PARTS, "0" * 64),
        ("0" * 64, OF_PARTS),
    ],
)
def test_a_damaged_or_a_second_seal_of_a_package_is_somebodys(values: tuple[str, ...]) -> None:
    for more in (b"", b"\xff"):
        assert not is_as_written(zipped({**PARTS, seal.CUSTOM: custom(*values) + more}))


@pytest.mark.parametrize(
    "parts",
    [
        {**PARTS, "word/document.xml": b"<w:p />"},
        {**PARTS, "word/more.xml": b""},
        {"word/document.xml": b"<w:p/>", "a": b""},
        {"word/document.xml": b"", "[Content_Types].xml": b"<Types/>", "a": b"<w:p/>"},
        {"word/document.xml": b"<w:p/>", "[Content_Types].xml": b"<Types/>", "b": b""},
        {},
    ],
)
def test_any_other_part_of_a_package_shows(parts: dict[str, bytes]) -> None:
    assert not is_as_written(zipped({**parts, seal.CUSTOM: custom(OF_PARTS)}))
    assert not is_as_written(zipped(parts))


def test_a_name_and_its_content_cannot_run_into_each_other() -> None:
    assert len({seal.of_parts({name: b""}) for name in ("a", "a\0", "")}) == 3
    assert seal.of_parts({"a": b"", "b": b""}) != seal.of_parts({"a": b"", "c": b""})


def test_a_damaged_package_is_somebodys() -> None:
    parts = {**PARTS, "long": bytes(range(256)) * 9}
    data = zipped({**parts, seal.CUSTOM: custom(seal.of_parts(parts))})
    assert is_as_written(data)
    for at in range(len(data)):
        changed = data[:at] + bytes((data[at] ^ 255,)) + data[at + 1 :]
        # What is flipped may be a date of the packing, which is nobody's text.
        assert not is_as_written(changed) or package.unpacked(changed) == package.unpacked(data)
        assert not is_as_written(data[:at])


def test_an_empty_seal_of_a_workbook_is_filled() -> None:
    unsealed = zipped({**PARTS, seal.CUSTOM: custom(seal.EMPTY)})
    sealed = seal.sealed(unsealed)
    assert not is_as_written(unsealed)
    assert is_as_written(sealed)
    assert OF_PARTS.encode() in zipfile.ZipFile(io.BytesIO(sealed)).read(seal.CUSTOM)
    assert seal.sealed(unsealed) == sealed


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"\xff\xfe", b"learning-together-seal: -", b"X-LT-SEAL:-"]
)
def test_foreign_files_are_somebodys(data: bytes) -> None:
    assert not is_as_written(data)


def test_untouched_documents_are_as_written() -> None:
    assert is_as_written(to_docx(DOCUMENT))
    assert is_as_written(to_html(DOCUMENT))
    assert is_as_written(to_markdown(DOCUMENT))


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("word/document.xml", b"Chronology", b"Chronologie"),
        ("word/footnotes.xml", b"A note.", b"A n0te."),
        ("word/headerMarking.xml", b"OFFICIAL", b"OFICIAL"),
        ("docProps/custom.xml", b"Learning", b"Learning"),
    ],
)
def test_edits_of_a_word_file_show(part: str, old: bytes, new: bytes) -> None:
    assert is_as_written(repacked(to_docx(DOCUMENT), part, old, new)) is (old == new)


def test_saving_again_shows() -> None:
    opened = docx.Document(io.BytesIO(to_docx(DOCUMENT)))
    opened.paragraphs[-1].add_run(" And so on.")
    out = io.BytesIO()
    opened.save(out)
    assert not is_as_written(out.getvalue())


def database(*rows: str) -> bytes:
    with closing(sqlite3.connect(":memory:")) as held:
        held.execute("create table facts (text)")
        held.executemany("insert into facts values (?)", [(row,) for row in rows])
        held.commit()
        return held.serialize()


def test_a_database_is_sealed_in_a_row() -> None:
    row = seal.COMMENT.replace(": -", f": {seal.EMPTY}")
    assert len(seal.EMPTY) == 64
    made = seal.put_in_place(database(row, "A visit"))
    assert is_as_written(made)
    assert made != seal.put_in_place(database(row, "A call"))
    for other in (
        made.replace(b"A visit", b"A vigil"),
        database("A visit"),
        database(row, "A visit"),
        seal.put_in_place(database(row, row, "A visit")),
        made + b"\0",
        made[16:],
    ):
        assert not is_as_written(other)
    assert seal.put_in_place(made) == made
