"""Keeps real names out of git: looks at all that goes in or out, and has git ask for that.

Takes a review's folder, gives what must not go further. Every file is opened, whatever its format,
and every message. Names, numbers of people, the folder `private/` and what cannot be read are
stopped; never half-filled work.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from learning_together.actions.leaks import is_private, sha256
from learning_together.diagnostics import Severity
from learning_together.english import listed
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.folder.deeds import unkept
from learning_together.folder.faults import FAULTS
from learning_together.folder.git import hooks, merge_driver, transfers
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.git.hooks import State
from learning_together.patterns import regex
from learning_together.privacy import guard
from learning_together.privacy.finished_files import look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.leak import Leak
from learning_together.privacy.own_files import search
from learning_together.records.kinds.decision import Decision
from learning_together.records.kinds.identity import Identity
from learning_together.review.load import load, load_contents
from learning_together.review.loaded import Loaded
from learning_together.review.paths import is_read
from learning_together.review.review import Review

#: Git shows the person what is committed below this line, and cuts it off.
_SCISSORS = regex(r"^# -+ >8 -+$.*", re.MULTILINE | re.DOTALL)
_COMMENT = regex(r"^#.*\n?", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at something that goes into git, or out of it, came to.

    Attributes:
        stopping: What must not go further, a line each, everything masked; () lets it through.
        told: What the key lacks, so that it could not be looked for, and what stands in another
            repository; may be empty.
    """

    stopping: tuple[str, ...]
    told: str


def install(root: Path) -> tuple[Path, ...]:
    """Puts the hooks into the repository of a review, and renews ours; has git join by record.

    Returns:
        The hooks' files.

    Raises:
        LtError: There is no repository, git looks for hooks elsewhere, or somebody's own hook is
            there, which stays; ours then stand in the other places.
    """
    try:
        there = hooks.there(root)
    except TroubleError as trouble:
        raise LtError(f"The hooks cannot be put here: {trouble}.") from None
    if there is None:
        raise LtError("The review is not kept in git.", "Start with: git init")
    if there.elsewhere:
        raise LtError(
            f"Git looks for hooks in {there.elsewhere} (core.hooksPath), so hooks put into this "
            "repository would not be asked. Nothing was changed.",
            f"Ask whoever set that up to add, in {', '.join(hooks.NAMES)}: {there.line}",
        )
    if newer := _named(there, State.NEWER):
        raise LtError(
            f"A newer lt put a hook here: {newer}. Nothing was changed.", "Bring lt up to date."
        )
    with unkept(root):
        written = hooks.put(there)
        merge_driver.put(root)
    if foreign := _named(there, State.FOREIGN):
        raise LtError(
            f"There is another hook already: {foreign}. It stays as it is, and does not ask lt. "
            "Where no other hook stood, lt's is in place.",
            f"Add this line to it: {there.line}",
        )
    return written


def trouble(root: Path) -> str:
    """Why git does not ask this `lt` as it should, although hooks are there; empty if it does."""
    try:
        there = hooks.there(root)
    except TroubleError:
        return ""
    if there is None:
        return ""
    if there.elsewhere:
        return f"git looks for hooks in {there.elsewhere} (core.hooksPath), and does not ask lt"
    if foreign := _named(there, State.FOREIGN):
        return f"another hook is in the place of lt's: {foreign}; see `lt hook install`"
    if newer := _named(there, State.NEWER):
        return f"a newer lt put a hook here: {newer}; bring lt up to date"
    states = {hook.state for hook in there.each}
    if State.OLDER in states or states == {State.OURS, State.MISSING}:
        return "the hooks of an older lt are here; renew them with `lt hook install`"
    return ""


def _named(there: hooks.Hooks, state: State) -> str:
    return ", ".join(str(hook.path) for hook in there.each if hook.state is state)


def at_commit(root: Path, index: Path | None = None) -> Looked:
    """Looks at all that the next commit adds or changes.

    Args:
        root: The review's folder.
        index: Where git tells a hook that it prepares the commit, if it does.

    Raises:
        LtError: Git cannot tell what is staged, or the key cannot be read.
    """
    # All checks come with them, which hooks of messages and pushes do without.
    from learning_together.checks.circumstances import Setting
    from learning_together.checks.run import Choice, run

    gate = _Gate(root, index)
    read = gate.read
    going_in = transfers.going_in(root, index=index)
    changed = going_in.files
    setting = Setting(
        today=date.today(),
        stage=gate.review.stage,
        repository=True,
        tracked=tuple(path for path in changed if path.lower().startswith("private/")),
    )
    loaded = Loaded(gate.review, read.problems, read.texts)
    whole = {record.origin.source.path for record in gate.review}
    stopping = []
    for one in run(loaded, setting, Choice(("LT0", "LT7"))):
        place, check = one.problem.place, one.problem.check
        unread = place.file in gate.staged and (
            place.file not in whole or (place.file in read.in_part and check in FAULTS)
        )
        if one.severity is Severity.ERROR and (check.group == "LT7" or unread):
            at = f"{place.file}:{place.line}:{place.column}"
            stopping.append(f"{at}: {check.code} {one.problem.message} {one.problem.help}")
    own = {path for path in read.texts if path in gate.staged}
    other = ((path, content) for path, content in changed.items() if path not in own)
    looked = gate.looked([*stopping, *gate.files(other)])
    return replace(looked, told=" ".join(filter(None, (looked.told, gate.apart(going_in)))))


def at_message(root: Path, message: str, *, edited: bool) -> Looked:
    """Looks at the message of a commit.

    Args:
        root: The review's folder.
        message: As git gives it to its hook.
        edited: Whether git takes lines that start with # out of it.

    Raises:
        LtError: The key cannot be read.
    """
    text = _SCISSORS.sub("", message)
    gate = _Gate(root)
    said = {"the commit, its message": _COMMENT.sub("", text) if edited else text}
    return gate.looked(gate.messages(said))


def at_push(root: Path, pushed: str, remote: str) -> Looked:
    """Looks at all that a push sends: files, messages, and names of branches.

    Args:
        root: The review's folder.
        pushed: What git tells its hook: a line for each branch or tag.
        remote: The name of the other side.

    Raises:
        LtError: Git cannot tell what is sent, or the key cannot be read.
    """
    gate = _Gate(root)
    rows = [row for row in map(str.split, pushed.splitlines()) if len(row) == 4]
    tips = {row[2]: row[1] for row in rows if row[1].strip("0")}
    if not tips:
        return Looked((), "")
    known = [row[3] for row in rows if row[3].strip("0")]
    sent = transfers.going_out(root, tips, known, remote)
    return gate.looked(
        [*gate.files(sent.files), *gate.paths(sent.paths), *gate.messages(sent.messages)]
    )


def _with_key(root: Path) -> Review:
    """A review with its key; a linked working tree has none, and takes that of the main one."""
    review = load(root).review
    main = None if guard.has_key(review) else transfers.main_folder(root)
    return load(main).review if main and look.is_folder(main) else review


class _Gate:
    """What a review looks for, and what its people accepted, as git is to keep it."""

    def __init__(self, root: Path, index: Path | None = None) -> None:
        key = _with_key(root)
        guard.refuse_unread_key(key)
        self.staged: Mapping[str, bytes | None] = transfers.staged(root, is_read, index=index)
        self.read = load_contents(self.staged)
        records = {**self.read.review.records, Identity.KIND.name: key.all(Identity)}
        self.review = replace(self.read.review, records=records, locked=key.locked)
        self.search = search(self.review)
        self.accepted = {
            one.sha256.lower()
            for decision in self.review.all(Decision)
            for one in decision.unread_files
            if one.sha256 and one.reason
        }

    def files(self, files: Iterable[tuple[str, bytes | None]]) -> Iterator[str]:
        for path, content in files:
            shown = self.search.mask(path)
            if is_private(path):
                yield _never(shown)
            elif content is None:
                yield f"{shown}: too large to be looked through. Keep it outside of git."
            else:
                yield from (
                    f"{shown}: {guard.line(leak)}{self._help(leak, shown)}"
                    for leak in look_into(path, content, self.search).leaks
                    if _stops(leak)
                    and not (leak.sort is Sort.UNREAD and sha256(content) in self.accepted)
                )

    def apart(self, going_in: transfers.GoingIn) -> str:
        """What is said of repositories within this one."""
        if not going_in.repositories:
            return ""
        shown = listed([self.search.mask(path) for path in going_in.repositories])
        return (
            f"Another repository stands in {shown}: of it the name alone was looked at. It goes "
            "where it is pushed to, so have lt look at it there."
        )

    def paths(self, paths: Iterable[str]) -> Iterator[str]:
        for path in paths:
            shown = self.search.mask(path)
            yield from (
                [_never(shown)] if is_private(path) else self.messages({f"{shown}, its path": path})
            )

    def messages(self, messages: Mapping[str, str]) -> Iterator[str]:
        for of, text in messages.items():
            for leak in look_into(
                "message.txt", text.encode("utf-8", "replace"), self.search
            ).leaks:
                if _stops(leak):
                    yield f"{of}: {guard.line(leak)}"

    def looked(self, stopping: Iterable[str]) -> Looked:
        return Looked(tuple(stopping), guard.key_gaps(self.review))

    def _help(self, leak: Leak, shown: str) -> str:
        if leak.sort is not Sort.UNREAD:
            return ""
        return (
            ". Look through it yourself. If it may be kept: "
            f'lt accept --file "{shown}" --reason "…", then stage decisions.yaml with it'
        )


def _never(shown: str) -> str:
    return f"{shown}: a file of the folder private/, which git is never to keep."


def _stops(leak: Leak) -> bool:
    """Contacts are warnings in a review's own files, and so they are here."""
    return leak.sort is Sort.UNREAD or (leak.sure and leak.sort in {Sort.NAME, Sort.PERSONAL})
