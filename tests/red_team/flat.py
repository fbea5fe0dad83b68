"""Documents of LibreOffice as flat XML, with one text planted in one place of each."""

from collections.abc import Callable
from html import escape

from planting import CLEAN, Plant, halves

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("draw", "drawing"), ("presentation", "presentation"), ("meta", "meta"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("form", "form"),
        ("number", "datastyle"),
    )
)  # fmt: skip
_ROOT = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {_SPACES} '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.{kind}">'
)
_STYLES = (
    "<office:automatic-styles>"
    '<style:style style:name="hid" style:family="text"><style:text-properties '
    'text:display="none"/></style:style>'
    '<style:style style:name="bold" style:family="text"><style:text-properties '
    'fo:font-weight="bold"/></style:style>'
    '<style:style style:name="gone" style:family="table"><style:table-properties '
    'table:display="false"/></style:style>'
    '<style:style style:name="ta" style:family="table" style:master-page-name="Standard"/>'
    '<style:style style:name="off" style:family="drawing-page"><style:drawing-page-properties '
    'presentation:visibility="hidden"/></style:style>'
    '<style:page-layout style:name="L"><style:header-style/><style:footer-style/>'
    "</style:page-layout></office:automatic-styles>"
)


def _lines(text: str) -> str:
    return escape(text).replace("\n", "<text:line-break/>").replace("  ", " <text:s/>")


def _p(inside: str) -> str:
    return f"<text:p>{inside}</text:p>"


def _document(kind: str, body: str, *, meta: str = "", head: str = "", foot: str = "") -> bytes:
    master = (
        '<office:master-styles><style:master-page style:name="Standard" '
        f'style:page-layout-name="L"><style:header>{head or _p("")}</style:header>'
        f"<style:footer>{foot or _p('')}</style:footer></style:master-page>"
        "</office:master-styles>"
    )
    if kind == "presentation":
        master = (
            '<office:master-styles><style:master-page style:name="M" style:page-layout-name="L">'
            f"{foot}</style:master-page></office:master-styles>"
        )
    inside = f"<office:meta>{meta}</office:meta>{_STYLES}{master}<office:body>{body}</office:body>"
    return (_ROOT.replace("{kind}", kind) + inside + "</office:document>").encode()


# Text documents


def _text(pattern: str, before: str = "") -> Plant:
    """A text document; FIRST and SECOND are the halves of TEXT, ATTR is it as an attribute."""

    def plant(text: str) -> bytes:
        body = f"<office:text>{_filled(before, text)}{_p(CLEAN)}{_filled(pattern, text)}"
        return _document("text", body + "</office:text>")

    return plant


def _filled(pattern: str, text: str) -> str:
    first, second = halves(text)
    return (
        pattern.replace("ATTR", escape(text).replace("\n", " "))
        .replace("TEXT", _lines(text))
        .replace("FIRST", _lines(first))
        .replace("SECOND", _lines(second))
    )


def _of_text(**slots: str) -> Plant:
    def plant(text: str) -> bytes:
        filled = {name: _filled(pattern, text) for name, pattern in slots.items()}
        return _document("text", f"<office:text>{_p(CLEAN)}</office:text>", **filled)

    return plant


_CHANGE = (
    '<text:tracked-changes><text:changed-region text:id="c1"><text:KIND><office:change-info>'
    "<dc:creator>Editor</dc:creator><dc:date>2024-01-02T10:00:00</dc:date></office:change-info>"
    "WHAT</text:KIND></text:changed-region></text:tracked-changes>"
)
_DELETED = _CHANGE.replace("KIND", "deletion").replace("WHAT", "<text:p>TEXT</text:p>")
_INSERTED = _CHANGE.replace("KIND", "insertion").replace("WHAT", "")
_BOX = (
    '<text:p><draw:frame draw:name="F" svg:width="6cm" svg:height="2cm" '
    'text:anchor-type="paragraph"><draw:text-box><text:p>{inside}</text:p></draw:text-box>{more}'
    "</draw:frame></text:p>"
)
WRITER: dict[str, Plant] = {
    "body": _text("<text:p>Seen by TEXT at noon.</text:p>"),
    "two runs": _text(
        '<text:p>By <text:span text:style-name="bold">FIRST</text:span>SECOND</text:p>'
    ),
    "heading": _text('<text:h text:outline-level="1">TEXT</text:h>'),
    "list": _text("<text:list><text:list-item><text:p>TEXT</text:p></text:list-item></text:list>"),
    "table": _text(
        '<table:table table:name="T"><table:table-column/><table:table-row><table:table-cell>'
        "<text:p>TEXT</text:p></table:table-cell></table:table-row></table:table>"
    ),
    "header": _of_text(head="<text:p>TEXT</text:p>"),
    "footer": _of_text(foot="<text:p>TEXT</text:p>"),
    "footnote": _text(
        '<text:p>x<text:note text:id="n" text:note-class="footnote"><text:note-citation>1'
        "</text:note-citation><text:note-body><text:p>TEXT</text:p></text:note-body></text:note>"
        "</text:p>"
    ),
    "endnote": _text(
        '<text:p>x<text:note text:id="n" text:note-class="endnote"><text:note-citation>i'
        "</text:note-citation><text:note-body><text:p>TEXT</text:p></text:note-body></text:note>"
        "</text:p>"
    ),
    "comment": _text(
        "<text:p>x<office:annotation><dc:creator>E</dc:creator><text:p>TEXT</text:p>"
        "</office:annotation></text:p>"
    ),
    "comment's author": _text(
        "<text:p>x<office:annotation><dc:creator>TEXT</dc:creator><text:p>a</text:p>"
        "</office:annotation></text:p>"
    ),
    "tracked deletion": _text(
        '<text:p>a, <text:change text:change-id="c1"/>, b</text:p>', _DELETED
    ),
    "tracked insertion": _text(
        '<text:p>a, <text:change-start text:change-id="c1"/>TEXT<text:change-end '
        'text:change-id="c1"/>, b</text:p>',
        _INSERTED,
    ),
    "hidden text": _text('<text:p>a <text:span text:style-name="hid">TEXT</text:span> b</text:p>'),
    "hidden section": _text(
        '<text:section text:name="S" text:display="none"><text:p>TEXT</text:p></text:section>'
    ),
    "text box": _text(_BOX.format(inside="TEXT", more="")),
    "alt text": _text(_BOX.format(inside="a", more="<svg:desc>TEXT</svg:desc>")),
    "title of a box": _text(_BOX.format(inside="a", more="<svg:title>TEXT</svg:title>")),
    "bookmark": _text('<text:p>a<text:bookmark text:name="ATTR"/>b</text:p>'),
    "link": _text('<text:p><text:a xlink:href="https://example.org/?q=ATTR">a</text:a></text:p>'),
    "title": _of_text(meta="<dc:title>ATTR</dc:title>"),
    "subject": _of_text(meta="<dc:subject>ATTR</dc:subject>"),
    "keyword": _of_text(meta="<meta:keyword>ATTR</meta:keyword>"),
    "author": _of_text(meta="<meta:initial-creator>ATTR</meta:initial-creator>"),
    "own property": _of_text(meta='<meta:user-defined meta:name="Client">ATTR</meta:user-defined>'),
}

# Sheets


def _sheets(rows: str, *, more: str = "", tables: str = "", **slots: str) -> Plant:
    def plant(text: str) -> bytes:
        first = (
            '<table:table table:name="S1" table:style-name="ta"><table:table-row><table:table-cell '
            f'office:value-type="string"><text:p>{CLEAN}</text:p></table:table-cell>'
            f"</table:table-row>{_filled(rows, text)}</table:table>{_filled(tables, text)}"
        )
        body = f"<office:spreadsheet>{first}{_filled(more, text)}</office:spreadsheet>"
        filled = {name: _filled(pattern, text) for name, pattern in slots.items()}
        return _document("spreadsheet", body, **filled)

    return plant


_CELL = '<table:table-cell office:value-type="string">{}</table:table-cell>'
_ROW = "<table:table-row>{}</table:table-row>"
CALC: dict[str, Plant] = {
    "cell": _sheets(_ROW.format(_CELL.format("<text:p>By TEXT</text:p>"))),
    "two runs": _sheets(
        _ROW.format(
            _CELL.format(
                '<text:p><text:span text:style-name="bold">FIRST</text:span>SECOND</text:p>'
            )
        )
    ),
    "comment": _sheets(
        _ROW.format(
            _CELL.format(
                "<office:annotation><dc:creator>E</dc:creator><text:p>TEXT</text:p>"
                "</office:annotation><text:p>a</text:p>"
            )
        )
    ),
    "formula": _sheets(
        _ROW.format(
            '<table:table-cell office:value-type="string" '
            'table:formula="of:=CONCATENATE(&quot;ATTR&quot;;&quot;&quot;)">'
            "<text:p>TEXT</text:p></table:table-cell>"
        )
    ),
    "hidden row": _sheets(
        '<table:table-row table:visibility="collapse">'
        + _CELL.format("<text:p>TEXT</text:p>")
        + "</table:table-row>"
    ),
    "hidden sheet": _sheets(
        "",
        tables='<table:table table:name="S2" table:style-name="gone">'
        + _ROW.format(_CELL.format("<text:p>TEXT</text:p>"))
        + "</table:table>",
    ),
    "sheet's name": _sheets("", tables='<table:table table:name="ATTR"><table:table-row>'
                            "<table:table-cell/></table:table-row></table:table>"),
    "header": _sheets("", head="<text:p>TEXT</text:p>"),
    "defined name": _sheets(
        "",
        more='<table:named-expressions><table:named-expression table:name="n" '
        'table:base-cell-address="$S1.$A$1" table:expression="&quot;ATTR&quot;"/>'
        "</table:named-expressions>",
    ),
    "link": _sheets(
        _ROW.format(
            _CELL.format(
                '<text:p><text:a xlink:href="https://example.org/?q=ATTR">a</text:a></text:p>'
            )
        )
    ),
    "title": _sheets("", meta="<dc:title>ATTR</dc:title>"),
    "own property": _sheets(
        "", meta='<meta:user-defined meta:name="Client">ATTR</meta:user-defined>'
    ),
}  # fmt: skip

# Slides


def _slides(on: str = "", *, notes: str = "", second: str = "", **slots: str) -> Plant:
    def plant(text: str) -> bytes:
        body = (
            '<office:presentation><draw:page draw:name="p1" draw:master-page-name="M">'
            f"{_shown(CLEAN)}{_filled(on, text)}{_filled(notes, text)}</draw:page>"
            f"{_filled(second, text)}</office:presentation>"
        )
        filled = {name: _filled(pattern, text) for name, pattern in slots.items()}
        return _document("presentation", body, **filled)

    return plant


def _shown(inside: str, more: str = "") -> str:
    return (
        '<draw:frame svg:width="20cm" svg:height="3cm" svg:x="2cm" svg:y="2cm"><draw:text-box>'
        f"<text:p>{inside}</text:p></draw:text-box>{more}</draw:frame>"
    )


IMPRESS: dict[str, Plant] = {
    "slide": _slides(_shown("By TEXT at noon")),
    "two runs": _slides(_shown('<text:span text:style-name="bold">FIRST</text:span>SECOND')),
    "notes": _slides(
        notes='<presentation:notes><draw:frame presentation:class="notes" svg:width="15cm" '
        'svg:height="10cm" svg:x="2cm" svg:y="14cm"><draw:text-box><text:p>TEXT</text:p>'
        "</draw:text-box></draw:frame></presentation:notes>"
    ),
    "hidden slide": _slides(
        second='<draw:page draw:name="p2" draw:style-name="off" draw:master-page-name="M">'
        + _shown("TEXT")
        + "</draw:page>"
    ),
    "comment": _slides(
        '<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>E</dc:creator>'
        "<dc:date>2024-01-02T10:00:00</dc:date><text:p>TEXT</text:p></office:annotation>"
    ),
    "alt text": _slides(_shown("a", "<svg:desc>TEXT</svg:desc>")),
    "shape": _slides(
        '<draw:rect svg:width="5cm" svg:height="2cm" svg:x="3cm" svg:y="8cm">'
        "<text:p>TEXT</text:p></draw:rect>"
    ),
    "table": _slides(
        '<draw:frame svg:width="10cm" svg:height="2cm" svg:x="3cm" svg:y="8cm"><table:table>'
        "<table:table-column/><table:table-row><table:table-cell><text:p>TEXT</text:p>"
        "</table:table-cell></table:table-row></table:table></draw:frame>"
    ),
    "title": _slides(meta="<dc:title>ATTR</dc:title>"),
}

Flat = dict[str, Callable[[str], bytes]]
SOURCES: dict[str, Flat] = {"fodt": WRITER, "fods": CALC, "fodp": IMPRESS}
