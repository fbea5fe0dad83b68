"""No check reads a field that it does not say it reads: what it found may be kept by that alone."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from learning_together.checks.catalogue import by_code, rules
from learning_together.checks.circumstances import Setting
from learning_together.checks.reads import EVERYTHING, READS
from learning_together.checks.rule import Rule
from learning_together.records.base import Part
from learning_together.records.shape import fields
from learning_together.review.load import load, load_contents
from learning_together.review.review import Review
from learning_together.stages import Stage
from places import ROOT
from sample import SAMPLE

TODAY = date(2026, 1, 1)
SETTING = Setting(TODAY, Stage.BOARD, checks=by_code)
SOME = [rule for rule in rules() if EVERYTHING not in READS[rule.CHECK.name]]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names of the fields that are asked of records."""
    found: set[str] = set()

    def noting(self: Part, name: str) -> Any:
        if name in fields(type(self)):
            found.add(name)
        return object.__getattribute__(self, name)

    monkeypatch.setattr(Part, "__getattribute__", noting)
    return found


def more(rule: Rule, review: Review, read: set[str]) -> set[str]:
    """The fields that a check reads of a review, and does not say that it reads."""
    read.clear()
    list(rule.find(replace(review, today=TODAY), SETTING))
    return read - READS[rule.CHECK.name]


@pytest.mark.parametrize("example", ["harbour-street", "elm-court"])
def test_on_the_examples(example: str, read: set[str]) -> None:
    review = load(ROOT / "examples" / example).review
    assert len(SOME) > 100
    untold = {rule.CHECK.name: found for rule in SOME if (found := more(rule, review, read))}
    assert untold == {}


def test_what_is_not_told_is_seen(read: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    review = load(ROOT / "examples" / "elm-court").review
    (rule,) = (rule for rule in SOME if rule.CHECK.name == "no-source")
    monkeypatch.setitem(READS, "no-source", READS["no-source"] - {"source"})
    assert more(rule, review, read) == {"source"}


def test_on_what_each_finds(read: set[str]) -> None:
    untold = {}
    for rule in SOME:
        for files in (rule.CHECK.bad, rule.CHECK.good):
            review = load_contents(
                {name: text.encode() for name, text in {**SAMPLE, **files}.items()}
            )
            if found := more(rule, review.review, read):
                untold[rule.CHECK.name] = found
    assert untold == {}
