"""What was joined before with the same other side, kept on this computer: `private/joins/`.

A file for each other side, with its texts as they were at the last join, so as safe as what is in
`private/`: git never takes it, for its owner alone to read, locked with the rest, and `lt undo` of
a join takes it back, too.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from learning_together.folder import look
from learning_together.folder.private_folder import PrivateFolder
from learning_together.joining.earlier import Earlier, Mark
from learning_together.joining.state import State
from learning_together.patterns import regex

FOLDER = "private/joins"
VERSION = 1
#: Other sides that are remembered, and so many copies of files; the one joined longest ago goes.
MOST = 8
_GUARD = f"{FOLDER}/.gitignore"
_NAME = regex(r"[0-9]{1,6}\.json")
_COPY = "a copy of "


@dataclass(frozen=True)
class Remembered:
    """What is known of the last join with another side.

    Attributes:
        earlier: What it brought together.
        path: Of the file that tells it; empty for one that is not written yet.
        place: What tells the other folder from others.
        day: On which it was.
        shared: The commit that both histories shared then; empty for none.
        turn: Which of all joins of this review it was.
    """

    earlier: Earlier
    path: str
    place: str
    day: date
    shared: str = ""
    turn: int = 0

    @property
    def copy(self) -> str:
        """The file of which the other side was a copy; empty where it was a whole review."""
        return self.place.removeprefix(_COPY) if self.place.startswith(_COPY) else ""


@dataclass(frozen=True)
class Asked:
    """What is asked for.

    Attributes:
        place: What tells the other folder from others; empty for a ZIP, whose name tells nothing.
        ours: Our side.
        theirs: The other side.
        shared: The commit that both histories share now; empty for none.
    """

    place: str
    ours: State
    theirs: State
    shared: str = ""

    @property
    def copy(self) -> str:
        """The file of which the other side is a copy; empty where it is a whole review."""
        return self.place.removeprefix(_COPY) if self.place.startswith(_COPY) else ""


def place_of(folder: Path | None, copy_of: str = "") -> str:
    """What tells a folder from others: where it lies, and which one it is on its drive.

    A stick that lies where another one lay is another place. Of a copy of a file it is that file:
    copies by several people lie there one after the other, and what stands in them tells whose.
    """
    if copy_of:
        return f"{_COPY}{copy_of}"
    found = look.about(folder) if folder else None
    return f"{found.st_dev}:{found.st_ino}:{folder.resolve()}" if folder and found else ""


def last(root: Path, asked: Asked) -> tuple[Remembered | None, str]:
    """The last join with another side, as long as both sides still come from there.

    Args:
        root: Our review.
        asked: Which other side.

    Returns:
        What is known of it, and why nothing is known, if there is a reason.
    """
    private = PrivateFolder(root)
    found = [one for one in _every(private) if one.copy == asked.copy]
    there = [(_weight(one, asked), one.turn, one) for one in found]
    fitting = [one for one in there if one[0] > 0]
    if not fitting:
        return None, ""
    _, _, best = max(fitting, key=lambda one: one[:2])
    if best.earlier.is_set_back(asked.ours.texts):
        return None, "your review has been set back to before the last join"
    # Since then git has brought the two together once more; what it knows is newer.
    if asked.shared and asked.shared != best.shared:
        return None, ""
    return best, ""


def _weight(one: Remembered, asked: Asked) -> float:
    """How sure it is that another side comes from an earlier join; nothing above 0 if it is not."""
    weight = one.earlier.weighed(asked.theirs)
    same = bool(one.place) and one.place == asked.place and not one.copy
    return weight + 0.5 if same else weight


def note(root: Path, made: Remembered) -> None:
    """Notes what was joined; in the place of what was known of that other side.

    Raises:
        LtError: It cannot be written.
    """
    private = PrivateFolder(root)
    every = [*_every(private)]
    there = [one for one in every if made.place and one.place == made.place]
    path = made.path or next((one.path for one in there if not made.copy), "")
    taken = [int(Path(one.path).stem) for one in every]
    path = path or f"{FOLDER}/{max(taken, default=0) + 1}.json"
    turn = max((one.turn for one in every), default=0)
    if replace(made, path=path, turn=turn) in (replace(one, day=made.day) for one in every):
        return  # So `lt undo` can still take back the join that noted it.
    before = private.content(path)
    turn += 1
    texts = {path: _text(made, turn)}
    if not private.is_locked and not look.is_taken(root / _GUARD):
        texts[_GUARD] = b"*\n"
    private.write(texts, {path: before})
    like = (one for one in every if one.path != path and bool(one.copy) == bool(made.copy))
    rest = sorted(like, key=lambda one: one.turn, reverse=True)
    gone = {one.path: private.content(one.path) or b"" for one in rest[MOST - 1 :]}
    if gone:
        PrivateFolder(root).remove(gone)


def _every(private: PrivateFolder) -> Iterator[Remembered]:
    for name in private.names(FOLDER):
        path = f"{FOLDER}/{name}"
        if _NAME.fullmatch(name) and not look.is_link(private.root / path):
            with suppress(AttributeError, KeyError, TypeError, ValueError):
                yield _read(path, json.loads(private.content(path) or b""))


def _read(path: str, held: dict[str, Any]) -> Remembered:
    """What a file tells.

    Raises:
        ValueError: Another version wrote it, or nobody did; it is as good as none then.
    """
    if held["version"] != VERSION:
        raise ValueError(held["version"])
    texts, names = ({str(one): str(two) for one, two in held[name].items()}
                    for name in ("texts", "names"))  # fmt: skip
    made = {str(one): None if two is None else str(two) for one, two in held["made"].items()}
    theirs, moved, ours = (tuple(Mark(*map(str, one)) for one in held[name])
                           for name in ("theirs", "moved", "ours"))  # fmt: skip
    replaced = {str(one): [*map(str, two)] for one, two in held["replaced"].items()}
    return Remembered(
        Earlier(texts, made, names, theirs, moved, ours, replaced),
        path,
        str(held["place"]),
        date.fromisoformat(held["day"]),
        str(held["shared"]),
        int(held["turn"]),
    )


def _text(made: Remembered, turn: int) -> bytes:
    held = {
        "version": VERSION,
        "place": made.place,
        "day": made.day.isoformat(),
        "shared": made.shared,
        "turn": turn,
        **asdict(made.earlier),
    }
    held |= {name: [[*one.values()] for one in held[name]] for name in ("theirs", "moved", "ours")}
    return json.dumps(held, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
