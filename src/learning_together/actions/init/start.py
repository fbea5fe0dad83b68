"""Starts a review: judges what was given, writes the folder, keeps it in git.

What commands that make a folder share. Nothing is asked and nothing is printed here.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from learning_together import resources
from learning_together.actions import hook
from learning_together.actions.edit.add import faults_of, said
from learning_together.actions.edit.meant import Choose, chosen, first, refuse
from learning_together.actions.init import programme_files
from learning_together.actions.init.review_files import LEADS, SECTIONS, Start, common, texts
from learning_together.dates.as_written.typed import typed_date
from learning_together.english import starting
from learning_together.errors import LtError
from learning_together.folder import look, open_files
from learning_together.folder.deeds import unkept
from learning_together.folder.disk import write_texts
from learning_together.folder.git import merge_driver
from learning_together.folder.git import start as git_start
from learning_together.folder.git import status as git_status
from learning_together.folder.names import is_held
from learning_together.folder.new_folder import copy, settle
from learning_together.records.did_you_mean import near
from learning_together.records.frameworks import frameworks, options
from learning_together.records.kinds import IDENTITIES_FILE, PROGRAMME
from learning_together.review.paths import REVIEW_FILE
from learning_together.review.programme_folder import PROGRAMME_FILE
from learning_together.review.vocabulary import framework_labels, option_labels, word_meant


def examples() -> tuple[str, ...]:
    """The names of the examples that ship with `lt`."""
    folder = resources.folder("examples")
    found = (one for name in (REVIEW_FILE, PROGRAMME_FILE) for one in folder.glob(f"*/{name}"))
    return tuple(sorted(one.parent.name for one in found))


def agencies(typed: Iterable[str]) -> dict[str, str]:
    """Agencies typed as `health=Health visiting`, names by id.

    Raises:
        LtError: One of them cannot be an agency.
    """
    found: dict[str, str] = {}
    for pair in typed:
        id_, _, name = pair.partition("=")
        id_, name = id_.strip(), name.strip()
        if fault := wrong_agency(id_, found):
            raise LtError(fault, 'For example: --agency health="Health visiting"')
        found[id_] = name or _titled(id_)
    return found


def wrong_agency(id_: str, others: Iterable[str]) -> str:
    """Why a word cannot be the id of an agency; empty if it can."""
    if problems := faults_of("agencies", "id", id_):
        return said(problems[0])
    if not is_held(id_):
        return f"“{id_}” cannot be an agency's id: Windows cannot hold a file of that name."
    taken = {*(one.lower() for one in others), *SECTIONS, *map(str.lower, LEADS)}
    if id_.lower() in taken:
        return f"The id “{id_}” is taken; every id stands for one thing in the whole review."
    return ""


def begun(folder: Path, given: Mapping[str, str], named: Mapping[str, str]) -> Start:
    """What is known of the new review.

    Args:
        folder: Its name serves as title where none was given.
        given: By field of `Start`; empty where not given.
        named: The agencies, names by id.

    Raises:
        LtError: A value will not do.
    """
    typed = {name: value.strip() for name, value in given.items() if value.strip()}
    held = {name: as_meant(name, value) for name, value in typed.items()}
    for name, value in held.items():
        if fault := wrong(name, value):
            raise LtError(f"--{name} {value}: {fault}")
    if ("start" in held) != ("end" in held):
        raise LtError("A period has two ends.", "Give both --start and --end, or neither.")
    if held.get("start", "") > held.get("end", ""):
        raise LtError("The period ends before it starts.", "Exchange --start and --end.")
    title = held.pop("title", "") or _titled(folder.resolve().name) or "Untitled review"
    return Start(title=title, agencies=dict(named), **held)


def as_meant(name: str, typed: str, choose: Choose = refuse) -> str:
    """A value of a new review as its field writes it; what cannot be understood stays as typed."""
    if name in {"start", "end"} and (read := typed_date(typed, day=True)).readings:
        return chosen(name, typed, read.readings, choose)
    known = {"framework": framework_labels, "option": option_labels}.get(name)
    return word_meant(typed, known()) if known else typed


def wrong(name: str, value: str) -> str:
    """Why a value cannot stand for a field of a new review; empty if it can."""
    value = as_meant(name, value, first)
    if not value:
        return ""
    if name in {"framework", "option"}:
        words = frameworks() if name == "framework" else options()
        if value in words:
            return ""
        guess = near(value, words)
        return (f"Did you mean {guess}? " if guess else "") + f"It is one of: {', '.join(words)}."
    path = {"start": "period", "end": "period"}.get(name)
    problems = (
        faults_of("review", "period", {"start": value, "end": value})[:1]
        if path
        else faults_of("review", name, value)
    )
    return " ".join(map(said, problems))


def write(folder: Path, start: Start) -> None:
    """Writes a new review folder, whole or not at all.

    Raises:
        LtError: It cannot be written.
    """
    files = texts(start)

    def fill(place: Path) -> None:
        write_texts(place, files, {})
        open_files.close(place)

    settle(folder, fill)


def begin_programme(folder: Path, title: str, marking: str) -> None:
    """Writes a new programme's folder, or adds what makes a programme to a folder of reviews.

    Args:
        folder: Its name serves as title where none was given.
        title: The programme's name.
        marking: The protective marking.

    Raises:
        LtError: A value will not do, or it cannot be written.
    """
    title = title.strip() or _titled(folder.resolve().name) or "Programme of reviews"
    for name, value in (("title", title), ("marking", marking.strip())):
        if problems := value and faults_of(PROGRAMME, name, value):
            raise LtError(f"--{name} {value}: {' '.join(map(said, problems))}")
    files = programme_files.texts(title, marking.strip())
    if not holds_something(folder):
        settle(folder, lambda place: write_texts(place, files, {}))
        return
    for there in (PROGRAMME_FILE, REVIEW_FILE):
        if look.is_there(folder / there):
            raise LtError(
                f"{folder.resolve()} holds a {there} already; nothing was added.",
                "A programme starts in a folder of its own, or in one that holds reviews.",
            )
    with unkept(folder):
        write_texts(folder, _missing(folder, files), {})


def holds_something(folder: Path) -> bool:
    """Whether there is anything in a folder but a `.git`."""
    return any(name != ".git" for name in look.names(folder))


def _missing(folder: Path, files: Mapping[str, str]) -> dict[str, str]:
    return {path: text for path, text in files.items() if not look.is_there(folder / path)}


def copy_example(folder: Path, name: str) -> None:
    """Copies a complete example, with its key in the place where a review's key belongs.

    The examples' keys lie apart from them in what ships: within a review git must never see one.

    Raises:
        LtError: There is no such example, or it cannot be written.
    """
    if name not in examples():
        raise LtError(f"There is no example “{name}”.", f"Examples: {', '.join(examples())}")
    source = resources.folder("examples") / name
    key = source.parent / "keys" / f"{name}.yaml"

    def fill(place: Path) -> None:
        copy(source, place, ("reports", ".git", "__pycache__"))
        if look.is_there(place / PROGRAMME_FILE):
            write_texts(place, _missing(place, programme_files.texts("", "")), {})
            return
        write_texts(place, {IDENTITIES_FILE: key.read_text(encoding="utf-8")}, {})
        write_texts(place, _missing(place, common()), {})
        open_files.close(place)

    settle(folder, fill)


def into_git(folder: Path, message: str = "Start the review") -> str:
    """Keeps a new folder in git, with a first commit; says what was or was not done, and why."""
    if not git_status.available():
        return "Git is not installed, so earlier versions are not kept. It can be added any time."
    own = look.is_there(folder / ".git")
    if not own and git_status.is_repository(folder):
        return "The folder lies in a larger git repository; committing it is left to you."
    try:
        git_start.start(folder)
    except LtError as refused:
        return f"The folder is not kept in git: {refused.message}"
    with suppress(LtError):  # Without it git joins by line, and lt join mends that.
        merge_driver.put(folder)
    told: list[str] = []

    def gate(index: Path) -> None:
        looked = hook.at_commit(folder, index)
        told.append(looked.told)
        if looked.stopping:
            raise LtError("\n".join(looked.stopping))

    try:
        with unkept(folder):
            done = git_start.first_commit(folder, message, gate)
    except LtError as stopped:
        return (
            "It is a git repository, but nothing is committed yet, since git must not keep this:\n"
            f"{stopped.message}\nMend it, then: git add -A, and git commit."
        )
    if done:
        kept = "It is kept in git; a first commit holds it as it is now, less private/."
        return " ".join(filter(None, (kept, *told)))
    return (
        "It is a git repository, but nothing is kept in it yet: git does not know in whose name, "
        "or refused. `lt save` asks for your role, once, and keeps a first version."
    )


def _titled(name: str) -> str:
    words = re.split(r"[-_\s]+", name.strip())
    return " ".join(starting(word) for word in words if word)
