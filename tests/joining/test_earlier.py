"""What an earlier join brought together, and what the next one makes of it."""

from hypothesis import given

from joining.test_join import dangling, result, words
from learning_together.ids import Id
from learning_together.joining.earlier import Earlier, noted
from learning_together.joining.join import Texts, join
from learning_together.joining.joined import Joined
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
