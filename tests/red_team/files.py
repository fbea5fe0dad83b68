"""Files of every other form, made with the libraries that people's programs use."""

import base64
import bz2
import gzip
import io
import json
import lzma
import sqlite3
import struct
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from email.message import EmailMessage
from html import escape
from pathlib import Path
from typing import Any

import pypdf
import pypdf.generic as pdf
import xlsxwriter
from PIL import Image

from planting import CLEAN, EXCEL, FORMATS, MARKDOWN, WORD, Plant, parts, picture, portable
from red_team.out_of_sight import OUT_OF_SIGHT


def _written(pattern: str, *, code: str = "utf-8", change: Callable[[str], str] = str) -> Plant:
    """A text file."""
    return lambda text: (
        pattern.replace("CLEAN", CLEAN).replace("TEXT", change(text)).encode(code, "replace")
    )


def _json(text: str) -> str:
    return json.dumps(text)[1:-1]


def _raw_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _ics(text: str) -> str:
    """As calendars fold a long line: after 75 bytes, the rest behind a gap."""
    whole = text.replace("\n", "\\n").replace(",", "\\,")
    return f"{whole[: len(whole) // 2]}\r\n {whole[len(whole) // 2 :]}"


def _quoted(text: str) -> str:
    return text.replace('"', '""')


CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    "DTSTART:20240102T100000Z\r\nPLACE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)
TEXTS: dict[str, dict[str, Plant]] = {
    "txt": {
        "body": _written("CLEAN\nBy TEXT at noon.\n"),
        "UTF-16": _written("CLEAN\nBy TEXT at noon.\n", code="utf-16"),
        "Windows": _written("CLEAN\r\nBy TEXT at noon.\r\n", code="cp1252"),
    },
    "csv": {
        "cell": _written('Date,Event\n2024-01-02,"By TEXT"\n', change=_quoted),
        "semicolons": _written('Date;Event\n2024-01-02;"TEXT"\n', change=_quoted),
        "tabs": _written("Date\tEvent\n2024-01-02\tTEXT\n", change=lambda t: t.replace("\n", " ")),
        "heading": _written('Date,"TEXT"\n2024-01-02,a\n', change=_quoted),
    },
    "json": {
        "value": _written('{"note": "TEXT"}', change=_raw_json),
        "escaped": _written('{"note": "TEXT"}', change=_json),
        "key": _written('{"TEXT": 1}', change=_raw_json),
    },
    "yaml": {
        "value": _written("note: TEXT\n", change=_yaml),
        "comment": _written("# TEXT\nnote: a\n", change=lambda t: t.replace("\n", "\n# ")),
        "escaped": _written('note: "TEXT"\n', change=_json),
    },
    "ics": {
        "summary": _written(CALENDAR.replace("PLACE", "SUMMARY:TEXT"), change=_ics),
        "description": _written(CALENDAR.replace("PLACE", "DESCRIPTION:TEXT"), change=_ics),
        "attendee": _written(
            CALENDAR.replace("PLACE", 'ATTENDEE;CN="TEXT":mailto:a@example.org'),
            change=lambda t: t.replace("\n", " "),
        ),
    },
    "vcf": {
        "name": _written(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:TEXT\r\nEND:VCARD\r\n",
            change=lambda t: t.replace("\n", " "),
        )
    },
    "svg": {
        "text": _written(
            '<svg xmlns="http://www.w3.org/2000/svg"><text>TEXT</text></svg>', change=escape
        ),
        "title": _written(
            '<svg xmlns="http://www.w3.org/2000/svg"><title>TEXT</title><rect/></svg>',
            change=escape,
        ),
        "comment": _written(
            '<svg xmlns="http://www.w3.org/2000/svg"><!-- TEXT --><rect/></svg>',
            change=lambda t: t.replace("--", "- -"),
        ),
        "attribute": _written(
            '<svg xmlns="http://www.w3.org/2000/svg"><rect aria-label="TEXT"/></svg>',
            change=lambda t: escape(t).replace("\n", "&#10;"),
        ),
    },
    "xml": {
        "element": _written("<?xml version='1.0'?><a><b>TEXT</b></a>", change=escape),
        "attribute": _written(
            "<?xml version='1.0'?><a><b name='TEXT'/></a>",
            change=lambda t: escape(t).replace("\n", "&#10;"),
        ),
        "CDATA": _written("<?xml version='1.0'?><a><![CDATA[TEXT]]></a>"),
    },
    "tex": {"body": _written("\\documentclass{article}\\begin{document}\nTEXT\n\\end{document}")},
    "log": {"line": _written("2024-01-02 10:00 INFO opened TEXT\n")},
    "ipynb": {
        "cell": _written(
            '{"cells": [{"cell_type": "markdown", "metadata": {}, "source": ["TEXT"]}], '
            '"metadata": {}, "nbformat": 4, "nbformat_minor": 5}',
            change=_json,
        )
    },
}


# Pages that were saved


def _mhtml(text: str) -> bytes:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    whole = MIMEMultipart("related")
    whole["Subject"] = "Saved page"
    whole.attach(MIMEText(f"<html><body><p>{CLEAN}</p><p>{escape(text)}</p></body></html>", "html"))
    return whole.as_bytes()


# Mail


def mail(change: Callable[[EmailMessage, str], None], body: str = CLEAN) -> Plant:
    def plant(text: str) -> bytes:
        message = EmailMessage()
        message["From"], message["To"] = "a@example.org", "b@example.org"
        message.set_content(body.replace("TEXT", text))
        change(message, text)
        return bytes(message)

    return plant


def _header(name: str) -> Plant:
    return mail(lambda m, t: m.add_header(name, t.replace("\n", " ")))


def _attached(name: str, content: Plant, kind: str = "octet-stream") -> Plant:
    return mail(
        lambda m, t: m.add_attachment(
            content(t), maintype="application", subtype=kind, filename=name
        )
    )


def _forwarded(message: EmailMessage, text: str) -> None:
    inner = EmailMessage()
    inner["Subject"] = "Earlier"
    inner.set_content(f"By {text}")
    message.add_attachment(inner)


MAIL: dict[str, Plant] = {
    "subject": _header("Subject"),
    "body": mail(lambda *_: None, "By TEXT at noon."),
    "base64": mail(lambda m, t: m.set_content(f"By {t}", cte="base64")),
    "HTML": mail(lambda m, t: m.add_alternative(f"<p>By {escape(t)}</p>", subtype="html")),
    "name of an address": mail(
        lambda m, t: m.add_header("X-Reply", t.replace("\n", " "))
    ),
    "attached Word": _attached("a.docx", WORD["body"]),
    "attached text": mail(lambda m, t: m.add_attachment(t, filename="a.txt")),
    "attached calendar": mail(
        lambda m, t: m.add_attachment(
            TEXTS["ics"]["summary"](t), maintype="text", subtype="calendar", filename="a.ics"
        )
    ),
    "attachment's name": mail(
        lambda m, t: m.add_attachment("a", filename=t.replace("\n", " ") + ".txt")
    ),
    "forwarded": mail(_forwarded),
}  # fmt: skip


# PDF: what pypdf adds to the places of `planting`


def _with_text(name: str, kind: str) -> Callable[[Any, str], None]:
    def change(writer: Any, text: str) -> None:
        from pypdf.annotations import FreeText

        note = FreeText(text="a", rect=(50, 50, 200, 90))
        note[pdf.NameObject("/Subtype")] = pdf.NameObject(kind)
        note[pdf.NameObject(name)] = pdf.TextStringObject(text)
        writer.add_annotation(0, note)

    return change


def _field(writer: Any, text: str) -> None:
    field = pdf.DictionaryObject(
        {
            pdf.NameObject("/FT"): pdf.NameObject("/Tx"),
            pdf.NameObject("/T"): pdf.TextStringObject("who"),
            pdf.NameObject("/V"): pdf.TextStringObject(text),
        }
    )
    fields = pdf.ArrayObject([writer._add_object(field)])
    form = pdf.DictionaryObject({pdf.NameObject("/Fields"): fields})
    writer.root_object[pdf.NameObject("/AcroForm")] = writer._add_object(form)


def _xmp(writer: Any, text: str) -> None:
    packet = pdf.DecodedStreamObject()
    packet[pdf.NameObject("/Type")] = pdf.NameObject("/Metadata")
    packet[pdf.NameObject("/Subtype")] = pdf.NameObject("/XML")
    packet.set_data(
        (
            '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
            'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
            'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt><rdf:li '
            f'xml:lang="x-default">{escape(text)}</rdf:li></rdf:Alt></dc:title></rdf:Description>'
            "</rdf:RDF></x:xmpmeta>"
        ).encode()
    )
    writer.root_object[pdf.NameObject("/Metadata")] = writer._add_object(packet)


def _destination(writer: Any, text: str) -> None:
    writer.add_named_destination(text, 0)


def _layer(writer: Any, text: str) -> None:
    group = pdf.DictionaryObject(
        {
            pdf.NameObject("/Type"): pdf.NameObject("/OCG"),
            pdf.NameObject("/Name"): pdf.TextStringObject(text),
        }
    )
    writer._add_object(group)


def _earlier(text: str) -> bytes:
    """A PDF whose note was changed afterwards: the first is still in the file."""
    from pypdf.annotations import Text

    first = portable(lambda w, t: w.add_annotation(0, Text(rect=(50, 50, 90, 90), text=t)))(text)
    writer = pypdf.PdfWriter(io.BytesIO(first), incremental=True)
    note = writer.pages[0]["/Annots"][0].get_object()  # type: ignore[index]
    note[pdf.NameObject("/Contents")] = pdf.TextStringObject("gone")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _locked(text: str) -> bytes:
    """A PDF that opens without a password, but is encrypted."""
    writer = pypdf.PdfWriter(io.BytesIO(FORMATS["pdf"]["title"](text)))
    writer.encrypt("", "owner", algorithm="AES-256")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _instead(text: str) -> bytes:
    """Text that readers copy in place of what is drawn."""
    hexed = ("\ufeff" + text).encode("utf-16-be").hex()
    writer = pypdf.PdfWriter()
    sheet = writer.add_blank_page(595, 842)
    font = pdf.DictionaryObject(
        {
            pdf.NameObject("/Type"): pdf.NameObject("/Font"),
            pdf.NameObject("/Subtype"): pdf.NameObject("/Type1"),
            pdf.NameObject("/BaseFont"): pdf.NameObject("/Helvetica"),
        }
    )
    fonts = pdf.DictionaryObject({pdf.NameObject("/F1"): font})
    sheet[pdf.NameObject("/Resources")] = pdf.DictionaryObject({pdf.NameObject("/Font"): fonts})
    content = pdf.DecodedStreamObject()
    content.set_data(
        f"/Span <</ActualText <{hexed}>>> BDC BT /F1 12 Tf 50 700 Td (Seen.) Tj ET EMC".encode()
    )
    sheet[pdf.NameObject("/Contents")] = writer._add_object(content.flate_encode())
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


PDF: dict[str, Plant] = {
    "form field": portable(_field),
    "XMP": portable(_xmp),
    "named place": portable(_destination),
    "layer": portable(_layer),
    "note's title": portable(_with_text("/T", "/FreeText")),
    "stamp": portable(_with_text("/Contents", "/Stamp")),
    "earlier version": _earlier,
    "encrypted, no password": _locked,
    "text in place of what is drawn": _instead,
    "attached workbook": portable(lambda w, t: w.add_attachment("x.xlsx", EXCEL["cell"](t))),
}


# Pictures


def _picture(form: str, **how: Callable[[str], Any]) -> Plant:
    def plant(text: str) -> bytes:
        out = io.BytesIO()
        options = {name: make(text) for name, make in how.items()}
        Image.new("RGB" if form != "gif" else "P", (8, 8)).save(out, form, **options)
        return out.getvalue()

    return plant


def _exif(tag: int) -> Callable[[str], bytes]:
    def make(text: str) -> bytes:
        exif = Image.Exif()
        exif[tag] = text if tag < 0x9C00 else text.encode("utf-16-le")
        return exif.tobytes()

    return make


def _packet(text: str) -> bytes:
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:title="{escape(text)}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def _tags(tag: int) -> Callable[[str], Any]:
    return lambda text: {tag: text}


def rows(*texts: bytes) -> bytes:
    """Rows of a GIF that say how long they are, up to the empty one."""
    cut = [text[at : at + 255] for text in texts for at in range(0, len(text), 255)]
    return b"".join(bytes([len(one)]) + one for one in cut) + b"\0"


def _gif(extension: Callable[[bytes], bytes]) -> Plant:
    """A GIF with an extension between its picture and its end."""

    def plant(text: str) -> bytes:
        out = io.BytesIO()
        Image.new("P", (4, 4)).save(out, "GIF")
        return out.getvalue()[:-1] + b"!" + extension(text.encode()) + b";"

    return plant


def _second_page(text: str) -> bytes:
    out = io.BytesIO()
    second = Image.new("L", (4, 4))
    second.encoderinfo = {"tiffinfo": _tags(270)(text)}
    Image.new("L", (4, 4)).save(out, "TIFF", save_all=True, append_images=[second])
    return out.getvalue()


def _picture_within(text: str) -> bytes:
    """A TIFF of which a page leads to a smaller picture, with a description of its own."""
    said = text.encode() + b"\0\0\0\0\0"

    def page(*tags: tuple[int, int, int, int]) -> bytes:
        return struct.pack("<H", len(tags)) + b"".join(struct.pack("<HHII", *tag) for tag in tags)

    drawn = ((256, 3, 1, 1), (257, 3, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1))
    points = ((273, 4, 1, 8), (277, 3, 1, 1), (278, 3, 1, 1), (279, 4, 1, 1))
    first = 12
    second = first + 2 + 12 * 10 + 4
    words = second + 2 + 12 + 4
    return (
        b"II*\0" + struct.pack("<I", first) + b"\0\0\0\0"
        + page(*drawn, *points, (330, 4, 1, second)) + b"\0" * 4
        + page((270, 2, len(said), words)) + b"\0" * 4
        + said
    )  # fmt: skip


PICTURES: dict[str, dict[str, Plant]] = {
    "jpg": {
        "description": _picture("jpeg", exif=_exif(270)),
        "artist": _picture("jpeg", exif=_exif(315)),
        "Windows title": _picture("jpeg", exif=_exif(0x9C9B)),
        "comment": _picture("jpeg", comment=str.encode),
        "XMP": _picture("jpeg", xmp=_packet),
    },
    "png": {
        **FORMATS["png"],
        "EXIF": _picture("png", exif=_exif(270)),
    },
    "tiff": {
        "description": _picture("tiff", tiffinfo=_tags(270)),
        "artist": _picture("tiff", tiffinfo=_tags(315)),
        "second page": _second_page,
        "picture within": _picture_within,
    },
    "gif": {
        "comment": _picture("gif", comment=lambda text: text.encode("utf-8")[:250]),
        "second comment": _gif(
            lambda text: b"\xfe" + rows(b"made by hand") + b"!\xfe" + rows(text)
        ),
        "notes of a program": _gif(lambda text: b"\xff" + rows(b"ACMEDRAW1.0", text)),
        "title": _gif(lambda text: b"\x01" + rows(b"\0" * 12, text)),
        "XMP": _gif(
            lambda text: (
                b"\xff\x0bXMP DataXMP"
                + _packet(text.decode())
                + b"\1"
                + bytes(range(255, -1, -1))
                + b"\0"
            )
        ),
    },
    "webp": {
        "EXIF": _picture("webp", exif=_exif(270)),
        "XMP": _picture("webp", xmp=_packet),
    },
}
PICTURES["png"] = {
    k: v for k, v in PICTURES["png"].items() if "JPEG" not in k and "Windows" not in k
}


# Archives


def _zip(name: str, content: Plant) -> Plant:
    def plant(text: str) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("clean.txt", CLEAN)
            archive.writestr(name, content(text))
        return out.getvalue()

    return plant


def _tar(how: str, name: str, content: Plant) -> Plant:
    def plant(text: str) -> bytes:
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode=f"w{how}") as archive:  # type: ignore[call-overload]
            held = content(text)
            about = tarfile.TarInfo(name)
            about.size = len(held)
            archive.addfile(about, io.BytesIO(held))
        return out.getvalue()

    return plant


def _named(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(text.replace("\n", " ") + ".txt", CLEAN)
    return out.getvalue()


_plain = TEXTS["txt"]["body"]
ARCHIVES: dict[str, dict[str, Plant]] = {
    "zip": {
        "text": _zip("a.txt", _plain),
        "Word": _zip("folder/a.docx", WORD["comment"]),
        "nested": _zip("b.zip", _zip("c.zip", _zip("a.md", MARKDOWN["body"]))),
        "name of a file": _named,
        "mail": _zip("a.eml", MAIL["base64"]),
    },
    "tar": {"text": _tar("", "a.txt", _plain), "Word": _tar("", "a.docx", WORD["header"])},
    "tar.gz": {"text": _tar(":gz", "a.txt", _plain), "sheet": _tar(":gz", "a.xlsx", EXCEL["cell"])},
    "tar.bz2": {"text": _tar(":bz2", "a.txt", _plain)},
    "tar.xz": {"text": _tar(":xz", "a.txt", _plain)},
    "gz": {"text": lambda text: gzip.compress(_plain(text), mtime=0)},
    "bz2": {"text": lambda text: bz2.compress(_plain(text))},
    "xz": {"text": lambda text: lzma.compress(_plain(text))},
}


# Databases and books


def _sqlite(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite"
        with sqlite3.connect(path) as held:
            held.execute("create table visits (id integer, note text)")
            held.execute("insert into visits values (1, ?)", (CLEAN,))
            held.execute("insert into visits values (2, ?)", (text,))
        held.close()
        return path.read_bytes()


def _sqlite_deleted(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.sqlite"
        with sqlite3.connect(path) as held:
            held.execute("pragma secure_delete = off")
            held.execute("create table visits (id integer, note text)")
            held.execute("insert into visits values (1, ?)", (f"{text}; " * 3,))
            held.execute("insert into visits values (2, ?)", (CLEAN,))
            held.commit()
            held.execute("delete from visits where id = 1")
        held.close()
        return path.read_bytes()


def _epub(place: str) -> Plant:
    def plant(text: str) -> bytes:
        import pypandoc

        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "a.epub"
            title = text.replace("\n", " ") if place == "title" else "A review"
            body = "" if place == "title" else escape(text)
            pypandoc.convert_text(
                f"<h1>Seen</h1><p>{CLEAN}</p><p>{body}</p>",
                "epub",
                format="html",
                outputfile=str(out),
                extra_args=["--metadata", f"title={title}"],
            )
            return out.read_bytes()

    return plant


BOOKS: dict[str, dict[str, Plant]] = {
    "sqlite": {"cell": _sqlite, "deleted row": _sqlite_deleted},
    "epub": {"body": _epub("body"), "title": _epub("title")},
    "mht": {"body": _mhtml},
    "eml": MAIL,
    "mbox": {
        "body": lambda text: b"From a@example.org Tue Jan  2 10:00:00 2024\n" + MAIL["base64"](text)
    },
}


def _carried(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


HTML = {
    **FORMATS["html"],
    "form": lambda text: (
        f"<!DOCTYPE html><html><body><p>{CLEAN}</p><input value='{escape(text)}'></body></html>"
    ).encode(),
    "carried text": lambda text: (
        f"<!DOCTYPE html><html><body><p>{CLEAN}</p><a href='data:text/plain;charset=utf-8;base64,"
        f"{_carried(text)}'>a</a></body></html>"
    ).encode(),
    "style": lambda text: (
        f"<!DOCTYPE html><html><head><style>p::after {{ content: '{text}' }}</style></head>"
        f"<body><p>{CLEAN}</p></body></html>"
    ).encode(),
}

# Films, and photographs of telephones


def _box(kind: bytes, body: bytes) -> bytes:
    return (len(body) + 8).to_bytes(4, "big") + kind + body


def _film(where: str) -> Plant:
    """A film as telephones write it: brand, data about it, the media."""

    def plant(text: str) -> bytes:
        said = text.replace("\n", " ").encode()
        handler = _box(b"hdlr", b"\0" * 8 + b"vide" + b"\0" * 13)
        media = _box(b"mdia", _box(b"mdhd", b"\0" * 24) + handler)
        track = _box(b"trak", _box(b"tkhd", b"\0" * 84) + media)
        of_apple = _box(b"hdlr", b"\0" * 8 + b"mdirappl" + b"\0" * 9)
        data = _box(b"data", b"\0\0\0\1\0\0\0\0" + said)
        listed = _box(b"meta", b"\0" * 4 + of_apple + _box(b"ilst", _box(b"\xa9nam", data)))
        old = _box(b"\xa9cmt", len(said).to_bytes(2, "big") + b"\x15\xc7" + said)
        about = {"title": listed, "note": old, "free": _box(b"free", said)}[where]
        moov = _box(b"moov", _box(b"mvhd", b"\0" * 100) + track + _box(b"udta", about))
        return _box(b"ftyp", b"qt  \0\0\0\0qt  ") + moov + _box(b"mdat", bytes(range(256)) * 4)

    return plant


FILMS: dict[str, dict[str, Plant]] = {
    "mp4": {"title": _film("title"), "note": _film("note")},
    "mov": {"note": _film("note"), "free space": _film("free")},
    "avif": {
        "EXIF": _picture("avif", exif=_exif(270)),
        "XMP": _picture("avif", xmp=_packet),
    },
    "heic": {
        "EXIF": lambda text: _picture("avif", exif=_exif(270))(text).replace(b"avif", b"heic")
    },
}


# Fonts


def _font(text: str) -> bytes:
    """A font that says whose it is, as sfnt files are built."""
    said = text.encode("utf-16-be")
    names = struct.pack(">HHH", 0, 1, 18) + struct.pack(">6H", 3, 1, 0x409, 1, len(said), 0) + said
    shapes = b"\0" * 64
    start = 12 + 2 * 16
    listed = struct.pack(">4sIII", b"glyf", 0, start, len(shapes))
    listed += struct.pack(">4sIII", b"name", 0, start + len(shapes), len(names))
    return b"\0\1\0\0" + struct.pack(">4H", 2, 32, 1, 0) + listed + shapes + names


def _web_font(text: str, about: str = "") -> bytes:
    """The same as web pages have it: its tables packed, and perhaps notes in XML."""
    font = _font(text)
    entries, packed = b"", b""
    at = 44 + 20 * 2
    for number in range(2):
        tag, start, size = struct.unpack_from(">4s4xII", font, 12 + 16 * number)
        table = zlib.compress(font[start : start + size])
        table = table if len(table) < size else font[start : start + size]
        entries += struct.pack(">4sIIII", tag, at + len(packed), len(table), size, 0)
        packed += table
    notes = f"<metadata><vendor name='{escape(about)}'/></metadata>".encode()
    pressed = zlib.compress(notes)
    whole = at + len(packed)
    head = b"wOFF" + font[:4] + struct.pack(">IHHI", whole + len(pressed), 2, 0, len(font))
    head += b"\0\1\0\0" + struct.pack(">5I", whole, len(pressed), len(notes), 0, 0)
    return head + entries + packed + pressed


FONT_KEY = "{0F1E2D3C-4B5A-6978-8796-A5B4C3D2E1F0}"


def scrambled(font: bytes) -> bytes:
    """A font as Word puts it into a document."""
    key = bytes.fromhex(FONT_KEY.strip("{}").replace("-", ""))[::-1]
    return bytes(a ^ b for a, b in zip(font[:32], key * 2, strict=True)) + font[32:]


def _with_a_font(text: str) -> bytes:
    listed = (
        '<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:font '
        f'w:name="A"><w:embedRegular w:fontKey="{FONT_KEY}"/></w:font></w:fonts>'
    )
    added = {"word/fontTable.xml": listed.encode(), "word/fonts/a.odttf": scrambled(_font(text))}
    return parts(WORD["body"](CLEAN), lambda held: held.update(added))


# Charts, properties and fonts within documents


def _chart(text: str) -> bytes:
    return (
        '<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><c:chart><c:plotArea>'
        "<c:barChart><c:ser><c:tx><c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:pt idx='0'><c:v>"
        f"{escape(text)}</c:v></c:pt></c:strCache></c:strRef></c:tx></c:ser></c:barChart>"
        "</c:plotArea></c:chart></c:chartSpace>"
    ).encode()


def _with_part(made: Plant, name: str, content: Callable[[str], bytes]) -> Plant:
    def plant(text: str) -> bytes:
        return parts(made(CLEAN), lambda held: held.update({name: content(text)}))

    return plant


def _drawn_chart(text: str) -> bytes:
    """A workbook with a chart, as XlsxWriter writes it."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, [1, 2, 3])
        chart = book.add_chart({"type": "bar"})
        chart.set_title({"name": text})
        chart.add_series({"values": "=Sheet1!$A$1:$A$3", "name": "Visits"})
        sheet.insert_chart("C3", chart)
    return out.getvalue()


def _slides(text: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types xmlns='urn:x'/>")
        archive.writestr("ppt/presentation.xml", f"<p:presentation xmlns:p='urn:p'>{escape(text)}"
                         "</p:presentation>")  # fmt: skip
    return out.getvalue()


def _property(text: str) -> bytes:
    return (
        "<Properties xmlns='urn:x' xmlns:vt='urn:y'><property name='Client'><vt:lpwstr>"
        f"{escape(text)}</vt:lpwstr></property></Properties>"
    ).encode()


WITHIN: dict[str, dict[str, Plant]] = {
    "docx": {
        **WORD,
        "chart": _with_part(WORD["body"], "word/charts/chart1.xml", _chart),
        "sheet of a chart": _with_part(
            WORD["body"], "word/embeddings/Microsoft_Excel_Sheet.xlsx", EXCEL["cell"]
        ),
        "font": _with_part(WORD["body"], "word/fonts/font1.ttf", _font),
        "scrambled font": _with_a_font,
        "film": _with_part(WORD["body"], "word/media/media1.mp4", _film("title")),
    },
    "xlsx": {
        **EXCEL,
        "chart's title": _drawn_chart,
        "chart": _with_part(EXCEL["cell"], "xl/charts/chart1.xml", _chart),
        "own property": _with_part(EXCEL["cell"], "docProps/custom.xml", _property),
    },
    "pptx": {
        "chart": _with_part(_slides, "ppt/charts/chart1.xml", _chart),
        "sheet of a chart": _with_part(_slides, "ppt/embeddings/sheet1.xlsx", EXCEL["cell"]),
        "own property": _with_part(_slides, "docProps/custom.xml", _property),
        "film": _with_part(_slides, "ppt/media/media1.mov", _film("note")),
    },
}

ALL: dict[str, dict[str, Plant]] = {
    **WITHIN,
    "ttf": {"name": _font},
    "woff": {"name": _web_font, "maker": lambda text: _web_font("A", text)},
    "odt": FORMATS["odt"],
    "html": HTML,
    "md": MARKDOWN,
    "pdf": {**FORMATS["pdf"], **PDF},
    **TEXTS,
    **PICTURES,
    **ARCHIVES,
    **BOOKS,
    **FILMS,
}
for _form, _places in OUT_OF_SIGHT.items():
    ALL[_form] = {**ALL.get(_form, {}), **_places}
__all__ = ["ALL", "picture"]
