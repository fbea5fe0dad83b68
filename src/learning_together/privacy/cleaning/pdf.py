"""The objects of a PDF: what draws its pages stays, and what is said about them goes.

The PDF is written anew from what its last version leads to; what earlier versions held, and what
nothing leads to, is left behind.
"""

import io
import logging
from typing import Any

from learning_together.patterns import regex
from learning_together.privacy.cleaning import pdf_unseen, picture
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents.pdf_page import BROKEN

_PRINT = "Print it into a new PDF, and clean that."
_END = regex(rb"%%EOF")
#: What readers write onto pages, and its frames.
_COMMENTS = frozenset(
    {
        "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine", "/Highlight",
        "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink", "/Popup", "/Redact",
    }
)  # fmt: skip
_CARRYING = frozenset({"/Sound", "/Movie", "/Screen", "/RichMedia", "/3D"})
#: What says something of an object, and draws nothing of it.
_SAYS = {
    "/Metadata": "properties",
    "/PieceInfo": "data of programs",
    "/LastModified": "properties",
    "/Thumb": "thumbnails",
    "/EF": "attachments",
    "/AA": "actions and scripts",
    "/SpiderInfo": "properties",
    "/Perms": "signatures",
    "/DSS": "signatures",
    "/NM": "ids of comments",
    "/M": "ids of comments",
}
#: What lists and shows attachments, which are counted where they are held.
_LISTS = ("/AF", "/Collection", "/EmbeddedFiles")
#: Actions that do more than lead to a page or to the web.
_DEEDS = frozenset(
    {
        "/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition",
        "/Movie", "/Sound", "/RichMediaExecute",
    }
)  # fmt: skip
_ACTIONS = ("/A", "/OpenAction", "/Next", "/PA")
#: Lists of what a page draws with, of places and of roles, in which any name may stand.
_BY_NAME = (
    "/Font", "/XObject", "/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/Properties",
    "/CharProcs", "/Dests", "/RoleMap", "/ClassMap", "/Colorants",
)  # fmt: skip
_UNDRAWN = regex(rb"(?<![\w.])3\s+Tr\b")
_MOST_OBJECTS = 500_000


def clean(data: bytes, tally: Tally) -> bytes:
    """A PDF without what its readers do not see.

    Raises:
        NotCleanableError: It is damaged or locked, or holds what cannot be cleaned.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted:
            if not reader.decrypt(""):
                raise NotCleanableError("is locked with a password", _PRINT)
            tally.took("locks on printing and copying, which an open file cannot keep")
        pages = len(reader.pages)
        tally.took("properties", bool(reader.metadata))
        versions = len(_END.findall(data)) - 1 - (b"/Linearized" in data[:1024])
        tally.took("earlier versions", max(versions, 0))
        _refuse_forms_of_programs(reader)
        for page in reader.pages:
            for what in pdf_unseen.why(page):
                tally.keeps(f"pages with {what}")
        content = _written(reader, tally)
        # What nothing leads to any more is left behind by a second time.
        content = _written(PdfReader(io.BytesIO(content)), None)
        if len(PdfReader(io.BytesIO(content)).pages) != pages:
            raise NotCleanableError("cannot be written anew with all its pages", _PRINT)
    except (*BROKEN, PyPdfError):
        raise NotCleanableError("is damaged", _PRINT) from None
    return content


def _refuse_forms_of_programs(reader: Any) -> None:
    """Refuses a form of which the pages are made by a program when it is opened."""
    form = reader.root_object.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        raise NotCleanableError("holds a form that a program draws (XFA)", _PRINT)


def _written(reader: Any, tally: Tally | None) -> bytes:
    """A PDF of all that a reader's last version leads to, cleaned where it is counted."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.clone_reader_document_root(reader)
    if tally is not None:
        _layers(writer.root_object, tally)
        for held in _objects(writer.root_object):
            _clean(held, tally)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _objects(root: Any) -> list[Any]:
    """Every dictionary that a root leads to, once, but lists by names that people chose."""
    from pypdf.generic import ArrayObject, DictionaryObject

    found: list[Any] = []
    seen: set[int] = set()
    lists: set[int] = set()
    ahead = [root]
    while ahead:
        held = ahead.pop().get_object()
        if id(held) in seen or not isinstance(held, DictionaryObject | ArrayObject):
            continue
        seen.add(id(held))
        if len(seen) > _MOST_OBJECTS:
            raise NotCleanableError(f"has more than {_MOST_OBJECTS} objects", _PRINT)
        if isinstance(held, DictionaryObject):
            found.append(held)
            lists |= {id(held[key]) for key in _BY_NAME if key in held}
            ahead += held.values()
        else:
            ahead += held
    return [one for one in found if id(one) not in lists]


def _clean(held: Any, tally: Tally) -> None:
    _drop_said(held, tally)
    for key in _ACTIONS:
        action = held.get(key)
        action = None if action is None else action.get_object()
        if isinstance(action, dict) and action.get("/S") in _DEEDS:
            del held[key]
            tally.took("actions and scripts")
    if "/Annots" in held:
        _comments(held, tally)
    if held.get("/Type") == "/Page" and _has_undrawn(held):
        tally.keeps("pages with text that is not drawn, as under a scan")
    if held.get("/Subtype") == "/Image":
        _picture(held, tally)


def _drop_said(held: Any, tally: Tally) -> None:
    """Takes out what says something of an object, and names of what is attached."""
    for key, what in _SAYS.items():
        if key in held:
            del held[key]
            tally.took(what)
    for key in _LISTS:
        held.pop(key, None)
    if "/JavaScript" in held and "/Names" in held["/JavaScript"].get_object():
        tally.took("actions and scripts", len(held["/JavaScript"].get_object()["/Names"]) // 2)
    held.pop("/JavaScript", None)
    if held.get("/FT") == "/Sig" and "/V" in held:
        del held["/V"]
        tally.took("signatures")


def _comments(page: Any, tally: Tally) -> None:
    """Takes out what readers wrote onto a page; what a link or a form is stays, unsigned."""
    from pypdf.generic import ArrayObject, NameObject

    left = ArrayObject()
    for one in page["/Annots"].get_object():
        note = one.get_object()
        kind = note.get("/Subtype")
        if kind in _COMMENTS or kind in _CARRYING or kind == "/FileAttachment":
            tally.took("comments", kind in _COMMENTS and kind != "/Popup")
            tally.took("films, sounds and models", kind in _CARRYING)
            note.clear()  # What else leads to it, such as the order of reading, leads to nothing.
            continue
        if kind != "/Widget":
            for key in [key for key in ("/T", "/Contents") if key in note]:
                del note[key]
        left.append(one)
    if len(left):
        page[NameObject("/Annots")] = left
    else:
        del page["/Annots"]


def _has_undrawn(page: Any) -> bool:
    content = page.get_contents()
    return content is not None and _UNDRAWN.search(content.get_data()) is not None


def _picture(held: Any, tally: Tally) -> None:
    """Cleans a photograph; what else draws a picture holds its points alone."""
    filters = held.get("/Filter")
    each = filters if isinstance(filters, list) else [filters]
    if "/JPXDecode" in each:
        tally.keeps("pictures in JPEG 2000")
    if each != ["/DCTDecode"]:
        return
    try:
        held._data = picture.clean(held._data, tally)  # noqa: SLF001 - it is as it stands there
    except NotCleanableError:
        tally.keeps("damaged pictures")


def _layers(root: Any, tally: Tally) -> None:
    layers = root.get("/OCProperties")
    if layers is not None:
        off = layers.get_object().get("/D", {}).get_object().get("/OFF", [])
        tally.keeps("layers that are switched off", len(off.get_object() if off else []))
