"""Which ids new records get."""

from itertools import islice

import pytest

from learning_together.errors import LtError
from learning_together.review.load import load
from learning_together.review.new_ids import new_ids
from sample import SAMPLE, Folder

AGENCIES = "- {id: health, name: Health}\n- {id: a07, name: Seventh}\n"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, ["CF1", "CF2"]),
        ({"factors.yaml": "- id: CF09\n- id: CF2\n"}, ["CF10", "CF11"]),
        ({"factors.yaml": "- id: cf009\n- id: other3\n"}, ["CF010", "CF011"]),
        ({"documents.yaml": "- id: CF1\n  title: x\n"}, ["CF2", "CF3"]),
        ({"review.yaml": SAMPLE["review.yaml"] + "prefixes: {factors: Z}\n"}, ["Z1", "Z2"]),
        ({"factors/CF2.yaml": "id: CF2\nsummary: [\n"}, ["CF3", "CF4"]),
        ({"factors/CF2.yaml": "- - id: [CF2\n"}, ["CF1", "CF3"]),
        ({"factors.yaml": "\0"}, ["CF1", "CF2"]),
    ],
)
def test_factors(folder: Folder, files: dict[str, str], expected: list[str]) -> None:
    review = load(folder(files)).review
    assert list(islice(new_ids(review, "factors"), 2)) == expected


@pytest.mark.parametrize(
    ("entries", "agency", "expected"),
    [
        ("[]", "health", ["health-001", "health-002"]),
        ("- {id: hv-0041, agency: health}", "HEALTH", ["hv-0042", "hv-0043"]),
        ("- {id: hv-0041, agency: health}", "a07", ["a07-001", "a07-002"]),
        ("- {id: a07-001, agency: a07}", "a07", ["a07-002", "a07-003"]),
        ("- {id: hv-9, agency: health}\n- {id: hv-12, agency: a07}", "health", ["hv-13", "hv-14"]),
    ],
)
def test_entries(folder: Folder, entries: str, agency: str, expected: list[str]) -> None:
    review = load(folder({"agencies.yaml": AGENCIES, "timeline.yaml": f"{entries}\n"})).review
    assert list(islice(new_ids(review, "timeline", agency), 2)) == expected


def test_people_choose_the_ids_of_some_kinds(folder: Folder) -> None:
    assert list(new_ids(load(folder({})).review, "agencies")) == []


def test_a_habit_that_leads_to_no_id(folder: Folder) -> None:
    review = load(folder({})).review
    with pytest.raises(LtError, match="cannot be an id"):
        next(new_ids(review, "timeline", "9health"))
