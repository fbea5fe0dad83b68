"""Plants where readers see nothing, and programs all the same keep words."""

import io
from typing import Any

import pypdf.generic as pdf
from PIL import Image

from planting import CLEAN, Plant, portable


def _stream(writer: Any, content: bytes, **about: Any) -> Any:
    stream = pdf.DecodedStreamObject()
    stream.set_data(content)
    for key, value in about.items():
        stream[pdf.NameObject(f"/{key}")] = value
    return writer._add_object(stream)


def _drawing(text: str) -> bytes:
    """Marks that draw a text, its letters as figures, so that no word stands in the bytes."""
    figures = text.encode("latin-1", "replace").hex()
    return f"BT /F1 12 Tf 50 700 Td <{figures}> Tj ET".encode()


def _fonts() -> Any:
    font = pdf.DictionaryObject(
        {
            pdf.NameObject("/Type"): pdf.NameObject("/Font"),
            pdf.NameObject("/Subtype"): pdf.NameObject("/Type1"),
            pdf.NameObject("/BaseFont"): pdf.NameObject("/Helvetica"),
        }
    )
    fonts = pdf.DictionaryObject({pdf.NameObject("/F1"): font})
    return pdf.DictionaryObject({pdf.NameObject("/Font"): fonts})


def look_of_a_note(writer: Any, text: str) -> None:
    from pypdf.annotations import FreeText

    box = pdf.ArrayObject([pdf.NumberObject(one) for one in (0, 0, 600, 800)])
    looks = _stream(
        writer, _drawing(text), Subtype=pdf.NameObject("/Form"), BBox=box, Resources=_fonts()
    )
    note = FreeText(text="a", rect=(50, 50, 200, 90))
    note[pdf.NameObject("/AP")] = pdf.DictionaryObject({pdf.NameObject("/N"): looks})
    writer.add_annotation(0, note)


def page_taken_out(writer: Any, text: str) -> None:
    page = pdf.DictionaryObject({pdf.NameObject("/Type"): pdf.NameObject("/Page")})
    page[pdf.NameObject("/Resources")] = _fonts()
    page[pdf.NameObject("/Contents")] = _stream(writer, _drawing(text))
    writer._add_object(page)


def _numbers_of_pages(writer: Any, text: str) -> None:
    writer.set_page_label(0, 0, style="/D", prefix=text)


def name_of_a_layer(writer: Any, text: str) -> None:
    writer.root_object[pdf.NameObject("/Kept")] = pdf.NameObject("/" + text.replace(" ", "_"))


def bytes_of_a_font(writer: Any, _: str) -> None:
    """Such bytes as chance makes: they begin as marks that draw do."""
    _stream(writer, b"\0\x02 << BDC \xff ( >>", Length1=pdf.NumberObject(20))


def table_of_colours(text: str) -> bytes:
    out = io.BytesIO()
    profile = b"\0" * 128 + text.encode() + b"\0" * 40
    Image.new("RGB", (4, 4)).save(out, "PNG", icc_profile=profile)
    return out.getvalue()


def _card(text: str) -> bytes:
    written = "".join(f"={byte:02X}" for byte in text.encode())
    half = 3 * (len(text) // 2)
    return (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nN;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:"
        f"{written[:half]}=\r\n{written[half:]}\r\nEND:VCARD\r\n"
    ).encode()


def _drawn_in_rtf(text: str) -> bytes:
    """A drawing of Windows as LibreOffice puts it into RTF, behind a mark that ends in a figure."""
    said = text.encode() + b" " * (200 + len(text.encode()) % 2)
    words = (18 + len(said)) // 2
    drawing = b"\x01\0\x09\0\0\x03" + words.to_bytes(4, "little") + b"\0" * 8 + said
    return ("{\\rtf1\\ansi " + CLEAN + "{\\pict\\wmetafile8 " + drawing.hex() + "}}").encode()


OUT_OF_SIGHT: dict[str, dict[str, Plant]] = {
    "pdf": {
        "look of a note": portable(look_of_a_note),
        "page taken out": portable(page_taken_out),
        "numbers of pages": portable(_numbers_of_pages),
    },
    "vcf": {"written in figures": _card},
    "rtf": {"drawing": _drawn_in_rtf},
}
