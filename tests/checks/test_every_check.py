"""Every check by its own examples: the bad one is reported where it is marked, the good one not."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from learning_together.checks.catalogue import catalogue
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import run
from learning_together.diagnostics import Check, Diagnostic, Severity
from learning_together.review.load import load
from learning_together.stages import Stage
from sample import Folder

CHECKS = catalogue()
TODAY = date(2024, 1, 15)
MARK = re.compile(r"[ ]*# <- (LT\d{3})")

#: Checks that need more than text in a folder to show themselves; each has a test of its own.
ELSEWHERE = {"LT001", "LT007", "LT008", "LT009", "LT010", "LT029"}


def marked(check: Check) -> list[tuple[str, str, int]]:
    """Code, file and line of every mark in a check's bad example."""
    return [
        (match[1], path, number)
        for path, text in check.bad.items()
        for number, line in enumerate(text.split("\n"), 1)
        for match in MARK.finditer(line)
    ]


def found(
    check: Check, folder: Folder, files: dict[str, str], git: Mapping[str, Any]
) -> list[Diagnostic]:
    files = {path: MARK.sub("", text) for path, text in files.items()}
    setting = Setting(today=TODAY, stage=last_step(check), **git)
    every = run(load(folder(files)), setting)
    return [one for one in every if one.problem.check is check]


def last_step(check: Check) -> Stage:
    return max(check.step_table, key=lambda stage: stage.rank, default=Stage.BOARD)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_bad_example_is_reported_where_marked(check: Check, folder: Folder) -> None:
    if check.code in ELSEWHERE:
        assert not check.bad
        return
    assert marked(check), "the bad example marks no line"
    diagnostics = found(check, folder, dict(check.bad), check.setting)
    assert [
        (one.problem.check.code, one.problem.place.file, one.problem.place.line)
        for one in diagnostics
    ] == marked(check)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_good_example_is_not_reported(check: Check, folder: Folder) -> None:
    if check.code in ELSEWHERE:
        return
    assert check.good
    assert found(check, folder, dict(check.good), {"repository": True}) == []


def test_codes_and_names_are_unique() -> None:
    assert len({check.code for check in CHECKS}) == len(CHECKS)
    assert len({check.name for check in CHECKS}) == len(CHECKS)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_texts_are_there_and_well_formed(check: Check) -> None:
    assert re.fullmatch(r"LT\d{3}", check.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", check.name)
    for text in (check.why, check.mend):
        assert len(text) > 20
        assert text.endswith((".", "?"))
    assert not check.title.endswith(".")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_steps_never_grow_milder(check: Check) -> None:
    grave = [Severity.INFO, Severity.WARNING, Severity.ERROR]
    ranks = [grave.index(check.step_table[step]) for step in Stage if step in check.step_table]
    assert ranks == sorted(ranks)
