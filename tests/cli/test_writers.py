"""Every command that writes into a folder does so in its turn, and none that only reads waits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import writing_commands
from conftest import Lt
from gitting import needs_git
from learning_together.cli.main import app
from learning_together.folder import disk, one_writer
from sample import held
from writing_commands import AFTER, WRITING

pytestmark = needs_git

#: As they only read, or would only write elsewhere than the folder.
READING = """
conflicts
import sent.csv --agency health --dry-run
import workbook.xlsx --dry-run
import form.docx --dry-run
import --recheck --agency health
comments draft.docx --dry-run
comments
comments --apply COM90 --dry-run
pseudonymise --dry-run
hook run pre-commit
join
join other.zip --dry-run
renumber FIN1 FIN90 --dry-run
leaks draft.docx
picture
report
programme .
doctor
schema findings
validate
mend --dry-run
status
audit
changes MTG1
calendar
show FIN1
view --names HV1
explain LT101
new
init --help
open --help
watch --help
agree --help
accept --help
key --help
clean --help
issue --help
export --help
form --help
undo --dry-run
""".strip().splitlines()


@pytest.fixture
def review(base: Path, tmp_path: Path) -> Path:
    return writing_commands.copy(base, tmp_path / "review")


class Turns:
    """What was written within a turn, and what outside of one."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.taken = 0
        self.within: list[str] = []
        self.outside: list[str] = []
        taking = one_writer._taken

        def taken(path: Path, *, patient: bool) -> object:
            self.taken += 1
            return taking(path, patient=patient)

        def noted(path: Path) -> None:
            if path.parent.name != ".lt" or path.name == "written.tsv":
                found = self.within if one_writer.is_held(root) else self.outside
                found.append(path.name)

        for name in ("write", "remove", "remove_folder"):
            real = getattr(disk, name)

            def spied(path: Path, *args: object, _real: object = real, **more: object) -> None:
                noted(path)
                _real(path, *args, **more)  # type: ignore[operator]

            monkeypatch.setattr(disk, name, spied)
        monkeypatch.setattr(one_writer, "_taken", taken)


def lines() -> Iterator[tuple[str, ...]]:
    yield from ((line,) for line in WRITING.values())
    yield from AFTER.values()


def test_every_command_is_asked() -> None:
    known = {str(one.name) for one in app.registered_commands}
    asked = {line.split()[0] for line in READING} | {one[-1].split()[0] for one in lines()}
    assert known - asked == set()


@pytest.mark.parametrize("each", [*lines()], ids=lambda each: each[-1])
def test_what_writes_writes_in_its_turn(
    each: tuple[str, ...], review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    for line in each[:-1]:
        assert lt(*line.split(), cwd=review).code == 0
    before = held(review)
    turns = Turns(review, monkeypatch)
    ran = lt(*each[-1].split(), cwd=review)
    assert ran.code == 0, ran.err
    assert turns.taken > 0
    # A version is written by git.
    assert turns.within or each[-1].startswith("save")
    assert turns.outside == []
    assert held(review) != before
    assert not one_writer.is_held(review)


def test_what_only_reads_takes_no_turn(
    review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = held(review)
    turns = Turns(review, monkeypatch)
    for line in READING:
        lt(*line.split(), cwd=review)
        assert (turns.taken, turns.within, turns.outside) == (0, [], []), line
    assert held(review) == before
