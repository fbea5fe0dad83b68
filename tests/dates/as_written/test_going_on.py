"""Whether a text says that something went on from one day to another."""

import pytest

from learning_together.dates.as_written.going_on import went_on


@pytest.mark.parametrize(
    ("text", "going_on"),
    [
        ("Weekly visits by HV1", True),
        ("M continued to drink throughout", True),
        ("A bruise was noticed", False),
        ("", False),
    ],
)
def test_what_went_on(text: str, going_on: bool) -> None:
    assert went_on(text) is going_on
