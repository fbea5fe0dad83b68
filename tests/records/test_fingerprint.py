"""The state of a record: which changes show in it, and which do not."""

import pytest

from learning_together.records.base import Model
from learning_together.records.fingerprint import fingerprint, is_as_seen
from learning_together.review.load import load_contents
from sample import SAMPLE

TYPED = """\
- id: CV1
  participant: HV1
  agreed_on: 2023-06-20
  mindset: >-
    I thought it was settled, and went on.
  turning_points:
    - saw: The door was open
"""


def record(text: str) -> Model:
    files = {**SAMPLE, "conversations.yaml": text}
    review = load_contents({name: one.encode() for name, one in files.items()}).review
    return review.records["conversations"][0]


def test_it_is_a_short_word_that_stays_the_same() -> None:
    # Acceptances and joins hold it: another would lapse them all.
    assert fingerprint(record("- id: CV1\n  participant: HV1\n")) == "a516b143"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("settled, and went", "settled,\n    and went"),
        ("  participant: HV1\n", "  participant: HV1  # ours\n"),
        ("  agreed_on: 2023-06-20\n", "  agreed_words: 0123456789ab\n  agreed_on: 2023-06-20\n"),
        ("  participant: HV1\n", "  participant: HV1\n  held_by:\n"),
        ("  participant: HV1\n  agreed_on: 2023-06-20\n",
         "  agreed_on: 2023-06-20\n  participant: HV1\n"),
        ("HV1", '"HV1"'),
    ],
)  # fmt: skip
def test_layout_is_no_change(old: str, new: str) -> None:
    assert old in TYPED
    assert fingerprint(record(TYPED.replace(old, new))) == fingerprint(record(TYPED))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("settled", "Settled"),
        ("HV1", "HV2"),
        ("  agreed_on: 2023-06-20\n", ""),
        ("was open", "was open\n      on: 2023-05"),
        (">-\n    I thought it was settled,", "|-\n    I thought it was settled,\n   "),
    ],
)
def test_a_change_shows(old: str, new: str) -> None:
    assert old in TYPED
    before = record(TYPED)
    after = record(TYPED.replace(old, new))
    assert fingerprint(after) != fingerprint(before)
    assert is_as_seen(before, fingerprint(before))
    assert not is_as_seen(after, fingerprint(before))


def test_of_a_record_that_cannot_be_read_whole_it_is_not_known() -> None:
    torn = record(TYPED.replace("  agreed_on: 2023-06-20\n", '  agreed_on: "2023-06-20\n'))
    assert torn.origin.left_out
    assert is_as_seen(torn, "00000000")
    assert not is_as_seen(record(TYPED), "00000000")
