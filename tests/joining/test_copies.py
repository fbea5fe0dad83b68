"""Which saved version of a file a copy of it was made of, by what stands in it."""

import pytest

from learning_together.joining.copies import begun_as
from learning_together.joining.state import State


def state(*records: str) -> State:
    """Of records as `CF1 summary=One type=conditions`."""
    lines = []
    for record in records:
        id, *fields = record.split()
        lines += [f"- id: {id}", *("  " + one.replace("=", ": ") for one in fields)]
    return State({"factors.yaml": "\n".join(lines) + "\n"})


ONE = "CF1 summary=One type=conditions"
#: First one record, then another, then the first one changed, then the second gone.
STATES = [state(ONE), state(ONE, "CF2 summary=Two type=conditions"),
          state("CF1 summary=One type=other", "CF2 summary=Two type=conditions"),
          state("CF1 summary=One type=other")]  # fmt: skip


@pytest.mark.parametrize(
    ("copy", "states", "made_of"),
    [
        ([ONE, "CF3 summary=New"], 2, 0),
        # The second one is new here, too: both took the next id, and filled one field alike.
        ([ONE, "CF2 summary=Mine type=conditions"], 2, 0),
        ([ONE, "CF2 summary=Two type=conditions", "CF3 summary=New"], 2, 1),
        # What changed last stands in it, beside a change of its own in the same record.
        (["CF1 summary=Mine type=other", "CF2 summary=Two type=conditions"], 3, 2),
        # That field was changed once more, so that it shows nothing.
        (["CF1 summary=One type=mine", "CF2 summary=Two type=conditions"], 3, 1),
        # The change stands in it, but what came before is not there: nothing is taken as gone.
        (["CF1 summary=One type=other"], 3, 0),
        # The same where the last version has taken that out again.
        (["CF1 summary=One type=other"], 4, 3),
        (["CF1 summary=One type=other", "CF2 summary=Two type=conditions"], 4, 2),
        (["CF9 summary=Other"], 4, 3),
        ([ONE], 1, 0),
    ],
)
def test_which_version(copy: list[str], states: int, made_of: int) -> None:
    assert begun_as(state(*copy), STATES[:states]) == made_of
