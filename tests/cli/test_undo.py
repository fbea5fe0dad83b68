"""`lt undo`: one's own last deed, shown before, and never over what was changed since."""

import platform
from pathlib import Path

import pytest

import writing_commands
from conftest import Lt
from gitting import needs_git
from learning_together.actions.private_contents import lies_open
from learning_together.cli import console
from learning_together.folder import undo_copies
from sample import held
from writing_commands import PASSPHRASE, WRITING

pytestmark = needs_git

#: What changes the review itself, and can be taken back file by file.
PLAIN = (
    "new", "new in a folder", "accept", "accept a file", "agree", "agree earlier", "decide",
    "take back a workbook", "take back a form", "comments", "pseudonymise",
)  # fmt: skip


@pytest.fixture
def review(base: Path, tmp_path: Path) -> Path:
    return writing_commands.copy(base, tmp_path / "review")


@pytest.mark.parametrize("name", PLAIN)
def test_it_takes_back_whatever_changed_the_review(name: str, review: Path, lt: Lt) -> None:
    before = held(review)
    assert lt(*WRITING[name].split(), cwd=review).code == 0
    after = held(review)
    assert after != before
    shown = lt("undo", "--dry-run", cwd=review)
    assert f"lt {WRITING[name].split()[0]} (" in shown.out
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert {path for path in changed if not path.startswith("private/")} <= set(
        shown.out.replace(":", " ").split()
    )
    assert held(review) == after
    done = lt("undo", cwd=review)
    assert (done.code, done.out) == (0, f"{shown.out}It was taken back.\n")
    assert held(review) == before
    nothing = lt("undo", cwd=review)
    assert nothing.code == 2
    assert "nothing to take back" in nothing.err


def test_one_after_the_other(review: Path, lt: Lt) -> None:
    states = [held(review)]
    for _ in range(3):
        assert lt(*WRITING["new"].split(), cwd=review).code == 0
        states.append(held(review))
    assert "2 earlier deeds can be taken back" in lt("undo", cwd=review).out
    assert held(review) == states[2]
    lt("undo", cwd=review)
    assert lt(*WRITING["new"].split(), cwd=review).code == 0
    for state in (states[1], states[0]):
        assert lt("undo", cwd=review).code == 0
        assert held(review) == state


@pytest.mark.parametrize("answer", ["y", "n"])
def test_it_asks_where_somebody_is_there(
    answer: str, review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lt(*WRITING["new"].split(), cwd=review)
    after = held(review)
    monkeypatch.setattr(console, "can_ask", lambda: True)
    done = lt("undo", cwd=review, typed=f"{answer}\n")
    assert "Take it back?" in done.out + done.err
    assert (held(review) == after) == (answer == "n")
    assert ("Nothing was taken back" in done.err) == (answer == "n")


def test_what_was_changed_since_stays(review: Path, lt: Lt) -> None:
    lt(*WRITING["decide"].split(), cwd=review)
    with (review / "queries.yaml").open("a", encoding="utf-8") as file:
        file.write("# mine\n")
    before = held(review)
    done = lt("undo", cwd=review, width=200)
    assert done.code == 2
    assert "changed since: queries.yaml" in done.err
    assert held(review) == before


def test_what_went_out_is_not_called_back(review: Path, lt: Lt) -> None:
    lt(*WRITING["new"].split(), cwd=review)
    for line in (WRITING["issue"], "new disclosures --set material=x --set status=shared"):
        assert lt(*line.split(), cwd=review).code == 0
        before = held(review)
        done = lt("undo", "--yes", cwd=review, width=200)
        assert done.code == 2
        assert "noted what went out, and is not taken back" in done.err
        assert held(review) == before


def test_what_was_done_on_another_machine_is_not_ones_own(
    review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lt(*WRITING["new"].split(), cwd=review)
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(platform, "node", lambda: "LAPTOP-9")
        assert "nothing to take back" in lt("undo", cwd=review).err
        lt(*WRITING["new"].split(), cwd=review)
        elsewhere_too = held(review)
    assert "changed since" in lt("undo", cwd=review).err
    assert held(review) == elsewhere_too


def test_an_import_is_taken_back_by_either_name(review: Path, lt: Lt) -> None:
    before = (review / "timeline/health.yaml").read_bytes()
    for line in ("undo", "import --undo"):
        assert lt(*WRITING["import"].split(), cwd=review).code == 0
        assert (review / "timeline/health.yaml").read_bytes() != before
        assert lt(*line.split(), cwd=review).code == 0
        assert (review / "timeline/health.yaml").read_bytes() == before
        assert "nothing to take back" in lt("undo", cwd=review).err
    assert (review / "private/imports/health/2/file/sent.csv").is_file()


def test_a_lock_is_taken_back_with_its_passphrase_alone(
    review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lt(*WRITING["new"].split(), cwd=review)
    before = held(review)
    lt(*WRITING["lock"].split(), cwd=review)
    locked = held(review)
    private = [one for one in (review / "private").rglob("*") if one.is_file()]
    assert {one.suffix for one in private} == {".age"}
    refused = lt("undo", cwd=review)
    assert refused.code == 2
    assert "it is locked" in refused.err
    assert held(review) == locked
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("undo", cwd=review).code == 0
    assert held(review) == before
    assert lt("undo", cwd=review).code == 0  # the one before it
    assert held(review) != before


def test_an_unlocking_is_taken_back_without_a_passphrase(review: Path, lt: Lt) -> None:
    lt(*WRITING["lock"].split(), cwd=review)
    locked = held(review)
    lt("key", "unlock", "--passphrase-file", "passphrase", cwd=review)
    assert lt("undo", cwd=review).code == 0
    assert held(review) == locked


def test_copies_of_what_holds_names_are_locked_in_a_locked_folder(
    review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    lt(*WRITING["lock"].split(), cwd=review)
    before = held(review)
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt(*WRITING["pseudonymise"].split(), cwd=review).code == 0
    for one in (review / "private").rglob("*"):
        assert not one.is_file() or b"Tolleton" not in one.read_bytes()
    monkeypatch.delenv("LT_KEY_PASSPHRASE")
    assert lt("undo", cwd=review).code == 2
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("undo", cwd=review).code == 0
    assert held(review) == before


def test_they_are_locked_with_the_rest(review: Path, lt: Lt) -> None:
    assert lt(*WRITING["pseudonymise"].split(), cwd=review).code == 0
    (id,) = undo_copies.kept(review)
    assert lt(*WRITING["lock"].split(), cwd=review).code == 0
    assert not (review / "private/undo").exists()
    assert lt("key", "unlock", "--passphrase-file", "passphrase", cwd=review).code == 0
    assert id in undo_copies.kept(review)


def test_what_is_kept_says_nothing_of_names_that_lie_open(review: Path, lt: Lt) -> None:
    before = lies_open(review)
    assert lt(*WRITING["new"].split(), cwd=review).code == 0
    assert lies_open(review) == before
    lt(*WRITING["lock"].split(), cwd=review)
    lt("key", "unlock", "--passphrase-file", "passphrase", cwd=review)
    assert "2 copies that lt undo keeps" in lies_open(review).words()


def test_no_name_of_a_private_file_is_shown(review: Path, lt: Lt) -> None:
    line = "view --names HV1 --output private/Tolleton.md"
    assert lt(*line.split(), cwd=review).code == 0
    assert lt(*WRITING["lock"].split(), cwd=review).code == 0
    lt("key", "unlock", "--passphrase-file", "passphrase", cwd=review)
    shown = lt("undo", "--dry-run", cwd=review)
    assert "private/: taken away again" in shown.out
    assert "Tolleton" not in shown.out
