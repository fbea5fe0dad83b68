"""What stands in a file, through a form and back: as it was, or as it was typed."""

import copy
from functools import partial
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import of_each_kind
from learning_together.actions.window.forms.edits import edits
from learning_together.actions.window.forms.typed import (
    editable,
    fill,
    is_held,
    pressed,
    value_of,
    values_of,
)
from learning_together.errors import LtError
from learning_together.folder.yaml.write.records import meaning, rewritten
from learning_together.folder.yaml.write.splices import Edit
from learning_together.records.commented_yaml import bare_lines, fields_before
from learning_together.records.kinds import KINDS, model
from learning_together.records.shape import fields
from made_records import record, values

FILLED = [kind for kind in KINDS if kind != "identities"]


def sent(typed: dict[str, list[str]]) -> dict[str, list[str]]:
    """As a browser sends it: two characters end a line, and an empty row stands for one more."""
    return {
        path: [one.replace("\n", "\r\n") for one in texts] + ([""] if len(texts) != 1 else [])
        for path, texts in typed.items()
    }


@pytest.mark.parametrize("kind", FILLED)
@of_each_kind
@given(st.data())
def test_what_nobody_touched_is_no_edit(kind: str, data: st.DataObject) -> None:
    raw = data.draw(record(kind, 1))
    shapes = [one for one in editable(model(kind)) if is_held(one, raw.get(one.name))]
    assert list(edits(shapes, raw, sent(fill(shapes, raw)))) == []


@pytest.mark.parametrize("kind", FILLED)
@of_each_kind
@given(st.data())
def test_what_was_typed_is_what_stands_there(kind: str, data: st.DataObject) -> None:
    old, new = data.draw(record(kind, 1)), data.draw(record(kind, 1))
    shapes = list(editable(model(kind), leave_out=("id",)))
    shapes = [one for one in shapes if all(is_held(one, raw.get(one.name)) for raw in (old, new))]
    text = "\n".join(["# Ours.", "- id: R1", *bare_lines(kind, _without_id(old), 2), "# End", ""])
    typed = sent(fill(shapes, new))
    found = list(edits(shapes, old, typed))
    try:
        after, records = rewritten(
            "x.yaml",
            text,
            [Edit(0, *one) for one in found],
            lines=partial(bare_lines, kind),
            before=partial(fields_before, kind),
        )
    except LtError:
        return  # A layout that is left alone, and told; never half of it.
    written = values_of(shapes, fill(shapes, records[0].data))
    assert said(written) == said(values_of(shapes, typed))
    others = {name for name in old if name not in {one.name for one in shapes}}
    for name in others:
        assert meaning(records[0].data.get(name)) == meaning(old[name])
    assert after.startswith("# Ours.\n")
    assert after.endswith("# End\n")
    if not found:
        assert after == text


def said(value: Any) -> Any:
    """A value without the ends of lines behind its texts, which a form settles by itself."""
    if isinstance(value, dict):
        return {name: said(one) for name, one in value.items()}
    if isinstance(value, list):
        return [said(one) for one in value]
    return value.rstrip("\n")


def _without_id(raw: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in raw.items() if name != "id"}


def test_one_letter_within_a_group_moves_nothing_else() -> None:
    points = [{"saw": f"One {n}.", "took_it_to_mean": "Two.\n"} for n in range(3)]
    raw = {"participant": "HV1", "turning_points": points}
    shapes = list(editable(model("conversations")))
    typed = fill(shapes, raw)
    typed["turning_points.1.saw"] = ["Other."]
    assert list(edits(shapes, raw, typed)) == [(("turning_points", 1, "saw"), "Other.")]


def test_a_group_is_added_moved_and_taken_away() -> None:
    raw = {"turning_points": [{"saw": "A", "odd": "kept"}, {"saw": "B"}]}
    shapes = list(editable(model("conversations")))
    typed = pressed(fill(shapes, raw), "more", "turning_points")
    assert list(edits(shapes, raw, typed)) == []  # an empty one is none
    typed["turning_points.2.saw"] = ["C"]
    assert list(edits(shapes, raw, typed)) == [(("turning_points", 2), {"saw": "C"})]
    moved = pressed(typed, "up", "turning_points.1")
    ((steps, value),) = edits(shapes, raw, moved)
    assert steps == ("turning_points",)
    assert value == [{"saw": "B"}, {"saw": "A", "odd": "kept"}, {"saw": "C"}]
    fewer = pressed(fill(shapes, raw), "remove", "turning_points.0")
    assert list(edits(shapes, raw, fewer)) == [(("turning_points",), [{"saw": "B"}])]
    assert pressed(typed, "up", "turning_points.nothing") == typed
    assert pressed(typed, "more", "nothing") == typed


def test_what_was_not_on_the_form_stays() -> None:
    raw = {"title": "A", "episodes": ["KPE1"]}
    shapes = list(editable(model("findings")))
    assert list(edits(shapes, raw, {"title": ["B"]})) == [(("title",), "B")]
    assert list(edits(shapes, raw, {})) == []


def test_prose_of_several_lines_ends_its_last() -> None:
    shapes = list(editable(model("findings")))
    ((_, value),) = edits(shapes, {}, {"manifestation": ["One.\r\n\r\nTwo."]})
    assert value == "One.\n\nTwo.\n"
    ((_, value),) = edits(shapes, {"manifestation": "Old\n"}, {"manifestation": ["New"]})
    assert value == "New\n"


def test_what_no_form_can_hold_is_known() -> None:
    shapes = fields(model("findings"))
    for name, raw in (("title", ["a"]), ("title", {"a": "b"}), ("title", "a\0b"),
                      ("episodes", [["KPE1"]]), ("wider_evidence", "text")):  # fmt: skip
        assert not is_held(shapes[name], raw)
    assert is_held(shapes["episodes"], "KPE1")


@pytest.mark.parametrize("kind", FILLED)
@of_each_kind
@given(st.data())
def test_any_form_that_is_sent_gives_values(kind: str, data: st.DataObject) -> None:
    """Whoever makes a form up gets values or none, and never a traceback."""
    shapes = list(editable(model(kind)))
    shape = data.draw(st.sampled_from(shapes))
    raw = {shape.name: data.draw(values(shape))}
    typed: dict[str, list[str]] = copy.deepcopy(fill([shape], raw))
    for path in data.draw(st.lists(st.sampled_from(sorted(typed) or [shape.name]), max_size=3)):
        typed[path] = data.draw(st.lists(st.sampled_from(["", "0", "7", "x", "-1", "a.b"])))
    value_of(shape, typed, shape.name)
    list(edits(shapes, raw, typed))
