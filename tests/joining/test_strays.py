"""What names an old id, after a merge that git called clean."""

import pytest

from learning_together.ids import Id
from learning_together.joining.state import State
from learning_together.joining.strays import followed, unmet

BASE = {
    "factors.yaml": "- id: CF1\n  summary: Few staff were there\n",
    "findings.yaml": "- id: FIN1\n  factors: [CF1]\n",
}
RENAMED = {path: text.replace("CF1", "CF7") for path, text in BASE.items()}
NAMING = "- id: TSK1\n  what: See [[cf01]], CF1\n  about: [CF1]\n"


def mended(one: dict[str, str], two: dict[str, str], now: dict[str, str]) -> dict[str, str | None]:
    joined = followed(State(BASE), State(one), State(two), State(now))
    if joined is None:
        return {}
    assert [(one.old, one.new) for one in joined.given] == [("CF1", "CF7")]
    return joined.texts


def test_what_is_named_in_vain() -> None:
    assert unmet(State(BASE)) == set()
    assert unmet(State({**RENAMED, "tasks.yaml": NAMING})) == {Id("CF1")}
    assert unmet(State({"tasks.yaml": "- id: TSK1\n  what: CF1 and [[CF2]]\n"})) == {Id("CF2")}


@pytest.mark.parametrize("first", [True, False])
def test_it_follows(first: bool) -> None:  # a case
    other = {**BASE, "tasks.yaml": NAMING}
    sides = (RENAMED, other) if first else (other, RENAMED)
    now = {**RENAMED, "tasks.yaml": NAMING}
    assert mended(*sides, now) == {
        "tasks.yaml": "- id: TSK1\n  what: See [[CF7]], CF7\n  about: [CF7]\n"
    }
    assert mended(*sides, {**RENAMED, "tasks.yaml": NAMING.replace("[CF1]", "[CF3]")}) == {
        "tasks.yaml": "- id: TSK1\n  what: See [[CF7]], CF7\n  about: [CF3]\n"
    }


def test_where_nothing_is_to_follow() -> None:
    other = {**BASE, "tasks.yaml": NAMING}
    # The old id is a record's again, or the new one is not there, or is another kind's.
    again = {"factors/a.yaml": "id: CF1\nsummary: New\n", "tasks.yaml": NAMING}
    assert mended(RENAMED, other, {**RENAMED, **again}) == {}
    gone = {**RENAMED, "factors.yaml": "- id: CF8\n  summary: x\n", "tasks.yaml": NAMING}
    assert mended(RENAMED, other, gone) == {}
    kind = {"tasks.yaml": NAMING, "findings.yaml": "- id: CF7\n  title: x\n"}
    assert mended(RENAMED, other, kind) == {}
    # Nobody called it otherwise in this merge.
    assert mended(BASE, other, {**RENAMED, "tasks.yaml": NAMING}) == {}
    # What is named in vain was never there.
    assert mended(RENAMED, other, {**RENAMED, "tasks.yaml": "- id: TSK1\n  about: [CF9]\n"}) == {}
