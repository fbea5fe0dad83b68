"""`lt changes` on real repositories: which state is compared, and what is said of it."""

import json
import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from conftest import Lt
from gitting import commit, git, needs_git
from learning_together.actions.changes import changes_since
from learning_together.errors import LtError
from learning_together.folder.git import calls, history, objects, status
from sample import Folder

pytestmark = needs_git

MEETINGS = """\
- id: MTG1
  type: planning
  date: 2024-01-12
  status: held
- id: MTG2
  type: analysis
  date: 2024-02-09
- id: MTG3
  type: follow-on-1
  date: 2094-03-12
- id: MTG4
  type: sign-off
"""
FACTOR = "- id: CF1\n  summary: Two teams shared one duty line\n"


@pytest.fixture
def review(folder: Folder) -> Path:
    """A review with commits of 10 and 20 January 2024, and a change that is not committed."""
    root = folder({"meetings.yaml": MEETINGS, "factors.yaml": FACTOR})
    commit(root, "2024-01-10")
    edit(root, "Two teams", "Three teams")
    commit(root, "2024-01-20")
    edit(root, "Three teams", "Four teams")
    return root


def edit(root: Path, old: str, new: str, path: str = "factors.yaml") -> None:
    file = root / path
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def words(root: Path, when: str | None = None) -> list[object]:
    """What the summary of the factor was, and is; a changed meeting is left out."""
    found = changes_since(root, when, today=date(2024, 1, 25))
    return [one.old for change in found.changes for one in change.fields if change.id == "CF1"]


@pytest.mark.parametrize(
    ("when", "was"),
    [
        ("2024-01-10", "Two"), ("2024-01-15", "Two"), ("2024-01-19", "Two"),
        ("2024-01-20", "Three"), ("2024-06-01", "Three"),
        ("15th January 2024", "Two"), ("20/1/24", "Three"),
        ("MTG1", "Two"), ("mtg01", "Two"), ("HEAD", "Three"), ("HEAD~1", "Two"), ("main", "Three"),
        ("first", "Two"),
        (None, "Two"),
    ],
)  # fmt: skip
def test_the_state_of_a_day_a_meeting_or_a_commit(review: Path, when: str | None, was: str) -> None:
    git(review, "tag", "first", "HEAD~1")
    assert words(review, when) == [f"{was} teams shared one duty line"]
    git(review, "pack-refs", "--all")
    assert words(review, when) == [f"{was} teams shared one duty line"]


def test_the_end_of_a_day_counts(review: Path) -> None:
    commit(review, "2024-01-22", "23:59:59")
    assert words(review, "2024-01-22") == []
    assert words(review, "2024-01-21") == ["Three teams shared one duty line"]


def test_the_last_meeting_that_was_held_is_the_default(review: Path) -> None:
    def meeting(today: date) -> str | None:
        state = changes_since(review, today=today).since
        assert state
        return state.meeting

    assert meeting(date(2024, 1, 12)) == "MTG1"
    assert meeting(date(2024, 2, 9)) == "MTG1"
    assert meeting(date(2024, 2, 10)) == "MTG2"
    edit(review, "date: 2024-02-09", "date: 2024-02-09\n  status: cancelled", "meetings.yaml")
    assert meeting(date(2024, 2, 10)) == "MTG1"


def test_without_a_held_meeting_the_last_commit_is_the_default(review: Path) -> None:
    edit(review, "  date: 2024-01-12\n  status: held\n", "  date: 2024-01-05\n", "meetings.yaml")
    found = changes_since(review, today=date(2024, 1, 25))
    assert found.since
    assert (found.since.day, found.since.meeting) == (date(2024, 1, 20), None)
    assert "MTG1 was held before the first commit" in found.since.note
    (review / "meetings.yaml").unlink()
    found = changes_since(review)
    assert found.since
    assert (found.since.day, found.since.note) == (date(2024, 1, 20), "")


def test_a_review_in_a_larger_repository(folder: Folder, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "other.yaml").write_text("x: y\n", "utf-8")
    commit(tmp_path, "2023-12-01")
    root = folder({"factors.yaml": FACTOR})
    commit(tmp_path, "2024-01-10")
    (tmp_path / "other.yaml").write_text("x: z\n", "utf-8")
    commit(tmp_path, "2024-03-10")
    edit(root, "Two", "Three")
    assert words(root, "2024-02-01") == ["Two teams shared one duty line"]
    with pytest.raises(LtError, match="its first commit is of 10 January 2024"):
        changes_since(root, "2023-12-24")
    with pytest.raises(LtError, match="There was no review in this folder yet"):
        changes_since(root, "HEAD~2")


def test_private_files_and_reports_are_never_read(review: Path) -> None:
    secret = {
        "private/identities.yaml": "- code: HV1\n  name: Zaphod Beeblebrox\n",
        "reports/factors.yaml": "- id: CF9\n  summary: Zaphod\n",
        "templates/factors.yaml": "- id: CF8\n  summary: Zaphod\n",
        ".lt/factors.yaml": "- id: CF7\n  summary: Zaphod\n",
        "factors/~$draft.yaml": "- id: CF6\n  summary: Zaphod\n",
    }
    for path, text in secret.items():
        (review / path).parent.mkdir(exist_ok=True)
        (review / path).write_text(text, "utf-8")
    commit(review, "2024-01-21")
    for path in secret:
        (review / path).write_text("id: CF6\n", "utf-8")
    found = changes_since(review, "HEAD")
    assert found.changes == ()
    assert "Zaphod" not in repr(list(found.old))


def test_a_link_in_an_earlier_state_is_not_followed(review: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.yaml").write_text("- id: CF9\n  summary: Outside\n", "utf-8")
    (review / "factors").mkdir()
    (review / "factors" / "more.yaml").symlink_to(tmp_path / "outside.yaml")
    commit(review, "2024-01-21")
    (review / "factors" / "more.yaml").unlink()
    assert changes_since(review, "HEAD").changes == ()


def test_leaves_out_holds_for_the_earlier_state(review: Path) -> None:
    edit(review, "stage: setup", "stage: setup\nleaves_out: [factors/old]", "review.yaml")
    (review / "factors" / "old").mkdir(parents=True)
    (review / "factors" / "old" / "a.yaml").write_text("- id: CF9\n  summary: Old\n", "utf-8")
    commit(review, "2024-01-21")
    (review / "factors" / "old" / "a.yaml").unlink()
    assert changes_since(review, "HEAD").changes == ()


def test_a_shallow_clone(review: Path, tmp_path: Path) -> None:
    commit(review, "2024-01-22")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth=1", review.as_uri(), str(clone))
    assert changes_since(clone, "HEAD").changes == ()
    with pytest.raises(LtError, match="its first commit is of 22 January 2024"):
        changes_since(clone, "2024-01-10")


def test_a_sha256_repository(folder: Folder) -> None:
    root = folder({"factors.yaml": FACTOR})
    git(root, "init", "-q", "-b", "main", "--object-format=sha256")
    commit(root)
    edit(root, "Two", "Three")
    assert words(root, "HEAD") == ["Two teams shared one duty line"]
    assert words(root, "main") == ["Two teams shared one duty line"]


# What cannot be done


@pytest.mark.parametrize(
    ("when", "said", "hint"),
    [
        ("2023-12-31", "no state of the review of 31 December 2023", "--since 2024-01-10"),
        ("MTG3", "which is still to come", "Name one that was held"),
        ("MTG4", "has no date", "Give it a date"),
        ("12/01/2024", "this can mean 12 January 2024 or 1 December 2024", "2024-01-12"),
        ("2024-02-31", "2024-02-31", ""),
        ("nonsense", "no day, no meeting of this review, and nothing that git knows", "MTG1, MTG2"),
        ("--output=x", "nothing that git knows", ""),
        ("HEAD:factors.yaml", "nothing that git knows", ""),
        ("main..HEAD", "nothing that git knows", ""),
        ("", "nothing that git knows", ""),
    ],
)
def test_a_state_that_is_not_there(review: Path, lt: Lt, when: str, said: str, hint: str) -> None:
    ran = lt("-C", review, "changes", "--since", when, width=400)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert hint in ran.err


def test_without_git(review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = lt("-C", review, "changes", width=400)
    assert (ran.code, ran.out) == (2, "")
    assert "git is not installed" in ran.err
    assert "Install git" in ran.err


def test_without_repository_and_without_commit(folder: Folder, lt: Lt) -> None:
    root = folder({})
    ran = lt("-C", root, "changes", width=400)
    assert (ran.code, ran.out) == (2, "")
    assert "not kept in git" in ran.err
    git(root, "init", "-q")
    ran = lt("-C", root, "changes", width=400)
    assert ran.code == 2
    assert "Nothing of this review has been committed" in ran.err


def test_lost_objects_are_said(review: Path) -> None:
    blob = git(review, "rev-parse", "HEAD:factors.yaml")
    (review / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with pytest.raises(LtError, match="cannot be read"):
        changes_since(review, "HEAD")


def test_a_history_that_holds_too_much_is_given_up(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(objects, "MAX_ALL", 100)
    with pytest.raises(LtError, match="more than any review does"):
        changes_since(review, "HEAD")
    monkeypatch.undo()
    monkeypatch.setattr(history, "MAX_LIST", 100)
    with pytest.raises(LtError, match="more than any review does"):
        changes_since(review, "HEAD")


def test_a_tree_within_a_tree_without_end_is_given_up(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Twelve levels of ten folders, each the same: a few objects, 10**12 files."""
    blob = git(review, "rev-parse", "HEAD:factors.yaml")
    tree, kind = blob, "100644 blob"
    for _ in range(12):
        lines = "".join(
            f"{kind} {tree}\tf{n}{'.yaml' if kind[0] == '1' else ''}\n" for n in range(10)
        )
        made = subprocess.run(
            ["git", "mktree"], input=lines, cwd=review, capture_output=True, text=True
        )
        tree, kind = made.stdout.strip(), "040000 tree"
    monkeypatch.setattr(history, "MAX_LIST", 1_000_000)
    with pytest.raises(LtError, match="more than any review does"):
        history.files_at(review, tree, lambda _: True)


def slow_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    """Has a git on the PATH that does something else where it is asked for a list of files."""
    fake = tmp_path / "bin" / "git"
    fake.parent.mkdir()
    fake.write_text(
        f'#!/bin/sh\ncase "$*" in *ls-tree*) {does};; esac\nexec {calls.program()} "$@"\n',
        "utf-8",
    )
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}{os.pathsep}{os.environ['PATH']}")


#: As git prints a large answer on a slow drive.
IN_PARTS = "for one in 1 2 3 4 5 6; do printf '\\0'; sleep 0.2; done"


@pytest.mark.parametrize(
    ("does", "silence", "longest", "said"),
    [
        ("exec sleep 60", 0.5, 60, "no answer within 0.5 seconds"),
        (IN_PARTS, 60, 0.5, "not given its whole answer within 0.5 seconds"),
    ],
)
def test_a_git_that_hangs_is_given_up(
    review: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    does: str,
    silence: float,
    longest: float,
    said: str,
) -> None:
    slow_git(tmp_path, monkeypatch, does)
    monkeypatch.setattr(calls, "_SECONDS", silence)
    monkeypatch.setattr(calls, "_LONGEST", longest)
    with pytest.raises(LtError, match=said):
        history.files_at(review, git(review, "rev-parse", "HEAD"), lambda _: True)


def test_a_git_that_answers_slowly_is_waited_for(
    review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = git(review, "rev-parse", "HEAD")
    at_once = history.files_at(review, head, lambda _: True)
    slow_git(tmp_path, monkeypatch, IN_PARTS)
    monkeypatch.setattr(calls, "_SECONDS", 1)
    assert at_once
    assert history.files_at(review, head, lambda _: True) == at_once


def test_nothing_is_written(review: Path) -> None:
    def files() -> dict[str, int]:
        every = [path for path in review.rglob("*") if path.is_file()]
        return {str(path): path.stat().st_mtime_ns for path in every}

    before = files()
    changes_since(review, "main~1")
    assert files() == before


# What is shown


def test_text(review: Path, lt: Lt) -> None:
    ran = lt("-C", review, "changes", "--since", "HEAD")
    commit_ = git(review, "rev-parse", "HEAD")[: status.SHORT]
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "-- Factors: 1 changed ----------------------------------------------------------\n"
        "\n"
        "changed  CF1  Four teams shared one duty line\n"
        "           summary:\n"
        "               [-Three-] {+Four+} teams shared one duty line\n"
        "\n"
        "[-Words taken out-], {+words put in+}.\n"
        "Sample, since the commit of 20 January 2024: 1 changed.\n"
        f"Compared: commit {commit_} of 20 January 2024, and the folder as it is now,\n"
        "with changes that are not committed.\n"
    )


def test_nothing_changed_is_said(review: Path, lt: Lt) -> None:
    commit(review, "2024-01-21")
    ran = lt("-C", review, "changes", "--since", "2024-01-21")
    assert ran.code == 0
    assert ran.out.startswith("Sample: nothing changed since 21 January 2024.\n")


def test_what_steers_a_terminal_does_not_get_there(review: Path, lt: Lt) -> None:
    edit(review, "Four teams", '"\\x1b[2J\\u202eFour teams')
    edit(review, "duty line", 'duty line"')
    ran = lt("-C", review, "changes", "--since", "HEAD")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "Four" in ran.out


def test_json(review: Path, lt: Lt) -> None:
    ran = lt("-C", review, "changes", "--since", "MTG1", "--format", "json")
    found = json.loads(ran.out)
    assert found["since"] == {
        "commit": git(review, "rev-parse", "HEAD~1"),
        "day": "2024-01-10",
        "asked": "2024-01-12",
        "meeting": "MTG1",
    }
    assert found["uncommitted"] is True
    assert found["summary"] == {"added": 0, "changed": 1, "removed": 0, "renamed": 0}
    assert found["changes"] == [
        {
            "change": "changed",
            "kind": "factors",
            "id": "CF1",
            "was": "CF1",
            "called": "Four teams shared one duty line",
            "file": "factors.yaml",
            "line": 1,
            "fields": [
                {
                    "field": "summary",
                    "old": "Two teams shared one duty line",
                    "new": "Four teams shared one duty line",
                    "words": ["-Two ", "+Four ", "=teams shared one duty line"],
                }
            ],
        }
    ]


def test_markdown_escapes_what_was_typed(review: Path, lt: Lt) -> None:
    edit(review, "Four teams shared", "'*Four* <b>teams</b> [[CF1]] shared")
    edit(review, "duty line", "duty line'")
    out = lt("-C", review, "changes", "--since", "HEAD", "--format", "markdown").out
    assert out.startswith("# What changed since the commit of 20 January 2024\n")
    assert "- Changed **CF1**" in out
    assert "~~Three teams~~" in out
    assert r"\*Four\*" in out
    assert r"\<b>" in out


def test_output_into_a_file(review: Path, lt: Lt, tmp_path: Path) -> None:
    for form in ("text", "json", "markdown"):
        file = tmp_path / f"changes.{form}"
        for _ in range(2):
            ran = lt("-C", review, "changes", "--format", form, "--output", file)
            assert (ran.code, ran.out, ran.err) == (0, "", "")
            assert "teams shared" in file.read_text("utf-8")
        file.write_text("mine", "utf-8")
        assert lt("-C", review, "changes", "--format", form, "--output", file).code == 2
        assert file.read_text("utf-8") == "mine"


def test_long_lists_are_cut_on_a_screen(review: Path, lt: Lt) -> None:
    many = "".join(f"- id: CF{n}\n  summary: Number {n}\n" for n in range(10, 210))
    with (review / "factors.yaml").open("a", encoding="utf-8") as file:
        file.write(many)
    cut = lt("-C", review, "changes", "--since", "HEAD").out
    assert "… and 101 more: --all shows them." in cut
    assert "200 added, 1 changed" in cut
    whole = lt("-C", review, "changes", "--since", "HEAD", "--all").out
    assert "CF209" in whole
    assert "more:" not in whole
