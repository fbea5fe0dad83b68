"""What is asked again after a change, and what is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from learning_together.checks import again as module
from learning_together.checks.again import Again, touched
from learning_together.checks.catalogue import rules as every_rule
from learning_together.checks.circumstances import Setting
from learning_together.checks.reads import EVERYTHING, FILES, READS, REFERENCES
from learning_together.checks.rule import Problems, Rule
from learning_together.diagnostics import Check, Place
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from learning_together.stages import Stage

FILES_OF = {
    "review.yaml": "format: 1\ntitle: T\nstage: analyse\n",
    "people.yaml": "- id: HV1\n  role: Nurse\n- id: M\n  role: Mother\n",
    "timeline/health.yaml": "- id: h-1\n  date: 2021-05-01\n  event: Seen [[HV1]]\n",
    "agencies.yaml": "- id: health\n  name: Health\n",
}
SETTING = Setting(today=date(2026, 1, 1), stage=Stage.ANALYSE)


def review(**changed: str) -> Review:
    files = FILES_OF | {name.replace("__", "/") + ".yaml": text for name, text in changed.items()}
    loaded = load_contents({name: text.encode() for name, text in files.items()}).review
    return replace(loaded, today=date(2026, 1, 1))


OLD = review()


@pytest.mark.parametrize(
    ("changed", "fields"),
    [
        ({"people": "- id: HV1\n  role: Doctor\n- id: M\n  role: Mother\n"}, {"role"}),
        ({"people": FILES_OF["people.yaml"] + "# a note\n"}, set()),
        (
            {"people": "- id: HV1\n  role: Nurse\n  agency: x\n- id: M\n  role: Mother\n"},
            {"agency", REFERENCES},
        ),
        (
            {"timeline__health": "- id: h-1\n  date: 2021-05-01\n  event: Seen [[M]]\n"},
            {"event", REFERENCES},
        ),
        (
            {"timeline__health": "- id: h-1\n  date: 2021-05-02\n  event: Seen [[HV1]]\n"},
            {"date"},
        ),
    ],
)
def test_the_fields_that_differ(changed: dict[str, str], fields: set[str]) -> None:
    assert touched(OLD, review(**changed)) == frozenset({*fields, EVERYTHING, FILES})


def test_a_field_differs_that_is_typed_otherwise_and_means_the_same() -> None:
    text = "- id: HV1\n  role: Nurse\n  agency: {}\n- id: M\n  role: Mother\n"
    one, two = (review(people=text.format(name)) for name in ("health", "HEALTH"))
    assert touched(one, two) == frozenset({"agency", REFERENCES, EVERYTHING, FILES})


def test_a_field_that_the_kind_does_not_have_differs_too() -> None:
    text = "- id: HV1\n  role: Nurse\n  nick: {}\n- id: M\n  role: Mother\n"
    one, two = (review(people=text.format(name)) for name in ("a", "b"))
    assert touched(one, two) == frozenset({"nick", EVERYTHING, FILES})


@pytest.mark.parametrize(
    "changed",
    [
        {"people": "- id: HV1\n  role: Nurse\n"},
        {"people": "- id: hv1\n  role: Nurse\n- id: M\n  role: Mother\n"},
        {"people": "- id: M\n  role: Mother\n- id: HV1\n  role: Nurse\n"},
        {"people": "- id: HV1\n  role: [a, b]\n- id: M\n  role: Mother\n"},
        {"people": '- id: HV1\n  role: Nurse\n- id: M\n  role: "Mother\n'},
        {"review": "format: 1\ntitle: T\nstage: report\n"},
        {"tasks": "- id: T1\n"},
    ],
)
def test_what_may_touch_anything(changed: dict[str, str]) -> None:
    assert touched(OLD, review(**changed)) is None


def test_nothing_changed_and_another_day() -> None:
    assert touched(OLD, OLD) == frozenset()
    assert touched(OLD, replace(OLD, today=date(2026, 1, 2))) is None
    assert touched(OLD, replace(OLD, locked=True)) is None
    assert touched(OLD, replace(OLD, key_faults=(1,))) is None


class Asked:
    """A rule that counts how often it is asked."""

    def __init__(self, name: str, *, finds: bool = False) -> None:
        self.CHECK = Check("LT999", name, "t", "w", "m")
        self.finds = finds
        self.count = 0

    def find(self, _review: Review, _setting: Setting, /) -> Problems:
        self.count += 1
        if self.finds:
            yield self.CHECK.at(Place("people.yaml"), "x")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, Asked]:
    reads = {"role": {"role"}, "date": {"date"}, "all": {EVERYTHING}, "none": set(), "finds": set()}
    monkeypatch.setattr(module, "READS", {name: frozenset(those) for name, those in reads.items()})
    return {name: Asked(name, finds=name == "finds") for name in (*reads, "unknown")}


def run(again: Again, state: Review, setting: Setting, asked: dict[str, Asked]) -> dict[str, int]:
    rules: Iterator[Rule] = iter(asked.values())
    found = list(again.problems(state, setting, rules))
    assert [one.check.name for one in found] == [name for name in asked if name == "finds"]
    return {name: rule.count for name, rule in asked.items()}


def test_only_what_reads_what_changed_is_asked_again(asked: dict[str, Asked]) -> None:
    again = Again()
    once = dict.fromkeys(asked, 1)
    assert run(again, OLD, SETTING, asked) == once
    assert run(again, OLD, SETTING, asked) == once | {"finds": 2}
    new = review(people="- id: HV1\n  role: Doctor\n- id: M\n  role: Mother\n")
    counts = once | {"finds": 3, "role": 2, "all": 2, "unknown": 2}
    assert run(again, new, SETTING, asked) == counts
    # Another stage, and every one is asked.
    other = replace(SETTING, stage=Stage.BOARD)
    assert run(again, new, other, asked) == {name: count + 1 for name, count in counts.items()}


def test_a_check_that_was_not_asked_before_is_asked(asked: dict[str, Asked]) -> None:
    again = Again()
    some = {"none": asked["none"]}
    assert run(again, OLD, SETTING, some) == {"none": 1}
    assert run(again, OLD, SETTING, {"date": asked["date"]}) == {"date": 1}
    assert run(again, OLD, SETTING, some) == {"none": 2}


def test_each_check_says_what_it_reads() -> None:
    assert READS.keys() == {rule.CHECK.name for rule in every_rule()}
    assert {"source", "document"} <= READS["no-source"]
    assert "event" not in READS["no-source"]
    assert REFERENCES in READS["missing-record"] or EVERYTHING in READS["missing-record"]
    assert READS["blaming-wording"] == {EVERYTHING}
