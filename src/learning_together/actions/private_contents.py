"""What lies in `private/`, in words and figures; never a file's own name, which may be a person's.

Takes paths, gives plain data. Opens nothing.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from learning_together.english import counted, listed
from learning_together.errors import LtError
from learning_together.folder import look, open_files, rights
from learning_together.folder.locked_zip import FOLDER, places
from learning_together.patterns import regex
from learning_together.records.kinds import IDENTITIES_FILE

_DELIVERY = regex(r"private/imports/([^/]+)/([0-9]+)/.")
_LIST = regex(r"private/(?:imports/(?:[^/]+/)?)?[a-z-]+\.(?:yaml|txt)")
_VIEW = regex(r"private/[^/]+\.(?:md|txt)", re.IGNORECASE)
#: What keeps git away, what hashes are made with, and copies of files that lie open themselves or
#: came from where they do: no names that do not stand elsewhere.
_NAMELESS = regex(
    r"private/(?:(?:imports/|undo/|joins/)?\.gitignore|imports/secret|joins/[0-9]+\.json"
    r"|undo/[^/]+/(?:deed\.jsonl|[0-9]+))"
)
#: Copies of what is private.
_COPY = regex(r"private/undo/.*")
#: What editors and office programs leave beside a file, and lt where it was ended in the middle.
_LEFT = regex(
    r"(?:.*~|\..*\.sw[a-p]|#.*#|\.#.*|~\$.*|\.~lock\..*#|\.lt-.*|.*\.(?:bak|old|orig|tmp|save|autosave)"
    r"|identities(?: .*|[-_(.].*)?\.(?:ya?ml|txt)(?:\..*)?)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Contents:
    """Files of `private/`, by what they are.

    Attributes:
        key: Whether the key is among them.
        deliveries: Of each agency, how many.
        lists: Lists of names and words that lt and people keep.
        views: Texts with real names.
        others: Files that lt knows nothing of.
        copies: Earlier states of them, which `lt undo` needs.
        left: How many an editor or an lt that was cut off has left behind, by folder.
    """

    key: bool = False
    deliveries: dict[str, int] = field(default_factory=dict)
    lists: int = 0
    views: int = 0
    others: int = 0
    left: dict[str, int] = field(default_factory=dict)
    copies: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.key or self.deliveries or self.lists or self.views or self.others
                    or self.left or self.copies)  # fmt: skip

    def words(self) -> str:
        """What they are, in words."""
        number, agencies = sum(self.deliveries.values()), len(self.deliveries)
        said = ["the key of real names"] if self.key else []
        if number:
            said.append(
                f"{counted(number, 'delivery', 'deliveries')} of "
                f"{counted(agencies, 'agency', 'agencies')}"
            )
        for count, one, many in (
            (self.lists, "list", "lists"),
            (self.views, "text with real names", "texts with real names"),
            (self.others, "other file", "other files"),
            (self.copies, "copy that lt undo keeps", "copies that lt undo keeps"),
        ):
            if count:
                said.append(counted(count, one, many))
        if self.left:
            left = sum(self.left.values())
            were = "was" if left == 1 else "were"
            said.append(f"{counted(left, 'file')} that {were} left behind")
        return listed(said)

    def left_words(self) -> str:
        """What was left behind, and where; empty where nothing was."""
        if not self.left:
            return ""
        return listed(
            [f"{counted(count, 'file')} in {place}/" for place, count in sorted(self.left.items())]
        )


def contents(paths: Iterable[str]) -> Contents:
    """What files of `private/` are; those without names are not counted."""
    deliveries: set[tuple[str, str]] = set()
    counts: Counter[str] = Counter()
    left: Counter[str] = Counter()
    key = False
    for path in paths:
        name = path.rpartition("/")[2]
        if path == IDENTITIES_FILE:
            key = True
        elif _NAMELESS.fullmatch(path):
            continue
        elif _LEFT.fullmatch(name):
            left[places([path]).rstrip("/")] += 1
        elif _COPY.fullmatch(path):
            counts["copies"] += 1
        elif match := _DELIVERY.match(path):
            deliveries.add((match[1], match[2]))
        elif _LIST.fullmatch(path) and not _VIEW.fullmatch(path):
            counts["lists"] += 1
        else:
            counts["views" if _VIEW.fullmatch(path) else "others"] += 1
    of_each = Counter(agency for agency, _ in deliveries)
    return Contents(key, dict(of_each), counts["lists"], counts["views"], counts["others"],
                    dict(left), counts["copies"])  # fmt: skip


def lies_open(root: Path, *, empty_key: bool = False) -> Contents:
    """What holds names in a review's `private/` and lies open.

    Args:
        root: The review's folder.
        empty_key: Whether the key is known to hold nobody yet.

    Raises:
        LtError: It cannot be looked into.
    """
    paths = open_files.every(root)
    return contents(path for path in paths if not (empty_key and path == IDENTITIES_FILE))


def who_reads(root: Path) -> str:
    """Who reads the folder on Windows, in words; empty elsewhere, and where it cannot be told."""
    names = rights.readers(root / FOLDER)
    return listed(names) if names else ""


def names_open_at(root: Path) -> str:
    """The folder in which names of a review lie open, links followed; empty where none do."""
    try:
        if look.is_file(root / IDENTITIES_FILE, unsure=False):
            return str((root / IDENTITIES_FILE).resolve().parent)
        return str((root / FOLDER).resolve()) if lies_open(root) else ""
    except (OSError, RuntimeError, LtError):
        return ""
