"""The examples are complete, clean, and speak of nobody."""

import re
from datetime import date
from pathlib import Path

import pytest

from learning_together import resources
from learning_together.actions import validate
from learning_together.diagnostics import Severity
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.review.load import load

EXAMPLES = sorted(path.parent for path in resources.folder("examples").glob("*/review.yaml"))
LARGE = resources.folder("examples") / "harbour-street"
TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_it_is_clean(example: Path) -> None:
    checked = validate.check(example, today=TODAY)
    loud = [
        f"{one.problem.place.file}:{one.problem.place.line} {one.problem.check.code}"
        for one in checked.diagnostics
        if one.severity is not Severity.INFO and not one.accepted
    ]
    assert loud == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_it_says_that_it_is_fictional(example: Path) -> None:
    for name in ("README.md", "review.yaml"):
        assert re.search(r"fiction", (example / name).read_text(encoding="utf-8"), re.IGNORECASE)


def test_there_are_both_sorts() -> None:
    assert {path.name for path in EXAMPLES} >= {"harbour-street", "elm-court"}
    frameworks = {load(path).review.framework.key for path in EXAMPLES}
    options = {load(path).review.option.key for path in EXAMPLES}
    assert {"lcspr", "sar"} <= frameworks
    assert {"full", "focused"} <= options


def test_the_large_example_is_large_enough_to_teach() -> None:
    review = load(LARGE).review
    staff = [one for one in review.all(Person) if one.group == "case-group"]
    good = [one for one in review.all(Episode) if one.valence == "good"]
    dates = {one.date.form for one in review.all(Entry) if one.date}
    assert len(review.records["agencies"]) == 7
    assert len(staff) == 18
    assert len(review.all(Entry)) >= 120
    assert {"day", "month", "season", "span", "between"} <= dates
    assert sum(1 for one in review.all(Entry) if one.same_event_as) >= 4
    assert len(review.all(Conversation)) == 14
    assert len(review.all(Episode)) == 7
    assert len(good) == 2
    assert len(review.all(Factor)) == 24
    assert len(review.all(Finding)) == 6
    assert len(review.all(Meeting)) >= 10


def test_the_large_example_has_every_kind() -> None:
    review = load(LARGE).review
    missing = {kind for kind in KINDS if not review.records.get(kind)} - {"review", "identities"}
    assert missing == set()
