"""A process apart: it answers file after file, and whatever ends it is told."""

import os
import sys
from typing import Any

import pytest

from learning_together.apart import process
from learning_together.errors import LtError


def test_the_program_that_reads_is_ended_by_the_clock_and_started_anew() -> None:
    waits = process.Apart("import time; time.sleep(60)")
    with pytest.MonkeyPatch.context() as within:
        within.setattr(process, "PATIENCE", 0.05)
        assert waits.ask(b"") == process.Answer([], process.Stopped.TIME)
    assert process.Apart("raise SystemExit(3)").ask(b"").stopped is process.Stopped.FAULT


def answering(deed: str) -> process.Apart:
    """A process whose deed is this expression of the file's bytes."""
    serving = "learning_together.apart.serving"
    return process.Apart(f"import os, sys; from {serving} import serve; serve(lambda data: {deed})")


def test_the_bounds_are_those_that_are_promised() -> None:
    assert (process.SECONDS, process.MEMORY, process.PATIENCE) == (30, 2**30, 120)
    assert "30 seconds" in process.Stopped.TIME.value


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other ends of a process")
def test_one_that_the_system_ends_for_its_time_is_told_so() -> None:
    one = answering("(os.kill(os.getpid(), __import__('signal').SIGPROF) for each in [0])")
    assert one.ask(b"").stopped is process.Stopped.TIME


def test_one_process_answers_for_many_files_until_it_breaks_down() -> None:
    one = answering("iter([{'process': os.getpid(), 'given': data.decode()}])")
    first, second = one.ask(b"first"), one.ask(b"second" * 10_000)
    assert (first.stopped, second.stopped) == (None, None)
    assert [line["given"] for line in (*first.lines, *second.lines)] == ["first", "second" * 10_000]
    assert first.lines[0]["process"] == second.lines[0]["process"]
    broken = answering("iter([{'n': 1 // int(data)}])")
    assert broken.ask(b"0").stopped is process.Stopped.FAULT
    assert broken.ask(b"1") == process.Answer([{"n": 1}])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other ends of a process")
@pytest.mark.parametrize(
    ("ends", "why"),
    [
        ("os.abort()", process.Stopped.MEMORY),
        ("os.kill(os.getpid(), 9)", process.Stopped.MEMORY),
        ("os._exit(0)", process.Stopped.FAULT),
        ("[0] * 10 ** 10", process.Stopped.MEMORY),
    ],
)
def test_what_ends_the_process_is_told(ends: str, why: process.Stopped) -> None:
    one = answering(f"({ends} for each in [0])")
    assert one.ask(b"").stopped is why
    assert one.ask(b"").stopped is why


def test_what_a_used_process_cannot_do_is_asked_of_a_new_one() -> None:
    once = answering("iter([{'n': sys.__dict__.setdefault('n', 0)}]) if sys.__dict__.update("
                     "n=sys.__dict__.get('n', 0) + 1) or sys.n == 1 else os._exit(1)")  # fmt: skip
    assert once.ask(b"").lines == [{"n": 1}]
    assert once.ask(b"") == process.Answer([{"n": 1}])


def test_what_is_refused_is_told_in_its_own_words() -> None:
    raised = "from learning_together.errors import LtError; "
    serving = "from learning_together.apart.serving import serve; "
    deed = "def deed(data):\n yield {'n': 1}\n raise LtError('No.', data.decode())\nserve(deed)"
    one = process.Apart(f"{raised}{serving}exec({deed!r})")
    for hint in ("Try.", "Try again."):
        answer = one.ask(hint.encode())
        assert answer.stopped is None
        with pytest.raises(LtError) as caught:
            answer.whole("a.docx")
        assert (caught.value.message, caught.value.hint) == ("No.", hint)


def test_what_was_stopped_is_told_with_the_files_name() -> None:
    assert process.Answer([{"n": 1}]).whole("a.docx") == [{"n": 1}]
    assert process.Answer([]).whole("a.docx") == []
    for why in process.Stopped:
        with pytest.raises(
            LtError, match=rf"^a\.docx was not read to its end: {why.value}\."
        ) as told:
            process.Answer([{"n": 1}], why).whole("a.docx")
        assert "save it under another name" in told.value.hint


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system forks no process")
def test_a_fork_asks_a_process_of_its_own() -> None:
    reader = answering("iter([{'process': os.getpid()}])")
    first = reader.ask(b"").lines
    fork = os.fork()
    if not fork:
        os._exit(int(reader.ask(b"").lines == first))
    assert os.waitpid(fork, 0)[1] == 0
    assert reader.ask(b"").lines == first


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits nothing of a process")
def test_each_file_has_the_whole_time_and_no_more_memory_than_is_promised() -> None:
    bounds = "[__import__('resource').getrlimit(one)[0] for one in (9, 1, 4)]"
    left = "__import__('signal').getitimer(2)[0]"
    spends = "sum(range(300_000))"  # What files before it took is none of the next one's time.
    one = answering(f"iter([{{'bounds': {bounds}, 'left': {left}, 'spent': {spends}}}])")
    for _ in range(3):
        (line,) = one.ask(b"").lines
        assert line["bounds"] == [process.MEMORY, 0, 0]
        assert process.SECONDS < line["left"] <= process.SECONDS + 1.1


def test_a_file_that_is_refused_is_told_in_words() -> None:
    words = "__import__('learning_together.errors', fromlist='x').LtError('No', 'Do')"
    one = answering(f"((_ for _ in ()).throw({words}) for each in [0])")
    answer = one.ask(b"")
    assert answer == process.Answer([{process.REFUSED: ["No", "Do"]}])
    with pytest.raises(LtError, match="No") as refused:
        answer.whole("a")
    assert refused.value.hint == "Do"


def test_a_file_that_had_the_whole_bound_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    started: list[int] = []
    start = process.Apart._started

    def counted(self: process.Apart) -> Any:
        started.append(1)
        return start(self)

    monkeypatch.setattr(process.Apart, "_started", counted)
    broken = answering("iter([{'n': 1 // int(data)}])")
    broken.ask(b"0")
    assert len(started) == 1
    broken.ask(b"1")
    broken.ask(b"0")  # The process that is used may have too little left: a new one is asked.
    assert len(started) == 3
