"""Narrative chronologies are read as their author meant them, and their sum adds up."""

import pytest

from exchange.imports.test_account import read, said
from learning_together.exchange.imports.readers import any_file
from narratives import NARRATIVES, TRIED_AFTERWARDS, Narrative


def of(case: Narrative) -> tuple[list[dict[str, object]], list[str], int]:
    made, sums = read(any_file.open_foreign(case.data(), case.name))
    refused = [note.text for one in made.drafts for note in one.refused]
    return said(made), refused, sums.paragraphs


def test_there_are_enough() -> None:
    assert len(NARRATIVES) >= 25


@pytest.mark.parametrize("case", [*NARRATIVES, *TRIED_AFTERWARDS], ids=lambda one: one.name)
def test_what_was_written_down_by_hand(case: Narrative) -> None:
    found, refused, beside = of(case)
    shown = [
        (one["date"], one.get("time", ""), str(one["event"])[: len(wanted.begins)])
        for one, wanted in zip(found, case.entries, strict=False)
    ]
    assert shown == [(one.date, one.time, one.begins) for one in case.entries], found
    assert len(found) == len(case.entries), found
    for one, wanted in zip(found, case.entries, strict=True):
        assert str(one["event"]).endswith(wanted.ends)
    assert refused == []
    assert beside == case.beside


def test_a_year_that_is_left_out_is_told_and_another_day_in_a_row_is_too() -> None:
    text = "12/03/2009 - Seen.\n13/3: rang.\n14/3 - rang again.\n3/1 - an earlier day\n"
    foreign = any_file.open_foreign(text.encode(), "notes.txt")
    made, _ = read(foreign)
    told = " ".join(foreign.notices)
    assert "2 paragraphs that begin with a day and month (2 and 3)" in told
    assert [str(one["date"]) for one in said(made)] == ["2009-03-12", "2009-03-13", "2009-03-14"]
    (last,) = (note for one in made.drafts for note in one.notes if note.code == "dated-lines")
    assert "begins with another date" in last.text
