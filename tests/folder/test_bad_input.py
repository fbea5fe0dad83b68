"""Whatever a folder holds: no traceback, no hang, always a place, and no word lost in silence."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import costly
from learning_together.actions.public_json.validate import ValidateForm
from learning_together.actions.validate import Checked
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import run
from learning_together.cli.terminal import Look
from learning_together.cli.validate.text import as_text
from learning_together.diagnostics import Problem
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.stages import Stage
from linking import needs_links
from places import ROOT
from sample import SAMPLE, write

SETTING = Setting(today=date(2024, 1, 15), stage=Stage.BOARD)

#: Files as they might stand in a review: the examples', and the sample's.
TEXTS = {
    path.relative_to(example).as_posix(): path.read_text(encoding="utf-8")
    for example in sorted((ROOT / "examples").iterdir())
    if example.is_dir()
    for path in sorted(example.rglob("*"))
    if path.suffix in {".yaml", ".md"} and path.parent != ROOT / "examples"
} | dict(SAMPLE)

PLACES = ["review.yaml", "timeline/health.yaml", "factors.yaml", "sections/a.md", "people.yml"]
NAMES = sorted({name for kind in KINDS for name in fields(model(kind))})
SCRAPS = [
    *"-:#?,[]{}&*!|>'\"%@`~=\\\t\r \x85\u2028\ufeff",
    *("\n", "\n  ", "\n    ", "\n- ", "\n  - ", ": ", " #", " # ", "- ", ">-", "|", "---", "..."),
    *("[[", "]]", "<<", "<<: *a", "&a ", "*a", "!!str ", "\r\n", "\n\t", '": ', "': "),
    *("2022-03-12", "12/03/2022", "14:30", "yes", "HV1", "[HV1, SW2]", "é", "日本", "🙂", "0x1F"),
]


@contextmanager
def folder(files: Mapping[str, bytes]) -> Iterator[Path]:
    root = Path(mkdtemp())
    try:
        write(root, SAMPLE)
        for path, content in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(content)
        yield root
    finally:
        shutil.rmtree(root)


def shown(root: Path) -> tuple[Loaded, str]:
    """Loads and checks a folder as `lt validate` does; every problem must have a place."""
    loaded = load(root)
    diagnostics = run(loaded, SETTING)
    for one in diagnostics:
        place = one.problem.place
        assert place.file
        assert not place.file.startswith("/")
        assert place.line >= 1
        assert place.column >= 1
        assert one.problem.message
        text = loaded.texts.get(place.file)
        if text is not None:
            assert place.line <= len(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text))
    checked = Checked(loaded, diagnostics, Stage.BOARD)
    ValidateForm.of(checked).text()
    return loaded, as_text(checked, Look(60), accepted=True)


@costly
@given(st.sampled_from(PLACES), st.binary(max_size=300))
def test_any_bytes(path: str, content: bytes) -> None:
    with folder({path: content}) as root:
        shown(root)


@given(
    st.sampled_from(PLACES),
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.sampled_from(NAMES), st.text()), max_size=40),
)
def test_any_text(path: str, scraps: list[str]) -> None:
    with folder({path: "".join(scraps).encode("utf-8", "surrogatepass")}) as root:
        shown(root)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A file of an example with a few slips of the hand in it."""
    path = draw(st.sampled_from(sorted(TEXTS)))
    lines = TEXTS[path].split("\n")
    start = draw(st.integers(0, max(len(lines) - 20, 0)))
    text = "\n".join(lines[start : start + 40])
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        end = min(len(text), at + draw(st.integers(0, 12)))
        put = draw(st.one_of(st.sampled_from([*SCRAPS, ""]), st.just(text[at:end] * 2)))
        text = text[:at] + put + text[end:]
    return path, text


@costly
@given(mutated())
def test_mutated_examples(case: tuple[str, str]) -> None:
    path, text = case
    with folder({path: text.encode()}) as root:
        shown(root)


WORD = re.compile(r"[A-Za-z0-9]+")
TEXT_FIELDS = ["event", "response", "source", "comment", "voice"]
VALUES = st.lists(
    st.one_of(
        st.sampled_from([*"-:#?,[]{}&*!|>'\"%@`~=\\ ", "# ", ": ", " #", "[[", "]]", "''", "\\n"]),
        st.sampled_from(["visit", "mother", "S:", "log", "4412", "Friday", "no", "one", "\n    "]),
    ),
    min_size=1,
    max_size=9,
).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(TEXT_FIELDS), VALUES), min_size=1, max_size=3))
def test_no_word_is_lost_in_silence(typed: list[tuple[str, str]]) -> None:
    lines = ["- id: health-001", "  date: 2022-03-12", "  agency: health"]
    marked = []
    for number, (name, value) in enumerate(typed):
        words = iter(range(1000))
        value = re.sub(r"[A-Za-z]+", lambda w: f"{w[0]}{number}x{next(words)}", value)  # noqa: B023
        lines.append(f"  {name}: {value}")
        marked.append(value)
    text = "\n".join(lines) + "\n"
    with folder({"timeline/health.yaml": text.encode()}) as root:
        loaded, _ = shown(root)
    if "timeline" in loaded.review.unread:
        assert any(one.place.file == "timeline/health.yaml" for one in loaded.problems)
        return
    said = " ".join(_said(loaded, loaded.problems))
    kept = set(WORD.findall(said))
    for value in marked:
        typed_words = _without_comment(f" {value}")
        assert not set(WORD.findall(typed_words)) - kept, (text, said)


def _without_comment(value: str) -> str:
    """A value without what is set off as a comment: two spaces, a hash, a space."""
    return "\n".join(re.split(r"(?:^|[ \t]{2,})#(?=[ ]|$)", line)[0] for line in value.split("\n"))


def _said(loaded: Loaded, problems: tuple[Problem, ...]) -> Iterator[str]:
    """Every text of the loaded records, and every text that a problem shows or points at."""
    told = set()
    for problem in problems:
        yield problem.message
        yield problem.help
        lines = loaded.texts[problem.place.file].split("\n") if problem.place.file else []
        yield from lines[problem.place.line - 1 : problem.place.line]
        told.add((problem.field or "").partition(".")[0])
    for records in loaded.review.records.values():
        for record in records:
            yield from _texts(record.model_dump())
            for name in told & record.origin.data.keys():
                yield from _texts(record.origin.data[name])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, item in value.items():
            yield str(name)
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)
    else:
        yield str(value)


HOSTILE: dict[str, Any] = {
    "aliases": lambda many: (
        "a: &a [x, x]\n"
        + "".join(
            f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(24)
        )
    ),
    "merged": lambda many: "- &a {id: CF1}\n" + "- {<<: *a}\n" * 50_000,
    "open brackets": lambda many: "[" * 10_000_000,
    "open braces": lambda many: "{" * 10_000_000,
    "brackets in a value": lambda many: "- id: CF1\n  summary: " + "[" * 1_000_000 + "\n",
    "closed brackets": lambda many: "[" * 90 + "]" * 90,
    "dashes": lambda many: "- " * 200_000 + "a\n",
    "deep": lambda many: "".join(" " * n + "a:\n" for n in range(2_000)),
    "keys": lambda many: "".join(f"key{n}: {n}\n" for n in range(many)),
    "the same key": lambda many: "- id: CF1\n" + "  summary: One and two\n" * many,
    "the same id": lambda many: "- id: CF1\n" + "  id: CF1\n" * many,
    "items": lambda many: "- id: CF1\n  evidence:\n" + "  - a b\n" * many,
    "parts": lambda many: "- id: CF1\n  handling: [" + "x, " * many + "]\n",
    "records": lambda many: "- id: CF1\n  summary: One #2\n  effect: hinder\n" * (many // 5),
    "a long scalar": lambda many: "- id: CF1\n  summary: " + "word " * 2_000_000 + "\n",
    "a long quoted line": lambda many: '- id: CF1\n  summary: "' + "\\" * 3_000_001 + "\n",
    "a long line of hashes": lambda many: "- id: CF1\n  summary: a" + " #" * 500_000 + "\n",
    "a long id": lambda many: f"- id: {'A' * 3_000_000}\n  effect: {'B' * 3_000_000}\n",
    "a long date": lambda many: f"- id: MTG1\n  type: planning\n  date: {'1/' * 500_000}\n",
    "long references": lambda many: "- id: CF1\n  summary: See " + "[[KPE1]] " * many + "\n",
    "open quotes": lambda many: "- id: CF1\n" + '  summary: "open\n' * 50_000,
    "tabs": lambda many: "\t" * 3_000_000,
    "spaces": lambda many: "-" + " " * 3_000_000 + "\n",
    "line ends": lambda many: "\n" * (30 * many) + "a: [",
    "conflict": lambda many: "=======\n" * (3 * many) + "a: [",
    "no text": lambda many: "\x00" * 3_000_000,
    "too large": lambda many: "a" * (33 * 1024 * 1024),
}


# What is quadratic takes minutes at the larger size, and is slow enough to be seen at the other.
@pytest.mark.few(7)
@pytest.mark.parametrize("many", [5_000, pytest.param(100_000, marks=pytest.mark.long)])
@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_hangs(name: str, many: int, tmp_path: Path) -> None:
    """As a process of its own: a hang or a crash of the parser is one of that process."""
    place = "meetings.yaml" if name == "a long date" else "factors.yaml"
    root = write(tmp_path, SAMPLE)
    (root / place).write_text(HOSTILE[name](many), encoding="utf-8", newline="")
    ran = _validate(root)
    harmless = name in {"a long scalar", "long references", "spaces"}
    assert ran.returncode == (0 if harmless else 1), ran.stderr
    assert ran.stderr == ""


def _validate(root: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "learning_together.cli.main", "validate", "--select", "LT0"],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


def codes(root: Path) -> dict[str, str]:
    return {problem.place.file: problem.check.code for problem in load(root).problems}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    root = write(tmp_path, SAMPLE)
    os.mkfifo(root / "factors.yaml")
    (root / "timeline").mkdir()
    os.mkfifo(root / "timeline" / "health.yaml")
    ran = _validate(root)
    assert "Traceback" not in ran.stderr


def test_a_folder_named_like_a_file(tmp_path: Path) -> None:
    root = write(tmp_path, SAMPLE)
    (root / "factors.yaml").mkdir()
    (root / "factors.yaml" / "a.yaml").write_text("- id: CF1\n", encoding="utf-8")
    assert codes(root) == {"factors.yaml/a.yaml": "LT027"}
    (root / "review.yaml").unlink()
    (root / "review.yaml").mkdir()
    assert "review.yaml" in {problem.place.file for problem in load(root).problems}


@needs_links
def test_links_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write(outside, {"secret.yaml": "- id: CF9\n  summary: Secret\n"})
    root = write(tmp_path / "review", SAMPLE)
    (root / "timeline").mkdir()
    (root / "factors.yaml").symlink_to(outside / "secret.yaml")
    (root / "factors").symlink_to(outside, target_is_directory=True)
    (root / "timeline" / "loop").symlink_to(root, target_is_directory=True)
    (root / "timeline" / "self.yaml").symlink_to("self.yaml")
    found = codes(root)
    assert {path: found[path] for path in found} == {
        "factors.yaml": "LT010",
        "factors": "LT010",
        "timeline/loop": "LT010",
        "timeline/self.yaml": "LT010",
    }
    assert "Secret" not in str(load(root))


@needs_links
def test_a_link_in_place_of_the_review_or_the_key(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside", {"review.yaml": "title: Secret\n", "k.yaml": "- a\n"})
    root = write(tmp_path / "review", {**SAMPLE, "private/x": ""})
    (root / "review.yaml").unlink()
    (root / "review.yaml").symlink_to(outside / "review.yaml")
    (root / "private" / "identities.yaml").symlink_to(outside / "k.yaml")
    loaded = load(root)
    assert loaded.review.facts.title is None
    assert {problem.check.code for problem in loaded.problems} >= {"LT009", "LT010"}
    assert "Secret" not in str(loaded)


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="this user may read every file"
)
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    root = write(tmp_path, {**SAMPLE, "factors.yaml": "- id: CF1\n"})
    (root / "factors.yaml").chmod(0)
    assert codes(root) == {"factors.yaml": "LT009"}


@pytest.mark.slow
def test_too_many_files(tmp_path: Path) -> None:
    root = write(tmp_path, SAMPLE)
    (root / "timeline").mkdir()
    for number in range(25_000):
        (root / "timeline" / f"{number}.yaml").touch()
    ran = _validate(root)
    assert ran.returncode == 1
    assert "LT008 too-large" in ran.stdout


def test_every_kind_of_record_takes_part(tmp_path: Path) -> None:
    """The mutated examples are of most kinds; else the property above would prove little."""
    tops = {path.split("/")[0].removesuffix(".yaml") for path in TEXTS}
    kinds = {kind for kind in KINDS if kind_of(kind).name in tops}
    assert len(kinds) >= 20
