"""What takes long shows itself on a terminal, and nowhere else."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr
from datetime import date
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.actions import conflicts, export, leaks, report
from learning_together.actions.import_.bring_in import bring_in
from learning_together.actions.import_.plan import Asked, plan
from learning_together.actions.join.preview import carry_out
from learning_together.actions.steps import nobody
from learning_together.cli import console, progress
from sample import SAMPLE, Folder, write

FILES = {
    "agencies.yaml": "- id: health\n  name: Health visiting\n",
    "timeline/health.yaml": "- id: health-1\n  date: 2022-06-01\n  source: Log\n  event: Visit\n",
}


class Screen(io.TextIOWrapper):
    """A terminal, and what was written to it."""

    def isatty(self) -> bool:
        return True

    @property
    def shown(self) -> str:
        self.flush()
        held = self.buffer
        assert isinstance(held, io.BytesIO)
        return held.getvalue().decode()


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    made = Screen(io.BytesIO(), encoding="utf-8", write_through=True)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "100")
    return made


@contextmanager
def bar(screen: Screen, *, alone: bool = False) -> Iterator[progress.Bar]:
    """A bar on a screen."""
    with redirect_stderr(console.Door(screen)), progress.bar(alone=alone) as made:
        yield made


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_AFTER", 0.0)


@pytest.mark.usefixtures("at_once")
def test_it_says_what_is_done_and_is_gone_at_the_end(screen: Screen) -> None:
    with bar(screen) as made:
        made.step("Reading reviews", 0, 8)
        assert "Reading reviews" in screen.shown
        assert "0 of 8" in screen.shown
        made.step("Writing", 7, 8)
        assert "Writing" in screen.shown
        assert "7 of 8" in screen.shown
        made.step("Looking through what git has kept", 3)
        assert screen.shown.count(" of ") == screen.shown.count(" of 8")
        assert console.Door.before is not None
    assert screen.shown.endswith("\x1b[2K")
    assert console.Door.before is None


@pytest.mark.usefixtures("at_once")
def test_it_appears_within_a_step(screen: Screen) -> None:
    with bar(screen, alone=True) as made:
        made.step("Reading rows", 1, 2)
        made._timer.join()
        assert "Reading rows" in screen.shown
        assert "1 of 2" in screen.shown
    length = len(screen.shown)
    made.step("More", 2, 2)
    assert len(screen.shown) == length


@pytest.mark.parametrize("alone", [True, False])
def test_what_is_short_shows_none(
    screen: Screen, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    monkeypatch.setattr(progress, "_AFTER", 1e6)
    with bar(screen, alone=alone) as made:
        made.step("Reading", 1, 2)
    assert screen.shown == ""
    if alone:
        made._timer.join()  # it was called off


@pytest.mark.usefixtures("at_once")
def test_whatever_else_is_shown_takes_it_away(screen: Screen) -> None:
    with bar(screen) as made:
        made.step("Reading", 1, 2)
        before = screen.shown
        console.say("Somebody else is writing.", err=True)
        assert screen.shown.removeprefix(before).endswith("\x1b[2KSomebody else is writing.\n")
        made.step("Reading on", 2, 2)
        assert "Reading on" not in screen.shown


@pytest.mark.usefixtures("at_once")
def test_nothing_that_steers_a_terminal_gets_into_it(screen: Screen) -> None:
    with bar(screen) as made:
        made.step("Making \x1b[31mred[/] [bold]x", 1, 2)
        made.step("Making \x1b[31mred[/] [bold]x", 1, 2)
    assert "\x1b[31m" not in screen.shown
    assert "red[/] [bold]x" in screen.shown


@pytest.mark.usefixtures("at_once")
@pytest.mark.parametrize("name", ["NO_TERMINAL", "DUMB"])
def test_in_a_log_there_is_none(screen: Screen, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    if name == "DUMB":
        monkeypatch.setenv("TERM", "dumb")
    else:
        monkeypatch.setattr(Screen, "isatty", lambda _self: False)
    with bar(screen) as made:
        made.step("Reading", 1, 2)
    assert screen.shown == ""


def test_rich_is_imported_only_where_it_appears() -> None:
    program = (
        "import sys\n"
        "from learning_together.cli import progress\n"
        "with progress.bar() as bar: bar.step('x', 1, 2)\n"
        "assert not [one for one in sys.modules if one.split('.')[0] == 'rich']\n"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_ctrl_c_ends_in_words(lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(conflicts, "build", stopped)
    ran = lt("conflicts", cwd=folder(FILES))
    assert (ran.code, ran.out) == (130, "")
    assert "Stopped, as you asked (Ctrl-C)." in ran.err
    assert "No file is half written" in ran.err


class Told:
    """What a deed tells of its steps."""

    def __init__(self) -> None:
        self.steps: list[tuple[str, int, int]] = []

    def __call__(self, what: str, done: int = 0, of: int = 0, /) -> None:
        self.steps.append((what, done, of))

    def is_counted(self) -> bool:
        """Whether each step was counted, one by one, and the last is the last."""
        counted = [(done, of) for _, done, of in self.steps if of]
        (total,) = {of for _, of in counted}
        return [done for done, _ in counted] == list(range(total))


def test_every_long_deed_tells_its_steps(folder: Folder, tmp_path: Path) -> None:
    root = folder(FILES)
    told = Told()
    made = list(report.report(root, ["chronology", "terms"], report.Request(formats="md,html"),
                              told=told))  # fmt: skip
    assert told.is_counted()
    assert [what for what, _, _ in told.steps] == [
        "Reading the review", "Drawing up chronology", "Drawing up terms", "Making chronology.md",
        "Making chronology.html", "Making terms.md", "Making terms.html",
    ]  # fmt: skip
    told = Told()
    list(export.export(root, formats="csv,json", told=told))
    assert told.is_counted()
    assert told.steps[-1][0] == "Making tables (json)"
    told = Told()
    leaks.look_through(root, [one.path for one in made], told=told)
    assert told.is_counted()
    assert len(told.steps) == 4
    told = Told()
    conflicts.conflicts(root, told=told)
    assert told.is_counted()
    path = tmp_path / "x.csv"
    path.write_text("Date,Event,Source\n12/03/2022,Visit,Log\n", "utf-8")
    told = Told()
    plan(root, Asked("health", (path, path)), told=told)
    assert told.is_counted()
    assert len(told.steps) == 1 + 3 * 2 + 1
    bring_in(root, Asked("health", (path,)), told=told)
    assert told.steps[-1] == ("Writing", 0, 0)
    told = Told()
    other = write(tmp_path / "other", {**SAMPLE, **FILES})
    carry_out(root, other, today=date(2026, 1, 1), told=told)
    assert told.is_counted()
    assert told.steps[-1][0] == "Joining"
    nobody("What nobody hears", 1, 2)
