"""What somebody answered to words of an agency's file that may be names.

An answer holds for the file that it was given for, and for no later one: a word that is a flower
there may be a person next time. They are kept below `private/`, where people may change them.
"""

from collections.abc import Iterable, Mapping

from learning_together.actions.import_.deliveries import Store
from learning_together.errors import LtError
from learning_together.exchange.imports.people.wordings import FREE, MASKED
from learning_together.folder.yaml import parse_yaml
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value

FILE = "name-answers.yaml"
#: So much of a file's hash tells it from every other.
_HASH = 16
_HEAD = f"""\
# What was answered to words that may be names, for each file by itself (“file” is its hash).
#   {MASKED}   a number stands for it in the timeline
#   {FREE}        it stands as the agency wrote it
#   HV1            it is that person
# The last answer to a word counts. Change one and import the file again; delete one to be asked.
"""


def held(store: Store, hashes: Iterable[str], codes: Iterable[str]) -> dict[str, str]:
    """The answers that hold for files that come together, by word in small letters.

    Args:
        store: What is kept of the agency.
        hashes: Of the files.
        codes: Those that a word may stand for; an answer that names another is none.

    Raises:
        LtError: The answers cannot be read.
    """
    by_file: dict[str, dict[str, str]] = {}
    known = {code.lower(): code for code in (MASKED, FREE, *codes)}
    for data in _read(store):
        word, answer, file = (str(data.get(name) or "") for name in ("word", "answer", "file"))
        meant = known.get(" ".join(answer.lower().split()), "")
        by_file.setdefault(file, {})[plain(word)] = meant
    every = [by_file.get(one[:_HASH], {}) for one in hashes]
    first = every[0] if every else {}
    return {
        word: answer
        for word, answer in first.items()
        if answer and all(other.get(word) == answer for other in every)
    }


def remember(store: Store, hashes: Iterable[str], answers: Mapping[str, str]) -> None:
    """Keeps answers; what stands in their file stays to the byte.

    Args:
        store: What is kept of the agency.
        hashes: Of the files for which they hold.
        answers: By word.

    Raises:
        LtError: They cannot be read or written.
    """
    added: list[dict[str, Value]] = [
        {"word": word, "answer": answer, "file": one[:_HASH]}
        for one in dict.fromkeys(hashes)
        for word, answer in answers.items()
    ]
    if added:
        _read(store)
        path = _path(store)
        old = store.private.content(path)
        text = _HEAD if old is None else old.decode("utf-8")
        new = rewritten(path, text, added=added)[0]
        store.private.write({path: f"{new.rstrip(chr(10))}\n".encode()}, {path: old})


def plain(word: str) -> str:
    """A word as words are compared here."""
    return " ".join(word.lower().split())


def _path(store: Store) -> str:
    return f"{store.below}/{FILE}"


def _read(store: Store) -> list[dict[str, object]]:
    path = _path(store)
    raw = store.private.content(path) or b""
    records, problems = parse_yaml(path, raw.decode("utf-8-sig", "replace"))
    if problems:
        raise LtError(
            f"{path}, line {problems[0].place.line}, cannot be read. The line is not shown, since "
            "it may hold a name.",
            "Each word is an entry of its own: “- word:”, and below it “answer:” and “file:”.",
        )
    return [dict(record.data) for record in records]
