"""What notes the state of a record that somebody looked at, made anew once ids have changed.

An acceptance, a decision about two accounts and an agreement hold fingerprints of words. One that
fitted before fits again; one that did not stays as it is, so that it is told as before.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from learning_together.folder.yaml.write.splices import Edit
from learning_together.ids import Id
from learning_together.joining.edits import edited
from learning_together.joining.state import Held, Key, State
from learning_together.joining.values import Steps
from learning_together.method import two_accounts
from learning_together.records.agreement import words_now
from learning_together.records.base import Model
from learning_together.records.build import build
from learning_together.records.fingerprint import fingerprint
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.entry import Entry


@dataclass(frozen=True, slots=True)
class _Note:
    """One fingerprint: where it stands, what it says, and the records whose words it is of."""

    key: Key
    steps: Steps
    says: str
    of: tuple[Key, ...]


class Noted:
    """The fingerprints of a state that fit.

    Args:
        state: Before its ids change.
    """

    def __init__(self, state: State) -> None:
        self._fitting = [one for one in _notes(state) if _mark(state, one) == one.says]

    def renewed(self, after: State, names: Mapping[Id, str]) -> State:
        """The state with the fingerprints that fitted before.

        Args:
            after: The state with other ids.
            names: The new id of each old one.
        """
        edits: dict[str, list[Edit]] = {}
        for note in self._fitting:
            moved = _Note(
                _moved(note.key, names),
                note.steps,
                "",
                tuple(_moved(one, names) for one in note.of),
            )
            held, mark = after.records[moved.key], _mark(after, moved)
            if mark != note.says:
                edits.setdefault(held.path, []).append(Edit(held.number, note.steps, mark))
        if not edits:
            return after
        new = {
            path: edited(path, after.texts[path], own, after.known.read)
            for path, own in edits.items()
        }
        return State({**after.texts, **new}, after)


def _moved(key: Key, names: Mapping[Id, str]) -> Key:
    kind, folded, number = key
    new = names.get(Id(folded))
    return (kind, Id(new).folded, number) if new and not folded.startswith("\n") else key


def _notes(state: State) -> Iterator[_Note]:
    for key, held in state.records.items():
        if held.kind == Decision.KIND.name:
            yield from _of_decision(state, key, held.data)
        elif kind_of(held.kind).agreed and isinstance(said := held.data.get("agreed_words"), str):
            yield _Note(key, ("agreed_words",), said, (key,))


def _of_decision(state: State, key: Key, data: Mapping[str, Any]) -> Iterator[_Note]:
    accepts = data.get("accepts")
    for number, one in enumerate(accepts if isinstance(accepts, list) else []):
        said, record = (one.get("seen"), one.get("record")) if isinstance(one, Mapping) else (0, 0)
        found = state.ids.get(Id(record)) if isinstance(record, str) else None
        if isinstance(said, str) and found:
            yield _Note(key, ("accepts", number, "seen"), said, (found,))
    said, about = data.get("pair_seen"), data.get("about")
    ids = [Id(one) for one in about if isinstance(one, str)] if isinstance(about, list) else []
    pair = tuple(state.ids[one] for one in ids if one in state.ids)
    if isinstance(said, str) and len(pair) == 2 and {kind for kind, *_ in pair} == {"timeline"}:
        yield _Note(key, ("pair_seen",), said, pair)


def _mark(state: State, note: _Note) -> str:
    records = [_built(state.records[one]) for one in note.of]
    if note.steps == ("agreed_words",):
        return words_now(records[0])
    if note.steps == ("pair_seen",):
        one, two = (record for record in records if isinstance(record, Entry))
        return two_accounts.state(one, two)
    return fingerprint(records[0])


def _built(held: Held) -> Model:
    return build(model(held.kind), held.origin)[0]
