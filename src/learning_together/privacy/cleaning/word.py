"""Word: tracked changes, comments, hidden text and what Word notes of its own use.

Changes are taken as accepted: what was inserted stays, what was deleted goes, as the reader of the
final document sees it.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from learning_together.office.word_names import child, name_of, said
from learning_together.privacy.cleaning import word_unseen
from learning_together.privacy.cleaning.elements import (
    anywhere,
    each,
    each_of_word,
    local,
    remove,
    remove_all,
    unwrap,
)
from learning_together.privacy.cleaning.opc import Parts
from learning_together.privacy.cleaning.tally import Tally
from learning_together.privacy.contents.xml import DELETED, HIDDEN_EVERYWHERE, INSERTED

_COMMENTS = ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")
_RANGES = (
    "moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd",
    "customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart",
    "customXmlDelRangeEnd", "customXmlMoveFromRangeStart", "customXmlMoveFromRangeEnd",
    "customXmlMoveToRangeStart", "customXmlMoveToRangeEnd", "cellIns", "cellMerge",
    "permStart", "permEnd",
)  # fmt: skip
_FORMATS = frozenset(
    {
        "rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "tblPrExChange",
        "trPrChange", "tcPrChange", "numberingChange",
    }
)  # fmt: skip
_NOTES = frozenset({"footnoteReference", "endnoteReference"})
#: What Word keeps in its settings of where, when and by whom a document was made.
_OF_USE = (
    "rsids", "attachedTemplate", "docVars", "mailMerge", "docId", "trackRevisions",
    "activeWritingStyle", "proofState", "saveThroughXslt", "writeProtection", "revisionView",
)  # fmt: skip
#: Fields that print a property of the document, which is gone: their last words stay as text.
_OF_PROPERTIES = frozenset(
    {
        "AUTHOR", "TITLE", "SUBJECT", "KEYWORDS", "COMMENTS", "LASTSAVEDBY", "DOCPROPERTY",
        "CREATEDATE", "SAVEDATE", "PRINTDATE", "EDITTIME", "REVNUM", "USERNAME", "USERINITIALS",
        "USERADDRESS", "FILENAME", "FILESIZE", "TEMPLATE", "INFO", "DOCVARIABLE", "NUMCHARS",
        "NUMWORDS",
    }
)  # fmt: skip
_OFF = frozenset({"0", "false", "off"})
_TEXT = frozenset(
    {"t", "tab", "sym", "br", "drawing", "pict", "object", "fldChar", "noBreakHyphen"}
)
#: What must hold a paragraph at its end.
_HOLDS_PARAGRAPHS = frozenset(
    {"tc", "hdr", "ftr", "body", "footnote", "endnote", "txbxContent", "sdtContent"}
)


def clean(package: Parts) -> None:
    """Cleans every part of a Word file."""
    tally = package.tally
    hidden = _hidden_styles(package)
    package.edit(lambda name, root: _part(root, hidden, tally, _old_objects(package, name)))
    unseen = word_unseen.known(package)
    package.edit_again(lambda _, root: word_unseen.drop_unseen(root, unseen, tally))
    noted = {
        (name_of(one), said(one, "id"))
        for one in package.root(package.main).iter(*anywhere(*_NOTES))
        if name_of(one) in _NOTES
    }
    package.edit_again(lambda _, root: _drop_notes(root, noted, tally))


def _old_objects(package: Parts, name: str) -> frozenset[str]:
    """Ids by which a part names objects of a form that cannot be cleaned."""
    return frozenset(one.id for one in package.relations(name) if one.kind == "oleObject")


def _drop_notes(root: Any, noted: set[tuple[str, str]], tally: Tally) -> None:
    """Takes out footnotes whose mark in the text is gone."""
    mark = {"footnotes": "footnoteReference", "endnotes": "endnoteReference"}.get(name_of(root), "")
    for one in list(root) if mark else ():
        if not said(one, "type") and (mark, said(one, "id")) not in noted:
            remove(one)
            tally.took("footnotes of what was deleted or hidden")


def _part(root: Any, hidden: frozenset[str], tally: Tally, old: frozenset[str]) -> None:
    if not name_of(root):
        return
    for one in each(root, lambda one: not old.isdisjoint(one.values()), "OLEObject"):
        remove(one)
        tally.took("embedded objects of an old form: their picture stays")
    _accept(root, tally)
    _drop_comments(root)
    _print_properties(root, tally)
    _drop_hidden(root, hidden, tally)
    if name_of(root) == "settings":
        tally.took("settings that tell of its use", remove_all(root, *_OF_USE))
    for element in each_of_word(root, "smartTag", "customXml"):
        unwrap(element)
        tally.took("custom XML")
    for element in each_of_word(root, "smartTagPr", "customXmlPr"):
        remove(element)
    tally.took("bindings and tags of controls", remove_all(root, "dataBinding", "tag"))
    tally.took("data of programs behind fields", remove_all(root, "fldData"))


def _accept(root: Any, tally: Tally) -> None:
    """Takes tracked changes as accepted."""
    for one in each_of_word(root, "p", where=lambda one: _mark(one, DELETED) is not None):
        _join_next(one)
        tally.took("tracked deletions, with what was deleted")
    for one in each_of_word(root, "tr", where=lambda one: _row(one, DELETED)):
        _drop_row(one)
        tally.took("tracked deletions, with what was deleted")
    for one in each_of_word(root, "tc", where=lambda one: _has(one, "tcPr", "cellDel")):
        row = one.getparent()
        remove(one)
        if not any(name_of(cell) == "tc" for cell in row):
            _drop_row(row)
        tally.took("tracked deletions, with what was deleted")
    for one in each_of_word(root, *DELETED):
        remove(one)
        tally.took("tracked deletions, with what was deleted")
    for one in each_of_word(root, *INSERTED):
        unwrap(one)
        tally.took("tracked insertions: what was inserted stays")
    for one in each_of_word(root, *_FORMATS):
        remove(one)
        tally.took("tracked changes of format: the new format stays")
    remove_all(root, *_RANGES)


def _mark(paragraph: Any, names: frozenset[str]) -> Any:
    """What says of a paragraph's end that it was changed or is hidden."""
    properties = child(paragraph, "pPr", "rPr")
    if properties is None:
        return None
    return next((one for one in properties if name_of(one) in names), None)


def _row(row: Any, names: frozenset[str]) -> bool:
    properties = child(row, "trPr")
    return properties is not None and any(name_of(one) in names for one in properties)


def _drop_row(row: Any) -> None:
    """Takes out a row, and the table of which it was the last one."""
    table = row.getparent()
    remove(row)
    if name_of(table) == "tbl" and not any(name_of(one) == "tr" for one in table.iter()):
        remove(table)


def _has(element: Any, *path: str) -> bool:
    return child(element, *path) is not None


def _join_next(paragraph: Any) -> None:
    """Has a paragraph whose end is gone run on into the next one."""
    mark = _mark(paragraph, DELETED)
    if mark is not None:
        remove(mark)
    after = paragraph.getnext()
    while after is not None and name_of(after) not in {"p", "tbl", "sdt", "sectPr"}:
        after = after.getnext()
    if after is None or name_of(after) != "p" or _has(paragraph, "pPr", "sectPr"):
        if not _shows(paragraph, without=DELETED):
            _drop_paragraph(paragraph)
        return
    at = 1 if _has(after, "pPr") else 0
    for one in [one for one in paragraph if name_of(one) != "pPr"]:
        after.insert(at, one)
        at += 1
    remove(paragraph)


def _shows(paragraph: Any, without: frozenset[str] = frozenset()) -> bool:
    """Whether a paragraph holds anything that is seen."""
    return any(
        name_of(one) in _TEXT and not any(name_of(up) in without for up in one.iterancestors())
        for one in paragraph.iter()
    )


def _drop_paragraph(paragraph: Any) -> None:
    """Takes a paragraph out where something else stands in its place, else only empties it."""
    parent = paragraph.getparent()
    others = [one for one in parent if name_of(one) in {"p", "tbl"} and one is not paragraph]
    last = paragraph.getnext() is None or name_of(paragraph.getnext()) == "sectPr"
    needed = name_of(parent) in _HOLDS_PARAGRAPHS and (not others or (last and _ends_table(others)))
    if not needed and not _has(paragraph, "pPr", "sectPr"):
        remove(paragraph)


def _ends_table(others: list[Any]) -> bool:
    return bool(others) and name_of(others[-1]) == "tbl"


def _drop_comments(root: Any) -> None:
    for one in each_of_word(root, *_COMMENTS):
        run = one.getparent()
        remove(one)
        if name_of(run) == "r" and all(name_of(each) == "rPr" for each in run):
            remove(run)


def _print_properties(root: Any, tally: Tally) -> None:
    """Has fields that print a property keep their last words as text."""
    for one in each_of_word(root, "fldSimple"):
        if _command(said(one, "instr")) in _OF_PROPERTIES:
            unwrap(one)
            tally.took("fields that print properties: their words stay as text")
    for field in list(_complex_fields(root)):
        command = "".join(one.text or "" for one in field if name_of(one) == "instrText")
        if _command(command) not in _OF_PROPERTIES:
            continue
        for one in field:
            remove(one)
        tally.took("fields that print properties: their words stay as text")


def _command(instruction: str) -> str:
    return next(iter(instruction.split()), "").upper()


def _complex_fields(root: Any) -> Iterator[list[Any]]:
    """The marks and the command of each field that is written as a row of marks."""
    open_: list[list[Any]] = []
    for one in root.iter(*anywhere("fldChar", "instrText")):
        name = name_of(one)
        if name == "fldChar":
            kind = said(one, "fldCharType")
            if kind == "begin":
                open_.append([one])
            elif open_:
                open_[-1].append(one)
                if kind == "end":
                    yield open_.pop()
        elif name == "instrText" and open_:
            open_[-1].append(one)


def _hidden_styles(package: Parts) -> frozenset[str]:
    """The ids of styles by which text is hidden, those that build on them included."""
    found: set[str] = set()
    based: dict[str, str] = {}
    for name in package.parts:
        if not name.endswith("styles.xml"):
            continue
        for style in package.root(name):
            if name_of(style) != "style":
                continue
            key, marks = said(style, "styleId"), child(style, "rPr")
            own = None if marks is None else _hides(marks)
            if own:
                found.add(key)
            parent = child(style, "basedOn")
            if own is None and parent is not None:
                based[key] = said(parent, "val")
    for _ in based:
        found |= {key for key, parent in based.items() if parent in found}
    return frozenset(found)


def _hides(properties: Any) -> bool | None:
    """Whether marks hide text; None where they say nothing of it."""
    marks = [one for one in properties if name_of(one) in HIDDEN_EVERYWHERE]
    if not marks:
        return None
    return any(said(one, "val").lower() not in _OFF for one in marks)


def _drop_hidden(root: Any, styles: frozenset[str], tally: Tally) -> None:
    took = partial(tally.took, "pieces of hidden text")
    for row in each_of_word(root, "tr", where=lambda one: _row(one, frozenset({"hidden"}))):
        _drop_row(row)
        took()
    for run in each_of_word(root, "r", where=lambda one: _is_hidden(one, styles)):
        if any(local(one) in {"t", "instrText", "drawing", "pict", "object"} for one in run.iter()):
            took()
        marks = [one for one in run if name_of(one) == "fldChar"]
        if marks:
            for one in [one for one in run if name_of(one) not in {"fldChar", "rPr"}]:
                remove(one)
        else:
            remove(run)
    for one in each_of_word(root, "p", where=lambda one: _ends_hidden(one, styles)):
        if not _shows(one):
            _drop_paragraph(one)


def _is_hidden(run: Any, styles: frozenset[str]) -> bool:
    own = child(run, "rPr")
    if own is not None:
        said_so = _hides(own)
        if said_so is not None:
            return said_so
        style = child(own, "rStyle")
        if style is not None and said(style, "val") in styles:
            return True
    for paragraph in run.iterancestors():
        if name_of(paragraph) == "p":
            style = child(paragraph, "pPr", "pStyle")
            return style is not None and said(style, "val") in styles
    return False


def _ends_hidden(paragraph: Any, styles: frozenset[str]) -> bool:
    style = child(paragraph, "pPr", "pStyle")
    if style is not None and said(style, "val") in styles:
        return True
    properties = child(paragraph, "pPr", "rPr")
    return properties is not None and bool(_hides(properties))
