"""Whether words still are those that were agreed: which changes count, and which do not."""

from pathlib import Path

import pytest

from learning_together.records.agreement import Agreement, agreement, has_words, stands, words_now
from learning_together.records.base import Model
from learning_together.records.kinds import KINDS, kind_of, model
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.shape import fields
from learning_together.review.load import load, load_contents
from sample import Folder

WRITEUP = """\
- id: CV1
  participant: HV1
  date: 2023-06-01
  agreed_on: 2023-06-20
  mindset: |
    I thought it was settled,
    and went on.
  turning_points:
    - saw: The door was open
      on: 2023-05
"""


def first(root: Path, kind: str = "conversations") -> Model:
    return load(root).review.records[kind][0]


def state_of(folder: Folder, text: str) -> str:
    return words_now(first(folder({"conversations.yaml": text})))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("settled", "Settled"),
        ("went on", "went home"),
        ("was open", "stood open"),
        ("2023-05\n", "2023-06\n"),
        ("HV1", "HV2"),
        ("  turning_points", "  went_well: The visit\n  turning_points"),
        ("    - saw", "    - pressed_by: The hour\n      saw"),
    ],
)
def test_a_word_that_changes_changes_the_state(folder: Folder, old: str, new: str) -> None:
    assert old in WRITEUP
    assert state_of(folder, WRITEUP.replace(old, new)) != state_of(folder, WRITEUP)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("settled,\n    and", "settled, and"),
        ("mindset: |", "mindset: >-"),
        ("  date: 2023-06-01\n", "  # moved\n  date: 2023-06-02\n  changes_asked: One word\n"),
        ("  agreed_on: 2023-06-20\n", ""),
        ("      on: 2023-05\n", "      on: 2023-05\n      episode: KPE1\n      entries: [a-1]\n"),
        ("  turning_points", "  went_well:\n  turning_points"),
        ("- id: CV1", "- handling: [reviewers]\n  id: CV1"),
    ],
)
def test_what_is_no_word_of_theirs_does_not(folder: Folder, old: str, new: str) -> None:
    assert old in WRITEUP
    assert state_of(folder, WRITEUP.replace(old, new)) == state_of(folder, WRITEUP)


def test_the_four_states(folder: Folder) -> None:
    noted = f"  agreed_words: {state_of(folder, WRITEUP)}\n"
    for text, expected in (
        (WRITEUP.replace("  agreed_on: 2023-06-20\n", ""), Agreement.NONE),
        (WRITEUP.replace("  agreed_on: 2023-06-20\n", noted), Agreement.NONE),
        (WRITEUP, Agreement.UNTOLD),
        (WRITEUP + noted, Agreement.STANDS),
        (WRITEUP.replace("settled", "done") + noted, Agreement.CHANGED),
        (WRITEUP + "  agreed_words: 0\n", Agreement.CHANGED),
    ):
        record = first(folder({"conversations.yaml": text}))
        assert agreement(record) is expected
        assert stands(record) == (expected in {Agreement.UNTOLD, Agreement.STANDS})


def test_a_day_put_in_by_hand_agrees_to_no_other_words(folder: Folder) -> None:
    noted = WRITEUP + f"  agreed_words: {state_of(folder, WRITEUP)}\n"
    later = noted.replace("settled", "done").replace("2023-06-20", "2024-01-02")
    assert agreement(first(folder({"conversations.yaml": later}))) is Agreement.CHANGED


def test_without_words_there_is_nothing_to_agree_to(folder: Folder) -> None:
    assert has_words(first(folder({"conversations.yaml": WRITEUP})))
    bare = "- {id: CV1, participant: HV1, agreed_on: 2023-06-20, mindset: }\n"
    assert not has_words(first(folder({"conversations.yaml": bare})))


def test_every_kind_with_agreed_words_says_which_they_are() -> None:
    for name in KINDS:
        kind, shapes = kind_of(name), fields(model(name))
        assert bool(kind.agreed) == bool(kind.words) == ("agreed_words" in shapes)
        assert set(kind.words) <= set(shapes)
    prose = {name for name, one in fields(Conversation).items() if one.prose}
    own = {"changes_asked", "limits", "introduction"}  # of the team, not of the participant
    assert prose - own <= set(Conversation.KIND.words)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("- saw: The door was open", "- saw: >-\n        The door\n        was open"),
        ("      on: 2023-05", "      on: 2023-05\n      pressed_by:"),
        ("      on: 2023-05", '      on: 2023-05\n      pressed_by: ""'),
    ],
)
def test_layout_within_a_part_is_no_change(folder: Folder, old: str, new: str) -> None:
    assert old in WRITEUP
    assert state_of(folder, WRITEUP.replace(old, new)) == state_of(folder, WRITEUP)


def test_the_state_is_twelve_characters_and_is_told_of_what_is_no_part_too(folder: Folder) -> None:
    assert len(state_of(folder, WRITEUP)) == 12
    one = "- id: CV1\n  participant: HV1\n  turning_points: [The  door]\n"
    assert state_of(folder, one) == state_of(folder, one.replace("The  door", "The door"))
    assert state_of(folder, one) != state_of(folder, one.replace("door", "gate"))
    assert state_of(folder, one) != state_of(folder, "- id: CV1\n  participant: HV1\n")


def test_a_field_that_the_kind_got_later_counts_once_it_is_filled() -> None:
    def state(more: str) -> str:
        files = {
            "review.yaml": "format: 1\n",
            "family.yaml": f"- id: FAM1\n  person: M\n  views: Kind\n{more}",
        }
        review = load_contents({path: text.encode() for path, text in files.items()}).review
        return words_now(review.all(FamilyContact)[0])

    # As `lt agree` noted it before there was a wording for the report.
    assert state("") == "ffca3f94e0e6"
    assert state("  in_report: She asked why.\n") != "ffca3f94e0e6"
