"""Packed files and XML that lie or are damaged: one error, and never more than the bound."""

import io
import struct
import tracemalloc
import zipfile

import pytest

from learning_together.office import xml
from learning_together.office.archive import Archive, Room, UnreadableError


def packed(parts: dict[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def why(data: bytes, room: Room | None = None) -> str:
    try:
        archive = Archive(data, room)
        for entry in archive.entries:
            archive.read(entry)
    except UnreadableError as error:
        return error.why
    return ""


@pytest.mark.parametrize("how", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_is_one_error_however_a_part_is_packed(how: int) -> None:
    data = packed({"a": bytes(range(256)) * 40}, how)
    wrong = bytearray(data)
    for at in range(40, data.index(b"PK\x01\x02")):
        wrong[at] ^= 0xFF
    assert why(bytes(wrong)) == "damaged"
    assert why(data[: len(data) // 2]) == "damaged"


def test_a_part_that_states_too_little_is_not_unpacked_past_that() -> None:
    data = bytearray(packed({"a": b"a" * 50_000_000}))
    for sign, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.index(sign) + at
        data[place : place + 4] = struct.pack("<I", 10)
    tracemalloc.start()
    try:
        assert why(bytes(data)) == "damaged"
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_the_room_is_shared_by_all_that_is_unpacked() -> None:
    data = packed({"a": b"a" * 600, "b": b"b" * 600})
    assert why(data, Room(left=1_000)) == "large"
    room = Room(left=1_300, parts=3)
    archive = Archive(data, room)
    assert [len(archive.read(entry)) for entry in archive.entries] == [600, 600]
    assert why(packed({"c": b"c" * 200}), room) == "large"
    assert why(packed({"d": b"d"}), room) == "parts"


@pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
def test_declared_entities_are_refused(codec: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        xml.parse('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode(codec))
    assert caught.value.why == "declares"


@pytest.mark.parametrize("data", [b"", b"<a>", b"<a></b>", b"<a>" * 400 + b"</a>" * 400])
def test_what_is_no_sound_xml(data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        xml.parse(data)
    assert caught.value.why == "malformed"


def test_what_can_be_read_of_broken_xml_is_told_from_whole_xml() -> None:
    root, whole = xml.recovered(b"<a>text<b></a>")
    assert (root.text, whole) == ("text", False)
    assert xml.recovered(b"<a/>")[1]
    assert xml.recovered(b" ") == (None, False)
    assert xml.recovered(b"\0") == (None, False)


def test_what_lists_too_many_parts_is_refused_before_the_list_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = packed({f"{number}.txt": b"" for number in range(50)})
    assert why(many, Room(parts=50)) == ""
    # Those of a file within, packed as it is, are none of its own.
    assert why(packed({"within.zip": many}, zipfile.ZIP_STORED), Room(parts=10)) == ""
    monkeypatch.setattr(zipfile, "ZipFile", lambda *_: pytest.fail("the list was read"))
    lying = bytearray(many)
    lying[-18:-14] = b"PK\x05\x06"  # as if another end began within the end
    for data in (many, bytes(lying), many + b"behind it", many[:-10] + b"\xff" * 4 + many[-6:]):
        assert why(data, Room(parts=49)) == "parts"
