"""A folder that 0.1.0 began, as it stands in tests/data, is brought up."""

import os
import shutil
import stat
from pathlib import Path

import pytest
import typer

from conftest import Lt
from gitting import commit, git, needs_git
from learning_together.cli import console
from learning_together.folder import version
from learning_together.folder.git.hooks import NAMES
from places import TESTS
from sample import held

STARTED = TESTS / "data" / "of_0_1_0" / "started"
NAME = "Ottoline Quispel"
HOOK = (
    "#!/bin/sh\n"
    "# Put here by `lt hook`: looks for real names in what is about to be committed.\n"
    "# Files that it blocks can be committed all the same with: git commit --no-verify\n"
    "exec lt -C . hook run\n"
)
BOARD = "# Who commissioned it."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "review"
    shutil.copytree(STARTED, root)
    for name in ("gitignore", "gitattributes"):
        (root / name).rename(root / f".{name}")
    key = root / "private" / "identities.yaml"
    key.parent.mkdir()
    key.write_text(f"- {{code: HV1, names: [{NAME}]}}\n", encoding="utf-8")
    return root


def put(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert text.count(old) == 1
    (root / path).write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def said(lt: Lt, root: Path, *more: str, code: int = 0) -> str:
    ran = lt("upgrade", *more, cwd=root)
    assert ran.code == code, ran.err
    assert not any(part in ran.out + ran.err for part in NAME.split())
    return " ".join((ran.out + ran.err).split())


def test_a_dry_run_tells_and_changes_nothing(lt: Lt, folder: Path) -> None:
    before = held(folder)
    told = said(lt, folder, "--dry-run")
    assert ".lt/schemas: " in told
    assert ".lt/version: says that the folder was brought up" in told
    assert held(folder) == before
    told = said(lt, folder, code=2)
    assert "nobody was there to be asked" in told
    assert held(folder) == before
    assert version.is_earlier(folder)


def test_it_is_brought_up_once(lt: Lt, folder: Path) -> None:
    said(lt, folder, "--yes")
    assert (folder / ".lt/version").read_text("utf-8") == version.text()
    assert not version.is_earlier(folder)
    assert "there is nothing to bring up" in said(lt, folder, "--yes")
    assert "there is nothing to bring up" in said(lt, folder, "--dry-run")
    for one in STARTED.rglob("*.yaml"):
        path = one.relative_to(STARTED)
        assert (folder / path).read_bytes() == one.read_bytes(), "nothing that a person wrote"
    schemas = {one.name for one in (folder / ".lt/schemas").iterdir()}
    assert {"people.json", "findings.json"} <= schemas


def test_what_lt_begins_now_is_up(lt: Lt, tmp_path: Path) -> None:
    new = tmp_path / "new"
    assert lt("init", new, "--yes", "--no-git").code == 0
    assert "nothing to bring up" in said(lt, new, "--dry-run")
    assert "An earlier lt" not in lt("status", cwd=new).out


def test_it_is_asked_on_a_terminal(lt: Lt, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr(typer, "confirm", lambda *_a, **_k: False)
    assert "Nothing was changed" in said(lt, folder, code=2)
    assert version.is_earlier(folder)
    monkeypatch.setattr(typer, "confirm", lambda *_a, **_k: True)
    assert "Done." in said(lt, folder)
    assert not version.is_earlier(folder)


def test_status_says_when_it_is_due(lt: Lt, folder: Path) -> None:
    assert "An earlier lt made this folder: lt upgrade" in lt("status", cwd=folder).out
    assert '"upgrade": true' in lt("status", "--format", "json", cwd=folder).out
    said(lt, folder, "--yes")
    assert "An earlier lt" not in lt("status", cwd=folder).out
    assert '"upgrade": false' in lt("status", "--format", "json", cwd=folder).out


def test_a_folder_by_hand_is_of_no_version(lt: Lt, folder: Path) -> None:
    shutil.rmtree(folder / ".lt")
    assert "An earlier lt" not in lt("status", cwd=folder).out


class TestFilesOfGit:
    def test_lines_that_are_missing_are_added_and_others_stay(self, lt: Lt, folder: Path) -> None:
        (folder / ".gitignore").write_bytes(b"# mine\r\nmine.txt\r\n~$*")
        (folder / ".gitattributes").unlink()
        told = said(lt, folder, "--yes")
        assert ".gitignore: gets" in told
        assert ".gitattributes: gets" in told
        raw = (folder / ".gitignore").read_bytes()
        assert raw.startswith(b"# mine\r\nmine.txt\r\n~$*\r\n/private/\r\n")
        assert raw.count(b"~$*") == 1
        assert b"/reports/" not in raw, "a team may want its reports in git"
        assert b"\n" not in raw.replace(b"\r\n", b"")
        assert "*.yaml text eol=lf\n" in (folder / ".gitattributes").read_text("utf-8")
        assert "nothing to bring up" in said(lt, folder, "--dry-run")

    @pytest.mark.skipif(os.name != "posix", reason="links")
    def test_a_link_is_left(self, lt: Lt, folder: Path) -> None:
        other = folder.parent / "other"
        other.write_text("mine\n", encoding="utf-8")
        (folder / ".gitignore").unlink()
        (folder / ".gitignore").symlink_to(other)
        assert ".gitignore is a link" in said(lt, folder, "--yes")
        assert other.read_text("utf-8") == "mine\n"

    def test_what_is_no_text_is_left(self, lt: Lt, folder: Path) -> None:
        (folder / ".gitignore").write_bytes(b"\xff\xfe/\0p\0")
        assert ".gitignore is not UTF-8" in said(lt, folder, "--yes")
        assert (folder / ".gitignore").read_bytes() == b"\xff\xfe/\0p\0"


class TestBehindHints:
    def test_text_goes_into_its_field(self, lt: Lt, folder: Path) -> None:
        put(folder, "review.yaml", BOARD, f"{BOARD} The Board: of all")
        told = said(lt, folder, "--yes")
        assert "review.yaml, line 28: text stands behind a hint and is not read" in told
        text = (folder / "review.yaml").read_text("utf-8")
        assert f'{BOARD}\nboard: "The Board: of all"\n' in text
        assert lt("validate", "--select", "LT004", cwd=folder).code == 0

    def test_what_holds_a_name_is_left_to_a_person(self, lt: Lt, folder: Path) -> None:
        put(folder, "review.yaml", BOARD, f"{BOARD} The Board of {NAME}")
        before = (folder / "review.yaml").read_bytes()
        assert "Left to you: review.yaml, line 28: “The Board of █" in said(lt, folder, "--yes")
        assert (folder / "review.yaml").read_bytes() == before

    def test_several_of_one_file_and_the_bytes_around_stay(self, lt: Lt, folder: Path) -> None:
        path = folder / "review.yaml"
        raw = path.read_bytes().replace(b"\n", b"\r\n")
        before = raw
        raw = raw.replace(BOARD.encode(), BOARD.encode() + b" The Board")
        hint = b"# What was decided: that this review be held."
        raw = raw.replace(hint, hint + b" That it be held")
        path.write_bytes(b"\xef\xbb\xbf" + raw)
        said(lt, folder, "--yes")
        after = path.read_bytes()
        assert after.startswith(b"\xef\xbb\xbf# yaml")
        expected = before.replace(b"\r\nboard: >-\r\n", b'\r\nboard: "The Board"\r\n')
        expected = expected.replace(b"\r\ndecision: >-\r\n", b'\r\ndecision: "That it be held"\r\n')
        assert after[3:] == expected

    def test_where_a_field_is_filled_it_is_left_to_a_person(self, lt: Lt, folder: Path) -> None:
        put(folder, "review.yaml", "board: >-", "board: Somebody")
        put(folder, "review.yaml", BOARD, f"{BOARD} The Board")
        before = (folder / "review.yaml").read_bytes()
        told = said(lt, folder, "--yes")
        assert "Left to you: review.yaml, line 28: “The Board” stands behind a hint" in told
        assert (folder / "review.yaml").read_bytes() == before

    def test_what_stands_in_a_table_of_hints_is_left(self, lt: Lt, folder: Path) -> None:
        text = (folder / "people.yaml").read_text("utf-8")
        line = next(one for one in text.splitlines() if one.startswith("#   relation"))
        put(folder, "people.yaml", line, f"{line} Aunt")
        before = (folder / "people.yaml").read_bytes()
        said(lt, folder, "--yes")
        assert (folder / "people.yaml").read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
def test_rights_of_private_are_closed(lt: Lt, folder: Path) -> None:
    key = folder / "private" / "identities.yaml"
    key.chmod(0o644)
    key.parent.chmod(0o755)
    assert "private/: 1 file can be read by others" in said(lt, folder, "--yes")
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert "private/:" not in said(lt, folder, "--dry-run")


class TestHooks:
    pytestmark = needs_git

    def test_that_of_0_1_0_is_renewed(self, lt: Lt, folder: Path) -> None:
        commit(folder)
        hook = folder / ".git" / "hooks" / "pre-commit"
        hook.write_text(HOOK, encoding="utf-8")
        assert "The hooks of git: look through" in said(lt, folder, "--yes")
        assert "lt hook version" in hook.read_text("utf-8")
        assert all((hook.parent / name).is_file() for name in NAMES)
        assert "nothing to bring up" in said(lt, folder, "--dry-run")

    def test_none_is_put_there_unasked(self, lt: Lt, folder: Path) -> None:
        commit(folder)
        assert "lt hook install has git look" in said(lt, folder, "--yes")
        assert not (folder / ".git" / "hooks" / "pre-commit").exists()

    def test_somebodys_own_stays(self, lt: Lt, folder: Path) -> None:
        commit(folder)
        hook = folder / ".git" / "hooks" / "pre-commit"
        hook.write_text("#!/bin/sh\nmine\n", encoding="utf-8")
        said(lt, folder, "--yes")
        assert hook.read_text("utf-8") == "#!/bin/sh\nmine\n"

    def test_git_joins_by_record_from_then_on(self, lt: Lt, folder: Path) -> None:
        commit(folder)
        told = said(lt, folder, "--yes")
        assert "Git: joins two people's changes record by record" in told
        assert git(folder, "config", "--get", "merge.learning-together.driver").strip()
        assert "merge=learning-together" in (folder / ".gitattributes").read_text("utf-8")
        assert "there is nothing to bring up" in said(lt, folder, "--yes")

    def test_what_was_brought_up_is_kept_with_the_review(self, lt: Lt, folder: Path) -> None:
        commit(folder)
        git(folder, "config", "user.name", "LR1")
        git(folder, "config", "user.email", "lr1@review.invalid")
        said(lt, folder, "--yes")
        assert lt("save", "Brought up", cwd=folder).code == 0
        assert ".lt/version" in git(folder, "ls-files")


class TestANewerFolder:
    @pytest.fixture(autouse=True)
    def newer(self, folder: Path) -> None:
        (folder / ".lt/version").write_text("3\n", encoding="utf-8")

    @pytest.mark.parametrize(
        "command",
        ["validate", "status", "new findings --set statement=x", "report findings", "schema",
         "upgrade --yes", "hook install", "key lock", "save"],
    )  # fmt: skip
    def test_every_command_refuses_it(self, lt: Lt, folder: Path, command: str) -> None:
        before = held(folder)
        ran = lt(*command.split(), cwd=folder)
        assert ran.code == 2
        assert "A newer lt was used in this folder" in " ".join(ran.err.split())
        assert held(folder) == before

    def test_a_programme_leaves_it_out(self, lt: Lt, folder: Path) -> None:
        ran = lt("programme", folder)
        assert ran.code == 1
        assert "review is left out: A newer lt was used" in " ".join(ran.err.split())


@pytest.mark.parametrize("text", ["", "1", "x", "-3", "1e9", "9" * 7, "3\n4", " " * 200 + "3"])
def test_what_says_no_version(text: str, folder: Path) -> None:
    (folder / ".lt/version").write_text(text, encoding="utf-8")
    assert version.of(folder) == 1


def test_a_version_with_blanks(folder: Path) -> None:
    (folder / ".lt/version").write_text(" 2\r\n", encoding="utf-8")
    assert version.of(folder) == 2
