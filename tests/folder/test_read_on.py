"""A fault of YAML hides neither the next one nor what stands soundly around it, and says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.folder.yaml import Reading, read_on
from learning_together.folder.yaml.mistakes.hints import Hint

#: What a slip does to one record of a list: its code, and the fields that cannot be read for it.
SLIPS = {
    "- id: CF{}\n  summary: Duty: two posts\n  level: team\n": ("LT003", {"summary"}),
    "- id: CF{}\n\tsummary: One\n  level: team\n": ("LT002", set()),
    "- id: CF{}\n  summary: One\n\tlevel: team\n": ("LT002", set()),
    "-id: CF{}\n  summary: One\n  level: team\n": ("LT003", set()),
    " - id: CF{}\n   summary: One\n   level: team\n": ("LT003", set()),
    " - id: CF{}\n  summary: One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary:One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n   summary: One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n summary: One\n  level: team\n": ("LT003", set()),
    '- id: CF{}\n  summary: "Two posts\n  level: team\n': ("LT003", {"summary"}),
    "- id: CF{}\n  summary: @home\n  level: team\n": ("LT005", {"summary"}),
    "- id: CF{}\n  summary: !important two\n  level: team\n": ("LT005", {"summary"}),
    "- id: CF{}\n  summary: &two posts\n  level: team\n": ("LT005", {"summary"}),
    "- id: CF{}\n  summary: [two\n  level: team\n": ("LT003", {"summary"}),
    "- id: CF{}\n  summary: [two] posts\n  level: team\n": ("LT005", {"summary"}),
    "- id: CF{}\n  summary: |\n  One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary: |\n    One\n\n  1. Two\n  2. Three\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary: 'Mother's flat'\n  level: team\n": ("LT003", {"summary"}),
    '- id: CF{}\n  summary: "S:\\q"\n  level: team\n': ("LT003", {"summary"}),
    "- id: CF{}\n  summary: “No: never”\n  level: team\n": ("LT003", {"summary"}),
    "- id: CF{}\n  summary: One\x07\n  level: team\n": ("LT003", {"summary"}),
    "- id: CF{}\n  summary: One\n---\n  level: team\n": ("LT011", set()),
    "– id: CF{}\n  summary: One\n  level: team\n": ("LT003", set()),
    "• id: CF{}\n  summary: One\n  level: team\n": ("LT003", set()),
    "* id: CF{}\n  summary: One\n  level: team\n": ("LT003", set()),
    "12) id: CF{}\n    summary: One\n    level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary = One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary- One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary; One\n  level: team\n": ("LT003", set()),
    "- id: CF{}\n  summary One\n  level: team\n": ("LT003", {"summary"}),
    "- id: CF{}\n  summary: One\n  and more\n  level: team\n": ("LT003", set()),
}
SOUND = "- id: CF{}\n  summary: One\n  level: team\n"


def read(text: str) -> Reading:
    names = [Hint(name, ("What",), "") for name in ("id", "summary", "level")]
    return read_on("factors.yaml", text, names)


def told(reading: Reading) -> list[tuple[str, int]]:
    return [(one.check.code, one.place.line) for one in reading.problems]


@pytest.mark.parametrize("slip", SLIPS)
def test_one_slip_among_others(slip: str) -> None:
    code, lacking = SLIPS[slip]
    before, lines = SOUND.format(1), slip.count("\n")
    found = read(before + slip.format(2) + SOUND.format(3))
    assert [one.data["id"] for one in found.records] == ["CF1", "CF2", "CF3"]
    assert [one.place().line for one in found.records][::2] == [1, 4 + lines]
    (problem,) = found.problems
    assert problem.check.code == code
    assert 4 <= problem.place.line < 4 + lines
    one, two, three = found.records
    assert one.data == {"id": "CF1", "summary": "One", "level": "team"}
    assert three.data == {"id": "CF3", "summary": "One", "level": "team"}
    assert [set(record.left_out) for record in found.records] == [set(), lacking, set()]
    assert {name for name in ("summary", "level") if not two.data.get(name)} == lacking
    assert found.left_out
    assert ("“summary” is left out" in problem.message) == bool(lacking)


@given(st.lists(st.sampled_from([*SLIPS, SOUND]), min_size=1, max_size=25), st.booleans())
def test_every_slip_of_a_file_is_told_and_nothing_else(slips: list[str], windows: bool) -> None:
    slips = [SOUND, *slips]  # The first dash says how far in the others ought to stand.
    text = "".join(one.format(number) for number, one in enumerate(slips))
    found = read(text.replace("\n", "\r\n") if windows else text)
    codes = sorted(code for code, _ in told(found))
    assert codes == sorted(SLIPS[one][0] for one in slips if one in SLIPS)
    assert [one.data["id"] for one in found.records] == [f"CF{n}" for n in range(len(slips))]
    for record, slip in zip(found.records, slips, strict=True):
        assert record.left_out == SLIPS.get(slip, ("", set()))[1]
    assert bool(found.left_out) == any(one in SLIPS for one in slips)


@given(
    st.lists(st.sampled_from(list(SLIPS)), max_size=4), st.text("ab \n-:#'\"[]>|\t", max_size=40)
)
def test_no_word_goes_unread_in_silence(slips: list[str], rubbish: str) -> None:
    text = "".join(one.format(number) for number, one in enumerate(slips)) + rubbish
    found = read(text)
    kept = str([one.data for one in found.records])
    for number in range(len(slips)):
        assert f"CF{number}" in kept or f"CF{number}" in "".join(found.left_out), found


def test_one_record_goes_on_at_its_next_field() -> None:
    text = "id: KPE1\ntitle: First fire: Feb\nwhy_key: @home\n level: x\nbenchmark: One\n"
    found = read_on("episodes/KPE1.yaml", text)
    (record,) = found.records
    assert record.data["benchmark"] == "One"
    assert record.left_out == {"title", "why_key"}
    assert told(found) == [("LT003", 2), ("LT005", 3)]


def test_below_a_parting_line_the_file_goes_on() -> None:
    found = read("id: CF1\nsummary: One\n---\nid: CF2\nsummary: Two\n")
    assert told(found) == [("LT011", 3), ("LT006", 4)]
    assert [one.data["id"] for one in found.records] == ["CF1", "CF2"]
    found = read("id: CF1\nsummary: One\n---\nexplanation: Two: posts\n\n--- \neffect: helps\n")
    assert told(found) == [("LT011", 3), ("LT011", 6), ("LT003", 4)]
    assert [one.data for one in found.records] == [
        {"id": "CF1", "summary": "One", "explanation": None, "effect": "helps"}
    ]


def test_of_two_states_the_first_is_read_and_each_place_is_told() -> None:
    one = "<<<<<<< HEAD\n  summary: ours\n||||||| base\n  x: y\n=======\n  summary: t\n>>>>>>> b\n"
    text = f"- id: CF1\n{one}- id: CF2\n{one}"
    found = read(text)
    assert told(found) == [("LT003", 2), ("LT003", 10)]
    assert [one.data for one in found.records] == [
        {"id": "CF1", "summary": "ours"},
        {"id": "CF2", "summary": "ours"},
    ]


def test_a_line_of_equals_signs_is_no_mark_by_itself() -> None:
    found = read("- id: CF1\n  summary: a: b\n  explanation: |\n    Head\n    =======\n")
    assert told(found) == [("LT003", 2)]
    assert "=======" in found.records[0].data["explanation"]


def test_what_is_in_a_part_of_a_field_leaves_that_field_out() -> None:
    text = (
        "- id: CV1\n  turning_points:\n    - on: 2022\n      saw: x: y\n    - saw: z\n  part: w\n"
    )
    found = read_on("conversations.yaml", text)
    assert found.records[0].left_out == {"turning_points", "saw"}
    assert found.records[0].data["part"] == "w"


def test_the_fields_of_a_markdown_file() -> None:
    found = read_on(
        "sections/a.md", "---\nid: a\ntitle: b: c\n---\nText: with: colons.\n", (), "text"
    )
    assert told(found) == [("LT003", 3)]
    assert found.records[0].data["text"] == "Text: with: colons."
    assert found.records[0].left_out == {"title"}


def test_nothing_is_left_out_of_a_sound_file() -> None:
    found = read(SOUND.format(1))
    assert (found.problems, found.left_out) == ([], ())


def test_a_file_of_nothing_but_faults_is_summed_up() -> None:
    slip = next(iter(SLIPS))
    found = read("".join(slip.format(number) for number in range(300)))
    assert len(found.problems) == 201
    assert found.problems[-1].place.line == 601
    assert "all that stands below is left out" in found.problems[-1].message
    assert "CF299" in "".join(found.left_out)
    assert len(found.records) == 200


def test_nests_too_deep() -> None:
    found = read("- id: CF1\n  summary: " + "[" * 200 + "]" * 200 + "\n")
    assert [code for code, _ in told(found)] == ["LT007"]
    assert found.records == []


def test_hints_are_told_beside_faults() -> None:
    hint = Hint("summary", ("What", "it", "is."), ">-")
    text = "- id: CF1\n  summary: >-  # What it is. Two posts\n- id: CF2\n  summary: a: b\n"
    found = read_on("factors.yaml", text, [hint])
    assert sorted(told(found)) == [("LT003", 4), ("LT004", 2)]


def test_places_are_those_of_the_file_where_the_layout_was_put_right() -> None:
    text = (
        "- id: CF1\n     summary: One\n  effect:helps\n-id: CF2\n\tsummary: One: two\n  last: x\n"
    )
    found = read(text)
    one, two = found.records
    assert (one.place("summary").line, one.place("summary").column) == (2, 15)
    assert one.place("summary", key=True).column == 6
    assert two.place("last").column == 9
    assert told(found) == [("LT003", 2), ("LT003", 3), ("LT002", 5), ("LT003", 4), ("LT003", 5)]
    colon = found.problems[-1]
    assert text.split("\n")[4][colon.place.column - 1 :].startswith(": two")
    assert colon.edit is None  # The line is another once its layout is put right.
    first = found.problems[0].edit
    assert first is not None
    assert first.place.line == 2


def test_a_record_that_cannot_be_read_at_all_is_left_out() -> None:
    found = read("- id: CF1\n- - [a: }\n- id: CF3\n")
    assert [one.data["id"] for one in found.records] == ["CF1", "CF3"]
    assert "[a: }" in "".join(found.left_out)
    assert all("left out" in one.message for one in found.problems)


def test_records_of_a_list_that_is_indented() -> None:
    text = "# Ours\n\n  - id: CF1\n    summary: a: b\n  - id: CF2\n    summary: One\n"
    found = read(text)
    assert [one.data["id"] for one in found.records] == ["CF1", "CF2"]
    assert told(found) == [("LT003", 4)]
    assert found.records[0].left_out == {"summary"}
    assert found.records[1].left_out == frozenset()


def test_a_fault_in_the_first_line() -> None:
    found = read("- id: a: b\n  summary: One\n- id: CF2\n")
    assert told(found) == [("LT003", 1)]
    assert found.records[0].left_out == {"id"}
    assert found.records[0].data["summary"] == "One"


@pytest.mark.parametrize("text", ["-\rsha256", "-\nFIN1", "-\rCF1\r", "- \n\tHV1"])
def test_a_word_like_an_id_in_a_file_without_records(text: str) -> None:
    found = read(text)
    assert found.records == []
    assert found.problems


def test_text_that_belongs_to_nothing_is_left_out_by_its_line() -> None:
    found = read("- id: CF1\n  summary: One\nLoose: words: here\n- id: CF2\n")
    assert [one.data["id"] for one in found.records] == ["CF1", "CF2"]
    assert found.records[0].data["summary"] == "One"
    assert "Loose: words: here" in "".join(found.left_out)


def test_all_lines_of_a_value_are_left_out_with_it() -> None:
    found = read("- id: CF1\n  summary: @home\n    and more\n\n    still\n  level: x\n")
    assert found.records[0].data == {"id": "CF1", "summary": None, "level": "x"}
    assert found.left_out == ("  summary: @home\n    and more\n\n    still",)


@pytest.mark.parametrize("number", [199, 200])
def test_below_the_last_fault_that_is_told_all_is_read(number: int) -> None:
    slip = next(iter(SLIPS))
    found = read("".join(slip.format(one) for one in range(number)))
    assert len(found.problems) == number
    assert len(found.records) == number


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        ("  summary: |\n  #4412 lost\n", 3),
        ("  summary: >-\n    One\n\n  #4412 lost\n", 5),
        ("  summary:\n  #lost\n", 3),
        ("  summary:\n\n    #lost\n", 4),
        ("  summary: One\n\n    #lost\n", 4),
        ("  summary:\n    One\n    #lost\n", 4),
        ("  summary:\n    One\n    # note\n", 0),
        ("  summary:\n    One\n  #note\n", 0),
        ("  summary: One\n  #note\n", 0),
        ("  summary: |\n  # note\n", 0),
        ("  summary: |\n  #level: x\n", 0),
        ("  summary: |\n #note\n", 0),
        ("  summary: |\n    #4412 kept\n", 0),
    ],
)
def test_text_with_a_hash_right_below_its_opening(lines: str, row: int) -> None:
    for text in (f"- id: CF1\n{lines}", f"- id: CF1\n{lines}  last: x\n"):
        assert told(read(text)) == ([("LT004", row)] if row else [])


def test_a_hash_at_the_margin_of_a_single_record() -> None:
    assert told(read("id: CF1\nsummary: |\n#4412 lost\n")) == [("LT004", 3)]


@pytest.mark.parametrize(
    ("text", "line", "said", "mends"),
    [
        # A list that stands further in, below a comment that does not.
        ("# All\n  - id: CF1\n    summary: One\n  • id: CF2\n    summary: Two\n", 4, "“•”", True),
        # A bullet within text is text.
        ("- id: CF1\n  summary: |\n    • one: two\n  level: @x\n", 4, "@", True),
        ("- id: CF1\n  some words\n  level: team\n", 2, "in line with “id”", False),
        ('- id: CF1\n  summary: "One"\n  and more\n  level: team\n', 3, "in line with “sum", False),
        ("- id: CF1\n  summary: One\n  and more\n  level: team\n", 3, "in line with “sum", True),
        ("- id: CF1\n  level of care was low\n  summary: One\n", 2, "no colon", True),
        ("- id:CF1\n  summary:One\n", 1, "space is missing", True),
    ],
)
def test_where_no_field_opens(text: str, line: int, said: str, mends: bool) -> None:
    problem = read(text).problems[0]
    assert problem.place.line == line
    assert said in problem.message
    assert bool(problem.edit) == mends
