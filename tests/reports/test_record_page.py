"""One record with all that belongs to it."""

from datetime import date

from learning_together.ids import Id
from learning_together.reports.record.page import RecordPage, build
from learning_together.review.load import load
from sample import Folder
from small_reviews import LINKED

TODAY = date(2024, 1, 15)


def page(folder: Folder, files: dict[str, str], id_: str) -> RecordPage:
    review = load(folder(files)).review
    record = review.find(Id(id_))
    assert record is not None
    return build(review, record, TODAY)


def values(found: RecordPage) -> dict[str, tuple[str, ...]]:
    return {field.label: field.values for field in found.fields}


def test_fields_are_in_words_in_the_order_of_the_model(folder: Folder) -> None:
    found = page(folder, LINKED, "health-1")
    assert list(values(found).items()) == [
        ("Date", ("2 March 2022",)),
        ("Agency", ("Health visiting (health)",)),
        ("The document it stands in", ("DOC1 Record (Health visiting)",)),
        ("People involved", ("Health visitor (HV1)",)),
        ("What happened", ("Visit",)),
    ]
    assert (found.place.file, found.place.line) == ("timeline/health.yaml", 1)
    assert found.empty == ("source", "response", "child_seen")


def test_labels_are_the_frameworks(folder: Folder) -> None:
    files = {
        **LINKED,
        "review.yaml": "format: 1\ntitle: T\nframework: sar\noption: focused\nstage: setup\n",
        "timeline/health.yaml": "- id: health-001\n  date: 2022\n  event: E\n  child_seen: yes\n",
    }
    assert values(page(folder, files, "health-001"))["Adult seen"] == ("Yes",)


def test_who_may_read(folder: Folder) -> None:
    files = {
        **LINKED,
        "episodes.yaml": "- id: KPE1\n  handling: [team]\n",
        "people.yaml": "- id: HV1\n  role: R\n  group: case-group\n  conversation: planned\n",
    }
    episode = page(folder, files, "KPE1")
    assert (episode.readers, episode.own_readers) == (("team",), True)
    person = page(folder, files, "HV1")
    assert len(person.readers) == 9
    assert not person.own_readers
    narrowed = {field.name: field.readers for field in person.fields if field.readers}
    assert narrowed == {"conversation": ("reviewers", "team")}


def test_a_faulty_field_is_shown_as_typed(folder: Folder) -> None:
    found = page(folder, {"findings.yaml": "- id: FIN1\n  priority: first\n"}, "FIN1")
    faulty = [field for field in found.fields if field.faulty]
    assert [(field.name, field.values) for field in faulty] == [("priority", ("first",))]
    assert "Priority" not in found.empty


def test_who_stands_behind_a_finding(folder: Folder) -> None:
    behind = page(folder, LINKED, "FIN1").behind
    assert behind is not None
    assert behind.agencies == ("Health visiting",)
    assert behind.conversations == ("Health visitor (HV1)",)
    assert behind.documents == ("DOC1 Record",)


def test_the_part_that_a_person_played(folder: Folder) -> None:
    found = page(folder, LINKED, "hv01")
    part = found.part
    assert part is not None
    assert [line.id for line in part.entries] == ["health-001"]
    assert (part.first, part.last) == ("2 March 2022", "2 March 2022")
    assert [(line.id, line.note) for line in part.episodes] == [
        ("KPE1", "1 entry of its timeline and turning point of a conversation")
    ]
    assert [line.id for line in part.conversations] == ["CV1"]
    assert found.resting_on == ()


def test_the_part_that_an_agency_played(folder: Folder) -> None:
    found = page(folder, LINKED, "health")
    assert found.part is not None
    assert [line.id for line in found.part.people] == ["HV1"]
    # In order of time, not of the file.
    assert [line.id for line in found.part.entries] == ["health-002", "health-001"]
    assert [node.id for node in found.resting_on] == ["DOC1"]


def test_other_accounts_are_seen_from_both_sides(folder: Folder) -> None:
    for id_, other in (("health-001", "health-002"), ("health-002", "health-001")):
        assert [line.id for line in page(folder, LINKED, id_).accounts] == [other]


def test_a_second_record_of_the_same_id_is_pointed_at(folder: Folder) -> None:
    found = page(folder, {"factors.yaml": "- id: CF1\n  summary: A\n- id: cf01\n"}, "CF1")
    assert [place.line for place in found.twins] == [3]
