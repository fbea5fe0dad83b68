"""Word, Excel and PowerPoint as packages: which parts stay, and what all of them share.

A part stays if a relationship that is needed to show the document leads to it; every other part is
taken out, whatever it is: what the next version of Office adds is not let through.
"""

import posixpath
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import unquote

from learning_together.office import package, xml
from learning_together.privacy.cleaning.elements import each, local, remove, strip
from learning_together.privacy.cleaning.tally import NotCleanableError, Tally
from learning_together.privacy.contents.xml import called

#: The ends of the types of relationships that lead to what is shown.
_SHOWN_TEXT = """
officeDocument styles stylesWithEffects settings webSettings fontTable font theme themeOverride
numbering header footer footnotes endnotes image hyperlink chart chartEx chartStyle
chartColorStyle chartUserShapes package oleObject diagramData diagramLayout diagramQuickStyle
diagramColors diagramDrawing video audio media
worksheet chartsheet dialogsheet sharedStrings drawing vmlDrawing table pivotTable
pivotCacheDefinition slicer slicerCache timeline timelineCache externalLink
externalLinkPath sheetMetadata connections queryTable ctrlProp rdRichValue rdRichValueStructure
rdRichValueTypes rdArray richValueRel
slide slideMaster slideLayout notesMaster handoutMaster presProps viewProps tableStyles
"""
_SHOWN = frozenset(_SHOWN_TEXT.split())
#: Of these, those that show something only where an element names them.
_NAMED_TEXT = """
header footer image hyperlink chart chartEx package oleObject diagramData diagramLayout
diagramQuickStyle diagramColors video audio media worksheet chartsheet drawing vmlDrawing slide
"""
_NAMED = frozenset(_NAMED_TEXT.split())
#: Those that lead to what can be neither cleaned nor left out.
_REFUSED = {
    "vbaProject": "holds macros",
    "xlMacrosheet": "holds macros",
    "aFChunk": "holds a whole document of another format",
    "subDocument": "is made of several documents",
    "control": "holds controls of programs (ActiveX)",
}
_ANOTHER_FORM = "Save it in Word, Excel or PowerPoint as an ordinary document without them."
#: Those whose parts may tell something that is not cleaned.
_KEPT = {
    "externalLink": "links to other workbooks, with the values taken from them",
    "connections": "connections to sources of data",
    "pivotCacheDefinition": "lists of values behind pivot tables",
    "video": "films",
    "audio": "sounds",
}
#: Elements that stay when the relationship that they name is gone, without the name.
_STAYING = frozenset({"pageSetup"})
#: Elements that are nothing without others within.
_FRAMES = frozenset({"custDataLst", "customProperties", "extLst"})
_RELATIONS = "officeDocument/2006/relationships}", "officeDocument/relationships}"
_COMMENTS = frozenset({"comment", "threadedComment", "cm"})
#: Bytes of parts of which is kept what was read; it takes ten times as much memory.
_MOST_KEPT = 8_000_000
#: What programs number revisions of a piece by.
_REVISION_IDS = frozenset({"creationId", "rowId", "colId"})


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship of a part.

    Attributes:
        id: By which the part names it.
        kind: The end of its type.
        target: The part to which it leads; empty where it leads out of the file.
        element: That says so.
    """

    id: str
    kind: str
    target: str
    element: Any


class Parts:
    """A package while it is cleaned.

    Args:
        parts: By name.
        tally: What was taken.
    """

    def __init__(self, parts: dict[str, bytes], tally: Tally) -> None:
        self.parts = parts
        self.tally = tally
        #: Ids of relationships that are gone, by part.
        self._gone: dict[str, set[str]] = {}
        #: Of parts their bytes and what was read of them, as far as memory is to hold both.
        self._read: dict[str, tuple[bytes, Any]] = {}

    @property
    def main(self) -> str:
        """The name of the part that is the document; empty where there is none."""
        return next((one.target for one in self.relations("") if one.kind == "officeDocument"), "")

    def root(self, name: str) -> Any:
        """The root element of a part; only what `edit` is given changes it."""
        data, root = self._read.get(name, (None, None))
        if data is not self.parts[name]:
            root = xml.parse(self.parts[name])
            self._keep(name, root)
        return root

    def _keep(self, name: str, root: Any) -> None:
        self._read.pop(name, None)
        if sum(len(data) for data, _ in self._read.values()) + len(self.parts[name]) <= _MOST_KEPT:
            self._read[name] = self.parts[name], root

    def relations(self, source: str) -> list[Relation]:
        """The relationships of a part; those of the file itself where it is empty."""
        name = _relations_of(source)
        return list(_read(source, self.root(name))) if name in self.parts else []

    def let_go(
        self,
        unwanted: Callable[[str, Relation], bool],
        *,
        shown: bool = False,
        counted: Collection[str] = (),
    ) -> None:
        """Takes out relationships, those that lead to nothing, and parts to which none leads.

        Args:
            unwanted: Whether one goes, by the part whose it is.
            shown: Whether all parts at hand are of sorts that can be shown.
            counted: Parts of which it was noted before that they go.
        """
        for name in [name for name in self.parts if name.endswith(".rels")]:
            source = _source_of(name)
            root = xml.parse(self.parts[name])
            for one in _read(source, root):
                if unwanted(source, one) or (one.target and one.target not in self.parts):
                    self._gone.setdefault(source, set()).add(one.id)
                    remove(one.element)
            self.parts[name] = xml.written(root)
        self._drop_unreached(shown=shown, counted=counted)

    def keep_what_is_shown(self) -> None:
        """Takes out every part to which nothing leads that is shown, and what names it.

        Raises:
            NotCleanableError: It holds what can be neither cleaned nor left out.
        """

        def unwanted(_: str, one: Relation) -> bool:
            if one.kind in _REFUSED:
                raise NotCleanableError(_REFUSED[one.kind], _ANOTHER_FORM)
            if one.kind not in _SHOWN and not one.target:
                self.tally.took(f"links of the file itself ({one.kind})")
            return one.kind not in _SHOWN

        self.let_go(unwanted)

    def keep_what_is_named(self) -> None:
        """Takes out what no element names any more; what is left is told where it may tell more."""

        def unwanted(source: str, one: Relation) -> bool:
            return one.kind in _NAMED and f'"{one.id}"'.encode() not in self.parts.get(source, b"")

        self.let_go(unwanted, shown=True)
        for name in [name for name in self.parts if name.endswith(".rels")]:
            for one in self.relations(_source_of(name)):
                if one.kind in _KEPT:
                    self.tally.keeps(_KEPT[one.kind])
                elif one.kind == "image" and not one.target:
                    self.tally.keeps("pictures that are fetched from elsewhere")

    def _drop_unreached(self, *, shown: bool, counted: Collection[str]) -> None:
        seen = {"", package.TYPES, _relations_of("")}
        ahead = [""]
        while ahead:
            for one in self.relations(ahead.pop()):
                if one.target and one.target not in seen:
                    seen |= {one.target, _relations_of(one.target)}
                    ahead.append(one.target)
        for name in sorted(set(self.parts) - seen):
            if not name.endswith(("/", ".rels")) and name not in counted:
                self._took_part(name, shown=shown)
            del self.parts[name]
        types = xml.parse(self.parts[package.TYPES])
        for one in list(types):
            part = one.get("PartName")
            if part is not None and part.lstrip("/") not in self.parts:
                remove(one)
        self.parts[package.TYPES] = xml.written(types)

    def _took_part(self, name: str, *, shown: bool) -> None:
        if shown:
            self.tally.took("pictures and parts that nothing in it shows")
        elif (said := _said(name)) == "comments" and self.is_xml(name):
            root = self.root(name)
            self.tally.took(said, sum(local(one) in _COMMENTS for one in root.iter()))
        else:
            self.tally.took(said)

    def edit(self, change: Callable[[str, Any], None]) -> None:
        """Has every part of XML changed, and takes out of each what names what is gone."""

        def changed(name: str, root: Any) -> None:
            _without_names(root, self._gone.get(name, set()))
            change(name, root)
            _numbers(root, self.tally)

        self.edit_again(changed)

    def edit_again(self, change: Callable[[str, Any], None]) -> None:
        """Has every part of XML changed once more, which adds neither names nor numbers."""
        for name in sorted(self.parts):
            if name == package.TYPES or name.endswith(".rels") or not self.is_xml(name):
                continue
            root = self.root(name)
            change(name, root)
            self.parts[name] = xml.written(root)
            self._keep(name, root)

    def clean_files_within(self, inner: Callable[[str, bytes], bytes]) -> None:
        """Cleans pictures and documents within."""
        for name in sorted(self.parts):
            if not name.endswith(".rels") and not self.is_xml(name):
                self.parts[name] = inner(name, self.parts[name])

    def is_xml(self, name: str) -> bool:
        """Whether a part is XML that is edited; a picture of XML is a file within."""
        return name.endswith(".xml")

    def written(self) -> bytes:
        """The file."""
        return package.write(self.parts)


def refuse_old_objects(package: Parts) -> None:
    """Refuses a file with objects of a form that cannot be cleaned, nor left out as it is shown.

    Raises:
        NotCleanableError: There are some.
    """
    for name in package.parts:
        if any(one.kind == "oleObject" for one in package.relations(name)):
            raise NotCleanableError(
                "holds embedded objects of an old form",
                "Put a picture in place of each object, or take it out; then clean it.",
            )


def id_of_relation(element: Any) -> str:
    """The id of the relationship that an element names; empty where it names none."""
    for full, value in element.attrib.items():
        if full.endswith("}id") and any(part in full for part in _RELATIONS):
            return str(value)
    return ""


def _relations_of(source: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _source_of(name: str) -> str:
    """The part whose relationships a part holds."""
    folder, own = posixpath.split(name)
    return posixpath.join(posixpath.dirname(folder), own.removesuffix(".rels"))


def _read(source: str, root: Any) -> Iterator[Relation]:
    folder = posixpath.dirname(source)
    for one in list(root):
        target = ""
        if one.get("TargetMode") != "External":
            target = package.part_name(folder, unquote((one.get("Target") or "").partition("#")[0]))
        kind = (one.get("Type") or "").rpartition("/")[2]
        yield Relation(one.get("Id") or "", kind, target, one)


def _said(name: str) -> str:
    said = called(name)
    return f"other data of programs ({name})" if said == "part" else said


def _without_names(root: Any, gone: set[str]) -> None:
    """Takes out what names a relationship that is gone."""
    if not gone:
        return

    def names_gone(full: str, value: str) -> bool:
        return value in gone and any(part in full for part in _RELATIONS)

    for element in each(root, lambda one: any(names_gone(*pair) for pair in one.attrib.items())):
        if local(element) not in _STAYING:
            holder = element.getparent()
            remove(element)
            if local(holder) == "ext" and not len(holder):
                remove(holder)
            continue
        for full in [full for full, value in element.attrib.items() if names_gone(full, value)]:
            del element.attrib[full]


def _numbers(root: Any, tally: Tally) -> None:
    """Takes out ids of revisions, by which copies of one document know each other."""
    found = strip(root, _is_number)
    for one in each(root, lambda _: True, *_REVISION_IDS):
        holder = one.getparent()
        remove(holder if local(holder) == "ext" else one)
        found += 1
    for element in each(root, lambda one: not len(one), *_FRAMES):
        remove(element)
    tally.took("ids of revisions", found)


@cache
def _is_number(full: str) -> bool:
    space, _, name = full.rpartition("}")
    if "wordprocessingml" in space:
        return name.startswith("rsid")
    if "microsoft.com/office/word" in space:
        return name in {"paraId", "textId"}
    return name == "uid" and "/revision" in space
