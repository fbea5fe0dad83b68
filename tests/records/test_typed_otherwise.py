"""What people type for a word of a list, for a list or for a group of fields: told and mended."""

import pytest

from learning_together.folder.yaml.edits import edited
from learning_together.records.did_you_mean import otherwise
from learning_together.review.load import load_contents
from sample import SAMPLE

ENTRY = "- id: health-001\n  date: 2022-05-10\n  agency: H\n  event: Call\n"
MEETING = "- id: MTG1\n  type: planning\n  date: 2022-05-10\n"


def told(path: str, text: str) -> tuple[str, str, str, bool]:
    """What is said of the one fault, what helps, the mended text, and whether nobody is asked."""
    texts = {**SAMPLE, path: text}
    found = load_contents({name: said.encode() for name, said in texts.items()}).problems
    (one,) = (one for one in found if one.place.file == path)
    mended = edited(text, [one.edit]) if one.edit else ""
    return one.message, one.help, mended, bool(one.edit and one.edit.sure)


@pytest.mark.parametrize(
    ("path", "line", "mended", "sure"),
    [
        ("timeline/health.yaml", "child_seen: Y", "child_seen: yes", True),
        ("timeline/health.yaml", "child_seen: N/A", "child_seen: not-applicable", True),
        ("timeline/health.yaml", "child_seen: not seen", "child_seen: no", False),
        ("timeline/health.yaml", "child_seen: Unknown", "child_seen: not-recorded", False),
        ("timeline/health.yaml", "child_seen: perhaps", "", False),
        ("timeline/health.yaml", "context: N", "context: no", True),
        ("timeline/health.yaml", "context: Not relevant", "", False),
        ("timeline/health.yaml", "people: [M; C]", "people: [M, C]", True),
        ("timeline/health.yaml", "people: [M / C, M]", "people: [M, C, M]", True),
        ("meetings.yaml", "status: done", "status: held", False),
        ("meetings.yaml", "status: Arranged", "status: planned", False),
    ],
)
def test_one_field(path: str, line: str, mended: str, sure: bool) -> None:
    before = MEETING if path == "meetings.yaml" else ENTRY
    found = told(path, f"{before}  {line}\n")
    assert found[2:] == (f"{before}  {mended}\n" if mended else "", sure)
    if mended and not sure:
        assert mended.partition(": ")[2] in found[1]


@pytest.mark.parametrize(
    ("item", "mended"),
    [
        ("Welcome", "- title: Welcome"),
        ("10:15 Timeline", "- title: 10:15 Timeline"),
        ("'Welcome #1'", "- 'title: Welcome #1'"),
    ],
)
def test_an_item_that_is_the_text_of_its_group(item: str, mended: str) -> None:
    text = f"{MEETING}  agenda:\n    - {item}\n"
    *_, made, sure = told("meetings.yaml", text)
    if item.startswith("'"):
        # Quotes around it would hold the name, too: it is shown, and left to the person.
        assert mended not in made
    else:
        assert (made, sure) == (f"{MEETING}  agenda:\n    {mended}\n", True)


def test_a_group_without_its_dash_is_shown_with_it() -> None:
    said, help_, *_ = told("meetings.yaml", f"{MEETING}  agenda:\n    title: Findings\n")
    assert "without its dash" in said
    assert "    agenda:\n      - title: Findings" in help_


def test_records_that_stand_behind_their_ids() -> None:
    texts = {**SAMPLE, "questions.yaml": "Q1: Why was he not seen?\nQ2: What was known?\n"}
    found = load_contents({name: said.encode() for name, said in texts.items()}).problems
    problems = [one for one in found if one.place.file == "questions.yaml"]
    assert [one.place.line for one in problems] == [1, 2]
    assert '    - id: Q1\n      text: "Why was he not seen?"' in problems[0].help
    assert [bool(one.edit) for one in problems] == [True, False]  # The first mends both.


def test_a_word_that_stands_for_two_is_no_guess() -> None:
    assert otherwise("completed", ["held", "done"]) == ""
    assert otherwise("completed", ["open", "done"]) == "done"
    assert otherwise("", ["no"]) == ""
