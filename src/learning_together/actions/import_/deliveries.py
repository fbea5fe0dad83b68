"""What is kept of each delivery below `private/imports/`, as it is read again.

Knows nothing of rows and entries but their JSON, and writes nothing.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from learning_together.errors import LtError
from learning_together.exchange.imports.earlier.versions import Delivery
from learning_together.exchange.imports.people.wordings import Unknown
from learning_together.exchange.imports.rows.headings import NONE, plain
from learning_together.folder import look
from learning_together.folder.private_folder import PrivateFolder
from learning_together.folder.private_places import (
    ABOUT,
    DELIVERIES,
    FILE,
    MAPPING,
    NAMES,
    NOT_NAMES,
    ROWS,
    SECRET,
)
from learning_together.folder.yaml import parse_yaml


@dataclass(frozen=True)
class _Rows:
    """What is kept of a delivery's rows; read anew each time they are asked for."""

    private: PrivateFolder
    path: str

    def __iter__(self) -> Iterator[dict[str, Any]]:
        kept = _kept(self.private, self.path)
        return (json.loads(line) for line in kept.split(b"\n") if line)


class Store:
    """The deliveries of one agency.

    Args:
        root: The review's folder.
        agency: The agency's id.
    """

    def __init__(self, root: Path, agency: str) -> None:
        self.root = root
        self.agency = agency
        self.below = f"{DELIVERIES}/{agency}"
        for one in (root / "private", root / DELIVERIES, root / self.below):
            if look.is_link(one):
                raise LtError(f"{one} is a link; lt does not write through links.")
        self.private = PrivateFolder(root)

    def deliveries(self) -> list[Delivery]:
        """Those that hold, by number.

        Raises:
            LtError: The last one was cut off while it was written.
        """
        found = [one for one in self.every() if one.about["state"] != "undone"]
        for one in found:
            if one.about["state"] == "writing":
                raise LtError(
                    f"The last import of this agency (delivery {one.number}) was cut off before "
                    "it was finished.",
                    "Put back what it had changed: lt import --undo. Then import the file again.",
                )
        return found

    def next_number(self) -> int:
        """The number of the next delivery; none is given twice."""
        return max((one.number for one in self.every()), default=0) + 1

    def every(self) -> list[Delivery]:
        """All that were ever kept, those that were taken back included, by number."""
        found = []
        for name in self.private.names(self.below):
            place = f"{self.below}/{name}"
            if name.isdigit() and self.private.content(f"{place}/{ABOUT}") is not None:
                rows = _Rows(self.private, f"{place}/{ROWS}")
                found.append(Delivery(int(name), _json(self.private, f"{place}/{ABOUT}"), rows))
        return sorted(found, key=lambda one: one.number)

    def delivery(self, number: int) -> Delivery:
        """A delivery that holds.

        Raises:
            LtError: There is none of that number, or the last one was cut off.
        """
        every = self.deliveries()
        found = next((one for one in every if one.number == number), None)
        if found is None:
            known = ", ".join(str(one.number) for one in every) or "none yet"
            raise LtError(
                f"There is no delivery {number} of {self.agency} on this computer.",
                f"Deliveries: {known}",
            )
        return found

    def sent(self, number: int) -> tuple[str, bytes]:
        """The file of a delivery as it came: its name and its content.

        Raises:
            LtError: It is not there.
        """
        folder = f"{self.below}/{number}/{FILE}"
        names = self.private.names(folder)
        content = self.private.content(f"{folder}/{names[0]}") if len(names) == 1 else None
        if content is None:
            raise LtError(
                f"The file of delivery {number} is not in {folder}.",
                "Put it back from a copy, or import what the agency sent anew.",
            )
        return names[0], content

    def mapping(self) -> dict[str, str]:
        """The columns of the last delivery: fields by plain heading."""
        records = self._records(MAPPING)
        columns = records[0].get("columns") if records else None
        if not isinstance(columns, dict):
            return {}
        return {plain(str(key)) or str(key): str(value or NONE) for key, value in columns.items()}

    def names(self) -> dict[str, Unknown]:
        """What stood for which unknown name in earlier deliveries, by the name in small letters."""
        found: dict[str, Unknown] = {}
        for data in self._records(NAMES):
            number = str(data.get("number") or "")
            text = (data.get("names") or [""])[0]
            if number.isdigit() and isinstance(text, str) and text:
                what = str(data.get("what") or "name")
                one = Unknown(text, int(number), what, free=str(data.get("free")).lower() == "true")
                found[" ".join(text.lower().split())] = one
        return found

    def not_names(self) -> frozenset[str]:
        """Words that are no names by the list of lt 0.1.0, which is still read where it lies."""
        raw = self.private.content(f"{DELIVERIES}/{NOT_NAMES}") or b""
        lines = raw.decode("utf-8-sig", "replace").splitlines()
        return frozenset(
            " ".join(line.lower().split()) for line in lines if not line.startswith("#")
        ) - {""}

    def secret(self) -> bytes:
        """The key of the hashes of this review; made where there is none yet."""
        kept = self.private.content(f"{DELIVERIES}/{SECRET}")
        return secrets.token_hex(16).encode() if kept is None else kept.strip()

    def _records(self, list_: str) -> list[dict[str, Any]]:
        name = f"{self.below}/{list_}"
        raw = self.private.content(name) or b""
        records, problems = parse_yaml(name, raw.decode("utf-8-sig", "replace"))
        if problems:
            raise LtError(f"{name}, line {problems[0].place.line}: {problems[0].message}",
                          problems[0].help)  # fmt: skip
        return [record.data for record in records]


def agencies(root: Path) -> list[str]:
    """The agencies of which something is kept."""
    private = PrivateFolder(root)
    names = private.names(DELIVERIES)
    return [name for name in names if private.names(f"{DELIVERIES}/{name}")]


def sha256(data: bytes) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(data).hexdigest()


def _json(private: PrivateFolder, path: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(_kept(private, path))
    except ValueError:
        raise _damaged(path) from None
    return found


def _kept(private: PrivateFolder, path: str) -> bytes:
    if (content := private.content(path)) is None:
        raise _damaged(path)
    return content


def _damaged(path: str) -> LtError:
    return LtError(
        f"{path} cannot be read.", "It belongs to an earlier import; put it back from a copy."
    )
