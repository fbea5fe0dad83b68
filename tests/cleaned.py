"""What the tests of cleaning share: what stands in a file anywhere."""

import io
import re
import zipfile
from pathlib import Path

from learning_together.office import package

DATA = Path(__file__).parent / "data" / "clean"
#: Words of the fixtures: those that a cleaned copy must not hold, and those that it must.
_PLANTED = re.compile(r"\b(?:GONE|STAYS)\w*")


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a packed file and of those within it, by name."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            raw = archive.read(name)
            found[name] = raw
            if raw.startswith(b"PK\x03\x04"):
                found.update({f"{name}/{one}": more for one, more in parts(raw).items()})
    return found


def planted(data: bytes) -> set[str]:
    """The planted words that stand anywhere in a packed file."""
    held = parts(data)
    text = " ".join([*held, *(raw.decode("utf-8", "replace") for raw in held.values())])
    return {word.rstrip("_") for word in _PLANTED.findall(text)}


def gone(data: bytes) -> set[str]:
    """Of the planted words those that a cleaned copy must not hold."""
    return {word for word in planted(data) if word.startswith("GONE")}


def stays(data: bytes) -> set[str]:
    """Of the planted words those that a cleaned copy must hold."""
    return {word for word in planted(data) if word.startswith("STAYS")}


def edited(data: bytes, **changes: tuple[str, str]) -> bytes:
    """A packed file with a text of parts replaced, by the ends of their names without marks."""
    held = package.unpacked(data)
    for key, (old, new) in changes.items():
        (name,) = (name for name in held if re.sub(r"\W", "", name).endswith(key))
        assert old.encode() in held[name], old
        held[name] = held[name].replace(old.encode(), new.encode())
    return package.write(held)
