"""Who may have a file that was made for somebody else: a set of readers, not a scale."""

from itertools import permutations
from pathlib import Path

import pytest

from goldens import small
from learning_together.privacy.audience import ABOUT, Reader, as_read_by
from learning_together.privacy.made_for import withheld
from learning_together.records.base import Audience
from learning_together.records.kinds import model
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder
from test_examples import EXAMPLES


def every_reader(review: Review) -> list[Reader]:
    return [
        Reader(audience, about)
        for audience in Audience
        for about in (
            [one.id for one in review.all(model(ABOUT[audience]))] if audience in ABOUT else [None]
        )
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_whoever_may_have_a_file_may_read_all_that_its_reader_may(example: Path) -> None:
    review = load(example).review
    views = {who: as_read_by(review, who) for who in every_reader(review)}
    free = 0
    for made, to in permutations(views, 2):
        if withheld(review, made, to):
            continue
        free += 1
        # Nothing is missing in what the other reads.
        assert as_read_by(views[to], made).records == views[made].records, (made.key, to.key)
    assert free > len(views), "the public's may go to everybody"


def test_it_is_a_set_and_not_a_scale(folder: Folder) -> None:
    review = load(folder(small())).review
    by_key = {who.key: who for who in every_reader(review)}

    def may(made: str, to: str) -> bool:
        return not withheld(review, by_key[made], by_key[to])

    assert may("public", "proceedings")
    assert may("board", "team")
    assert may("family", "board")
    assert not may("board", "family")
    assert not may("family", "proceedings")
    assert not may("proceedings", "team")
    assert not may("agency:health", "agency:police")
    assert may("agency:health", "team")


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("handling: [family]", "findings"),
        ("field_handling: {statement: [family]}", "findings.statement"),
    ],
)
def test_what_a_record_opens_to_one_reader_alone_counts(
    field: str, told: str, folder: Folder
) -> None:
    files = small()
    files["findings.yaml"] = files["findings.yaml"].replace(
        "  statement:", f"  {field}\n  statement:", 1
    )
    review = load(folder(files)).review
    assert withheld(review, Reader(Audience.FAMILY), Reader(Audience.BOARD)) == (told,)
