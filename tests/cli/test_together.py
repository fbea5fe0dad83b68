"""Two commands at once lose nothing, and one that is killed leaves nothing half done."""

import os
import random
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import combinations_with_replacement
from pathlib import Path

import pytest

import writing_commands
from gitting import git, needs_git
from learning_together.folder import one_writer
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from locking import unanswered
from sample import held
from together import (
    Ran,
    Run,
    at_once,
    calls_of,
    killed_at,
    run_here,
    started_at_once,
    unlocked_at_once,
)
from writing_commands import AFTER, MARKS, UNKEPT, WRITING, NoLock, is_done

pytestmark = [
    *needs_git,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="the commands are forked off"),
    pytest.mark.usefixtures("unanswered"),
]

__all__ = ["unanswered"]
#: What only the key tells; once it is locked these have to say so.
_NEED_KEY = {"import", "comments", "pseudonymise", "issue", "names", "accept a file", "clean",
             "report", "report beyond the team", "export", "picture", "calendar",
             "lock"}  # fmt: skip
#: Pairs in the suite; every pair in the long run.
PAIRS = [*combinations_with_replacement(sorted(set(WRITING) - UNKEPT), 2)]
_SOME = random.Random(14).sample(PAIRS, 60)
_KILLS = 20


@pytest.fixture(scope="module", autouse=True)
def _warm(base: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Has this process import what the commands need: those that are forked off have it then."""
    place = tmp_path_factory.mktemp("warm")
    for name in WRITING.keys() - UNKEPT:
        done = run_here(writing_commands.copy(base, place / name), WRITING[name])
        assert done in {0, 1}, name


#: Where the words are in already, it tells that, and ends as whatever could not be put in.
PUT_IN = "put in what a reader proposes"


def meet(
    base: Path, place: Path, one: str, two: str,
    meeting: Callable[[Path, str, str, Path], tuple[Run, Run]] = at_once,
) -> None:  # fmt: skip
    """Runs two at once, and holds that both had their effect."""
    if {one, two} & AFTER.keys():
        meet_after(base, place, one, two)
        return
    root = writing_commands.copy(base, place / "review")
    runs = meeting(root, WRITING[one], WRITING[two], place / "runs")
    both = zip((one, two), runs, strict=True)
    # What a lock did is looked at first: to see what it took in, it is opened again.
    for name, ran in sorted(both, key=lambda done: done[0] != "lock"):
        other = two if name == one else one
        said = (one, two, ran.code, ran.said)
        assert "Traceback" not in ran.said, said
        done = 1 if name == PUT_IN else 2
        if one == two and name not in {"new", "new in a folder", "issue"} and ran.code == done:
            continue  # it is done already, and that is said
        if other == "lock" and name in _NEED_KEY and ran.code == 2:
            assert "lock" in ran.said, said
            continue
        if (name, other) == ("clean", "lock") and ran.code == 1:
            assert "the key is locked" in " ".join(ran.said.split()), said
        else:
            assert ran.code in ({0, 1} if name in {"issue", "report"} else {0}), said
        if other == "lock" and not is_done(root, name):
            # What was written before the other came lies among what it locked, and is no loss.
            opened = Ran(root, AFTER["unlock"][1], place / "opened").wait()
            assert opened.code == 0, (said, opened.said)
        assert is_done(root, name), said
    if one == two == "new":
        assert (root / "findings.yaml").read_text(encoding="utf-8").count("statement: x") == 2
    assert_sound(root, base)
    shutil.rmtree(place)


def meet_after(base: Path, place: Path, one: str, two: str) -> None:
    """The same where one of them goes on from another, and takes back what the other does, say."""
    root = prepared(base, place, one, two)
    lines = [AFTER[name][1] if name in AFTER else WRITING[name] for name in (one, two)]
    runs = at_once(root, lines[0], lines[1], place / "runs")
    for name, ran in zip((one, two), runs, strict=True):
        said = (one, two, name, ran.code, ran.said)
        assert "Traceback" not in ran.said, said
        assert ran.code in {0, 1} or (ran.code == 2 and ran.said.strip()), said
    # Another comes after both, and nothing is in its way.
    last = Ran(root, WRITING["new"], place / "last").wait()
    assert last.code == 0, last.said
    assert_sound(root, base)
    shutil.rmtree(place)


def prepared(base: Path, place: Path, *names: str) -> Path:
    """A review in which has been done what commands go on from."""
    root = writing_commands.copy(base, place / "review")
    for line in dict.fromkeys(AFTER[name][0] for name in names if name in AFTER):
        done = Ran(root, line, place / "first").wait()
        assert done.code in {0, 1, 2}, done.said  # one may be in the way of the other
    return root


def assert_sound(root: Path, base: Path) -> None:
    """Holds that no id is given twice, and no file of records is half written."""
    loaded = load(root)
    ids = Counter(one.id for one in loaded.review if one.id and one.KIND.name != "identities")
    assert [id for id, count in ids.items() if count > 1] == []
    assert broken(loaded) <= broken_before(base)
    assert_tidy(root)


def broken(loaded: Loaded) -> set[str]:
    """Faults of the text of a review."""
    return {f"{one.place} {one.message}" for one in loaded.problems}


@cache
def broken_before(base: Path) -> set[str]:
    """Those of the review that all begin with, which is not changed."""
    return broken(load(base))


def assert_tidy(root: Path) -> None:
    """Holds that nothing is left of what was in the making, and that git sees nothing of it."""
    left = [str(one) for one in root.rglob("*") if one.name.startswith(".lt-")]
    assert left == []
    assert [one.name for one in (root / ".lt").glob("*.jsonl")] == []
    status = git(root, "status", "--porcelain", "-uall").split()
    assert [path for path in status if re.search(r"\.lt/(?!schemas|json|version$)", path)] == []


@pytest.mark.parametrize("number", range(6))
def test_of_two_at_once_neither_is_lost(number: int, base: Path, tmp_path: Path) -> None:
    for one, two in _SOME[number::6]:
        meet(base, tmp_path / "pair", one, two)


def test_of_two_at_once_who_change_one_field_one_is_asked_about(base: Path, tmp_path: Path) -> None:
    root = writing_commands.copy(base, tmp_path / "review")
    lines = ("import workbook.xlsx", "import form-of-the-same.docx")
    runs = at_once(root, *lines, tmp_path / "runs")
    assert sorted(ran.code for ran in runs) == [0, 1], [ran.said for ran in runs]
    factors = (root / "factors.yaml").read_text(encoding="utf-8")
    asked = (root / "differences.yaml").read_text(encoding="utf-8")
    for word in ("Changed in the workbook", "Changed on the form"):
        assert word in asked
    assert factors.count("Changed ") == 1
    assert_sound(root, base)


def test_without_the_lock_it_would_be_seen(
    base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one_writer, "_taken", lambda *_args, **_named: NoLock())
    with pytest.raises(AssertionError):
        meet(base, tmp_path / "pair", "new", "new", unlocked_at_once)


#: Of the long run: what it does is cut up, so that it can go on in several processes at once.
_SHARDS = 20
#: Every so many pairs, two are started as by their users, without barriers.
_AS_USED = 50


def shard(name: str, usual: int, number: int) -> range:
    """The numbers of what a part of the long run does; how much in all, the environment may say."""
    return range(number, int(os.environ.get(name, str(usual))), _SHARDS)


@pytest.mark.long
@pytest.mark.parametrize("number", range(_SHARDS))
def test_of_any_two_at_once_neither_is_lost(number: int, base: Path, tmp_path: Path) -> None:
    """Every pair of commands that write, in turn: 5,000 in all, or as many as `PAIRS` says."""
    every = [*combinations_with_replacement(sorted({*WRITING, *AFTER}), 2)]
    random.Random(1).shuffle(every)
    for turn in shard("PAIRS", 5000, number):
        one, two = every[turn % len(every)]
        if turn // len(every) % 2:
            one, two = two, one
        as_used = turn % _AS_USED == 0 and not {one, two} & AFTER.keys()
        meet(base, tmp_path / "pair", one, two, started_at_once if as_used else at_once)


def kill(base: Path, place: Path, name: str, number: int) -> bool:
    """Kills a command, and holds that nothing is lost by it; whether it came so far."""
    root = writing_commands.copy(base, place / "review")
    before = held(root)
    ran = killed_at(root, WRITING[name], number, place / "run")
    said = (name, number, ran.said)
    now = held(root)
    gone = {path for path in before.keys() - now.keys() if not path.startswith("private/")}
    assert gone == set(), said
    # Between the two steps of locking both keys are there, which is told until the next command.
    faults = {one for one in broken(load(root)) if "Two keys lie side by side." not in one}
    assert faults <= broken(load(base)), said
    status = git(root, "status", "--porcelain", "-uall")
    assert ".lt-" not in status, said
    next_ = Ran(root, "status", place / "next").wait()
    assert next_.code == 0, (said, next_.said)
    assert broken(load(root)) <= broken_before(base), said
    assert_tidy(root)
    after = {path: data for path, data in held(root).items() if not path.startswith(".git/")}
    was = {path: data for path, data in before.items() if not path.startswith(".git/")}
    if name not in UNKEPT and not is_done(root, name):
        assert after == was, said
    again = Ran(root, WRITING[name], place / "again").wait()
    done_already = is_done(root, name) and again.code == 2
    assert done_already or again.code in {0, 1}, (said, again.said)
    assert is_done(root, name), said
    assert_tidy(root)
    shutil.rmtree(place)
    return ran.code < 0


@pytest.fixture(scope="module")
def calls(base: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How far each command can be killed."""
    place = tmp_path_factory.mktemp("calls")
    found = {}
    for number, name in enumerate(WRITING):
        root = writing_commands.copy(base, place / str(number))
        found[name] = calls_of(root, WRITING[name], place / f"run-{number}")
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_whoever_is_killed_leaves_nothing_half_done(base: Path, tmp_path: Path) -> None:
    chosen = random.Random(9)
    names = sorted(set(WRITING) - UNKEPT)
    killed = sum(
        kill(base, tmp_path / "kill", names[turn % len(names)], chosen.randint(2, 60))
        for turn in range(_KILLS)
    )
    assert killed > _KILLS // 3


def kill_after(base: Path, place: Path, name: str, part: float) -> None:
    """The same for a command that goes on from another: it is whole or not at all."""
    before = prepared(base, place / "before", name)
    whole, root = place / "whole", place / "review"
    for copied in (whole, root):
        shutil.copytree(before, copied, symlinks=True)
    calls = calls_of(whole, AFTER[name][1], place / "count")
    ran = killed_at(root, AFTER[name][1], max(1, round(part * calls)), place / "run")
    next_ = Ran(root, "status", place / "next").wait()
    said = (name, part, ran.said, next_.said)
    assert next_.code == 0, said
    assert_sound(root, base)
    assert told_by(root) in (told_by(before), told_by(whole)), said
    again = Ran(root, AFTER[name][1], place / "again").wait()
    assert "Traceback" not in again.said, (said, again.said)
    assert_sound(root, base)
    shutil.rmtree(place)


def told_by(root: Path) -> dict[str, object]:
    """What a review says, but for what lt keeps of its own deeds, and locked differs each time."""
    return {
        path: data if not path.endswith(".age") else None
        for path, data in held(root).items()
        if not path.startswith((".git/", ".lt/", "private/undo", "private/imports"))
    }


@pytest.mark.long
@pytest.mark.parametrize("number", range(_SHARDS))
def test_whoever_is_killed_anywhere_leaves_nothing_half_done(
    number: int, base: Path, tmp_path: Path, calls: dict[str, int]
) -> None:
    """Every command that writes, in turn: 1,000 in all, or as many as `KILLS` says."""
    every = sorted({*WRITING, *AFTER})
    for turn in shard("KILLS", 1000, number):
        name, part = every[turn % len(every)], random.Random(turn).random()
        if name in AFTER:
            kill_after(base, tmp_path / "kill", name, part)
        else:
            kill(base, tmp_path / "kill", name, max(1, round(part * calls[name])))


def test_each_command_has_its_mark(base: Path) -> None:
    assert WRITING.keys() == MARKS.keys()
    assert not [name for name in WRITING if is_done(base, name)]
