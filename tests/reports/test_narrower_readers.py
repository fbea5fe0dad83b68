"""What a reader may not see is left out, and never told as missing."""

import re
from pathlib import Path

import pytest

from learning_together.documents.document_formats import to_markdown
from learning_together.privacy.audience import ABOUT, Reader, as_read_by
from learning_together.privacy.printed_ids import printed_ids
from learning_together.records.base import Audience
from learning_together.records.kinds import model
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load
from learning_together.review.review import Review
from test_examples import EXAMPLES

NOWHERE = Path("no templates of our own")


def every_reader(review: Review) -> list[Reader]:
    return [
        Reader(audience, about)
        for audience in Audience
        for about in (
            [one.id for one in review.all(model(ABOUT[audience]))] if audience in ABOUT else [None]
        )
    ]


def printed(review: Review, who: Reader) -> str:
    asked = Asked(reader=who)
    report = named("case-group", NOWHERE)
    return to_markdown(draw_up(report, review, asked, anchors=False)).decode()


def rows(text: str) -> dict[str, dict[str, str]]:
    """The table's rows by code: what stands below each heading."""
    found, heads = {}, []
    for line in text.split("\n"):
        if line.startswith("| "):
            cells = [one.strip() for one in re.split(r"(?<!\\)\|", line)[1:-1]]
            if cells[0] == "Code":
                heads = cells
            elif not set(cells[0]) <= set("-: "):
                found[cells[0]] = dict(zip(heads, cells, strict=True))
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_what_the_case_group_says_of_anybody_is_true_whoever_reads_it(example: Path) -> None:
    review = load(example).review
    all_of_it = printed(review, Reader(Audience.REVIEWERS))
    truth = rows(all_of_it)
    assert truth
    for who in every_reader(review):
        text = printed(review, who)
        numbers = printed_ids(as_read_by(review, who), who)
        codes = {str(number): str(id) for id, number in numbers.items()}
        for code, cells in rows(text).items():
            own = codes.get(code, code)
            assert {**cells, "Code": own}.items() <= truth[own].items(), (who.key, code)
        said = [line for line in text.split("\n") if "took part in the case" in line]
        assert all(line in all_of_it for line in said), who.key
        for line in text.partition("Still open")[2].split("\n"):
            assert not line.startswith("- ") or line in all_of_it, who.key


def test_a_colleague_is_not_told_that_others_are_still_to_be_spoken_to() -> None:
    (example,) = (one for one in EXAMPLES if one.name == "harbour-street")
    review = load(example).review
    team = printed(review, Reader(Audience.TEAM))
    assert all(head in team for head in ("Entries", "Conversation", "First-line manager"))
    reader = next(one for one in every_reader(review) if one.key == "participant:HV1")
    text = printed(review, reader)
    assert "Health visitor" in text
    for head in ("Entries", "In the timeline", "Conversation", "Open", "First-line manager"):
        assert head not in text


@pytest.mark.parametrize("name", ["review", "findings", "case-group", "terms"])
def test_what_is_published_bears_no_marking(name: str) -> None:
    (example,) = (one for one in EXAMPLES if one.name == "harbour-street")
    review = load(example).review
    assert review.facts.marking
    for who in every_reader(review):
        document = draw_up(named(name, NOWHERE), review, Asked(reader=who))
        marking = "" if who.audience is Audience.PUBLIC else review.facts.marking
        assert document.marking == marking, who.key
