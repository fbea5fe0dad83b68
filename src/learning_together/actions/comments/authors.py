"""Who said something, without a name: role codes from the key, and "Reader 1" for the others.

Word puts real names on comments. They stay on this computer: what they stand for is looked up in
the key, and who is "Reader 1" is kept in `private/`, which git leaves out.
"""

import re
from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.files import File, decode
from learning_together.folder.git import status
from learning_together.folder.private_folder import ALL, GUARD, PrivateFolder
from learning_together.folder.private_places import READERS
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.kinds import IDENTITIES_FILE
from learning_together.records.kinds.identity import Identity
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review

UNNAMED = "Unnamed reader"

_TOP = (
    "# Who the readers in comments.yaml are. Real names: this file stays out of git.\n"
    "# lt adds to it and changes nothing. Put a role code after “called” where one is known.\n\n"
)
#: What programs write where they know no name.
_NOBODY = frozenset({"", "author", "unknown author", "unknown", "user", "microsoft office user"})
_READER = regex(r"reader ([0-9]+)", re.IGNORECASE)
_SHORTEST_PART = 3


def plain(name: str) -> str:
    """A name in the form in which names are compared; "Surname, First (Agency)" is turned round."""
    name = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", name.replace("’", "'"))
    surname, comma, first = name.partition(",")
    if comma and first.strip():
        name = f"{first} {surname}"
    return " ".join(name.split()).casefold()


class Authors:
    """What the readers of drafts are called.

    Args:
        root: The review's folder.
        review: The review, with its key where there is one.

    Raises:
        LtError: What is known of earlier readers cannot be read.
    """

    def __init__(self, root: Path, review: Review, used: Iterable[str]) -> None:
        self._root = root
        self._kept = _kept(root)
        self._key = _key(review)
        self._people = {one.id: one.id.text for one in review.all(Person) if one.id}
        self._new: dict[str, tuple[str, str]] = {}
        taken = [*used, *(called for called, _ in self._kept.values())]
        self._last = max((int(m[1]) for one in taken if (m := _READER.fullmatch(one))), default=0)

    @property
    def new(self) -> int:
        """How many readers were met for the first time and are not in the key."""
        return len(self._new)

    def known(self, name: str) -> str:
        """What a reader is called; empty where nothing is known of them yet."""
        whole = plain(name)
        if whole in _NOBODY:
            return UNNAMED
        person = self._people.get(Id(name))
        kept = self._kept.get(whole) or self._new.get(whole)
        return person or self._key.get(whole, "") or (kept[0] if kept else "")

    def others(self, name: str, called: str) -> bool:
        """Whether a reader is certainly not the one that was called so before.

        A colleague may have read the same file without the key, or with another list of readers.
        """
        own, before = self._aliases(name), Id(called)
        if before in own:
            return False
        held = {Id(one) for one, _ in (*self._kept.values(), *self._new.values())}
        held |= {Id(code) for code in self._key.values()}
        both_people = before in self._people and any(one in self._people for one in own)
        return before in held or both_people

    def _aliases(self, name: str) -> set[Id]:
        whole = plain(name)
        if whole in _NOBODY:
            return {Id(UNNAMED)}
        kept = self._kept.get(whole)
        found = {self._key.get(whole, ""), kept[0] if kept else ""}
        found.add(self._people.get(Id(name), ""))
        return {Id(one) for one in found if one}

    def learn(self, name: str, called: str) -> None:
        """Notes that a reader was called so before, on another computer."""
        if not self.known(name) and _READER.fullmatch(called):
            self._new[plain(name)] = (called, name)

    def call(self, name: str) -> str:
        """What a reader is called; one who is new and not in the key is "Reader N" from now on."""
        found = self.known(name)
        if not found:
            self._last += 1
            found = f"Reader {self._last}"
            self._new[plain(name)] = (found, name)
        return found

    def save(self) -> None:
        """Keeps the names of those who are new, behind what is there.

        Raises:
            LtError: They cannot be kept out of git, or not be written.
        """
        if not self._new:
            return
        private = PrivateFolder(self._root)
        guard = self._guard(private)
        before = private.content(READERS)
        old = _TOP.encode() if before is None else before
        added = [{"name": name, "called": called} for called, name in self._new.values()]
        mark = BOM_UTF8 if old.startswith(BOM_UTF8) else b""
        text, _ = rewritten(READERS, old.removeprefix(mark).decode(), added=added)
        private.write({**guard, READERS: mark + text.encode()}, {READERS: before})

    def _guard(self, private: PrivateFolder) -> dict[str, bytes]:
        """What has to lie beside the names for git to leave them out; mostly nothing.

        Where git cannot be asked, as where the review came from a computer that has it, a file of
        `private/` itself sees to that.
        """
        ignored = status.ignored(self._root, READERS)
        if ignored:
            return {}
        if ignored is None:
            there = private.content(GUARD)
            if there is None:
                return {GUARD: ALL}
            if ALL.strip() in there.split():
                return {}
            raise LtError(
                "Nothing was added: git keeps this review, and cannot be asked on this computer "
                "whether it would save the names of the readers.",
                f"Write a line with * alone into {GUARD}, and run this again.",
            )
        raise LtError(
            "Nothing was added: git would save the names of the readers, since it does not "
            "leave private/ out.",
            "Write the line “/private/” into .gitignore in the review's folder, and run this "
            "again.",
        )


class Codes:
    """Puts role codes in the place of real names, as far as the key has them.

    Args:
        review: The review, with its key where there is one.
    """

    def __init__(self, review: Review) -> None:
        self._codes: dict[str, str] = {}
        exact: set[str] = set()
        loose: set[str] = set()
        parts: set[str] = set()
        for one in review.all(Identity):
            numbers = (number for each in one.numbered.values() for number in each)
            told = (*one.every_name, *one.user_names, *one.addresses, *numbers, *one.schools)
            for name in told:
                words = name.split()
                if not one.code or len(name.strip()) < _SHORTEST_PART:
                    continue
                # "Will" is a name and "will" is not; of two words together there is no doubt.
                (loose if len(words) > 1 else exact).add(name.strip())
                self._codes.setdefault(_even(name), one.code)
                if name in one.every_name and name not in one.known_as and one.type != "place":
                    parts.update(word for word in words if len(word) >= _SHORTEST_PART)
        self._loose = _pattern(loose, re.IGNORECASE)
        self._exact = _pattern(exact, 0)
        self._parts = _pattern(parts, 0)

    def coded(self, text: str) -> str:
        """The text with codes for the names that the key has."""
        for pattern in (self._loose, self._exact):
            if pattern is not None:
                text = pattern.sub(lambda found: self._codes[_even(found[0])], text)
        return text

    def doubtful(self, text: str) -> bool:
        """Whether a part of a name is still there."""
        return self._parts is not None and self._parts.search(text) is not None


def _even(name: str) -> str:
    return " ".join(name.replace("’", "'").split()).casefold()


def _pattern(names: set[str], flags: int) -> "re.Pattern[str] | None":
    if not names:
        return None
    longest = sorted(names, key=lambda one: (-len(one), one))
    found = "|".join(
        r"\s+".join(re.escape(word).replace("'", "['’]") for word in name.replace("’", "'").split())
        for name in longest
    )
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", flags)


def _key(review: Review) -> dict[str, str]:
    """The code of each name in the key; names that two people share have none."""
    codes: dict[str, str] = {}
    shared: set[str] = set()
    for one in review.all(Identity):
        if one.type == "place" or not one.code:
            continue
        for name in (*one.every_name, *one.user_names, *one.initials):
            whole = plain(name)
            if codes.setdefault(whole, one.code) != one.code:
                shared.add(whole)
    return {name: code for name, code in codes.items() if name not in shared}


def _kept(root: Path) -> dict[str, tuple[str, str]]:
    """By name: what earlier readers are called, and the name as it was written."""
    raw = PrivateFolder(root).content(READERS)
    if raw is None and not look.is_there(root / READERS):
        return {}
    file = None if raw is None or look.is_link(root / READERS) else decode(READERS, raw)
    if isinstance(file, File):
        records, problems = parse_yaml(READERS, file.text)
        pairs = [(one.data.get("name"), one.data.get("called")) for one in records]
        if not problems and all(isinstance(v, str) for pair in pairs for v in pair):
            return {plain(str(name)): (str(called), str(name)) for name, called in pairs}
    raise LtError(
        f"{READERS} cannot be read, so lt cannot tell which reader is which.",
        "It is a list: each item has “name” and “called”. Mend it, or move it away to begin anew. "
        f"The key itself is {IDENTITIES_FILE}.",
    )
