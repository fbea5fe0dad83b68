"""Dates told by month or year, places in general words: in every field, and in nothing else."""

from learning_together.ids import Id
from learning_together.privacy.less_exact import coarsened, generalised, places_of
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import SAMPLE, Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
}


def laid(folder: Folder, files: dict[str, str]) -> Review:
    """The review with these files in the place of its own."""
    return load(folder(FILES | files)).review


def test_dates_are_told_less_exactly_in_every_field(folder: Folder) -> None:
    files = {
        "review.yaml": SAMPLE["review.yaml"] + "draft_date: 2023-01-09\n",
        "timeline/health.yaml": (
            "- {id: health-001, date: 2022-03-01, when: a Monday, event: Rang on 2 March 2022,"
            " comment: Late}\n"
            "- {id: health-002, date: 2022-03-02, when: early March, event: Visit}\n"
        ),
        "conversations.yaml": "- {id: CV1, date: 2023-05-04, participant: HV1,"
        " turning_points: [{on: 2022-03-01, saw: It was 1 March 2022}]}\n",
    }
    whole = laid(folder, files)
    months = coarsened(whole, "months")
    first, second = months.all(Entry)[:2]
    assert first.date is not None
    assert (first.date.words(), first.when, first.event, first.comment) == (
        "March 2022", None, "Rang in March 2022", "Late",
    )  # fmt: skip
    assert second.when == "early March"
    (one,) = months.all(Conversation)
    assert (f"{one.date}", one.participant) == ("May 2023", Id("HV1"))
    assert one.turning_points[0].on is not None
    assert one.turning_points[0].on.words() == "March 2022"
    assert one.turning_points[0].saw == "It was March 2022"
    assert f"{months.facts.draft_date}" == "January 2023"


def test_days_of_the_review_itself_are_told_alike(folder: Folder) -> None:
    files = {"review.yaml": SAMPLE["review.yaml"] + "draft_date: 2023-01-09\n"}
    years = coarsened(laid(folder, files), "years")
    assert years.facts.period is not None
    assert f"{years.facts.period.start}" == "2022"
    assert f"{years.facts.draft_date}" == "2023"


def test_places_are_told_in_general_words_in_every_field(folder: Folder) -> None:
    files = {
        "review.yaml": SAMPLE["review.yaml"].replace("Sample", "Sample of Westhaven")
        + "places: [{names: [Westhaven, The Quay], general: a town}, {names: [Reading]}]\n",
        "agencies.yaml": "- {id: health, name: Nash Clinic, general_name: a clinic}\n"
        "- {id: police, name: Police}\n- {id: none, general_name: an office}\n",
        "timeline/health.yaml": "- {id: health-001, date: 2022-03-01, source: Nash Clinic, "
        "event: In Westhaven, people: [HV1]}\n",
        "conversations.yaml": "- {id: CV1, turning_points: [{saw: On the Quay}, {saw: Left}]}\n",
    }
    whole = laid(folder, files)
    told = generalised(whole, places_of(whole))
    assert (told.facts.title, told.facts.places) == ("Sample of a town", ())
    assert [agency.called for agency in told.all(Agency)] == ["A clinic", "Police", "An office"]
    entry = told.all(Entry)[0]
    assert (entry.source, entry.event, entry.people) == ("A clinic", "In a town", (Id("HV1"),))
    moments = told.all(Conversation)[0].turning_points
    assert [one.saw for one in moments] == ["On a town", "Left"]


def test_ids_are_neither_dates_nor_places(folder: Folder) -> None:
    files = {
        "review.yaml": SAMPLE["review.yaml"] + "places: [{names: [Westhaven], general: a town}]\n",
        "agencies.yaml": "- {id: westhaven, name: W}\n",
        "timeline/westhaven.yaml": "- {id: w-1, date: 2022-03-01, delivery: {row: 3/3/2022}}\n",
    }
    whole = laid(folder, files)
    entry = coarsened(generalised(whole, places_of(whole)), "months").get(Id("w-1"), Entry)
    assert entry is not None
    assert (entry.agency, entry.delivery) == (Id("westhaven"), whole.all(Entry)[-1].delivery)
