"""Who may have a file that was made for somebody else: a set of readers, not a scale."""

from itertools import permutations
from pathlib import Path

import pytest

from goldens import small
from learning_together import seal
from learning_together.errors import LtError
from learning_together.privacy.audience import ABOUT, Reader, as_read_by
from learning_together.privacy.made_for import readers_of, withheld
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


@pytest.mark.parametrize(
    "example",
    [
        pytest.param(path, id=path.name, marks=[pytest.mark.long] * (path.name == "harbour-street"))
        for path in EXAMPLES
    ],
)
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
        # All of it is one line, and not its fields besides.
        ("handling: [family]\n  field_handling: {statement: [family]}", "findings"),
        # What neither of them reads is no matter.
        ("field_handling: {statement: [team]}", ""),
        ("handling: [team]", ""),
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
    assert withheld(review, Reader(Audience.FAMILY), Reader(Audience.BOARD)) == (
        (told,) if told else ()
    )


def test_who_a_file_says_that_it_was_made_for(folder: Folder) -> None:
    people = "- {id: HV1, role: Nurse, group: case-group, agency: health}\n"
    agencies = "- {id: health, name: Health, sector: health}\n"
    review = load(folder({"people.yaml": people, "agencies.yaml": agencies})).review
    printed = {who.words(review): who for who in every_reader(review)}

    def said(text: str, *noted: str) -> tuple[Reader, ...]:
        return readers_of("a.md", text.encode(), review, frozenset(noted))

    # Its title page is read, whoever they are; other words for somebody are no reader.
    for words, who in printed.items():
        assert said(f"# A\n\n- **For:** {words}\n") == (who,)
        assert said(f"For: {words} and others") == ((Reader(who.audience),) if who.about else ())
    # Under its seal, and where it was noted, what its pages say besides is nobody's word.
    page = "# A\n\n- **For:** Review team\n"
    sealed = seal.put(f"{page}\n<!-- {seal.AUDIENCE_NAME}: public -->\n{seal.COMMENT}\n")
    public, team = Reader(Audience.PUBLIC), Reader(Audience.TEAM)
    assert said(sealed) == (public,)
    assert said(page, "public") == (public,)
    assert said(sealed.replace("# A", "# B")) == (public, team)
    assert said(seal.put(f"{page}\n{seal.COMMENT}\n")) == (team,)
    with pytest.raises(LtError, match="has no such reader"):
        said(page, "agency:nobody")


def test_what_needs_consent_is_withheld_from_whoever_reads_it_with_consent_alone(
    folder: Folder,
) -> None:
    # It may be typed any day: that there is none yet opens nothing.
    files = {name: text for name, text in small().items() if name != "feedback.yaml"}
    review = load(folder(files)).review
    told = withheld(review, Reader(Audience.REVIEWERS), Reader(Audience.TEAM))
    assert "feedback" in told
    assert "feedback" not in withheld(review, Reader(Audience.TEAM), Reader(Audience.BOARD))
    # Kinds first, then fields of the others.
    fields = ["." in one for one in told]
    assert fields == sorted(fields)
    assert {True, False} <= set(fields)


def test_a_quotation_that_waits_for_consent_is_the_teams(folder: Folder) -> None:
    review = load(folder(small())).review
    assert "findings.quotation" in withheld(review, Reader(Audience.TEAM), Reader(Audience.BOARD))
    board = withheld(review, Reader(Audience.BOARD), Reader(Audience.PUBLIC))
    assert "findings.quotation" not in board


def test_records_that_stand_in_no_report_count_for_nothing(folder: Folder) -> None:
    handover = "- {id: HND1, to: Chair, handling: [family]}\n"
    review = load(folder({**small(), "handovers.yaml": handover})).review
    assert review.all(model("handovers"))
    assert withheld(review, Reader(Audience.FAMILY), Reader(Audience.BOARD)) == ()
