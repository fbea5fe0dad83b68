"""A Word file as its parts: reading, adding parts and relationships, writing the same bytes twice.

Takes and gives bytes; knows the packaging, and must not know what stands in the document.
"""

import io
import posixpath
import re
import zipfile
from html import escape

from learning_together.errors import LtError
from learning_together.office.archive import Archive, Room

DOCUMENT = "word/document.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "mimetype"
_LEVEL = 6
_EPOCH = (1980, 1, 1, 0, 0, 0)


def read(data: bytes, room: Room | None = None) -> dict[str, bytes]:
    """The parts of a Word file, by name.

    Args:
        data: The file's bytes.
        room: How much it may unpack to; the usual where None.

    Raises:
        LtError: It is no Word file, or is far too large.
    """
    parts = unpacked(data, room)
    if DOCUMENT not in parts or TYPES not in parts:
        raise LtError(
            "The file is no Word document (.docx): it has no text part.",
            "Open it in Word and save it again as “Word document (.docx)”.",
        )
    return parts


def unpacked(data: bytes, room: Room | None = None) -> dict[str, bytes]:
    """The parts of a packed file, by name.

    Args:
        data: The file's bytes.
        room: How much it may unpack to; the usual where None.

    Raises:
        UnreadableError: It is no such file, or is far too large.
    """
    archive = Archive(data, room)
    return {entry.filename: archive.read(entry) for entry in archive.entries}


def part_name(folder: str, target: str) -> str:
    """The name of the part to which a relationship leads.

    Args:
        folder: Of the part whose relationship it is.
        target: As the relationship has it.
    """
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def write(parts: dict[str, bytes]) -> bytes:
    """A packed file of these parts; the same parts give the same bytes."""
    out = io.BytesIO()
    first = [_KIND, TYPES, "_rels/.rels", DOCUMENT]
    names = [name for name in first if name in parts]
    names += sorted(name for name in parts if name not in first)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _EPOCH)
            # Programs look for the kind of an OpenDocument file at a fixed place.
            entry.compress_type = zipfile.ZIP_STORED if name == _KIND else zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else it says which system wrote the file
            archive.writestr(entry, parts[name], compresslevel=_LEVEL)
    return out.getvalue()


def add(parts: dict[str, bytes], name: str, data: bytes, *, mime: str, relation: str) -> str:
    """Adds a part that the document refers to, and gives the id of the relationship."""
    parts[f"word/{name}"] = data
    declare(parts, f"/word/{name}", mime)
    key = "ltr" + re.sub(r"\W", "", name)
    _insert(
        parts,
        RELATIONSHIPS,
        f'<Relationship Id="{key}" Type="{_OFFICE}/{relation}" Target="{escape(name)}"/>',
        "</Relationships>",
    )
    return key


def declare(parts: dict[str, bytes], name: str, mime: str) -> None:
    """States the content type of a part, in place of what was stated before."""
    text = parts[TYPES].decode("utf-8")
    text = re.sub(rf'<Override\s[^>]*PartName="{re.escape(name)}"[^>]*/>', "", text)
    parts[TYPES] = text.encode("utf-8")
    _insert(parts, TYPES, f'<Override PartName="{name}" ContentType="{mime}"/>', "</Types>")


def drop(parts: dict[str, bytes], name: str) -> None:
    """Takes a part out, with what is said about it."""
    parts.pop(name, None)
    text = parts[TYPES].decode("utf-8")
    parts[TYPES] = re.sub(
        rf'<Override\s[^>]*PartName="/{re.escape(name)}"[^>]*/>', "", text
    ).encode("utf-8")
    target = re.escape(name.removeprefix("word/"))
    for part in [part for part in parts if part.endswith(".rels")]:
        text = parts[part].decode("utf-8")
        parts[part] = re.sub(
            rf'<Relationship\s[^>]*Target="/?(?:word/)?{target}"[^>]*/>', "", text
        ).encode("utf-8")


def _insert(parts: dict[str, bytes], part: str, xml: str, before: str) -> None:
    text = parts[part].decode("utf-8")
    parts[part] = text.replace(before, xml + before).encode("utf-8")
