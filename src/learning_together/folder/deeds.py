"""A deed: what one command does to a folder, one at a time, whole or not at all.

Every function of `actions` that changes a review is one, by a line above it:

    @deed
    def add(root, kind, values): ...

It reads and writes while no other lt writes there. A deed within a deed is a part of it. With
`dry=True` it only reads, and waits for nobody. Where it fails or is cut off, what it had done is
taken back, at once or by the next command; what was done is kept for `lt undo`.

Its journal is `.lt/lock.ID.jsonl` as long as it goes on. Copies of what it replaces lie in
`private/undo/ID/`, and the journal comes to lie beside them when it is done.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from learning_together.errors import LtError
from learning_together.folder import disk, front_end, undo_copies
from learning_together.folder.deed_ends import put_right
from learning_together.folder.git import merges
from learning_together.folder.going_deed import Deed
from learning_together.folder.one_writer import writing

P = ParamSpec("P")
R = TypeVar("R")

_current: ContextVar[Deed | None] = ContextVar("_current", default=None)


def deed(action: Callable[Concatenate[Path, P], R]) -> Callable[Concatenate[Path, P], R]:
    """Makes a deed of a function that takes a review's folder first."""

    @wraps(action)
    def done(root: Path, /, *args: P.args, **kwargs: P.kwargs) -> R:
        if kwargs.get("dry"):
            return action(root, *args, **kwargs)
        with _doing(root, kept=True):
            return action(root, *args, **kwargs)

    return done


@contextmanager
def doing(home: Path) -> Iterator[None]:
    """A deed of several calls, each of which reads what the one before left.

    Args:
        home: The review's folder.

    Raises:
        LtError: Another has not finished in time, or the folder cannot be written to.
    """
    with _doing(home, kept=True):
        yield


@contextmanager
def unkept(home: Path) -> Iterator[None]:
    """A deed that nobody takes back: finished documents, what lt notes for itself, git's own.

    Args:
        home: The folder of a review or programme; in any other, nothing is done but what is asked.

    Raises:
        LtError: Another has not finished in time, or the folder cannot be written to.
    """
    with _doing(home, kept=False):
        yield


def current() -> Deed | None:
    """The deed that is going on."""
    return _current.get()


def undone_by(how: str, **about: str) -> None:
    """Says of the deed that is going on how it is taken back: not file by file.

    Args:
        how: A word for it.
        about: What is needed for that.
    """
    if found := current():
        found.about |= {"undo": how, **about}


def stage(home: Path, paths: Iterable[str]) -> tuple[str, ...]:
    """Puts files into git's index as they stand, as a part of the deed that is going on.

    Args:
        home: The review's folder.
        paths: Relative to it; one that is not there goes out of the index.

    Returns:
        Files that are still unmerged, relative to the folder.

    Raises:
        LtError: Git cannot do it.
    """
    found = current()
    return found.stage(paths) if found else merges.stage(home, paths)


@contextmanager
def _doing(home: Path, *, kept: bool) -> Iterator[None]:
    outer = _current.get()
    if outer is not None and kept and outer.kept and outer.home == home.resolve():
        yield
        return
    with writing(home) as turn:
        if not turn.has_lock:
            yield
            return
        if turn.is_new:
            put_right(home)
        closed = kept and undo_copies.is_closed(home)
        if closed:
            front_end.front.tell(
                "private/ is not yours to open, so lt undo cannot take back what is done now."
            )
        doing = Deed(home, kept=kept and not closed)
        tokens = _current.set(doing), disk.witness.set(doing)
        try:
            try:
                yield
            except BaseException as error:
                if doing.going:
                    doing.done()
                else:
                    _take_back(doing, error)
                raise
            doing.done()
        finally:
            _current.reset(tokens[0])
            disk.witness.reset(tokens[1])


def _take_back(doing: Deed, why: BaseException) -> None:
    try:
        doing.take_back()
    except LtError as left:
        if not isinstance(why, LtError):
            raise
        raise LtError(f"{why.message} {left.message}", f"{why.hint}\n{left.hint}") from why
