"""Word files without changes, comments, hidden text and what Word notes of its own use."""

import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

import bare_word
from cleaned import DATA, gone, parts, planted, stays
from learning_together.office import package
from learning_together.privacy.cleaning import Cleaned, cleaned
from learning_together.privacy.cleaning.tally import NotCleanableError
from libreoffice import needed_for_pages, pages

INSERTED = "tracked insertions: what was inserted stays"
DELETED = "tracked deletions, with what was deleted"
HIDDEN = "pieces of hidden text"
BY = 'w:id="1" w:author="GONEauthor" w:date="2023-01-01T00:00:00Z"'
_SPACES = nsdecls("w", "r")


def document(body: str, change: Callable[[Any], None] = lambda _: None) -> bytes:
    """A Word file with this text."""
    made = bare_word.document()
    held = made.element.body
    for one in parse_xml(f"<w:body {_SPACES}>{body}</w:body>"):
        held.insert_element_before(one, "w:sectPr")
    change(made)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def with_parts(data: bytes, **edits: Callable[[bytes], bytes]) -> bytes:
    """A file with parts changed, by the ends of their names without dots."""
    held = package.unpacked(data)
    for key, edit in edits.items():
        name = next(name for name in held if name.replace(".", "").replace("/", "").endswith(key))
        held[name] = edit(held[name])
    return package.write(held)


def run(text: str, marks: str = "") -> str:
    return f'<w:r><w:rPr>{marks}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(made: Cleaned | bytes) -> list[str]:
    """The paragraphs of a file, those of tables with bars before."""
    data = made.content if isinstance(made, Cleaned) else made
    read = docx.Document(io.BytesIO(data))
    found = [one.text for one in read.paragraphs]
    for table in read.tables:
        found += [f"|{cell.text}" for row in table.rows for cell in row.cells]
    return found


def clean(body: str, change: Callable[[Any], None] = lambda _: None) -> Cleaned:
    return cleaned(document(body, change))


def counted(made: Cleaned, what: str) -> int:
    return dict(made.taken).get(what, 0)


def test_a_file_of_libreoffice_loses_all_that_is_not_seen_and_nothing_else() -> None:
    data = (DATA / "word.docx").read_bytes()
    made = cleaned(data)
    assert len(gone(data)) > 15
    assert gone(made.content) == set()
    assert stays(made.content) == stays(data)
    assert texts(made)[:4] == [
        "STAYSheading",
        "STAYSbefore STAYSinserted STAYSafter STAYScommented.",
        "STAYSjoinedSTAYSsecond.",
        "STAYSvisible  STAYStail.",
    ]
    assert not [name for name in parts(made.content) if re.search("docProps|comments", name)]
    assert counted(made, "comments") == 1
    assert counted(made, INSERTED) == 1
    assert counted(made, DELETED) >= 2
    assert counted(made, HIDDEN) >= 4


@needed_for_pages
@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_shows_the_same(tmp_path: Path) -> None:
    path = tmp_path / "copy.docx"
    path.write_bytes(cleaned((DATA / "word.docx").read_bytes()).content)
    shown = "".join(pages(path, tmp_path))
    assert "STAYSbefore STAYSinserted STAYSafter STAYScommented." in shown
    assert "STAYSjoinedSTAYSsecond." in shown
    assert "STAYStitle" in shown
    assert "STAYSfootnote" in shown
    assert "GONE" not in shown


def p(*inner: str, marks: str = "", end: str = "") -> str:
    """A paragraph with properties, and with marks of its end."""
    end = f"<w:rPr>{end}</w:rPr>" if end else ""
    return f"<w:p><w:pPr>{marks}{end}</w:pPr>{''.join(inner)}</w:p>"


def table(*rows: tuple[str, str]) -> str:
    """A table of one column: of each row its properties and its cell."""
    each = (f"<w:tr><w:trPr>{marks}</w:trPr><w:tc>{cell}</w:tc></w:tr>" for marks, cell in rows)
    return f"<w:tbl>{''.join(each)}</w:tbl><w:p/>"


INS, MOVED_TO = f"<w:ins {BY}/>", f"<w:moveTo {BY}/>"
DEL, MOVED_FROM = f"<w:del {BY}/>", f"<w:moveFrom {BY}/>"
VANISH, RIGHT = "<w:vanish/>", "<w:jc w:val='right'/>"
A, B, C = run("a"), run("b"), run("c")
GONE, UNSEEN = run("GONE"), run("GONE", VANISH)


def within(mark: str, *inner: str) -> str:
    """What is inserted, deleted or moved."""
    name = mark[1:].partition(" ")[0]
    return f"{mark[:-2]}>{''.join(inner)}</{name}>"


CONTROL = f"<w:sdt><w:sdtContent>{p(B)}</w:sdtContent></w:sdt>"
CASES = {
    "inserted": (p(A, within(INS, B)), ["ab"]),
    "moved to": (p(A, within(MOVED_TO, B)), ["ab"]),
    "an end inserted": (p(A, end=INS) + p(B), ["a", "b"]),
    "deleted": (p(A, within(DEL, GONE)), ["a"]),
    "moved from": (p(A, within(MOVED_FROM, GONE)), ["a"]),
    "an end deleted": (p(A, end=DEL) + p(B), ["ab"]),
    "two ends deleted": (p(A, end=MOVED_FROM) + p(B, end=DEL) + p(C), ["abc"]),
    "the last deleted": (p(A) + p(within(DEL, GONE), end=DEL), ["a"]),
    "the last end deleted": (p(A) + p(B, end=DEL), ["a", "b"]),
    "deleted before a table": (
        p(A) + p(within(DEL, GONE), end=DEL) + table(("", p(B))),
        ["a", "", "|b"],
    ),
    "a row deleted": (table(("", p(A)), (DEL, p(GONE))), ["", "|a"]),
    "all rows deleted": (p(A) + table((DEL, p(GONE)), (DEL, p(GONE))) + p(B), ["a", "", "b"]),
    "all rows hidden": (p(A) + table(("<w:hidden/>", p(GONE))) + p(B), ["a", "", "b"]),
    "an end deleted before a control": (p(A, end=DEL) + CONTROL + p(C), ["a", "c"]),
    "a row inserted": (table((INS, p(A))), ["", "|a"]),
    "a cell of hidden text": (table(("", p(UNSEEN, end=VANISH))), ["", "|"]),
    "hidden": (p(A, UNSEEN), ["a"]),
    "said not to be hidden": (p(A, run("b", "<w:vanish w:val='0'/>")), ["ab"]),
    "hidden on the web": (p(A, run("b", "<w:webHidden/>")), ["ab"]),
    "hidden as Word does it": (p(A, run("GONE", "<w:specVanish/>")), ["a"]),
    "a paragraph hidden": (p(A) + p(UNSEEN, end=VANISH) + p(B), ["a", "b"]),
    "an end alone hidden": (p(A, end=VANISH) + p(B), ["a", "b"]),
    "a row hidden": (table(("<w:hidden/>", p(GONE)), ("", p(A))), ["", "|a"]),
    "a smart tag": (p(f"<w:smartTag w:element='GONE'>{A}</w:smartTag>"), ["a"]),
    "custom XML": (f"<w:customXml w:element='GONE'><w:customXmlPr/>{p(A)}</w:customXml>", ["a"]),
}


@pytest.mark.parametrize(("body", "expected"), CASES.values(), ids=CASES)
def test_the_text_as_its_reader_sees_it(body: str, expected: list[str]) -> None:
    made = clean(body)
    assert texts(made) == expected
    assert gone(made.content) == set()


def test_a_joined_paragraph_takes_the_form_of_the_one_whose_end_is_left() -> None:
    made = clean(p(A, end=DEL) + p(B, marks=RIGHT))
    (one,) = docx.Document(io.BytesIO(made.content)).paragraphs
    assert one.alignment is not None
    assert one.alignment.name == "RIGHT"
    assert one._p[0].tag.endswith("}pPr")


def test_a_cell_always_ends_in_a_paragraph() -> None:
    hidden = p(UNSEEN, end=VANISH)
    inner = table(("", p(A))).removesuffix("<w:p/>")
    for cell in (hidden, p(UNSEEN, end=VANISH) + inner + hidden):
        held = package.unpacked(clean(table(("", cell))).content)[package.DOCUMENT].decode()
        assert "GONE" not in held
        assert re.findall(r"<w:p>(?:(?!<w:p>|</w:tbl>).)*</w:tc>|<w:p/></w:tc>", held)
        assert "</w:tbl></w:tc>" not in held


def test_no_table_is_left_without_rows() -> None:
    cell = f"<w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p(GONE)}</w:tc>"
    row = f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>"
    for body in (table((DEL, p(GONE))), table(("<w:hidden/>", p(GONE))), row):
        held = package.unpacked(clean(f"{body}<w:p/>").content)[package.DOCUMENT]
        assert b"<w:tbl" not in held


def test_a_deleted_cell_goes() -> None:
    row = (
        f"<w:tr><w:tc>{p(A)}</w:tc><w:tc><w:tcPr><w:cellDel {BY}/></w:tcPr>{p(GONE)}</w:tc></w:tr>"
    )
    made = clean(f"<w:tbl>{row}</w:tbl><w:p/>")
    assert gone(made.content) == set()
    assert counted(made, DELETED) == 1


def test_marks_of_ranges_with_their_authors_go() -> None:
    marks = (
        f"<w:moveFromRangeStart {BY} w:name='m'/><w:moveFromRangeEnd w:id='1'/>"
        f"<w:moveToRangeStart {BY} w:name='m'/><w:moveToRangeEnd w:id='1'/>"
        f"<w:customXmlInsRangeStart {BY}/><w:customXmlInsRangeEnd w:id='1'/>"
        "<w:permStart w:id='2' w:ed='GONEeditor'/><w:permEnd w:id='2'/>"
    )
    made = clean(p(marks, A))
    assert gone(made.content) == set()
    assert texts(made) == ["a"]
    assert b"Range" not in package.unpacked(made.content)[package.DOCUMENT]


def test_a_control_keeps_its_words_without_what_it_is_bound_to() -> None:
    bound = (
        "<w:sdt><w:sdtPr><w:tag w:val='GONEtag'/><w:dataBinding w:xpath='/GONEpath' "
        f"w:storeItemID='x'/></w:sdtPr><w:sdtContent>{A}</w:sdtContent></w:sdt>"
    )
    made = clean(p(bound))
    assert gone(made.content) == set()
    assert b">a</w:t>" in package.unpacked(made.content)[package.DOCUMENT]
    assert counted(made, "bindings and tags of controls") == 2


def test_what_programs_keep_behind_a_field_goes() -> None:
    field = (
        "<w:r><w:fldChar w:fldCharType='begin'><w:fldData>GONE</w:fldData></w:fldChar></w:r>"
        "<w:r><w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    made = clean(p(field))
    assert gone(made.content) == set()
    assert texts(made) == ["a"]
    assert counted(made, "data of programs behind fields") == 1


def test_a_field_of_which_a_mark_is_hidden_stays_whole() -> None:
    begin, part, end = (
        f"<w:r><w:rPr>{VANISH}</w:rPr><w:fldChar w:fldCharType='{kind}'/><w:t>GONE</w:t></w:r>"
        for kind in ("begin", "separate", "end")
    )
    made = clean(p(begin, "<w:r><w:instrText>PAGE</w:instrText></w:r>", part, A, end))
    assert package.unpacked(made.content)[package.DOCUMENT].count(b"<w:fldChar ") == 3
    assert gone(made.content) == set()


def test_a_section_that_ends_in_a_deleted_paragraph_stays() -> None:
    body = f"<w:p><w:pPr><w:rPr><w:del {BY}/></w:rPr><w:sectPr/></w:pPr></w:p><w:p>{run('b')}</w:p>"
    assert len(docx.Document(io.BytesIO(clean(body).content)).sections) == 2


def test_text_of_a_hidden_style_goes_whatever_builds_on_it() -> None:
    styles = (
        "<w:style w:type='character' w:styleId='H'><w:rPr><w:vanish/></w:rPr></w:style>"
        "<w:style w:type='character' w:styleId='HH'><w:basedOn w:val='H'/></w:style>"
        "<w:style w:type='character' w:styleId='Out'><w:basedOn w:val='H'/>"
        "<w:rPr><w:vanish w:val='false'/></w:rPr></w:style>"
        "<w:style w:type='paragraph' w:styleId='P'><w:rPr><w:vanish/></w:rPr></w:style>"
    )
    one, two, out = (f"<w:rStyle w:val='{key}'/>" for key in ("H", "HH", "Out"))
    body = (
        p(A, run("GONEone", one), run("GONEtwo", two), run("b", out))
        + p(run("GONEthree"), marks="<w:pStyle w:val='P'/>")
        + p(C)
    )

    def change(made: Any) -> None:
        for one in parse_xml(f"<w:styles {_SPACES}>{styles}</w:styles>"):
            made.styles.element.append(one)

    made = clean(body, change)
    assert texts(made) == ["ab", "c"]
    assert counted(made, HIDDEN) == 3


@pytest.mark.parametrize(
    "what", ["rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "trPrChange", "tcPrChange"]
)
def test_the_new_format_stays(what: str) -> None:
    change = f"<w:{what} {BY}><w:{what.removesuffix('Change')}/></w:{what}>"
    made = clean(f"<w:p><w:pPr><w:jc w:val='right'/>{change}</w:pPr>{run('a')}</w:p>")
    assert counted(made, "tracked changes of format: the new format stays") == 1
    assert gone(made.content) == set()
    assert b'w:val="right"' in package.unpacked(made.content)[package.DOCUMENT]


def test_comments_go_with_their_marks_and_authors() -> None:
    def change(made: Any) -> None:
        for _ in range(2):
            made.add_comment(made.paragraphs[0].runs, text="GONEtext", author="GONEwho")

    made = clean(f"<w:p>{run('STAYS')}</w:p>", change)
    assert planted(made.content) == {"STAYS"}
    held = package.unpacked(made.content)[package.DOCUMENT]
    assert b"omment" not in held
    assert held.count(b"<w:r>") == 1
    assert counted(made, "comments") == 2


def test_ids_of_revisions_and_settings_that_tell_go() -> None:
    data = document(
        "<w:p w:rsidR='00AB12CD' w:rsidRDefault='00AB12CD'><w:r w:rsidRPr='00AB12CD'/></w:p>"
    )
    of_use = (
        b"<w:rsids><w:rsid w:val='00AB12CD'/></w:rsids><w:docVars><w:docVar w:name='GONE' "
        b"w:val='x'/></w:docVars><w:trackRevisions/></w:settings>"
    )
    data = with_parts(data, wordsettingsxml=lambda raw: raw.replace(b"</w:settings>", of_use))
    made = cleaned(data)
    assert b"00AB12CD" in b"".join(parts(data).values())
    assert b"00AB12CD" not in b"".join(parts(made.content).values())
    assert gone(made.content) == set()
    assert counted(made, "ids of revisions") == 3 + 3  # three stand in every file of python-docx
    assert b"trackRevisions" not in parts(made.content)["word/settings.xml"]


@pytest.mark.parametrize(
    ("instruction", "stays_field"),
    [("AUTHOR", False), (" title \\* MERGEFORMAT", False), ("PAGE", True), ("REF x", True)],
)
def test_a_field_that_prints_a_property_becomes_its_words(
    instruction: str, stays_field: bool
) -> None:
    simple = f"<w:fldSimple w:instr='{instruction}'>{run('STAYS')}</w:fldSimple>"
    row = (
        "<w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run('STAYStoo')}"
        "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )
    made = clean(f"<w:p>{simple}{row}</w:p>")
    held = package.unpacked(made.content)[package.DOCUMENT].decode()
    assert planted(made.content) == {"STAYS", "STAYStoo"}
    assert ("fldSimple" in held, "fldChar" in held) == (stays_field, stays_field)


def test_a_field_within_a_field_of_properties_stays_whole() -> None:
    begin, part, end = (
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end")
    )
    inner = f"{begin}<w:r><w:instrText>PAGE</w:instrText></w:r>{part}{run('7')}{end}"
    made = clean(
        f"<w:p>{begin}<w:r><w:instrText>DOCPROPERTY x</w:instrText></w:r>{part}{inner}{end}</w:p>"
    )
    held = package.unpacked(made.content)[package.DOCUMENT].decode()
    assert held.count("fldChar ") == 3
    assert "PAGE" in held
    assert "DOCPROPERTY" not in held


def test_footnotes_of_deleted_text_go() -> None:
    data = (DATA / "word.docx").read_bytes()
    held = package.unpacked(data)
    text = held[package.DOCUMENT].decode()
    mark = re.search(r"<w:r>(?:(?!</w:r>).)*<w:footnoteReference [^>]*/></w:r>", text)
    assert mark
    held[package.DOCUMENT] = text.replace(mark[0], f"<w:del {BY}>{mark[0]}</w:del>").encode()
    made = cleaned(package.write(held))
    assert "STAYSfootnote" in planted(data)
    assert "STAYSfootnote" not in planted(made.content)
    assert counted(made, "footnotes of what was deleted or hidden") == 1


def picture(**more: Any) -> bytes:
    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (20, 10), (200, 30, 30)).save(out, "JPEG", **more)
    return out.getvalue()


def test_pictures_lose_what_cameras_wrote_and_deleted_ones_go() -> None:
    def change(made: Any) -> None:
        made.paragraphs[0].add_run().add_picture(io.BytesIO(picture(comment=b"GONEcamera")))
        shown = made.paragraphs[1].add_run()
        shown.add_picture(io.BytesIO(picture(comment=b"GONEdeleted picture")))
        deleted = parse_xml(f"<w:del {_SPACES} {BY}/>")
        shown._r.addprevious(deleted)
        deleted.append(shown._r)

    data = document("<w:p/><w:p/>", change)
    made = cleaned(data)
    assert {"GONEcamera", "GONEdeleted"} <= gone(data)
    assert gone(made.content) == set()
    media = [raw for name, raw in parts(made.content).items() if "/media/" in name]
    assert len(media) == 1
    assert counted(made, "pictures and parts that nothing in it shows") == 1


def test_what_no_reader_sees_of_a_package_goes_whatever_it_is() -> None:
    held = package.unpacked(document(f"<w:p>{run('STAYS')}</w:p>"))
    held["customXml/item1.xml"] = b"<?xml version='1.0'?><x>GONEcustom</x>"
    held["word/future.xml"] = b"<?xml version='1.0'?><x>GONEfuture</x>"
    held["stray.bin"] = b"GONEstray"
    rels = held[package.RELATIONSHIPS].decode()
    more = "".join(
        f'<Relationship Id="x{kind}" Type="http://a/{kind}" Target="{target}"/>'
        for kind, target in (("customXml", "../customXml/item1.xml"), ("future", "future.xml"))
    )
    outside = (
        '<Relationship Id="xt" Type="http://a/attachedTemplate" TargetMode="External" '
        'Target="file:///C:/GONE/Normal.dotm"/></Relationships>'
    )
    held[package.RELATIONSHIPS] = rels.replace("</Relationships>", more + outside).encode()
    data = package.write(held)
    made = cleaned(data)
    assert gone(data) == {"GONEcustom", "GONEfuture", "GONEstray", "GONE"}
    assert planted(made.content) == {"STAYS"}
    assert counted(made, "custom XML") == 1 + 1  # one stands in every file of python-docx
    assert counted(made, "thumbnail") == 1
    assert counted(made, "other data of programs (word/future.xml)") == 1
    assert counted(made, "links of the file itself (attachedTemplate)") == 1
    types = parts(made.content)[package.TYPES].decode()
    named = re.findall(r'PartName="/([^"]*)"', types)
    assert named
    assert set(named) <= set(parts(made.content))


def test_what_names_a_part_that_is_not_there_goes() -> None:
    held = package.unpacked(
        document(p(run("STAYS"), '<w:hyperlink r:id="xm">' + A + "</w:hyperlink>"))
    )
    more = '<Relationship Id="xm" Type="http://a/image" Target="media/missing.png"/>'
    rels = held[package.RELATIONSHIPS].decode()
    held[package.RELATIONSHIPS] = rels.replace(
        "</Relationships>", f"{more}</Relationships>"
    ).encode()
    left = parts(cleaned(package.write(held)).content)
    assert b"missing" not in left[package.RELATIONSHIPS]
    assert b"hyperlink" not in left[package.DOCUMENT]
    assert b"STAYS" in left[package.DOCUMENT]


def embedded(kind: str, name: str, raw: bytes) -> bytes:
    held = package.unpacked(
        document(
            "<w:p><w:r><w:object><o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' "
            "Type='Embed' r:id='xo'/></w:object></w:r></w:p>"
        )
    )
    held[f"word/embeddings/{name}"] = raw
    rels = held[package.RELATIONSHIPS].decode()
    more = f'<Relationship Id="xo" Type="http://a/{kind}" Target="embeddings/{name}"/>'
    held[package.RELATIONSHIPS] = rels.replace(
        "</Relationships>", f"{more}</Relationships>"
    ).encode()
    return package.write(held)


def test_a_document_within_is_cleaned_too() -> None:
    inner = document(f"<w:p>{run('STAYSinner')}{run('GONEinner', VANISH)}</w:p>")
    data = embedded("package", "inner.docx", inner)
    made = cleaned(data)
    assert gone(data) == {"GONEinner"}
    assert planted(made.content) == {"STAYSinner"}


def test_documents_within_documents_end_somewhere() -> None:
    data = document(p(run("GONE", VANISH)))
    for _ in range(4):
        data = embedded("package", "inner.docx", data)
    assert gone(cleaned(data).content) == set()
    with pytest.raises(NotCleanableError, match="too deep"):
        cleaned(embedded("package", "inner.docx", data))


def test_an_old_object_goes_and_its_picture_stays() -> None:
    made = cleaned(embedded("oleObject", "object1.bin", b"\xd0\xcf\x11\xe0GONE"))
    assert gone(made.content) == set()
    assert b"<w:object" in parts(made.content)[package.DOCUMENT]
    assert counted(made, "embedded objects of an old form: their picture stays") == 1


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("vbaProject", "holds macros"),
        ("aFChunk", "holds a whole document of another format"),
        ("control", "ActiveX"),
    ],
)
def test_what_cannot_be_cleaned_honestly_is_refused(kind: str, why: str) -> None:
    with pytest.raises(NotCleanableError, match=why):
        cleaned(embedded(kind, "x.bin", b"x"))


def test_a_package_without_its_list_of_kinds_is_refused() -> None:
    held = package.unpacked(document(p(A)))
    del held[package.TYPES]
    with pytest.raises(NotCleanableError):
        cleaned(package.write(held))


def test_a_damaged_document_within_is_refused_by_name() -> None:
    with pytest.raises(NotCleanableError, match=r"holds “inner.docx”, which is damaged"):
        cleaned(embedded("package", "inner.docx", b"PK\x03\x04 nonsense"))


def test_pictures_from_elsewhere_are_told() -> None:
    linked = "<w:r><w:drawing><a:blip xmlns:a='x' r:link='xo'/></w:drawing></w:r>"
    body = p(A, linked)
    held = package.unpacked(document(body))
    rels = held[package.RELATIONSHIPS].decode()
    more = '<Relationship Id="xo" Type="http://a/image" Target="http://x/y" TargetMode="External"/>'
    held[package.RELATIONSHIPS] = rels.replace(
        "</Relationships>", f"{more}</Relationships>"
    ).encode()
    kept = dict(cleaned(package.write(held)).kept)
    assert kept["pictures that are fetched from elsewhere"] == 1


def test_cleaning_twice_changes_nothing_more() -> None:
    once = cleaned((DATA / "word.docx").read_bytes())
    assert cleaned(once.content).content == once.content
