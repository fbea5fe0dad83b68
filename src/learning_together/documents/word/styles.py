"""The styles of the finished file: names to ids, and what a team's own reference.docx lacks.

Takes the styles part that pandoc copied from the reference file, and adds to it from our own.
"""

import re
from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import parse, serialise, w

if TYPE_CHECKING:
    from lxml.etree import _Element

NEEDED = (
    "Title",
    "Subtitle",
    "Document Kind",
    "Document Marking",
    "Cover Text",
    "Cover Words",
    "Stamp",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "toc 3",
    "heading 1",
    "heading 2",
    "heading 3",
    "heading 4",
    "Body Text",
    "First Paragraph",
    "Compact",
    "Verbatim Char",
    "footnote reference",
    "Footnote Block Text",
    "List Bullet",
    "List Bullet 2",
    "List Bullet 3",
    "List Number",
    "List Number 2",
    "List Number 3",
    "List Continue",
    "caption",
    "Table Text",
    "Table Heading",
    "Review Table",
    "Number",
    "Card",
    "Callout",
    "Lead",
    "Beside",
    "Beside Label",
    "Block Text",
    "Small Text",
    "Gap",
    "header",
    "footer",
    "footnote text",
    "Hyperlink",
)
"""Every style that the finishing modules, or pandoc, put onto something, by its name."""


class Styles:
    """The styles of a file.

    Args:
        data: Its styles part.
        ours: The styles part of our own reference file, for what is missing.
        language: The language that the file is written in.
    """

    def __init__(self, data: bytes, ours: bytes, language: str) -> None:
        self._root = parse(data)
        self._supplied: dict[str, _Element] = {}
        self._ids = {
            self._name(style): str(style.get(w("styleId")))
            for style in self._root.findall(w("style"))
        }
        self._supply(parse(ours))
        self._speak(language)

    def __getitem__(self, name: str) -> str:
        """The id of the style of that name."""
        return self._ids[name.casefold()]

    def has(self, name: str) -> bool:
        """Whether there is a style of that name."""
        return name.casefold() in self._ids

    def is_supplied(self, name: str) -> bool:
        """Whether the style of that name is ours, since the file had none."""
        return self[name] in {str(style.get(w("styleId"))) for style in self._supplied.values()}

    def supplied_as(self, key: str) -> str:
        """The id under which our style of an id was brought along."""
        found = self._supplied.get(key)
        return key if found is None else str(found.get(w("styleId")))

    def number(self, name: str) -> str:
        """The number of the list that a style belongs to; empty if it belongs to none."""
        found = self._by_id()[self[name]].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
        return "" if found is None else str(found.get(w("val")))

    def beside(self, key: str) -> int:
        """What a style of an id leaves free at the right of a line, in twentieths of a point."""
        styles = self._by_id()
        while (style := styles.pop(key, None)) is not None:
            indent = style.find(f"{w('pPr')}/{w('ind')}")
            said = "" if indent is None else str(indent.get(w("right"), ""))
            if said.isdecimal():
                return int(said)
            based = style.find(w("basedOn"))
            key = "" if based is None else str(based.get(w("val")))
        return 0

    def _by_id(self) -> "dict[str, _Element]":
        return {str(one.get(w("styleId"))): one for one in self._root.findall(w("style"))}

    def step_down(self) -> None:
        """Sets title and headings a step smaller, as suits a document without a cover."""
        steps = ("Title", *(f"heading {level}" for level in range(1, 5)))
        made = self._by_id()
        for name, smaller in pairwise(steps):
            for path in ("pPr/spacing", "rPr/sz", "rPr/szCs"):
                own, other = (
                    made[self[one]].find("/".join(map(w, path.split("/"))))
                    for one in (name, smaller)
                )
                if own is not None and other is not None:
                    own.attrib.update(other.attrib)

    def renumber(self, old: str, new: str) -> None:
        """Lets our styles that were brought along belong to a list of another number."""
        for style in self._supplied.values():
            found = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
            if found is not None and str(found.get(w("val"))) == old:
                found.set(w("val"), new)

    def part(self) -> bytes:
        """The styles part."""
        return serialise(self._root)

    @staticmethod
    def _name(style: "_Element") -> str:
        found = style.find(w("name"))
        return "" if found is None else str(found.get(w("val"))).casefold()

    def _supply(self, ours: "_Element") -> None:
        styles = {self._name(style): style for style in ours.findall(w("style"))}
        by_id = {str(style.get(w("styleId"))): name for name, style in styles.items()}
        wanted = [name.casefold() for name in NEEDED]
        added = []
        taken = set(self._ids.values())
        while wanted:
            name = wanted.pop()
            if name in self._ids:
                continue
            style = deepcopy(styles[name])
            key = str(style.get(w("styleId")))
            self._supplied[key] = style
            while key in taken:
                key += "LT"
            style.set(w("styleId"), key)
            taken.add(key)
            self._ids[name] = key
            added.append(style)
            wanted += [by_id[of] for of in self._parents(style) if of in by_id]
        for style in added:
            for link in ("basedOn", "next", "link"):
                found = style.find(w(link))
                if found is None:
                    continue
                name = by_id.get(str(found.get(w("val"))), "")
                if name in self._ids:
                    found.set(w("val"), self._ids[name])
                else:
                    style.remove(found)
            if style.get(w("default")) is not None:
                del style.attrib[w("default")]
            self._root.append(style)

    @staticmethod
    def _parents(style: "_Element") -> list[str]:
        found = style.find(w("basedOn"))
        return [] if found is None else [str(found.get(w("val")))]

    def _speak(self, language: str) -> None:
        from lxml import etree

        tag = language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", language) else "en-GB"
        defaults = self._root.find(w("docDefaults"))
        if defaults is None:
            defaults = etree.Element(w("docDefaults"))
            self._root.insert(0, defaults)
        holder = defaults
        for name in ("rPrDefault", "rPr"):
            found = holder.find(w(name))
            if found is None:
                found = etree.Element(w(name))
                holder.insert(0, found)
            holder = found
        for old in list(self._root.iter(w("lang"))):
            parent = old.getparent()
            if parent is not None:
                parent.remove(old)
        lang = etree.SubElement(holder, w("lang"))
        lang.set(w("val"), tag)
        lang.set(w("eastAsia"), tag)
        lang.set(w("bidi"), "ar-SA")
