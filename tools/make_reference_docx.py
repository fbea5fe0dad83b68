"""Makes templates/word/reference.docx, the Word styles of every report, from pandoc's own.

Run it after a change here: `python tools/make_reference_docx.py`. A test holds that the file in
templates/ is what this makes. Word's built-in names are kept wherever Word has one, so that a team
can lay its own house style over the file.
"""

import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "templates" / "word" / "reference.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

INK = "1D2B36"
ACCENT = "1F4E66"
QUIET = "55636E"
RULE = "C5D0D7"
TINT = "EEF3F6"
LINK = "17557A"
FONT = "Arial"
ACCENTS = {"accent1": ACCENT, "hlink": LINK, "folHlink": "5B4B7A"}


def _run(size: float, *, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    """Run properties; the size is in points."""
    return (
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        f"{'<w:b/><w:bCs/>' if bold else ''}{'<w:i/><w:iCs/>' if italic else ''}"
        f"{f'<w:color w:val={chr(34)}{colour}{chr(34)}/>' if colour else ''}"
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    )


def _space(before: int, after: int, line: int = 0) -> str:
    """Spacing in twentieths of a point; the line in 240ths of a line."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _style(
    key: str,
    name: str,
    paragraph: str,
    run: str = "",
    *,
    based: str = "Normal",
    following: str = "",
    custom: bool = False,
    priority: int = 1,
) -> str:
    """A paragraph style."""
    return (
        f'<w:style w:type="paragraph" w:customStyle="{int(custom)}"'
        f' w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{f'<w:next w:val={chr(34)}{following}{chr(34)}/>' if following else ''}"
        f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _edge(side: str, colour: str, size: int, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'


KEEP = "<w:keepNext/><w:keepLines/>"
HEADINGS = (
    (1, 20, ACCENT, 480, 160),
    (2, 15, ACCENT, 360, 120),
    (3, 12.5, INK, 280, 80),
    (4, 11, QUIET, 240, 60),
)

TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReviewTable">'
    '<w:name w:val="Review Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    '<w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    f"{_edge('top', ACCENT, 8)}{_edge('bottom', ACCENT, 8)}{_edge('insideH', RULE, 4)}"
    '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    f"{_edge('bottom', ACCENT, 8)}</w:tcBorders>"
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/><w:vAlign w:val="bottom"/></w:tcPr>'
    '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr><w:tcPr>'
    f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/></w:tcPr></w:tblStylePr></w:style>'
)
TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


def styles() -> list[str]:
    """Every style that differs from pandoc's own."""
    box = (
        f"<w:pBdr>{_edge('top', TINT, 4, 6)}{_edge('left', ACCENT, 24, 10)}"
        f"{_edge('bottom', TINT, 4, 6)}</w:pBdr>"
    )
    made = [
        TABLE_NORMAL,
        TABLE,
        _style("BodyText", "Body Text", "<w:widowControl/>" + _space(0, 140)),
        _style(
            "FirstParagraph",
            "First Paragraph",
            "",
            based="BodyText",
            custom=True,
            following="BodyText",
        ),
        _style("Compact", "Compact", _space(0, 60), based="BodyText", custom=True),
        _style("ListParagraph", "List Paragraph", "<w:widowControl/>" + _space(0, 80), priority=34),
        _style(
            "DocumentKind",
            "Document Kind",
            KEEP + _space(0, 200),
            _run(12, colour=QUIET, bold=True).replace("<w:sz ", '<w:spacing w:val="20"/><w:sz ', 1),
            custom=True,
            following="Title",
        ),
        _style(
            "Title",
            "Title",
            KEEP + "<w:suppressAutoHyphens/>" + _space(0, 160, 252),
            _run(30, colour=ACCENT, bold=True),
            following="Subtitle",
            priority=10,
        ),
        _style(
            "Subtitle",
            "Subtitle",
            KEEP + _space(0, 240, 264),
            _run(16, colour=QUIET),
            following="BodyText",
            priority=11,
        ),
        _style(
            "DocumentMarking",
            "Document Marking",
            f"<w:pBdr>{_edge('top', ACCENT, 12, 10)}</w:pBdr>" + _space(240, 480),
            _run(12, colour=INK, bold=True),
            custom=True,
        ),
        _style("Stamp", "Stamp", _space(40, 40), _run(10.5), custom=True),
        _style(
            "TOCHeading",
            "TOC Heading",
            KEEP + _space(480, 160),
            _run(16, colour=ACCENT, bold=True),
            following="BodyText",
            priority=39,
        ),
        _style("TOC1", "toc 1", _space(120, 40), _run(11, bold=True), priority=39),
        _style("TOC2", "toc 2", _space(0, 40) + '<w:ind w:left="284"/>', priority=39),
        _style(
            "TOC3",
            "toc 3",
            _space(0, 30) + '<w:ind w:left="567"/>',
            _run(10, colour=QUIET),
            priority=39,
        ),
        _style(
            "Caption",
            "caption",
            KEEP + _space(240, 100),
            _run(10, colour=QUIET, bold=True),
            following="BodyText",
            priority=35,
        ),
        _style(
            "TableText",
            "Table Text",
            "<w:widowControl/>" + _space(0, 40, 252),
            _run(9),
            custom=True,
        ),
        _style(
            "TableHeading",
            "Table Heading",
            "<w:keepNext/>" + _space(0, 20, 247),
            _run(9, colour=ACCENT, bold=True),
            based="TableText",
            custom=True,
        ),
        _style(
            "Number",
            "Number",
            "<w:keepNext/>" + _space(120, 0),
            _run(22, colour=ACCENT, bold=True),
            based="TableText",
            custom=True,
        ),
        _style(
            "Card",
            "Card",
            "<w:keepLines/><w:widowControl/><w:pBdr>"
            + _edge("left", ACCENT, 24, 8)
            + f'</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
            + _space(0, 0, 252)
            + '<w:ind w:left="170"/>',
            _run(9.5),
            based="TableText",
            custom=True,
        ),
        _style(
            "Lead",
            "Lead",
            "<w:keepLines/><w:widowControl/>" + _space(0, 200, 280),
            _run(14, colour=ACCENT),
            based="Normal",
            custom=True,
        ),
        _style(
            "Callout",
            "Callout",
            f"<w:keepLines/><w:widowControl/>{box}"
            f'<w:shd w:val="clear" w:color="auto" w:fill="{TINT}"/>'
            + _space(0, 80, 269)
            + '<w:ind w:left="227" w:right="57"/>',
            based="Normal",
            custom=True,
        ),
        _style(
            "BlockText",
            "Block Text",
            "<w:widowControl/><w:pBdr>"
            + _edge("left", RULE, 18, 10)
            + "</w:pBdr>"
            + _space(0, 140)
            + '<w:ind w:left="397" w:right="397"/>',
            _run(11, colour=QUIET),
            following="BodyText",
            priority=99,
        ),
        _style(
            "SmallText",
            "Small Text",
            "<w:widowControl/>" + _space(0, 80, 259),
            _run(9, colour=QUIET),
            custom=True,
        ),
        _style("Header", "header", _space(0, 0, 240), _run(9, colour=INK), priority=99),
        _style("Footer", "footer", _space(40, 0, 240), _run(9, colour=QUIET), priority=99),
        _style("FootnoteText", "footnote text", _space(0, 40, 240), _run(9), priority=99),
    ]
    made += [
        _style(
            f"Heading{level}",
            f"heading {level}",
            KEEP + _space(before, after, 259) + f'<w:outlineLvl w:val="{level - 1}"/>',
            _run(size, colour=colour, bold=True),
            following="BodyText",
            priority=9,
        )
        for level, size, colour, before, after in HEADINGS
    ]
    made.append(
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        f'<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr><w:color w:val="{LINK}"/>'
        '<w:u w:val="single"/></w:rPr></w:style>'
    )
    return made


def _restyle(root: "_Element") -> None:
    """Puts our styles into pandoc's, in place of those of the same id."""
    from lxml import etree

    def w(name: str) -> str:
        return f"{{{W}}}{name}"

    fresh = {}
    for xml in styles():
        style = etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]
        fresh[str(style.get(w("styleId")))] = style
    paragraphs = set(fresh) - {"BodyText"}  # whose half pandoc's own styles are based on
    for old in root.findall(w("style")):
        key = str(old.get(w("styleId")))
        if key in fresh:
            root.replace(old, fresh.pop(key))
        elif key.endswith("Char") and key.removesuffix("Char") in paragraphs:
            root.remove(old)  # the character half of a style that is ours now
        elif key == "Table":
            del old.attrib[w("default")]
    root.extend(fresh.values())
    for style in root.findall(w("style")):
        link = style.find(w("link"))
        if link is not None and str(link.get(w("val"))).removesuffix("Char") in paragraphs:
            style.remove(link)
    defaults = etree.fromstring(
        f'<w:docDefaults xmlns:w="{W}"><w:rPrDefault><w:rPr>{_run(11, colour=INK)}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/>" + _space(0, 140, 276) + "</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )
    old_defaults = root.find(w("docDefaults"))
    if old_defaults is not None:
        root.replace(old_defaults, defaults)


def make() -> dict[str, bytes]:
    """The parts of the reference file, by name."""
    import pypandoc
    from docx import Document
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    plain = subprocess.run(  # noqa: S603 - the pandoc that pypandoc brings
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"],
        capture_output=True,
        check=True,
    ).stdout
    document = Document(io.BytesIO(plain))
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Twips(11906), Twips(16838)
    section.left_margin = section.right_margin = Twips(1247)
    section.top_margin, section.bottom_margin = Twips(1418), Twips(1304)
    section.header_distance, section.footer_distance = Twips(624), Twips(567)
    _restyle(document.styles.element)
    properties = document.core_properties
    properties.title = "Styles of the Learning Together reports"
    properties.author = "Learning Together"
    properties.language = "en-GB"
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    theme = parts["word/theme/theme1.xml"].decode("utf-8")
    for name, colour in ACCENTS.items():
        theme = re.sub(
            rf"(<a:{name}>\s*<a:srgbClr val=\")[0-9A-F]{{6}}", rf"\g<1>{colour}", theme, count=1
        )
    theme = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    parts["word/theme/theme1.xml"] = theme.encode("utf-8")
    return parts


def main() -> None:
    """Writes the file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in make().items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(out.getvalue())
    sys.stdout.write(f"{TARGET.relative_to(ROOT)} written\n")


if __name__ == "__main__":
    main()
