"""Names of a review's key covered in what is shown of it.

Takes a review's folder and texts, gives the same texts. Prints nothing; where the key is locked and
nobody has opened it, nothing is known that could be covered.
"""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from learning_together.errors import LtError
from learning_together.folder.look import content
from learning_together.folder.private_folder import KEY
from learning_together.privacy.hits import MASK, Sort, masked
from learning_together.privacy.names.search import Search
from learning_together.privacy.own_files import search
from learning_together.records.kinds import IDENTITIES_FILE
from learning_together.review import locked_key
from learning_together.review.load import load_contents
from learning_together.review.paths import REVIEW_FILE
from learning_together.review.review import Review


def text(root: Path, said: str) -> str:
    """A text without names of the key.

    Args:
        root: The review's folder.
        said: The text.
    """
    look = _search(root)
    return said if look is None else _covered(look, said)


def as_json(root: Path, said: str) -> str:
    """JSON whose texts hold no names of the key; what they are texts of stays as it is."""
    look = _search(root)
    if look is None or _covered(look, said) == said:
        return said

    def covered(value: Any) -> Any:
        if isinstance(value, dict):
            return {name: covered(one) for name, one in value.items()}
        if isinstance(value, list):
            return [covered(one) for one in value]
        return _covered(look, value) if isinstance(value, str) else value

    return json.dumps(covered(json.loads(said)), ensure_ascii=False, indent=2) + "\n"


def error(root: Path, found: LtError) -> LtError:
    """Why something cannot be done, without names of the key, and that there is one.

    Misspelt names count, too: a message quotes what was typed.
    """
    look = _search(root)
    if look is None:
        return found
    message, hint = (_covered(look, one, near=True) for one in (found.message, found.hint))
    if (message, hint) == (found.message, found.hint):
        return found
    told = f"Where {MASK} stands is a name of the key, which is not shown."
    return LtError(message, f"{hint}\n{told}".lstrip())


def covering(root: Path, review: Review | None = None) -> Callable[[str], str]:
    """What takes names of the key out of texts, with the key as it is now.

    Args:
        root: The review's folder.
        review: All of it, its key among it, as it was read a moment ago; else the key is read.
    """
    look = _search(root) if review is None else search(review)
    return (lambda said: said) if look is None or not look.key else partial(_covered, look)


def _search(root: Path) -> Search | None:
    """What to look for; None where there is no key, or none that can be read."""
    try:
        opened = locked_key.opened(root)
        key = content(root / KEY) if opened is None else opened.encode()
        if not key:
            return None
        held = {IDENTITIES_FILE: key, REVIEW_FILE: content(root / REVIEW_FILE)}
        found = search(load_contents(held).review)
    except LtError:
        return None
    return found if found.key else None


def _covered(look: Search, said: str, *, near: bool = False) -> str:
    hits = look.hits(said, near=near, finished=True, shapes=False)
    return masked(said, [one for one in hits if one.sort is not Sort.MACHINE])
