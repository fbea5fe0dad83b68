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

from learning_together.documents.design import COLOURS, FACE, LINES, SIZES

if TYPE_CHECKING:
    from lxml.etree import _Element

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "templates" / "word" / "reference.docx"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

#: The place in the theme of each colour, so that a team changes all of one meaning in one place.
THEME = {
    "ink": ("dk1", "text1"),
    "paper": ("lt1", "background1"),
    "quiet": ("dk2", "text2"),
    "mist": ("lt2", "background2"),
    "navy": ("accent1", "accent1"),
    "ochre": ("accent2", "accent2"),
    "sand": ("accent3", "accent3"),
    "hairline": ("accent4", "accent4"),
    "link": ("hlink", "hyperlink"),
}
#: Styles of pandoc's that stand on nothing that a report holds.
NEVER_USED = {
    "Author", "Date", "AbstractTitle", "Abstract", "Bibliography", "DefinitionTerm", "Definition",
    "TableCaption", "ImageCaption", "Figure", "CaptionedFigure", "SectionNumber", "Table",
    *(f"Heading{level}{half}" for level in range(5, 10) for half in ("", "Char")),
}  # fmt: skip
#: Styles of pandoc's that a report may hold and that nobody needs to change.
HIDDEN = {"FootnoteBlockText"}
LATENT = (
    f'<w:latentStyles xmlns:w="{W}" w:defLockedState="0" w:defUIPriority="99"'
    ' w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
)
SIDES = ("top", "left", "bottom", "right")
#: The numbers of our own lists, below those that pandoc gives.
BULLETS, NUMBERS = 1, 2
LIST_LEVELS = 3
#: An A4 page in twentieths of a point, its margins at the sides, and what a line leaves free.
WIDE, HIGH, SIDE = 11906, 16838, 1247
BESIDE = WIDE - 2 * SIDE - round(LINES[FACE] / 25.4 * 1440)


def _said(name: str, attribute: str = "") -> str:
    """A colour as attributes: its value, and its place in the theme."""
    place = THEME[name][1]
    if attribute == "fill":
        return f'w:fill="{COLOURS[name]}" w:themeFill="{place}"'
    return f'w:{attribute or "val"}="{COLOURS[name]}" w:themeColor="{place}"'


def _run(size: float, *, colour: str = "", bold: bool = False, italic: bool = False) -> str:
    """Run properties; the size is in points."""
    return (
        '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"'
        ' w:eastAsiaTheme="minorEastAsia" w:cstheme="minorBidi"/>'
        f"{'<w:b/><w:bCs/>' if bold else ''}{'<w:i/><w:iCs/>' if italic else ''}"
        f"{f'<w:color {_said(colour)}/>' if colour else ''}"
        f'<w:sz w:val="{round(size * 2)}"/><w:szCs w:val="{round(size * 2)}"/>'
    )


def _space(before: int, after: int, line: int = 0) -> str:
    """Spacing in twentieths of a point; the line in 240ths of a line."""
    height = f' w:line="{line}" w:lineRule="auto"' if line else ""
    return f'<w:spacing w:before="{before}" w:after="{after}"{height}/>'


def _ind(left: int = 0) -> str:
    """An indent, and at the right what is left of the page once a line of text is full."""
    return f'<w:ind w:left="{left}" w:right="{BESIDE}"/>'


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" {_said(colour, "fill")}/>'


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
    hidden: bool = False,
) -> str:
    """A paragraph style; a hidden one is no style that Word's list shows."""
    shown = "<w:semiHidden/>" if hidden else "<w:qFormat/>"
    return (
        f'<w:style w:type="paragraph" w:customStyle="{int(custom)}"'
        f' w:styleId="{key}"><w:name w:val="{name}"/><w:basedOn w:val="{based}"/>'
        f"{f'<w:next w:val={chr(34)}{following}{chr(34)}/>' if following else ''}"
        f'<w:uiPriority w:val="{priority}"/>{shown}'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _edge(side: str, colour: str, size: int, space: int = 0) -> str:
    return f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" {_said(colour, "color")}/>'


KEEP = "<w:keepNext/><w:keepLines/>"
BESIDE_EDGES = (
    _edge("top", "navy", 12, 6)
    + _edge("left", "mist", 4, 4)
    + _edge("bottom", "mist", 4, 6)
    + _edge("right", "mist", 4, 4)
)
HEADINGS = (
    (1, "one", "navy", 360, 120),
    (2, "two", "navy", 300, 100),
    (3, "three", "ink", 280, 80),
    (4, "text", "quiet", 240, 60),
)

TABLE = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="ReviewTable">'
    '<w:name w:val="Review Table"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/>'
    '<w:qFormat/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblBorders>'
    f"{_edge('top', 'navy', 8)}{_edge('bottom', 'navy', 8)}{_edge('insideH', 'hairline', 4)}"
    '</w:tblBorders><w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
    '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    f'<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
    f"{_edge('bottom', 'navy', 8)}</w:tcBorders>"
    f'{_shade("mist")}<w:vAlign w:val="bottom"/></w:tcPr>'
    '</w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr><w:tcPr>'
    f"{_shade('mist')}</w:tcPr></w:tblStylePr></w:style>"
)
TABLE_NORMAL = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
    '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
    '<w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)
#: The block of a cover. A team's file that has no style of this name gets a plain title page.
COVER = (
    '<w:style w:type="table" w:customStyle="1" w:styleId="Cover"><w:name w:val="Cover"/>'
    '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="59"/><w:qFormat/>'
    f"<w:tblPr/><w:tcPr>{_shade('navy')}</w:tcPr></w:style>"
)


def _lists() -> list[str]:
    """The styles of lists: what they look like is said by the numbering that they refer to."""
    return [
        _style(
            f"List{name}{level or ''}",
            f"List {name}{f' {level}' if level else ''}",
            f'<w:widowControl/><w:numPr><w:ilvl w:val="{max(level - 1, 0)}"/>'
            f'<w:numId w:val="{number}"/></w:numPr>' + _space(0, 60),
            based="BodyText",
            priority=34,
            hidden=level > 0,
        )
        for name, number in (("Bullet", BULLETS), ("Number", NUMBERS))
        for level in (0, *range(2, LIST_LEVELS + 1))
    ] + [
        _style(
            "ListContinue",
            "List Continue",
            _space(0, 80) + _ind(397),
            based="BodyText",
            priority=34,
            hidden=True,
        )
    ]


def numbering() -> str:
    """The numbering to which the styles of lists refer."""
    kinds = ((BULLETS, "Bullet", "bullet"), (NUMBERS, "Number", "decimal"))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        + "".join(_level(name, form, level) for level in range(9))
        + "</w:abstractNum>"
        for number, name, form in kinds
    )
    numbers = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
        for number, *_ in kinds
    )
    return f'<w:numbering xmlns:w="{W}">{abstract}{numbers}</w:numbering>'


def _level(name: str, form: str, level: int) -> str:
    """A level of a list; the first ones have a style."""
    style = f'<w:pStyle w:val="List{name}{level + 1 if level else ""}"/>'
    text = ("–" if level % 2 else "•") if form == "bullet" else f"%{level + 1}."
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{style if level < LIST_LEVELS else ""}<w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{397 + 340 * level}" w:hanging="340"/>'
        "</w:pPr></w:lvl>"
    )


def styles() -> list[str]:
    """Every style that differs from pandoc's own."""
    small, text, three, two = (SIZES[name] for name in ("small", "text", "three", "two"))
    box = (
        f"<w:pBdr>{_edge('top', 'ochre', 16, 8)}{_edge('left', 'sand', 4, 8)}"
        f"{_edge('bottom', 'sand', 4, 8)}{_edge('right', 'sand', 4, 8)}</w:pBdr>"
    )
    made = [
        TABLE_NORMAL,
        TABLE,
        COVER,
        _style("BodyText", "Body Text", "<w:widowControl/>" + _space(0, 120) + _ind()),
        _style(
            "FirstParagraph",
            "First Paragraph",
            "",
            based="BodyText",
            custom=True,
            following="BodyText",
            hidden=True,
        ),
        _style("Compact", "Compact", _space(0, 60), based="BodyText", custom=True, hidden=True),
        *_lists(),
        _style(
            "DocumentKind",
            "Document Kind",
            KEEP + _space(0, 120),
            _run(two, colour="quiet"),
            custom=True,
            following="Title",
        ),
        _style(
            "Title",
            "Title",
            KEEP + "<w:suppressAutoHyphens/>" + _space(120, 240, 252),
            _run(SIZES["cover"], colour="navy", bold=True),
            following="Subtitle",
            priority=10,
        ),
        _style(
            "Subtitle",
            "Subtitle",
            KEEP + _space(0, 240, 276),
            _run(two, colour="quiet"),
            following="BodyText",
            priority=11,
        ),
        _style(
            "CoverText", "Cover Text", KEEP + _space(0, 60), _run(two), custom=True, priority=11
        ),
        _style(
            "DocumentMarking",
            "Document Marking",
            f"<w:pBdr>{''.join(_edge(side, 'navy', 8, 6) for side in SIDES)}</w:pBdr>"
            + _space(360, 0)
            + '<w:ind w:left="120"/>',
            _run(small, bold=True),
            custom=True,
        ),
        _style("Stamp", "Stamp", _space(20, 20), _run(small), custom=True),
        _style(
            "TOCHeading",
            "TOC Heading",
            KEEP + _space(0, 200),
            _run(SIZES["one"], colour="navy", bold=True),
            following="BodyText",
            priority=39,
        ),
        _style(
            "TOC1",
            "toc 1",
            _space(100, 30) + _ind(),
            _run(text, bold=True),
            priority=39,
        ),
        _style(
            "TOC2",
            "toc 2",
            _space(0, 20) + _ind(284),
            priority=39,
            hidden=True,
        ),
        _style(
            "TOC3",
            "toc 3",
            _space(0, 10) + _ind(567),
            _run(small, colour="quiet"),
            priority=39,
            hidden=True,
        ),
        _style(
            "Caption",
            "caption",
            KEEP + _space(240, 100),
            _run(small, colour="quiet", bold=True),
            following="BodyText",
            priority=35,
        ),
        _style(
            "TableText",
            "Table Text",
            "<w:widowControl/>" + _space(0, 40, 252),
            _run(small),
            custom=True,
        ),
        _style(
            "TableHeading",
            "Table Heading",
            "<w:keepNext/>" + _space(0, 20, 247),
            _run(small, colour="navy", bold=True),
            based="TableText",
            custom=True,
        ),
        _style(
            "Number",
            "Number",
            "<w:keepNext/>" + _space(120, 0),
            _run(SIZES["one"], colour="navy", bold=True),
            based="TableText",
            custom=True,
        ),
        _style(
            "Card",
            "Card",
            "<w:keepLines/><w:widowControl/><w:pBdr>"
            + _edge("left", "navy", 24, 8)
            + f"</w:pBdr>{_shade('mist')}"
            + _space(0, 0, 252)
            + '<w:ind w:left="170"/>',
            _run(small),
            based="TableText",
            custom=True,
        ),
        _style(
            "Lead",
            "Lead",
            "<w:keepLines/><w:widowControl/>" + _space(0, 200, 280),
            _run(two, colour="navy"),
            based="Normal",
            custom=True,
        ),
        _style(
            "Beside",
            "Beside",
            f"<w:widowControl/><w:pBdr>{BESIDE_EDGES}</w:pBdr>{_shade('mist')}"
            + _space(0, 40, 252)
            + f'<w:ind w:left="100" w:right="{BESIDE}"/>',
            _run(small),
            custom=True,
        ),
        _style(
            "BesideLabel",
            "Beside Label",
            KEEP + _space(120, 40, 252),
            _run(small, colour="navy", bold=True),
            based="Beside",
            custom=True,
            following="Beside",
        ),
        _style(
            "Callout",
            "Callout",
            f"<w:keepLines/><w:widowControl/>{box}{_shade('sand')}"
            + _space(0, 80, 269)
            + f'<w:ind w:left="170" w:right="{BESIDE + 170}"/>',
            based="Normal",
            custom=True,
        ),
        _style(
            "BlockText",
            "Block Text",
            "<w:widowControl/><w:pBdr>"
            + _edge("left", "ochre", 18, 10)
            + "</w:pBdr>"
            + _space(0, 140)
            + _ind(397),
            _run(three, colour="quiet"),
            following="BodyText",
            priority=99,
        ),
        _style(
            "SmallText",
            "Small Text",
            "<w:widowControl/>" + _space(0, 80, 259) + _ind(),
            _run(small, colour="quiet"),
            custom=True,
        ),
        _style(
            "Gap",
            "Gap",
            f"<w:widowControl/><w:pBdr>{_edge('left', 'quiet', 12, 8)}</w:pBdr>"
            + _space(0, 80)
            + _ind(227),
            _run(text, colour="quiet", italic=True),
            custom=True,
        ),
        _style("Header", "header", _space(0, 0, 240), _run(small, colour="ink"), priority=99),
        _style("Footer", "footer", _space(40, 0, 240), _run(small, colour="quiet"), priority=99),
        _style("FootnoteText", "footnote text", _space(0, 40, 240), _run(small), priority=99),
    ]
    made += [
        _style(
            f"Heading{level}",
            f"heading {level}",
            KEEP + _space(before, after, 259) + _ind() + f'<w:outlineLvl w:val="{level - 1}"/>',
            _run(SIZES[size], colour=colour, bold=True),
            following="BodyText",
            priority=9,
        )
        for level, size, colour, before, after in HEADINGS
    ]
    made.append(
        '<w:style w:type="character" w:customStyle="1" w:styleId="CoverWords">'
        '<w:name w:val="Cover Words"/><w:uiPriority w:val="11"/><w:qFormat/><w:rPr>'
        f"<w:color {_said('paper')}/></w:rPr></w:style>"
    )
    made.append(
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:rPr>'
        f'<w:color {_said("link")}/><w:u w:val="single"/></w:rPr></w:style>'
    )
    return made


def _w(name: str) -> str:
    return f"{{{W}}}{name}"


def _restyle(root: "_Element") -> None:
    """Puts our styles into pandoc's, in place of those of the same id."""
    from lxml import etree

    fresh = {}
    for xml in styles():
        style = etree.fromstring(f'<x xmlns:w="{W}">{xml}</x>')[0]
        fresh[str(style.get(_w("styleId")))] = style
    paragraphs = set(fresh) - {"BodyText"}  # whose half pandoc's own styles are based on
    for old in root.findall(_w("style")):
        key = str(old.get(_w("styleId")))
        half = key.endswith("Char") and key.removesuffix("Char") in paragraphs
        if half or key in NEVER_USED:
            root.remove(old)  # with the character half of a style that is ours now
        elif key in fresh:
            root.replace(old, fresh.pop(key))
        elif key in HIDDEN:
            for shown in old.findall(_w("qFormat")):
                old.remove(shown)
    root.extend(fresh.values())
    for style in root.findall(_w("style")):
        link = style.find(_w("link"))
        if link is not None and str(link.get(_w("val"))).removesuffix("Char") in paragraphs:
            style.remove(link)
    _defaults(root)


def _defaults(root: "_Element") -> None:
    """What holds where no style says otherwise, and what stays out of Word's list of styles."""
    from lxml import etree

    defaults = etree.fromstring(
        f'<w:docDefaults xmlns:w="{W}"><w:rPrDefault><w:rPr>{_run(SIZES["text"], colour="ink")}'
        '<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault><w:pPr><w:widowControl/>" + _space(0, 140, 264) + "</w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
    )
    for old in (*root.findall(_w("docDefaults")), *root.findall(_w("latentStyles"))):
        root.remove(old)
    root.insert(0, defaults)
    root.insert(1, etree.fromstring(LATENT))


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
    section.page_width, section.page_height = Twips(WIDE), Twips(HIGH)
    section.left_margin = section.right_margin = Twips(SIDE)
    section.top_margin, section.bottom_margin = Twips(1304), Twips(1191)
    section.header_distance, section.footer_distance = Twips(567), Twips(510)
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
    for name, (place, _) in THEME.items():
        colour = f'<a:{place}><a:srgbClr val="{COLOURS[name]}"/></a:{place}>'
        theme = re.sub(rf"<a:{place}>.*?</a:{place}>", colour, theme, count=1, flags=re.DOTALL)
    theme = re.sub(r'(<a:latin typeface=")[^"]*', rf"\g<1>{FACE}", theme)
    parts["word/theme/theme1.xml"] = theme.encode("utf-8")
    parts["word/numbering.xml"] = numbering().encode("utf-8")
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
