"""A record that one side called otherwise since both began stays one; all that names it follows."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import of_two_states
from learning_together.ids import Id
from learning_together.joining.given_ids import settled
from learning_together.joining.join import join
from learning_together.joining.joined import Joined
from learning_together.joining.renumber import named_in, renumbered
from learning_together.joining.state import State
from two_states import three

BASE = """\
- id: CF1
  summary: Staff were short in that year.
- id: CF2
  summary: Notes were read by nobody, as CF1 shows.
"""
NOTES = "- id: CF{}\n  summary: Notes were read by nobody.\n"
NAMING = "- id: KPE1\n  title: Winter\n  summary: See [[CF2]] and CF2.\n"


def made(ours: Mapping[str, str], joined: Joined) -> dict[str, str]:
    held = {**ours, **joined.texts}
    return {path: text for path, text in held.items() if text is not None}


def both_ways(
    base: Mapping[str, str], one: Mapping[str, str], two: Mapping[str, str]
) -> tuple[dict[str, str], Joined]:
    """What comes of two sides, whoever joins; told of the first, into which the other comes."""
    joined, back = join(base, one, two), join(base, two, one)
    result = made(one, joined)
    assert State(result).records.keys() == State(made(two, back)).records.keys()
    return result, joined


def given_ids(joined: Joined) -> list[tuple[str, str, str, str]]:
    return [(one.old, one.new, one.there, one.by) for one in joined.given]


def called(files: Mapping[str, str], old: str, new: str) -> dict[str, str]:
    return renumbered(State(files), {Id(old): new}).texts


@pytest.mark.parametrize(
    ("was", "now", "is_given"),
    [
        # Twenty letters in common are enough, nineteen are not.
        ("summary: Notes were read by x", "summary: Notes were read by x\n  type: other", True),
        ("summary: Notes were read by", "summary: Notes were read by\n  type: other", False),
        # Nor is longer text where the rest says that it is another record.
        ("summary: One\n  type: conditions\n  explanation: Notes were read by nobody.",
         "summary: Two\n  type: other\n  explanation: Notes were read by nobody.", False),
    ],
)  # fmt: skip
def test_which_texts_tell_that_it_is_the_same(was: str, now: str, is_given: bool) -> None:
    base, ours = (
        State({"factors.yaml": f"- id: {id}\n  {text}\n"})
        for id, text in (("CF2", was), ("CF40", now))
    )
    found = settled(base, ours, base).given
    assert [(one.old, one.new) for one in found] == ([("CF2", "CF40")] if is_given else [])


def test_what_the_other_changed_in_it_and_what_names_it_comes_along() -> None:
    base = {"factors.yaml": BASE, "episodes.yaml": NAMING}
    ours = called(base, "CF2", "CF40")
    theirs = {
        "factors.yaml": BASE.replace("nobody,", "no worker,"),
        "episodes.yaml": NAMING + "- id: KPE2\n  title: Spring\n  summary: As in [[CF2]].\n",
    }
    result, joined = both_ways(base, ours, theirs)
    assert given_ids(joined) == [("CF2", "CF40", "CF2", "here")]
    assert result == {
        "factors.yaml": BASE.replace("nobody,", "no worker,").replace("CF2", "CF40"),
        "episodes.yaml": (NAMING + "- id: KPE2\n  title: Spring\n  summary: As in [[CF2]].\n")
        .replace("CF2", "CF40"),
    }  # fmt: skip
    assert not joined.cards
    assert joined.names == {"CF2": "CF40"}
    assert [one.id for one in joined.came] == ["KPE2"]


def test_what_we_changed_follows_where_the_other_side_called_it_otherwise() -> None:
    base = {"factors.yaml": BASE}
    ours = {"factors.yaml": BASE.replace("nobody,", "no worker,"), "episodes.yaml": NAMING}
    joined = join(base, ours, called(base, "CF2", "CF40"))
    assert given_ids(joined) == [("CF2", "CF40", "CF40", "there")]
    assert joined.texts == {
        "factors.yaml": ours["factors.yaml"].replace("CF2", "CF40"),
        "episodes.yaml": NAMING.replace("CF2", "CF40"),
    }
    assert joined.names == {}


def test_where_nothing_names_it_only_its_file_changes() -> None:
    base = {"factors.yaml": BASE, "episodes.yaml": "- id: KPE1\n  title: Winter\n"}
    assert join(base, base, called(base, "CF2", "CF40")).texts.keys() == {"factors.yaml"}
    assert join(base, called(base, "CF2", "CF40"), base).texts == {}


def test_a_file_that_is_called_as_its_record_goes_along() -> None:
    base = {"findings/FIN1.yaml": "id: FIN1\ntitle: Nobody read what others had noted\n"}
    ours = {"findings/FIN1.yaml": base["findings/FIN1.yaml"] + "summary: Our words.\n"}
    joined = join(base, ours, called(base, "FIN1", "FIN7"))
    assert joined.texts == {
        "findings/FIN1.yaml": None,
        "findings/FIN7.yaml": ours["findings/FIN1.yaml"].replace("FIN1", "FIN7"),
    }


def test_both_called_it_otherwise() -> None:
    base = {"factors.yaml": BASE}
    joined = join(base, called(base, "CF2", "CF40"), called(base, "CF2", "CF41"))
    assert given_ids(joined) == [("CF2", "CF40", "CF41", "both")]
    assert joined.texts == {}
    assert joined.names == {"CF41": "CF40"}


def test_both_called_it_the_same() -> None:
    base = {"factors.yaml": BASE}
    side = called(base, "CF2", "CF40")
    joined = join(base, side, side)
    assert not joined.texts
    assert given_ids(joined) == [("CF2", "CF40", "CF40", "both")]
    assert joined.names == {}


def test_the_other_side_has_taken_it_over_and_gone_on_with_it() -> None:
    base = {"factors.yaml": BASE}
    ours = called(base, "CF2", "CF40")
    theirs = {"factors.yaml": ours["factors.yaml"].replace("Notes were read by", "Letters reached")}
    for one, two in ((ours, theirs), (theirs, ours)):
        joined = join(base, one, two)
        assert made(one, joined) == theirs
        assert (joined.renumbered, joined.cards) == ((), ())
        assert given_ids(joined) == [("CF2", "CF40", "CF40", "both")]


def test_the_other_side_took_it_out_and_made_another_of_that_id() -> None:
    base = {"factors.yaml": BASE}
    ours = called(base, "CF2", "CF40")
    own = "- id: CF40\n  summary: Nobody asked the father at all.\n"
    theirs = {"factors.yaml": BASE[: BASE.index("- id: CF2")] + own}
    joined = join(base, ours, theirs)
    assert [(one.old, one.new) for one in joined.renumbered] == [("CF40", "CF41")]
    assert own.replace("CF40", "CF41") in made(ours, joined)["factors.yaml"]


@pytest.mark.parametrize("ours_renames", [True, False])
def test_the_id_is_another_records_on_the_other_side(*, ours_renames: bool) -> None:
    base = {"factors.yaml": BASE, "episodes.yaml": NAMING}
    renamed = called(base, "CF2", "CF3")
    own = {
        "factors.yaml": BASE + "- id: CF3\n  summary: Nobody asked the father at all.\n",
        "episodes.yaml": NAMING + "- id: KPE2\n  title: Spring\n  summary: See [[CF3]].\n",
    }
    ours, theirs = (renamed, own) if ours_renames else (own, renamed)
    joined = join(base, ours, theirs)
    result = State(made(ours, joined))
    said = {key[1]: held.data.get("summary") for key, held in result.records.items()}
    new = {"cf3", "cf4"}
    assert {key for key in said if key.startswith("cf")} == {"cf1", *new}
    asked, noted = ("cf4", "cf3") if ours_renames else ("cf3", "cf4")
    assert said[asked] == "Nobody asked the father at all."
    assert said[noted] == "Notes were read by nobody, as CF1 shows."
    assert said["kpe1"] == f"See [[{noted.upper()}]] and {noted.upper()}."
    assert said["kpe2"] == f"See [[{asked.upper()}]]."
    assert given_ids(joined) == [
        ("CF2", "CF3", "CF2", "here") if ours_renames else ("CF2", "CF4", "CF3", "there")
    ]
    renumbered_there = [(one.old, one.new) for one in joined.renumbered]
    assert renumbered_there == ([("CF3", "CF4")] if ours_renames else [])
    assert joined.names == ({"CF2": "CF3", "CF3": "CF4"} if ours_renames else {"CF3": "CF4"})


def test_the_other_side_gave_that_id_to_another_that_both_had() -> None:
    base = {"factors.yaml": BASE}
    joined = join(base, called(base, "CF1", "CF9"), called(base, "CF2", "CF9"))
    result = State(made(called(base, "CF1", "CF9"), joined))
    said = {key[1]: held.data["summary"] for key, held in result.records.items()}
    assert said == {
        "cf9": "Staff were short in that year.",
        "cf10": "Notes were read by nobody, as CF9 shows.",
    }
    assert not joined.cards


def test_it_was_changed_after_it_was_called_otherwise() -> None:
    base = {
        "factors.yaml": "- id: CF2\n  summary: Notes were read by nobody at all.\n  level: team\n"
    }
    ours = {
        "factors.yaml": base["factors.yaml"].replace("CF2", "CF40") + "  effect: Nothing moved.\n"
    }
    theirs = {"factors.yaml": base["factors.yaml"] + "  type: tools\n"}
    joined = join(base, ours, theirs)
    assert given_ids(joined) == [("CF2", "CF40", "CF2", "here")]
    held = State(made(ours, joined)).records["factors", "cf40", 0]
    assert held.data["effect"] == "Nothing moved."
    assert held.data["type"] == "tools"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # Two could be meant.
        (NOTES.format(2), NOTES.format(8) + NOTES.format(9)),
        # Two are gone, and one of that wording came.
        (NOTES.format(2) + NOTES.format(3), NOTES.format(9)),
        # It says nothing of its own.
        ("- id: CF2\n  episodes: [KPE1]\n", "- id: CF9\n  episodes: [KPE1]\n"),
        # Another wording, and too little in common.
        ("- id: CF2\n  summary: Short.\n  effect: Some.\n",
         "- id: CF9\n  summary: Short.\n  effect: Others.\n"),
        # It is still there.
        (NOTES.format(2), NOTES.format(2) + NOTES.format(9)),
    ],
)  # fmt: skip
def test_nothing_is_taken_for_granted(was: str, now: str) -> None:
    base = {"factors.yaml": was}
    assert join(base, {"factors.yaml": now}, base).given == ()
    assert join(base, base, {"factors.yaml": now}).given == ()


def test_a_record_of_another_kind_is_another() -> None:
    text = "  summary: Notes were read by nobody at all.\n"
    base = {"factors.yaml": f"- id: CF2\n{text}"}
    ours = {"factors.yaml": "", "episodes.yaml": f"- id: KPE9\n{text}"}
    assert join(base, ours, base).given == ()


def test_without_a_beginning_nothing_is_known() -> None:
    base = {"factors.yaml": BASE}
    assert join(None, called(base, "CF2", "CF40"), base).given == ()


def test_what_an_earlier_join_told_apart_is_left_to_it() -> None:
    was = State({"factors.yaml": BASE})
    here = State(called({"factors.yaml": BASE}, "CF2", "CF40"))
    assert [one.old for one in settled(was, here, was).given] == ["CF2"]
    assert settled(was, here, was, known={Id("CF2")}).given == []
    assert settled(was, here, was, known={Id("CF40")}).given == []


def test_reserved_ids_are_given_to_nobody() -> None:
    base = {"factors.yaml": BASE}
    own = {"factors.yaml": BASE + "- id: CF3\n  summary: Nobody asked the father at all.\n"}
    joined = join(base, called(base, "CF2", "CF3"), own, reserved=["CF4"])
    assert [one.new for one in joined.renumbered] == ["CF5"]


@of_two_states
@given(three(), st.booleans())
def test_no_record_is_double_and_no_reference_leads_nowhere(
    states: tuple[Mapping[str, str], Mapping[str, str], Mapping[str, str]], ours_too: bool
) -> None:
    base, ours, theirs = states
    side = State(ours if ours_too else theirs)
    ids = sorted(one.text for one, key in side.ids.items() if key[0] != "review")
    if not ids or side.unread:
        return
    old = ids[len(ids) // 2]
    renamed = renumbered(side, {Id(old): "R700"}).texts
    ours, theirs = (renamed, theirs) if ours_too else (ours, renamed)
    result = State(made(ours, join(base, ours, theirs)))
    counted = [held.id for held in result.records.values() if held.id]
    assert len(counted) == len(set(counted))
    nowhere = {Id(old) if one == Id("R700") else one for one in dangling(result)}
    assert nowhere <= {one for files in states for one in dangling(State(files))}


def dangling(state: State) -> set[Id]:
    """What records name though nobody has that id."""
    named = {id for held in state.records.values() for id in named_in(held.kind, held.data)}
    return named - state.ids.keys()


#: Two episodes with files of their own, and what names the first.
EPISODES = {
    "episodes/KPE1.yaml": "id: KPE1\ntitle: Winter\nappraisal: Nobody came to the door.\n",
    "episodes/KPE2.yaml": "id: KPE2\ntitle: Spring\nappraisal: The nurse changed twice.\n",
    "episodes/KPE3.yaml": "id: KPE3\ntitle: Autumn\nappraisal: All of the letters came back.\n",
    "factors.yaml": "- id: CF1\n  summary: See KPE1 and [[KPE2]]\n  episodes: [KPE1, KPE2]\n",
}
ONE, TWO = EPISODES["episodes/KPE1.yaml"], EPISODES["episodes/KPE2.yaml"]
TURNED = [{"KPE1": "KPE2", "KPE2": "KPE1"}, {"KPE1": "KPE2", "KPE2": "KPE3", "KPE3": "KPE1"},
          {"KPE1": "KPE9", "KPE2": "KPE1"}]  # fmt: skip


def turned(files: Mapping[str, str], names: Mapping[str, str]) -> dict[str, str]:
    return renumbered(State(files), {Id(old): new for old, new in names.items()}).texts


@pytest.mark.parametrize("names", TURNED)
def test_ids_that_were_given_to_each_other(names: dict[str, str]) -> None:
    theirs = {**EPISODES, "tasks.yaml": "- id: TSK1\n  what: Read [[KPE1]] first, then KPE2\n"}
    path = "episodes/KPE1.yaml"
    theirs[path] = theirs[path].replace("Winter", "A hard winter") + "why_key: They still came.\n"
    result, joined = both_ways(EPISODES, turned(EPISODES, names), theirs)
    assert result == turned(theirs, names)
    assert not joined.cards
    assert not joined.went
    assert {(one.old, one.new, one.by) for one in joined.given} == {
        (old, new, "here") for old, new in names.items()
    }
    assert joined.names == names
    # The other way round our files follow, and change their paths.
    back = join(EPISODES, theirs, turned(EPISODES, names))
    assert made(theirs, back) == result
    assert {one.by for one in back.given} == {"there"}
    assert back.names == {}


@pytest.mark.parametrize("names", TURNED)
def test_given_to_each_other_and_changed_then(names: dict[str, str]) -> None:
    ours = turned(EPISODES, names)
    path = f"episodes/{names['KPE1']}.yaml"
    ours = {**ours, path: ours[path].replace("Winter", "Early winter")}
    theirs = {**EPISODES, "tasks.yaml": "- id: TSK1\n  what: Read [[KPE1]]\n"}
    result, joined = both_ways(EPISODES, ours, theirs)
    assert result == {**ours, "tasks.yaml": turned(theirs, names)["tasks.yaml"]}
    assert len(joined.given) == len(names)


@pytest.mark.parametrize("names", TURNED)
def test_both_have_given_them_to_each_other(names: dict[str, str]) -> None:
    ours = turned(EPISODES, names)
    theirs = {**ours, "tasks.yaml": "- id: TSK1\n  what: Read [[KPE1]]\n"}
    result, joined = both_ways(EPISODES, ours, theirs)
    assert result == theirs
    assert {one.by for one in joined.given} == {"both"}


def test_one_side_took_them_over_and_changed_a_day() -> None:
    """Which alone would leave open whether it is the record of the old id."""
    base = {**EPISODES, "episodes/KPE2.yaml": TWO + "start: 2022-03-01\n"}
    ours = turned(base, TURNED[0])
    path = "episodes/KPE1.yaml"
    theirs = {**ours, path: ours[path].replace("2022-03", "2022-05").replace("Spring", "May")}
    result, joined = both_ways(base, ours, theirs)
    assert result == theirs
    assert {one.by for one in joined.given} == {"both"}


TASKS = "- id: TSK1\n  what: {}\n- id: TSK2\n  what: {}\n"
AGENCIES = "- id: {}\n  name: The health visiting trust\n- id: {}\n  name: The town's surgery\n"


@pytest.mark.parametrize(
    ("was", "now"),
    [
        # The id of one that was taken out: nobody is to be sent there.
        ({"a.yaml": ONE, "b.yaml": TWO}, {"a.yaml": TWO.replace("KPE2", "KPE1"), "b.yaml": ""}),
        # Titles that were put right: each record still says what it said.
        ({"a.yaml": ONE, "b.yaml": TWO},
         {"a.yaml": ONE.replace("Winter", "Spring"), "b.yaml": TWO.replace("Spring", "Winter")}),
        # Short texts, as any record may have.
        ({"tasks.yaml": TASKS.format("Read", "Write")},
         {"tasks.yaml": TASKS.format("Write", "Read")}),
        ({"tasks.yaml": TASKS.format("Read", "Write")},
         {"tasks.yaml": TASKS.format("Go", "Write") + "- id: TSK3\n  what: Read\n"}),
        # Agencies and people: their folders and their key would have to follow.
        ({"agencies.yaml": AGENCIES.format("hv", "gp")},
         {"agencies.yaml": AGENCIES.format("gp", "hv")}),
    ],
)  # fmt: skip
def test_what_is_no_turning_of_ids(was: dict[str, str], now: dict[str, str]) -> None:
    before, after = (
        State({f"episodes/{path}" if len(path) == 6 else path: text
               for path, text in side.items() if text})
        for side in (was, now)
    )  # fmt: skip
    assert before.records
    assert settled(before, after, before).given == []
    assert settled(before, before, after).given == []
