"""Which records of the other side need other ids, and which stand here already under another."""

import pytest

from learning_together.joining.clashes import Renumbered, clashes
from learning_together.joining.join import join
from learning_together.joining.state import State


def test_clashes() -> None:
    was = State({"factors.yaml": "- id: CF1\n  summary: A\n- id: CF2\n  summary: B\n"})
    here = State({
        "factors.yaml": "- id: CF2\n  summary: B\n- id: CF3\n  summary: Ours\n"
        "- id: CF4\n  summary: Both\n- id: CF6\n  summary: Came before [[CF3]]\n",
        "tasks.yaml": "- id: TSK1\n  what: x\n",
    })  # fmt: skip
    there = State({
        "factors.yaml": "- id: CF1\n  summary: A1\n- id: CF3\n  summary: Theirs\n"
        "- id: CF4\n  summary: Both\n  type: conditions\n- id: CF5\n"
        "  summary: Came before [[CF4]]\n",
        "findings.yaml": "- id: tsk01\n  statement: x\n- id: FIN1\n  statement: See CF8\n",
    })  # fmt: skip
    found = clashes(was, here, there)
    assert found.renumbered == [
        Renumbered("factors", "CF3", "CF9"), Renumbered("findings", "tsk01", "TSK02"),
    ] or found.renumbered == [
        Renumbered("factors", "CF3", "CF9"), Renumbered("findings", "tsk01", "tsk02"),
    ]  # fmt: skip
    assert found.known == [Renumbered("factors", "CF5", "CF6")]
    assert found.twins == [("factors", "cf4", 0)]


def test_an_id_that_goes_is_free_for_another_kind() -> None:
    was = State({"factors.yaml": "- id: X1\n  summary: A\n"})
    there = State({"findings.yaml": "- id: X1\n  statement: B\n"})
    assert clashes(was, was, there).renumbered == []
    changed = State({"factors.yaml": "- id: X1\n  summary: C\n"})
    assert clashes(was, changed, there).renumbered == [Renumbered("findings", "X1", "X2")]


@pytest.mark.parametrize(
    ("said", "is_known"),
    [("summary: Few staff", True), ("episodes: [KPE1]", False), ("type: conditions", True)],
)
def test_a_record_is_known_again_under_another_id_by_what_it_says(
    said: str, is_known: bool
) -> None:
    """Not by links alone: two findings of one episode are two."""
    ours = {"factors.yaml": f"- id: CF1\n  {said}\n- id: CF2\n  summary: Ours\n"}
    theirs = {"factors.yaml": f"- id: CF2\n  {said}\n"}
    joined = join({}, ours, theirs)
    assert [one.new for one in joined.known] == (["CF1"] if is_known else [])
    assert [one.new for one in joined.renumbered] == ([] if is_known else ["CF3"])


FEW = "summary: Few staff"


@pytest.mark.parametrize(
    ("was", "ours", "theirs", "known"),
    [
        # What is empty says nothing, and makes no difference.
        ("", f"- id: CF1\n  {FEW}\n  type:\n", f"- id: CF2\n  {FEW}\n", {"CF2": "CF1"}),
        ("", "- id: CF1\n  episodes: [KPE1]\n  type:\n", "- id: CF2\n  episodes: [KPE1]\n", {}),
        # Both have that one under its id; the other one is another, in the same words.
        ("", f"- id: CF1\n  {FEW}\n", f"- id: CF1\n  {FEW}\n- id: CF2\n  {FEW}\n", {}),
        # It was there before, and went there: what came instead is new.
        (f"- id: CF1\n  {FEW}\n", f"- id: CF1\n  {FEW}\n", f"- id: CF3\n  {FEW}\n", {}),
        (f"- id: CF1\n  {FEW}\n", f"- id: CF1\n  {FEW}\n- id: CF3\n  {FEW}\n",
         f"- id: CF1\n  {FEW}\n- id: CF4\n  {FEW}\n", {"CF4": "CF3"}),
    ],
)  # fmt: skip
def test_which_is_known_by_its_words(
    was: str, ours: str, theirs: str, known: dict[str, str]
) -> None:
    before, here, there = (State({"factors.yaml": text}) for text in (was, ours, theirs))
    assert {one.old: one.new for one in clashes(before, here, there).known} == known


def factors(*records: str) -> State:
    """Of records as `CF1 Few staff`."""
    pairs = [one.split(" ", 1) for one in records]
    text = "".join(f"- id: {id}\n  summary: {said}\n" for id, said in pairs)
    return State({"factors.yaml": text})


def renumbered(was: State | None, here: State, there: State, *reserved: str) -> dict[str, str]:
    return {one.old: one.new for one in clashes(was, here, there, reserved).renumbered}


def test_what_was_there_before_is_not_new() -> None:
    was = factors("CF1 Few staff")
    assert renumbered(was, factors("CF1 Ours"), factors("CF1 Theirs")) == {}
    found = clashes(None, factors("CF1 Ours alone"), factors("CF1 Theirs by itself"))
    assert [one.new for one in found.renumbered] == ["CF2"]


def test_the_review_s_own_record_is_one_on_both_sides() -> None:
    here, there = (State({"review.yaml": f"title: {one}\nid: R1\n"}) for one in ("A", "B"))
    found = clashes(None, here, there)
    assert (found.renumbered, found.known, found.twins) == ([], [], [])


def test_a_free_id_is_one_that_nobody_has_names_or_keeps() -> None:
    was = factors("CF1 Few staff")
    here = factors("CF1 Few staff", "CF2 The desk, as CF3 says")
    there = factors("CF1 Few staff", "CF2 The forms")
    assert renumbered(was, here, there) == {"CF2": "CF4"}
    assert renumbered(was, here, there, "CF4", "cf05") == {"CF2": "CF6"}


def test_two_new_ones_get_two_ids() -> None:
    was = factors()
    here = factors("CF1 The desk", "CF2 The phone")
    there = factors("CF1 The forms", "CF2 The rota")
    assert renumbered(was, here, there) == {"CF1": "CF3", "CF2": "CF4"}


def test_of_two_that_say_the_same_each_is_known_as_one() -> None:
    was = factors()
    here = factors("CF3 Few staff", "CF4 Few staff")
    there = factors("CF5 Few staff", "CF6 Few staff", "CF7 Few staff")
    known = {one.old: one.new for one in clashes(was, here, there).known}
    assert known == {"CF5": "CF3", "CF6": "CF4"}


def test_one_that_is_the_same_to_the_letter_is_no_twin() -> None:
    assert clashes(factors(), factors("CF1 Few staff"), factors("CF1 Few staff")).twins == []


def test_what_each_computer_notes_of_a_row_does_not_make_two_of_one() -> None:
    entry = (
        "- id: gp-{}\n  date: 2022-01-01\n  event: Called\n"
        "  delivery: {{number: {}, row: 2, hash: {}}}\n"
    )
    here = State({"timeline/gp.yaml": entry.format(1, 1, "abc")})
    found = clashes(State({}), here, State({"timeline/gp.yaml": entry.format(1, 2, "def")}))
    assert (found.renumbered, found.known) == ([], [])
    assert found.twins == [("timeline", "gp-1", 0)]
    found = clashes(State({}), here, State({"timeline/gp.yaml": entry.format(2, 2, "def")}))
    assert found.known == [Renumbered("timeline", "gp-2", "gp-1")]
    other = entry.replace("Called", "Visited").format(1, 2, "def")
    found = clashes(State({}), here, State({"timeline/gp.yaml": other}))
    assert found.renumbered == [Renumbered("timeline", "gp-1", "gp-2")]
