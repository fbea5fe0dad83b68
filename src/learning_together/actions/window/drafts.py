"""What is typed into forms and not saved yet: kept until it is saved, or thrown away.

It lies in `private/`, which git passes over and `lt key lock` locks. Where that is locked it is
locked with the rest, now and then, since that takes its time; and it is kept in memory alone while
nothing opens it, so that no word of the case lies open.
"""

import json
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from learning_together.actions.window.forms.typed import Typed
from learning_together.errors import LtError
from learning_together.folder.deeds import unkept
from learning_together.folder.locked_file import given
from learning_together.folder.locked_zip import FOLDER
from learning_together.folder.private_folder import PrivateFolder, is_any_locked

FILE = f"{FOLDER}/typing.json"
_VERSION = 1
#: Of one form; no page holds nearly as much.
_LARGEST = 4 * 1024 * 1024
#: Between two times that it is locked, in seconds.
_APART = 5.0


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into one form.

    Attributes:
        kind: The plural of the record's kind.
        id: The record's; empty for a new one.
        typed: What the form held.
        base: What the record held when the form was opened, as the form has it.
        when: When it was kept last, in words.
    """

    kind: str
    id: str
    typed: Typed
    base: str
    when: str


class Drafts:
    """What is typed into the forms of one window.

    Args:
        root: The review's folder.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._held: dict[tuple[str, str], Draft] | None = None
        self._unwritten = False
        self._locked_at = -_APART

    def all(self) -> tuple[Draft, ...]:
        """Every form with something that is not saved."""
        return tuple(self._drafts().values())

    def get(self, kind: str, id: str) -> Draft | None:
        """What was typed into a form; None where nothing was."""
        return self._drafts().get((kind, id.casefold()))

    def keep(self, kind: str, id: str, typed: Typed, base: str) -> None:
        """Keeps what a form holds.

        Raises:
            LtError: It is far too large, or cannot be written; it is kept in memory then.
        """
        if sum(len(path) + sum(map(len, texts)) for path, texts in typed.items()) > _LARGEST:
            raise LtError("That is more than a form holds.", "Save it, or make it shorter.")
        when = f"{datetime.now():%H:%M}"
        self._drafts()[kind, id.casefold()] = Draft(kind, id, typed, base, when)
        self._write()

    def drop(self, kind: str, id: str) -> None:
        """Forgets what was typed into a form, since it was saved or thrown away."""
        if self._drafts().pop((kind, id.casefold()), None) is not None:
            self._write()

    def opened(self) -> None:
        """What was locked can be read now; what was typed since the window opened holds."""
        self._held = {_key(one): one for one in (*_read(self._root), *self.all())}
        self._write()

    def flush(self) -> None:
        """Keeps what waits to be kept, as far as it can be.

        Raises:
            LtError: It cannot be written; it stays in memory.
        """
        if self._unwritten:
            self._write(now=True)

    def _drafts(self) -> dict[tuple[str, str], Draft]:
        if self._held is None:
            self._held = {_key(one): one for one in _read(self._root)}
        return self._held

    def _write(self, *, now: bool = False) -> None:
        locked = is_any_locked(self._root)
        if locked:
            self._unwritten = True
            soon = time.monotonic() - self._locked_at < _APART
            if not given() or (soon and not now):
                return
            self._locked_at = time.monotonic()
        held = [
            {"kind": one.kind, "id": one.id, "typed": one.typed, "base": one.base, "when": one.when}
            for one in self.all()
        ]
        with unkept(self._root):
            private = PrivateFolder(self._root)
            before = private.content(FILE)
            if held:
                text = json.dumps({"version": _VERSION, "forms": held}, ensure_ascii=False)
                private.write({FILE: text.encode()}, {FILE: before})
            elif before is not None:
                private.remove({FILE: before})
        self._unwritten = False


def _key(draft: Draft) -> tuple[str, str]:
    return draft.kind, draft.id.casefold()


def _read(root: Path) -> list[Draft]:
    """What was kept by a window before; nothing where it is locked, or is none of ours."""
    try:
        shut = is_any_locked(root) and not given()
        raw = None if shut else PrivateFolder(root).content(FILE)
        held = json.loads(raw or b"{}")
        if held.get("version") != _VERSION:
            return []
        return [
            Draft(
                str(one["kind"]),
                str(one["id"]),
                {str(path): [str(text) for text in texts] for path, texts in one["typed"].items()},
                str(one["base"]),
                str(one["when"]),
            )
            for one in held["forms"]
        ]
    except (LtError, ValueError, KeyError, TypeError, AttributeError):
        return []
