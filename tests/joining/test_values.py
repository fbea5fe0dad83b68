"""Two values of a field to one, by hand-made cases: what joins in silence, and what is asked."""

from typing import Any

import pytest

from learning_together.joining.sequences import Slot, slots
from learning_together.joining.values import Clash, Values, exact, is_empty, plain, same
from learning_together.records.kinds import model


def joined(kind: str, base: Any, ours: Any, theirs: Any, field: str) -> tuple[Any, list[Clash]]:
    values = Values(known=base != "?")
    three = tuple({field: one} if one not in (None, "?") else {} for one in (base, ours, theirs))
    return values.group(model(kind), three).get(field), values.clashes  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "base", "ours", "theirs", "made"),
    [
        ("title", "A", "A", "B", "B"),
        ("title", "A", "B", "A", "B"),
        ("title", "A", "B", "B", "B"),
        ("title", "A", None, "A", None),
        ("title", "A", "A", None, None),
        ("title", None, None, "B", "B"),
        ("title", "A b", "A\nb", "A  b", "A\nb"),
        ("title", "?", None, "B", "B"),
        ("title", "?", "B", None, "B"),
        # References: what either took out goes, what either put in comes, once.
        ("factors", ["CF1", "CF2"], ["CF1"], ["CF1", "CF2", "CF3"], ["CF1", "CF3"]),
        ("factors", ["CF1", "CF2"], ["CF2", "CF4"], ["CF1"], ["CF4"]),
        ("factors", None, ["CF1"], ["cf01", "CF2"], ["CF1", "CF2"]),
        ("factors", "CF1", "CF1", ["CF1", "CF2"], ["CF1", "CF2"]),
        ("factors", "CF1", ["CF1", "CF3"], ["CF1", "CF2"], ["CF1", "CF3", "CF2"]),
        ("factors", "?", ["CF1"], ["CF2"], ["CF1", "CF2"]),
        ("factors", ["CF1"], ["CF1", "CF1"], ["CF1", "CF2"], ["CF1", "CF2"]),
        # Prose by paragraph.
        ("appraisal", "a\n\nb", "a\n\nb\n\nours", "theirs\n\na\n\nb", "theirs\n\na\n\nb\n\nours"),
        ("appraisal", "a\n\nb", "a x\n\nb", "a\n\nb x", "a x\n\nb x"),
        ("appraisal", "a\n\nb\n\nc", "a\n\nc", "a\n\nb\n\nc\n\nd", "a\n\nc\n\nd"),
        ("appraisal", "a\n\nb", "a\n\nb\n\nx", "a\n\nb\n\nx\n\ny", "a\n\nb\n\nx\n\ny"),
        ("appraisal", "a", "a\n\nzz", "a\n\nmm", "a\n\nmm\n\nzz"),
        ("appraisal", "a\n\nb\n", "a x\n\nb\n", "a\n\nb x\n", "a x\n\nb x\n"),
        ("appraisal", "a\n \n\nb", "a x\n \n\nb", "a\n \n\nb x", "a x\n\nb x"),
        # Written anew on both sides: one may hold all of the other.
        ("appraisal", None, "a\n\nb\n\nc", "a\n\nc", "a\n\nb\n\nc"),
        ("appraisal", "?", "a\n\nc", "a\n\nb\n\nc", "a\n\nb\n\nc"),
    ],
)
def test_what_joins_in_silence(field: str, base: Any, ours: Any, theirs: Any, made: Any) -> None:
    assert joined("episodes", base, ours, theirs, field) == (made, [])


@pytest.mark.parametrize(
    ("field", "base", "ours", "theirs", "both"),
    [
        ("title", "A", "B", "C", ("B", "C")),
        ("title", None, "B", "C", ("B", "C")),
        ("title", "A", None, "C", (None, "C")),
        ("title", "A", "B", None, ("B", None)),
        ("title", "?", "B", "C", ("B", "C")),
        # All that can be joined is in both.
        ("appraisal", "a\n\nb", "a\n\nb1\n\nx", "y\n\na\n\nb2",
         ("y\n\na\n\nb1\n\nx", "y\n\na\n\nb2\n\nx")),
        ("appraisal", "a\n\nb", "a", "a\n\nb2", ("a", "a\n\nb2")),
        ("appraisal", "?", "a\n\nb", "a\n\nc", ("a\n\nb", "a\n\nc")),
        ("appraisal", None, "a\n\nb", "b\n\na", ("a\n\nb", "b\n\na")),
    ],
)  # fmt: skip
def test_what_is_asked(field: str, base: Any, ours: Any, theirs: Any, both: Any) -> None:
    made, clashes = joined("episodes", base, ours, theirs, field)
    assert made == both[0]
    (clash,) = clashes
    assert (clash.steps, clash.ours, clash.theirs) == ((field,), *both)
    assert clash.base == (None if base == "?" else base)


def test_groups_join_by_field_and_lists_of_groups_by_item() -> None:
    point = {"on": "2022-01-01", "saw": "a", "episode": "KPE1"}
    other = {"on": "2022-02-02", "saw": "b"}
    new, newer = {"saw": "zz"}, {"saw": "mm"}
    base, ours = [point, other], [{**point, "saw": "a1"}, other, new]
    theirs = [{**point, "episode": "KPE2"}, newer]
    made, clashes = joined("conversations", base, ours, theirs, "turning_points")
    assert made == [{"on": "2022-01-01", "saw": "a1", "episode": "KPE2"}, newer, new]
    assert clashes == []


def test_an_item_that_one_took_out_and_the_other_changed() -> None:
    one, two = {"on": "2022-01-01", "saw": "a"}, {"on": "2022-02-02", "saw": "b"}
    changed = {**two, "saw": "b, later"}
    made, (clash,) = joined("conversations", [one, two], [one], [one, changed], "turning_points")
    assert made == [one]
    assert clash == Clash(("turning_points", 1), two, None, changed)
    made, (clash,) = joined("conversations", [one, two], [one, changed], [one], "turning_points")
    assert made == [one, changed]
    assert clash == Clash(("turning_points", 1), two, changed, None)


def test_a_field_within_an_item_of_a_list() -> None:
    point = {"on": "2022-01-01", "saw": "a"}
    made, (clash,) = joined(
        "conversations", [point], [{**point, "saw": "b"}], [{**point, "saw": "c"}], "turning_points"
    )
    assert made == [{"on": "2022-01-01", "saw": "b"}]
    assert clash == Clash(("turning_points", 0, "saw"), "a", "b", "c")


def test_items_that_nobody_knows_the_beginning_of() -> None:
    one, two = {"on": "2022-01-01", "saw": "a"}, {"on": "2022-02-02", "saw": "b"}
    made, clashes = joined("conversations", "?", [one], [two], "turning_points")
    assert (made, clashes) == ([two, one], [])
    more = {**one, "episode": "KPE1"}
    assert joined("conversations", "?", [one], [more], "turning_points") == ([more], [])


def test_a_mapping_of_peoples_own_names() -> None:
    made, clashes = joined(
        "episodes",
        {"title": ["team"]},
        {"title": ["team", "board"]},
        {"title": ["team"], "appraisal": ["reviewers"]},
        "field_handling",
    )
    assert (made, clashes) == ({"title": ["team", "board"], "appraisal": ["reviewers"]}, [])
    made, _ = joined("episodes", {"a": ["team"]}, {"a": ["team", "board"]}, {"a": []},
                     "field_handling")  # fmt: skip
    assert made == {"a": ["board"]}


def test_a_field_that_no_kind_knows() -> None:
    assert joined("episodes", "a", "a\n\nb", "c\n\na", "odd") == ("c\n\na\n\nb", [])
    made, clashes = joined("episodes", ["a b c"], ["a b c d"], ["a b c", "x"], "odd")
    assert (made, clashes) == (["a b c d", "x"], [])


def test_what_is_the_same() -> None:
    assert is_empty("")
    assert is_empty([])
    assert not is_empty("0")
    assert exact("a\n", "a")
    assert exact({"a": None}, None)
    assert not exact("a b", "a  b")
    assert same({"a": ["x  y"]}, {"a": ["x\ny"], "b": ""})
    assert not same("a", "b")
    assert plain({"a": [], "b": "x\n"}) == {"b": "x"}


def said(text: str) -> str:
    return text


def begin(one: str, two: str) -> bool:
    return one[0] == two[0]


def test_slots() -> None:
    base = ["a1", "b1", "c1", "d1"]
    ours = ["a1", "x", "b2", "d1", "z"]
    theirs = ["b1", "w", "c2", "d1", "z"]
    assert slots(base, ours, theirs, said, begin) == [
        Slot("a1", "a1", None),
        Slot(None, "x", None),
        Slot("b1", "b2", "b1"),
        Slot(None, None, "w"),
        Slot("c1", None, "c2"),
        Slot("d1", "d1", "d1"),
        Slot(None, "z", "z"),
    ]


def test_slots_in_order() -> None:
    never = lambda _one, _two: False  # noqa: E731
    assert slots(["a"], ["b"], ["c"], said, never) == [
        Slot(None, "b", None), Slot(None, None, "c"), Slot("a", None, None),
    ]  # fmt: skip
    assert slots(["a"], ["b"], ["c"], said, never, in_order=True) == [Slot("a", "b", "c")]
    assert slots(["a", "b"], ["c"], ["a", "b"], said, never, in_order=True) == [
        Slot("a", "c", "a"), Slot("b", None, "b"),
    ]  # fmt: skip
    assert slots(["a"], ["b", "c"], ["a"], said, never, in_order=True) == [
        Slot("a", "b", "a"), Slot(None, "c", None),
    ]  # fmt: skip


def test_what_came_in_at_one_place_stands_in_the_order_of_its_words() -> None:
    one = slots(["a"], ["a", "z", "y"], ["a", "m"], said, begin)
    two = slots(["a"], ["a", "m"], ["a", "z", "y"], said, begin)
    assert [slot.ours or slot.theirs for slot in one] == ["a", "m", "z", "y"]
    assert [slot.ours or slot.theirs for slot in two] == ["a", "m", "z", "y"]


@pytest.mark.parametrize("base", [None, "?", {"number": "1", "row": "2", "hash": "a"}])
def test_what_a_computer_notes_of_a_row_is_nothing_to_decide(base: Any) -> None:
    ours = {"number": "1", "row": "2", "hash": "b"}
    theirs = {"number": "1", "row": "2", "hash": "c", "gone": "3"}
    made, clashes = joined("timeline", base, ours, theirs, "delivery")
    assert made == {**ours, "gone": "3"}
    assert clashes == []
