"""What an earlier join brought together, and what the next one makes of it."""

from typing import ClassVar

from hypothesis import given

from joining.test_join import dangling, result, words
from learning_together.ids import Id
from learning_together.joining.earlier import Earlier, names_still, noted
from learning_together.joining.join import join
from learning_together.joining.joined import Joined, Texts
from learning_together.joining.renumber import renumbered
from learning_together.joining.state import State
from two_states import four


def again(ours: Texts, theirs: Texts, earlier: Earlier) -> tuple[Joined, dict[str, str], Earlier]:
    """Joins a second time; gives what came of it, our files then, and what is noted."""
    there = State(theirs)
    joined = join(earlier.base(there), ours, there, names=earlier.names)
    made = result(ours, joined)
    return joined, made, noted(State(ours), there, joined, earlier)


@given(four())
def test_a_second_join(states: tuple[Texts, ...]) -> None:
    base, ours, theirs, later = states
    for known in (base, None):
        first = join(known, ours, theirs)
        here = result(ours, first)
        earlier = noted(State(ours), State(theirs), first)
        assert not earlier.is_set_back(here)
        nothing, _, _ = again(here, theirs, earlier)
        assert nothing.is_nothing, "a question that was answered does not come again"
        second, made, after = again(here, later, earlier)
        assert not State(made).unread
        before = words(earlier.base(State(later)))
        mine, other = words(here), words(later)
        kept = (mine - before) | (other - before) | (mine & other)
        assert not kept - words(made)
        names = {Id(old): new for old, new in second.names.items()}
        assert not dangling(made) - dangling(here) - dangling(renumbered(State(later), names).texts)
        third, _, _ = again(made, later, after)
        assert third.is_nothing


def factors(*lines: str) -> dict[str, str]:
    """A file of factors; each line an id, and what it says."""
    records = (line.partition(" ") for line in lines)
    return {"factors.yaml": "".join(f"- id: {id}\n  summary: {said}\n" for id, _, said in records)}


def joined(ours: Texts, theirs: Texts, base: Texts | None = None) -> tuple[Texts, Earlier]:
    made = join(base, ours, theirs)
    return result(ours, made), noted(State(ours), State(theirs), made)


OURS = factors("CF1 Few staff", "CF2 Handover was rushed")
THEIRS = factors("CF1 Few staff", "CF3 Letters went astray", "CF4 Nobody was told")


class TestWhetherItComesFromThere:
    """A state is taken for a later one only where it shows that."""

    def test_by_what_it_alone_had(self) -> None:
        _, earlier = joined(OURS, THEIRS)
        assert [(one.kind, one.id, one.before) for one in earlier.theirs] == [
            ("factors", "cf3", ""), ("factors", "cf4", ""),
        ]  # fmt: skip
        for state, weight in (
            (THEIRS, 2),
            (factors("CF1 x", "CF3 Letters went astray", "CF4 Everybody was told"), 1),
            (factors("CF1 x", "CF3 Letters went astray"), 0),
            (factors("CF1 Few staff"), -2),
        ):
            assert earlier.weighed(State(state)) == weight, state

    def test_by_what_it_said_otherwise(self) -> None:
        base = factors("CF1 Few staff")
        ours, theirs = factors("CF1 Too few staff"), factors("CF1 Not enough staff")
        _, earlier = joined(ours, theirs, base)
        assert earlier.weighed(State(theirs)) == 1
        assert earlier.weighed(State(ours)) == -1
        assert earlier.weighed(State(base)) == 0

    def test_under_its_own_id_or_ours(self) -> None:
        ours, theirs = factors("CF1 Few staff"), factors("CF1 Letters went astray")
        made, earlier = joined(ours, theirs, {})
        assert earlier.names == {"CF1": "CF2"}
        assert earlier.weighed(State(theirs)) == 1
        assert earlier.weighed(State(made)) == 1

    def test_what_it_alone_had_before_counts_on(self) -> None:
        made, earlier = joined(OURS, THEIRS)
        later = factors("CF1 Few staff at night", "CF3 Letters went astray")
        second = join(earlier.base(State(later)), made, later, names=earlier.names)
        after = noted(State(made), State(later), second, earlier)
        assert {one.id for one in after.theirs} == {"cf1", "cf3"}

    def test_what_both_have_had_last(self) -> None:
        made, earlier = joined(OURS, THEIRS)
        assert earlier.base(State(THEIRS)) == THEIRS
        assert earlier.base(State(factors("CF2 Changed meanwhile"))) == THEIRS
        assert earlier.base(State(made)) == made
        taken_over = {**made, "tasks.yaml": "- id: TSK1\n  what: x\n"}
        assert earlier.base(State(taken_over)) == made

    def test_a_file_that_went(self) -> None:
        base = {**factors("CF1 Few staff"), "tasks.yaml": "- id: TSK1\n  what: x\n"}
        theirs = {**THEIRS, "tasks.yaml": base["tasks.yaml"]}
        made, earlier = joined(OURS, theirs, base)
        assert "tasks.yaml" not in made
        assert earlier.base(State(made)) == made


class TestWhetherOursWasSetBack:
    def test_to_what_a_file_held(self) -> None:
        made, earlier = joined(OURS, THEIRS)
        assert not earlier.is_set_back(made)
        assert earlier.is_set_back(OURS)
        assert earlier.is_set_back({"factors.yaml": OURS["factors.yaml"].replace("\n", "\r\n")})
        assert not earlier.is_set_back(factors("CF1 Changed since"))

    def test_to_where_all_that_came_was_not_there(self) -> None:
        theirs = {**OURS, "tasks.yaml": "- id: TSK1\n  what: x\n",
                  "queries.yaml": "- id: Q1\n  question: y\n"}  # fmt: skip
        made, earlier = joined(OURS, theirs)
        assert earlier.is_set_back(OURS)
        some = {path: text for path, text in made.items() if path != "tasks.yaml"}
        assert not earlier.is_set_back(some), "somebody has taken that one out"

    def test_over_several_joins(self) -> None:
        made, earlier = joined(OURS, THEIRS)
        later = {**factors("CF1 Few staff at night"), "tasks.yaml": "- id: TSK1\n  what: x\n"}
        second = join(earlier.base(State(later)), made, later, names=earlier.names)
        after = noted(State(made), State(later), second, earlier)
        for state in (OURS, made):
            assert after.is_set_back(state)
        assert not after.is_set_back(result(made, second))

    def test_cards_may_be_tidied_away(self) -> None:
        made, earlier = joined(factors("CF1 Few staff"), factors("CF1 Fewer staff"))
        assert "differences.yaml" in made
        assert earlier.replaced == {}
        assert not earlier.is_set_back(factors("CF1 Few staff"))


def still(names: dict[str, str], was: Texts, here: Texts, there: Texts) -> dict[str, str]:
    found = names_still(names, State(was), State(here), State(there), ["CF7"])
    return {str(old): new for old, new in found.items()}


class TestWhatRecordsAreCalledStill:
    NAMES: ClassVar = {"CF1": "CF2"}
    WAS = factors("CF2 Letters went astray")
    HERE = factors("CF1 Few staff", "CF2 Letters went astray")

    def test_as_before(self) -> None:
        for said in ("Letters went astray", "Letters went astray, and more"):
            assert still(self.NAMES, self.WAS, self.HERE, factors(f"CF1 {said}")) == self.NAMES

    def test_not_where_it_is_gone_or_of_another_kind(self) -> None:
        assert still(self.NAMES, self.WAS, self.HERE, {}) == {}
        other = {"tasks.yaml": "- id: CF1\n  what: Letters went astray\n"}
        assert still(self.NAMES, self.WAS, self.HERE, other) == {}
        here = factors("CF1 Few staff")
        assert still(self.NAMES, {}, here, factors("CF1 Letters went astray")) == {}

    def test_not_where_our_ids_were_taken_over(self) -> None:
        assert still(self.NAMES, self.WAS, self.HERE, self.HERE) == {}
        over = factors("CF1 Few letters went", "CF2 Letters went astray")
        assert still(self.NAMES, self.WAS, self.HERE, over) == {}

    def test_not_where_it_is_ours_rather(self) -> None:
        assert still(self.NAMES, self.WAS, self.HERE, factors("CF1 Few staff, as ever")) == {}
        assert still(self.NAMES, self.WAS, {}, factors("CF1 Xyz")) == {}

    def test_another_that_took_the_id_gets_a_free_one(self) -> None:
        there = factors("CF1 Letters went astray", "CF2 Nobody was told", "CF3 More")
        assert still(self.NAMES, self.WAS, self.HERE, there) == {"CF1": "CF2", "CF2": "CF8"}

    def test_ours_under_an_id_of_its_own_is_ours(self) -> None:
        there = factors("CF1 Letters went astray", "CF2 Few staff")
        assert still(self.NAMES, self.WAS, self.HERE, there) == {"CF1": "CF2", "CF2": "CF1"}
        there = factors("CF1 Letters went astray", "CF9 Few staff")
        assert still(self.NAMES, self.WAS, self.HERE, there) == {"CF1": "CF2", "CF9": "CF1"}

    def test_of_two_that_it_could_be_it_is_neither(self) -> None:
        here = factors("CF1 Few staff", "CF2 Letters went astray", "CF5 Few staff")
        there = factors("CF1 Letters went astray", "CF9 Few staff")
        assert still(self.NAMES, self.WAS, here, there) == {"CF1": "CF2"}

    def test_what_is_known_is_not_looked_for_again(self) -> None:
        here = factors("CF1 Few staff", "CF2 Letters went astray", "CF5 Letters went astray")
        assert still(self.NAMES, self.WAS, here, factors("CF1 Letters went astray")) == self.NAMES

    def test_word_for_word_it_is_the_same_whatever_else_there_is(self) -> None:
        there = factors("CF1 Letters went astray", "CF2 Letters went astray")
        assert still(self.NAMES, self.WAS, self.HERE, there) == {"CF1": "CF2", "CF2": "CF8"}
