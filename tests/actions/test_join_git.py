"""Two clones of one review, by real git: what it stops in, and what it calls clean."""

import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from conftest import Lt
from gitting import GIT, git, needs_git
from learning_together.folder import undo_copies, working_copy
from learning_together.folder.git import merge_driver, merges
from learning_together.folder.git import status as git_status
from learning_together.folder.journal import hash_of
from sample import SAMPLE, write
from together import Ran, killed_at

pytestmark = needs_git

TASKS = "- id: TSK1\n  what: Read\n  who:\n- id: TSK2\n  what: Write\n  who:\n"
BASE = {
    **SAMPLE,
    "tasks.yaml": TASKS,
    "factors.yaml": "- id: CF1\n  summary: Few staff\n",
    "findings/FIN1.yaml": "id: FIN1\nstatement: A pattern\nfactors: [CF1]\n",
    ".gitignore": "/private/\n/.lt/\n",
}


class Clones:
    """Two clones of one review, the second of the first."""

    def __init__(self, place: Path, *settings: str) -> None:
        self.one = write(place / "one", BASE)
        git(self.one, "init", "-q", "-b", "main")
        git(self.one, "add", "-A")
        git(self.one, "commit", "-qm", "Begin")
        self.two = place / "two"
        git(place, *settings, "clone", "-q", "one", "two")

    def edit(self, root: Path, path: str, change: Callable[[str], str]) -> None:
        target = root / path
        target.parent.mkdir(exist_ok=True)
        text = target.read_bytes().decode() if target.exists() else ""
        target.write_bytes(change(text).encode())

    def add(self, root: Path, path: str, text: str) -> None:
        self.edit(root, path, lambda old: old + text)

    def commit(self) -> None:
        for root in (self.one, self.two):
            git(root, "add", "-A")
            git(root, "commit", "-qm", "Work", "--allow-empty")


def tried(root: Path, *arguments: str) -> tuple[int, str]:
    """Runs git as a person does, with what the clone is set up with."""
    assert GIT is not None
    who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
           for what, value in (("NAME", "A"), ("EMAIL", "a@example.org"))}  # fmt: skip
    done = subprocess.run(
        [GIT, *arguments], cwd=root, capture_output=True, text=True,
        env={**os.environ, **who, "EDITOR": "false"},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def clones(tmp_path: Path) -> Clones:
    return Clones(tmp_path)


def both_new_tasks(clones: Clones) -> None:
    clones.add(clones.one, "tasks.yaml", "- id: TSK3\n  what: Call school\n")
    clones.add(clones.two, "tasks.yaml", "- id: TSK3\n  what: Call GP\n")
    clones.add(clones.two, "decisions.yaml", "- id: DEC1\n  what: See [[TSK3]]\n  about: [TSK3]\n")


def joined_tasks(root: Path, ours: str, theirs: str) -> None:
    text = (root / "tasks.yaml").read_text()
    assert text == f"{TASKS}- id: TSK3\n  what: {ours}\n- id: TSK4\n  what: {theirs}\n"
    assert not git(root, "ls-files", "--unmerged")


def test_a_merge(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0]
    told = lt("validate", cwd=clones.one).out
    assert "Run `lt join`" in told
    assert "delete a" not in told
    done = lt("join", "--yes", cwd=clones.one)
    assert done.code == 0, done.err
    assert "Git has stopped in a merge" in done.out
    assert "typed there" not in done.out
    joined_tasks(clones.one, "Call school", "Call GP")
    decisions = (clones.one / "decisions.yaml").read_text()
    assert decisions == "- id: DEC1\n  what: See [[TSK4]]\n  about: [TSK4]\n"
    assert tried(clones.one, "commit", "-qm", "Join")[0] == 0
    assert not git(clones.one, "status", "--short")


def stopped_in_a_merge(clones: Clones) -> Path:
    both_new_tasks(clones)
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0]
    return clones.one


needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="the command is forked off")


@needs_fork
def test_whoever_is_killed_before_git_knows_is_finished(clones: Clones, lt: Lt) -> None:
    root = stopped_in_a_merge(clones)
    killed = Ran(root, "join --yes", clones.one.parent / "run", lambda: setattr(
        merges, "stage", lambda *_: os.kill(os.getpid(), signal.SIGKILL)
    )).wait()  # fmt: skip
    assert killed.code < 0
    assert git(root, "ls-files", "--unmerged")
    told = lt("status", cwd=root)
    assert "What it had begun was finished now" in told.err.replace("\n", " ")
    joined_tasks(root, "Call school", "Call GP")
    assert tried(root, "commit", "-qm", "Join")[0] == 0
    assert not git(root, "status", "--short")


@pytest.mark.few(2)
@needs_fork
@pytest.mark.parametrize("number", [pytest.param(None, marks=pytest.mark.long), 40, 90, 150, 200])
def test_whoever_is_killed_anywhere_comes_to_the_same_end(
    number: int | None, clones: Clones, tmp_path: Path, lt: Lt
) -> None:
    stopped = stopped_in_a_merge(clones)
    for turn in range(1, 2000, 7) if number is None else [number]:
        root = tmp_path / f"at-{turn}"
        shutil.copytree(stopped, root)
        ran = killed_at(root, "join --yes", turn, tmp_path / f"run-{turn}")
        assert lt("status", cwd=root).code == 0
        marks = "<<<<<<<" in (root / "tasks.yaml").read_text()
        assert marks == bool(git(root, "ls-files", "--unmerged")), turn
        assert lt("join", "--yes", cwd=root).code == 0
        joined_tasks(root, "Call school", "Call GP")
        assert tried(root, "commit", "-qm", "Join")[0] == 0
        assert not git(root, "status", "--short"), turn
        if ran.code >= 0:
            break
        shutil.rmtree(root)
    assert (ran.code >= 0) is (number is None), "to its end, or in the middle"


def test_what_git_does_not_take_is_told(clones: Clones, lt: Lt) -> None:
    """A git that was cut off, too, has left its lock: nothing is joined then, and nothing lost."""
    root = stopped_in_a_merge(clones)
    before = (root / "tasks.yaml").read_text()
    for age, told in ((0, "Git is at work"), (600, "Then delete this file")):
        (root / ".git/index.lock").touch()
        os.utime(root / ".git/index.lock", (time.time() - age,) * 2)
        refused = lt("join", "--yes", cwd=root)
        assert refused.code == 2
        assert told in refused.err
        assert (root / "tasks.yaml").read_text() == before
    (root / ".git/index.lock").unlink()
    assert lt("join", "--yes", cwd=root).code == 0
    joined_tasks(root, "Call school", "Call GP")


@needs_fork
def test_a_journal_stages_nothing_else(clones: Clones, lt: Lt) -> None:
    """Whoever sends a folder may send a journal with it: what is private stays out of git."""
    root = clones.one
    (root / "private").mkdir()
    (root / "private/identities.yaml").write_text("- code: HV1\n  names: [Peregrine Tolleton]\n")
    (root / "notes.yaml").write_text("changed since\n")
    lines = [
        {"about": {"version": "1", "command": "lt join"}},
        {"staged": {"private/identities.yaml": hash_of(b"x"), "notes.yaml": hash_of(b"x"),
                    "../other": "", ".git/config": ""}},
    ]  # fmt: skip
    journal = working_copy.journal(root, undo_copies.new_id(datetime.now()))
    journal.parent.mkdir(exist_ok=True)
    journal.write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    told = lt("new", "tasks", "--set", "what=x", cwd=root)
    assert told.code == 0, told.err
    assert "does not know yet" in told.err
    assert not git(root, "diff", "--cached", "--name-only")
    assert not journal.exists()


def test_what_git_knows_is_taken_back_by_git_alone(clones: Clones, lt: Lt) -> None:
    root = stopped_in_a_merge(clones)
    assert "Git has stopped in a merge" in lt("validate", cwd=root).out
    assert "git has stopped in a merge" in " ".join(lt("status", cwd=root).out.split())
    assert lt("join", "--yes", cwd=root).code == 0
    refused = lt("save", "--as", "LR1", cwd=root)
    assert (refused.code, "lt join, then git commit" in refused.err) == (2, True)
    refused = lt("undo", "--yes", cwd=root)
    assert (refused.code, "git merge --abort" in refused.err) == (2, True)
    joined_tasks(root, "Call school", "Call GP")
    assert tried(root, "merge", "--abort")[0] == 0


def goes_on(root: Path, told: str) -> None:
    """Runs the line that is shown for it, where an editor that opened would fail."""
    words = shlex.split(told.rpartition("let git go on: git ")[2])
    assert tried(root, *words)[0] == 0
    assert not git_status.kept(root, "private").halfway


def test_a_rebase(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    clones.commit()
    assert tried(clones.two, "pull", "-q", "--rebase", str(clones.one), "main")[0]
    done = lt("join", "--yes", cwd=clones.two)
    assert "In a rebase" in done.out
    joined_tasks(clones.two, "Call school", "Call GP")
    goes_on(clones.two, done.out)
    assert "[[TSK4]]" in (clones.two / "decisions.yaml").read_text()
    assert not git(clones.two, "status", "--short")


def test_a_cherry_pick(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    clones.commit()
    git(clones.one, "fetch", "-q", str(clones.two), "main")
    assert tried(clones.one, "cherry-pick", "FETCH_HEAD")[0]
    done = lt("join", "--yes", cwd=clones.one)
    assert "cherry-pick" in done.out
    joined_tasks(clones.one, "Call school", "Call GP")
    goes_on(clones.one, done.out)


def test_a_stash(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    git(clones.one, "add", "-A")
    git(clones.one, "commit", "-qm", "Work")
    git(clones.two, "add", "-A")
    assert tried(clones.two, "stash", "-q")[0] == 0
    git(clones.two, "pull", "-q", str(clones.one), "main")
    assert tried(clones.two, "stash", "pop")[0]
    done = lt("join", "--yes", cwd=clones.two)
    assert "git stash drop" in done.out
    joined_tasks(clones.two, "Call school", "Call GP")
    assert "[[TSK4]]" in (clones.two / "decisions.yaml").read_text()


def test_one_id_in_two_files_after_a_clean_merge(clones: Clones, lt: Lt) -> None:
    clones.add(clones.one, "findings/FIN2.yaml", "id: FIN2\nstatement: By one\n")
    clones.add(clones.two, "findings/other.yaml", "id: FIN2\nstatement: By two\n")
    clones.add(clones.two, "decisions.yaml", "- id: DEC1\n  what: x\n  about: [FIN2]\n")
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0] == 0
    told = lt("validate", cwd=clones.one).out
    assert "LT102" in told
    assert "lt join" in told
    clones.edit(clones.one, "findings/other.yaml", lambda old: f"{old}priority: 1\n")
    done = lt("join", "--yes", cwd=clones.one)
    assert "brought one id twice" in done.out
    assert (clones.one / "findings/FIN2.yaml").read_text() == "id: FIN2\nstatement: By one\n"
    held = [path.read_text() for path in (clones.one / "findings").iterdir()]
    assert "id: FIN3\nstatement: By two\n" in "".join(held)
    assert "priority: 1" in "".join(held)
    assert "about: [FIN3]" in (clones.one / "decisions.yaml").read_text()
    assert "LT102" not in lt("validate", cwd=clones.one).out


@pytest.mark.parametrize("renames", ["one", "two"])
def test_what_still_names_an_old_id_after_a_clean_merge(
    renames: str, clones: Clones, lt: Lt
) -> None:
    giver, other = (clones.one, clones.two) if renames == "one" else (clones.two, clones.one)
    clones.edit(giver, "factors.yaml", lambda old: old.replace("CF1", "CF7"))
    clones.edit(giver, "findings/FIN1.yaml", lambda old: old.replace("CF1", "CF7"))
    clones.add(other, "decisions.yaml", "- id: DEC1\n  what: See [[CF1]], CF1\n  about: [CF1]\n")
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0] == 0
    clones.add(clones.one, "tasks.yaml", "- id: TSK3\n  what: See [[CF1]] and [[CF8]]\n")
    told = " ".join(lt("validate", cwd=clones.one).out.split())
    assert "LT101" in told
    assert "before git put your work together: `lt join` has this follow" in told
    done = lt("join", "--yes", cwd=clones.one)
    assert "left an id that no record has any more" in done.out
    said = "as you have called it since" if renames == "one" else "the other side has given it"
    assert said in " ".join(done.out.split())
    assert (clones.one / "decisions.yaml").read_text() == (
        "- id: DEC1\n  what: See [[CF7]], CF7\n  about: [CF7]\n"
    )
    # What was typed since, too; what was never there stays as it is.
    assert "See [[CF7]] and [[CF8]]" in (clones.one / "tasks.yaml").read_text()
    again = lt("join", "--yes", cwd=clones.one)
    assert "in the middle of nothing" in again.out
    assert lt("undo", "--yes", cwd=clones.one).code == 0
    assert "See [[CF1]], CF1" in (clones.one / "decisions.yaml").read_text()


def test_what_is_named_in_vain_where_git_keeps_nothing(tmp_path: Path, lt: Lt) -> None:
    root = write(tmp_path, {**SAMPLE, "tasks.yaml": "- id: TSK1\n  what: See [[CF9]]\n"})
    done = lt("join", "--yes", cwd=root)
    assert (done.code, "in the middle of nothing" in done.out) == (0, True)


def test_a_record_renamed_here_and_named_there(clones: Clones, lt: Lt) -> None:
    clones.edit(clones.one, "factors.yaml", lambda old: old.replace("CF1", "CF7"))
    clones.edit(clones.one, "findings/FIN1.yaml", lambda old: old.replace("CF1", "CF7"))
    clones.add(clones.two, "tasks.yaml", "- id: TSK3\n  what: Look at [[CF1]]\n")
    clones.commit()
    done = lt("join", clones.two, "--yes", cwd=clones.one)
    assert done.code == 0, done.err
    assert "CF1 of the other side is CF7" in done.out
    assert "[[CF7]]" in (clones.one / "tasks.yaml").read_text()
    assert "LT101" not in lt("validate", cwd=clones.one).out


def test_taken_out_here_and_changed_there(clones: Clones, lt: Lt) -> None:
    (clones.one / "findings/FIN1.yaml").unlink()
    clones.edit(clones.two, "findings/FIN1.yaml", lambda old: old.replace("A pattern", "Another"))
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0]
    assert "FIN1: taken out here" in lt("join", "--yes", cwd=clones.one).out
    assert not git(clones.one, "ls-files", "--unmerged")
    assert not (clones.one / "findings/FIN1.yaml").exists()
    assert "Another" in (clones.one / "differences.yaml").read_text()


def test_what_somebody_typed_since_is_kept(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0]
    clones.add(clones.one, "tasks.yaml", "- id: TSK9\n  what: Typed by hand\n")
    done = lt("join", "--yes", cwd=clones.one)
    assert "tasks.yaml: somebody has typed there" in done.out
    kept = clones.one / "private/before-join/1/tasks.yaml"
    assert "Typed by hand" in kept.read_text()
    joined_tasks(clones.one, "Call school", "Call GP")


def test_what_holds_no_records_is_left_to_people(clones: Clones, lt: Lt) -> None:
    both_new_tasks(clones)
    clones.add(clones.one, "notes.txt", "one\n")
    clones.add(clones.two, "notes.txt", "two\n")
    clones.commit()
    assert tried(clones.one, "pull", "-q", "--no-rebase", str(clones.two), "main")[0]
    done = lt("join", "--yes", cwd=clones.one)
    assert "Git still asks about notes.txt" in done.out
    assert "<<<<<<<" in (clones.one / "notes.txt").read_text()


def test_ends_of_lines_of_windows(tmp_path: Path, lt: Lt) -> None:
    clones = Clones(tmp_path, "-c", "core.autocrlf=true")
    git(clones.two, "config", "core.autocrlf", "true")
    (clones.two / "tasks.yaml").unlink()
    tried(clones.two, "checkout", "--", "tasks.yaml")
    assert b"\r\n" in (clones.two / "tasks.yaml").read_bytes()
    clones.add(clones.one, "tasks.yaml", "- id: TSK3\n  what: Call school\n")
    clones.add(clones.two, "tasks.yaml", "- id: TSK3\r\n  what: Call GP\r\n")
    git(clones.one, "commit", "-qam", "Work")
    tried(clones.two, "commit", "-qam", "Work")
    assert tried(clones.two, "pull", "-q", "--no-rebase", str(clones.one), "main")[0]
    done = lt("join", "--yes", cwd=clones.two)
    assert "typed there" not in done.out
    raw = (clones.two / "tasks.yaml").read_bytes()
    assert raw.count(b"\r\n") == raw.count(b"\n")
    assert raw.count(b"what: Call") == 2
    assert tried(clones.two, "commit", "-qm", "Join")[0] == 0
    assert b"\r" not in git(clones.two, "cat-file", "blob", "HEAD:tasks.yaml").encode()
    assert not tried(clones.two, "status", "--short")[1]


class TestDriver:
    """What git asks `lt` for, one file at a time."""

    @pytest.fixture
    def driven(self, clones: Clones) -> Clones:
        for root in (clones.one, clones.two):
            assert merge_driver.put(root)
            assert not merge_driver.put(root)
            assert not merge_driver.is_missing(root)
        return clones

    def test_different_records_of_one_file_join(self, driven: Clones) -> None:
        driven.edit(driven.one, "tasks.yaml", lambda old: old.replace("Read", "Read all"))
        driven.edit(driven.two, "tasks.yaml", lambda old: old.replace("who:", "who: [LR1]"))
        driven.commit()
        code, said = tried(driven.one, "pull", "--no-rebase", str(driven.two), "main")
        assert code == 0, said
        text = (driven.one / "tasks.yaml").read_text()
        assert text == TASKS.replace("Read", "Read all").replace("who:", "who: [LR1]")

    def test_an_id_new_on_both_sides_is_left_to_lt_join(self, driven: Clones, lt: Lt) -> None:
        both_new_tasks(driven)
        driven.commit()
        code, said = tried(driven.one, "pull", "--no-rebase", str(driven.two), "main")
        assert code
        assert "Run: lt join" in said
        assert "<<<<<<<" not in (driven.one / "tasks.yaml").read_text()
        assert lt("join", "--yes", cwd=driven.one).code == 0
        joined_tasks(driven.one, "Call school", "Call GP")

    def test_two_wordings_are_left_to_lt_join(self, driven: Clones, lt: Lt) -> None:
        driven.edit(driven.one, "tasks.yaml", lambda old: old.replace("Read", "Read all"))
        driven.edit(driven.two, "tasks.yaml", lambda old: old.replace("Read", "Read some"))
        driven.commit()
        assert tried(driven.one, "pull", "-q", "--no-rebase", str(driven.two), "main")[0]
        assert "Read all" in (driven.one / "tasks.yaml").read_text()
        assert "two wordings" in lt("join", "--yes", cwd=driven.one).out
        assert "Read some" in (driven.one / "differences.yaml").read_text()

    def test_a_review_below_the_top_of_its_repository(self, tmp_path: Path) -> None:
        top = write(tmp_path / "top", {f"deep/er/{path}": text for path, text in BASE.items()})
        git(top, "init", "-q", "-b", "main")
        merge_driver.put(top / "deep/er")
        git(top, "add", "-A")
        git(top, "commit", "-qm", "Begin")
        git(top, "checkout", "-qb", "other")
        path = top / "deep/er/tasks.yaml"
        path.write_text(TASKS.replace("Read", "Read all"))
        git(top, "commit", "-qam", "x")
        git(top, "checkout", "-q", "main")
        path.write_text(TASKS.replace("who:", "who: [LR1]"))
        git(top, "commit", "-qam", "x")
        assert tried(top, "merge", "-q", "-m", "x", "other")[0] == 0
        assert "Read all" in path.read_text()

    def test_a_clone_without_it_is_told(self, driven: Clones, tmp_path: Path, lt: Lt) -> None:
        driven.commit()
        git(tmp_path, "clone", "-q", "one", "three")
        third = tmp_path / "three"
        assert merge_driver.is_missing(third)
        assert "LT667" in lt("validate", cwd=third).out
        assert lt("hook", "install", cwd=third).code == 0
        assert "LT667" not in lt("validate", cwd=third).out

    def test_where_python_is_gone_the_conflict_stays(self, driven: Clones, lt: Lt) -> None:
        named = git(driven.one, "config", "--get", f"merge.{merge_driver.NAME}.driver")
        gone = named.replace(Path(sys.executable).as_posix(), "/nowhere/python")
        git(driven.one, "config", f"merge.{merge_driver.NAME}.driver", gone)
        both_new_tasks(driven)
        driven.commit()
        assert tried(driven.one, "pull", "-q", "--no-rebase", str(driven.two), "main")[0]
        assert lt("join", "--yes", cwd=driven.one).code == 0
        joined_tasks(driven.one, "Call school", "Call GP")

    def test_lines_that_stand_there_are_not_put_again(self, clones: Clones) -> None:
        clones.add(clones.one, ".gitattributes", "*.yaml text eol=lf")
        merge_driver.put(clones.one)
        text = (clones.one / ".gitattributes").read_text()
        assert text.startswith("*.yaml text eol=lf\n")
        assert text.count("merge=") == 2


def test_nothing_to_finish(clones: Clones, lt: Lt) -> None:
    assert "in the middle of nothing" in lt("join", cwd=clones.one).out


def test_lt_init_has_git_ask(tmp_path: Path, lt: Lt) -> None:
    done = lt("init", tmp_path / "new", "--yes", "--title", "T")
    assert done.code == 0, done.err
    assert not merge_driver.is_missing(tmp_path / "new")
    assert "hook run merge" in git(
        tmp_path / "new", "config", "--get", f"merge.{merge_driver.NAME}.driver"
    )
