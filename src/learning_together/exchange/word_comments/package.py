"""A Word file that somebody sent, opened with care: its parts as XML, by what they are to it.

Takes bytes, gives elements; must not know what comments and changes are. Nothing is followed out
of the file, nothing is unpacked beyond what a long report needs, and no entity is expanded.
"""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from learning_together.errors import LtError

if TYPE_CHECKING:
    from lxml.etree import _Element

#: What all parts that are read may come to; a chronology of 10,000 entries needs about 40 MB.
LARGEST = 150 * 1024 * 1024

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DOCTYPE = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
_AS_DOCX = "Open it in Word or LibreOffice, save it as “Word document (.docx)”, and name that file."


class Package:
    """The parts of a Word file.

    Args:
        data: The file's bytes.
        name: What to call it in messages.

    Raises:
        LtError: It is no Word document, is locked, or is not safe to read.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._name = name
        self._left = LARGEST
        self._read: dict[str, _Element | None] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._names = {name.lower(): name for name in self._zip.namelist()}
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as broken:
            raise self._refused(data) from broken
        self.main = next(iter(self._related("", "officeDocument")), "")
        root = self.part(self.main)
        if root is None or not str(root.tag).endswith("}document"):
            raise self._refused(data)
        self.document: _Element = root

    def part(self, name: str) -> "_Element | None":
        """The root of a part; None where the file has no such part.

        Raises:
            LtError: It cannot be read, or not safely.
        """
        if name not in self._read:
            held = self._names.get(name.lower())
            self._read[name] = self._parsed(held) if held else None
        return self._read[name]

    def related(self, kind: str) -> "Iterator[_Element]":
        """The roots of the parts that are so related to the text, such as `comments`."""
        for name in self._related(self.main, kind):
            root = self.part(name)
            if root is not None:
                yield root

    def about(self, kind: str) -> "_Element | None":
        """The root of a part that tells about the file, such as `core-properties`."""
        for name in self._related("", kind):
            return self.part(name)
        return None

    def _related(self, owner: str, kind: str) -> list[str]:
        folder, _, file = owner.rpartition("/")
        root = self.part(f"{folder}/_rels/{file}.rels" if folder else f"_rels/{file}.rels")
        found = []
        for one in root if root is not None else ():
            said = one.attrib
            if (
                str(said.get("Type", "")).rpartition("/")[2] == kind
                and said.get("TargetMode") != "External"
            ):
                target = unquote(str(said.get("Target", "")))
                found.append(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/"))
        return found

    def _parsed(self, name: str) -> "_Element":
        from lxml import etree

        data = self._unpacked(name)
        if any(mark in data for mark in _DOCTYPE):
            raise LtError(
                f"{self._name} holds a document type declaration, which no word processor writes; "
                "it may be meant to do harm.",
                "Nothing was changed. Ask whoever sent it where the file comes from.",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
        )
        try:
            return etree.fromstring(data, parser)
        except etree.XMLSyntaxError as broken:
            raise LtError(
                f"{self._name} is damaged: its part {name} cannot be read.",
                "Nothing was changed. Open the file in Word, save it under another name, and try "
                "with that one.",
            ) from broken

    def _unpacked(self, name: str) -> bytes:
        try:
            with self._zip.open(name) as stream:
                data = stream.read(self._left + 1)
        except RuntimeError as locked:
            raise LtError(
                f"{self._name} is locked with a password.",
                "Nothing was changed. Take the password off in the program that set it.",
            ) from locked
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            NotImplementedError,
            ValueError,  # a place before the file's beginning
        ) as broken:
            raise LtError(
                f"{self._name} is damaged: its part {name} cannot be unpacked.",
                "Nothing was changed. Ask for the file once more.",
            ) from broken
        self._left -= len(data)
        if self._left < 0:
            raise LtError(
                f"{self._name} would unpack to more than {LARGEST // 1024**2} MB; no report does.",
                "Nothing was changed. If somebody you know made the file, take its pictures and "
                "old versions out and try again.",
            )
        return data

    def _refused(self, data: bytes) -> LtError:
        said, help_ = "is no Word document (.docx)", _AS_DOCX
        if data.startswith(_OLE):
            if "EncryptedPackage".encode("utf-16-le") in data:
                said = "is locked with a password"
                help_ = (
                    "Open it in Word, take the password off (File, Info, Protect Document), "
                    "and save it."
                )
            else:
                said = "is in Word's old form (.doc)"
        elif data.startswith(b"{\\rtf"):
            said = "is a Rich Text file (.rtf)"
        elif data.startswith(b"%PDF"):
            said = "is a PDF; comments in a PDF are not read"
            help_ = "Ask for the Word file, or add its comments by hand: lt new comments"
        elif data.startswith(b"PK") and b"application/vnd.oasis.opendocument.text" in data[:200]:
            said = "is an OpenDocument text (.odt)"
        return LtError(f"{self._name} {said}.", f"Nothing was changed. {help_}")
