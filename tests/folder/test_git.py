"""What git knows about a folder, asked without running anything of the folder's."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder.git import calls, repository, start, status
from learning_together.folder.git import history as past
from learning_together.folder.git.status import Version

GIT = shutil.which("git")

pytestmark = [
    pytest.mark.git,
    pytest.mark.skipif(GIT is None, reason="git is not on the PATH"),
]
posix = pytest.mark.skipif(sys.platform == "win32", reason="the traps are shell scripts")

SOMEBODY = {
    "GIT_AUTHOR_NAME": "A Reviewer",
    "GIT_AUTHOR_EMAIL": "reviewer@example.org",
    "GIT_COMMITTER_NAME": "A Reviewer",
    "GIT_COMMITTER_EMAIL": "reviewer@example.org",
}


@pytest.fixture(autouse=True)
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user with an identity, and nothing else of this machine's settings."""
    home = tmp_path_factory.mktemp("home")
    settings = home / ".gitconfig"
    settings.write_text("[user]\nname = A Reviewer\nemail = reviewer@example.org\n", "utf-8")
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("EMAIL", raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return settings


def git(folder: Path, *arguments: str, check: bool = True, **variables: str) -> str:
    """Plain git, with all that a repository may make it do."""
    assert GIT is not None
    done = subprocess.run(
        [GIT, *arguments], cwd=folder, capture_output=True, text=True, env=os.environ | variables
    )
    assert not check or done.returncode == 0, done.stderr
    return done.stdout.strip()


def commit(folder: Path, day: str = "2026-03-12") -> str:
    git(folder, "add", "-A")
    stamp = f"{day}T12:00:00+0000"
    git(folder, "commit", "-qm", "x", "--allow-empty", GIT_AUTHOR_DATE=stamp,
        GIT_COMMITTER_DATE="2026-11-01T12:00:00+0000")  # fmt: skip
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    """A committed review."""
    folder = tmp_path / "harbour street"
    (folder / "timeline").mkdir(parents=True)
    (folder / "review.yaml").write_text("title: Harbour Street\n", "utf-8")
    (folder / "timeline" / "health.yaml").write_text("- id: health-1\n", "utf-8")
    (folder / ".gitignore").write_text("reports/\nprivate/\n", "utf-8")
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    return folder


# Versions


def test_a_version_names_the_commit_and_its_authors_day(review: Path) -> None:
    head = git(review, "rev-parse", "HEAD")
    assert status.version(review) == Version(head[:10], date(2026, 3, 12), changed=False)
    assert status.trouble(review) == ""
    assert status.is_repository(review)


def test_a_changed_a_new_a_staged_and_a_deleted_file_count_as_changes(review: Path) -> None:
    def changed() -> bool:
        found = status.version(review)
        assert found
        return found.changed

    for name, text in (("review.yaml", "title: Other\n"), ("people.yaml", "[]\n")):
        (review / name).write_text(text, "utf-8")
        assert changed(), name
        git(review, "add", "-A")
        assert changed(), name
        commit(review)
        assert not changed(), name
    (review / "people.yaml").unlink()
    assert changed()
    commit(review)
    assert not changed()


def test_touching_a_file_is_no_change(review: Path) -> None:
    os.utime(review / "review.yaml", (1, 1))
    found = status.version(review)
    assert found
    assert not found.changed


def test_line_ends_that_git_made_are_no_change(review: Path) -> None:
    git(review, "config", "core.autocrlf", "true")
    (review / "review.yaml").unlink()
    git(review, "checkout", "-q", "review.yaml")
    assert (review / "review.yaml").read_bytes() == b"title: Harbour Street\r\n"
    os.utime(review / "review.yaml", (1, 1))
    found = status.version(review)
    assert found
    assert not found.changed


def test_files_committed_with_carriage_returns_are_no_change(review: Path) -> None:
    (review / "review.yaml").write_bytes(b"title: Harbour Street\r\n")
    git(review, "config", "core.autocrlf", "false")
    commit(review)
    os.utime(review / "review.yaml", (1, 1))
    found = status.version(review)
    assert found
    assert not found.changed


@pytest.mark.parametrize(
    "name",
    ["reports/review.docx", "private/identities.yaml", ".lt/review.json", "~$draft.docx",
     ".review.yaml.swp", "timeline/health.yaml~", ".DS_Store", ".vscode/settings.json"],
)  # fmt: skip
def test_what_is_not_the_reviews_own_is_no_change(review: Path, name: str) -> None:
    before = status.version(review)
    (review / ".gitignore").write_text("", "utf-8")
    git(review, "update-index", "--assume-unchanged", ".gitignore")
    (review / name).parent.mkdir(exist_ok=True)
    (review / name).write_text("x", "utf-8")
    assert status.version(review) == before


def test_own_ignore_rules_hold(review: Path) -> None:
    with (review / ".gitignore").open("a", encoding="utf-8") as file:
        file.write("*.log\n")
    with (review / ".git" / "info" / "exclude").open("a", encoding="utf-8") as file:
        file.write("scratch/\n")
    commit(review)
    (review / "a.log").touch()
    (review / "scratch").mkdir()
    (review / "scratch" / "b.yaml").touch()
    found = status.version(review)
    assert found
    assert not found.changed


def test_a_commit_of_reports_alone_is_no_version(review: Path) -> None:
    before = status.version(review)
    (review / "reports").mkdir()
    (review / "reports" / "review.md").write_text("x", "utf-8")
    git(review, "add", "-f", "reports")
    commit(review, "2026-04-01")
    assert status.version(review) == before


def test_a_review_in_a_larger_repository_has_its_own_version(review: Path) -> None:
    inner = review / "reviews" / "second"
    inner.mkdir(parents=True)
    assert status.is_repository(inner)
    assert status.version(inner) is None
    (inner / "review.yaml").write_text("title: Second\n", "utf-8")
    head = commit(review, "2026-05-01")
    (review / "review.yaml").write_text("title: Changed elsewhere\n", "utf-8")
    commit(review, "2026-06-01")
    (review / "people.yaml").touch()
    assert status.version(inner) == Version(head[:10], date(2026, 5, 1), changed=False)
    (inner / "people.yaml").touch()
    assert status.version(inner) == Version(head[:10], date(2026, 5, 1), changed=True)


def test_a_linked_worktree_has_a_version(review: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    git(review, "worktree", "add", "-q", str(linked))
    assert (linked / ".git").is_file()
    assert status.version(linked) == status.version(review)


def test_a_shallow_clone_has_a_version(review: Path, tmp_path: Path) -> None:
    (review / "review.yaml").write_text("title: Later\n", "utf-8")
    head = commit(review)
    git(tmp_path, "clone", "-q", "--depth", "1", review.as_uri(), "clone")
    found = status.version(tmp_path / "clone")
    assert found
    assert found.commit == head[:10]


def test_packed_and_split_repositories_have_a_version(review: Path) -> None:
    before = status.version(review)
    git(review, "gc", "-q")
    git(review, "update-index", "--split-index")
    assert list((review / ".git").glob("sharedindex.*"))
    assert status.version(review) == before


def test_a_sha256_repository_has_a_version(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--object-format=sha256")
    (tmp_path / "review.yaml").write_text("title: x\n", "utf-8")
    head = commit(tmp_path)
    assert len(head) == 64
    assert status.version(tmp_path) == Version(head[:10], date(2026, 3, 12), changed=False)


def test_nothing_is_written_to_the_repository(review: Path) -> None:
    os.utime(review / "review.yaml", (1, 1))

    def contents() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in review.rglob("*") if path.is_file()}

    before = contents()
    status.version(review)
    status.kept(review, "private")
    assert contents() == before


# What is tracked


def test_tracked_files_below_a_path(review: Path) -> None:
    assert status.kept(review, "private").tracked == ()
    (review / "private" / "imports").mkdir(parents=True)
    (review / "private" / "identities.yaml").touch()
    (review / "private" / "imports" / "Akte – Ü.csv").touch()
    (review / "privately.yaml").touch()
    assert status.kept(review, "private").tracked == ()
    git(review, "add", "-f", "private", "privately.yaml")
    expected = ("private/identities.yaml", "private/imports/Akte – Ü.csv")
    assert status.kept(review, "private").tracked == expected
    assert status.kept(review, "private/identities.yaml").tracked == expected[:1]
    assert status.kept(review, "priv*").tracked == ()


def test_tracked_knows_other_spellings(review: Path) -> None:
    (review / "Private").mkdir()
    (review / "Private" / "Identities.yaml").touch()
    git(review, "add", "-f", "Private")
    assert status.kept(review, "private").tracked == ("Private/Identities.yaml",)


def test_tracked_works_before_the_first_commit_and_in_a_sub_folder(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    inner = tmp_path / "one" / "private"
    inner.mkdir(parents=True)
    (inner / "identities.yaml").touch()
    git(tmp_path, "add", "-A")
    assert status.kept(tmp_path / "one", "private").tracked == ("private/identities.yaml",)
    assert status.version(tmp_path / "one") is None
    assert not status.kept(tmp_path / "one", "private").ever


def test_ever_tracked_finds_what_was_taken_away(review: Path) -> None:
    assert not status.kept(review, "private").ever
    (review / "private").mkdir()
    (review / "private" / "identities.yaml").touch()
    git(review, "add", "-f", "private")
    commit(review)
    git(review, "rm", "-rq", "private")
    commit(review)
    assert status.kept(review, "private").tracked == ()
    assert status.kept(review, "private").ever
    assert status.kept(review, "private/identities.yaml").ever
    assert not status.kept(review, "private/other.yaml").ever


def test_ever_tracked_finds_what_a_merged_branch_added_and_took_away(review: Path) -> None:
    git(review, "checkout", "-qb", "side")
    (review / "private").mkdir()
    (review / "private" / "identities.yaml").touch()
    git(review, "add", "-f", "private")
    commit(review)
    git(review, "rm", "-rq", "private")
    commit(review)
    git(review, "checkout", "-q", "main")
    git(review, "merge", "-q", "--no-ff", "-m", "merge", "side")
    # The plain question overlooks it:
    assert git(review, "rev-list", "HEAD", "--", "private") == ""
    assert status.kept(review, "private").ever


# No git, no repository, a broken one


@pytest.fixture
def no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


def test_without_git_everything_has_an_answer(review: Path, no_git: None, tmp_path: Path) -> None:
    assert not status.available()
    assert not status.is_repository(review)
    assert status.version(review) is None
    assert status.kept(review, "private").tracked == ()
    assert not status.kept(review, "private").ever
    # It came from a computer that has git: nobody is told to begin another.
    assert status.kept(review, "private").repository
    assert not status.kept(tmp_path, "private").repository
    assert not start.first_commit(review, "x")
    assert "not installed" in status.trouble(review)
    assert status.trouble(tmp_path) == ""
    with pytest.raises(LtError, match="not installed"):
        start.start(tmp_path)


def test_git_is_looked_for_on_the_path_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trap = tmp_path / ("git.exe" if sys.platform == "win32" else "git")
    trap.write_text("#!/bin/sh\n", "utf-8")
    trap.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(tmp_path / "none")]))
    assert not status.available()


def test_a_folder_without_repository(tmp_path: Path) -> None:
    assert not status.is_repository(tmp_path)
    assert status.version(tmp_path) is None
    assert status.trouble(tmp_path) == ""
    assert status.version(tmp_path / "none") is None


def test_an_empty_git_folder_is_said_to_be_damaged(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert not status.is_repository(tmp_path)
    assert "no repository" in status.trouble(tmp_path)
    assert status.version(tmp_path) is None
    start.start(tmp_path)
    assert status.is_repository(tmp_path)


@pytest.mark.parametrize(
    ("name", "content"),
    [("HEAD", b"\xff\xfe rubbish"), ("config", b"[core\nrubbish"), ("index", b"rubbish")],
)
def test_a_damaged_repository_has_no_version_and_says_so(
    review: Path, name: str, content: bytes
) -> None:
    (review / ".git" / name).write_bytes(content)
    assert status.version(review) is None
    assert status.kept(review, "private").tracked == ()
    said = status.trouble(review)
    assert said
    assert said.isprintable()


def test_lost_objects_are_said(review: Path) -> None:
    shutil.rmtree(review / ".git" / "objects")
    (review / ".git" / "objects").mkdir()
    assert status.version(review) is None
    assert "could not read" in status.trouble(review)


def test_a_commit_without_a_sensible_date_does_no_harm(review: Path) -> None:
    text = git(review, "cat-file", "commit", "HEAD")
    text = re.sub(r"(author .*>) .*", r"\1 99999999999999999999 +0000", text)
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        cwd=review, input=text, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    git(review, "update-ref", "refs/heads/main", made)
    found = status.version(review)
    assert found is None or found.commit == made[:10]


@pytest.mark.parametrize("target", ["//server/share/x", r"\\server\share\x"])
def test_a_git_link_to_another_computer_is_not_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / ".git").write_text(f"gitdir: {target}\n", "utf-8")
    assert status.version(tmp_path) is None
    assert "another computer" in status.trouble(tmp_path)


def test_a_git_link_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("gitdir: /nowhere/at/all\n", "utf-8")
    assert status.version(tmp_path) is None
    assert "no repository" in status.trouble(tmp_path)


def test_a_repository_for_files_elsewhere_is_refused(review: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(review, "config", "core.worktree", str(other))
    assert status.version(review) is None
    assert status.trouble(review)


def test_a_folder_of_another_user_is_not_read_and_the_reason_told(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = calls.environment
    monkeypatch.setattr(
        repository, "environment", lambda: plain() | {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}
    )
    assert status.version(review) is None
    assert status.is_repository(review)
    assert "another user" in status.trouble(review)
    assert "safe.directory" in status.trouble(review)


def test_a_git_that_hangs_is_given_up(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(*_: object, **options: object) -> None:
        assert options["timeout"]
        raise subprocess.TimeoutExpired("git", 1)

    monkeypatch.setattr(subprocess, "run", hang)
    assert status.version(review) is None
    assert "no answer" in status.trouble(review)
    monkeypatch.setattr(start, "is_repository", lambda _: False)
    with pytest.raises(LtError, match="no answer"):
        start.start(review)


def test_variables_of_a_calling_hook_do_not_lead_astray(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = status.version(review)
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    assert status.version(review) == expected


# Starting


def test_start_and_first_commit(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("private/\n", "utf-8")
    (tmp_path / "review.yaml").write_text("title: x\n", "utf-8")
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "identities.yaml").touch()
    start.start(tmp_path)
    assert start.first_commit(tmp_path, "Start the review")
    assert git(tmp_path, "branch", "--show-current") == "main"
    assert git(tmp_path, "log", "--format=%an <%ae> %s") == (
        "A Reviewer <reviewer@example.org> Start the review"
    )
    assert git(tmp_path, "ls-files") == ".gitignore\nreview.yaml"
    assert git(tmp_path, "status", "--porcelain") == ""
    assert git(tmp_path, "fsck", "--strict") == ""
    found = status.version(tmp_path)
    assert found
    assert not found.changed
    assert not start.first_commit(tmp_path, "Again")
    start.start(tmp_path)
    assert git(tmp_path, "rev-list", "--count", "HEAD") == "1"


def test_no_commit_without_an_identity(tmp_path: Path, user: Path) -> None:
    user.write_text("", "utf-8")
    (tmp_path / "review.yaml").touch()
    start.start(tmp_path)
    assert not start.first_commit(tmp_path, "x")
    user.write_text("[user]\nname = Only A Name\n", "utf-8")
    assert not start.first_commit(tmp_path, "x")
    assert git(tmp_path, "ls-files") == ""
    user.write_text("[user]\nname = A\nemail = a@example.org\n", "utf-8")
    assert start.first_commit(tmp_path, "x")


def test_nothing_to_commit(tmp_path: Path) -> None:
    start.start(tmp_path)
    assert not start.first_commit(tmp_path, "x")
    assert not start.first_commit(tmp_path / "none", "x")


def test_a_first_commit_in_a_larger_repository_leaves_the_rest_alone(review: Path) -> None:
    (review / "people.yaml").write_text("[]\n", "utf-8")
    git(review, "add", "people.yaml")
    (review / "review.yaml").write_text("title: Unfinished\n", "utf-8")
    inner = review / "second"
    inner.mkdir()
    (inner / "review.yaml").write_text("title: Second\n", "utf-8")
    start.start(inner)
    assert not (inner / ".git").exists()
    assert start.first_commit(inner, "Start the second review")
    assert git(review, "show", "--name-only", "--format=%s") == (
        "Start the second review\n\nsecond/review.yaml"
    )
    assert git(review, "status", "--porcelain").splitlines() == [
        "A  people.yaml",
        " M review.yaml",
    ]


# Traps. Each must spring under plain git, or the test proves nothing.

Trap = Callable[[Path, str], tuple[str, ...]]


def _filter(folder: Path, program: str) -> tuple[str, ...]:
    (folder / ".gitattributes").write_text("*.yaml filter=trap\n", "utf-8")
    git(folder, "config", "filter.trap.clean", f"{program}; cat")
    return ("status",)


def _filter_of_no_file(folder: Path, program: str) -> tuple[str, ...]:
    (folder / ".git" / "info" / "attributes").write_text("* filter=trap=x\n", "utf-8")
    git(folder, "config", "filter.trap=x.clean", f"{program}; cat")
    return ("status",)


def _filter_process(folder: Path, program: str) -> tuple[str, ...]:
    (folder / ".gitattributes").write_text("*.yaml filter=trap\n", "utf-8")
    git(folder, "config", "filter.trap.process", program)
    return ("status",)


def _user_filter(folder: Path, program: str) -> tuple[str, ...]:
    # The user's own filter, called by the folder's attributes: git-lfs, for one.
    (folder / ".gitattributes").write_text("*.yaml filter=trap\n", "utf-8")
    git(folder, "config", "--global", "filter.trap.clean", f"{program}; cat")
    return ("status",)


def _monitor(folder: Path, program: str) -> tuple[str, ...]:
    git(folder, "config", "core.fsmonitor", program)
    return ("status",)


def _included(folder: Path, program: str) -> tuple[str, ...]:
    (folder / "more").write_text(f'[core]\nfsmonitor = "{program}"\n', "utf-8")
    git(folder, "config", "include.path", "../more")
    return ("status",)


def _worktree_settings(folder: Path, program: str) -> tuple[str, ...]:
    git(folder, "config", "extensions.worktreeConfig", "true")
    git(folder, "config", "--worktree", "core.fsmonitor", program)
    return ("status",)


def _hooks(folder: Path, program: str) -> tuple[str, ...]:
    for name in ("reference-transaction", "post-index-change", "pre-commit", "post-commit"):
        shutil.copy(program, folder / ".git" / "hooks" / name)
    return ("update-ref", "refs/heads/other", "HEAD")


def _hooks_elsewhere(folder: Path, program: str) -> tuple[str, ...]:
    (folder / "hooks").mkdir()
    shutil.copy(program, folder / "hooks" / "post-index-change")
    shutil.copy(program, folder / "hooks" / "reference-transaction")
    git(folder, "config", "core.hooksPath", "hooks")
    return ("add", "review.yaml")


def _external_diff(folder: Path, program: str) -> tuple[str, ...]:
    (folder / "review.yaml").write_text("title: Other\n", "utf-8")
    git(folder, "config", "diff.external", program)
    return ("diff",)


def _textconv(folder: Path, program: str) -> tuple[str, ...]:
    (folder / "review.yaml").write_text("title: Other\n", "utf-8")
    (folder / ".gitattributes").write_text("*.yaml diff=trap\n", "utf-8")
    git(folder, "config", "diff.trap.textconv", program)
    return ("diff",)


def _signed(folder: Path, program: str) -> tuple[str, ...]:
    text = git(folder, "cat-file", "commit", "HEAD").split("\n\n", 1)
    signature = "gpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n -----END PGP SIGNATURE-----"
    made = subprocess.run(
        ["git", "hash-object", "-t", "commit", "-w", "--stdin"],
        cwd=folder, input=f"{text[0]}\n{signature}\n\n{text[1]}\n", capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    git(folder, "update-ref", "refs/heads/main", made)
    git(folder, "config", "log.showSignature", "true")
    git(folder, "config", "gpg.program", program)
    return ("log", "-1")


def _signing(folder: Path, program: str) -> tuple[str, ...]:
    git(folder, "config", "commit.gpgSign", "true")
    git(folder, "config", "gpg.program", program)
    return ("commit", "--allow-empty", "-m", "x")


def _partial_clone(folder: Path, program: str) -> tuple[str, ...]:
    tree = git(folder, "rev-parse", "HEAD:timeline")
    (folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()
    for key, value in {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "trap",
        "remote.trap.url": ".",
        "remote.trap.promisor": "true",
        "remote.trap.uploadpack": program,
    }.items():
        git(folder, "config", key, value)
    return ("ls-tree", "-r", "HEAD")


def _nested(folder: Path, program: str) -> tuple[str, ...]:
    inner = folder / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "x.yaml").touch()
    commit(inner)
    git(folder, "add", "inner")
    git(inner, "config", "core.fsmonitor", program)
    return ("status",)


def _nested_filter(folder: Path, program: str) -> tuple[str, ...]:
    inner = folder / "inner"
    inner.mkdir()
    git(inner, "init", "-q")
    (inner / "x.yaml").touch()
    commit(inner)
    git(folder, "add", "inner")
    (inner / ".git" / "info" / "attributes").write_text("* filter=trap\n", "utf-8")
    git(inner, "config", "filter.trap.clean", f"{program}; cat")
    os.utime(inner / "x.yaml", (1, 1))
    return ("status",)


def _everything_else(folder: Path, program: str) -> tuple[str, ...]:
    for key in (
        "core.pager", "pager.log", "pager.status", "core.editor", "core.sshCommand", "core.askPass",
        "core.gitProxy", "core.alternateRefsCommand", "credential.helper", "sequence.editor",
        "interactive.diffFilter", "diff.tool", "merge.tool", "uploadpack.packObjectsHook",
        "gpg.ssh.defaultKeyCommand", "gc.recentObjectsHook", "trailer.x.command", "web.browser",
    ):  # fmt: skip
        git(folder, "config", key, program)
    for name in ("status", "rev-list", "rev-parse", "ls-files", "trap"):
        git(folder, "config", f"alias.{name}", f"!{program}")
    return ("trap",)


TRAPS: tuple[Trap, ...] = (
    _filter, _filter_of_no_file, _filter_process, _user_filter, _monitor, _included,
    _worktree_settings, _hooks, _hooks_elsewhere, _external_diff, _textconv, _signed, _signing,
    _partial_clone, _nested, _nested_filter, _everything_else,
)  # fmt: skip


@pytest.fixture
def marker(tmp_path: Path) -> Path:
    """A file that exists once the trap has sprung."""
    return tmp_path / "sprung"


def set_trap(trap: Trap, folder: Path, marker: Path) -> tuple[str, ...]:
    program = marker.with_name("trap.sh")
    program.write_text(f"#!/bin/sh\ntouch '{marker}'\n", "utf-8")
    program.chmod(0o755)
    command = trap(folder, str(program))
    # So that git has to look into the files.
    for file in folder.glob("*.yaml"):
        os.utime(file, (1, 1))
    marker.unlink(missing_ok=True)
    return command


@posix
@pytest.mark.parametrize("trap", TRAPS)
def test_the_trap_springs_under_plain_git(review: Path, marker: Path, trap: Trap) -> None:
    command = set_trap(trap, review, marker)
    git(review, *command, check=False)
    assert marker.exists()


@pytest.mark.few(6)
@posix
@pytest.mark.parametrize("trap", TRAPS)
def test_no_function_springs_the_trap(review: Path, marker: Path, trap: Trap) -> None:
    set_trap(trap, review, marker)
    assert status.is_repository(review)
    status.trouble(review)
    found = status.version(review)
    assert not marker.exists()
    assert trap is _partial_clone or found
    status.kept(review, "private")
    with contextlib.suppress(LtError):  # The partial clone lacks a folder.
        past.commits(review, ".")
        past.files_at(review, past.named(review, "main").id, lambda _: True)  # type: ignore[union-attr]
    past.steps(review, "review.yaml", "timeline")
    assert not marker.exists()
    start.start(review)
    (review / "new.yaml").write_text("x: y\n", "utf-8")
    made = start.first_commit(review, "x")
    assert not marker.exists()
    assert trap is _partial_clone or made
