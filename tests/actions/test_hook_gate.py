"""What the hooks let through and what they stop, asked without starting them."""

import hashlib
import subprocess
from pathlib import Path

import pytest

from gitting import git, needs_git
from goldens import small
from learning_together import seal
from learning_together.actions import hook
from learning_together.errors import LtError
from learning_together.folder.git import transfers
from learning_together.privacy import guard
from sample import SAMPLE, write

NAME = "Peregrine Tolleton"
#: No format that lt can look through.
UNREADABLE = b"\x00\x01\x02\xff" * 20

pytestmark = needs_git


@pytest.fixture(scope="module")
def staged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review with its key, in git, nothing of it committed; each test leaves it as it was."""
    files = {**SAMPLE, **small(), ".gitignore": "private/\n"}
    root = write(tmp_path_factory.mktemp("gate") / "review", files)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "Start")
    return root


@pytest.fixture
def root(staged: Path) -> Path:
    git(staged, "reset", "-q", "--hard")
    git(staged, "clean", "-qfd")
    # What was staged of the key goes with the rest.
    key = {name: text for name, text in small().items() if name.startswith("private/")}
    return write(staged, key)


def added(root: Path, name: str, content: bytes) -> tuple[str, ...]:
    """What stops a commit that adds a file."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    git(root, "add", "-f", "--", name)
    return hook.at_commit(root).stopping


def test_a_clean_commit_goes_on(root: Path) -> None:
    assert hook.at_commit(root) == hook.Looked((), guard.key_gaps(hook._with_key(root)))
    assert added(root, "notes.txt", b"The duty team rang.") == ()


def test_names_and_numbers_of_people_stop_and_contacts_do_not(root: Path) -> None:
    (name,) = added(root, "notes.txt", f"{NAME} rang.".encode())
    assert name.startswith("notes.txt: text: a real name")
    assert "accept" not in name
    (number,) = added(root, "notes.txt", b"NHS 401 023 2137")
    assert "an NHS number" in number
    assert added(root, "notes.txt", b"Ring 020 7946 0018, or write to a@fenwick.co.uk") == ()
    assert added(root, "notes.txt", b"Peregrime Tolletom rang.") == ()


def test_a_file_of_private_never_goes_in(root: Path) -> None:
    never = "private/notes.txt: a file of the folder private/, which git is never to keep."
    assert never in added(root, "private/notes.txt", b"Nothing of note.")
    assert never in added(root, "notes.txt", b"Nothing of note.")
    key = (root / "private" / "identities.yaml").read_bytes()
    assert any(
        "private/identities.yaml" in one for one in added(root, "private/identities.yaml", key)
    )


def test_a_file_that_is_too_large_is_stopped_and_cannot_be_accepted(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transfers, "MAX_FILE", 2_000)
    monkeypatch.setattr("learning_together.folder.git.objects.MAX_FILE", 2_000)
    assert added(root, "notes.txt", b"a " * 1_000) == ()
    large = b"a " * 1_001
    (told,) = added(root, "notes.txt", large)
    assert told == "notes.txt: too large to be looked through. Keep it outside of git."
    assert any("too large" in one for one in added(root, "decisions.yaml", accepted(large)))


def accepted(content: bytes, reason: str = "Looked at") -> bytes:
    total = hashlib.sha256(content).hexdigest().upper()
    return (
        "- id: DEC1\n  date: 2023-01-10\n  what: To keep it\n  by: Panel\n"
        f"  unread_files:\n    - {{sha256: {total}, reason: '{reason}'}}\n"
    ).encode()


def test_what_cannot_be_read_stops_until_that_very_content_is_accepted(root: Path) -> None:
    (told,) = added(root, "a.bin", UNREADABLE)
    assert told.startswith("a.bin: the file: ")
    assert told.endswith('lt accept --file "a.bin" --reason "…", then stage decisions.yaml with it')
    assert added(root, "decisions.yaml", accepted(UNREADABLE)) == ()
    assert len(added(root, "a.bin", UNREADABLE + b"\x00")) == 1
    assert added(root, "a.bin", UNREADABLE) == ()
    unexplained = added(root, "decisions.yaml", accepted(UNREADABLE, reason=""))
    assert any(one.startswith("a.bin: the file: ") for one in unexplained)
    # What is accepted as not read is no leave for a name.
    named = UNREADABLE + NAME.encode() + UNREADABLE
    assert added(root, "a.bin", named)
    assert any("a real name" in one for one in added(root, "decisions.yaml", accepted(named)))


def test_half_filled_work_goes_in_and_what_cannot_be_judged_does_not(root: Path) -> None:
    half = b"- id: FIN9\n  title: A title\n"
    assert added(root, "findings.yaml", half) == ()
    (told,) = added(root, "glossary.yaml", b"- id: [\n")
    assert told.startswith("glossary.yaml:")
    assert "LT0" in told


def test_names_in_records_are_told_with_their_line(root: Path) -> None:
    (told,) = added(root, "glossary.yaml", f"- id: x\n  term: {NAME}\n".encode())
    assert told.startswith("glossary.yaml:2:9: LT720 ")


def test_of_a_message_the_lines_that_git_takes_out_do_not_count(root: Path) -> None:
    def stopping(message: str, *, edited: bool) -> tuple[str, ...]:
        return hook.at_message(root, message, edited=edited).stopping

    (told,) = stopping(f"Asked by {NAME}", edited=True)
    assert told.startswith("the commit, its message: text: a real name")
    assert stopping(f"A step\n# {NAME}\n", edited=True) == ()
    assert stopping(f"A step\n# {NAME}\n", edited=False)
    cut = f"A step\n# ------------------------ >8 ------------------------\n{NAME}\n"
    assert stopping(cut, edited=True) == stopping(cut, edited=False) == ()
    assert stopping("Ring 020 7946 0018", edited=False) == ()


def test_of_a_push_all_that_is_new_is_looked_at(root: Path) -> None:
    def at_push(*rows: str) -> tuple[str, ...]:
        return hook.at_push(root, "\n".join(rows), "origin").stopping

    none = "0" * 40
    start = git(root, "rev-parse", "HEAD")
    assert at_push(f"refs/heads/main {start} refs/heads/main {none}") == ()
    git(root, "mv", "findings.yaml", "Tolleton.yaml")
    git(root, "commit", "-qm", "A step")
    path = git(root, "rev-parse", "HEAD")
    git(root, "mv", "Tolleton.yaml", "findings.yaml")
    (root / "notes.txt").write_text(NAME, encoding="utf-8")
    (root / "private" / "more.txt").write_text("a", encoding="utf-8")
    git(root, "add", "-f", "notes.txt", "private/more.txt")
    git(root, "commit", "-qm", f"As {NAME} said")
    tip = git(root, "rev-parse", "HEAD")
    said = at_push(f"refs/heads/main {tip} refs/heads/main {start}")
    assert any("its path: " in one and "a real name" in one for one in said)
    assert any(one.startswith("notes.txt: text: a real name") for one in said)
    assert any("private/more.txt: a file of the folder private/" in one for one in said)
    assert any("message" in one and "a real name" in one for one in said)
    assert NAME not in "".join(said)
    # What the other side has already is not looked at again.
    assert at_push(f"refs/heads/main {path} refs/heads/main {path}") == ()
    # What is taken away there sends nothing, and a line that git never gives is passed over.
    assert hook.at_push(root, f"(delete) {none} refs/heads/x {tip}", "origin") == hook.Looked(
        (), ""
    )
    assert at_push("one two three") == ()
    named = at_push(f"refs/heads/main {start} refs/heads/Tolleton {none}")
    assert any("a real name" in one for one in named)
    git(root, "reset", "-q", "--hard", start)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    root = write(tmp_path / "review", {**SAMPLE, **small()})
    git(root, "init", "-q")
    return root


def test_what_keeps_git_from_asking_is_told(empty: Path, tmp_path: Path) -> None:
    assert hook.trouble(tmp_path) == ""
    assert hook.trouble(empty) == ""
    put = hook.install(empty)
    assert hook.trouble(empty) == ""
    put[0].unlink()
    assert hook.trouble(empty) == (
        "the hooks of an older lt are here; renew them with `lt hook install`"
    )
    put[0].write_text("#!/bin/sh\nexit 0\n")
    assert hook.trouble(empty).startswith(f"another hook is in the place of lt's: {put[0]};")
    with pytest.raises(LtError, match="There is another hook already") as foreign:
        hook.install(empty)
    assert str(put[0]) in foreign.value.message
    newer = put[1].read_text().replace("lt hook version ", "lt hook version 9")
    put[0].unlink()
    put[1].write_text(seal.put(newer))
    assert hook.trouble(empty) == f"a newer lt put a hook here: {put[1]}; bring lt up to date"
    with pytest.raises(LtError, match="A newer lt put a hook here"):
        hook.install(empty)
    assert not put[0].exists()
    subprocess.run(["git", "config", "core.hooksPath", "x"], cwd=empty, check=True)
    assert "(core.hooksPath), and does not ask lt" in hook.trouble(empty)
    with pytest.raises(LtError, match="Git looks for hooks in x"):
        hook.install(empty)
    with pytest.raises(LtError, match="not kept in git"):
        hook.install(tmp_path)


def test_another_repository_within_this_one_is_told_and_nothing_else_of_it(root: Path) -> None:
    key = hook.at_commit(root).told
    state = git(root, "rev-parse", "HEAD").strip()
    for name in ("copies/theirs", f"of {NAME}"):
        git(root, "update-index", "--add", "--cacheinfo", f"160000,{state},{name}")
    looked = hook.at_commit(root)
    assert looked.told.removeprefix(key).lstrip() == (
        "Another repository stands in copies/theirs and of █████: of it the name alone was looked "
        "at. It goes where it is pushed to, so have lt look at it there."
    )
    (stopped,) = looked.stopping
    assert "the file's own name: a real name" in stopped
    git(root, "rm", "-q", "--cached", f"of {NAME}")
    assert hook.at_commit(root).stopping == ()
