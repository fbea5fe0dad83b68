"""Two states of a review, joined: no word is lost, whoever joins; every kind, any edits."""

import re
from collections.abc import Mapping
from typing import Any

from hypothesis import given

from conftest import of_two_states
from learning_together.ids import Id
from learning_together.joining.cards import KIND, asked_already
from learning_together.joining.join import join
from learning_together.joining.joined import Joined, Texts
from learning_together.joining.renumber import named_in, renumbered
from learning_together.joining.state import State
from two_states import three

States = tuple[Texts, Texts, Texts]


def result(ours: Texts, joined: Joined) -> dict[str, str]:
    held = {**ours, **joined.texts}
    return {path: text for path, text in held.items() if text is not None}


def words(texts: Texts) -> set[str]:
    return {word for text in texts.values() for word in re.findall(r"w[0-9]+x", text)}


def dangling(texts: Texts) -> set[Id]:
    state = State(texts)
    named = {id for held in state.records.values() for id in named_in(held.kind, held.data)}
    return named - state.ids.keys()


@of_two_states
@given(three())
def test_two_states(states: States) -> None:
    base, ours, theirs = states
    joined = join(base, ours, theirs)
    made = result(ours, joined)
    assert not State(made).unread
    no_word_is_lost(states, joined, made)
    every_reference_leads_where_it_led(states, joined, made)
    it_is_the_same_both_ways_round(states, joined, made)
    a_state_joined_with_itself_stays(states)
    nothing_goes_where_nobody_knows_the_beginning(ours, theirs)


def test_a_comment_stays_that_one_side_moved_out_of_a_record_that_goes() -> None:
    """What has no id is known by what it says, so that another may seem to go."""
    base = "# A list\n\n# w2x\n- by: [R1]\n# w3x\n- by: [R90]\n# w1x\n- by: [R90]\n"
    ours = base.replace("# w2x", "# w4x\n- by: [R90]\n  draft: w5x\n# w2x")
    theirs = base.replace("R1]", "R90]")
    states = tuple({"signoffs.yaml": text} for text in (base, ours, theirs))
    for known, mine, other in (states, (states[0], states[2], states[1])):
        joined = join(known, mine, other)
        no_word_is_lost((known, mine, other), joined, result(mine, joined))


def no_word_is_lost(states: States, joined: Joined, made: Texts) -> None:
    before, here, there = map(words, states)
    kept = (here - before) | (there - before) | (here & there)
    assert not kept - words(made)
    # What one side took out is gone, but where somebody has to decide.
    assert joined.cards or not words(made) - (here | there)


def every_reference_leads_where_it_led(states: States, joined: Joined, made: Texts) -> None:
    _, ours, theirs = states
    names = {Id(one.old): one.new for one in joined.renumbered}
    loose = dangling(ours) | dangling(renumbered(State(theirs), names).texts)
    assert not dangling(made) - loose


def it_is_the_same_both_ways_round(states: States, one: Joined, made: Texts) -> None:
    base, ours, theirs = states
    two = join(base, theirs, ours)
    here, there = State(ours).ids, State(theirs).ids
    from_there, from_here = _moved(one), _moved(two)
    # Records by whose they were, and the ids that they had there.
    first = {id: f"O{id}" for id in here}
    first |= {new: f"T{id}" for id in there if (new := from_there.get(id, id)) not in here}
    second = {from_here.get(id, id): f"O{id}" for id in here}
    second |= {id: f"T{id}" for id in there if id not in second}
    assert _but_open(made, first) == _but_open(result(theirs, two), second)


def _moved(joined: Joined) -> dict[Id, Id]:
    """The ids that records of the other side have got, by those that they had."""
    return {Id(each.old): Id(each.new) for each in (*joined.renumbered, *joined.known)}


def a_state_joined_with_itself_stays(states: States) -> None:
    base, ours, theirs = states
    for known in (base, None, theirs):
        assert join(known, ours, ours).is_nothing
    assert join(theirs, ours, theirs).is_nothing


def nothing_goes_where_nobody_knows_the_beginning(ours: Texts, theirs: Texts) -> None:
    joined = join(None, ours, theirs)
    made = result(ours, joined)
    assert not State(made).unread
    assert not (words(ours) | words(theirs)) - words(made)
    assert not joined.went


def _but_open(texts: Texts, names: Mapping[Id, str]) -> Any:
    """What records say, without what is open, and what is open."""
    state = renumbered(State(texts), names)
    open_: dict[str, set[str]] = {}
    for held in state.records.values():
        if held.kind == KIND:
            about = re.split(r"[/.]", _about(held.data))[0]
            open_.setdefault(about.lower(), set()).add(
                str(held.data.get("field", "")).split(".")[0]
            )
    said = []
    for held in state.records.values():
        # Of a record without an id a card says no more than the kind, by its file.
        without = open_.get(held.id.folded if held.id else held.kind, set())
        if held.kind != KIND and "" not in without:
            fields = {name: _plain(value) for name, value in held.data.items()
                      if name not in without and value is not None}  # fmt: skip
            said.append((held.kind, repr(sorted(fields.items()))))
    return sorted(said), sorted(repr(one[:2]) for one in asked_already(state))


def _about(data: Mapping[str, Any]) -> str:
    return str(data.get("record") or data.get("gone") or data.get("file"))


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return sorted((name, repr(_plain(one))) for name, one in value.items() if one)
    if isinstance(value, list):
        return sorted(repr(_plain(one)) for one in value)
    return " ".join(value.split()) if isinstance(value, str) else value
