"""How grave a result is: step tables, their gaps, whose counts, what a meeting needs."""

from dataclasses import replace

import pytest

from learning_together.checks.catalogue import find
from learning_together.checks.severity import at, severity
from learning_together.diagnostics import Severity, steps
from learning_together.records import frameworks
from learning_together.records.frameworks import MeetingNeeds
from learning_together.review.load import load
from learning_together.review.review import Review
from learning_together.stages import Stage
from sample import Folder

GAP = steps("collect: info, report: error")


@pytest.fixture
def review(folder: Folder) -> Review:
    return load(folder({})).review


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        ("setup", None),
        ("collect", Severity.INFO),
        ("analyse", Severity.INFO),
        ("report", Severity.ERROR),
        ("board", Severity.ERROR),
    ],
)
def test_a_stage_without_a_step_is_as_the_one_before(stage: str, expected: Severity | None) -> None:
    assert at(GAP, Stage(stage)) is expected


def test_the_order_is_that_of_the_stages_and_not_of_the_table() -> None:
    turned = dict(reversed(GAP.items()))
    assert at(turned, Stage.BOARD) is Severity.ERROR
    assert at({}, Stage.BOARD) is None


def test_a_check_has_steps_of_its_own(review: Review) -> None:
    check = replace(find("LT401"), steps="analyse: warning")
    assert severity(check, review, Stage.COLLECT) is None
    assert severity(check, review, Stage.BOARD) is Severity.WARNING


def test_the_option_counts_before_the_framework_and_it_before_the_check(
    review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    check = replace(find("LT401"), steps="setup: error")
    framework = replace(review.framework, steps={check.name: steps("setup: warning")})
    monkeypatch.setattr(frameworks, "framework", lambda *_: framework)
    monkeypatch.setattr(Review, "framework", framework)
    assert severity(check, review, Stage.SETUP) is Severity.WARNING
    option = replace(review.option, steps={check.name: steps("setup: info")})
    monkeypatch.setattr(Review, "option", option)
    assert severity(check, review, Stage.SETUP) is Severity.INFO


def test_what_a_meeting_needs_is_an_error_at_any_stage(review: Review) -> None:
    check = replace(find("LT401"), steps="board: info")
    needs = MeetingNeeds(Stage.SETUP, (check.name,))
    assert severity(check, review, Stage.SETUP, needs) is Severity.ERROR
    assert severity(check, review, Stage.SETUP, replace(needs, needs=("no-key",))) is None
