"""How an OpenDocument file looks, as far as it changes what its cells say: its styles.

Takes the roots of a package's parts, gives which styles strike out, hide, or show less of a date.
"""

from collections.abc import Iterable
from typing import Any

_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_N = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_SHOWN = (("day", "d"), ("month", "mmm"), ("year", "yyyy"), ("hours", " h:mm"))


class DocumentLooks:
    """The styles that matter.

    Args:
        roots: Of the parts that hold styles.

    Attributes:
        struck: Names of styles whose text is struck out.
        unseen: Names of styles of tables that are hidden.
        codes: By the name of a style of cells, a code of what its dates show, in the manner of
            `number_looks`.
    """

    def __init__(self, roots: Iterable[Any]) -> None:
        self.struck: set[str] = set()
        self.unseen: set[str] = set()
        self.codes: dict[str, str] = {}
        formats: dict[str, str] = {}
        styles = []
        for root in roots:
            for one in root.iter(f"{_N}date-style"):
                formats[one.get(f"{_S}name") or ""] = "".join(
                    code for tag, code in _SHOWN if one.find(f"{_N}{tag}") is not None
                )
            styles += list(root.iter(f"{_S}style"))
        for one in styles:
            self._learn(one, formats)

    def _learn(self, one: Any, formats: dict[str, str]) -> None:
        name = one.get(f"{_S}name") or ""
        text = one.find(f"{_S}text-properties")
        for sort in ("style", "type"):
            if text is not None and text.get(f"{_S}text-line-through-{sort}", "none") != "none":
                self.struck.add(name)
        table = one.find(f"{_S}table-properties")
        if table is not None and table.get(f"{_T}display") == "false":
            self.unseen.add(name)
        shows = formats.get(one.get(f"{_S}data-style-name") or "")
        if shows is not None:
            self.codes[name] = shows
