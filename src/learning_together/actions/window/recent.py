"""Where the reviews lie that their user opened last; kept for that user alone, on this computer."""

import json
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import covered
from learning_together.errors import LtError
from learning_together.folder import look, own_place
from learning_together.review.load import load_contents
from learning_together.review.paths import REVIEW_FILE

_VERSION = 1
_NAME = "recent.json"
#: More than these nobody looks through.
_MOST = 8


@dataclass(frozen=True, slots=True)
class Known:
    """A review that was opened before: its folder, and its title without names of its key."""

    folder: Path
    title: str


def remember(root: Path) -> None:
    """Notes that a review was opened; where that cannot be kept, the list lacks it."""
    try:
        paths = [str(root.resolve()), *(str(one) for one in _held() if one != root.resolve())]
        held = {"version": _VERSION, "folders": paths[:_MOST]}
        own_place.keep(own_place.place(_NAME), json.dumps(held, ensure_ascii=False).encode())
    except LtError:
        return


def recent() -> tuple[Path, ...]:
    """The folders of reviews that were opened last and are still there, the last one first."""
    return tuple(one for one in _held() if look.is_file(one / REVIEW_FILE, unsure=False))


def known() -> tuple[Known, ...]:
    """The same reviews, each with its title."""
    return tuple(Known(one, _title(one)) for one in recent())


def _title(folder: Path) -> str:
    """What a review is called; its folder's name where its file cannot be read."""
    try:
        facts = {REVIEW_FILE: look.content(folder / REVIEW_FILE)}
        title = load_contents(facts).review.facts.title
        return covered.covering(folder)(title) if title else folder.name
    except LtError:
        return folder.name


def _held() -> list[Path]:
    try:
        held = json.loads(own_place.read(own_place.place(_NAME)) or b"{}")
        if held.get("version") != _VERSION:
            return []
        return [Path(one) for one in held["folders"] if isinstance(one, str)]
    except (LtError, ValueError, KeyError, TypeError, AttributeError):
        return []
