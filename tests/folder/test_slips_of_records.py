"""Slips where records begin: no dash before any, dashes out of line, ids that have fallen out."""

import pytest

from learning_together.folder.yaml import Reading, read_on
from learning_together.folder.yaml.edits import edited
from learning_together.folder.yaml.mistakes.no_dashes import as_list
from learning_together.folder.yaml.proof import is_proved
from learning_together.records.commented_yaml import hints

HINTS = hints("factors")


def mended(text: str, path: str = "factors.yaml") -> str:
    """The text once all that is proposed and can be proved is made, one after the other."""
    body = "text" if path.endswith(".md") else ""
    for _ in range(9):
        reading = read_on(path, text, HINTS, body)
        edits = [one.edit for one in reading.problems if one.edit and one.edit.sure]
        if not edits:
            break
        new = edited(text, edits[:1])
        assert is_proved(reading, read_on(path, new, HINTS, body), text, edits[:1]), (text, new)
        text = new
    return text


def data(text: str) -> list[dict[str, object]]:
    return [one.data for one in read_on("factors.yaml", text).records]


def test_records_without_dashes_become_a_list() -> None:
    text = "# Ours\nid: CF1\nsummary: |\n  One\n  more\n\n# Next\nid: CF2\nsummary: Two\n"
    assert mended(text) == (
        "# Ours\n- id: CF1\n  summary: |\n    One\n    more\n\n# Next\n- id: CF2\n  summary: Two\n"
    )
    assert data(mended(text)) == [
        {"id": "CF1", "summary": "One\nmore\n"},
        {"id": "CF2", "summary": "Two"},
    ]


def test_below_an_empty_line_the_first_field_begins_a_record() -> None:
    text = "date: 2022\nevent: One\n\ndate: 2023\nevent: Two\n"
    assert mended(text) == "- date: 2022\n  event: One\n\n- date: 2023\n  event: Two\n"
    close = "date: 2022\nevent: One\ndate: 2023\n"
    assert mended(close) == close
    assert len(data(close)) == 1
    other = "date: 2022\nevent: One\n\nevent: Two\n"
    assert mended(other) == other
    assert len(data(other)) == 1


def test_in_a_list_a_dash_alone_is_missing() -> None:
    text = "- date: 2022\n  event: One\n\n  date: 2023\n  event: Two\n"
    assert mended(text) == "- date: 2022\n  event: One\n\n- date: 2023\n  event: Two\n"


def test_what_is_indented_is_left_to_a_person() -> None:
    assert as_list("x.yaml", [" id: A", " id: B"], 0, [1]) is None
    assert as_list("x.yaml", ["- id: A", "id: B"], 0, [1]) is None
    found = as_list("x.yaml", ["", "id: A", "# n", "id: B", ""], 1, [3])
    assert found
    assert (found.place.line, found.place.length) == (2, 15)
    assert found.replacement == "- id: A\n# n\n- id: B"


def test_a_parting_line_goes() -> None:
    assert mended("id: CF1\n---\nsummary: One\n") == "id: CF1\n\nsummary: One\n"
    assert mended("- id: CF1\n--- \n- id: CF2\n") == "- id: CF1\n\n- id: CF2\n"
    kept = "id: CF1\n--- # two\nsummary: One\n"
    assert mended(kept) == kept
    assert mended("id: CF1\nsummary: One\n---\nid: CF2\nsummary: Two\n") == (
        "- id: CF1\n  summary: One\n\n- id: CF2\n  summary: Two\n"
    )


def test_dashes_of_ids_come_in_line() -> None:
    text = "id: KPE1\nfactors:\n - CF1\n  - CF2\n   - CF3\nend: 2022\n"
    assert mended(text) == "id: KPE1\nfactors:\n - CF1\n - CF2\n - CF3\nend: 2022\n"
    for other in ("- CF1\n  - see CF2", "- The desk\n  - CF2"):
        assert "|" in mended(f"id: KPE1\nfactors:\n{other}\n")


def test_ids_that_have_fallen_out_become_a_list() -> None:
    assert mended("id: CV1\nfactors: \nCF1\nCF2\nend: 2022\n") == (
        "id: CV1\nfactors: \n  - CF1\n  - CF2\nend: 2022\n"
    )
    for text in ("id: CV1\nfactors: One\nCF1\n", "id: CV1\nmindset: \nBusy\n"):
        assert "- " not in mended(text)


@pytest.mark.parametrize("sign", ["=", " = ", " – ", "; "])
def test_another_sign_behind_the_id_is_a_colon(sign: str) -> None:
    text = f"- id{sign}CF1\n  summary = One two\n"
    assert mended(text).startswith("- id: CF1\n  summary: One two\n")


def test_a_sentence_with_such_a_sign_is_none() -> None:
    assert data("- Idle = resting\n- id: CF1\n") == [{"id": "CF1"}]


def test_a_dash_alone_is_no_value() -> None:
    assert mended("- id: CF1\n  effect: -\n  summary: One\n") == (
        "- id: CF1\n  effect: \n  summary: One\n"
    )
    assert mended("- id: CF1\n  effect: - hinders\n  - helps\n").endswith(
        "- hinders\n    - helps\n"
    )


def test_text_below_its_field_keeps_its_lines() -> None:
    text = "id: CV1\nmindset:\n  I was tired.\n  I was wrong: she left.\n"
    assert mended(text) == text.replace("mindset:", "mindset: |")
    group = "id: CV1\nperiod:\n  start 2022\n  end: 2023\n"
    assert mended(group) == group


def test_text_that_stands_by_itself_is_told_as_such() -> None:
    found = read_on("questions.yaml", "1. Why so?\n2. What: how?\n")
    assert [(one.check.code, one.place.line) for one in found.problems] == [
        ("LT012", 2),
        ("LT012", 1),
    ]
    # An item of a list of a field, at the margin, is none.
    found = read_on("findings/FIN1.yaml", "id: FIN1\nquestions:\n- Why: how?: so\n")
    assert [one.check.code for one in found.problems] == ["LT003"]


def test_below_the_closed_quotes_of_a_value_no_text_can_stand() -> None:
    found = read_on("factors.yaml", 'id: CF1\nsummary: "One: two"\nand three\n')
    (problem,) = found.problems
    assert 'summary: "One: two and three"' in problem.help
    assert problem.edit is None
    found = read_on("factors.yaml", "id: CF1\nsummary: One two\nand three\n")
    assert found.problems[0].edit is not None


def test_quotes_within_a_text_are_no_quotes_around_it() -> None:
    text = '- id: CF1\n  summary: "He left" and then "she left"\n'
    assert mended(text) == '- id: CF1\n  summary: >-\n    "He left" and then "she left"\n'
    text = '- id: CF1\n  summary: "He said "no" twice"\n'
    assert mended(text) == '- id: CF1\n  summary: >-\n    He said "no" twice\n'


def section(text: str) -> tuple[str, str]:
    """What is said, and the text once it is mended."""
    found = read_on("sections/my-window.md", text, (), "text")
    return found.problems[0].message, mended(text, "sections/my-window.md")


def test_the_fields_of_a_section_are_put_at_its_top() -> None:
    assert section("# Heading\n\nText.\n") == (
        "This file has no front matter.",
        "---\nid: my-window\n---\n\n# Heading\n\nText.\n",
    )
    assert section("title: One\n---\nText.\n") == (
        "The line “---” is missing here.",
        "---\nid: my-window\ntitle: One\n---\nText.\n",
    )
    assert section("id: window\ntitle: One\n---\nText.\n")[1].startswith("---\nid: window\n")
    # A line below text is a rule of Markdown's.
    assert section("Some: text\nof mine\n---\nText.\n")[1].startswith("---\nid: my-window\n---\n")
    assert section("---\nid: window\ntitle: One\n\nText: more.\n") == (
        "The front matter has no closing line.",
        "---\nid: window\ntitle: One\n---\n\nText: more.\n",
    )
    assert section("---\nid: window\n")[1] == "---\nid: window\n---\n"
    found = read_on("sections/2nd part.md", "Text.\n", (), "text")
    assert found.problems[0].edit is None


def test_a_record_comes_only_of_what_was_there() -> None:
    text = "- id: CF1\n  summary: One\n- Two\n"
    before = read_on("factors.yaml", text)

    def proved(new: str, replacement: str) -> bool:
        from learning_together.diagnostics import Edit, Place

        edit = Edit(Place("factors.yaml", 3, 1, 5), replacement)
        return is_proved(before, read_on("factors.yaml", new), text, [edit])

    new = "- id: CF1\n  summary: One\n- summary: Two\n"
    assert proved(new, "- summary: Two")
    assert not proved(new + "- summary: Three\n", "- summary: Two")
    assert not proved("- summary: Two\n", "- summary: Two")
    nothing = Reading([], before.problems, (text,))
    assert is_proved(nothing, read_on("factors.yaml", new), text, [])


def told(text: str, path: str = "factors.yaml") -> list[tuple[str, int]]:
    return [(one.check.code, one.place.line) for one in read_on(path, text, HINTS).problems]


def test_an_id_whose_own_name_is_missing() -> None:
    assert mended("- CF1\n  summary: One\n- id: CF2\n").startswith("- id: CF1\n  summary: One\n")
    assert mended("# Ours\nCF1\nsummary: One: two\n") == ('# Ours\nid: CF1\nsummary: "One: two"\n')
    found = read_on("factors.yaml", "CF1\nsummary: One\n", HINTS)
    assert [one.left_out for one in found.records] == [{"id"}]
    found = read_on("factors.yaml", "Forms\nsummary: One\n", HINTS)
    assert [one.left_out for one in found.records] == [frozenset()]
    assert told("Forms of ours\nsummary: One\n") == [("LT012", 1)]
    below = "id: CF1\nexplanation:\n  It was late.\n  wrong: she left.\n"
    assert "LT012" not in dict(told(below))


def test_fields_on_one_line_get_a_line_each() -> None:
    assert mended("- id: CF1, summary: One, two; effect: helps\n") == (
        "- id: CF1\n  summary: One, two\n  effect: helps\n"
    )
    assert mended("id: CF1\nsummary: One; type: role\n") == "id: CF1\nsummary: One\ntype: role\n"
    # What is no field of the kind is text.
    assert mended("id: CF1\nsummary: One, colour: red\n") == (
        'id: CF1\nsummary: "One, colour: red"\n'
    )
    assert told('id: CF1\nsummary: "One", effect: helps\n') == [("LT003", 2)]


def test_text_in_braces_gets_its_quotes() -> None:
    text = "- {id: CF1, summary: Visit: no reply, effect: helps}\n- {id: CF2}\n"
    assert mended(text) == text.replace("Visit: no reply", '"Visit: no reply"')
    assert mended("- {id: CF1, summary: Visit: no, or so}\n") == (
        '- {id: CF1, summary: "Visit: no, or so"}\n'
    )
    assert mended("- {id: CF1, summary: He said: 'no'}\n").count("'") == 2


def test_a_list_that_is_not_closed_is_closed() -> None:
    assert mended("id: CF1\nepisodes: [KPE1\n") == "id: CF1\nepisodes: [KPE1]\n"
    assert mended("id: CF1\nkey to: [one, two\nsummary: x\n").count("]") == 1
    assert "]" not in mended("id: CF1\nsummary: [sic\neffect: helps\n")


def test_a_table_is_one_slip() -> None:
    rows = "| Date | Event |\n|---|---|\n| 1/2/23 | Call |\n"
    assert told(f"- id: CF1\n{rows}- id: CF2\n{rows}") == [("LT012", 2), ("LT012", 6)]
    assert [one["id"] for one in data(f"- id: CF1\n{rows}- id: CF2\n")] == ["CF1", "CF2"]
    (problem,) = read_on("factors.yaml", rows, HINTS).problems
    assert "lt import" in problem.help
    assert problem.edit is None
    assert told("Date,Event\n1/2/23,Call\n2/2/23,Call\n") == [("LT012", 1)]
    for text in ("One, two\n", "One, two\nthree, four, five\n", "One\ntwo\n"):
        (problem,) = read_on("factors.yaml", text, HINTS).problems
        assert "lt import" not in problem.help


def test_a_line_of_text_with_a_dash_is_no_record() -> None:
    text = "- id: CF1\n  explanation: >-\n    One\n  - two\n  effect: helps\n"
    assert mended(text) == ("- id: CF1\n  explanation: |\n    One\n    - two\n  effect: helps\n")


def test_several_records_of_one_are_proved_by_their_words() -> None:
    from learning_together.diagnostics import Edit, Place

    text = "A: one\nB: two\n"
    edit = Edit(Place("x.yaml", 1, 1, len(text) - 1), "- id: A\n  t: one\n- id: B\n  t: two")

    def proved(new: str, edit: Edit = edit) -> bool:
        return is_proved(read_on("x.yaml", text), read_on("x.yaml", new), text, [edit])

    good = "- id: A\n  t: one\n- id: B\n  t: two\n"
    assert proved(good)
    assert not proved(good.replace("two", "three"))
    assert not proved("- id: A\n  t: one\n- id: B\n")
    assert not proved(good, Edit(Place("x.yaml", 1, 1, 6), edit.replacement))


def test_what_stands_before_the_first_line_of_a_section_goes() -> None:
    for first in (" ---", "\n---", "\n \n--- ", "----", "—"):
        assert section(f"{first}\nid: window\n---\nText.\n") == (
            "The first line of the file must be “---”, with nothing before it.",
            "---\nid: window\n---\nText.\n",
        )


def test_a_record_below_a_name_is_read() -> None:
    found = read_on("conversations/CV1.yaml", "conversation:\n  id: CV1\n  date: 2022\n")
    assert [one.data for one in found.records] == [{"id": "CV1", "date": "2022"}]
    assert found.records[0].place("date").line == 3
    assert found.heading
    assert found.heading.line == 1
    assert read_on("x.yaml", "period:\n  start: 2022\n").heading is None
    assert read_on("x.yaml", "a:\n  - b\n").heading is None
    assert read_on("x.yaml", "a:\n  - {b: c}\nd: e\n").heading is None


def test_spaces_of_word_become_those_of_the_space_bar() -> None:
    text = "- id: CF1\n\u00a0\u00a0summary: One\n \u2003effect: helps\n"
    assert mended(text) == "- id: CF1\n  summary: One\n  effect: helps\n"
    assert data(text) == [{"id": "CF1", "summary": "One", "effect": "helps"}]


def test_a_quote_that_is_closed_nowhere_takes_in_all_of_its_text() -> None:
    text = '- id: CF1\n  effect: helps\n  summary: "One\n    and two\n\n    and three\n'
    found = read_on("factors.yaml", text, HINTS)
    assert 'summary: "One and two' in found.problems[0].help
    assert mended('- id: CF1\n  summary: "One\n    and two\n') == (
        '- id: CF1\n  summary: "One and two"\n'
    )
    assert mended('- id: CF1\n  summary: "One\n') == '- id: CF1\n  summary: "One"\n'


def test_text_whose_first_line_looks_like_a_field() -> None:
    text = "- id: CF1\n  explanation:\n    Two lines here: one\n    and two\n  effect: helps\n"
    assert mended(text) == text.replace("explanation:", "explanation: |")
    group = "- id: CF1\n  explanation:\n    first: one\n    and two\n"
    assert "|" not in mended(group)


def test_a_section_s_file_name_makes_an_id() -> None:
    assert mended("Text.\n", "sections/Key Findings.md").startswith("---\nid: Key-Findings\n---\n")


def test_where_a_table_begins_and_ends() -> None:
    from learning_together.folder.yaml.mistakes.tables import tables, with_commas

    lines = ["a: b", "| x | y |", "|1|", "|2| ", "c: d", "| z |", "e: f", "|3|", "|4|"]
    found = [(start, end, one.place) for start, end, one in tables("x.yaml", lines)]
    assert [(start, end) for start, end, _ in found] == [(1, 4), (7, 9)]
    place = found[0][2]
    assert (place.line, place.column, place.length) == (2, 1, 9)
    assert [*tables("x.yaml", ["| z |"])] == []
    problem = with_commas("x.yaml", 1, ["# n", "a,b,c ", "", "1,2,3"])
    assert problem
    assert (problem.place.line, problem.place.column, problem.place.length) == (2, 1, 5)
    for rows in (["a,b"], ["a,b", "1"], ["a", "b"], ["a,b", "c: 1,2"], ["- a,b", "- 1,2"]):
        assert with_commas("x.yaml", 0, rows) is None
    assert with_commas("x.yaml", 0, ["a,b", "1,2"])
