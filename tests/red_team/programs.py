"""Files that LibreOffice itself writes: flat documents with a plant, saved in its other forms."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

import libreoffice
from red_team.flat import SOURCES

#: What each flat form is saved as.
TARGETS = {
    "fodt": ("odt", "docx", "doc", "rtf", "pdf", "html", "txt", "epub"),
    "fods": ("ods", "xlsx", "xls", "csv", "pdf", "html"),
    "fodp": ("odp", "pptx", "ppt", "pdf"),
}
_FILTERS = {"txt": "txt:Text (encoded):UTF8", "csv": "csv:Text - txt - csv (StarCalc):44,34,76"}
#: What LibreOffice itself leaves out of a form: nothing is planted there.
DROPPED: dict[tuple[str, str], frozenset[str]] = {
    ("fodt", "docx"): frozenset({"alt text", "title of a box"}),
    ("fodt", "doc"): frozenset({"alt text", "title of a box"}),
    ("fodt", "rtf"): frozenset({"alt text", "title of a box"}),
    ("fodt", "pdf"): frozenset(
        {
            "alt text",
            "bookmark",
            "comment",
            "comment's author",
            "hidden section",
            "hidden text",
            "own property",
            "title of a box",
        }
    ),
    ("fods", "pdf"): frozenset(
        {
            "comment",
            "defined name",
            "formula",
            "header",
            "hidden row",
            "hidden sheet",
            "own property",
            "sheet's name",
        }
    ),
    ("fodp", "pdf"): frozenset({"alt text", "comment", "hidden slide", "notes"}),
    ("fodt", "html"): frozenset({"alt text", "comment's author", "title of a box"}),
    ("fods", "html"): frozenset(
        {"defined name", "formula", "header", "hidden row", "hidden sheet", "sheet's name"}
    ),
    ("fodt", "txt"): frozenset(
        {
            "alt text",
            "author",
            "bookmark",
            "comment",
            "comment's author",
            "endnote",
            "footer",
            "footnote",
            "header",
            "keyword",
            "link",
            "own property",
            "subject",
            "text box",
            "title",
            "title of a box",
        }
    ),
    ("fodt", "epub"): frozenset(
        {
            "alt text",
            "bookmark",
            "comment",
            "comment's author",
            "footer",
            "header",
            "keyword",
            "own property",
            "subject",
            "title of a box",
        }
    ),
    ("fods", "xls"): frozenset({"formula"}),
    ("fods", "csv"): frozenset(
        {
            "comment",
            "defined name",
            "formula",
            "header",
            "hidden sheet",
            "link",
            "own property",
            "sheet's name",
            "title",
        }
    ),
    ("fodp", "pptx"): frozenset({"alt text"}),
    ("fodp", "ppt"): frozenset({"alt text"}),
}


def there() -> bool:
    """Whether LibreOffice is installed."""
    return shutil.which("soffice") is not None


def saved(sources: Iterable[tuple[str, str, bytes]], target: str) -> dict[str, bytes]:
    """Documents as LibreOffice saves them, by their names: one run for all.

    Args:
        sources: Name without ending, ending, bytes.
        target: The ending of what is wanted.
    """
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        (root / "in").mkdir()
        (root / "out").mkdir()  # a LibreOffice without Impress writes nothing there
        for name, form, content in sources:
            (root / "in" / f"{name}.{form}").write_bytes(content)
        form = _FILTERS.get(target, target)
        libreoffice.convert(form, root / "out", *sorted((root / "in").iterdir()))
        return {
            path.stem: path.read_bytes()
            for path in sorted((root / "out").iterdir())
            if path.suffix == f".{target}"
        }


__all__ = ["DROPPED", "SOURCES", "TARGETS", "saved", "there"]
