"""An agency that was called by its name is told with the id that is meant."""

from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.review.likely_ids import agency_names, likely
from learning_together.review.load import load
from sample import Folder

AGENCIES = (
    "- id: hous\n  name: Riverside Homes\n- id: fire\n  name: Brigade\n"
    "- id: sw1\n  name: Social care\n- id: sw2\n  name: Social Care\n"
)
PERSON = "- id: HO1\n  role: Officer\n  group: case-group\n  agency: {}\n"


def test_the_name_of_one_agency_is_told_with_its_id(folder: Folder) -> None:
    root = folder({"agencies.yaml": AGENCIES, "people.yaml": PERSON.format('"Riverside  homes"')})
    (problem,) = load(root).problems
    assert "is the name of the agency “hous”" in problem.message
    assert "agency: hous" in problem.help
    mended = folder({"agencies.yaml": AGENCIES, "people.yaml": PERSON.format("hous")})
    assert not load(mended).problems


def test_a_name_that_two_share_or_nobody_has_is_no_id(folder: Folder) -> None:
    for name in ("Social care", "Parks and gardens"):
        root = folder({"agencies.yaml": AGENCIES, "people.yaml": PERSON.format(name)})
        (problem,) = load(root).problems
        assert "is the name of" not in problem.message


def test_a_name_of_one_word_is_offered_as_its_id(folder: Folder) -> None:
    root = folder({"agencies.yaml": AGENCIES, "people.yaml": PERSON.format("Brigade")})
    review = load(root).review
    assert likely(review, Id("Brigade"), ("agencies",)) == "fire"
    assert agency_names(review.all(Agency)) == {"riverside homes": "hous", "brigade": "fire"}
