"""Where the reviews lie that their user opened last; kept for that user alone, on this computer."""

import json
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look, own_place
from learning_together.review.paths import REVIEW_FILE

_VERSION = 1
_NAME = "recent.json"
#: More than these nobody looks through.
_MOST = 8


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


def _held() -> list[Path]:
    try:
        held = json.loads(own_place.read(own_place.place(_NAME)) or b"{}")
        if held.get("version") != _VERSION:
            return []
        return [Path(one) for one in held["folders"] if isinstance(one, str)]
    except (LtError, ValueError, KeyError, TypeError, AttributeError):
        return []
