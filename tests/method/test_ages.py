"""Ages and intervals, no more exact than what is known."""

from pathlib import Path

import pytest

from conftest import Lt
from learning_together.method.ages import at, since
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder


def entries(folder: Folder, *dates: str) -> tuple[Entry, ...]:
    text = "".join(
        f"- id: health-{number}\n  date: {date}\n  event: Visit\n"
        for number, date in enumerate(dates, 1)
    )
    root = folder({"agencies.yaml": "- id: health\n  name: Health\n", "timeline/health.yaml": text})
    return load(root).review.all(Entry)


@pytest.mark.parametrize(
    ("date", "age"),
    [
        ("2020-05-01", "before birth"),
        ("2020-09-30", "in the month of birth"),
        ("2020-10-01", "about 1 month"),
        ("2021-11-09", "about 14 months"),
        ("2021", "3 to 15 months"),
        ("2023-03-27", "2 years"),
        ("2023-09-10", "2 or 3 years"),
        ("2022/2026", "1 to 6 years"),
    ],
)
def test_age(folder: Folder, date: str, age: str) -> None:
    (entry,) = entries(folder, date)
    assert at("2020-09", entry) == age
    assert at(None, entry) == ""


def test_days_between_contacts(folder: Folder) -> None:
    one, two, same, vague = entries(folder, "2022-01-30", "2022-02-02", "2022-02-02", "2022-03")
    assert since(one, two) == "3 days after its last entry"
    assert since(None, one) == since(two, same) == since(same, vague) == since(vague, one) == ""


def test_in_the_chronology_where_asked_for(folder: Folder, lt: Lt, tmp_path: Path) -> None:
    entries(folder, "2022-01-30", "2022-02-02")
    root = tmp_path / "review"
    facts = (root / "review.yaml").read_text(encoding="utf-8")
    (root / "review.yaml").write_text(facts + "subject_born: 2020-09\n", encoding="utf-8")
    for arguments, there in (((), False), (("--intervals",), True)):
        ran = lt("report", "chronology", "--to", "md", *arguments, "--out", tmp_path, cwd=root)
        assert ran.code == 0, ran.err
        name = "chronology-intervals.md" if arguments else "chronology.md"
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert ("3 days after its last entry" in text) is there
        assert ("Age: about 16 months" in text) is there


def test_a_day_of_birth_is_refused(folder: Folder, lt: Lt) -> None:
    entries(folder, "2022-01-30")
    root = folder({})
    path = root / "review.yaml"
    facts = path.read_text(encoding="utf-8")
    path.write_text(facts + "subject_born: 2020-09-03\n", encoding="utf-8")
    ran = lt("validate", cwd=root)
    assert ran.code == 1
    assert "subject_born" in ran.out
