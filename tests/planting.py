"""Files with one text planted in one place, made as people's programs make them."""

import io
import re
import zipfile
from collections.abc import Callable
from html import escape
from typing import Any

import openpyxl
import pypdf
import pypdf.generic as pdf
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import RGBColor
from odf import dc, draw, meta, office, style, svg
from odf import text as odf
from odf.opendocument import OpenDocumentText
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from PIL import Image
from PIL.PngImagePlugin import PngInfo

import bare_word

Plant = Callable[[str], bytes]

CLEAN = "The health visitor saw the child at home and rang the duty team."


def halves(text: str) -> tuple[str, str]:
    """A text in two, cut within a word."""
    at = max(len(text) // 2, 1)
    return text[:at], text[at:]


# Word


def word(change: Callable[[Any, str], None]) -> Plant:
    def plant(text: str) -> bytes:
        document = bare_word.document()
        document.add_paragraph(CLEAN)
        change(document, text)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return plant


def parts(made: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A packed file with its parts changed by hand."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(name, content)
    return out.getvalue()


def _runs(document: Any, text: str) -> None:
    paragraph = document.add_paragraph("Seen by ")
    for number, half in enumerate(halves(text)):
        paragraph.add_run(half).bold = bool(number)


def _hidden(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).font.hidden = True


def _white(document: Any, text: str) -> None:
    document.add_paragraph().add_run(text).font.color.rgb = RGBColor(255, 255, 255)


def _tracked(kind: str, within: str) -> Callable[[Any, str], None]:
    def change(document: Any, text: str) -> None:
        first, second = halves(escape(text))
        paragraph = document.add_paragraph()
        paragraph._p.append(
            parse_xml(
                f'<w:{kind} {nsdecls("w")} w:id="1" w:author="Editor"><w:r><w:{within} '
                f'xml:space="preserve">{first}</w:{within}></w:r><w:r><w:{within} '
                f'xml:space="preserve">{second}</w:{within}></w:r></w:{kind}>'
            )
        )

    return change


def _around_deletion(document: Any, text: str) -> None:
    """A name that is whole only once a tracked deletion within it is left out."""
    first, second = halves(text)
    paragraph = document.add_paragraph(first)
    paragraph._p.append(
        parse_xml(
            f'<w:del {nsdecls("w")} w:id="1" w:author="Editor"><w:r><w:delText>qqq</w:delText>'
            "</w:r></w:del>"
        )
    )
    paragraph.add_run(second)


def _field(document: Any, text: str) -> None:
    run = document.add_paragraph().add_run()
    element = OxmlElement("w:instrText")
    element.text = f'TC "{text}"'
    run._r.append(element)


def _simple_field(document: Any, text: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f'QUOTE "{text}"')
    document.add_paragraph()._p.append(field)


def _link(document: Any, text: str) -> None:
    target = "https://example.org/" + text.replace(" ", "%20")
    document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, True)


def _table(document: Any, text: str) -> None:
    document.add_table(1, 2).cell(0, 1).text = text


def _text_box(document: Any, text: str) -> None:
    document.add_paragraph("Before ").add_run("after")._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>'
            f"<w:txbxContent><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:txbxContent>"
            "</v:textbox></w:pict>"
        )
    )


def picture(**exif: Any) -> bytes:
    out = io.BytesIO()
    image = Image.new("RGB", (8, 8))
    held = image.getexif()
    for tag, value in exif.items():
        held[int(tag.strip("_"))] = value
    image.save(out, "jpeg", exif=held)
    return out.getvalue()


def _alt(document: Any, text: str) -> None:
    document.add_picture(io.BytesIO(picture()))
    document.inline_shapes[0]._inline.docPr.set("descr", text)


def _embedded(document: Any, text: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    part = Part(PackURI("/word/embeddings/sheet.xlsx"), "application/x", cell(text))
    document.part.relate_to(part, "http://example.org/package")


def _custom_xml(document: Any, text: str) -> None:
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    content = f"<a xmlns='urn:x'><b>{escape(text)}</b></a>".encode()
    part = Part(PackURI("/customXml/item9.xml"), "application/xml", content)
    document.part.relate_to(part, "http://example.org/customXml")


def footnote(text: str) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        held["word/footnotes.xml"] = (
            f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'><w:p><w:r><w:t>{escape(text)}</w:t>"
            "</w:r></w:p></w:footnote></w:footnotes>"
        ).encode()

    return parts(word(lambda *_: None)(""), change)


def thumbnail(text: str) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        held["docProps/thumbnail.jpeg"] = picture(_270=text)

    return parts(word(lambda *_: None)(""), change)


def custom_property(text: str) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        held["docProps/custom.xml"] = (
            "<Properties xmlns='urn:x' xmlns:vt='urn:y'><property name='Client'>"
            f"<vt:lpwstr>{escape(text)}</vt:lpwstr></property></Properties>"
        ).encode()

    return parts(word(lambda *_: None)(""), change)


def part_comment(text: str) -> bytes:
    made = io.BytesIO(word(lambda *_: None)(""))
    with zipfile.ZipFile(made, "a") as archive:
        archive.comment = text.encode()
    return made.getvalue()


def old_object(text: str) -> bytes:
    def change(held: dict[str, bytes]) -> None:
        inner = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + text.encode("utf-16-le")
        held["word/embeddings/oleObject1.bin"] = inner + b"\0" * 100

    return parts(word(lambda *_: None)(""), change)


WORD: dict[str, Plant] = {
    "body": word(lambda d, t: d.add_paragraph(f"Visit by {t} at noon.")),
    "runs": word(_runs),
    "line break": word(lambda d, t: d.add_paragraph().add_run(t.replace(" ", "\n"))),
    "table": word(_table),
    "text box": word(_text_box),
    "header": word(lambda d, t: d.sections[0].header.add_paragraph(t)),
    "footer": word(lambda d, t: d.sections[0].footer.add_paragraph(t)),
    "footnote": footnote,
    "comment": word(lambda d, t: d.add_comment(d.paragraphs[0].runs, text=t, author="E")),
    "comment's author": word(
        lambda d, t: d.add_comment(d.paragraphs[0].runs, text="x", author=t, initials="E")
    ),
    "deleted": word(_tracked("del", "delText")),
    "inserted": word(_tracked("ins", "t")),
    "around a deletion": word(_around_deletion),
    "hidden": word(_hidden),
    "white": word(_white),
    "alt text": word(_alt),
    "title": word(lambda d, t: setattr(d.core_properties, "title", t)),
    "last saved by": word(lambda d, t: setattr(d.core_properties, "last_modified_by", t)),
    "custom property": custom_property,
    "custom XML": word(_custom_xml),
    "field code": word(_field),
    "simple field": word(_simple_field),
    "link target": word(_link),
    "embedded sheet": word(_embedded),
    "old object": old_object,
    "thumbnail": thumbnail,
    "picture": word(lambda d, t: d.add_picture(io.BytesIO(picture(_270=t)))),
    "note of the archive": part_comment,
}


# Excel


def book(change: Callable[[Any, str], None]) -> Plant:
    def plant(text: str) -> bytes:
        workbook = openpyxl.Workbook()
        workbook.active["A1"] = CLEAN
        change(workbook, text)
        out = io.BytesIO()
        workbook.save(out)
        return out.getvalue()

    return plant


def _set(where: str) -> Callable[[Any, str], None]:
    def change(workbook: Any, text: str) -> None:
        workbook.active[where] = text

    return change


def _rich(workbook: Any, text: str) -> None:
    first, second = halves(text)
    block = TextBlock(InlineFont(b=True), second)
    workbook.active["B2"] = CellRichText([first, block])


def _comment(workbook: Any, text: str) -> None:
    workbook.active["A1"].comment = Comment(text, "E")


def _sheet(workbook: Any, text: str) -> None:
    workbook.create_sheet(re.sub(r"[^\w .-]", " ", text)[:30])


def _hidden_sheet(workbook: Any, text: str) -> None:
    sheet = workbook.create_sheet("Other")
    sheet["A1"] = text
    sheet.sheet_state = "veryHidden"


def _sheet_header(workbook: Any, text: str) -> None:
    workbook.active.oddHeader.center.text = text


def _defined(workbook: Any, text: str) -> None:
    workbook.defined_names["x"] = DefinedName("x", attr_text=f'"{text}"')


def _sheet_link(workbook: Any, text: str) -> None:
    workbook.active["A1"].hyperlink = "https://example.org/" + text.replace(" ", "%20")


cell = book(_set("C3"))
EXCEL: dict[str, Plant] = {
    "cell": cell,
    "rich cell": book(_rich),
    "formula": book(lambda w, t: _set("D4")(w, f'=CONCATENATE("{t}", "")')),
    "comment": book(_comment),
    "sheet's name": book(_sheet),
    "hidden sheet": book(_hidden_sheet),
    "header": book(_sheet_header),
    "defined name": book(_defined),
    "link target": book(_sheet_link),
    "property": book(lambda w, t: setattr(w.properties, "keywords", t)),
}


# OpenDocument


def open_document(change: Callable[[Any, str], None]) -> Plant:
    def plant(text: str) -> bytes:
        document = OpenDocumentText()
        document.text.addElement(odf.P(text=CLEAN))
        change(document, text)
        out = io.BytesIO()
        document.write(out)
        return out.getvalue()

    return plant


def _spans(document: Any, text: str) -> None:
    paragraph = odf.P()
    for half in halves(text):
        paragraph.addElement(odf.Span(text=half))
    document.text.addElement(paragraph)


def _around_note(document: Any, text: str) -> None:
    """A name that a note stands in the middle of."""
    first, second = halves(text)
    paragraph = odf.P(text=first)
    note = office.Annotation()
    note.addElement(dc.Creator(text="Editor"))
    note.addElement(odf.P(text="a remark"))
    paragraph.addElement(note)
    paragraph.addText(second)
    document.text.addElement(paragraph)


def _annotation(document: Any, text: str) -> None:
    note = office.Annotation()
    note.addElement(odf.P(text=text))
    paragraph = odf.P(text="x")
    paragraph.addElement(note)
    document.text.addElement(paragraph)


def _note(document: Any, text: str) -> None:
    note = odf.Note(noteclass="footnote", id="n1")
    note.addElement(odf.NoteCitation(text="1"))
    body = odf.NoteBody()
    body.addElement(odf.P(text=text))
    note.addElement(body)
    paragraph = odf.P(text="x")
    paragraph.addElement(note)
    document.text.addElement(paragraph)


def _page(part: Any) -> Callable[[Any, str], None]:
    def change(document: Any, text: str) -> None:
        layout = style.PageLayout(name="L")
        document.automaticstyles.addElement(layout)
        master = style.MasterPage(name="Standard", pagelayoutname=layout)
        held = part()
        held.addElement(odf.P(text=text))
        master.addElement(held)
        document.masterstyles.addElement(master)

    return change


def _odf_alt(document: Any, text: str) -> None:
    frame = draw.Frame()
    box = draw.TextBox()
    box.addElement(odf.P(text="x"))
    frame.addElement(box)
    frame.addElement(svg.Desc(text=text))
    paragraph = odf.P()
    paragraph.addElement(frame)
    document.text.addElement(paragraph)


def _odf_link(document: Any, text: str) -> None:
    paragraph = odf.P()
    href = "https://example.org/" + text.replace(" ", "%20")
    paragraph.addElement(odf.A(href=href, text="here"))
    document.text.addElement(paragraph)


def _odf_meta(document: Any, text: str) -> None:
    document.meta.addElement(meta.UserDefined(name="Client", text=text))


OPEN: dict[str, Plant] = {
    "body": open_document(lambda d, t: d.text.addElement(odf.P(text=f"By {t} at noon"))),
    "spans": open_document(_spans),
    "around a note": open_document(_around_note),
    "annotation": open_document(_annotation),
    "footnote": open_document(_note),
    "header": open_document(_page(style.Header)),
    "footer": open_document(_page(style.Footer)),
    "alt text": open_document(_odf_alt),
    "link target": open_document(_odf_link),
    "property": open_document(_odf_meta),
    "title": open_document(lambda d, t: d.meta.addElement(dc.Title(text=t))),
}


# Web pages and Markdown


def page(pattern: str) -> Plant:
    def plant(text: str) -> bytes:
        first, second = halves(escape(text))
        filled = (
            pattern.replace("TEXT", escape(text))
            .replace("FIRST", first)
            .replace("SECOND", second)
            .replace("URL", text.replace(" ", "%20"))
            .replace("CODES", "".join(f"&#{ord(char)};" for char in text))
            .replace("JSON", "".join(f"\\u{ord(char):04x}" for char in text))
        )
        return f"<!DOCTYPE html><html><body><p>{CLEAN}</p>{filled}</body></html>".encode()

    return plant


def carried(text: str) -> bytes:
    import base64

    data = base64.b64encode(picture(_270=text)).decode()
    return page(f'<img alt="" src="data:image/jpeg;base64,{data}">')("")


WEB: dict[str, Plant] = {
    "body": page("<p>By TEXT at noon</p>"),
    "split": page("<p>By <b>FIRST</b>SECOND at noon</p>"),
    "hidden": page('<p style="display:none">TEXT</p>'),
    "comment": page("<!-- TEXT -->"),
    "alt text": page('<img alt="TEXT">'),
    "attribute": page('<p data-who="TEXT">x</p>'),
    "link target": page('<a href="https://example.org/URL">x</a>'),
    "character codes": page("<p>CODES</p>"),
    "script": page('<script>const x = "TEXT"</script>'),
    "escaped script": page('<script type="application/json">{"x": "JSON"}</script>'),
    "meta": page('<meta name="author" content="TEXT">'),
    "drawing": page("<svg><text><tspan>FIRST</tspan><tspan>SECOND</tspan></text></svg>"),
    "carried picture": carried,
}


def markdown(pattern: str) -> Plant:
    def plant(text: str) -> bytes:
        first, second = halves(text)
        filled = pattern.replace("TEXT", text).replace("FIRST", first).replace("SECOND", second)
        filled = filled.replace("URL", text.replace(" ", "%20"))
        filled = filled.replace("CODES", "".join(f"&#{ord(char)};" for char in text))
        return f"# A review\n\n{CLEAN}\n\n{filled}\n".encode()

    return plant


MARKDOWN: dict[str, Plant] = {
    "body": markdown("By TEXT at noon"),
    "emphasis": markdown("By FIRST**SECOND** at noon"),
    "comment": markdown("<!-- TEXT -->"),
    "link target": markdown("[x](https://example.org/URL)"),
    "picture": markdown("![TEXT](x.png)"),
    "character codes": markdown("CODES"),
    "with a mark": lambda text: b"\xef\xbb\xbf" + markdown("TEXT")(text),
    "UTF-16": lambda text: f"# A review\n\n{text}\n".encode("utf-16"),
}


# PDF


def _stream(text: str) -> bytes:
    shown = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /F1 12 Tf 50 700 Td ({shown}) Tj ET".encode("cp1252", "replace")


def portable(change: Callable[[Any, str], None], shown: str = CLEAN) -> Plant:
    def plant(text: str) -> bytes:
        writer = pypdf.PdfWriter()
        sheet = writer.add_blank_page(595, 842)
        font = pdf.DictionaryObject(
            {
                pdf.NameObject("/Type"): pdf.NameObject("/Font"),
                pdf.NameObject("/Subtype"): pdf.NameObject("/Type1"),
                pdf.NameObject("/BaseFont"): pdf.NameObject("/Helvetica"),
                pdf.NameObject("/Encoding"): pdf.NameObject("/WinAnsiEncoding"),
            }
        )
        fonts = pdf.DictionaryObject({pdf.NameObject("/F1"): font})
        sheet[pdf.NameObject("/Resources")] = pdf.DictionaryObject({pdf.NameObject("/Font"): fonts})
        content = pdf.DecodedStreamObject()
        content.set_data(_stream(shown.replace("TEXT", text)))
        sheet[pdf.NameObject("/Contents")] = writer._add_object(content.flate_encode())
        change(writer, text)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return plant


def _pdf_note(writer: Any, text: str) -> None:
    from pypdf.annotations import Text

    writer.add_annotation(0, Text(rect=(50, 50, 90, 90), text=text))


def _pdf_link(writer: Any, text: str) -> None:
    from pypdf.annotations import Link

    writer.add_annotation(0, Link(rect=(5, 5, 9, 9), url=f"https://example.org/?q={text}"))


def _script(writer: Any, text: str) -> None:
    writer.root_object[pdf.NameObject("/OpenAction")] = pdf.DictionaryObject(
        {
            pdf.NameObject("/S"): pdf.NameObject("/JavaScript"),
            pdf.NameObject("/JS"): pdf.TextStringObject(f'app.alert("{text}")'),
        }
    )


PDF: dict[str, Plant] = {
    "body": portable(lambda *_: None, "By TEXT at noon"),
    "title": portable(lambda w, t: w.add_metadata({"/Title": t})),
    "author": portable(lambda w, t: w.add_metadata({"/Author": t})),
    "note": portable(_pdf_note),
    "link": portable(_pdf_link),
    "outline": portable(lambda w, t: w.add_outline_item(title=t, page_number=0)),
    "attachment": portable(lambda w, t: w.add_attachment("x.docx", WORD["body"](t))),
    "attachment's name": portable(lambda w, t: w.add_attachment(f"{t}.txt", b"x")),
    "script": portable(_script),
}


# Pictures


def png(text: str, *, packed: bool) -> bytes:
    out = io.BytesIO()
    info = PngInfo()
    info.add_text("Comment", text, zip=packed)
    Image.new("RGB", (8, 8)).save(out, "png", pnginfo=info)
    return out.getvalue()


PICTURES: dict[str, Plant] = {
    "PNG text": lambda text: png(text, packed=False),
    "packed PNG text": lambda text: png(text, packed=True),
    "JPEG description": lambda text: picture(_270=text),
    "JPEG artist": lambda text: picture(_315=text),
    "Windows title": lambda text: picture(_40091=text.encode("utf-16-le")),
}

FORMATS: dict[str, dict[str, Plant]] = {
    "docx": WORD,
    "xlsx": EXCEL,
    "odt": OPEN,
    "html": WEB,
    "md": MARKDOWN,
    "pdf": PDF,
    "png": PICTURES,
}
BODIES = {
    "docx": "body",
    "xlsx": "cell",
    "odt": "body",
    "html": "body",
    "md": "body",
    "pdf": "body",
}
