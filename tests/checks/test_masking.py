"""No name in what a check says: each part of a result is covered by itself."""

from dataclasses import replace

import pytest

from learning_together.checks.catalogue import find
from learning_together.checks.masking import without_names
from learning_together.diagnostics import Diagnostic, Place, Problem, Severity
from learning_together.ids import Id
from learning_together.privacy import own_files
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

NAME = "Peregrine Tolleton"
PLAIN = Problem(find("LT401"), Place("people.yaml", 3), "Plain.", "Mend it.", Id("HV1"), "role")


@pytest.fixture
def review(folder: Folder) -> Review:
    return load(
        folder(
            {
                "private/identities.yaml": f"- code: HV1\n  names: [{NAME}]\n",
                "tasks.yaml": f"- id: TSK1\n  what: Ask {NAME}\n",
            }
        )
    ).review


def masked(review: Review, problem: Problem, *, whole: bool = True) -> Problem:
    found = [Diagnostic(problem, Severity.ERROR)]
    (one,) = without_names(review, found, whole=whole)
    return one.problem


@pytest.mark.parametrize("part", ["message", "help", "record", "field"])
@pytest.mark.parametrize("whole", [True, False])
def test_each_part_is_covered(part: str, whole: bool, review: Review) -> None:
    said = f"Of {NAME} here"
    named = replace(PLAIN, **{part: Id(said) if part == "record" else said})  # type: ignore[arg-type]
    found = masked(review, named, whole=whole)
    assert "Tolleton" not in str(getattr(found, part))
    assert "Peregrine" not in str(getattr(found, part))
    rest = [one for one in ("message", "help", "record", "field") if one != part]
    assert all(getattr(found, one) == getattr(PLAIN, one) for one in rest)


def test_a_file_that_bears_a_name_is_covered(review: Review) -> None:
    found = masked(review, replace(PLAIN, place=Place(f"{NAME}.yaml", 7)))
    assert "Tolleton" not in found.place.file
    assert found.place.line == 7


def test_what_is_absent_stays_absent(review: Review) -> None:
    found = masked(review, replace(PLAIN, message=f"It is {NAME}.", record=None, field=None))
    assert (found.record, found.field) == (None, None)


def test_results_without_names_are_the_same(review: Review) -> None:
    assert masked(review, PLAIN) == PLAIN
    assert list(without_names(review, [], whole=True)) == []


@pytest.mark.parametrize("whole", [True, False])
def test_where_no_file_holds_a_name_nothing_is_covered(whole: bool, folder: Folder) -> None:
    key = f"- code: HV1\n  names: [{NAME}]\n"
    plain = load(folder({"private/identities.yaml": key})).review
    problem = replace(PLAIN, message=f"It is {NAME}.")
    assert masked(plain, problem, whole=whole) == problem


@pytest.mark.parametrize(
    ("results", "whole", "searched"),
    [(0, True, False), (1, True, True), (1, False, False), (200, False, False), (201, False, True)],
)
def test_the_files_are_searched_only_where_messages_are_many(
    results: int, whole: bool, searched: bool, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Review] = []

    def spots(review: Review) -> tuple[()]:
        asked.append(review)
        return ()

    monkeypatch.setattr(own_files, "spots", spots)
    found = [Diagnostic(PLAIN, Severity.ERROR)] * results
    assert list(without_names(review, found, whole=whole)) == found
    assert bool(asked) is searched
