"""Who may read: only what belongs to us, only less than before, a sharing group left as it is."""

import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from learning_together.folder import rights

posix = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")

#: As icacls tells it; the words at its end are those of the system's language.
SAID = r"""C:\Cases\harbour street\private COUNCIL\jo:(I)(OI)(CI)(F)
                                BUILTIN\Users:(I)(OI)(CI)(RX)
                                COUNCIL\Team A:(OI)(CI)(R,W)
                                COUNCIL\writer:(OI)(CI)(W)
                                COUNCIL\barred:(DENY)(R)
                                COUNCIL\nobody:(N)
                                NT AUTHORITY\SYSTEM:(I)(OI)(CI)(F)
                                BUILTIN\Administrators:(I)(OI)(CI)(F)
                                Everyone:(GR,GE)

Successfully processed 1 files; Failed processing 0 files
"""
FOLDER = r"C:\Cases\harbour street\private"


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
@pytest.mark.parametrize(
    ("folder", "away"),
    [(0o755, 0o077), (0o700, 0o077), (0o2755, 0o007), (0o2700, 0o007)],
)
def test_a_folder_says_whether_a_group_shares_it(folder: int, away: int, tmp_path: Path) -> None:
    tmp_path.chmod(folder)
    assert rights.taken_away(tmp_path) == away
    assert rights.taken_away(tmp_path / "none") == 0o077
    assert rights.taken_away(tmp_path / "none", tmp_path) == away


@posix
@pytest.mark.parametrize(
    ("group", "members", "away"),
    [("jo", [], 0o077), ("jo", ["kim"], 0o007), ("team", [], 0o007)],
)
def test_a_group_of_one_s_own_shares_nothing(
    group: str, members: list[str], away: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grp
    import pwd

    tmp_path.chmod(0o775)
    monkeypatch.setattr(pwd, "getpwuid", lambda _: SimpleNamespace(pw_name="jo"))
    monkeypatch.setattr(grp, "getgrgid", lambda _: SimpleNamespace(gr_name=group, gr_mem=members))
    assert rights.taken_away(tmp_path) == away
    tmp_path.chmod(0o755)  # the group may look, and not work, here
    assert rights.taken_away(tmp_path) == 0o077


@posix
def test_a_group_without_a_name_is_one_that_shares(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import grp

    def nobody(_: int) -> None:
        raise KeyError

    tmp_path.chmod(0o775)
    monkeypatch.setattr(grp, "getgrgid", nobody)
    assert rights.taken_away(tmp_path) == 0o007


@posix
def test_rights_are_taken_away_and_never_given(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    for before, away, after in (
        (0o664, 0o077, 0o600), (0o440, 0o077, 0o400), (0o664, 0o007, 0o660), (0o400, 0o077, 0o400),
    ):  # fmt: skip
        path.chmod(before)
        rights.close(path, away)
        assert mode(path) == after
    tmp_path.chmod(0o2755)
    rights.close(tmp_path, 0o007)
    assert mode(tmp_path) == 0o2750


@posix
def test_what_is_not_ours_or_a_link_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, link = tmp_path / "a", tmp_path / "b"
    path.write_bytes(b"")
    path.chmod(0o644)
    link.symlink_to(path)
    rights.close(link, 0o077)
    assert mode(path) == 0o644
    monkeypatch.setattr(os, "geteuid", lambda: path.stat().st_uid + 1)
    rights.close(path, 0o077)
    assert mode(path) == 0o644
    rights.close(tmp_path / "none", 0o077)


def test_who_reads_by_what_windows_says() -> None:
    assert rights.readers_in(SAID, FOLDER) == (
        r"COUNCIL\jo", r"BUILTIN\Users", r"COUNCIL\Team A", "Everyone",
    )  # fmt: skip
    assert rights.readers_in("", FOLDER) is None
    assert rights.readers_in("Zugriff verweigert\n", FOLDER) is None
    assert rights.readers_in(f"{FOLDER} COUNCIL\\barred:(DENY)(R)", FOLDER) == ()


def test_elsewhere_nobody_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_args: object, **_named: object) -> None:
        raise AssertionError

    monkeypatch.setattr(subprocess, "run", run)
    if sys.platform != "win32":
        assert rights.readers(tmp_path) is None


@pytest.mark.parametrize("fails", [FileNotFoundError, subprocess.TimeoutExpired])
def test_on_windows_its_own_program_is_asked(
    fails: type[Exception], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[object]] = []

    def run(command: list[object], **_named: object) -> SimpleNamespace:
        asked.append(command)
        return SimpleNamespace(stdout=SAID.replace(FOLDER, str(tmp_path)).encode())

    def failing(*_args: object, **_named: object) -> None:
        raise fails(*(["icacls", 10] if fails is subprocess.TimeoutExpired else []))

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(subprocess, "run", run)
    monkeypatch.setenv("SYSTEMROOT", "/windows")
    monkeypatch.setattr(rights, "_CODE_PAGE", "utf-8")
    found = rights.readers(tmp_path)
    assert found is not None
    assert found[0] == r"COUNCIL\jo"
    assert [str(one) for one in asked[0]] == ["/windows/System32/icacls.exe", str(tmp_path)]
    tmp_path.chmod(0o755)
    before = mode(tmp_path)
    rights.close(tmp_path, 0o077)
    assert mode(tmp_path) == before
    monkeypatch.setattr(subprocess, "run", failing)
    assert rights.readers(tmp_path) is None
