"""Presentations without comments, speaker's notes, hidden slides and hidden shapes."""

import re
from pathlib import Path

import pytest

from cleaned import DATA, edited, gone, parts, stays
from learning_together.office import package
from learning_together.privacy.cleaning import Cleaned, cleaned
from libreoffice import needed_for_slides, pages

DECK = (DATA / "slides.pptx").read_bytes()
SPACES = (
    'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" '
    'xmlns:a16="http://schemas.microsoft.com/office/drawing/2014/main"'
)


def counted(made: Cleaned, what: str) -> int:
    return dict(made.taken).get(what, 0)


def slide(made: Cleaned | bytes, number: int) -> str:
    data = made.content if isinstance(made, Cleaned) else made
    return parts(data)[f"ppt/slides/slide{number}.xml"].decode()


def test_a_file_of_libreoffice_loses_all_that_is_not_seen_and_nothing_else() -> None:
    made = cleaned(DECK)
    assert len(gone(DECK)) > 8
    assert gone(made.content) == set()
    assert stays(made.content) == stays(DECK) == {"STAYSfirst", "STAYSthird"}
    taken = ("comments", "authors of comments", "speaker’s notes", "hidden slides")
    assert [counted(made, what) for what in taken] == [1, 1, 1, 1]
    assert counted(made, "pictures and parts that nothing in it shows") == 0


@needed_for_slides
@pytest.mark.libreoffice
def test_libreoffice_opens_it_and_shows_the_same(tmp_path: Path) -> None:
    path = tmp_path / "copy.pptx"
    path.write_bytes(cleaned(DECK).content)
    shown = "".join(pages(path, tmp_path))
    assert re.findall(r"(?:STAYS|GONE)\w+", shown) == [
        "STAYSfirst",
        "STAYSthird",
    ]


def test_a_jump_to_a_hidden_slide_goes_and_the_text_stays() -> None:
    link = '<a:hlinkClick r:id="rJ" action="ppaction://hlinksldjump"/>'
    data = edited(DECK, slide1xml=("<a:rPr ", '<a:rPr dirty="0" '))
    text = slide(data, 1)
    start = re.search(r"<a:rPr [^>]*?(/?)>", text)
    assert start
    new = start[0].rstrip("/>") + f">{link}" + ("</a:rPr>" if start[1] else "")
    data = edited(data, slide1xml=(start[0], new))
    more = '<Relationship Id="rJ" Type="http://a/slide" Target="slide2.xml"/></Relationships>'
    data = edited(data, slide1xmlrels=("</Relationships>", more))
    made = cleaned(data)
    assert gone(made.content) == set()
    assert "hlinkClick" in slide(data, 1)
    assert "hlinkClick" not in slide(made, 1)
    assert "STAYSfirst" in slide(made, 1)


def shape(text: str, hidden: int) -> tuple[str, str]:
    """What puts a shape onto a slide."""
    new = (
        f'<p:sp><p:nvSpPr><p:cNvPr id="99" name="x" hidden="{hidden}"/></p:nvSpPr>'
        f"<p:txBody><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )
    return "</p:spTree></p:cSld>", f"{new}</p:spTree></p:cSld>"


def test_hidden_shapes_go_with_what_moves_them() -> None:
    data = edited(DECK, slide1xml=shape("GONEshape", 1), slide3xml=shape("STAYSshape", 0))
    data = edited(data, slide1xml=("</p:cSld>", "</p:cSld><p:timing>99</p:timing>"))
    data = edited(data, slide3xml=("</p:cSld>", "</p:cSld><p:timing>99</p:timing>"))
    made = cleaned(data)
    assert "GONEshape" in gone(data)
    assert gone(made.content) == set()
    assert "STAYSshape" in slide(made, 3)
    assert counted(made, "hidden shapes") == 1
    assert "timing" not in slide(made, 1)
    assert "timing" in slide(made, 3)


def test_names_of_sections_ids_of_creation_and_tags_go() -> None:
    sections = (
        f'<p:extLst {SPACES}><p:ext uri="a"><p14:sectionLst><p14:section name="GONEsection"/>'
        "</p14:sectionLst></p:ext></p:extLst></p:presentation>"
    )
    more = (
        f'</p:spTree><p:custDataLst {SPACES}><p:tags r:id="rT"/></p:custDataLst>'
        f'<p:extLst {SPACES}><p:ext uri="b"><p14:creationId val="777777"/></p:ext></p:extLst>'
        "</p:cSld>"
    )
    relation = '<Relationship Id="rT" Type="http://a/tags" Target="../tags/tag1.xml"/>'
    data = edited(
        DECK,
        pptpresentationxml=("</p:presentation>", sections),
        slide1xml=("</p:spTree></p:cSld>", more),
        slide1xmlrels=("</Relationships>", f"{relation}</Relationships>"),
    )
    held = package.unpacked(data)
    held["ppt/tags/tag1.xml"] = b"<?xml version='1.0'?><x>GONEtag</x>"
    made = cleaned(package.write(held))
    assert gone(made.content) == set()
    assert "777777" not in slide(made, 1)
    assert "custDataLst" not in slide(made, 1)
    assert "extLst" not in slide(made, 1)
    assert counted(made, "names of sections") == 1
    assert counted(made, "tags of programs") == 1
    assert counted(made, "ids of revisions") == 1


def test_a_tie_to_new_comments_goes_whole() -> None:
    tie = '<p:extLst><p:ext uri="c"><p:commentRel r:id="rC"/></p:ext></p:extLst></p:cSld>'
    relation = '<Relationship Id="rC" Type="http://a/comments" Target="../comments/x.xml"/>'
    data = edited(
        DECK,
        slide3xml=("</p:cSld>", tie),
        slide3xmlrels=("</Relationships>", f"{relation}</Relationships>"),
    )
    held = package.unpacked(data)
    held["ppt/comments/x.xml"] = b"<?xml version='1.0'?><x><cm>GONEa</cm><cm>GONEb</cm></x>"
    made = cleaned(package.write(held))
    assert gone(made.content) == set()
    assert "ext" not in re.findall(r"<p:(\w+)", slide(made, 3))
    assert counted(made, "comments") == 1 + 2


def test_cleaning_twice_changes_nothing_more() -> None:
    once = cleaned(DECK)
    assert cleaned(once.content).content == once.content
