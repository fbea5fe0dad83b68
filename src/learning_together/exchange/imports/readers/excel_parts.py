"""Where an Excel package keeps its sheets, and what people have remarked on their cells.

Takes the parts of a package; gives names of parts, and remarks by sheet and
row. Knows nothing of what stands in the cells.
"""

import re
from collections.abc import Mapping
from typing import Any

from learning_together.exchange.imports.readers.table import Outside, Remark
from learning_together.office import xml
from learning_together.office.package import part_name
from learning_together.patterns import regex

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PAGE = regex(rb"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))>([^<]*)</")
_THREADS = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"


def remarks(parts: Mapping[str, bytes]) -> list[Remark]:
    """Comments on cells, by sheet and row."""
    found: list[Remark] = []
    people: dict[str, str] | None = None
    for number, (_, part) in enumerate(sheet_parts(parts), 1):
        folder, _, name = part.rpartition("/")
        relations = xml.part(parts, f"{folder}/_rels/{name}.rels")
        for relation in relations if relations is not None else ():
            sort = (relation.get("Type") or "").rpartition("/")[2]
            if sort in {"comments", "threadedComment"}:
                root = xml.part(parts, part_name(folder, relation.get("Target") or ""))
                if sort == "comments":
                    found += _comments(root, number)
                else:
                    people = _people(parts) if people is None else people
                    found += _threads(root, number, people)
    return found


def outside(parts: Mapping[str, bytes]) -> list[Outside]:
    """Text of boxes and shapes on sheets, and of the headers and footers of their pages."""
    found: list[Outside] = []
    for number, (_, part) in enumerate(sheet_parts(parts), 1):
        folder, _, name = part.rpartition("/")
        relations = xml.part(parts, f"{folder}/_rels/{name}.rels")
        for relation in relations if relations is not None else ():
            if (relation.get("Type") or "").rpartition("/")[2] == "drawing":
                root = xml.part(parts, part_name(folder, relation.get("Target") or ""))
                for paragraph in root.iter(f"{_DRAWING}p") if root is not None else ():
                    text = "".join(one.text or "" for one in paragraph.iter(f"{_DRAWING}t"))
                    found.append(Outside(f"a text box of sheet {number}", text.strip()))
        sheet = parts.get(part, b"")
        for tag, said in _PAGE.findall(sheet):
            text = re.sub(r"&(?:amp;)?(?:[A-Z]|[0-9]+|\"[^\"]*\"|&quot;.*?&quot;)", " ",
                          said.decode("utf-8", "replace"))  # fmt: skip
            sort = "header" if tag.endswith(b"Header") else "footer"
            found.append(Outside(f"the page {sort} of sheet {number}", " ".join(text.split())))
    return [one for one in dict.fromkeys(found) if one.text]


def _threads(root: Any, sheet: int, people: dict[str, str]) -> list[Remark]:
    """The comments of newer programs, each with its replies in order."""
    found = []
    for comment in root.iter(f"{_THREADS}threadedComment") if root is not None else ():
        row = re.search(r"[0-9]+", comment.get("ref") or "")
        text = "".join(one.text or "" for one in comment.iter(f"{_THREADS}text"))
        author = people.get(comment.get("personId") or "", "")
        found.append(Remark(sheet, int(row[0]) if row else 0, author, text.strip()))
    return found


def _people(parts: Mapping[str, bytes]) -> dict[str, str]:
    root = xml.part(parts, "xl/persons/person.xml")
    return {
        one.get("id") or "": one.get("displayName") or ""
        for one in (root.iter(f"{_THREADS}person") if root is not None else ())
    }


def _comments(root: Any, sheet: int) -> list[Remark]:
    if root is None:
        return []
    authors = [one.text or "" for one in root.iter(f"{_MAIN}author")]
    found = []
    for comment in root.iter(f"{_MAIN}comment"):
        row = re.search(r"[0-9]+", comment.get("ref") or "")
        text = "".join(one.text or "" for one in comment.iter(f"{_MAIN}t"))
        at = comment.get("authorId") or ""
        author = authors[int(at)] if at.isdigit() and int(at) < len(authors) else ""
        if not text.startswith("[Threaded comment]"):  # a copy of it, for older programs
            found.append(Remark(sheet, int(row[0]) if row else 0, author, text.strip()))
    return found


def sheet_parts(parts: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """The names and parts of the sheets, in the order of the workbook."""
    book = xml.part(parts, "xl/workbook.xml")
    relations = xml.part(parts, "xl/_rels/workbook.xml.rels")
    if book is None or relations is None:
        return []
    targets = {one.get("Id"): part_name("xl", one.get("Target") or "") for one in relations}
    sheets = [(sheet.get("name") or "", sheet.get(f"{_REL}id"))
              for sheet in book.iter(f"{_MAIN}sheet")]  # fmt: skip
    return [(name, targets[one]) for name, one in sheets if one in targets]
