"""Which templates a rendering may use: a team's own and the shipped ones, read with care."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together import resources
from learning_together.errors import LtError
from learning_together.folder import look

SUFFIX = ".j2"

_FILE = 1024 * 1024
_FILES = 500
_SHIPPED = "shipped/"


@dataclass(frozen=True, slots=True)
class Sources:
    """The templates that a rendering may use.

    Attributes:
        folder: The team's folder.
        texts: Every template's text by its name.
        team: The names of those that the team wrote.
        refused: Why a file of the team's folder is no template, by its name.
    """

    folder: Path
    texts: Mapping[str, str]
    team: frozenset[str]
    refused: Mapping[str, str]

    def called(self, name: str) -> str:
        """A template's name as people know it."""
        return f"{self.folder.name}/{name}" if name in self.team else f"the shipped {name}"


def read(own: Path, template: str) -> Sources | None:
    """The templates for a rendering, or None where nothing of the team's has a part in it."""
    if not look.is_folder(own):
        return None
    if not own.resolve().is_relative_to(own.parent.resolve()):
        raise LtError(
            f"{own.name}/ is a link that leads out of the review's folder, so it is not followed.",
            "Put the templates themselves into the review's templates/ folder.",
        )
    texts, refused = _texts(own)
    shipped, _ = _texts(resources.folder("templates"))
    report = template.rpartition("/")[0] + "/"

    def has_part(name: str) -> bool:
        if name == template:
            return True
        return name in shipped and (name.count("/") < 2 or name.startswith(report))

    if not any(map(has_part, (*texts, *refused))):
        return None
    everything = shipped | {_SHIPPED + name: text for name, text in shipped.items()} | texts
    return Sources(own, everything, frozenset(texts), refused)


def _texts(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The text of each template below a folder, and why other files are none, by name."""
    root = folder.resolve()
    texts: dict[str, str] = {}
    refused: dict[str, str] = {}
    for path in _files(folder):
        name = path.relative_to(folder).as_posix()
        try:
            reason = _refusal(path, root)
            if reason:
                refused[name] = reason
            else:
                texts[name] = path.read_text(encoding="utf-8-sig")
        except UnicodeDecodeError:
            refused[name] = "it is not saved as UTF-8"
        except (OSError, RuntimeError) as fault:
            refused[name] = f"it cannot be read ({getattr(fault, 'strerror', fault)})"
    return texts, refused


def _files(folder: Path) -> Iterator[Path]:
    found = 0
    for place, folders, files in os.walk(folder):
        folders.sort()
        for name in folders:
            if look.is_link(Path(place, name)):
                raise LtError(
                    f"{Path(place, name).relative_to(folder.parent).as_posix()} is a link to"
                    " another folder; such links are not followed.",
                    "Put the templates themselves there, or take the link away.",
                )
        for name in sorted(files):
            if name.endswith(SUFFIX):
                found += 1
                if found > _FILES:
                    raise LtError(
                        f"{folder.name}/ holds more than {_FILES} templates.",
                        "Take those away that no report uses.",
                    )
                yield Path(place, name)


def _refusal(path: Path, root: Path) -> str:
    if not path.resolve().is_relative_to(root):
        return "it is a link that leads out of the folder"
    if not look.is_file(path):
        return "it is no ordinary file"
    if look.size(path) > _FILE:
        return "it is larger than a megabyte"
    return ""
