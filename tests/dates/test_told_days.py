"""Days that running text tells of, seen from the day on which it was written."""

from datetime import date

import pytest

from learning_together.dates.told_days import told_days

#: A Tuesday.
WRITTEN = date(2019, 4, 16)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Seen in A&E 12/04/2019.", ["04-12"]),
        ("Medical took place on 9th.", ["04-09"]),
        ("Report on the fall of the 30th.", ["03-30"]),
        ("Police notification about Friday 12th: mother injured.", ["04-12"]),
        ("Attended 2/4 with a wheeze.", ["04-02"]),
        ("Left against advice 14/4, bleed.", ["04-14"]),
        ("Whereabouts unknown 13-14 April.", ["04-13", "04-14"]),
        ("The night of 5th/6th April.", ["04-05", "04-06"]),
        ("He fell on Thursday night.", ["04-11"]),
        ("Friday evening's incident; police called.", ["04-12"]),
        ("In the early hours of Monday.", ["04-15"]),
        ("Regarding the weekend's events; last weekend.", ["04-13", "04-14"]),
        ("Seen two days ago, and 5 days before.", ["04-11", "04-14"]),
        ("The previous evening.", ["04-15"]),
        # What only looks like a day.
        ("5/12 old, 3/7 history, 1/2 tablet, 2/3 of the bottle, review 3/52.", []),
        ("Weight on the 9th centile, 3.4 kg, BP 84/50.", []),
        ("On the 9th May he moves.", []),
        ("Pain 4/10, 3/10 after rest.", []),
        ("Next appointment 30/04/2019.", []),
    ],
)
def test_days_that_are_told(text: str, days: list[str]) -> None:
    assert sorted(f"{one:%m-%d}" for one in told_days(text, WRITTEN)) == days


def test_days_that_go_by_a_name() -> None:
    assert told_days("Used on Boxing night.", date(2020, 12, 29)) == {date(2020, 12, 26)}
    assert told_days("Since Christmas Eve.", date(2021, 1, 4)) == {date(2020, 12, 24)}
