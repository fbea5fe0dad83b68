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
