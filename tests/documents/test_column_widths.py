"""Column widths."""

from learning_together.documents.column_widths import LETTER, MARGINS, widths


def test_what_was_asked_for_holds() -> None:
    assert widths([["a", "b"]], [1, 3], 8000) == [2000, 6000]


def test_no_column_is_narrower_than_its_words() -> None:
    made = widths([["Agency", "x"], ["Safeguarding", "y"]], [1, 99], 9000)
    assert made[0] > 1300
    assert sum(made) == 9000


def test_dates_stay_on_one_line_where_there_is_room() -> None:
    rows = [["Date", "What"], ["14 March 2009", "word " * 50]]
    assert widths(rows, [5, 95], 9000)[0] > 13 * 90
    longest = [["Date", "What"], ["30 September 2023", "word " * 50]]
    assert widths(longest, [5, 95], 9000)[0] > 17 * 90


def test_ids_and_dates_in_figures_are_words() -> None:
    def wide(cell: str) -> int:
        return widths([["Id", "What"], [f"{cell} and one", "word " * 50]], [1, 99], 9000)[0]

    assert abs(wide("mentalhealth-001") - wide("mentalhealthx001")) < LETTER
    assert wide("mentalhealth-001") > wide("mentalhealth-abc") + LETTER
    assert abs(wide("2023-03-12") - wide("12/03/2023")) < LETTER
    assert wide("2023-03-12") > wide("2023-ab-cd") + LETTER


def test_a_day_and_its_month_stay_on_one_line_where_a_whole_date_has_no_room() -> None:
    long = "A long sentence of what was done by whom, and of what it has changed since then"
    rows = [["Action", "By", "Done", "What"], *[[long, "31 December 2024", "", long]] * 3]
    narrow = widths(rows, [40, 3, 3, 40], 5200)[1]
    assert narrow >= round(len("31 December") * LETTER * 0.8) + MARGINS
    assert narrow < len("31 December 2024") * LETTER + MARGINS


def test_wide_letters_take_more_room() -> None:
    def wide(heading: str, cell: str) -> int:
        return widths([[heading, "What"], [cell, "word " * 50]], [1, 99], 9000)[0]

    assert wide("x", "KPE1") > wide("x", "kpe1") > wide("x", "lil1")
    assert wide("Code", "x") > wide("x", "Code"), "a heading is bold"


def test_a_sentence_does_not_stand_in_a_column_of_single_words() -> None:
    rows = [["Seen", "What"], ["Yes. " * 20, "word " * 50]]
    assert widths(rows, [5, 95], 9000)[0] > 16 * 90


def test_many_columns_of_long_words_share() -> None:
    made = widths([["Characteristically"] * 12], [], 9000)
    assert sum(made) == 9000
    assert max(made) - min(made) <= 12


def test_without_a_request_columns_share_by_what_they_hold() -> None:
    short, long = widths([["No", "word " * 40]], [], 9000)
    assert long > 4 * short


def test_no_rows_at_all() -> None:
    assert widths([], [], 9000) == [9000]
