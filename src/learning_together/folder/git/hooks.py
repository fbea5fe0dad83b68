"""The hooks by which git asks `lt`: their text, which of them are there, and putting them there.

Each bears a version and a seal. Only what bears the seal unbroken, or is word for word the hook of
0.1.0, is renewed; any other hook is somebody's, and stays.
"""

import re
import shlex
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from learning_together import seal
from learning_together.errors import LtError
from learning_together.folder import disk
from learning_together.folder import look as on_disk
from learning_together.folder.git.calls import TroubleError, call, environment
from learning_together.folder.git.repository import Repository, look
from learning_together.patterns import regex

VERSION = 2
#: A merge without conflicts asks pre-merge-commit alone, and none of the first two sees a message.
NAMES = ("pre-commit", "pre-merge-commit", "commit-msg", "pre-push")

_HOOK = """\
#!/bin/sh
# Put here by `lt hook install`: looks for real names in what git is about to keep or to pass on.
# lt hook version {version}; renewed by `lt hook install` as long as nobody changes it.
# learning-together-seal: -
python={python}
hook={name}
given=
if [ "$hook" = pre-push ]; then given=$(cat); fi
if [ -x "$python" ] && "$python" -P -c 'import learning_together' 2>/dev/null; then
    lt() {{ "$python" -P -m learning_together.cli.main "$@"; }}
elif ! command -v lt >/dev/null 2>&1; then
    echo "lt looks for real names before git keeps or passes on anything, and it was not found:" >&2
    echo "neither with $python, from where it was installed, nor as a command." >&2
    echo "So nothing was looked at, and git goes no further. What to do: install lt again, then" >&2
    echo "run in the review's folder: lt hook install" >&2
    exit 1
fi
ask() {{ printf '%s\\n' "$given" | lt -C "$folder" hook run "$hook" "$@" || exit 1; }}
{folders}
"""
_FOLDER = regex(r'^folder=(.+); ask "\$@"$', re.MULTILINE)
_VERSION = regex(r"^# lt hook version ([0-9]+);", re.MULTILINE)
#: The hook of 0.1.0, which knew pre-commit alone.
_FIRST = regex(
    r"#!/bin/sh\n"
    r"# Put here by `lt hook`: looks for real names in what is about to be committed\.\n"
    r"# Files that it blocks can be committed all the same with: git commit --no-verify\n"
    r"exec lt -C (.+) hook run\n"
)


class State(Enum):
    """What stands where a hook of ours would."""

    MISSING = "missing"
    OURS = "ours"
    OLDER = "older"
    NEWER = "newer"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Hook:
    """A place for a hook.

    Attributes:
        path: Its file.
        state: What is there.
        folders: Which reviews the hook that is there looks after, from the top of the repository.
        content: What the file holds; None where there is none.
    """

    path: Path
    state: State
    folders: tuple[str, ...] = ()
    content: bytes | None = None


@dataclass(frozen=True, slots=True)
class Hooks:
    """The hooks of a review's repository.

    Attributes:
        folder: The review, from the top of the repository.
        elsewhere: Where git looks for hooks instead (`core.hooksPath`); empty as a rule.
        each: One for each of `NAMES`.
    """

    folder: str
    elsewhere: str
    each: tuple[Hook, ...]

    @property
    def line(self) -> str:
        """What somebody adds to a hook of their own, so that it asks `lt` too."""
        return f'lt -C {shlex.quote(self.folder)} hook run "$(basename "$0")" "$@" || exit 1'


def there(root: Path) -> Hooks | None:
    """The hooks of the repository in which a review lies; None without one.

    Raises:
        TroubleError: Git cannot read it.
    """
    repository = look(root)
    if repository is None:
        return None
    within = root.resolve().relative_to(repository.top).as_posix()
    folder = repository.common / "hooks"
    each = tuple(_hook(folder / name, within) for name in NAMES)
    return Hooks(within, _elsewhere(repository, folder), each)


def put(hooks: Hooks) -> tuple[Path, ...]:
    """Puts a hook in each place where none stands, and renews ours; others stay.

    Raises:
        LtError: One cannot be written.
    """
    written = []
    for hook in hooks.each:
        if hook.state in {State.FOREIGN, State.NEWER}:
            continue
        text = _text(hook.path.name, {*hook.folders, hooks.folder}).encode()
        disk.make_folder(hook.path.parent)
        disk.write(hook.path, text, hook.content, mode=0o755)
        written.append(hook.path)
    return tuple(written)


def _text(name: str, folders: Iterable[str]) -> str:
    lines = [f'folder={shlex.quote(folder)}; ask "$@"' for folder in sorted(folders)]
    return seal.put(
        _HOOK.format(
            version=VERSION,
            python=shlex.quote(Path(sys.executable).as_posix()),
            name=name,
            folders="\n".join(lines),
        )
    )


def _hook(path: Path, within: str) -> Hook:
    if not on_disk.is_taken(path):
        return Hook(path, State.MISSING)
    try:
        content = None if on_disk.is_link(path) else on_disk.content(path)
    except LtError:
        content = None
    if content is None:
        return Hook(path, State.FOREIGN)
    text = content.decode("utf-8", "replace")
    if first := _FIRST.fullmatch(text):
        return Hook(path, State.OLDER, tuple(shlex.split(first[1])), content)
    version = _VERSION.search(text)
    if not version or not seal.is_as_written(content):
        return Hook(path, State.FOREIGN)
    if int(version[1]) > VERSION:
        return Hook(path, State.NEWER)
    folders = tuple(one for found in _FOLDER.findall(text) for one in shlex.split(found))
    same = int(version[1]) == VERSION and within in folders
    return Hook(path, State.OURS if same else State.OLDER, folders, content)


def _elsewhere(repository: Repository, usual: Path) -> str:
    """`core.hooksPath`, where it leads elsewhere; the last value is the one of the call itself."""
    asked = ["config", "--null", "--get-all", "core.hooksPath"]
    done = call(repository.git, asked, repository.folder, environment())
    if done.returncode not in {0, 1}:
        raise TroubleError("git cannot tell where it looks for hooks")
    values = done.stdout.decode("utf-8", "replace").split("\0")[:-2]
    if not values or Path(repository.top, values[-1]).resolve() == usual.resolve():
        return ""
    return values[-1] or "nowhere"
