"""An OpenDocument file as LibreOffice saved it from a Word file of ours → one of ours.

What it adds of its own goes: a picture of the first page, which would stay when the text changes,
settings of its window, what it is called and on which system it runs, and the name of a printer.
The marks of the Word file are among its properties, and the seal is set anew.
"""

import re

from learning_together import seal
from learning_together.office import package
from learning_together.patterns import regex

_MANIFEST = "META-INF/manifest.xml"
_OF_ITS_OWN = ("Thumbnails/", "Configurations2/")
_ENTRY = regex(r'[ \t]*<manifest:file-entry [^>]*manifest:full-path="([^"]*)"[^>]*/>\r?\n?')
_PRINTER = regex(
    r'<config:config-item config:name="(?:Printer(?:Name|Setup)|PrintFaxName|Rsid|RsidRoot)"'
    r"[^>]*(?:/>|>[^<]*</config:config-item>)"
)
_GENERATOR = regex(r"<meta:generator>[^<]*</meta:generator>|<meta:document-statistic [^>]*/>")
_SEALED = regex(rf'(meta:name="{seal.PROPERTY}"[^<>]*>)[0-9a-f]{{64}}')


def finished(saved: bytes) -> bytes:
    """The file as it goes to its readers, sealed.

    Args:
        saved: As LibreOffice saved it.
    """
    parts = {
        name: data
        for name, data in package.unpacked(saved).items()
        if not name.startswith(_OF_ITS_OWN)
    }
    changes = (
        (_MANIFEST, _ENTRY, _without_its_own),
        ("settings.xml", _PRINTER, ""),
        (seal.OPEN_DOCUMENT, _GENERATOR, ""),
        (seal.OPEN_DOCUMENT, _SEALED, rf"\g<1>{seal.EMPTY}"),
    )
    for name, pattern, by in changes:
        parts[name] = pattern.sub(by, parts[name].decode("utf-8")).encode("utf-8")
    seal.put_in(parts)
    return package.write(parts)


def _without_its_own(entry: re.Match[str]) -> str:
    return "" if entry[1].startswith(_OF_ITS_OWN) else entry[0]
