"""What a body is taken apart into: its sections, and the places of its tables and pictures.

Takes blocks of Word; must not know what they say.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from learning_together.documents.word.elements import local

FILL = "fill"
"""What the stand-in for something to be filled in is called."""

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass
class Part:
    """Blocks that share the way the page is turned."""

    landscape: bool
    blocks: "list[_Element]" = field(default_factory=list)


@dataclass(frozen=True)
class Placed:
    """Where a table stands and what its div asked for."""

    attributes: Mapping[str, str]
    caption: str
    landscape: bool


@dataclass(frozen=True)
class Picture:
    """Where a picture is to stand: its caption's paragraph, and what the text said about it."""

    caption: "_Element"
    name: str
    alt: str
    landscape: bool
    short: bool


def joined(parts: list[Part]) -> list[Part]:
    """The parts that have something to show; what the others hold, ends of bookmarks, moves on."""
    found: list[Part] = []
    waiting: list[_Element] = []
    for part in parts:
        if any(local(block) in {"p", "tbl", FILL} for block in part.blocks):
            if found and found[-1].landscape == part.landscape:
                found[-1].blocks += waiting + part.blocks
            else:
                found.append(Part(part.landscape, waiting + part.blocks))
            waiting = []
        else:
            waiting += part.blocks
    if found:
        found[-1].blocks += waiting
    return found
