"""A Word file that somebody sent, opened with care: its parts as XML, by what they are to it.

Takes bytes, gives elements; must not know what comments and changes are. Nothing is followed out
of the file, nothing is unpacked beyond what a long report needs, and no entity is expanded.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote

from learning_together.errors import LtError
from learning_together.office import archive
from learning_together.office.archive import Archive, Entry, UnreadableError
from learning_together.office.package import part_name

if TYPE_CHECKING:
    from learning_together.office.xml import Element

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UNREAD = {
    "damaged": ("is damaged: its part {part} cannot be unpacked.", "Ask for the file once more."),
    "locked": ("is locked with a password.", "Take the password off in the program that set it."),
    "large": (
        "would unpack to more than {megabytes} MB; no report does.",
        "If somebody you know made the file, take its pictures and old versions out and try again.",
    ),
    "malformed": (
        "is damaged: its part {part} cannot be read.",
        "Open the file in Word, save it under another name, and try with that one.",
    ),
    "declares": (
        (
            "holds a document type declaration, which no word processor writes; "
            "it may be meant to do harm."
        ),
        "Ask whoever sent it where the file comes from.",
    ),
}
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
        self._read: dict[str, Element | None] = {}
        try:
            self._archive = Archive(data)
        except UnreadableError as broken:
            raise self._refused(data) from broken
        self._entries = {entry.filename.lower(): entry for entry in self._archive.entries}
        self.main = next(iter(self._related("", "officeDocument")), "")
        root = self.part(self.main)
        if root is None or not str(root.tag).endswith("}document"):
            raise self._refused(data)
        self.document: Element = root

    def part(self, name: str) -> "Element | None":
        """The root of a part; None where the file has no such part.

        Raises:
            LtError: It cannot be read, or not safely.
        """
        if name not in self._read:
            entry = self._entries.get(name.lower())
            self._read[name] = self._parsed(entry) if entry else None
        return self._read[name]

    def related(self, kind: str) -> "Iterator[Element]":
        """The roots of the parts that are so related to the text, such as `comments`."""
        for name in self._related(self.main, kind):
            root = self.part(name)
            if root is not None:
                yield root

    def about(self, kind: str) -> "Element | None":
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
                found.append(part_name(folder, target))
        return found

    def _parsed(self, entry: Entry) -> "Element":
        from learning_together.office import xml

        try:
            root: Element = xml.parse(self._archive.read(entry))
        except UnreadableError as broken:
            said, hint = _UNREAD[broken.why]
            said = said.format(part=entry.filename, megabytes=archive.LARGEST // 1024**2)
            raise LtError(f"{self._name} {said}", f"Nothing was changed. {hint}") from broken
        return root

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
