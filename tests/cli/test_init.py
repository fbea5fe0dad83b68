"""`lt init`: a folder that explains itself, whole or not at all."""

import os
import select
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Lt
from learning_together import resources
from learning_together.actions.init import start
from learning_together.actions.validate import check
from learning_together.errors import LtError
from learning_together.records.frameworks import framework, frameworks, option, options
from learning_together.records.kinds import model
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.shape import fields
from learning_together.review.load import load

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not on the PATH")
DETAILS = (
    "--title", "Quay: Lane #2", "--subject", "Child Q", "--framework", "lcspr", "--option", "full",
    "--start", "2022-01-01", "--end", "2022-12-31", "--board", "Westhaven partners",
    "--agency", "health=Health visiting", "--agency", "police=Police: area #4",
)  # fmt: skip


@pytest.fixture(autouse=True)
def someone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Git knows a name, and no settings of this machine."""
    (tmp_path / "gitconfig").write_text("[user]\n\tname = A Person\n\temail = a@example.org\n")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "gitconfig"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")


def _git(root: Path, *args: str) -> str:
    done = subprocess.run(["git", *args], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def _asked(root: Path) -> set[str]:
    """What the checks ask of a folder, by name: at first, only what is a task for somebody."""
    return {one.problem.check.name for one in check(root).diagnostics}


def test_a_folder_from_details(lt: Lt, tmp_path: Path) -> None:
    root = tmp_path / "quay lane"
    ran = lt("init", root, "--yes", "--no-git", *DETAILS)
    assert ran.code == 0, ran.err
    assert "What to do first" in ran.out
    assert "meetings.yaml" in ran.out
    review = load(root).review
    facts = review.facts
    assert (facts.title, facts.subject, facts.board) == (
        "Quay: Lane #2", "Child Q", "Westhaven partners",
    )  # fmt: skip
    assert review.period is not None
    assert [one.called for one in review.records["agencies"]] == [
        "Health visiting", "Police: area #4",
    ]  # fmt: skip
    assert (root / "timeline" / "health.yaml").is_file()
    assert not (root / ".git").exists()
    assert lt("validate", cwd=root).code == 0
    assert _asked(root) == {"meeting-without-date"}


@pytest.mark.few(12)
@pytest.mark.parametrize("chosen", options())
@pytest.mark.parametrize("under", frameworks())
def test_every_option_and_framework(lt: Lt, tmp_path: Path, chosen: str, under: str) -> None:
    root = tmp_path / "review"
    assert lt("init", root, "--yes", "--no-git", "--option", chosen, "--framework", under).code == 0
    assert lt("validate", cwd=root).code == 0
    assert _asked(root) == {"meeting-without-date"}
    types = [one.type for one in load(root).review.all(Meeting)]
    assert {type_: types.count(type_) for type_ in types} == option(chosen).meetings
    assert (root / "conversations").exists() == (option(chosen).conversations != 0)
    heading = framework(under).headings["family-composition"]
    assert heading in (root / "sections" / "family-composition.md").read_text(encoding="utf-8")


def test_every_field_is_explained(lt: Lt, tmp_path: Path) -> None:
    lt("init", tmp_path / "review", "--yes", "--no-git", *DETAILS)
    for kind in ("review", "agencies", "people", "meetings", "questions", "documents"):
        text = (tmp_path / "review" / f"{kind}.yaml").read_text(encoding="utf-8")
        flat = " ".join(text.replace("#", " ").split())
        for name, shape in fields(model(kind)).items():
            if name != "id" or kind != "review":
                assert name in text
                assert shape.explains in flat, (kind, name)


def test_the_key_is_a_template_of_comments(lt: Lt, tmp_path: Path) -> None:
    lt("init", tmp_path / "review", "--yes", "--no-git")
    lines = (tmp_path / "review/private/identities.yaml").read_text(encoding="utf-8").splitlines()
    assert lines
    assert all(line.startswith("#") for line in lines)


def test_the_title_comes_from_the_folder(lt: Lt, tmp_path: Path) -> None:
    lt("init", tmp_path / "größe-am_kai", "--yes", "--no-git")
    assert load(tmp_path / "größe-am_kai").review.title == "Größe Am Kai"


def test_nothing_is_asked_without_a_terminal(lt: Lt, tmp_path: Path) -> None:
    assert lt("init", tmp_path / "review", "--no-git").code == 0


@pytest.mark.git
@needs_git
def test_the_first_commit_leaves_out_what_is_private(lt: Lt, tmp_path: Path) -> None:
    root = tmp_path / "review"
    ran = lt("init", root, "--yes", *DETAILS)
    assert "first commit" in ran.out
    kept = _git(root, "ls-files").splitlines()
    assert "review.yaml" in kept
    assert "conversations/.gitkeep" in kept
    assert not any(path.startswith(("private", "reports")) for path in kept)
    assert _git(root, "status", "--porcelain") == ""
    for path in ("private/identities.yaml", "reports/x.docx", "~$x.docx", ".~lock.x.docx#"):
        assert _git(root, "check-ignore", path)


@pytest.mark.git
@needs_git
def test_a_folder_with_a_repository_only(lt: Lt, tmp_path: Path) -> None:
    root = tmp_path / "review"
    root.mkdir()
    _git(root, "init", "-q")
    assert lt("init", "--yes", cwd=root).code == 0
    assert "review.yaml" in _git(root, "ls-files")


@pytest.mark.git
@needs_git
def test_a_larger_repository_gets_no_commit(lt: Lt, tmp_path: Path) -> None:
    _git(tmp_path, "init", "-q")
    ran = lt("init", tmp_path / "review", "--yes")
    assert "larger git repository" in ran.out
    assert not (tmp_path / "review" / ".git").exists()
    assert _git(tmp_path, "ls-files") == ""


@pytest.mark.git
@needs_git
def test_without_an_identity_nothing_is_committed(
    lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    ran = lt("init", tmp_path / "review", "--yes")
    assert ran.code == 0
    assert "git does not know in whose name" in " ".join(ran.out.split())


@pytest.mark.parametrize("name", start.examples())
def test_an_example_is_copied_whole(lt: Lt, tmp_path: Path, name: str) -> None:
    root = tmp_path / "copy"
    ran = lt("init", root, "--example", name, "--no-git")
    assert ran.code == 0, ran.err
    source = resources.folder("examples") / name
    for path in source.rglob("*"):
        if path.is_file() and path.relative_to(source).parts[0] != "reports":
            assert (root / path.relative_to(source)).read_bytes() == path.read_bytes()
    if (source / "programme.yaml").is_file():
        assert f"lt programme {root}" in " ".join(ran.out.split())
        assert lt("programme", root).code == 0
        return
    for made in (".gitignore", ".gitattributes", ".lt/schemas/people.json"):
        assert (root / made).is_file()


def test_every_example_that_ships_can_be_had() -> None:
    shipped = resources.folder("examples").iterdir()
    assert {*start.examples(), "keys"} == {one.name for one in shipped if one.is_dir()}


def test_an_example_takes_no_details(lt: Lt, tmp_path: Path) -> None:
    ran = lt("init", tmp_path / "x", "--example", start.examples()[0], "--title", "Mine")
    assert ran.code == 2
    assert not (tmp_path / "x").exists()


def test_there_is_no_such_example(lt: Lt, tmp_path: Path) -> None:
    ran = lt("init", tmp_path / "x", "--example", "../..", width=200)
    assert ran.code == 2
    assert ", ".join(start.examples()) in ran.err


@pytest.mark.parametrize("name", ["notes.txt", "review.yaml", ".hidden"])
def test_a_folder_in_use_is_left_alone(lt: Lt, tmp_path: Path, name: str) -> None:
    root = tmp_path / "review"
    root.mkdir()
    (root / name).write_text("mine")
    ran = lt("init", "--yes", cwd=root)
    assert (ran.code, ran.out) == (2, "")
    assert "nothing was added" in " ".join(ran.err.split())
    assert [path.name for path in root.iterdir()] == [name]


def test_no_review_within_a_review(lt: Lt, tmp_path: Path) -> None:
    lt("init", tmp_path / "outer", "--yes", "--no-git")
    ran = lt("init", "inner", "--yes", cwd=tmp_path / "outer")
    assert ran.code == 2
    assert "within another review" in " ".join(ran.err.split())
    assert not (tmp_path / "outer" / "inner").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--start", "12/03/2022", "--end", "2022-12-31"], "2022-03-12 or 2022-12-03"),
        (["--start", "2022-03-12"], "both --start and --end"),
        (["--start", "2022-03-12", "--end", "2021-03-12"], "ends before it starts"),
        (["--framework", "sarr"], "Did you mean sar?"),
        (["--option", "ful"], "Did you mean full?"),
        (["--agency", "health visiting"], "cannot be an id"),
        (["--agency", "aux=X"], "Windows"),
        (["--agency", "summary=X"], "is taken"),
        (["--agency", "gp=X", "--agency", "GP=Y"], "is taken"),
    ],
)
def test_a_wrong_detail_writes_nothing(
    lt: Lt, tmp_path: Path, arguments: list[str], said: str
) -> None:
    ran = lt("init", tmp_path / "new" / "review", "--yes", *arguments, width=300)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not (tmp_path / "new").exists()


def test_a_place_that_cannot_be_written(lt: Lt, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file" / "review", tmp_path / ("x" * 300), tmp_path / "file"):
        ran = lt("init", place, "--yes", width=2000)
        assert ran.code == 2
        assert "Traceback" not in ran.err
    assert [path.name for path in tmp_path.iterdir() if path.name != "gitconfig"] == ["file"]


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_read_only_parent(lt: Lt, tmp_path: Path) -> None:
    parent = tmp_path / "parent"
    parent.mkdir(mode=0o500)
    ran = lt("init", parent / "review", "--yes")
    assert ran.code == 2
    assert "cannot be written" in ran.err


@pytest.mark.parametrize("there", [False, True])
def test_what_fails_midway_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool
) -> None:
    root = tmp_path / "a" / "review"
    if there:
        root.mkdir(parents=True)
        (root / ".git").mkdir()
    moves = []
    real = Path.replace

    def full(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) > 45:
            raise OSError(28, "No space left on device")
        return real(self, target)

    def none(_self: Path, _target: Path) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "replace", full)
    monkeypatch.setattr(Path, "hardlink_to", none)
    with pytest.raises(LtError, match="no room left"):
        start.write(root, start.begun(root, {}, {}))
    assert len(moves) > 45
    if there:
        assert [path.name for path in root.iterdir()] == [".git"]
    else:
        assert not (tmp_path / "a").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal to ask on")
def test_questions_are_asked_on_a_terminal(tmp_path: Path) -> None:
    said = _drive(
        ["init", "quay"],
        ["Quay Lane", "Adult A", "saar", "sar", "focused", "12/03/2022", "1", "2021-01-01",
         "2023-01-01", "The Board", "asc=Adult social care", "asc=again", "", "y"],
        tmp_path,
    )  # fmt: skip
    assert (tmp_path / "quay" / ".git" / "hooks" / "pre-commit").is_file()
    for part in ("Did you mean sar", "or 3 December 2022", "before its first day", "is taken"):
        assert part in said
    review = load(tmp_path / "quay").review
    assert (review.title, review.facts.framework, review.facts.option) == (
        "Quay Lane", "sar", "focused",
    )  # fmt: skip
    assert [one.id_text for one in review.records["agencies"]] == ["asc"]
    said = _drive(["new", "timeline"], ["2022-05", "asc", "Text: #1"], tmp_path / "quay")
    assert "asc-001  timeline/asc.yaml:" in said
    assert load(tmp_path / "quay").problems == ()


@needs_git
@pytest.mark.parametrize(
    ("options", "there", "said"),
    [
        (["--hook"], True, "Git asks lt before each commit"),
        (["--no-hook"], False, "lt hook install"),
        ([], False, "lt hook install"),
    ],
)
def test_the_hook_is_put_there_on_request(
    options: list[str], there: bool, said: str, lt: Lt, tmp_path: Path
) -> None:
    root = tmp_path / "quay"
    ran = lt("init", root, "--yes", *DETAILS, *options)
    assert ran.code == 0, ran.err
    assert said in ran.out
    assert (root / ".git" / "hooks" / "pre-commit").is_file() is there
    assert _git(root, "status", "--porcelain") == ""


@needs_git
def test_a_hook_without_git_cannot_be(lt: Lt, tmp_path: Path) -> None:
    ran = lt("init", tmp_path / "quay", "--yes", "--hook", "--no-git", *DETAILS)
    assert (ran.code, "Choose one" in ran.err) == (2, True)
    assert not (tmp_path / "quay").exists()
    ran = lt("init", tmp_path / "lane", "--yes", "--no-git", *DETAILS)
    assert "lt hook" not in ran.out


def _drive(arguments: list[str], answers: list[str], cwd: Path) -> str:
    """Runs `lt` on a terminal and types an answer whenever it stops to ask."""
    import pty

    leader, follower = pty.openpty()
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    with subprocess.Popen(
        [sys.executable, "-m", "learning_together.cli.main", *arguments],
        stdin=follower, stdout=follower, stderr=follower, cwd=cwd, close_fds=True,
        env=environment | {"PYTHONPATH": os.pathsep.join(sys.path), "TERM": "dumb"},
    ) as process:  # fmt: skip
        os.close(follower)
        said = ""
        left = list(answers)
        while select.select([leader], [], [], 30)[0]:
            try:
                part = os.read(leader, 4096).decode(errors="replace")
            except OSError:
                break
            said += part
            if said.endswith((": ", "]: ")) and left:
                os.write(leader, f"{left.pop(0)}\n".encode())
        process.wait(30)
        os.close(leader)
    assert process.returncode == 0, said
    assert not left
    return said
