"""Who knew what by when."""

from datetime import date

import pytest

from conftest import Lt
from learning_together.ids import Id
from learning_together.method.knowledge import by_day
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health}\n- {id: police, name: Police}\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n"
        "- {id: HV2, role: Nursery nurse, group: case-group, agency: health}\n"
        "- {id: PC1, role: Officer, group: case-group, agency: police}\n"
    ),
    "timeline/health.yaml": (
        "- {id: health-001, date: 2022-03-01, source: R, event: Visit, people: [HV1]}\n"
        "- {id: health-002, date: 2022-03-02, source: R, event: Play session, people: [HV2]}\n"
        "- {id: health-003, date: 2022-06-01, source: R, event: Later visit, people: [HV1]}\n"
    ),
    "timeline/police.yaml": (
        "- {id: police-001, date: 2022-03-03, source: R, event: Call, people: [PC1]}\n"
        "- {id: police-002, date: 2022-03-04, source: R, event: Notice, known_to: [HV1]}\n"
        "- {id: police-003, date: 2022-03-05, source: R, event: Letter, known_to: [health], "
        "known_on: 2022-05-01}\n"
        "- {id: police-004, date: 2022-03, source: R, event: Some day in March}\n"
        "- {id: police-005, date: 2022-03-06, source: R, event: Joint visit, people: [HV2, PC1]}\n"
    ),
    "conversations.yaml": (
        "- id: CV1\n  participant: HV1\n  turning_points:\n"
        "    - {on: 2022-03-01, saw: A shoe, took_it_to_mean: All well}\n"
        "    - {on: 2022-06-01, saw: Two chairs}\n"
    ),
}


@pytest.fixture
def review(folder: Folder) -> Review:
    loaded = load(folder(FILES))
    assert loaded.problems == ()
    return loaded.review


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.id_text for entry in entries]


def test_a_worker_knows_what_they_did_and_what_reached_them_in_time(review: Review) -> None:
    worker = review.get(Id("HV1"), Person)
    assert worker is not None
    known = by_day(review, worker, date(2022, 3, 20))
    assert ids(known.own) == ["health-001"]
    assert ids(known.reached) == ["police-002"]
    assert ids(known.colleagues) == ["health-002"]
    assert ids(known.elsewhere) == ["police-001", "police-003", "police-005"]
    assert ids(known.undated) == ["police-004"]
    assert [point.saw for _, point in known.saw] == ["A shoe"]
    later = by_day(review, worker, date(2022, 5, 1))
    assert ids(later.reached) == ["police-002", "police-003"]
    assert later.undated == ()
    assert "police-004" in ids(later.elsewhere)


def test_an_agency_knows_what_its_people_know(review: Review) -> None:
    agency = review.get(Id("health"), Agency)
    assert agency is not None
    known = by_day(review, agency, date(2022, 3, 20))
    assert ids(known.own) == ["health-001", "health-002"]
    assert ids(known.reached) == ["police-002", "police-005"]
    assert known.colleagues == ()
    assert ids(known.elsewhere) == ["police-001", "police-003"]


def test_nothing_of_later_days_is_shown(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    ran = lt("show", "hv1", "--on", "2022-03-20", cwd=root)
    assert ran.code == 0
    assert "What Health visitor (HV1) knew by the end of 20 March 2022" in ran.out
    assert "took it to mean: All well" in ran.out
    assert "Two chairs" not in ran.out
    assert "Later visit" not in ran.out
    first, _, apart = ran.out.partition("Known elsewhere by then, not to them")
    assert "police-001" not in first
    assert "police-001" in apart
    assert lt("show", "HV1", "--on", "20/03/2022", cwd=root).out == ran.out
    machine = lt("show", "HV1", "--on", "2022-03-20", "--format", "json", cwd=root)
    assert '"day": "20 March 2022"' in machine.out


@pytest.mark.parametrize(
    ("id", "day", "said"),
    [
        ("HV1", "03/04/2022", "“03/04/2022”: this can mean 3 April 2022 or 4 March 2022."),
        ("HV1", "March 2022", "“March 2022”: "),
        ("health-001", "2022-03-20", "no person and no agency"),
    ],
)
def test_what_cannot_be_told(lt: Lt, folder: Folder, id: str, day: str, said: str) -> None:
    ran = lt("show", id, "--on", day, cwd=folder(FILES))
    assert ran.code == 2
    assert said in " ".join(ran.err.split())
