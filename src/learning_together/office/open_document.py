"""An OpenDocument file as its parts: the list of what is in it, and what tells of its use.

Takes and gives parts; must not know what stands in the document.
"""

import posixpath

from learning_together.office import xml

KIND = "mimetype"
"""The part that says what kind of document it is; the first of all."""

MANIFEST = "META-INF/manifest.xml"
"""The part that lists all others."""

OF_USE = frozenset(
    {
        "PrinterName", "PrinterSetup", "PrintFaxName", "Rsid", "RsidRoot",
        "CurrentDatabaseDataSource", "CurrentDatabaseCommand", "CurrentDatabaseCommandType",
        "EmbeddedDatabaseName", "ModifyPasswordInfo",
    }
)  # fmt: skip
"""What LibreOffice keeps in its settings of where and by whom a document was made."""


def list_anew(parts: dict[str, bytes]) -> None:
    """Takes out of the list of a file what is no longer in it."""
    root = xml.parse(parts[MANIFEST])
    there = {"/", *parts, *(f"{posixpath.dirname(name)}/" for name in parts)}
    for one in list(root):
        path = next((v for k, v in one.attrib.items() if k.rpartition("}")[2] == "full-path"), "")
        if path not in there:
            root.remove(one)
    parts[MANIFEST] = xml.written(root)
