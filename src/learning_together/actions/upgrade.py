"""Brings a folder that an earlier lt made to the form of now, step by step; can only tell as well.

What a person wrote stays: lines are added to files of theirs, and text moves only from a comment
into the empty field that the comment is about.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from learning_together import resources
from learning_together.actions import hook
from learning_together.actions.init.review_files import common
from learning_together.actions.mend import Mend, Mending
from learning_together.english import counted, short, some
from learning_together.errors import LtError
from learning_together.folder import disk, faults, look, open_files, rights, version
from learning_together.folder.deeds import deed
from learning_together.folder.git import hooks, merge_driver, status
from learning_together.folder.git.calls import TroubleError
from learning_together.folder.locked_zip import FOLDER as PRIVATE
from learning_together.folder.yaml.lines import split
from learning_together.folder.yaml.mistakes.hints import Typed, hint_lines
from learning_together.privacy.own_files import covered
from learning_together.records.commented_yaml import hints
from learning_together.records.json_schema import FOLDER as SCHEMAS
from learning_together.records.kinds import IDENTITIES_FILE
from learning_together.review.load import load
from learning_together.review.paths import kind_at
from learning_together.review.review import Review

_IGNORE, _ATTRIBUTES = ".gitignore", ".gitattributes"
#: A line that a team takes out where it wants its reports in git; it is not put back.
_CHOSEN = {"/reports/"}
#: Lines told in a sentence.
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Step:
    """Something that is brought up.

    Attributes:
        what: Which part of the folder.
        how: What is done there, in a sentence.
    """

    what: str
    how: str


@dataclass(frozen=True)
class Upgrade:
    """What there is to bring up in a folder, or was.

    Attributes:
        steps: In the order in which it is done.
        left: What a person must do, in sentences.
        files: Contents of files that are written anew, by path.
        before: What they held.
    """

    steps: tuple[Step, ...]
    left: tuple[str, ...] = ()
    files: dict[str, bytes] = field(default_factory=dict, repr=False)
    before: dict[str, bytes] = field(default_factory=dict, repr=False)


@deed
def upgrade(root: Path, *, dry: bool = False, shown: tuple[Step, ...] | None = None) -> Upgrade:
    """Brings a folder up.

    Args:
        root: The review's folder.
        dry: Whether only to tell.
        shown: The steps that somebody was shown and agreed to; None where nobody was asked.

    Raises:
        LtError: A file cannot be read or written, or other steps are due by now.
    """
    found = _Found(root)
    planned = found.all()
    if dry:
        return planned
    if shown is not None and planned.steps != shown:
        raise LtError(
            "Somebody changed the folder meanwhile, and something else is to be brought up now. "
            "Nothing was changed.",
            "Run it again, and look at what it would do now.",
        )
    found.mending.write()
    disk.write_all(root, planned.files, planned.before)
    if found.hooks_are_older:
        hook.install(root)
    if found.joins_by_line:
        merge_driver.put(root)
    open_files.close(root)
    return planned


class _Found:
    """What there is to bring up."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: dict[str, bytes] = {}
        self.before: dict[str, bytes] = {}
        self.left: list[str] = []
        self.hooks_are_older = False
        self.joins_by_line = False
        self.mending = Mending(root)

    def all(self) -> Upgrade:
        """Every step."""
        review = load(self.root).review
        steps = [
            *self._lines(_IGNORE, "so that git never takes what it must not"),
            *self._lines(_ATTRIBUTES, "so that a change shows what was changed, on every machine"),
            *self._schemas(),
            *self._behind_hints(review),
            *self._hooks(),
            *self._joining(),
            *self._rights(),
        ]
        if version.of(self.root) < version.VERSION:
            self._put(version.FILE, version.text())
            steps.append(Step(version.FILE, "says that the folder was brought up."))
        return Upgrade(tuple(steps), tuple(self.left), self.files, self.before)

    def _put(self, path: str, text: str) -> None:
        before = look.content(self.root / path)
        self.files[path] = text.encode("utf-8")
        if before is not None:
            self.before[path] = before

    def _text(self, path: str) -> str | None:
        """A file's text, whatever its line ends; None where there is none to add to."""
        if look.is_link(self.root / path):
            self.left.append(f"{path} is a link; it was left as it is.")
            return None
        content = look.content(self.root / path)
        if content is None:
            return ""
        try:
            return content.decode("utf-8")
        except UnicodeDecodeError:
            self.left.append(f"{path} is not UTF-8; it was left as it is.")
            return None

    def _lines(self, path: str, why: str) -> Iterator[Step]:
        """Lines of ours that a file of git lacks; what is there stays."""
        text = self._text(path)
        if text is None:
            return
        wanted = (resources.folder("templates") / "init" / path[1:]).read_text(encoding="utf-8")
        have = {line.strip() for line in text.splitlines()}
        missing = [
            line
            for line in wanted.splitlines()
            if line.strip() and line[0] != "#" and line not in have and line not in _CHOSEN
        ]
        if path == _IGNORE and "/private/" in missing and text and self._leaves_private_out():
            missing.remove("/private/")
        if missing:
            end = "\r\n" if "\r\n" in text else "\n"
            start = text if not text or text.endswith("\n") else text + end
            self._put(path, start + "".join(f"{line}{end}" for line in missing))
            yield Step(path, f"gets {some(missing, _SHOWN)}, {why}.")

    def _leaves_private_out(self) -> bool:
        ignored = status.ignored(self.root, f"{PRIVATE}/x.yaml")
        return bool(ignored) and status.is_repository(self.root)

    def _schemas(self) -> Iterator[Step]:
        files = {path: text for path, text in common().items() if path.startswith(f"{SCHEMAS}/")}
        other = [
            path
            for path, text in files.items()
            if look.content(self.root / path) != text.encode("utf-8")
        ]
        for path in other:
            self._put(path, files[path])
        if other:
            said = counted(len(other), "schema", "schemas")
            yield Step(SCHEMAS, f"{said} for editors, anew; all there is lt's own.")

    def _behind_hints(self, review: Review) -> Iterator[Step]:
        """Text behind hints, put into its field where that is proved; the rest is left."""
        mending = self.mending
        while offers := [
            one for one in mending.offers() if isinstance(one, Mend) and self._is_behind_hint(one)
        ]:
            mending.make(offers)
        for one in mending.made:
            at = f"{one.problem.place.file}, line {one.problem.place.line}"
            yield Step(at, "text stands behind a hint and is not read: it goes into its field.")
        for path, text in sorted(mending.texts.items()):
            for typed in _typed(path, text):
                said = covered(review, short(typed.text))
                self.left.append(
                    f"{path}, line {typed.row + 1}: “{said}” stands behind a hint and is not read. "
                    "Put it into its field by hand."
                )

    def _is_behind_hint(self, mend: Mend) -> bool:
        place = mend.problem.place
        if mend.problem.check is not faults.LOST_TEXT or not mend.edit.sure:
            return False
        typed = _typed(place.file, self.mending.texts[place.file])
        return any((one.row + 1, one.column + 1) == (place.line, place.column) for one in typed)

    def _hooks(self) -> Iterator[Step]:
        try:
            there = hooks.there(self.root)
        except TroubleError as trouble:
            self.left.append(f"The hooks of git could not be looked at: {trouble}.")
            return
        states = {one.state for one in there.each} if there and not there.elsewhere else set()
        self.hooks_are_older = hooks.State.OLDER in states
        if self.hooks_are_older:
            yield Step("The hooks of git", "look through all that goes in and out, from now on.")
        elif hooks.State.OURS not in states and there:
            self.left.append(
                "No hook of lt is in git here: lt hook install has git look for names before each "
                "commit and push."
            )

    def _joining(self) -> Iterator[Step]:
        self.joins_by_line = not merge_driver.is_set_up(self.root)
        if self.joins_by_line:
            yield Step("Git", "joins two people's changes record by record, from now on.")

    def _rights(self) -> Iterator[Step]:
        away = open_files.away(self.root)
        with_more = [path for path in self._private() if rights.is_open(self.root / path, away)]
        if with_more:
            files = counted(len(with_more), "file")
            yield Step(f"{PRIVATE}/", f"{files} can be read by others here; by you alone, after.")

    def _private(self) -> Iterator[str]:
        try:
            yield from open_files.every(self.root)
        except LtError as error:
            self.left.append(error.message)


def _typed(path: str, text: str) -> tuple[Typed, ...]:
    """What stands behind hints in a file, as an editor would read it."""
    kind = kind_at(path)
    if kind is None or path == IDENTITIES_FILE or not path.endswith((".yaml", ".yml")):
        return ()
    found = hint_lines(split(text), hints(kind))
    return tuple(one for one in found if one.hint and one.text and not one.commented)
