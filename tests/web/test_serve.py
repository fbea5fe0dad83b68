"""`lt open` as a program: the address, a second start, and the end."""

import os
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from browsing import Somebody, as_sent, with_typed
from learning_together.web.door import Keys
from learning_together.web.serve import _running
from sample import SAMPLE, write

_LT = (sys.executable, "-m", "learning_together.cli.main")


@pytest.fixture
def review(tmp_path: Path) -> Path:
    return write(tmp_path / "review", SAMPLE)


@contextmanager
def started(review: Path, *more: str, state: Path | None = None) -> Iterator[subprocess.Popen[str]]:
    """`lt open` as it runs, by a user whose own notes lie beside the review."""
    env = dict(os.environ) | {"XDG_STATE_HOME": str(state or review.parent / "state")}
    with subprocess.Popen(
        [*_LT, "-C", str(review), "open", *more],
        env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
    ) as ran:  # fmt: skip
        try:
            yield ran
        finally:
            ran.kill()


def line(ran: subprocess.Popen[str]) -> str:
    assert ran.stdout is not None
    return ran.stdout.readline().strip()


def test_an_address_a_second_start_and_the_end(review: Path) -> None:
    notes = review.parent / "state" / "learning-together"
    before = sorted(one.name for one in review.iterdir())
    with started(review, "--no-browser") as first:
        address = urlsplit(line(first))
        assert address.hostname == "127.0.0.1"
        (note,) = notes.glob("window-*.json")
        if os.name != "nt":
            assert stat.S_IMODE(note.stat().st_mode) == 0o600
        assert "Sample" not in note.read_text("utf-8")
        assert str(review) not in note.read_text("utf-8")
        with started(review, "--no-browser") as second:
            again = urlsplit(line(second))
            assert again.netloc == address.netloc
            assert again.path != address.path
            assert second.wait(20) == 0
        asked = HTTPConnection("127.0.0.1", address.port or 0, timeout=20)
        asked.request("GET", address.path)
        assert asked.getresponse().status == 403  # the second ticket took its place
        asked.close()
        first.send_signal(signal.SIGINT)
        assert first.wait(20) == 0
        assert line(first) == "The window is closed."
    assert [one.name for one in notes.iterdir()] == ["recent.json"]  # Opens nothing.
    assert sorted(one.name for one in review.iterdir()) == before


def test_a_note_of_a_window_that_is_gone_leads_nowhere(tmp_path: Path) -> None:
    note = tmp_path / "note.json"
    assert _running(note) == ""
    for held in ("", "[]", "{}", '{"port": "x", "again": "y"}', '{"port": 1, "again": "y"}'):
        note.write_text(held, "utf-8")
        assert _running(note) == ""


def test_the_browser_is_led_by_a_file_of_its_users(review: Path) -> None:
    notes = review.parent / "state" / "learning-together"
    shown = review.parent / "shown"
    script = review.parent / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" > "{shown}"\n', "utf-8")
    script.chmod(0o700)
    os.environ["BROWSER"] = str(script)
    try:
        with started(review) as ran:
            assert "Opening the review" in line(ran)
            address = line(ran)
            while not shown.exists() or not shown.read_text("utf-8").strip():
                assert ran.poll() is None
            (way,) = notes.glob("*.html")
            assert shown.read_text("utf-8").strip() == f"file://{way}"
            assert address in way.read_text("utf-8")
            assert stat.S_IMODE(way.stat().st_mode) == 0o600
    finally:
        del os.environ["BROWSER"]


def test_where_there_is_no_review_one_is_begun(tmp_path: Path) -> None:
    place = tmp_path / "here"
    place.mkdir()
    notes = tmp_path / "state" / "learning-together"
    with started(place, "--no-browser") as ran:
        address = urlsplit(line(ran))
        me = Somebody(Keys(address.port or 0, ticket=address.path.rpartition("/")[2]))
        me.enter()
        assert "No review was begun here yet" in me.ask("/").words
        sent = {"title": "Mill Lane", "framework": "sar", "option": "full", "start": "1 May 2022",
                "end": "1 May 2023", "agencies": "Adult social care\nPolice\n"}  # fmt: skip
        got = me.send("/begin", sent)
        assert got.code == 303
        assert "Mill Lane" in me.ask("/").words
        assert "Adult social care" in me.ask("/kinds/agencies").words
        assert "start: 2022-05-01" in (place / "mill-lane" / "review.yaml").read_text("utf-8")
        assert len(list(notes.glob("window-*.json"))) == 2
        with started(place / "mill-lane", "--no-browser", state=notes.parent) as second:
            assert urlsplit(line(second)).netloc == address.netloc
        ran.send_signal(signal.SIGINT)
        assert ran.wait(20) == 0
    assert [one.name for one in notes.iterdir()] == ["recent.json"]  # Opens nothing.


def test_killed_in_the_middle_a_file_is_as_it_was_or_whole(tmp_path: Path) -> None:
    findings = "# Ours.\n- id: FIN1\n  title: One\n  statement: Two.\n"
    review = write(tmp_path / "review", {**SAMPLE, "findings.yaml": findings})
    titles = {"One"}
    for wait in (0.02, 0.1):
        with started(review, "--no-browser") as ran:
            told = line(ran)
            if told.startswith("An earlier lt open had been cut off here."):
                told = line(ran)
            address = urlsplit(told)
            me = Somebody(Keys(address.port or 0, ticket=address.path.rpartition("/")[2]))
            me.enter()
            sent = as_sent(me.ask("/records/FIN1/edit").text)
            title = f"After {wait} seconds"
            titles.add(title)
            saving = threading.Thread(
                target=_quietly, args=(me, with_typed(sent, title=title)), daemon=True
            )
            saving.start()
            time.sleep(wait)
            ran.kill()
            saving.join(20)
        text = (review / "findings.yaml").read_text("utf-8")
        (found,) = [one for one in titles if text == findings.replace("One", one)]
        assert found in titles
    done = subprocess.run(
        [*_LT, "-C", str(review), "validate"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode in {0, 1}, done.stderr
    assert not list((review / ".lt").glob("lock.*.jsonl"))


def _quietly(me: Somebody, sent: list[tuple[str, str]]) -> None:
    with suppress(OSError, HTTPException):
        me.send("/records/FIN1/edit", sent)
