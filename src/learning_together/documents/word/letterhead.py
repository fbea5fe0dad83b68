"""What a team's own Word file has at the head and foot of its pages: kept, or refused in words.

Takes the parts that pandoc copied from the team's file, and gives each head and foot as a part to
which more can be added. Nothing of it may lead out of the document when somebody opens it: a field
that fetches, or anything but a picture or a link that a reader may follow, is refused.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from learning_together.documents.links import is_allowed
from learning_together.documents.word.elements import R, elements, parse, serialise, text_of, w
from learning_together.errors import LtError
from learning_together.office import package

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = ("header", "footer")
_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}
_PICTURES = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf", ".svg"}
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


@dataclass(frozen=True)
class Edge:
    """A head or a foot.

    Attributes:
        root: Its XML.
        relations: What it refers to, as the part beside it says; None if nothing.
    """

    root: "_Element"
    relations: bytes | None

    @property
    def numbers_pages(self) -> bool:
        """Whether it says the number of its page."""
        return any(code == "PAGE" for code in _fields(self.root))

    def with_more(self, xml: str) -> bytes:
        """The part with some paragraphs added at its end."""
        whole = parse(serialise(self.root))
        whole.extend(elements(xml))
        return serialise(whole)


@dataclass(frozen=True)
class Letterhead:
    """The heads and feet of a file, by `header` or `footer` and `default` or `first`.

    Attributes:
        edges: Those that say or show something.
        pictures: Names of the parts that they show.
        first: Whether the first page has its own.
    """

    edges: dict[tuple[str, str], Edge] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    first: bool = False

    def edge(self, kind: str, *, first: bool) -> Edge | None:
        """What stands at the head or foot of the first page, or of the others."""
        return self.edges.get((kind, "first" if first and self.first else "default"))


def taken(parts: dict[str, bytes], section: "_Element | None") -> Letterhead:
    """Takes the heads and feet out of a file's parts.

    Args:
        parts: The file as pandoc wrote it; its heads and feet go.
        section: What it says of its pages.

    Raises:
        LtError: Something in them cannot be kept.
    """
    if section is None:
        return Letterhead()
    targets = _relations(parts.get(package.RELATIONSHIPS))
    first = section.find(w("titlePg")) is not None
    edges: dict[tuple[str, str], Edge] = {}
    pictures: set[str] = set()
    for kind in _KINDS:
        for told in section.findall(w(f"{kind}Reference")):
            which = str(told.get(w("type"), "default"))
            name = package.part_name("word", targets.get(str(told.get(f"{{{R}}}id")), ""))
            if name not in parts:
                continue
            edge, shown = _edge(parts, name)
            if edge is None:
                continue
            if which == "even":
                raise _refused("has a head or foot of its own for pages with an even number")
            edges[kind, which] = edge
            pictures |= shown
    for name in [name for name in parts if _is_edge(name)]:
        package.drop(parts, name)
    return Letterhead(edges, frozenset(pictures), first)


def _is_edge(name: str) -> bool:
    path = PurePosixPath(name)
    return path.stem.startswith(_KINDS) and str(path.parent) in {"word", "word/_rels"}


def _edge(parts: dict[str, bytes], name: str) -> tuple[Edge | None, set[str]]:
    root = parse(parts[name])
    path = PurePosixPath(name)
    beside = f"{path.parent}/_rels/{path.name}.rels"
    pictures = _pictures(parts.get(beside), str(path.parent))
    for code in _fields(root):
        if code not in _FIELDS:
            raise _refused(f"has a field ({code}) in the head or foot of its pages")
    if not pictures and not text_of(root) and not any(_fields(root)):
        return None, set()
    for mark in [*root.iter(w("bookmarkStart"), w("bookmarkEnd"))]:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    return Edge(root, parts.get(beside)), pictures


def _pictures(relations: bytes | None, folder: str) -> set[str]:
    """The parts that a head or foot shows.

    Raises:
        LtError: It refers to something else.
    """
    shown = set()
    for one in () if relations is None else parse(relations).iter(_RELATION):
        kind = str(one.get("Type", "")).rpartition("/")[2]
        target = str(one.get("Target", ""))
        outward = one.get("TargetMode") == "External"
        if kind == "image" and not outward:
            if PurePosixPath(target).suffix.casefold() not in _PICTURES:
                raise _refused("has a picture of an unusual kind in the head or foot of its pages")
            shown.add(package.part_name(folder, target))
        elif kind != "hyperlink" or not is_allowed(target):
            raise _refused(
                "has something in the head or foot of its pages that leads out of the document, "
                "or that runs"
            )
    return shown


def _relations(data: bytes | None) -> dict[str, str]:
    if data is None:
        return {}
    return {
        str(one.get("Id", "")): str(one.get("Target", "")) for one in parse(data).iter(_RELATION)
    }


def _fields(root: "_Element") -> Iterator[str]:
    """The first word of each field's code."""
    for one in root.iter(w("instrText"), w("fldSimple")):
        code = one.text if one.tag == w("instrText") else str(one.get(w("instr"), ""))
        if words := (code or "").split():
            yield words[0].upper()


def _refused(what: str) -> LtError:
    return LtError(
        "The team's own Word styles (templates/reference.docx, or the file named by --reference) "
        f"cannot be used: the file {what}.",
        "Open it in Word, take that out of the head and foot of its pages (words and pictures may "
        "stay), and save it again.",
    )
