"""XML of a foreign file to elements: no entity is resolved, nothing fetched, depth is bounded."""

import io
import zipfile
from typing import Any

from lxml import etree

from learning_together.errors import LtError


def parse(data: bytes) -> Any:
    """The root element.

    Raises:
        LtError: It is no XML, or declares entities, which no office program writes.
    """
    # An internal DTD is how XML is made to explode; office files have none.
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data:
        raise LtError(
            "The file declares entities, which no office program does; it may be meant to do harm.",
            "Do not open it. Ask whoever sent it.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True,
        remove_comments=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise LtError(
            "The file is damaged: a part of it cannot be read.",
            "Open it in Word, Excel or LibreOffice, save it under another name, and import that.",
        ) from None


def part(data: bytes, name: str) -> Any:
    """The root element of a package's part; None where it has none of that name."""
    raw = raw_part(data, name)
    return None if raw is None else parse(raw)


def raw_part(data: bytes, name: str) -> bytes | None:
    """The bytes of a package's part, which `opening.check_package` has found to be bounded."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name) if name in archive.namelist() else None
