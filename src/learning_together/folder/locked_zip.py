"""The files of `private/` as one zip, and back; none can come to lie elsewhere.

Takes and gives bytes by path; knows nothing of what they say, and writes nothing.
"""

from collections.abc import Iterable, Mapping

from learning_together.errors import LtError

FOLDER = "private"
#: All files of the folder but the key, as age locks a zip: `age -d` gives the zip.
LOCKED = f"{FOLDER}/locked.zip.age"
WHAT = "what lies in private/"
#: What may be locked together, in bytes as they lie open, and in files.
LARGEST = 1024 * 1024 * 1024
MOST = 100_000
#: Signs that a file's name has on no Windows.
_SIGNS = frozenset('\\:*?"<>|') | {chr(code) for code in range(32)}


def places(paths: Iterable[str]) -> str:
    """Where files of `private/` lie, for messages: their own names may be those of people."""
    found = {"/".join(path.split("/")[:3] if path.count("/") > 2 else [FOLDER])
             if path.startswith(f"{FOLDER}/imports/") else FOLDER for path in paths}  # fmt: skip
    return ", ".join(f"{one}/" for one in sorted(found))


def packed(files: Mapping[str, bytes]) -> bytes:
    """Files as one zip.

    Raises:
        LtError: One has a name under which not every computer could put it back, or they are too
            many.
    """
    from learning_together.office.package import write

    refuse_too_much(sum(map(len, files.values())), len(files))
    if strange := _strange(files):
        raise LtError(
            f"{places(strange)}: {len(strange)} of the files there cannot be locked, since not "
            "every computer could put them back: their names hold signs such as : or \\, end with "
            "a dot or a blank, or differ from another in capital letters alone.",
            "Give them other names, and lock again.",
        )
    return write(dict(files))


def unpacked(raw: bytes) -> dict[str, bytes]:
    """Files of such a zip, by path; none of them can come to lie outside of `private/`.

    Raises:
        LtError: It is no such zip.
    """
    from learning_together.office.archive import Archive, Room, UnreadableError

    try:
        archive = Archive(raw, Room(LARGEST, MOST))
        found = {one.filename: archive.read(one) for one in archive.entries}
    except UnreadableError:
        raise LtError(f"{LOCKED} is damaged.", "Put it back from a copy.") from None
    if len(found) < len(archive.entries) or _strange(found):
        raise LtError(
            f"{LOCKED} holds a file that does not belong into private/; it was not made by lt.",
            "Nothing was taken from it. Put it back from a copy.",
        )
    return found


def _strange(paths: Iterable[str]) -> list[str]:
    """Paths that lead out of `private/`, or that not every computer can hold side by side."""
    seen: set[str] = set()
    found: list[str] = []
    for path in paths:
        parts = path.split("/")
        low = path.casefold()
        odd = any(part.rstrip(". ") != part or not part for part in parts)
        within = parts[0] == FOLDER and len(parts) > 1
        if odd or not within or _SIGNS & {*path} or low in seen or not _is_text(path):
            found.append(path)
        seen.add(low)
    return found


def _is_text(path: str) -> bool:
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def refuse_too_much(size: int, number: int) -> None:
    """Refuses more than can be locked together.

    Args:
        size: Of all files, in bytes.
        number: How many they are.

    Raises:
        LtError: So it is.
    """
    if size > LARGEST or number > MOST:
        raise LtError(
            f"private/ holds more than can be locked together: {MOST:,} files, or "
            f"{LARGEST // 1024**2:,} MB.",
            "Nothing was locked. Move what is not needed any more out of the review, to where it "
            "is safe.",
        )
