"""Which records two sides come to: what comes, changes, goes, stays out, and is asked."""

import pytest

from learning_together.joining.cards import Card
from learning_together.joining.files import Files
from learning_together.joining.join import join
from learning_together.joining.joined import Joined
from learning_together.joining.plan import Plan, planned
from learning_together.joining.state import State

ONE, TWO, THREE = (f"- id: CF{number}\n  summary: |\n    Words {number}\n" for number in (1, 2, 3))
#: Names the second one.
NAMES = "- id: CF1\n  summary: |\n    Words 1, as [[CF2]] says\n"


def of(*texts: str) -> dict[str, str]:
    return {"factors.yaml": "".join(texts) or "# none\n"}


def told(joined: Joined) -> dict[str, list[str]]:
    """What is told of a join, without what is empty."""
    lists = {name: [one.id for one in getattr(joined, name)]
             for name in ("came", "changed", "went", "stayed_out")}  # fmt: skip
    lists["cards"] = [f"{one.sort} {one.id}" for one in joined.cards]
    return {name: ids for name, ids in lists.items() if ids}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "outcome"),
    [
        (of(ONE), of(ONE), of(ONE), {}),
        (of(ONE), of(ONE, TWO), of(ONE), {}),
        (of(ONE), of(ONE), of(ONE, TWO), {"came": ["CF2"]}),
        (of(ONE, TWO), of(ONE, TWO), of(ONE), {"went": ["CF2"]}),
        (of(ONE, TWO), of(ONE), of(ONE, TWO), {"stayed_out": ["CF2"]}),
        (of(ONE), of(ONE), of(ONE + "  type: x\n"), {"changed": ["CF1"]}),
        # Both did the same, or ours did: nothing of ours changes.
        (of(ONE), of(ONE + "  type: x\n"), of(ONE + "  type: x\n"), {}),
        (of(ONE), of(ONE + "  type: x\n"), of(ONE), {}),
        # Changed here, taken out there; the other way round; and with a comment alone.
        (of(ONE, TWO), of(ONE, TWO + "  type: x\n"), of(ONE), {"cards": ["gone-there CF2"]}),
        (of(ONE, TWO), of(ONE), of(ONE, TWO + "  type: x\n"), {"cards": ["gone-here CF2"]}),
        (of(ONE, TWO), of(ONE, "# why\n", TWO), of(ONE), {"cards": ["gone-there CF2"]}),
        (of(ONE, "# why\n", TWO), of(ONE, "# why\n", TWO), of(ONE), {"went": ["CF2"]}),
        # Taken out there, and named here since: it stays, and is asked about.
        (of(ONE, TWO), of(NAMES, TWO), of(ONE), {"cards": ["gone-there CF2"]}),
        # Taken out here, and named there since: it comes back, and is asked about.
        (of(ONE, TWO), of(ONE), of(NAMES, TWO),
         {"came": ["CF2"], "changed": ["CF1"], "cards": ["gone-here CF2"]}),
        # Whoever took it out left it named: then it goes, though it is named.
        (of(NAMES, TWO), of(NAMES, TWO), of(NAMES), {"went": ["CF2"]}),
        (of(NAMES, TWO), of(NAMES), of(NAMES, TWO), {"stayed_out": ["CF2"]}),
        # What is asked about names another that went with it: that is asked about, too.
        (of(ONE, TWO, THREE), of(ONE), of(ONE, TWO + "  type: x [[CF3]]\n", THREE),
         {"cards": ["gone-here CF2"], "stayed_out": ["CF3"]}),
        (of(ONE, TWO, THREE), of(ONE), of(ONE, TWO + "    [[CF3]]\n", THREE),
         {"cards": ["gone-here CF2", "gone-here CF3"]}),
    ],
)  # fmt: skip
def test_what_is_told(
    base: dict[str, str], ours: dict[str, str], theirs: dict[str, str], outcome: dict[str, object]
) -> None:
    assert told(join(base, ours, theirs)) == outcome


@pytest.mark.parametrize("is_ours", [True, False])
def test_a_card_of_a_record_that_one_side_took_out_shows_both_states(is_ours: bool) -> None:
    changed, base = TWO + "  type: x\n", of(ONE, TWO)
    sides = of(ONE, changed), of(ONE)
    (card,) = join(base, *(sides if is_ours else sides[::-1])).cards
    texts = (changed, "") if is_ours else ("", changed)
    assert (card.base, card.ours, card.theirs) == (TWO, *texts)
    assert (card.file, card.field, card.here, card.narrow) == ("factors.yaml", "", is_ours, False)


def test_a_record_that_comes_back_since_it_is_named_is_asked_about_once() -> None:
    joined = join(of(ONE, TWO), of(ONE), of(NAMES, TWO + "  type: x\n"))
    (card,) = joined.cards
    assert (card.sort, card.id, card.here) == ("gone-here", "CF2", True)
    assert told(joined)["came"] == ["CF2"]


def planned_of(*three: dict[str, str] | None) -> Plan:
    base, ours, theirs = (Files(State(one)) if one is not None else None for one in three)
    assert ours
    assert theirs
    return planned(base, ours, theirs)


def test_a_record_stands_where_one_side_moved_it() -> None:
    here, there = {"factors.yaml": ONE}, {"factors/x.yaml": ONE}
    for three, path in (((here, here, there), "factors/x.yaml"),
                        ((here, there, here), "factors/x.yaml"),
                        ((None, here, there), "factors.yaml")):  # fmt: skip
        (wanted,) = planned_of(*three).wanted.values()
        assert wanted.path == path


def test_a_field_that_few_may_read_makes_a_card_that_few_may_read() -> None:
    sides = (of(ONE + f"  type: {one}\n  field_handling:\n    type: [reviewers]\n")
             for one in "abc")  # fmt: skip
    card: Card
    (card,) = planned_of(*sides).cards
    assert (card.field, card.base, card.ours, card.theirs) == ("type", "a", "b", "c")
    assert card.narrow
    (card,) = planned_of(*(of(ONE + f"  type: {one}\n") for one in "abc")).cards
    assert not card.narrow
    # Where the other side alone has it for few, it is for few, too.
    few = of(ONE + "  type: c\n  handling: [reviewers]\n")
    (card,) = planned_of(of(ONE), of(ONE + "  type: b\n"), few).cards
    assert card.narrow
