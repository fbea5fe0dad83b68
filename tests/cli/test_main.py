"""What holds for every command: exit codes, streams, "cannot go on"."""

from pathlib import Path

from conftest import Lt
from learning_together import __version__


def test_version(lt: Lt) -> None:
    ran = lt("--version")
    assert (ran.code, ran.out, ran.err) == (0, f"lt {__version__}\n", "")


def test_outside_a_review_says_what_to_do_and_ends_with_2(lt: Lt, tmp_path: Path) -> None:
    ran = lt("validate", cwd=tmp_path, width=400)
    assert (ran.code, ran.out) == (2, "")
    assert "There is no review here" in ran.err
    assert "lt init FOLDER" in ran.err


def test_a_folder_that_is_not_there(lt: Lt, tmp_path: Path) -> None:
    ran = lt("-C", tmp_path / "nowhere", "validate")
    assert ran.code == 2
    assert "There is no folder" in ran.err


def test_an_unknown_option_ends_with_2(lt: Lt) -> None:
    ran = lt("validate", "--nonsense")
    assert (ran.code, ran.out) == (2, "")
    assert "--nonsense" in ran.err
