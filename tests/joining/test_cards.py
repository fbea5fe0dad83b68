"""What a card says, who may read it, and which one is asked already."""

from dataclasses import replace
from typing import Any

import pytest

from learning_together.joining.cards import Card, asked_already, clean, is_narrow, shown, unasked
from learning_together.joining.join import join
from learning_together.joining.state import State

CARD = Card("wording", "factors", "CF1", here=True, file="factors.yaml", field="summary",
            base="A", ours="B", theirs="C")  # fmt: skip


@pytest.mark.parametrize(
    ("changed", "what"),
    [
        ({}, "CF1, summary: two wordings"),
        ({"sort": "gone-here"}, "CF1: taken out here, changed or named on the other side"),
        ({"sort": "gone-there"}, "CF1: taken out on the other side, changed or named here"),
        ({"sort": "file", "id": ""},
         "factors.yaml: the file differs, and could not be joined"),
        ({"id": ""}, "a contributory factor in factors.yaml, summary: two wordings"),
    ],
)  # fmt: skip
def test_what_it_is_about_is_in_words(changed: dict[str, Any], what: str) -> None:
    assert replace(CARD, **changed).what == what


def test_the_fields_of_its_record() -> None:
    said = {"sort": "wording", "field": "summary", "base": "A", "ours": "B", "theirs": "C",
            "whose": "LR2", "found_on": "2024-01-01", "id": "DIF1"}  # fmt: skip
    values = CARD.values("DIF1", "2024-01-01", "LR2")
    assert values == {**said, "what": CARD.what, "record": "CF1"}
    gone = replace(CARD, sort="gone-here", here=False, field="", ours="").values("DIF1", "", "")
    assert (gone["gone"], gone["file"]) == ("CF1", "factors.yaml")
    assert not gone.keys() & {"record", "field", "ours", "whose", "found_on", "handling"}
    nameless = replace(CARD, id="", narrow=True).values("DIF1", "", "")
    assert (nameless["file"], nameless["handling"]) == ("factors.yaml", ["reviewers"])
    assert "record" not in nameless


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("A", "A"),
        (["A", "", "B"], "- A\n- B"),
        ({"on": "2023", "why": None}, "on: 2023"),
        ([{"on": "2023", "why": ""}, {}], "- on: 2023"),
    ],
)
def test_values_are_shown_as_they_are_typed(value: object, text: str) -> None:
    assert shown(value) == text


def test_what_is_empty_goes() -> None:
    assert clean({"a": [{}, None, "x"], "b": {"c": ""}, "d": []}) == {"a": ["x"]}


@pytest.mark.parametrize(
    ("kind", "fields", "field", "narrow"),
    [
        ("factors", "summary: A", "", False),
        ("factors", "handling: [reviewers]", "", True),
        ("factors", "handling: [team, board]", "", False),
        # An empty list says nothing of who may read it.
        ("factors", "handling: []", "", False),
        ("factors", "field_handling: {summary: [reviewers]}", "summary", True),
        ("factors", "field_handling: {summary: [reviewers]}", "type", False),
        ("factors", "field_handling: {summary: [reviewers]}", "", False),
        ("factors", "field_handling: {summary: [team]}", "summary", False),
        ("factors", "field_handling: {summary: }", "summary", False),
        # A field of the kind that few may read; one whose words nobody has agreed to yet.
        ("meetings", "handling: [team]", "", False),
        ("meetings", "handling: [team]", "barred", True),
        ("feedback", "handling: [team]", "", True),
        ("feedback", "handling: [team]|may_quote: yes", "", False),
    ],
)  # fmt: skip
def test_who_may_read_it(kind: str, fields: str, field: str, narrow: bool) -> None:
    state = State({f"{kind}.yaml": "- id: X1\n  " + fields.replace("|", "\n  ") + "\n"})
    (held,) = state.records.values()
    assert is_narrow(held, field) == narrow


def card(**fields: str) -> State:
    lines = "".join(f"  {name}: {value}\n" for name, value in fields.items())
    return State({"differences.yaml": f"- id: DIF1\n{lines}"})


ASKED = {"sort": "wording", "record": "cf1", "field": "summary", "ours": "B", "theirs": "C"}


@pytest.mark.parametrize(
    ("changed", "is_asked"),
    [
        ({}, True),
        # Whoever's side is called ours, whatever the spaces, and whoever was asked.
        ({"ours": "C", "theirs": "'B '"}, True),
        ({"record": "", "gone": "CF1"}, True),
        ({"record": "", "file": "factors.yaml"}, False),
        ({"record": "CF2"}, False),
        ({"field": "type"}, False),
        ({"ours": "D"}, False),
        ({"sort": "gone-here"}, False),
    ],
)
def test_each_is_asked_once(changed: dict[str, str], is_asked: bool) -> None:
    found = unasked([CARD], State({}), card(**(ASKED | changed)))
    assert found == ([] if is_asked else [CARD])


def test_that_a_record_is_gone_is_asked_once_whichever_side_took_it_out() -> None:
    gone = replace(CARD, sort="gone-here", field="", ours="", here=False)
    there = card(sort="gone-there", gone="CF1", ours="C")
    assert unasked([gone], there) == []
    assert len(asked_already(there)) == 1
    assert asked_already(State({"factors.yaml": "- id: CF1\n"})) == set()


def test_cards_get_ids_in_a_row_and_the_file_where_the_last_one_is() -> None:
    base, ours, theirs = (f"- id: CF1\n  type: {one}\n  voice: {one}\n" for one in "abc")
    files = {"differences/old.yaml": "- id: DIF7\n  what: Old\n"}
    sides = [{"factors.yaml": one, **files} for one in (base, ours, theirs)]
    made = join(*sides).texts["differences/old.yaml"] or ""
    assert made.index("DIF7") < made.index("DIF8") < made.index("DIF9")
