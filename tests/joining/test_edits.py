"""A record becomes another by edits of single values, as deep as they can go."""

from typing import Any

import pytest

from learning_together.folder.yaml.write.splices import Edit
from learning_together.joining.edits import edited, edits


def steps(old: dict[str, Any], new: dict[str, Any], *, gently: bool = True) -> list[Any]:
    return [(one.steps, one.value) for one in edits(3, old, new, gently=gently)]


@pytest.mark.parametrize(
    ("old", "new", "gently", "wholly"),
    [
        ({"a": "1"}, {"a": "1"}, [], []),
        ({"a": "1", "b": "2"}, {"a": "1", "b": "3"}, [(("b",), "3")], [(("b",), "3")]),
        ({}, {"a": "1"}, [(("a",), "1")], [(("a",), "1")]),
        ({"a": "1"}, {}, [(("a",), None)], [(("a",), "")]),
        ({"a": "1"}, {"a": ""}, [(("a",), None)], [(("a",), "")]),
        # Parts are gone into, or written whole.
        ({"a": {"b": "1", "c": "2"}}, {"a": {"b": "1", "c": "3"}},
         [(("a", "c"), "3")], [(("a",), {"b": "1", "c": "3"})]),
        ({"a": {"b": "1"}}, {"a": "1"}, [(("a",), "1")], [(("a",), "1")]),
        ({"a": "1"}, {"a": {"b": "1"}}, [(("a",), {"b": "1"})], [(("a",), {"b": "1"})]),
        # So are lists of as many items of a sort.
        ({"a": ["1", "2"]}, {"a": ["1", "3"]}, [(("a", 1), "3")], [(("a",), ["1", "3"])]),
        ({"a": ["1", "2"]}, {"a": ["1"]}, [(("a",), ["1"])], [(("a",), ["1"])]),
        ({"a": [{"b": "1"}, {"b": "2"}]}, {"a": [{"b": "1"}, {"b": "3"}]},
         [(("a", 1, "b"), "3")], [(("a",), [{"b": "1"}, {"b": "3"}])]),
        ({"a": [{"b": "1"}]}, {"a": ["1"]}, [(("a",), ["1"])], [(("a",), ["1"])]),
        ({"a": ["1"]}, {"a": [{"b": "1"}]}, [(("a",), [{"b": "1"}])], [(("a",), [{"b": "1"}])]),
        ({"a": ["1", {"b": "2"}]}, {"a": ["1", {"b": "3"}]},
         [(("a", 1, "b"), "3")], [(("a",), ["1", {"b": "3"}])]),
        ({"a": ["1"]}, {"a": "1"}, [(("a",), "1")], [(("a",), "1")]),
        # As deep as they go.
        ({"a": {"b": {"c": "1", "d": "2"}}}, {"a": {"b": {"c": "1"}}},
         [(("a", "b", "d"), None)], [(("a",), {"b": {"c": "1"}})]),
        ({"a": [{"b": {"c": "1", "d": "2"}}]}, {"a": [{"b": {"c": "1"}}]},
         [(("a", 0, "b", "d"), None)], [(("a",), [{"b": {"c": "1"}}])]),
    ],
)  # fmt: skip
def test_edits(
    old: dict[str, Any], new: dict[str, Any], gently: list[Any], wholly: list[Any]
) -> None:
    assert steps(old, new) == gently
    assert steps(old, new, gently=False) == wholly


def test_unless_it_is_said_they_go_gently() -> None:
    assert edits(0, {"a": {"b": "1"}}, {"a": {}}) == edits(
        0, {"a": {"b": "1"}}, {"a": {}}, gently=True
    )
    assert [one.value for one in edits(0, {"a": "1"}, {})] == [None]


def test_they_are_of_the_record_with_that_number() -> None:
    assert [one.record for one in edits(3, {}, {"a": "1", "b": {"c": "1"}})] == [3, 3]


def test_without_edits_a_text_is_what_it_was() -> None:
    assert edited("factors.yaml", "- id: [", []) == "- id: ["


def test_values_go_into_a_text() -> None:
    text = "- id: CF1 # first\n  summary: Few staff\n"
    assert edited("factors.yaml", text, [Edit(0, ("summary",), "No rota")]) == (
        "- id: CF1 # first\n  summary: No rota\n"
    )
