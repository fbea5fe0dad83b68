"""Which cleaner a file needs: told by what it holds, for names can be wrong."""

import posixpath

from learning_together.office import package, xml
from learning_together.office.archive import UnreadableError
from learning_together.office.open_document import KIND
from learning_together.privacy.cleaning import (
    opc,
    opendocument,
    pdf,
    picture,
    slides,
    word,
    workbook,
)
from learning_together.privacy.cleaning.elements import local
from learning_together.privacy.cleaning.tally import Cleaned, NotCleanableError, Tally
from learning_together.privacy.contents import compound

_FORMS = (
    "lt cleans Word, Excel and PowerPoint (.docx, .xlsx, .pptx), OpenDocument (.odt, .ods, .odp), "
    "PDF, JPEG, PNG and TIFF."
)
_BROKEN = {
    "damaged": "is damaged",
    "locked": "is locked with a password",
    "large": "unpacks to far more than any report holds",
    "parts": "has too many parts",
    "malformed": "is damaged: a part of it cannot be read",
    "declares": "declares entities, which no office program does; it may be meant to do harm",
}
#: Parts of an OpenDocument file that are cleaned with it.
_PLAIN = (".xml", KIND)
_PACKED, _PDF = b"PK\x03\x04", b"%PDF-"
_OFFICE = {"document": word.clean, "workbook": workbook.clean, "presentation": slides.clean}
#: Frames and letters: they draw, and tell nothing.
_DRAWING = (".vml", ".odttf", ".fntdata", ".ttf", ".otf")
_DEEPEST = 4


def cleaned(data: bytes) -> Cleaned:
    """A file without what its readers do not see.

    Raises:
        NotCleanableError: It is of a form that cannot be cleaned, or not honestly.
    """
    tally = Tally()
    content = _clean(data, tally, 0)
    return Cleaned(content, tuple(tally.taken.items()), tuple(tally.kept.items()))


def _clean(data: bytes, tally: Tally, depth: int) -> bytes:
    if depth > _DEEPEST:
        raise NotCleanableError("holds files within files, too deep", "Save the inner ones apart.")
    try:
        if data.startswith(_PACKED):
            return _package(data, tally, depth)
        if picture.is_known(data):
            return picture.clean(data, tally)
        if _PDF in data[:1024]:
            return pdf.clean(data, tally)
    except UnreadableError as broken:
        hint = "Open it in its program, save it under another name, and clean that."
        raise NotCleanableError(_BROKEN[broken.why], hint) from None
    if compound.is_compound(data):
        if compound.is_locked(data):
            raise NotCleanableError(_BROKEN["locked"], "Save it without the password.")
        raise NotCleanableError("is in an old form of Office", "Save it as .docx, .xlsx or .pptx.")
    raise NotCleanableError("is of a form that lt does not know well enough", _FORMS)


def _package(data: bytes, tally: Tally, depth: int) -> bytes:
    parts = package.unpacked(data)
    if parts.get(KIND, b"").startswith(opendocument.MARK):
        opendocument.clean(parts, tally)
        for name in [name for name in parts if not name.endswith(_PLAIN) and "/" in name]:
            parts[name] = _within(name, parts[name], tally, depth + 1)
        return package.write(parts)
    if package.TYPES not in parts:
        raise NotCleanableError("is of a form that lt does not know well enough", _FORMS)
    return _office(opc.Parts(parts, tally), tally, depth)


def _office(held: opc.Parts, tally: Tally, depth: int) -> bytes:
    main = held.main
    kind = local(xml.parse(held.parts[main])) if main in held.parts else ""
    if kind not in _OFFICE:
        raise NotCleanableError("is of a form that lt does not know well enough", _FORMS)
    held.keep_what_is_shown()
    _OFFICE[kind](held)
    held.keep_what_is_named()
    held.clean_files_within(lambda name, raw: _within(name, raw, tally, depth + 1))
    return held.written()


def _within(name: str, data: bytes, tally: Tally, depth: int) -> bytes:
    """A file within another, cleaned; as it is, and told, where that cannot be done."""
    if data.startswith((_PACKED, _PDF)) or picture.is_known(data):
        try:
            return _clean(data, tally, depth)
        except NotCleanableError as refused:
            said = f"holds “{name.rpartition('/')[2]}”, which {refused.why}"
            raise NotCleanableError(said, "Take that out of it, then clean it.") from None
    if name.lower().endswith(_DRAWING):
        return data
    ending = posixpath.splitext(name)[1].lower() or "without an ending"
    tally.keeps(f"files within that lt cannot clean ({ending})")
    return data
