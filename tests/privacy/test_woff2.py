"""Fonts of web pages in their second form are read whole: names, notes, what is kept there."""

import io

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.DefaultTable import DefaultTable
from fontTools.ttLib.woff2 import WOFF2FlavorData, woff2KnownTags

from learning_together.privacy.contents import any_file, woff2
from learning_together.privacy.finished_files import LookedInto, Read, look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.names.key import Key
from learning_together.privacy.names.search import Search
from learning_together.records.kinds.identity import Identity

NAME = "Jessamy Quillfeather"
SEARCH = Search(Key([Identity.model_validate({"code": "CH", "names": [NAME]})]))


def font(name: str = "Plain", about: str = "", own: str = "", table: str = "") -> bytes:
    """A font that fontTools packs, with names, notes in XML, a maker's data and an own table."""
    made = FontBuilder(1000)
    glyphs = [".notdef", "A"]
    made.setupGlyphOrder(glyphs)
    made.setupCharacterMap({65: "A"})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    pen.lineTo((500, 0))
    pen.lineTo((250, 700))
    pen.closePath()
    made.setupGlyf(dict.fromkeys(glyphs, pen.glyph()))
    made.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    made.setupHorizontalHeader()
    made.setupNameTable({"familyName": name, "styleName": "Regular"})
    made.setupOS2()
    made.setupPost()
    if table:
        made.font["note"] = DefaultTable("note")
        made.font["note"].data = table.encode()
    made.font.flavor = "woff2"
    made.font.flavorData = WOFF2FlavorData()
    if about:
        said = f"<metadata version='1.0'><vendor name='{about}'/></metadata>"
        made.font.flavorData.metaData = said.encode()
    if own:
        made.font.flavorData.privData = own.encode()
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def seen(data: bytes) -> LookedInto:
    return look_into("a.woff2", data, SEARCH)


def named(data: bytes) -> bool:
    return any(leak.sort is Sort.NAME and leak.sure for leak in seen(data).leaks)


@pytest.mark.parametrize("where", ["name", "about", "own", "table"])
def test_a_name_is_found_wherever_a_font_keeps_it(where: str) -> None:
    assert named(font(**{where: NAME}))
    assert seen(font(**{where: NAME})).read is Read.WHOLE
    assert seen(font(**{where: "Somebody else"})) == LookedInto(Read.WHOLE, ())


def unread(data: bytes) -> bool:
    return any(piece.unread for piece in any_file.pieces("a.woff2", data))


def test_tags_are_numbered_as_others_number_them() -> None:
    assert [tag.decode() for tag in woff2._TAGS] == list(woff2KnownTags)


def test_what_lies_or_is_cut_off_is_told() -> None:
    made = font(NAME, about="A" * 200)
    assert not unread(made)
    for cut in (made[:-3], made[:120], made[:60], made[:30], made[:4] + b"ttcf" + made[8:]):
        assert unread(cut)
    # Numbers of tables, sizes of tables, the size of the notes.
    at = made.index(b"\x05", 48) + 1
    for place, byte in ((13, 99), (at, made[at] + 1), (at, made[at] - 1), (39, made[39] - 1)):
        lying = made[:place] + bytes([byte]) + made[place + 1 :]
        assert unread(lying)
    endless = made[:49] + b"\xff" * 9 + made[58:]
    assert unread(endless)


def test_no_more_is_unpacked_than_is_said() -> None:
    import brotli

    flavour = b"\0\1\0\0"
    packed = brotli.compress(b"\0" * 20_000_000, quality=5)
    head = b"wOF2" + flavour + b"\0\0\0\0\0\1\0\0\0\0\0\0" + len(packed).to_bytes(4, "big")
    bomb = head + b"\0" * 24 + b"\x05\x09" + packed
    assert len(bomb) < 1000
    assert unread(bomb)
