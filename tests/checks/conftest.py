"""What tests of single checks need."""

from collections.abc import Mapping
from typing import Any

import pytest

from checked import TODAY, Said
from learning_together.checks.circumstances import Setting
from learning_together.checks.run import run
from learning_together.diagnostics import Diagnostic
from learning_together.review.load import load
from learning_together.stages import Stage
from sample import Folder


@pytest.fixture
def said(folder: Folder) -> Said:
    """What one check says of files laid over the sample: `said("LT421", {…}, stage="report")`.

    Files that cannot be read in every field are a slip of the test, unless it says `faulty`.
    Further words are fields of `Setting`; the folder is in git unless they say otherwise.
    """

    def check(
        code: str,
        files: Mapping[str, str],
        stage: str = "board",
        *,
        faulty: bool = False,
        **setting: Any,
    ) -> list[Diagnostic]:
        loaded = load(folder(files))
        if not faulty:
            assert [one for one in loaded.problems if one.check.group == "LT0"] == []
        now = Setting(**{"today": TODAY, "stage": Stage(stage), "repository": True, **setting})
        return [one for one in run(loaded, now) if one.problem.check.code == code]

    return check
