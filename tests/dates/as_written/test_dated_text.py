"""Text that begins with its day, is one, or names days."""

import pytest

from learning_together.dates.as_written.dated_text import dated_start, dated_whole, days_in
from learning_together.dates.as_written.habits import Habits


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("13/03/2009 - HV visited", ("13/03/2009", "HV visited")),
        ("20/03/2009 – Strategy meeting", ("20/03/2009", "Strategy meeting")),
        ("On 21/03/2009 police were called", ("21/03/2009", "police were called")),
        ("Thu 12/03/09: seen", ("12/03/09", "seen")),
        ("12 March 2009 at 14:30 visit", ("12 March 2009 at 14:30", "visit")),
        ("10/06/09 1430 hrs Joint visit", ("10/06/09 1430 hrs", "Joint visit")),
        ("2009-03-12: seen", ("2009-03-12", "seen")),
        ("12/03/09-14/03/09 visits", ("12/03/09-14/03/09", "visits")),
        ("12/03/09. Seen", ("12/03/09", "Seen")),
        ("12-Mar-2009 Letter came", ("12-Mar-2009", "Letter came")),
        ("12.Mar.09: letter", ("12.Mar.09", "letter")),
        ("12-Mar-20091 letter", None),
        ("March 2009: three missed", ("March 2009", "three missed")),
        ("Early May 2009 – told", ("Early May 2009", "told")),
        # No text after it, no sign that sets a month apart, a day that is none, no date at all.
        ("12/03/2009", None),
        ("12/03/2009 - ", None),
        ("March 2009 was cold", None),
        ("31/02/2009 - seen", None),
        ("In March 2009 she moved", None),
        ("Mother said", None),
    ],
)
def test_a_text_that_begins_with_its_date(text: str, start: tuple[str, str] | None) -> None:
    assert dated_start(text, Habits()) == start


def test_a_day_and_no_more() -> None:
    assert all(map(dated_whole, ("12/03/2009", "12th March 2009", " 2009-03-12 ")))
    assert not any(map(dated_whole, ("March 2009", "12/03/2009 seen", "12/03")))


def test_days_are_counted_with_their_years() -> None:
    assert (
        days_in("On 14/03/2009 they moved; on 2 May 2009 they came back, in June they left.") == 2
    )
    assert days_in("14-Mar-2009 DNA; 2-May-09 seen") == 2
    assert days_in("On 14 March, or in 2009; ref 1/12/03/2009.") == 0
