"""The bench counts no run that failed."""

import sys

import pytest
from measure import peak, run

FINDS = "print('2 errors.'); raise SystemExit(1)"


def test_what_did_its_work_is_counted() -> None:
    assert run([sys.executable, "-c", FINDS]) > 0
    assert peak([sys.executable, "-c", "import time; time.sleep(0.1)"]) > 1


@pytest.mark.parametrize(
    "program",
    ["1 / 0", "raise SystemExit(2)", "import sys; sys.exit('Error: there is no review here.')"],
)
def test_a_run_that_failed_is_none(program: str) -> None:
    for measured in (run, peak):
        with pytest.raises(SystemExit, match=r"^ended with"):
            measured([sys.executable, "-c", program])
