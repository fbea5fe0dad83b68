"""Where a record stands that the other side has put in."""

import pytest

from learning_together.joining.files import Files
from learning_together.joining.order import in_order
from learning_together.joining.state import State


def side(ids: str, path: str = "factors.yaml") -> Files:
    """A state with records of these one-letter names."""
    return Files(State({path: "".join(f"- id: {id}\n  summary: Of {id}\n" for id in ids)}))


@pytest.mark.parametrize(
    ("ours", "theirs", "kept", "order"),
    [
        ("abc", "abc", "abc", "abc"),
        # Ours holds where both have them; what goes leaves no gap.
        ("cab", "abc", "abc", "cab"),
        ("abc", "abc", "ac", "ac"),
        # First, in the middle, and last, as it is there.
        ("abc", "xabc", "abcx", "xabc"),
        ("abc", "axbc", "abcx", "axbc"),
        ("abc", "abcx", "abcx", "abcx"),
        ("abc", "axybc", "abcyx", "axybc"),
        # Behind what its own side does not know, whoever follows it there.
        ("apbc", "axbc", "abcpx", "apxbc"),
        ("abcp", "abcx", "abcpx", "abcpx"),
        ("apqb", "axb", "abpqx", "apqxb"),
        # Behind one that goes: behind the last before that, which stays.
        ("abc", "abxc", "acx", "axc"),
        # Nothing of what stays is around it there.
        ("ab", "x", "abx", "abx"),
        ("ab", "gxh", "abx", "abx"),
    ],
)
def test_where_each_stands(ours: str, theirs: str, kept: str, order: str) -> None:
    one, other = side(ours), side(theirs)
    every = one.state.records | other.state.records
    keys = {key[1]: key for key in every}
    found = in_order(
        [keys[id] for id in kept], one.state.files["factors.yaml"], one, other
    )  # fmt: skip
    assert "".join(key[1] for key in found) == order


def test_one_that_comes_from_another_file() -> None:
    one, other = side("ab"), side("axb", "factors/more.yaml")
    keys = {key[1]: key for key in (*one.state.records, *other.state.records)}
    current = one.state.files["factors.yaml"]
    found = in_order([keys[id] for id in "abx"], current, one, other)
    assert [key[1] for key in found] == ["a", "x", "b"]
