"""The family's part in the report of the review."""

import pytest

from goldens import small
from learning_together.privacy.audience import Reader
from learning_together.records.agreement import words_now
from learning_together.records.base import Audience
from learning_together.records.kinds.contact import FamilyContact
from learning_together.reports.catalogue import named
from learning_together.reports.draw_up import draw_up
from learning_together.reports.report import Asked
from learning_together.review.load import load_contents
from learning_together.review.review import Review

PEOPLE = (
    "- {id: F, role: Father of Child D, group: family}\n"
    "- {id: G, role: Grandmother, group: family}\n"
)
ONE = "- id: FAM1\n  person: M\n"


def review_of(contacts: str, **changed: str) -> Review:
    files = {**small(), "family.yaml": contacts}
    files["people.yaml"] += PEOPLE
    for name, text in changed.items():
        files[f"{name}.yaml"] = text
    return load_contents({path: text.encode() for path, text in files.items()}).review


def part(review: Review, audience: str) -> str:
    """The part on the family, without its heading."""
    asked = Asked(reader=Reader(Audience(audience)))
    body = draw_up(named("review"), review, asked, anchors=False).body
    _, _, after = body.partition("## Involvement of the family")
    text, _, _ = after.partition("\n# ")
    return " ".join(text.split())


def agreed(contact: str) -> str:
    (one,) = review_of(contact).all(FamilyContact)
    return f"{contact}  agreed_words: {words_now(one)}\n"


def test_who_took_part_and_who_did_not_in_a_line_each() -> None:
    review = review_of(
        f"{ONE}  answer: taking-part\n  views: Kind\n"
        "- {id: FAM2, person: F, answer: not-feasible, obstacles: [imprisonment],\n"
        "   field_handling: {obstacles: [team, public]}}\n"
        "- {id: FAM3, person: G, answer: declined, obstacles: [grief]}\n"
    )
    assert part(review, "public") == (
        "- **Took part in the review:** Mother. "
        "- **Asked to take part, and declined:** Grandmother. "
        "- **Could not take part:** Father of Child D (because of imprisonment)."
    )


@pytest.mark.parametrize(
    "record",
    ["  answer: taking-part\n", "  answer: taking-part\n  views: x\n  met_on: 2099-01-01\n"],
)
def test_nothing_is_said_of_a_part_that_no_record_tells(record: str) -> None:
    assert part(review_of(ONE + record), "public") == ""


def test_the_team_reads_that_nobody_was_heard_yet() -> None:
    told = part(review_of(f"{ONE}  answer: taking-part\n  influence: None yet\n"), "team")
    assert "*Agreed to take part, and not heard yet.*" in told
    assert "Took part" not in told


WORDS = (
    f"{ONE}  answer: taking-part\n  views: Kind\n  in_report: She asked why.\n"
    "  agreed_on: 2023-06-01\n"
)


def test_agreed_words_stand_for_the_line() -> None:
    assert part(review_of(agreed(WORDS)), "public") == "She asked why."
    board = part(review_of(agreed(WORDS)), "board")
    assert "*Took part in the review.* She asked why." in board
    assert "published report" not in board


@pytest.mark.parametrize(
    ("contacts", "said"),
    [
        (WORDS, "These words are not noted as agreed yet"),
        (agreed(WORDS).replace("why", "how"), "changed since they were agreed"),
    ],
)
def test_words_that_are_not_agreed_stay_with_those_whose_they_are(contacts: str, said: str) -> None:
    review = review_of(contacts)
    for audience in ("public", "board"):
        assert "She asked" not in part(review, audience)
    for audience in ("team", "family"):
        assert "She asked" in part(review, audience)
        assert said in part(review, audience)


def test_what_the_team_writes_of_it_stands_for_the_lines() -> None:
    review = load_contents(
        {
            path: text.encode()
            for path, text in {
                **small(),
                "family.yaml": f"{ONE}  answer: taking-part\n  views: Kind\n",
                "sections/family.md": "---\nid: family\n---\n\nIn our words.\n",
            }.items()
        }
    ).review
    assert part(review, "public") == "In our words."


def test_an_adults_review_has_its_own_heading() -> None:
    facts = small()["review.yaml"].replace("framework: lcspr", "framework: sar")
    review = review_of(f"{ONE}  answer: declined\n", review=facts)
    asked = Asked(reader=Reader(Audience.PUBLIC))
    body = draw_up(named("review"), review, asked, anchors=False).body
    assert "## Involvement of the adult and the family" in body


def test_nobody_is_called_by_a_code_with_a_figure() -> None:
    people = small()["people.yaml"] + "- {id: S2, role: Sister, group: family}\n"
    for contact in (
        "- {id: FAM1, person: S2, answer: declined}\n",
        agreed(
            "- id: FAM1\n  person: M\n  views: Kind\n  in_report: Because of her, [[FIN1]].\n"
            "  agreed_on: 2023-06-01\n"
        ),
    ):
        text = part(review_of(contact, people=people), "public")
        assert text in {
            "- **Asked to take part, and declined:** Sister.",
            "Because of her, [Finding 1](#Finding_1).",
            "Because of her, Finding 1.",
        }


def test_what_stood_in_the_way_is_not_told_of_those_who_took_part() -> None:
    review = review_of(
        f"{ONE}  answer: taking-part\n  views: Kind\n  obstacles: [grief]\n"
        "  field_handling: {obstacles: [team, public]}\n"
    )
    assert part(review, "public") == "- **Took part in the review:** Mother."
