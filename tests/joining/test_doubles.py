"""One id in two files after a merge: which of the two keeps it, and what follows the other."""

import pytest

from learning_together.ids import Id
from learning_together.joining.clashes import Renumbered
from learning_together.joining.doubles import doubled, mended
from learning_together.joining.joined import Joined

BASE = {"factors.yaml": "- id: CF1\n  summary: One\n"}
#: Each side made a second factor, in a file of its own, and a finding that names it.
ONE = {**BASE, "factors/a.yaml": "id: CF2\nsummary: Of the first\n",
       "findings/a.yaml": "id: FIN1\nfactors: [CF2]\n"}  # fmt: skip
TWO = {**BASE, "factors/b.yaml": "id: CF2\nsummary: Of the second\n",
       "findings/b.yaml": "id: FIN2\nfactors: [CF2]\n"}  # fmt: skip
MERGED = {**ONE, **TWO}
AGAIN = (Renumbered("factors", "CF2", "CF3"),)


def mend(
    one: dict[str, str], two: dict[str, str], now: dict[str, str] | None = None
) -> Joined | None:
    merged = {**one, **two}
    return mended(BASE, one, two, merged, merged if now is None else now, day="2024-01-01")


def test_which_ids_stand_twice() -> None:
    assert doubled(MERGED) == {Id("CF2")}
    assert doubled(ONE) == set()
    assert doubled({"factors.yaml": "- id: CF1\n- id: cf01\n- summary: x\n- summary: x\n"}) == {
        Id("CF1")
    }
    assert doubled({"factors.yaml": "- id: X1\n", "tasks.yaml": "- id: X1\n"}) == {Id("X1")}


@pytest.mark.parametrize(("one", "two", "moves"), [(ONE, TWO, "b"), (TWO, ONE, "a")])
def test_the_first_parent_s_record_keeps_it(
    one: dict[str, str], two: dict[str, str], moves: str
) -> None:
    joined = mend(one, two)
    assert joined
    assert joined.renumbered == AGAIN
    assert joined.texts == {
        f"factors/{moves}.yaml": MERGED[f"factors/{moves}.yaml"].replace("CF2", "CF3"),
        f"findings/{moves}.yaml": MERGED[f"findings/{moves}.yaml"].replace("CF2", "CF3"),
    }


def test_what_was_typed_since_stays() -> None:
    now = {**MERGED, "factors/a.yaml": "id: CF2\nsummary: Of the first, more\n",
           "findings/b.yaml": "id: FIN2\nfactors: [CF2]\ntitle: Typed since\n"}  # fmt: skip
    joined = mend(ONE, TWO, now)
    assert joined
    assert joined.renumbered == AGAIN
    assert "factors/a.yaml" not in joined.texts
    assert joined.texts["findings/b.yaml"] == "id: FIN2\nfactors: [CF3]\ntitle: Typed since\n"
    assert joined.texts["factors/b.yaml"] == "id: CF3\nsummary: Of the second\n"


def test_two_records_of_different_kinds() -> None:
    one = {**BASE, "tasks.yaml": "- id: X2\n  what: Of the first\n"}
    two = {**BASE, "factors/b.yaml": "id: X2\nsummary: Of the second\n"}
    for first, second, path, kept in ((one, two, "factors/b.yaml", "tasks.yaml"),
                                      (two, one, "tasks.yaml", "factors/b.yaml")):  # fmt: skip
        joined = mend(first, second)
        assert joined
        assert "X3" in str(joined.texts[path])
        assert kept not in joined.texts


def test_an_id_that_stands_twice_for_another_reason_is_left_alone() -> None:
    now = {**BASE, "factors/x.yaml": "id: CF1\nsummary: Typed by hand\n"}
    assert mend(ONE, TWO, now) is None
    assert (
        mend(ONE, TWO, {**ONE, "factors/b.yaml": TWO["factors/b.yaml"].replace("2", "3")}) is None
    )
    # Both: the merge's own is mended, the other is left.
    joined = mend(ONE, TWO, {**MERGED, **now})
    assert joined
    assert joined.renumbered == AGAIN
    assert "factors/x.yaml" not in joined.texts


def test_which_record_keeps_it_where_more_was_typed_since() -> None:
    """What kind each is of tells them apart where no word does any more."""
    one = {**BASE, "tasks.yaml": "- id: X2\n  what: Of the first\n"}
    two = {**BASE, "factors/b.yaml": "id: X2\nsummary: Of the second\n"}
    now = {"tasks.yaml": "- id: X2\n  what: Wholly new words\n",
           "factors/b.yaml": "id: X2\nsummary: Others here, too\n"}  # fmt: skip
    joined = mend(one, two, {**one, **two, **now})
    assert joined
    assert joined.texts == {"factors/b.yaml": "id: X3\nsummary: Others here, too\n"}
