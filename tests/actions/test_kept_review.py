"""A review that is kept at hand says after any change what a check from nothing says."""

import os
import random
import re
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from learning_together.actions import kept_review
from learning_together.actions.kept_review import KeptReview
from learning_together.actions.validate import Checked, check
from learning_together.errors import LtError
from learning_together.folder.git import status
from learning_together.review.load import load
from learning_together.stages import Stage
from places import ROOT
from sample import SAMPLE, write

TODAY = date(2026, 11, 29)
EXAMPLES = ("harbour-street", "elm-court")


class Writer:
    """Somebody who changes files of a review, at random; each step says which it touched."""

    def __init__(self, root: Path, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self.broken: dict[str, str] = {}

    def file(self, suffix: str = ".yaml") -> Path:
        files = sorted(
            path
            for path in self.root.rglob(f"*{suffix}")
            if "private" not in path.parts and path.name != "review.yaml"
        )
        return self.chance.choice(files)

    def put(self, path: Path, text: str) -> list[str]:
        path.write_text(text, encoding="utf-8", newline="\n")
        return [path.relative_to(self.root).as_posix()]

    def records(self, path: Path) -> list[str]:
        """A file's records, each with its lines; what stands above them is the first."""
        return re.split(r"(?m)^(?=- )", path.read_text(encoding="utf-8"))

    def reword(self) -> list[str]:
        path = self.file(self.chance.choice([".yaml", ".yaml", ".md"]))
        text = path.read_text(encoding="utf-8")
        spots = [match.start() for match in re.finditer(r"(?<=[a-z,]) (?=[a-z])", text)]
        at = self.chance.choice(spots) if spots else len(text)
        more = self.chance.choice(
            [
                "",
                " should have",
                " (HV1)",
                " failed to act and",
                " [[HV1]]",
                " [[NOBODY9]]",
                "x",
                "  ",
            ]
        )
        return self.put(path, text[:at] + more + text[at:])

    def set_field(self) -> list[str]:
        path = self.file()
        text = path.read_text(encoding="utf-8")
        fields = list(re.finditer(r"(?m)^( +|- )(\w+): (\S.*)$", text))
        if not fields:
            return self.put(path, text)
        one = self.chance.choice(fields)
        value = self.chance.choice(["2021-05-04", "HV1", "[HV1, M]", "", "yes", "Nothing", "DOC1"])
        return self.put(path, text[: one.start(3)] + value + text[one.end(3) :])

    def add(self) -> list[str]:
        path = self.file()
        head, *records = self.records(path)
        if not records:
            return self.put(path, head)
        at = self.chance.randrange(len(records))
        new = re.sub(r"\bid: *[\w-]+", f"id: NEW{self.chance.randrange(90)}", records[at], count=1)
        return self.put(path, "".join([head, *records[:at], new, *records[at:]]))

    def remove(self) -> list[str]:
        path = self.file()
        head, *records = self.records(path)
        if len(records) > 1:
            records.pop(self.chance.randrange(len(records)))
        return self.put(path, "".join([head, *records]))

    def rename(self) -> list[str]:
        path = self.file()
        text = path.read_text(encoding="utf-8")
        ids = re.findall(r"(?m)^(?:- )?(?:  )?id: *([\w-]+)", text)
        if not ids:
            return self.put(path, text)
        old = self.chance.choice(ids)
        if self.chance.random() < 0.5:
            return self.put(path, text.replace(f"id: {old}", f"id: {old}x", 1))
        touched = []
        for each in sorted(self.root.rglob("*.yaml")):
            said = each.read_text(encoding="utf-8")
            if (new := re.sub(rf"\b{old}\b(?!-)", f"{old}x", said)) != said:
                touched += self.put(each, new)
        return touched

    def move_lines(self) -> list[str]:
        path = self.file()
        lines = path.read_text(encoding="utf-8").split("\n")
        at = self.chance.randrange(len(lines))
        lines[at:at] = self.chance.choice([[""], ["# a note"], ["", "", ""]])
        return self.put(path, "\n".join(lines))

    def swap(self) -> list[str]:
        path = self.file()
        head, *records = self.records(path)
        self.chance.shuffle(records)
        return self.put(path, "".join([head, *records]))

    def break_or_mend(self) -> list[str]:
        if self.broken:
            name, text = self.broken.popitem()
            return self.put(self.root / name, text)
        path = self.file()
        text = path.read_text(encoding="utf-8")
        self.broken[path.relative_to(self.root).as_posix()] = text
        cut = self.chance.randrange(len(text))
        slip = self.chance.choice(
            ['\n  - "open\n', "\n\tid: X\n", "\nid: [a\n", "\n- : :\n", "&a "]
        )
        return self.put(path, text[:cut] + slip + text[cut:])

    def new_file(self) -> list[str]:
        name = self.chance.choice(
            ["tasks2.yaml", "timeline/newcomers.yaml", "notes.txt", "terms.yaml"]
        )
        path = self.root / name
        if path.exists():
            path.unlink()
            return [name]
        path.parent.mkdir(exist_ok=True)
        return self.put(path, "- id: NEWTERM\n  date: 2022-01-01\n  event: Nothing\n")

    def stage(self) -> list[str]:
        path = self.root / "review.yaml"
        text = path.read_text(encoding="utf-8")
        stage = self.chance.choice(["setup", "collect", "analyse", "report", "board"])
        return self.put(path, re.sub(r"(?m)^stage: .*$", f"stage: {stage}", text))

    def steps(self) -> list[Callable[[], list[str]]]:
        usual = [
            self.reword,
            self.reword,
            self.set_field,
            self.set_field,
            self.move_lines,
            self.add,
        ]
        return [*usual, self.remove, self.rename, self.swap, self.break_or_mend,
                self.break_or_mend, self.new_file, self.stage]  # fmt: skip


def follow(example: str, seed: int, steps: int, root: Path) -> None:
    shutil.copytree(ROOT / "examples" / example, root)
    chance = random.Random(seed)
    writer = Writer(root, chance)
    kept = KeptReview(root, today=TODAY)
    for number in range(steps):
        step = chance.choice(writer.steps())
        touched = step()
        if chance.random() < 0.3:
            touched += chance.choice(writer.steps())()
        said = kept.changed(touched if chance.random() < 0.9 else None)
        afresh = check(root, today=TODAY)
        where = f"{example}, seed {seed}, step {number}: {step.__name__} of {touched}"
        assert said.diagnostics == afresh.diagnostics, where
        assert said.stage == afresh.stage, where
        assert said.loaded.review == afresh.loaded.review, where
        assert said.loaded.texts == afresh.loaded.texts, where


class TestWhatIsKept:
    """What is asked once, and what is asked again."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return write(tmp_path / "review", {
            **SAMPLE, "tasks.yaml": "- id: TSK1\n  what: Read\n",
            "factors.yaml": "- id: CF1\n  summary: Few staff\n",
        })  # fmt: skip

    @pytest.fixture
    def asked(self, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
        """How the checks are called, one entry a time."""
        found: list[dict[str, Any]] = []

        def noted(root: Path, **given: Any) -> Checked:
            found.append({"root": root, **given})
            return check(root, **given)

        monkeypatch.setattr(kept_review, "check", noted)
        return found

    def test_files_that_are_not_named_are_as_they_were(self, root: Path) -> None:
        kept = KeptReview(root, today=TODAY)
        write(root, {"tasks.yaml": "- id: TSK2\n", "factors.yaml": "- id: CF2\n"})
        said = kept.changed(["tasks.yaml"])
        assert said is kept.checked
        assert {str(one) for one in said.loaded.review.by_id} >= {"TSK2", "CF1"}
        assert "CF2" not in {str(one) for one in said.loaded.review.by_id}
        assert "CF2" in {str(one) for one in kept.changed().loaded.review.by_id}

    def test_records_of_other_files_stay_the_same_ones(self, root: Path) -> None:
        kept = KeptReview(root, today=TODAY)
        before = kept.checked.loaded.review
        write(root, {"tasks.yaml": "- id: TSK1\n  what: Write\n"})
        after = kept.changed(["tasks.yaml"]).loaded.review
        assert after.records["factors"][0] is before.records["factors"][0]
        assert after.records["tasks"][0] is not before.records["tasks"][0]

    def test_git_is_asked_where_anything_may_have_changed(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, asked: list[dict[str, Any]]
    ) -> None:
        answers = iter(("first", "second", "third"))
        questions: list[tuple[Any, ...]] = []

        def answer(*given: Any) -> Any:
            questions.append(given)
            return replace(status.kept(*given), halfway=next(answers))

        monkeypatch.setattr(kept_review, "status", SimpleNamespace(kept=answer))
        kept = KeptReview(root, today=TODAY)
        kept.changed(["tasks.yaml"])
        kept.changed()
        kept.changed([])
        assert questions == [(root, "private")] * 2
        assert [one["in_git"].halfway for one in asked] == ["first", "first", "second", "second"]

    def test_stage_and_day_stay(self, root: Path, asked: list[dict[str, Any]]) -> None:
        kept = KeptReview(root, stage=Stage.BOARD, today=TODAY)
        for said in (kept.checked, kept.changed([]), kept.changed()):
            assert (said.stage, said.today) == (Stage.BOARD, TODAY)
        assert {one["root"] for one in asked} == {root}
        # What the checks found before is at hand the next time.
        assert len({id(one["again"]) for one in asked}) == 1
        assert asked[0]["again"] is not None
        own = KeptReview(root)
        assert (own.checked.stage, own.checked.today) == (Stage.SETUP, date.today())


class TestLookingAgain:
    """`fresh` reads what changed since it was last asked, and asks no more than it must."""

    @pytest.fixture
    def root(self, tmp_path: Path) -> Path:
        return write(tmp_path / "review", {
            **SAMPLE, "tasks.yaml": "- id: TSK1\n  what: Read\n",
            "private/identities.yaml": "- code: HV1\n  names: [Anna Example]\n",
        })  # fmt: skip

    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> list[set[str] | None]:
        """Which files are said to have changed, one entry a look; None for any."""
        found: list[set[str] | None] = []
        real = load

        def noted(root: Path, before: Any, paths: Any) -> Any:
            found.append(None if paths is None else set(paths))
            return real(root, before, paths)

        monkeypatch.setattr(kept_review, "load", noted)
        return found

    def test_only_what_changed_came_or_went_is_read(
        self, root: Path, read: list[set[str] | None]
    ) -> None:
        kept = KeptReview(root)
        first = kept.checked
        assert kept.fresh() is first
        write(root, {"tasks.yaml": "- id: TSK1\n  what: Write\n", "factors.yaml": "- id: CF1\n"})
        second = kept.fresh()
        assert second is kept.checked is not first
        assert kept.fresh() is second
        (root / "factors.yaml").unlink()
        assert "CF1" not in {str(one) for one in kept.fresh().loaded.review.by_id}
        assert read == [None, {"tasks.yaml", "factors.yaml"}, {"factors.yaml"}]

    @pytest.mark.parametrize("key", ["private/identities.yaml", "private/identities.yaml.age"])
    def test_where_the_key_changed_all_is_read(
        self, root: Path, read: list[set[str] | None], key: str
    ) -> None:
        kept = KeptReview(root)
        with suppress(LtError):
            (root / key).unlink(missing_ok=True)
            (root / key).write_text("- code: HV1\n  names: [Another Example]\n", encoding="utf-8")
            kept.fresh()
        assert read == [None, None]

    @pytest.mark.parametrize("same", ["time and place", "size and place", "size and time"])
    def test_a_change_is_known_by_size_time_and_place(
        self, root: Path, read: list[set[str] | None], same: str
    ) -> None:
        kept = KeptReview(root)
        path = root / "tasks.yaml"
        before = path.stat()
        new = path if "place" in same else root / "new"
        text = f"- id: TSK2\n  what: {'Read' if 'size' in same else 'Write it'}\n"
        new.write_text(text, encoding="utf-8", newline="\n")
        later = 0 if "time" in same else 5_000_000_000
        os.utime(new, ns=(before.st_atime_ns, before.st_mtime_ns + later))
        new.replace(path)
        assert "TSK2" in {str(one) for one in kept.fresh().loaded.review.by_id}
        assert read == [None, {"tasks.yaml"}]

    @pytest.mark.parametrize("today", [None, TODAY])
    def test_the_next_day_it_is_checked_again_unless_the_day_is_given(
        self, root: Path, monkeypatch: pytest.MonkeyPatch, today: date | None
    ) -> None:
        kept = KeptReview(root, today=today)
        first = kept.checked
        tomorrow = date.today() + timedelta(days=1)
        monkeypatch.setattr(kept_review, "date", SimpleNamespace(today=lambda: tomorrow))
        assert (kept.fresh() is first) is (today is not None)


@pytest.mark.few(1)
@pytest.mark.slow
@pytest.mark.parametrize("example", EXAMPLES)
def test_after_any_change_it_says_what_a_check_from_nothing_says(
    example: str, tmp_path: Path
) -> None:
    follow(example, 1, 8, tmp_path / "review")


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 40))
@pytest.mark.parametrize("example", EXAMPLES)
def test_after_many_changes(example: str, seed: int, tmp_path: Path) -> None:
    follow(example, seed, 25, tmp_path / "review")
