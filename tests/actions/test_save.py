"""`lt save`: versions as people keep them, in real repositories and in their ways to be broken."""

import os
import shutil
import time
from pathlib import Path

import pytest
import typer

from conftest import Lt
from gitting import git, needs_git
from goldens import small
from learning_together.cli import console
from learning_together.folder.git import calls
from sample import write

pytestmark = needs_git

NAME = "Peregrine Tolleton"
KEY = f"- {{code: HV1, type: person, names: [{NAME}]}}\n"
IGNORE = "/private/\n/reports/\n*.tmp\n"


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Git knows nobody, and no settings of this machine."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    files = {**small(), "private/identities.yaml": KEY, ".gitignore": IGNORE}
    root = write(tmp_path / "review", files)
    git(root, "init", "-q", "-b", "main")
    git(root, "config", "user.name", "LR1")
    git(root, "config", "user.email", "lr1@review.invalid")
    return root


def said(lt: Lt, root: Path, *more: str, code: int = 0) -> str:
    ran = lt("save", *more, cwd=root)
    assert ran.code == code, ran.err + ran.out
    assert not any(part in ran.out + ran.err for part in NAME.split())
    return " ".join((ran.out + ran.err).split())


def add(root: Path, text: str = "A word", to: str = "glossary.yaml") -> None:
    with (root / to).open("a", encoding="utf-8") as file:
        file.write(f"- {{id: w{abs(hash(text)) % 999}, term: {text}, meaning: {text}}}\n")


def log(root: Path) -> list[str]:
    return git(root, "log", "--format=%an <%ae> %s").splitlines()


class TestAVersion:
    def test_the_first_and_the_next(self, lt: Lt, review: Path) -> None:
        told = said(lt, review)
        assert "The review as it is" in told
        held = git(review, "ls-files").splitlines()
        assert "review.yaml" in held
        assert ".gitignore" in held
        assert not [one for one in held if one.startswith(("private/", "reports/"))]
        add(review)
        told = said(lt, review, "A term was added")
        assert "A term was added" in told
        assert "Glossary: 1 added" in told
        assert log(review)[0] == "LR1 <lr1@review.invalid> A term was added"
        assert git(review, "status", "--porcelain") == ""
        assert "Nothing of the review has changed" in said(lt, review)
        assert len(log(review)) == 2

    def test_without_a_note_it_is_told_what_changed(self, lt: Lt, review: Path) -> None:
        said(lt, review)
        add(review)
        said(lt, review)
        assert log(review)[0].endswith("> Glossary: 1 added")

    def test_files_that_no_kind_reads_are_left_and_told(self, lt: Lt, review: Path) -> None:
        said(lt, review)
        write(review, {"notes.txt": "a", "letters/one.md": "b", "x.tmp": "c", ".swp~": "d"})
        write(review, {"templates/review/report.md.j2": "e", ".lt/schemas/review.json": "{}"})
        told = said(lt, review)
        left = "2 files are not in it, since lt reads no such file: letters/one.md and notes.txt."
        assert left in told
        held = git(review, "ls-files").splitlines()
        assert {"templates/review/report.md.j2", ".lt/schemas/review.json"} <= set(held)
        assert "notes.txt" not in held
        assert "1 file is not in it" not in told

    def test_what_somebody_staged_and_tracks_stays_as_it_is(self, lt: Lt, review: Path) -> None:
        write(review, {"notes.txt": "a", "own.txt": "b"})
        git(review, "add", "own.txt")
        git(review, "-c", "user.name=X", "-c", "user.email=x@x.org", "commit", "-qm", "x")
        git(review, "add", "notes.txt")
        (review / "own.txt").write_text("changed", encoding="utf-8")
        add(review)
        told = said(lt, review)
        assert "The review as it is" in told
        assert "2 files are not in it, since lt reads no such file: notes.txt and own.txt." in told
        assert git(review, "status", "--porcelain").splitlines() == ["A  notes.txt", " M own.txt"]
        assert "changed" not in git(review, "show", "HEAD:own.txt")

    def test_what_is_gone_is_gone_from_the_version(self, lt: Lt, review: Path) -> None:
        said(lt, review)
        (review / "findings.yaml").unlink()
        assert "removed" in said(lt, review)
        assert "findings.yaml" not in git(review, "ls-files")
        assert git(review, "status", "--porcelain") == ""

    def test_a_review_within_a_larger_repository(self, lt: Lt, tmp_path: Path) -> None:
        top = tmp_path / "all"
        write(top, {"other.txt": "a"})
        root = write(top / "one", {**small(), "private/identities.yaml": KEY})
        write(root, {".gitignore": IGNORE})
        git(top, "init", "-q", "-b", "main")
        git(top, "config", "user.name", "LR1")
        git(top, "config", "user.email", "lr1@review.invalid")
        git(top, "add", "other.txt")
        assert "Kept as version" in said(lt, root)
        assert git(top, "status", "--porcelain") == "A  other.txt"
        assert "one/review.yaml" in git(top, "ls-tree", "-r", "--name-only", "HEAD")
        write(root, {"notes.txt": "a"})
        assert "since lt reads no such file: notes.txt" in said(lt, root)

    def test_a_folder_without_git_begins_to_keep(self, lt: Lt, review: Path) -> None:
        shutil.rmtree(review / ".git")
        told = said(lt, review, "--as", "LR1")
        assert "The review is kept in git from now on" in told
        assert log(review) == ["LR1 <lr1@review.invalid> The review as it is"]


class TestTheGate:
    def test_a_name_in_a_file(self, lt: Lt, review: Path) -> None:
        said(lt, review)
        add(review, NAME)
        told = said(lt, review, code=2)
        assert "No version was kept" in told
        assert "glossary.yaml" in told
        assert "lt pseudonymise" in told
        assert len(log(review)) == 1
        assert "glossary.yaml" in git(review, "status", "--porcelain")
        assert git(review, "diff", "--cached", "--name-only") == ""

    def test_a_name_in_the_note(self, lt: Lt, review: Path) -> None:
        told = said(lt, review, f"Asked {NAME} again", code=2)
        assert "its message" in told

    def test_a_file_that_cannot_be_read(self, lt: Lt, review: Path) -> None:
        (review / "glossary.yaml").write_text("- id: [\n", encoding="utf-8")
        assert "glossary.yaml" in said(lt, review, code=2)
        write(review, {"glossary.yaml": "[]\n", "templates/reference.docx": "PK\x03\x04 broken"})
        assert "templates/reference.docx" in said(lt, review, code=2)

    def test_what_the_key_lacks_is_told(self, lt: Lt, review: Path) -> None:
        (review / "private/identities.yaml").write_text("", encoding="utf-8")
        assert "Real names could not be looked for" in said(lt, review)


class TestInWhoseName:
    @pytest.fixture(autouse=True)
    def unknown(self, review: Path) -> None:
        git(review, "config", "--unset", "user.name")
        git(review, "config", "--unset", "user.email")

    def test_nobody_is_there_to_be_asked(self, lt: Lt, review: Path) -> None:
        told = said(lt, review, code=2)
        assert "does not know in whose name" in told
        assert "lt save --as LR1" in told

    def test_a_role_is_given_once(self, lt: Lt, review: Path) -> None:
        said(lt, review, "--as", "Review administrator")
        add(review)
        said(lt, review, "Second")
        assert log(review)[0] == "Review administrator <review-administrator@review.invalid> Second"
        config = (review / ".git" / "config").read_text("utf-8")
        assert "Review administrator" in config, "of this repository alone"

    @pytest.mark.parametrize("role", [NAME, "Tolleton", "a@b.org", "x\ny", "", " ", "9", "x" * 50])
    def test_what_is_no_role(self, lt: Lt, review: Path, role: str) -> None:
        said(lt, review, "--as", role, code=2)
        assert not git(review, "for-each-ref")

    def test_it_is_asked_on_a_terminal(
        self, lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        answers = iter((NAME, "LR2"))
        monkeypatch.setattr(console, "can_ask", lambda: True)
        monkeypatch.setattr(typer, "prompt", lambda *_a, **_k: next(answers))
        told = said(lt, review)
        assert "In which role" in told
        assert "a name of the key" in told
        assert log(review)[0].startswith("LR2 <lr2@review.invalid>")

    def test_who_is_known_already_stays(self, lt: Lt, review: Path, tmp_path: Path) -> None:
        settings = tmp_path / "settings"
        settings.write_text("[user]\nname = AD1\nemail = ad@example.org\n", encoding="utf-8")
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("GIT_CONFIG_GLOBAL", str(settings))
            said(lt, review, "--as", "LR1")
        assert log(review)[0].startswith("AD1 <ad@example.org>")


class TestInTheWay:
    def test_no_git(self, lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "/nowhere")
        told = said(lt, review, code=2)
        assert "Git is not on this computer" in told
        assert "Git for Windows" in told

    def test_a_folder_of_another_user(
        self, lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        real = calls.environment
        other = {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
        for module in ("repository", "start", "keep"):
            name = f"learning_together.folder.git.{module}.environment"
            monkeypatch.setattr(name, lambda: real() | other)
        told = said(lt, review, code=2)
        assert "belongs to another user" in told
        assert "safe.directory" in told

    def test_a_lock_that_was_left(self, lt: Lt, review: Path) -> None:
        lock = review / ".git" / "index.lock"
        lock.touch()
        assert "at work in this folder just now" in said(lt, review, code=2)
        old = time.time() - 600
        os.utime(lock, (old, old))
        told = said(lt, review, code=2)
        assert "cut off 10 minutes ago" in told
        assert str(lock)[:40] in told
        assert lock.exists()

    def test_an_earlier_version_is_shown(self, lt: Lt, review: Path) -> None:
        said(lt, review)
        git(review, "checkout", "-q", "--detach")
        add(review)
        told = said(lt, review, code=2)
        assert "an earlier version of the review" in told
        assert "git switch main" in told

    @pytest.mark.parametrize("which", ["merge", "rebase", "cherry-pick"])
    def test_two_states_are_being_put_together(self, lt: Lt, review: Path, which: str) -> None:
        said(lt, review)
        git(review, "branch", "other")
        add(review, "Ours")
        said(lt, review)
        git(review, "switch", "-q", "other")
        add(review, "Theirs")
        said(lt, review)
        with pytest.raises(AssertionError):
            git(review, which, "main")
        told = said(lt, review, code=2)
        assert f"not finished (git: {which})" in told
        assert f"git {which} --abort" in told


class TestOffered:
    def test_after_a_decision(self, lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        decide = ("conflicts", "--decide", "health-001+police-001", "ask", "--by", "LR1")
        ran = lt(*decide, cwd=review)
        assert ran.code == 0, ran.err
        assert 'To keep this as a version: lt save "Decided: health-001+police-001"' in ran.out
        monkeypatch.setattr(console, "can_ask", lambda: True)
        monkeypatch.setattr(typer, "confirm", lambda *_a, **_k: True)
        ran = lt(*decide[:3], "same", "--by", "LR1", cwd=review)
        assert "Kept as version" in ran.out, ran.err
        assert log(review)[0].endswith("Decided: health-001+police-001")

    def test_not_where_there_is_no_git(self, lt: Lt, review: Path) -> None:
        shutil.rmtree(review / ".git")
        decide = ("conflicts", "--decide", "health-001+police-001", "ask", "--by", "LR1")
        assert "lt save" not in lt(*decide, cwd=review).out

    def test_status_says_how_long_ago(self, lt: Lt, review: Path) -> None:
        assert "No version in git yet: lt save keeps one." in lt("status", cwd=review).out
        said(lt, review)
        assert ", today; nothing has changed since" in self.status(lt, review)
        add(review)
        assert "lt save keeps them" in self.status(lt, review)

    def status(self, lt: Lt, review: Path) -> str:
        return " ".join(lt("status", cwd=review).out.split())
