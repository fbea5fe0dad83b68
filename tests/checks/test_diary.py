"""The diary checks: at their bounds, and silent where nothing can be mended any more."""

from datetime import date

import pytest

from learning_together.checks.circumstances import Setting
from learning_together.checks.run import run
from learning_together.dates.working_days import (
    bank_holiday,
    is_working_day,
    working_days_between,
)
from learning_together.review.load import load
from learning_together.stages import Stage
from sample import SAMPLE, Folder

TODAY = date(2024, 1, 15)


def found(folder: Folder, code: str, files: dict[str, str], today: date = TODAY) -> list[str]:
    """The records at which a check speaks."""
    every = run(load(folder(files)), Setting(today=today, stage=Stage.BOARD))
    return [str(one.problem.record or "") for one in every if one.problem.check.code == code]


def meeting(number: int, day: str, *more: str, type_: str = "analysis") -> str:
    lines = [f"- id: MTG{number}", f"type: {type_}", f"date: {day}", *more]
    return "\n  ".join(lines) + "\n"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2024, 3, 29), "Good Friday"), (date(2024, 4, 1), "Easter Monday"),
        (date(2024, 5, 6), "May Day"), (date(2023, 5, 8), "Coronation of Charles III"),
        (date(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        (date(2026, 12, 28), "Boxing Day (observed)"), (date(2024, 1, 2), ""),
        (date(2024, 8, 5), ""), (date(2024, 3, 18), ""), (date(2024, 12, 24), ""),
    ],
)  # fmt: skip
def test_bank_holidays_are_those_of_england_and_wales(day: date, name: str) -> None:
    assert bank_holiday(day) == name
    assert is_working_day(day) == (not name)


def test_working_days() -> None:
    maundy_thursday = date(2024, 3, 28)
    assert working_days_between(maundy_thursday, date(2024, 4, 2)) == 1
    assert working_days_between(maundy_thursday, maundy_thursday) == 0


@pytest.mark.parametrize(
    ("code", "day"), [("LT650", "2024-02-03"), ("LT651", "2024-03-29"), ("LT656", "2024-08-14")]
)
def test_what_is_over_cancelled_or_the_familys_own_is_left_alone(
    folder: Folder, code: str, day: str
) -> None:
    assert found(folder, code, {"meetings.yaml": meeting(1, day)}) == ["MTG1"]
    assert found(folder, code, {"meetings.yaml": meeting(1, day)}, date(2024, 12, 1)) == []
    for status in ("held", "cancelled"):
        assert found(folder, code, {"meetings.yaml": meeting(1, day, f"status: {status}")}) == []
    if code != "LT651":
        assert found(folder, code, {"meetings.yaml": meeting(1, day, type_="family")}) == []


def test_a_meeting_at_christmas_is_told_once(folder: Folder) -> None:
    files = {"meetings.yaml": meeting(1, "2024-12-25") + meeting(2, "2024-12-19")}
    assert found(folder, "LT651", files) == ["MTG1"]
    assert found(folder, "LT656", files) == ["MTG1"]
    assert found(folder, "LT650", files) == []


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        (['time: "10:00"', "duration: 2 hours"], ['time: "12:00"'], False),
        (['time: "10:00"', "duration: 2 hours"], ['time: "11:59"'], True),
        (['time: "12:00"'], ['time: "10:00"', "duration: 3 hours"], True),
        (['time: "10:00"', "duration: a day"], ['time: "16:00"'], True),
        (['time: "10:00"'], ['time: "16:00"'], False),
        (['time: "10:00"'], ['time: "10:00"'], True),
        ([], ['time: "16:00"'], True),
    ],
)
def test_when_two_meetings_may_be_at_one_time(
    folder: Folder, first: list[str], second: list[str], clash: bool
) -> None:
    there = "attendees: [LR1, RT1]", "attendees: [lr01, RT2]"
    text = meeting(1, "2024-03-05", there[0], *first) + meeting(2, "2024-03-05", there[1], *second)
    files = {"meetings.yaml": text}
    assert len(found(folder, "LT653", files)) == clash
    assert len(found(folder, "LT652", files)) == (not clash)


def conversation(day: str) -> dict[str, str]:
    return {
        "people.yaml": "- id: HV1\n  group: case-group\n",
        "conversations.yaml": f"- id: CV1\n  participant: HV1\n  date: {day}\n",
    }


@pytest.mark.parametrize(
    ("day", "told"), [("2024-04-12", ["MTG1"]), ("2024-04-15", []), ("2024-04-16", [])]
)
def test_ten_working_days_to_write_up_easter_not_counted(
    folder: Folder, day: str, told: list[str]
) -> None:
    # From Maundy Thursday: 2 April is the first working day, 15 April the tenth.
    files = {"meetings.yaml": meeting(1, day, type_="follow-on-1")} | conversation("2024-03-28")
    assert found(folder, "LT654", files) == told


def test_an_intensive_review_needs_less_time(folder: Folder) -> None:
    files = {"meetings.yaml": meeting(1, "2024-03-07", type_="follow-on-1")} | conversation(
        "2024-03-05"
    )
    assert found(folder, "LT654", files) == ["MTG1"]
    text = SAMPLE["review.yaml"].replace("option: full", "option: intensive")
    assert found(folder, "LT654", files | {"review.yaml": text}) == []


def test_a_conversation_on_the_day_of_the_follow_on_meeting_or_after(folder: Folder) -> None:
    follow_on = {"meetings.yaml": meeting(1, "2024-03-12", type_="follow-on-1")}
    assert found(folder, "LT655", follow_on | conversation("2024-03-11")) == []
    assert found(folder, "LT655", follow_on | conversation("2024-03-12")) == ["CV1"]
    assert found(folder, "LT655", follow_on | conversation("2024-03-13")) == ["CV1"]
    held = conversation("2024-03-13")
    assert found(folder, "LT655", follow_on | held, date(2024, 3, 20)) == []
