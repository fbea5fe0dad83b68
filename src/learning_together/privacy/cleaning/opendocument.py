"""OpenDocument, as LibreOffice writes it: texts, sheets and slides.

A part stays if it is one of the few that show the document, or is named by one of them; changes are
taken as accepted, which is how they stand in the text.
"""

import posixpath
from collections.abc import Iterator
from typing import Any

from learning_together.office import xml
from learning_together.office.archive import UnreadableError
from learning_together.office.open_document import KIND, MANIFEST, OF_USE, list_anew
from learning_together.privacy.cleaning import open_cells, open_unseen
from learning_together.privacy.cleaning.elements import (
    each,
    local,
    plain_name,
    remove,
    remove_all,
    strip,
    unwrap,
)
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents.xml import called

MARK = b"application/vnd.oasis.opendocument."
_TEXTS = frozenset({"content.xml", "styles.xml", "settings.xml"})
#: Folders of what a text names.
_NAMED = ("Pictures/", "Media/", "ObjectReplacements/", "Fonts/")
_MACROS = ("Basic/", "Scripts/", "Dialogs/")
_OF_PROPERTIES = frozenset(
    {
        "initial-creator", "creator", "author-name", "author-initials", "title", "subject",
        "keywords", "description", "user-defined", "creation-date", "creation-time",
        "modification-date", "modification-time", "print-date", "print-time", "printed-by",
        "editing-cycles", "editing-duration", "file-name", "template-name", "sender-firstname",
        "sender-lastname", "sender-initials", "sender-title", "sender-position", "sender-email",
        "sender-phone-private", "sender-fax", "sender-company", "sender-phone-work",
        "sender-street", "sender-city", "sender-postal-code", "sender-country",
        "sender-state-or-province",
    }
)  # fmt: skip
_TEXT_SPACE = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CHANGES = {
    "insertion": "tracked insertions: what was inserted stays",
    "deletion": "tracked deletions, with what was deleted",
    "format-change": "tracked changes of format: the new format stays",
    "cell-content-change": "tracked changes of cells: the new content stays",
    "movement": "tracked changes of cells: the new content stays",
}
_HIDDEN = "pieces of hidden text"


def clean(parts: dict[str, bytes], tally: Tally) -> None:
    """Cleans every part of an OpenDocument file but the files within.

    Raises:
        UnreadableError: A part is damaged, or it is locked with a password.
        NotCleanableError: It holds what can be neither cleaned nor left out.
    """
    if any(name.startswith(_MACROS) for name in parts):
        raise NotCleanableError("holds macros", "Save it without them.")
    if MANIFEST in parts and b"encryption-data" in parts[MANIFEST]:
        raise UnreadableError("locked")
    _keep_what_is_shown(parts, tally)
    for folder in sorted({posixpath.dirname(name) for name in parts if _is_text(name)}):
        _clean_document(parts, folder, tally)
    _keep_what_is_named(parts, tally)
    if MANIFEST in parts:
        list_anew(parts)


def _is_text(name: str) -> bool:
    return posixpath.basename(name) in _TEXTS


def _keep_what_is_shown(parts: dict[str, bytes], tally: Tally) -> None:
    for name in sorted(parts):
        if name.endswith("/"):
            del parts[name]
            continue
        within = name.partition("/")[2] if name.startswith("Object ") else name
        if name in {KIND, MANIFEST} or within in _TEXTS or within.startswith(_NAMED):
            continue
        said = called(within)
        tally.took(f"other data of programs ({within})" if said == "part" else said)
        del parts[name]


def _keep_what_is_named(parts: dict[str, bytes], tally: Tally) -> None:
    texts = b" ".join(raw for name, raw in parts.items() if _is_text(name))
    for name in sorted(parts):
        held = name.partition("/")[0] if name.startswith("Object ") else posixpath.basename(name)
        if name in {KIND, MANIFEST} or (_is_text(name) and "/" not in name):
            continue
        if held.encode() not in texts:
            del parts[name]
            tally.took("pictures and parts that nothing in it shows")


def _clean_document(parts: dict[str, bytes], folder: str, tally: Tally) -> None:
    """A document, or one within it, of which the texts lie in one folder."""
    names = [name for name in parts if posixpath.dirname(name) == folder and _is_text(name)]
    roots = {name: xml.parse(parts[name]) for name in sorted(names)}
    styles = _Styles(roots.values())
    for root in roots.values():
        _changes_and_comments(root, tally)
        _fields(root, tally)
        _drop_hidden_text(root, styles, tally)
        _drop_hidden_pages(root, styles, tally)
        remove_all(root, "scripts", "event-listeners")
        tally.took("embedded objects of an old form: their picture stays",
                   remove_all(root, "object-ole"))  # fmt: skip
        tally.took("ids of revisions", strip(root, _is_revision))
    sheets = open_cells.clean(list(roots.values()), styles.hidden_tables, tally)
    open_unseen.drop_unseen(list(roots.values()), tally)
    for root in roots.values():
        if local(root) == "document-settings":
            _settings(root, sheets, tally)
    for name, root in roots.items():
        parts[name] = xml.written(root)


def _is_revision(full: str) -> bool:
    return plain_name(full) in {"rsid", "paragraph-rsid"}


def _changes_and_comments(root: Any, tally: Tally) -> None:
    for one in each(root, lambda one: local(one) == "tracked-changes"):
        for change in one.iter():
            tally.took(_CHANGES.get(local(change), ""), local(change) in _CHANGES)
        remove(one)
    remove_all(root, "change", "change-start", "change-end", "annotation-end")
    tally.took("comments", remove_all(root, "annotation"))


def _fields(root: Any, tally: Tally) -> None:
    for one in each(root, lambda one: local(one) in _OF_PROPERTIES and _TEXT_SPACE in one.tag):
        unwrap(one)
        tally.took("fields that print properties: their words stay as text")
    for one in each(root, lambda one: local(one) in {"hidden-text", "conditional-text"}):
        if local(one) == "hidden-text" and _said(one, "is-hidden") == "true":
            remove(one)
        else:
            unwrap(one)
        tally.took(_HIDDEN)
    for one in each(root, lambda one: local(one) == "hidden-paragraph"):
        if _said(one, "is-hidden") == "true":
            remove(next(up for up in one.iterancestors() if local(up) in {"p", "h"}))
            tally.took(_HIDDEN)
        else:
            remove(one)


class _Styles:
    """Which styles hide what bears them.

    Args:
        roots: Of the parts in which they are declared.
    """

    def __init__(self, roots: Any) -> None:
        self.hidden_text: set[tuple[str, str]] = set()
        self.shown_text: set[str] = set()
        self.hidden_pages: set[str] = set()
        self.hidden_tables: set[str] = set()
        self.hidden_layers: set[str] = set()
        based: dict[tuple[str, str], tuple[str, str]] = {}
        for root in roots:
            for one in root.iter():
                if local(one) == "layer" and _said(one, "display") == "none":
                    self.hidden_layers.add(_said(one, "name"))
                if local(one) == "style":
                    self._read(one, based)
        for _ in based:
            self.hidden_text |= {key for key, up in based.items() if up in self.hidden_text}

    def _read(self, style: Any, based: dict[tuple[str, str], tuple[str, str]]) -> None:
        name, family = _said(style, "name"), _said(style, "family")
        shows = ""
        for one in style:
            if local(one) == "text-properties":
                shows = _said(one, "display")
            if local(one) == "table-properties" and _said(one, "display") == "false":
                self.hidden_tables.add(name)
            if local(one) == "drawing-page-properties" and _said(one, "visibility") == "hidden":
                self.hidden_pages.add(name)
        if shows == "none":
            self.hidden_text.add((family, name))
        elif shows:
            self.shown_text.add(name)
        else:
            based[family, name] = (family, _said(style, "parent-style-name"))


def _said(element: Any, name: str) -> str:
    return next((str(v) for k, v in element.attrib.items() if plain_name(k) == name), "")


def _drop_hidden_text(root: Any, styles: _Styles, tally: Tally) -> None:
    for one in each(root, lambda one: local(one) == "section" and _is_hidden_section(one)):
        remove(one)
        tally.took(_HIDDEN)
    families = {"span": "text", "p": "paragraph", "h": "paragraph"}
    for one in each(root, lambda one: local(one) in families):
        if (families[local(one)], _said(one, "style-name")) not in styles.hidden_text:
            continue
        shown = [span for span in one.iter() if _said(span, "style-name") in styles.shown_text]
        tally.took(_HIDDEN)
        if shown:
            _leave(one, shown)
            continue
        holder = one.getparent()
        remove(one)
        if local(holder) == "list-item" and not len(holder):
            remove(holder)


def _leave(element: Any, shown: list[Any]) -> None:
    """Leaves of an element only those within it that are shown."""
    element.text = None
    for one in list(element):
        element.remove(one)
    for one in shown:
        one.tail = None
        element.append(one)


def _is_hidden_section(section: Any) -> bool:
    display = _said(section, "display")
    return display == "none" or (
        display == "condition" and _said(section, "is-hidden") in {"true", ""}
    )


def _drop_hidden_pages(root: Any, styles: _Styles, tally: Tally) -> None:
    notes = [one for one in each(root, lambda one: local(one) == "notes") if _speaks(one)]
    tally.took("speaker’s notes", len(notes))
    for one in each(root, lambda one: local(one) == "notes" and "presentation" in one.tag):
        remove(one)
    for one in each(root, lambda one: local(one) == "page"):
        if _said(one, "style-name") in styles.hidden_pages:
            remove(one)
            tally.took("hidden slides")
    for one in each(root, lambda one: local(one) == "show" and "presentation" in one.tag):
        remove(one)
        tally.took("shows of chosen slides")
    for one in _hidden_shapes(root, styles):
        remove(one)
        tally.took("hidden shapes")


def _speaks(notes: Any) -> bool:
    """Whether notes of a slide hold a word that somebody typed."""
    return any(local(one) in {"p", "span"} and (one.text or "").strip() for one in notes.iter())


def _hidden_shapes(root: Any, styles: _Styles) -> Iterator[Any]:
    return each(
        root,
        lambda one: (
            (_said(one, "layer") in styles.hidden_layers and "drawing" in str(one.tag))
            or ("drawing" in str(one.tag) and _draws_nothing(one))
        ),
    )


def _draws_nothing(element: Any) -> bool:
    return local(element) != "layer" and _said(element, "display") == "none"


def _settings(root: Any, sheets: frozenset[str], tally: Tally) -> None:
    """Takes out what tells of printers and earlier states, and names hidden sheets."""
    for one in each(root, lambda one: local(one).startswith("config-item")):
        name = _said(one, "name")
        hidden = name in sheets or (name == "ActiveTable" and (one.text or "") in sheets)
        if hidden or name in OF_USE:
            remove(one)
            tally.took("settings that tell of its use", not hidden)
