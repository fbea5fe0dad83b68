"""Ctrl-C between two files is heard once both are written."""

import signal
import threading
from pathlib import Path

import pytest

from learning_together.folder import disk
from learning_together.folder.uninterrupted import uninterrupted


def test_it_is_heard_at_the_end() -> None:
    before = signal.getsignal(signal.SIGINT)
    done = []
    with pytest.raises(KeyboardInterrupt):  # noqa: PT012 - it is to come at the end, not before
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append("inner")
        done.append("never")
    assert done == ["inner"]
    assert signal.getsignal(signal.SIGINT) is before


def test_one_within_another_passes_it_on() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), uninterrupted():  # noqa: PT012 - as above
        with uninterrupted():
            signal.raise_signal(signal.SIGINT)
            done.append(1)
        done.append(2)
    assert done == [1, 2]


def test_a_fault_comes_through() -> None:
    with pytest.raises(ValueError, match="x"), uninterrupted():
        raise ValueError("x")
    with uninterrupted():
        pass


def test_where_it_is_not_heard_or_in_a_thread_nothing_is_done() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with uninterrupted():
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
    found: list[object] = []

    def within() -> None:
        with uninterrupted():
            found.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=within)
    thread.start()
    thread.join()
    assert found == [before]


def test_of_two_files_both_are_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = disk.write

    def interrupted(*args: object, **how: object) -> None:
        signal.raise_signal(signal.SIGINT)
        real(*args, **how)  # type: ignore[arg-type]

    monkeypatch.setattr(disk, "write", interrupted)
    with pytest.raises(KeyboardInterrupt):
        disk.write_all(tmp_path, {"a.yaml": b"1", "b.yaml": b"2"})
    assert [(tmp_path / name).read_bytes() for name in ("a.yaml", "b.yaml")] == [b"1", b"2"]
