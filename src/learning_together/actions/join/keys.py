"""Compares who stands behind the codes of two keys, before anything is joined.

The keys lie outside of git, so two laptops may give one code to two people. No name leaves this
module: what is found is told by codes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from learning_together.diagnostics import Problem
from learning_together.errors import LtError
from learning_together.folder import files, look
from learning_together.folder.private_folder import KEY
from learning_together.folder.yaml import parse_yaml
from learning_together.ids import Id
from learning_together.privacy.names.words import split
from learning_together.records.build import build
from learning_together.records.kinds.identity import Identity
from learning_together.review import locked_key


@dataclass(frozen=True, slots=True)
class KeyCard:
    """Two keys that disagree.

    Attributes:
        codes: The code that both give to somebody else, or the two codes of one person.
        here: How many names our key holds for it.
        there: How many the other holds.
    """

    codes: tuple[str, ...]
    here: int
    there: int

    @property
    def is_two_people(self) -> bool:
        """Whether one code stands for two people; else two codes stand for one."""
        return len(self.codes) == 1


def identities(text: str) -> tuple[Identity, ...]:
    """The entries of a key."""
    records, _ = parse_yaml(KEY, text)
    return tuple(build(Identity, one, {"id": "identity"})[0] for one in records)


def own(root: Path) -> tuple[Identity, ...]:
    """The entries of our key; none where there is none, or it is locked and nothing opens it.

    Raises:
        LtError: What was given does not open it, or it cannot be read.
    """
    text = locked_key.opened(root)
    if text is None:
        found = files.read_file(root, KEY) if look.is_taken(root / KEY) else None
        if isinstance(found, Problem):
            raise LtError(f"{KEY} cannot be read, so nothing was joined: {found.message}")
        text = found.text if found else ""
    return identities(text)


def compared(
    ours: Iterable[Identity], theirs: Iterable[Identity], answered: Iterable[str] = ()
) -> tuple[KeyCard, ...]:
    """Where two keys disagree.

    Args:
        ours: Our key.
        theirs: The other.
        answered: Codes of which somebody has said that all is well.
    """
    fine = {Id(code) for code in answered}
    here, there = _by_code(ours), _by_code(theirs)
    cards = [
        KeyCard((code.text,), len(names), len(there[code]))
        for code, names in here.items()
        if code not in fine and names and there.get(code) and not names & there[code]
    ]
    bearers, others = _by_name(here), _by_name(there)
    twice = {
        (one.text, two.text)
        for name, codes in bearers.items()
        if name in others and not codes & others[name]
        for one in codes
        for two in others[name]
        if not {one, two} & fine
    }
    cards += [KeyCard(two, len(here[Id(two[0])]), len(there[Id(two[1])])) for two in sorted(twice)]
    return tuple(cards)


def proved(codes: Iterable[str], ours: Iterable[Identity], theirs: Iterable[Identity]) -> set[str]:
    """The codes of whom both keys, where both know them, name the same person."""
    there = _by_code(theirs)
    here = _by_code(ours)
    return {
        code
        for code in codes
        if there.get(Id(code)) and (Id(code) not in here or here[Id(code)] & there[Id(code)])
    }


def _by_code(entries: Iterable[Identity]) -> dict[Id, set[tuple[str, ...]]]:
    found: dict[Id, set[tuple[str, ...]]] = {}
    for one in entries:
        if one.code and one.type != "place":
            names = {split(name) for name in one.every_name}
            found.setdefault(Id(one.code), set()).update(name for name in names if name)
    return found


def _by_name(by_code: dict[Id, set[tuple[str, ...]]]) -> dict[tuple[str, ...], set[Id]]:
    found: dict[tuple[str, ...], set[Id]] = {}
    for code, names in by_code.items():
        for name in names:
            # A first name alone may be anybody's.
            if len(name) > 1:
                found.setdefault(name, set()).add(code)
    return found
