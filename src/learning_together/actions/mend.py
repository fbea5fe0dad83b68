"""`lt mend`: makes the changes that checks propose, each proved before anything is written.

A round offers what is proposed at the moment; what is taken is made in memory, the review is read
again, and the next round offers what could not be seen before. Files are written once, at the end.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, Literal

from learning_together.actions.validate import MENDED
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import Choice, run
from learning_together.dates.as_written.file_habits import shown_orders
from learning_together.dates.edtf import parse_when
from learning_together.diagnostics import Diagnostic, Edit, Problem, Severity
from learning_together.folder import disk, refusals
from learning_together.folder.deeds import deed
from learning_together.folder.yaml import Reading, read_on
from learning_together.folder.yaml.edits import edited, stretch
from learning_together.folder.yaml.known import Known
from learning_together.folder.yaml.lines import lines_of
from learning_together.folder.yaml.proof import is_proved
from learning_together.patterns import regex
from learning_together.privacy import own_files
from learning_together.records.kinds import kind_of
from learning_together.review.load import load, load_contents
from learning_together.review.paths import kind_at

_DAY_AND_MONTH = regex("([0-9]{1,2}) ?[./-] ?[0-9]{1,2} ?[./-] ?(?:[0-9]{4}|[0-9]{2})")
#: Each round may bring to light what the one before hid.
_ROUNDS = 20


Order = Literal["day-first", "month-first"]


@dataclass(frozen=True)
class Mend:
    """A change that a check proposes.

    Attributes:
        problem: What it mends.
        severity: How grave that is.
        edit: How.
        before: The lines that it changes, without names.
        after: The same lines as they will be.
    """

    problem: Problem
    severity: Severity
    edit: Edit
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True)
class Question:
    """A date that can mean several, of which only a person can say which.

    Attributes:
        problem: What is wrong with it.
        severity: How grave that is.
        typed: As it stands.
        choices: The changes, of which one is meant.
        day_first: How many dates of the file can only have the day first.
        month_first: How many can only have the month first.
    """

    problem: Problem
    severity: Severity
    typed: str
    choices: tuple[Mend, ...]
    day_first: int
    month_first: int

    @property
    def orders(self) -> tuple[Order | None, ...]:
        """Which order of day and month each choice supposes; None where it is not about that."""
        found = _DAY_AND_MONTH.fullmatch(self.typed)
        if found is None or len(self.choices) != 2:
            return (None,) * len(self.choices)
        return tuple(
            "day-first" if int(one.edit.replacement[8:10]) == int(found[1]) else "month-first"
            for one in self.choices
        )

    @property
    def words(self) -> tuple[str, ...]:
        """What each choice is as people say it."""
        return tuple(
            parse_when(one.edit.replacement.split("\n")[0].strip('"')).words()
            for one in self.choices
        )

    def for_all(self, order: Order | None) -> bool:
        """Whether the file gives nothing against an order, so that one answer may serve for all."""
        against = {"day-first": self.month_first, "month-first": self.day_first}
        return order is not None and against[order] == 0


Offer = Mend | Question


class Mending:
    """The changes that checks propose for one review, offered round by round.

    Args:
        root: The review's folder.

    Attributes:
        made: Those that were made so far.
        unproved: Those that were not, since they would have changed something else as well.
    """

    def __init__(self, root: Path) -> None:
        self.made: list[Mend] = []
        self.unproved: list[Mend] = []
        self._root = root
        self._read = self._loaded = load(root)
        self._seen: set[tuple[Any, ...]] = set()
        self._rounds = 0

    @property
    def texts(self) -> Mapping[str, str]:
        """The files of the review by path, with the changes that were made."""
        return self._loaded.texts

    def offers(self) -> tuple[Offer, ...]:
        """What is proposed now and was not offered before, by file and line; nothing at the end."""
        self._rounds += 1
        if self._rounds > _ROUNDS:
            return ()
        setting = Setting(today=date.today(), stage=self._loaded.review.stage)
        edits = [
            (edit, one)
            for one in run(self._loaded, setting, Choice(MENDED))
            for edit in (one.problem.edit, *one.problem.choices[:1])
            if edit and edit.place.file in self._loaded.texts
        ]
        found: list[Offer] = []
        new: list[Mend] = []
        taken: dict[str, int] = {}
        for edit, diagnostic in sorted(edits, key=lambda one: one[0].place):
            # Of two changes on one line, the second has its turn when the first is made or left.
            if edit.place.line > taken.get(edit.place.file, 0):
                mend = self._mend(diagnostic, edit)
                if _what(mend) not in self._seen:
                    taken[edit.place.file] = edit.place.line + len(mend.before) - 1
                    new.append(mend)
                    found.append(mend if diagnostic.problem.edit else self._question(diagnostic))
        self._seen.update(map(_what, new))
        return tuple(found)

    def _question(self, diagnostic: Diagnostic) -> Question:
        problem = diagnostic.problem
        text = self._loaded.texts[problem.place.file]
        place = problem.choices[0].place
        return Question(
            problem,
            diagnostic.severity,
            stretch(lines_of(text), place),
            tuple(self._mend(diagnostic, edit) for edit in problem.choices),
            *shown_orders(text),
        )

    def make(self, mends: Iterable[Mend]) -> None:
        """Makes changes of the last round, in memory."""
        by_file: dict[str, list[Mend]] = {}
        for one in mends:
            by_file.setdefault(one.edit.place.file, []).append(one)
        texts = dict(self._loaded.texts)
        for path, found in by_file.items():
            texts[path] = self._made(path, texts[path], found)
        contents: dict[str, bytes | None] = {path: text.encode() for path, text in texts.items()}
        self._loaded = load_contents(contents, like=self._loaded)

    def write(self) -> tuple[str, ...]:
        """Writes the files that changed; their paths.

        Raises:
            LtError: One cannot be written, or somebody changed it meanwhile.
        """
        old = self._read.texts
        texts = sorted(self._loaded.texts.items())
        new = {path: text for path, text in texts if text != old[path]}
        if new:
            _write(self._root, new, old)
        return tuple(new)

    def _mend(self, diagnostic: Diagnostic, edit: Edit) -> Mend:
        lines, place = lines_of(self._loaded.texts[edit.place.file]), edit.place
        last = place.line + stretch(lines, place).count("\n")
        before = "\n".join(lines[place.line - 1 : last])
        after = edited(before, [replace(edit, place=replace(place, line=1))])
        review = self._loaded.review
        return Mend(
            diagnostic.problem,
            diagnostic.severity,
            edit,
            tuple(own_files.covered(review, before).split("\n")),
            tuple(own_files.covered(review, after).split("\n")),
        )

    def _made(self, path: str, text: str, mends: Sequence[Mend]) -> str:
        """A file's text with those of the changes that can be proved."""
        edits = [one.edit for one in mends]
        new = edited(text, edits)
        before = self._as_it_stands(path, text)
        if is_proved(before, _as_changed(path, text, before, new), text, edits):
            self.made += mends
            return new
        if len(mends) == 1:
            self.unproved += mends
            return text
        # The lower ones first: the places of the others hold then.
        half = len(mends) // 2
        return self._made(path, self._made(path, text, mends[half:]), mends[:half])

    def _as_it_stands(self, path: str, text: str) -> Reading:
        """What a file holds: as the review was read, where nothing was wrong with its text."""
        read = self._loaded.reads.get(path)
        if read is None or read.typed.text != text or read.typed.problems or read.typed.in_part:
            return _reading(path, text)
        return Reading([*read.typed.records], [], ())


@deed
def _write(root: Path, new: Mapping[str, str], old: Mapping[str, str]) -> None:
    """Writes texts; only where all of the review is as it was read, since an id may be taken."""
    now = load(root).texts
    for path in sorted(now.keys() | old):
        if now.get(path) != old.get(path):
            raise refusals.changed(root / path)
    disk.write_texts(root, new, old)


def _what(mend: Mend) -> tuple[Any, ...]:
    problem = mend.problem
    return problem.check.code, mend.edit.place.file, problem.record, mend.before, mend.after


def _as_changed(path: str, text: str, before: Reading, new: str) -> Reading:
    """What a file holds after a change: of what was sound, what changed alone is read again."""
    if not (path.endswith(".md") or before.problems or before.heading):
        known = Known()
        known.learn(text, before.records)
        records, problems = known.read(path, new)
        if not problems:
            return Reading(records, [], ())
    return _reading(path, new)


def _reading(path: str, text: str) -> Reading:
    kind = kind_at(path)
    body = kind_of(kind).body if kind and path.endswith(".md") else ""
    return read_on(path, text, (), body)
