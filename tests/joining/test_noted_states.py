"""What notes the state of a record is made anew once ids have changed, where it fitted before."""

import pytest

from learning_together.ids import Id
from learning_together.joining.noted_states import _built
from learning_together.joining.renumber import renumbered
from learning_together.joining.state import State
from learning_together.method import two_accounts
from learning_together.records.agreement import words_now
from learning_together.records.base import Model
from learning_together.records.kinds.entry import Entry

TEXTS = {
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n",
    "timeline.yaml": "- {id: gp-1, agency: gp, date: 2022-01-01, people: [HV1], event: A visit}\n"
    "- {id: asc-1, agency: asc, date: 2022-01-01, people: [HV1], event: Visited}\n"
    "- {id: asc-2, agency: asc, date: 2022-01-02, event: Called}\n",
    "conversations.yaml": "- id: CV1\n  participant: HV1\n  part_played: HV1 was on call.\n",
    "factors.yaml": "- {id: CF1, summary: A}\n- {id: CF2, summary: B}\n",
}


def built(state: State, id: str) -> Model:
    return _built(state.records[state.ids[Id(id)]])


def pair(state: State, one: str, two: str) -> str:
    first, second = built(state, one), built(state, two)
    assert isinstance(first, Entry)
    assert isinstance(second, Entry)
    return two_accounts.state(first, second)


def after(decision: str = "", **more: str) -> State:
    """The state once HV1 is HV9."""
    texts = {**TEXTS, **{f"{name}.yaml": text for name, text in more.items()}}
    if decision:
        texts["decisions.yaml"] = f"- id: DEC1\n{decision}"
    return renumbered(State(texts), {Id("HV1"): "HV9"})


def test_what_was_seen_of_two_accounts() -> None:
    seen = pair(State(TEXTS), "gp-1", "asc-1")
    made = after(f"  about: [gp-1, asc-1]\n  pair: same\n  pair_seen: {seen}\n")
    new = pair(made, "gp-1", "asc-1")
    assert new != seen
    assert made.texts["decisions.yaml"].endswith(f"  pair_seen: {new}\n")


@pytest.mark.parametrize(
    "about",
    [
        "[gp-1]",  # no pair
        "[gp-1, asc-1, asc-2]",
        "[gp-1, CF1]",  # not two entries
        "[CF1, CF2]",
        "[gp-1, nobody-1]",  # one that is not there
        "gp-1",
        "[{x: y}, asc-1]",
    ],
)
def test_what_is_no_pair_stays_as_it_is(about: str) -> None:
    seen = pair(State(TEXTS), "gp-1", "asc-1")
    text = f"  about: {about}\n  pair_seen: {seen}\n"
    assert after(text).texts["decisions.yaml"] == f"- id: DEC1\n{text}"


def test_of_a_pair_that_is_none_of_hers_nothing_changes() -> None:
    seen = pair(State(TEXTS), "asc-2", "asc-2")
    for said in (seen, "lapsed00-lapsed00"):
        text = f"  about: [asc-2, asc-2]\n  pair_seen: {said}\n"
        assert after(text).texts["decisions.yaml"] == f"- id: DEC1\n{text}"


def test_words_that_were_agreed() -> None:
    agreed = words_now(built(State(TEXTS), "CV1"))
    text = TEXTS["conversations.yaml"]
    made = after(conversations=f"{text}  agreed_words: {agreed}\n")
    new = words_now(built(made, "CV1"))
    assert new != agreed
    assert made.texts["conversations.yaml"].endswith(f"  agreed_words: {new}\n")
    # What did not fit before is told as before.
    made = after(conversations=f"{text}  agreed_words: lapsed000000\n")
    assert made.texts["conversations.yaml"].endswith("  agreed_words: lapsed000000\n")


def test_a_kind_in_which_nothing_is_agreed_has_no_such_note() -> None:
    made = after(factors="- {id: CF1, summary: HV1 alone, agreed_words: abc}\n")
    assert made.texts["factors.yaml"] == "- {id: CF1, summary: HV9 alone, agreed_words: abc}\n"


@pytest.mark.parametrize(
    "accepts",
    ["LT402", "[LT402]", "[{check: LT402, record: CF1}]", "[{check: LT402, seen: abc}]",
     "[{check: LT402, record: [CF1], seen: abc}]", "[{check: LT402, record: CF7, seen: abc}]",
     "[{check: LT402, record: CF1, seen: [abc]}]", "{check: LT402, record: CF1, seen: abc}"],
)  # fmt: skip
def test_what_is_no_acceptance_of_a_state_stays_as_it_is(accepts: str) -> None:
    text = f"  accepts: {accepts}\n"
    assert after(text).texts["decisions.yaml"] == f"- id: DEC1\n{text}"
