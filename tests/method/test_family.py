"""What came of asking the family, and what of it the public is told."""

from datetime import date

import pytest

from learning_together.method import family
from learning_together.privacy.audience import Reader, as_read_by
from learning_together.privacy.less_exact import coarsened, generalised, places_of
from learning_together.records.agreement import words_now
from learning_together.records.base import Audience
from learning_together.records.kinds.contact import FamilyContact
from learning_together.review.load import load_contents
from learning_together.review.review import Review
from sample import SAMPLE

TODAY = date(2024, 1, 15)


def review_of(contacts: str, people: str = "") -> Review:
    files = {
        **SAMPLE,
        "people.yaml": f"- {{id: M, role: Mother, group: family{people}}}\n",
        "family.yaml": contacts,
    }
    return load_contents({path: text.encode() for path, text in files.items()}).review


def contact(text: str) -> FamilyContact:
    (found,) = review_of(f"- id: FAM1\n  person: M\n{text}").all(FamilyContact)
    return found


@pytest.mark.parametrize(
    ("record", "came"),
    [
        ("  answer: taking-part\n  views: Kind\n", "taking-part"),
        ("  views: Kind\n", "taking-part"),
        ("  answer: awaited\n  views: Kind\n", "taking-part"),
        ("  answer: taking-part\n  views: Kind\n  met_on: 2024-01-15\n", "taking-part"),
        ("  answer: taking-part\n  views: Kind\n  met_on: 2024-01-16\n", None),
        ("  answer: taking-part\n", None),
        ("  answer: taking-part\n  views: tbc\n", None),
        ("  answer: declined\n  views: Kind\n", "declined"),
        ("  answer: not-feasible\n", "not-feasible"),
        ("  answer: awaited\n", "awaited"),
        ("", None),
    ],
)
def test_nobody_took_part_of_whom_no_record_says_so(record: str, came: str | None) -> None:
    assert family.came_of_it(contact(record), TODAY) == came


AGREED = (
    "- id: FAM1\n  person: M\n  answer: taking-part\n  views: SECRET\n  reason: WHY\n"
    "  obstacles: [grief]\n  in_report: She met us at Elm House on 3 March 2023.\n"
    "  agreed_on: 2023-06-01\n"
)


def agreed(more: str = "") -> str:
    text = AGREED + more
    (one,) = review_of(text).all(FamilyContact)
    return text + f"  agreed_words: {words_now(one)}\n"


def told(contacts: str, audience: Audience = Audience.PUBLIC, people: str = "") -> FamilyContact:
    seen = as_read_by(review_of(contacts, people), Reader(audience))
    assert not seen.all(FamilyContact)
    (one,) = seen.told
    assert isinstance(one, FamilyContact)
    return one


def test_the_public_is_told_who_what_came_of_it_and_agreed_words() -> None:
    one = told(agreed())
    known = {
        name: value
        for name in FamilyContact.model_fields
        if (value := getattr(one, name)) and name != "id"
    }
    assert str(known.pop("person")) == "M"
    assert known == {
        "answer": "taking-part",
        "in_report": "She met us at Elm House on 3 March 2023.",
    }


@pytest.mark.parametrize(
    "contacts",
    [
        AGREED,
        AGREED.replace("  agreed_on: 2023-06-01\n", ""),
        agreed().replace("met us", "spoke with us"),
        agreed("  field_handling: {in_report: [team]}\n"),
    ],
)
def test_words_that_are_not_agreed_as_they_stand_are_not_told(contacts: str) -> None:
    assert told(contacts).in_report is None
    assert told(contacts).answer == "taking-part"


def test_why_is_told_only_where_the_record_opens_it() -> None:
    opened = told(agreed("  field_handling: {obstacles: [team, public]}\n"))
    assert (opened.obstacles, opened.reason) == (("grief",), None)


@pytest.mark.parametrize(
    "contacts",
    [
        agreed("  handling: [team, board]\n"),
        agreed("  field_handling: {answer: [team]}\n"),
    ],
)
def test_a_record_that_says_itself_who_may_read_it_is_told_to_nobody_else(contacts: str) -> None:
    assert as_read_by(review_of(contacts), Reader(Audience.PUBLIC)).told == ()


def test_nobody_is_told_of_whom_the_public_may_not_know() -> None:
    seen = as_read_by(review_of(agreed(), ", handling: [team]"), Reader(Audience.PUBLIC))
    assert seen.told == ()


@pytest.mark.parametrize("audience", [one for one in Audience if one is not Audience.PUBLIC])
def test_others_read_the_records_or_nothing(audience: Audience) -> None:
    assert as_read_by(review_of(agreed()), Reader(audience)).told == ()


def test_a_record_that_the_public_reads_is_not_told_twice() -> None:
    seen = as_read_by(review_of(agreed("  handling: [team, public]\n")), Reader(Audience.PUBLIC))
    assert len(seen.all(FamilyContact)) == 1
    assert seen.told == ()


def test_what_is_told_is_told_as_exactly_as_the_rest() -> None:
    review = review_of(agreed())
    facts = "places: [{names: [Elm House], general: a house}]\n"
    files = {"review.yaml": SAMPLE["review.yaml"] + facts}
    places = places_of(load_contents({p: t.encode() for p, t in files.items()}).review)
    seen = generalised(coarsened(as_read_by(review, Reader(Audience.PUBLIC)), "months"), places)
    (one,) = seen.told
    assert isinstance(one, FamilyContact)
    assert one.in_report == "She met us at a house in March 2023."
