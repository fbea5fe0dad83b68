"""The hooks of git as people meet them: real commits, merges and pushes."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together import seal
from learning_together.actions import hook
from planting import WORD
from sample import SAMPLE, write

NAME = "Peregrine Tolleton"
#: The hook as 0.1.0 wrote it.
FIRST = (
    "#!/bin/sh\n"
    "# Put here by `lt hook`: looks for real names in what is about to be committed.\n"
    "# Files that it blocks can be committed all the same with: git commit --no-verify\n"
    "exec lt -C . hook run\n"
)
IGNORED = {".gitignore": "private/\n"}
#: No format that lt can look through.
UNREADABLE = b"\x00\x01\x02\xff" * 20

pytestmark = [
    pytest.mark.git,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]


class Git:
    """Git in one folder, as a person calls it; lt is not on the PATH."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def __call__(self, *arguments: str, fails: bool = False, **variables: str) -> str:
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**os.environ, "PATH": "/usr/bin:/bin", "GIT_EDITOR": ":", **variables},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        said = done.stdout + done.stderr
        assert bool(done.returncode) is fails, said
        assert not any(part in said.lower() for part in ("peregrine", "tolleton")), said
        return said

    def stopped(self, *arguments: str, **variables: str) -> str:
        return self(*arguments, fails=True, **variables)

    @property
    def hooks(self) -> Path:
        return self.root / ".git" / "hooks"


@pytest.fixture
def people(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who commits."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A Person")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")


@pytest.fixture(scope="module")
def committed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A review in git, all of it committed, with the hooks; it is not changed."""
    root = write(tmp_path_factory.mktemp("committed") / "review", {**SAMPLE, **small(), **IGNORED})
    git = Git(root)
    git("init", "-q", "-b", "main")
    hook.install(root)
    git("add", "-A")
    git("-c", "user.name=A Person", "-c", "user.email=a@example.org", "commit", "-qm", "Start")
    return root


@pytest.fixture
def git(committed: Path, people: None, tmp_path: Path) -> Git:
    """A review in git, all of it committed, with the hooks."""
    return Git(shutil.copytree(committed, tmp_path / "review", symlinks=True))


@pytest.mark.few(2)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("notes.txt", f"{NAME} rang.".encode()),
        ("minutes.docx", WORD["comment"](NAME)),
        ("letters/for Tolleton.txt", b"The duty team rang."),
        ("reports/x.html", f"<p>{NAME}</p>".encode()),
    ],
)
def test_a_name_in_any_file_is_stopped(git: Git, name: str, content: bytes) -> None:
    path = git.root / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    git("add", "-f", "--", name)
    said = git.stopped("commit", "-m", "Notes")
    assert "a real name" in said
    assert "Nothing was committed" in said


@pytest.mark.long
def test_what_lies_beside_the_review_is_looked_at_too(lt: Lt, git: Git, tmp_path: Path) -> None:
    shutil.rmtree(git.root / ".git")
    above = Git(tmp_path)
    above("init", "-q")
    assert lt("hook", "install", cwd=git.root).code == 0
    (tmp_path / "notes.txt").write_text(NAME, encoding="utf-8")
    above("add", "notes.txt")
    assert "../notes.txt" in above.stopped("commit", "-m", "Notes")
    (tmp_path / "notes.txt").write_text("The duty team", encoding="utf-8")
    above("add", ".")
    above("commit", "-m", "Notes")


@pytest.mark.few(1)
@pytest.mark.parametrize("more", ["-a", "notes.txt"])
def test_what_git_commits_counts_and_not_what_is_staged_beside_it(git: Git, more: str) -> None:
    path = git.root / "notes.txt"
    path.write_text("The duty team", encoding="utf-8")
    git("add", "notes.txt")
    git("commit", "-qnm", "Notes")
    path.write_text(NAME, encoding="utf-8")
    assert "a real name" in git.stopped("commit", "-m", "Notes", more)
    path.write_text("The team", encoding="utf-8")
    (git.root / "glossary.yaml").write_text("- id: x\n  term: Word\n", encoding="utf-8")
    git("add", "glossary.yaml")
    git("commit", "-qm", "Notes", more)


def test_a_name_in_a_message_is_stopped(git: Git) -> None:
    commit = ("commit", "--allow-empty")
    assert "a real name" in git.stopped(*commit, "-m", "A step", "-m", f"Asked by {NAME}")
    assert "a real name" in git.stopped(*commit, "-m", f"A step\n\n# {NAME}")
    git(*commit, "-m", "A step\n\nSigned-off-by: A Person <a@example.org>")
    # With an editor git takes its own hints out again, a deleted file's name among them.
    git(*commit, "-m", "A step", "-e", "--cleanup=strip", GIT_EDITOR=f"echo '# {NAME}' >>")


def test_a_merge_is_looked_at(git: Git) -> None:
    git("checkout", "-qb", "other")
    (git.root / "notes.txt").write_text(NAME, encoding="utf-8")
    git("add", "notes.txt")
    git("commit", "-qnm", "Notes")
    git("checkout", "-q", "main")
    git("commit", "-qn", "--allow-empty", "-m", "A step")
    assert "notes.txt" in git.stopped("merge", "--no-edit", "other")
    git("merge", "--abort")
    git("checkout", "-qb", "third", "main")
    (git.root / "more.txt").write_text("The team", encoding="utf-8")
    git("add", "more.txt")
    git("commit", "-qnm", "More")
    git("checkout", "-q", "main")
    assert "a real name" in git.stopped("merge", "--no-ff", "-m", f"As {NAME} said", "third")
    git("merge", "--abort")
    git("merge", "--no-ff", "-m", "Bring it together", "third")


def test_a_push_is_the_last_gate(git: Git, tmp_path: Path) -> None:
    git("init", "-q", "--bare", str(tmp_path / "far.git"))
    git("remote", "add", "origin", str(tmp_path / "far.git"))
    git("push", "-q", "origin", "main")
    path = git.root / "notes.txt"
    path.write_text(NAME, encoding="utf-8")
    git("add", "notes.txt")
    git("commit", "-qnm", "Notes")
    path.write_text("The duty team", encoding="utf-8")
    git("commit", "-qnam", "Mend the notes")
    said = git.stopped("push", "origin", "main")
    assert "notes.txt: " in said
    assert "Nothing was sent" in said
    git("reset", "-q", "--hard", "origin/main")
    git("commit", "-qn", "--allow-empty", "-m", f"Asked by {NAME}")
    assert "its message" in git.stopped("push", "origin", "main")
    git("reset", "-q", "--hard", "origin/main")
    git("commit", "-qn", "--allow-empty", "-m", "A step")
    git("push", "-q", "origin", "main")
    git("push", "-q", "origin", "main:refs/heads/more")
    git("tag", "-a", "-m", f"For {NAME}", "v1")
    assert "its message" in git.stopped("push", "origin", "v1")
    branch = NAME.replace(" ", "-")
    assert "branch or tag 1" in _masked(git, "push", "origin", f"main:refs/heads/{branch}")
    git("push", "-q", "origin", ":more")


def test_a_push_looks_at_every_path_of_what_was_moved(git: Git, tmp_path: Path) -> None:
    """What the other side has already is sent under its new path all the same."""
    git("init", "-q", "--bare", str(tmp_path / "other.git"))
    git("remote", "add", "origin", str(tmp_path / "other.git"))
    git("push", "-q", "origin", "main")
    path = f"letters to {NAME}"
    (git.root / path).mkdir()
    (git.root / "effort.yaml").rename(git.root / path / "effort.yaml")
    git("add", "-A")
    git("commit", "-qnm", "Move it")
    (git.root / path / "effort.yaml").rename(git.root / "effort.yaml")
    git("add", "-A")
    git("commit", "-qnm", "Move it back")
    assert "its path" in git.stopped("push", "origin", "main")


def _masked(git: Git, *arguments: str) -> str:
    """What lt said of a push; git itself names the branch that was typed."""
    done = subprocess.run(
        ["git", *arguments], cwd=git.root, capture_output=True, text=True, check=False
    )
    assert done.returncode
    return done.stderr


def test_what_cannot_be_read_is_stopped_until_it_is_accepted(lt: Lt, git: Git) -> None:
    path = git.root / "scan.bin"
    path.write_bytes(UNREADABLE)
    git("add", "-A")
    assert 'lt accept --file "scan.bin"' in git.stopped("commit", "-m", "A scan")
    accept = ("accept", "--file", path, "--reason", "Drawn by the team")
    assert lt(*accept, cwd=git.root).code == 0
    assert lt("validate", "--select", "LT0", cwd=git.root).code == 0
    # What was decided counts once git keeps it too.
    git.stopped("commit", "-m", "A scan")
    assert "already" in lt(*accept, cwd=git.root).err
    git("add", "-A")
    git("commit", "-m", "A scan")
    path.write_bytes(UNREADABLE + b"\xfe")
    git("add", "-A")
    assert "scan.bin" in git.stopped("commit", "-m", "Another scan")


def test_only_what_cannot_be_read_is_accepted(lt: Lt, git: Git) -> None:
    for name, content in (("a.txt", b"The team"), ("b.txt", NAME.encode())):
        (git.root / name).write_bytes(content)
        ran = lt("accept", "--file", git.root / name, "--reason", "x", cwd=git.root)
        assert ran.code == 2, name
    assert lt("accept", "--reason", "x", cwd=git.root).code == 2
    assert lt("accept", "LT402", "--file", "a.txt", "--reason", "x", cwd=git.root).code == 2


def test_a_key_that_lacks_people_is_told_each_time(git: Git) -> None:
    key = git.root / "private" / "identities.yaml"
    people = git.root / "people.yaml"
    held = people.read_text(encoding="utf-8")
    people.write_text(f"{held}- id: HV77\n  role: Nurse\n  group: case-group\n", encoding="utf-8")
    git("add", "-A")
    said = git("commit", "-m", "A nurse")
    assert "The key has no names for" in said
    assert "HV77" in said
    key.write_text("", encoding="utf-8")
    said = git("commit", "--allow-empty", "-m", "A step")
    assert "Real names could not be looked for" in said


def test_without_lt_the_hook_says_what_to_do(git: Git) -> None:
    hook = git.hooks / "pre-commit"
    lines = hook.read_text(encoding="utf-8").splitlines(keepends=True)
    gone = ["python=/nowhere/python\n" if line.startswith("python=") else line for line in lines]
    hook.write_text("".join(gone), encoding="utf-8")
    said = git.stopped("commit", "--allow-empty", "-m", "A step")
    assert "lt hook install" in said
    assert "not found" in said


def test_the_hook_of_another_version_is_told_and_renewed(lt: Lt, git: Git) -> None:
    current = {path.name: path.read_bytes() for path in git.hooks.iterdir()}
    assert "Hooks of git" not in lt("status", cwd=git.root).out
    for name in ("pre-merge-commit", "commit-msg", "pre-push"):
        (git.hooks / name).unlink()
    (git.hooks / "pre-commit").write_text(FIRST, encoding="utf-8")
    assert "older lt" in lt("status", cwd=git.root).out
    assert lt("hook", "install", cwd=git.root).code == 0
    assert {path.name: path.read_bytes() for path in git.hooks.iterdir()} == current


def test_the_hook_of_a_newer_lt_is_refused_in_words(lt: Lt, git: Git) -> None:
    hook = git.hooks / "pre-push"
    text = hook.read_text(encoding="utf-8")
    bare = re.sub("seal: [0-9a-f]{64}", "seal: -", text).replace("version 2;", "version 3;")
    hook.write_text(seal.put(bare), encoding="utf-8")
    before = hook.read_bytes()
    ran = lt("hook", "install", cwd=git.root)
    assert (ran.code, "newer lt" in ran.err) == (2, True)
    assert hook.read_bytes() == before
    assert "newer lt" in lt("status", cwd=git.root).out


def test_a_hook_that_somebody_changed_stays(lt: Lt, git: Git) -> None:
    for own in (b"#!/bin/sh\nexit 0\n", (git.hooks / "pre-push").read_bytes() + b"make lint\n"):
        hook = git.hooks / "pre-commit"
        hook.write_bytes(own)
        ran = lt("hook", "install", cwd=git.root)
        assert (ran.code, "another hook" in ran.err) == (2, True)
        assert hook.read_bytes() == own
        assert "another hook" in " ".join(lt("status", cwd=git.root).out.split())


def test_hooks_that_git_seeks_elsewhere_are_told(lt: Lt, git: Git) -> None:
    git("config", "core.hooksPath", "shared")
    before = {path.name: path.read_bytes() for path in git.hooks.iterdir()}
    ran = lt("hook", "install", cwd=git.root)
    assert (ran.code, "core.hooksPath" in ran.err) == (2, True)
    assert "core.hooksPath" in lt("status", cwd=git.root).out
    assert {path.name: path.read_bytes() for path in git.hooks.iterdir()} == before
    git("config", "core.hooksPath", ".git/hooks")
    assert lt("hook", "install", cwd=git.root).code == 0


def test_where_git_cannot_read_its_own_settings_no_hook_is_put(lt: Lt, git: Git) -> None:
    settings = git.root / ".git" / "config"
    settings.write_text(f"[core\n{settings.read_text()}")
    before = {path.name: path.read_bytes() for path in git.hooks.iterdir()}
    ran = lt("hook", "install", cwd=git.root)
    assert ran.code == 2
    assert "The hooks cannot be put here: git could not read" in " ".join(ran.err.split())
    assert {path.name: path.read_bytes() for path in git.hooks.iterdir()} == before


def test_two_reviews_of_one_repository_are_both_looked_after(
    lt: Lt, git: Git, tmp_path: Path
) -> None:
    second = git.root / "second review"
    shutil.copytree(git.root, second, ignore=shutil.ignore_patterns(".git", second.name))
    assert lt("hook", "install", cwd=second).code == 0
    text = (git.hooks / "pre-commit").read_text(encoding="utf-8")
    assert "folder=.;" in text
    assert "folder='second review';" in text
    assert "older" not in lt("status", cwd=git.root).out
    (git.root / "private" / "identities.yaml").write_text("", encoding="utf-8")
    (git.root / "notes.txt").write_text(NAME, encoding="utf-8")
    git("add", "notes.txt")
    assert "a real name" in git.stopped("commit", "-m", "Notes")


def test_records_are_judged_as_they_are_staged(lt: Lt, git: Git) -> None:
    # Half-filled work is no reason.
    (git.root / "findings.yaml").write_text("- id: FIN9\n  statement:\n", encoding="utf-8")
    git("add", "-A")
    assert lt("hook", "run", cwd=git.root).code == 0
    # What is staged counts, not what the folder holds.
    (git.root / "glossary.yaml").write_text(f"- id: x\n  term: {NAME}\n", encoding="utf-8")
    assert lt("hook", "run", cwd=git.root).code == 0
    git("add", "-A")
    assert "glossary.yaml:2:9: LT720" in git.stopped("commit", "-m", "A word")
    (git.root / "glossary.yaml").write_text("- id: x\n  term: [y\n", encoding="utf-8")
    git("add", "-A")
    assert "glossary.yaml" in git.stopped("commit", "-m", "A word")
    (git.root / "glossary.yaml").write_text("- id: x\n  term: Word\n", encoding="utf-8")
    git("add", "-A")
    git("add", "-f", "private/identities.yaml")
    assert "LT704" in git.stopped("commit", "-m", "A word")


def test_what_lt_itself_writes_goes_in_and_out(lt: Lt, git: Git, tmp_path: Path) -> None:
    other = tmp_path / "other"
    assert lt("init", str(other), "--yes", "--title", "Mill Lane", "--hook").code == 0
    mine = Git(other)
    assert "Start the review" in mine("log", "--format=%s")
    (other / "private" / "identities.yaml").write_text(
        "- {code: CH, type: person, names: [Peregrine Tolleton]}\n", "utf-8"
    )
    mine("init", "-q", "--bare", str(tmp_path / "bare"))
    mine("push", "-q", str(tmp_path / "bare"), "main")


def test_the_first_commit_passes_the_gate(lt: Lt, tmp_path: Path, git: Git) -> None:
    folder = tmp_path / "new"
    done = lt("init", str(folder), "--yes", "--title", "Record 943 476 5919")
    assert done.code == 0
    said = " ".join(done.out.split())
    assert "nothing is committed yet" in said
    assert "review.yaml" in said
    assert "943" not in said
    Git(folder)("rev-parse", "--verify", "-q", "HEAD", fails=True)
    assert "names could not be looked for" in " ".join(
        lt("init", str(tmp_path / "third"), "--yes", "--title", "Mill Lane").out.split()
    )


def test_what_stands_for_a_file_that_lies_elsewhere_is_not_looked_through(git: Git) -> None:
    pointer = f"version https://git-lfs.github.com/spec/v1\noid sha256:{1:064d}\nsize 12345\n"
    (git.root / "film.docx").write_text(pointer, "utf-8")
    git("add", "film.docx")
    assert "kept elsewhere" in git.stopped("commit", "-qm", "x")


def test_a_linked_working_tree_is_looked_through_with_the_key_of_the_main_one(
    git: Git, tmp_path: Path
) -> None:
    git("worktree", "add", "-q", str(tmp_path / "linked"), "-b", "linked")
    linked = Git(tmp_path / "linked")
    assert not (linked.root / "private").exists()
    (linked.root / "notes.docx").write_bytes(WORD["comment"](NAME))
    linked("add", "notes.docx")
    assert "notes.docx: comments" in linked.stopped("commit", "-qm", "x")
    linked("rm", "-q", "--cached", "notes.docx")
    assert "message: text" in linked.stopped("commit", "-q", "--allow-empty", "-m", f"Saw {NAME}")


def test_the_name_of_a_repository_within_is_looked_at(git: Git) -> None:
    state = git("rev-parse", "HEAD").strip()
    git("update-index", "--add", "--cacheinfo", f"160000,{state},from Tolleton")
    assert "the file's own name" in git.stopped("commit", "-qm", "x")


@pytest.mark.long
def test_the_names_of_those_who_commit_are_looked_at_on_a_push(git: Git, tmp_path: Path) -> None:
    git("init", "-q", "--bare", str(tmp_path / "bare"))
    git("commit", "-q", "--allow-empty", "-m", "x", GIT_AUTHOR_NAME=NAME)
    said = git.stopped("push", "-q", str(tmp_path / "bare"), "main")
    assert "author 1 of commits, the name" in said


def test_what_came_past_a_commit_is_stopped_at_the_push(git: Git, tmp_path: Path) -> None:
    git("init", "-q", "--bare", str(tmp_path / "bare"))
    git("checkout", "-qb", "side")
    (git.root / "notes.txt").write_text(NAME, "utf-8")
    git("add", "notes.txt")
    git("commit", "-q", "--no-verify", "-m", "past the gate")
    git("checkout", "-q", "main")
    for deed in ("cherry-pick", "rebase"):  # Git asks no hook before it makes these commits.
        git(deed, "side")
        said = git.stopped("push", "-q", str(tmp_path / "bare"), "main")
        assert "notes.txt: text: a real name" in said
        git("reset", "-q", "--hard", "HEAD~1")
