"""What changed between two states of a review: records and fields, not lines."""

import json
import textwrap
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning_together.actions.changes import as_read
from learning_together.actions.public_json.form import dumped
from learning_together.cli.lines import hung
from learning_together.cli.terminal import Look
from learning_together.privacy.audience import reader
from learning_together.reports.views import changes as view
from learning_together.review.changes import Change, Changes, Sort, compare
from learning_together.review.field_changes import FieldChange
from learning_together.review.load import load_contents
from learning_together.review.loaded import Loaded
from learning_together.review.text_diff import reworded
from sample import SAMPLE

AGENCIES = "- id: health\n  name: Health visiting\n- id: police\n  name: Police\n"
ENTRY = """\
- id: health-001
  date: 2022-03-01
  source: Record
  people: [HV1]
  event: >-
    The health visitor saw the child at home. Weight was on the second centile,
    as it had been before.
"""


def read(files: Mapping[str, str], like: Loaded | None = None) -> Loaded:
    return load_contents({path: text.encode() for path, text in {**SAMPLE, **files}.items()}, like)


def between(old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    """Both ways of loading the old state must tell the same."""
    now = read(new)
    apart = compare(read(old).review, now.review)
    shared = compare(read(old, now).review, now.review)
    assert shared.changes == apart.changes or [
        (one.sort, one.kind, one.id, one.was, one.fields) for one in shared.changes
    ] == [(one.sort, one.kind, one.id, one.was, one.fields) for one in apart.changes]
    return shared


def told(changes: Changes) -> list[tuple[str, str, str]]:
    return [(str(one.sort), one.kind, one.id) for one in changes.changes]


def only(changes: Changes) -> Change:
    assert len(changes.changes) == 1, told(changes)
    return changes.changes[0]


def fields(old: str, new: str, path: str = "timeline/health.yaml") -> tuple[FieldChange, ...]:
    before = {"agencies.yaml": AGENCIES, path: old}
    return only(between(before, before | {path: new})).fields


def test_nothing_changed() -> None:
    assert between({"timeline/health.yaml": ENTRY}, {"timeline/health.yaml": ENTRY}).changes == ()


def test_layout_is_no_change() -> None:
    old = {"agencies.yaml": AGENCIES, "timeline/health.yaml": ENTRY}
    flat = (
        '- event: "The health visitor saw the child at home. Weight was on the second centile, '
        'as it had been before."  # a remark\n'
        "  people: HV1\n  source: Record\n  date: 2022-03-01\n  id: HEALTH-1\n"
    )
    assert between(old, old | {"timeline/health.yaml": flat}).changes == ()


def test_line_ends_are_no_change() -> None:
    old = {"timeline/health.yaml": ENTRY}
    assert between(old, {"timeline/health.yaml": ENTRY.replace("\n", "\r\n")}).changes == ()


def test_a_record_that_moved_to_another_file_is_no_change() -> None:
    old = {"agencies.yaml": AGENCIES, "timeline/health.yaml": ENTRY}
    moved = ENTRY.replace("  date:", "  agency: health\n  date:")
    assert between(old, {"agencies.yaml": AGENCIES, "timeline.yaml": moved}).changes == ()
    apart = {"timeline/health/2022.yaml": ENTRY}
    assert between(old, {"agencies.yaml": AGENCIES, **apart}).changes == ()


def test_a_record_in_the_file_of_another_agency_changed_its_agency() -> None:
    old = {"agencies.yaml": AGENCIES, "timeline/health.yaml": ENTRY}
    new = {"agencies.yaml": AGENCIES, "timeline/police.yaml": ENTRY}
    found = only(between(old, new))
    assert [(one.field, one.old, one.new) for one in found.fields] == [
        ("agency", "health", "police")
    ]


def test_a_file_that_did_not_change_can_change_its_records() -> None:
    old = {"timeline/health.yaml": ENTRY}
    found = between(old, old | {"agencies.yaml": "- id: health\n  name: Health visiting\n"})
    assert told(found) == [("added", "agencies", "health"), ("changed", "timeline", "health-001")]
    assert [one.field for one in found.changes[1].fields] == ["agency"]


def test_added_and_removed() -> None:
    other = ENTRY.replace("health-001", "health-002").replace("child", "mother")
    found = between({"timeline/health.yaml": ENTRY}, {"timeline/health.yaml": other})
    assert told(found) == [
        ("added", "timeline", "health-002"),
        ("removed", "timeline", "health-001"),
    ]
    held = {one.field: (one.old, one.new) for one in found.held(found.changes[1])}
    assert held["date"] == ("2022-03-01", None)
    assert "id" not in held
    assert {one.field: one.new for one in found.held(found.changes[0])}["people"] == ["HV1"]


def test_a_value_a_text_and_a_list_field_by_field() -> None:
    new = (
        ENTRY.replace("2022-03-01", "2022-03")
        .replace("saw the child", "met the child")
        .replace("[HV1]", "[GP1, hv01]")
        .replace("  source: Record\n", "")
    )
    found = {one.field: one for one in fields(ENTRY, new)}
    assert list(found) == ["date", "source", "people", "event"]
    assert (found["date"].old, found["date"].new) == ("2022-03-01", "2022-03")
    assert (found["source"].old, found["source"].new) == ("Record", None)
    assert (found["people"].taken, found["people"].put) == ((), ("GP1",))
    assert found["event"].worded


def test_a_list_in_another_order() -> None:
    old = ENTRY.replace("[HV1]", "[HV1, GP1]")
    (found,) = fields(old, ENTRY.replace("[HV1]", "[GP1, HV1]"))
    assert (found.listed, found.taken, found.put) == (True, (), ())


def test_groups_of_fields_down_to_the_innermost() -> None:
    old = (
        "- id: CV1\n  participant: HV1\n  turning_points:\n"
        "    - {on: 2022-03, saw: A thin child}\n    - {on: 2022-05, saw: The empty flat}\n"
    )
    new = old.replace(
        "    - {on: 2022-05, saw: The empty flat}\n",
        "    - {on: 2022-04, saw: A bruise}\n    - {on: 2022-05, saw: The empty house}\n",
    )
    found = fields(old, new, "conversations.yaml")
    assert [(one.field, one.old, one.new) for one in found] == [
        ("turning_points.1.on", "2022-05", "2022-04"),
        ("turning_points.1.saw", "The empty flat", "A bruise"),
        ("turning_points.2", None, {"on": "2022-05", "saw": "The empty house"}),
    ]


def test_a_faulty_field_is_compared_as_typed() -> None:
    found = fields(ENTRY, ENTRY.replace("2022-03-01", "03/01/2022"))
    assert [(one.field, one.old, one.new) for one in found] == [
        ("date", "2022-03-01", "03/01/2022")
    ]
    found = fields(ENTRY, ENTRY + "  colour: red\n")
    assert [(one.field, one.old, one.new) for one in found] == [("colour", None, "red")]


def test_the_reviews_own_record() -> None:
    new = {"review.yaml": SAMPLE["review.yaml"].replace("stage: setup", "stage: collect")}
    found = only(between({}, new))
    assert (found.kind, found.sort) == ("review", Sort.CHANGED)
    assert [(one.field, one.old, one.new) for one in found.fields] == [
        ("stage", "setup", "collect")
    ]


def test_a_renamed_record_and_those_that_name_it() -> None:
    episode = (
        "- id: KPE1\n  title: First\n  timeline: [health-001]\n  why_key: As [[health-001]] says\n"
    )
    old = {"timeline/health.yaml": ENTRY, "episodes.yaml": episode}
    new = {path: text.replace("health-001", "health-101") for path, text in old.items()}
    found = only(between(old, new))
    assert (found.sort, found.was, found.id) == (Sort.RENAMED, "health-001", "health-101")


def test_entries_that_were_numbered_anew() -> None:
    def entry(number: int, text: str) -> str:
        return ENTRY.replace("health-001", f"health-00{number}").replace("at home", text)

    old = entry(1, "in the clinic") + entry(2, "at school")
    new = entry(1, "in the street") + entry(2, "in the clinic") + entry(3, "at school")
    found = between({"timeline/health.yaml": old}, {"timeline/health.yaml": new})
    assert [(str(one.sort), one.was, one.id) for one in found.changes] == [
        ("added", "health-001", "health-001"),
        ("renamed", "health-001", "health-002"),
        ("renamed", "health-002", "health-003"),
    ]


def test_records_that_say_next_to_nothing_are_not_taken_for_each_other() -> None:
    found = between({"factors.yaml": "- id: CF1\n"}, {"factors.yaml": "- id: CF2\n"})
    assert told(found) == [("added", "factors", "CF2"), ("removed", "factors", "CF1")]


def test_what_stood_in_a_file_that_cannot_be_read_is_neither_added_nor_removed() -> None:
    broken = ENTRY.replace("  source: Record\n", "  source: a: b: c\n")
    new = ENTRY + "- id: health-002\n  event: New\n"
    found = between({"timeline/health.yaml": broken}, {"timeline/health.yaml": new})
    assert told(found) == [("added", "timeline", "health-002")]
    assert found.unsure == (("timeline", "health-001"),)
    found = between({"timeline/health.yaml": new}, {"timeline/health.yaml": broken})
    assert told(found) == [("removed", "timeline", "health-002")]


def test_real_names_are_never_told() -> None:
    old = read({}).review
    keys = {"private/identities.yaml": "- code: HV1\n  name: Somebody\n"}
    new = read(keys).review
    assert new.records["identities"]
    assert compare(old, new).changes == ()


# As somebody may read it


def told_to(who: str, old: Mapping[str, str], new: Mapping[str, str]) -> Changes:
    before, after = read(old).review, read(new).review
    return as_read(before, after, reader(who, after))


def test_a_reader_is_told_only_what_they_may_read() -> None:
    old = {
        "findings.yaml": "- id: FIN1\n  title: One\n",
        "decisions.yaml": "- id: DEC1\n  what: A\n",
    }
    new = {
        path: text.replace("One", "Two").replace("what: A", "what: B") for path, text in old.items()
    }
    every = {kind for _, kind, _ in told(told_to("team", old, new))}
    assert every == {"findings", "decisions"}
    assert {kind for _, kind, _ in told(told_to("public", old, new))} < every


def test_what_was_withdrawn_from_a_reader_is_not_told_as_removed() -> None:
    old = {"findings.yaml": "- id: FIN1\n  title: A secret\n  handling: [team, public]\n"}
    new = {"findings.yaml": "- id: FIN1\n  title: A secret\n  handling: [team]\n"}
    assert told_to("public", old, new).changes == ()
    old = {"findings.yaml": "- id: FIN1\n  title: Open\n  statement: A secret\n"}
    new = {"findings.yaml": old["findings.yaml"] + "  field_handling: {statement: [team]}\n"}
    found = told_to("public", old, new)
    assert "secret" not in repr([one.fields for one in found.changes])


def test_a_faulty_field_is_not_told_to_a_reader() -> None:
    old = {"findings.yaml": "- id: FIN1\n  title: One\n  priority: a secret\n"}
    new = {"findings.yaml": "- id: FIN1\n  title: Two\n  priority: other secret\n"}
    found = told_to("public", old, new)
    assert [one.field for one in only(found).fields] == ["title"]


# In words


def test_words_of_a_long_text_and_long_stretches_cut() -> None:
    start = "word " * 40
    old, new = f"{start}saw the child {start}", f"{start}met the child {start}"
    spans = list(view.shortened(reworded(old, new)))
    assert [sort for sort, _ in spans] == ["same", "removed", "added", "same"]
    assert spans[0][1] == "… " + "word " * 8
    assert (spans[1][1].strip(), spans[2][1].strip()) == ("saw", "met")
    assert spans[3][1] == "the child " + "word " * 6 + "…"


def test_stray_words_between_changes_do_not_break_them_up() -> None:
    spans = reworded("A long sentence in the first wording", "Quite other words in another dress")
    assert [sort for sort, _ in spans] == ["removed", "added"]


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_word_is_lost_in_comparing(old: str, new: str) -> None:
    spans = reworded(old, new)
    before = "".join(text for sort, text in spans if sort != "added")
    after = "".join(text for sort, text in spans if sort != "removed")
    # Words that stand in both are given with the spaces of the new text.
    assert "".join(before.split()) == "".join(old.split())
    assert "".join(after.split()) == "".join(new.split())


def test_a_text_of_any_length_is_compared_in_time() -> None:
    old, new = ("a b " * 20_000, "b c " * 20_000)
    assert {sort for sort, _ in reworded(old, new)} == {"removed", "added"}


def test_marks_are_told_from_the_words_they_stand_at() -> None:
    spans = reworded("She rang the nurse, then left.", "She rang the nurse; then she left.")
    assert list(spans) == [
        ("same", "She rang the nurse"),
        ("removed", ", "),
        ("added", "; "),
        ("same", "then "),
        ("added", "she "),
        ("same", "left."),
    ]


def test_words_at_the_end_are_parted_from_those_before() -> None:
    spans = reworded("The nurse rang now", "The nurse rang")
    assert [text for _, text in spans] == ["The nurse rang ", "now"]


@given(st.text(alphabet="ab \n\u2003-", max_size=60), st.integers(20, 60))
def test_lines_are_broken_as_the_standard_library_breaks_them(text: str, room: int) -> None:
    lines = [textwrap.wrap(line, room, break_on_hyphens=False) or [""] for line in text.split("\n")]
    whole = [line for part in lines for line in part]
    while whole and not whole[-1]:
        whole.pop()
    assert hung(text, Look(room), 0) == (whole or [""])


@given(
    st.recursive(
        st.none() | st.integers() | st.text(),
        lambda one: st.lists(one) | st.dictionaries(st.text(), one),
    )
)
def test_json_is_what_the_standard_library_writes(value: object) -> None:
    text = dumped({"value": value})
    assert json.loads(text) == {"value": value}
    expected = json.dumps({"value": value}, ensure_ascii=False, indent=2) + "\n"
    if expected.isascii() and "\x7f" not in expected:
        assert text == expected


def test_half_a_letter_is_told_in_json_too() -> None:
    assert r"\ud800" in dumped({"value": "\ud800"})


@pytest.mark.parametrize(
    ("dotted", "words"),
    [
        ("event", "event"),
        ("turning_points.0.saw", "turning_points 1, saw"),
        ("agenda.2", "agenda 3"),
    ],
)
def test_names_of_nested_fields(dotted: str, words: str) -> None:
    assert view.field_name(dotted) == words
