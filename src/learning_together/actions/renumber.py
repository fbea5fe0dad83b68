"""`lt renumber`: gives a record another id, with all that names it, the private key among it.

Works out first, and writes what was shown: whole files, none before all were seen to be as they
were read.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from learning_together.actions.join.own import own_texts, write
from learning_together.actions.renumbered_private import deliveries, followed, write_private
from learning_together.errors import LtError
from learning_together.folder import disk, look
from learning_together.folder.deeds import deed
from learning_together.folder.names import is_held
from learning_together.folder.private_folder import KEY, is_key_locked
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import PATTERN, Id
from learning_together.joining.renumber import mentions, named_in, renumbered
from learning_together.joining.state import Held, State
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.disclosure import Disclosure


@dataclass(frozen=True)
class Renumbering:
    """What giving a record another id will change.

    Attributes:
        kind: The plural of the record's kind.
        old: Its id, as the record has it.
        new: The one that it gets.
        naming: How many records name it.
        texts: Of the files that change, by path; None where a file goes to another path.
        before: Our texts as they were read.
        moved: Files that go to another path: from where, to where.
        mentions: How often the id stands in text as a word that may mean something else; it stays.
        key: How many entries of the key have the code.
        deliveries: Files of `private/imports/` that go along, by path: the new one.
        private: Other files of `private/` that name it, by path, as they are to be.
        disclosed: How many entries of the ledger of disclosures name it.
    """

    kind: str
    old: str
    new: str
    naming: int
    texts: dict[str, str | None] = field(repr=False)
    before: dict[str, str] = field(repr=False)
    moved: tuple[tuple[str, str], ...] = ()
    mentions: int = 0
    key: int = 0
    deliveries: dict[str, str] = field(default_factory=dict)
    private: dict[str, bytes] = field(default_factory=dict, repr=False)
    disclosed: int = 0


def plan(root: Path, old: str, new: str) -> Renumbering:
    """What giving a record another id will change.

    Args:
        root: The review's folder.
        old: The record's id.
        new: The one that it is to get.

    Raises:
        LtError: There is no such record, the new id is taken or none, or a file cannot be read.
    """
    texts = own_texts(root)
    state = State(texts)
    key, record = _found(state, old)
    own = record.id.text if record.id else old
    _refuse_taken(root, state, own, new, key[0])
    names = {Id(own): new}
    made = renumbered(state, names)
    # A file that changes its path has one record, or is an agency's account; its text tells which.
    gone, came = sorted({*texts} - {*made.texts}), sorted({*made.texts} - {*texts})
    changed: dict[str, str | None] = {
        path: text for path, text in made.texts.items() if text != texts.get(path)
    }
    naming = sum(
        Id(own) in named_in(held.kind, held.data)
        for other, held in state.records.items()
        if other != key
    )
    moved = deliveries(root, own, new) if key[0] == "agencies" else {}
    return Renumbering(
        key[0],
        own,
        new,
        naming,
        {**changed, **dict.fromkeys(gone)},
        texts,
        tuple(zip(gone, came, strict=True)),
        mentions(state, Id(own)),
        len(_of_code(_key_text(root), own)),
        moved,
        followed(root, key[0], names),
        sum(
            held.kind == Disclosure.KIND.name and _names(held, Id(own))
            for held in state.records.values()
        ),
    )


def _names(held: Held, id: Id) -> bool:
    """Whether a record names another, in a field that is no reference, too."""
    word = re.compile(rf"(?i)(?<![\w-]){re.escape(id.text)}(?!\w|-\w)")
    said = json.dumps(held.data, ensure_ascii=False)
    return id in named_in(held.kind, held.data) or word.search(said) is not None


def _found(state: State, old: str) -> tuple[Any, Any]:
    if state.unread:
        path, problem = next(iter(state.unread.items()))
        at = f", line {problem.place.line}" if problem else ""
        raise LtError(
            f"{path}{at} has a fault, and could name the record; so nothing was changed.",
            "`lt validate` shows what to mend.",
        )
    key = state.ids.get(Id(old))
    if key is None or key[0] == "review":
        guess = near(old, tuple(one.text for one in state.ids))
        raise LtError(
            f"There is no record “{old}” in this review.", f"Did you mean {guess}?" if guess else ""
        )
    doubled = [held for held in state.records.values() if held.id == Id(old)]
    if len(doubled) > 1:
        raise LtError(
            f"{len(doubled)} records have the id {old}; which of them a reference means, nobody "
            "can tell.",
            "After two people's changes came together: lt join. Otherwise give one of them another "
            "id by hand.",
        )
    return key, state.records[key]


def _refuse_taken(root: Path, state: State, old: str, new: str, kind: str) -> None:
    if not PATTERN.fullmatch(new):
        raise LtError(
            f"“{new}” cannot be an id.",
            "An id begins with a letter; letters, digits and hyphens follow, 24 at most: KPE3",
        )
    if new == old:
        raise LtError(f"{old} is its id already.")
    if Id(new) != Id(old) and (taken := state.ids.get(Id(new))):
        held = state.records[taken]
        line = held.origin.place("id").line
        raise LtError(
            f"The id {new} is taken: {held.path}, line {line}.",
            "Upper and lower case and leading zeros make no difference. Choose another.",
        )
    if Id(new) != Id(old) and any(
        Id(new) in named_in(held.kind, held.data) for held in state.records.values()
    ):
        raise LtError(
            f"Records name {new} already, though nobody has that id: they would then mean {old}.",
            "Mend these first (lt validate --select LT101), or choose another id.",
        )
    if kind == "agencies" and not is_held(new):
        raise LtError(f"“{new}” cannot be an agency's id: Windows cannot hold such a file.")
    if kind in {"people", "agencies"} and is_key_locked(root):
        raise LtError(
            "The key of real names is locked, and the code has to change in it, too.",
            "Unlock it first: lt key unlock",
        )
    if Id(new) != Id(old) and _of_code(_key_text(root), new):
        raise LtError(
            f"The key of real names has somebody else under {new}.", "Choose another code."
        )


def _key_text(root: Path) -> str:
    raw = None if look.is_link(root / KEY) else look.content(root / KEY)
    return (raw or b"").decode("utf-8-sig", "replace")


def _of_code(text: str, code: str) -> list[int]:
    """The entries of a key that have a code, by their numbers."""
    records, _ = parse_yaml(KEY, text)
    return [
        number
        for number, one in enumerate(records)
        if isinstance(one.data.get("code"), str) and Id(str(one.data["code"])) == Id(code)
    ]


@deed
def renumber(root: Path, old: str, new: str, agreed: Renumbering | None = None) -> Renumbering:
    """Gives a record another id.

    Args:
        root: The review's folder.
        old: The record's id.
        new: The one that it is to get.
        agreed: What was shown to somebody, and what they agreed to.

    Raises:
        LtError: As in `plan`, or it would no longer do what was shown. Nothing was changed then.
    """
    planned = plan(root, old, new)
    if agreed is not None and planned != agreed:
        raise LtError(
            "Somebody changed the review meanwhile. Nothing was written.",
            "Run it again, and look at what it would change now.",
        )
    key = look.content(root / KEY) if planned.key else None
    text = _key_text(root)
    edits = [Edit(number, ("code",), planned.new) for number in _of_code(text, planned.old)]
    new_key = rewritten(KEY, text, edits)[0] if planned.key else ""
    write(root, planned.texts, planned.before)
    if key is not None:
        disk.write_texts(root, {KEY: new_key}, {KEY: text})
    write_private(root, planned.private, planned.deliveries)
    return planned
