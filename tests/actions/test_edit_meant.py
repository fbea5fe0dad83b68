"""Dates, words of lists and agencies are taken for what they mean, and that is told."""

import pytest

from conftest import Lt
from learning_together.actions.edit.meant import Meant, meant
from learning_together.errors import LtError
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder

AGENCIES = (
    "- id: health\n  name: Health visiting\n- id: sw1\n  name: Social care\n"
    "- id: sw2\n  name: Social care\n"
)


def said(folder: Folder, kind: str, **typed: str) -> Meant:
    return meant(folder({"agencies.yaml": AGENCIES}), kind, typed)


def test_the_words_of_a_date_stay_where_the_kind_has_a_place_for_them(folder: Folder) -> None:
    found = said(folder, "timeline", date="late January 2023", event="x")
    assert found.values == {"when": "late January 2023", "date": "2023-01", "event": "x"}
    assert "Date: “late January 2023” read as 2023-01." in found.told
    found = said(folder, "timeline", date="10 Jan 2023 at 2.30pm", when="Tuesday")
    assert found.values == {"time": "14:30", "date": "2023-01-10", "when": "Tuesday"}
    assert "time: 14:30 is what stood with the date." in found.told
    found = said(folder, "timeline", date="autumn term 2022")
    assert found.values == {"when": "autumn term 2022", "date": "[2022-08..2022-12]"}
    assert said(folder, "timeline", date="half-term").values == {"date": "half-term"}
    assert said(folder, "meetings", date="20/1/23").values == {"date": "2023-01-20"}


def test_of_two_readings_none_is_picked(folder: Folder) -> None:
    with pytest.raises(LtError, match=r"12 March 2009 or 3 December 2009"):
        said(folder, "timeline", date="12/03/2009")
    with pytest.raises(LtError, match=r"January and March 2023, .* or .*April and June 2022"):
        said(folder, "timeline", date="Q1 2023")
    root = folder({"agencies.yaml": AGENCIES})
    asked: list[tuple[str, ...]] = []

    def choose(_field: str, _typed: str, readings: tuple[str, ...]) -> str:
        asked.append(readings)
        return readings[1]

    found = meant(root, "timeline", {"date": "12/03/2009"}, choose)
    assert found.values["date"] == "2009-12-03"
    assert asked == [("2009-03-12", "2009-12-03")]


def test_an_agency_may_be_called_by_a_name_that_is_its_alone(folder: Folder) -> None:
    found = said(folder, "people", agency="health  Visiting")
    assert (found.values["agency"], len(found.told)) == ("health", 1)
    assert said(folder, "people", agency="Social care").values["agency"] == "Social care"
    assert said(folder, "people", agency="Housing").told == ()


def test_words_of_a_list_may_have_capitals_and_spaces(folder: Folder) -> None:
    assert said(folder, "meetings", type="Follow on 1").values["type"] == "follow-on-1"
    assert said(folder, "episodes", valence="Problematic").values["valence"] == "problematic"
    assert said(folder, "episodes", valence="awful").values["valence"] == "awful"


def test_a_new_entry_stands_where_its_words_put_it(lt: Lt, folder: Folder) -> None:
    root = folder({"agencies.yaml": AGENCIES})
    for typed in ("2023", "31 December 2023", "late January 2023", "10 January 2023"):
        ran = lt("new", "timeline", "--set", "agency=Health visiting", "--set", f"date={typed}",
                 "--set", "event=x", cwd=root)  # fmt: skip
        assert ran.code == 0, ran.err
    found = [(one.date.text if one.date else "", one.when) for one in load(root).review.all(Entry)]
    assert found == [("2023-01-10", None), ("2023-01", "late January 2023"), ("2023-12-31", None),
                     ("2023", None)]  # fmt: skip


def test_a_review_starts_with_dates_and_words_as_people_say_them(lt: Lt, folder: Folder) -> None:
    root = folder({}).parent / "new"
    ran = lt("init", root, "--yes", "--no-git", "--start", "1 January 2022", "--end", "31/12/23",
             "--framework", "Safeguarding Adults Review")  # fmt: skip
    assert ran.code == 0, ran.err
    facts = load(root).review.facts
    assert facts.framework == "sar"
    assert facts.period is not None
    assert (str(facts.period.start), str(facts.period.end)) == ("2022-01-01", "2023-12-31")
    ran = lt("init", root.parent / "two", "--yes", "--start", "1/2/22", "--end", "31/12/23")
    assert (ran.code, "1 February 2022 or 2 January 2022" in ran.err) == (2, True)
