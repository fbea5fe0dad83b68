"""The changes that checks propose, round by round: which are offered, and when they are made."""

from pathlib import Path

import pytest

from learning_together.actions.mend import Mend, Mending, Question
from learning_together.errors import LtError
from sample import SAMPLE, write

AGENCY = "- {id: health, name: Health}\n"


def review(root: Path, *entries: str) -> Path:
    lines = [f"- id: health-{number}\n  event: Call\n  {entry}\n"
             for number, entry in enumerate(entries, 1)]  # fmt: skip
    return write(root, {**SAMPLE, "agencies.yaml": AGENCY, "timeline/health.yaml": "".join(lines)})


def questions(mending: Mending) -> list[Question]:
    return [one for one in mending.offers() if isinstance(one, Question)]


@pytest.mark.parametrize("typed", ["12/04/2023", "03/10/2023", "11/12/2023"])
def test_which_order_each_reading_supposes(tmp_path: Path, typed: str) -> None:
    (asked,) = questions(Mending(review(tmp_path, f"date: {typed}")))
    first, second, year = typed.split("/")
    by_order = {order: one.edit.replacement
                for order, one in zip(asked.orders, asked.choices, strict=True)}  # fmt: skip
    assert by_order == {
        "day-first": f"{year}-{second}-{first}", "month-first": f"{year}-{first}-{second}",
    }  # fmt: skip
    assert (asked.for_all("day-first"), asked.for_all("month-first")) == (True, True)


def test_one_answer_serves_for_all_where_the_file_says_nothing_against_it(tmp_path: Path) -> None:
    dates = ("date: 12/04/2023", "date: 25/04/2023", "date: 26/04/2023", "date: 04/27/2023")
    (asked,) = questions(Mending(review(tmp_path, *dates)))
    assert (asked.day_first, asked.month_first) == (2, 1)
    assert not asked.for_all("day-first")
    (asked,) = questions(Mending(review(tmp_path, *dates[:3])))
    assert (asked.for_all("day-first"), asked.for_all("month-first")) == (True, False)
    assert not asked.for_all(None)


def test_of_two_on_one_line_the_second_comes_when_the_first_is_made(tmp_path: Path) -> None:
    entry = "- {id: health-1, date: 14/05/2022, agency: H, evnt: Call}\n"
    root = write(tmp_path, {**SAMPLE, "timeline/health.yaml": entry})
    mending = Mending(root)
    rounds = []
    while offers := [one for one in mending.offers() if isinstance(one, Mend)]:
        rounds.append(len(offers))
        mending.make(offers)
    assert rounds == [1, 1]
    assert "date: 2022-05-14" in mending.texts["timeline/health.yaml"]
    assert "event: Call" in mending.texts["timeline/health.yaml"]


def test_of_two_on_one_line_the_second_comes_when_the_first_is_left(tmp_path: Path) -> None:
    text = "- id: SCIE\n  title: Learning together: a guide\n"
    mending = Mending(write(tmp_path, {**SAMPLE, "sources.yaml": text}))
    offered = [
        [one.after for one in offers if isinstance(one, Mend)]
        for offers in iter(mending.offers, ())
    ]
    every = [after for one in offered for after in one]
    assert ("  citation: Learning together: a guide",) in every
    assert ('  title: "Learning together: a guide"',) in every


def test_what_was_offered_is_not_offered_again(tmp_path: Path) -> None:
    mending = Mending(review(tmp_path, "date: 14/05/2022", "date: 15/05/2022"))
    assert [len(mending.offers()) for _ in range(2)] == [2, 0]


def test_nothing_is_written_where_another_file_changed_meanwhile(tmp_path: Path) -> None:
    root = review(tmp_path, "date: 14/05/2022")
    mending = Mending(root)
    mending.make([one for one in mending.offers() if isinstance(one, Mend)])
    before = (root / "timeline/health.yaml").read_bytes()
    (root / "factors.yaml").write_text("- id: CF1\n  summary: One\n", "utf-8")
    with pytest.raises(LtError, match=r"factors\.yaml"):
        mending.write()
    assert (root / "timeline/health.yaml").read_bytes() == before
    (root / "factors.yaml").unlink()
    assert mending.write() == ("timeline/health.yaml",)
