"""An OpenDocument file as LibreOffice saved it from a Word file of ours → one of ours.

What it adds of its own goes: a picture of the first page, which would stay when the text changes,
settings of its window, what it is called and on which system it runs, and the name of a printer.
The marks of the Word file are among its properties, and the seal is set anew.
"""

from collections.abc import Container

from learning_together import seal
from learning_together.office import package, xml
from learning_together.office.open_document import OF_USE, list_anew
from learning_together.patterns import regex

_OF_ITS_OWN = ("Thumbnails/", "Configurations2/")
_SETTINGS = "settings.xml"
#: Of its properties: the program, and what it counted.
_OF_PROGRAM = frozenset({"generator", "document-statistic"})
_SEALED = regex(rf'(name="{seal.PROPERTY}"[^<>]*>)[0-9a-f]{{64}}'.encode())


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
    list_anew(parts)
    _drop(parts, _SETTINGS, OF_USE)
    _drop(parts, seal.OPEN_DOCUMENT, _OF_PROGRAM)
    held = parts[seal.OPEN_DOCUMENT]
    parts[seal.OPEN_DOCUMENT] = _SEALED.sub(rb"\g<1>" + seal.EMPTY.encode(), held)
    seal.put_in(parts)
    return package.write(parts)


def _drop(parts: dict[str, bytes], part: str, names: Container[str]) -> None:
    """Takes elements out of a part: those of these names, and settings that are called so."""
    root = xml.parse(parts[part])
    for one in list(root.iter("*")):
        called = {value for key, value in one.items() if key.rpartition("}")[2] == "name"}
        if one.tag.rpartition("}")[2] in names or any(each in names for each in called):
            one.getparent().remove(one)
    parts[part] = xml.written(root)
