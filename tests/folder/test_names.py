"""Which names every computer can hold."""

from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.folder.names import is_held, refuse_unheld


@pytest.mark.parametrize(
    "name",
    ["con", "CON.docx", "nul.tar.gz", "aux ", "com1.yaml", "LPT9", "com²", "conin$", "notes.",
     "notes ", "a:b", "what?", 'a"b', "a|b", "a*b", "<a", "a>", "a\\b", "a\tb", "a\x00b"],
)  # fmt: skip
def test_what_windows_keeps_for_itself(name: str) -> None:
    assert not is_held(name)


@pytest.mark.parametrize(
    "name",
    ["health.yaml", "console", "com10", "a.con", "auxiliary.md", ".lt", "ä b", "x.y.z", "co"],
)
def test_what_every_computer_holds(name: str) -> None:
    assert is_held(name)


def test_only_what_is_to_be_made_is_asked_for(tmp_path: Path) -> None:
    there = tmp_path / "a:b"
    there.mkdir()
    refuse_unheld(there / "report.docx")
    refuse_unheld(Path("../report.docx"))
    refuse_unheld(Path())
    for path in (there / "con" / "report.docx", there / "con.docx", tmp_path / "x." / "y"):
        with pytest.raises(LtError, match="Windows cannot hold"):
            refuse_unheld(path)


def test_how_long_a_name_may_be(tmp_path: Path) -> None:
    refuse_unheld(tmp_path / ("n" * 255))
    for name in ("n" * 256, "ä" * 128):
        with pytest.raises(LtError, match=f"too long: it has {len(name)} characters") as error:
            refuse_unheld(tmp_path / name)
        assert len(str(error.value)) < 100
