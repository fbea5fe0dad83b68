"""The one filter: what a reader may not see is gone, and so is every reference to it."""

from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.privacy.audience import as_read_by, reader
from learning_together.records.base import Audience
from learning_together.records.kinds import KINDS, model
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.person import Person
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

FILES = {
    "agencies.yaml": "- {id: health, name: Health}\n- {id: police, name: Police}\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, group: case-group, agency: health, manager: HVM}\n"
        "- {id: HVM, role: Team leader, group: case-group, agency: health}\n"
        "- {id: PC1, role: Police officer, group: case-group, agency: police}\n"
    ),
    "timeline/health.yaml": (
        "- {id: health-001, date: 2022-03-01, source: Record, event: Visit, comment: Late, "
        "significance: First, people: [HV1]}\n"
    ),
    "timeline/police.yaml": (
        "- {id: police-001, date: 2022-03-02, source: Log, event: Call, same_event_as: "
        "[health-001]}\n"
        "- {id: police-002, date: 2022-03-02, source: Log, event: Secret, handling: reviewers}\n"
        "- {id: police-003, date: 2022-03-03, source: Log, event: Widened, handling: [public]}\n"
        "- {id: police-004, date: 2022-03-03, source: Log, event: Call with HV1, people: [HV1]}\n"
    ),
    "conversations.yaml": (
        "- {id: CV1, participant: HV1, mindset: One thing, limits: Not the arrest}\n"
        "- {id: CV2, participant: PC1, mindset: Another, "
        "field_handling: {mindset: [reviewers]}}\n"
    ),
    "factors.yaml": (
        '- {id: CF1, summary: "Posts were vacant, see [[CV1]]", evidence: [CV1, health-001]}\n'
    ),
    "private/identities.yaml": "- {code: HV1, names: [Not Areal Name]}\n",
}


@pytest.fixture
def review(folder: Folder) -> Review:
    loaded = load(folder(FILES))
    assert loaded.problems == ()
    return loaded.review


def seen(review: Review, audience: str) -> Review:
    return as_read_by(review, reader(audience, review))


def ids(review: Review, kind: type[Entry] | type[Conversation] | type[Person]) -> list[str]:
    return [record.id for record in review.all(kind)]


def test_reviewers_read_all_but_the_key(review: Review) -> None:
    mine = seen(review, "reviewers")
    assert ids(mine, Entry) == ids(review, Entry)
    assert "identities" in review.records
    assert "identities" not in mine.records


def test_a_record_may_narrow_or_widen_its_readers(review: Review) -> None:
    assert "police-002" in ids(seen(review, "reviewers"), Entry)
    assert "police-002" not in ids(seen(review, "team"), Entry)
    assert ids(seen(review, "public"), Entry) == ["police-003"]


def test_fields_for_fewer_readers_are_empty(review: Review) -> None:
    entry = seen(review, "case-group").get("health-001", Entry)
    assert entry is not None
    assert (entry.event, entry.comment, entry.significance) == ("Visit", None, None)
    whole = seen(review, "team").get("health-001", Entry)
    assert whole is not None
    assert whole.significance == "First"
    person = seen(review, "public").get("HV1", Person)
    assert person is not None
    assert person.manager is None


def test_a_record_may_narrow_a_field(review: Review) -> None:
    said = seen(review, "team").get("CV2", Conversation)
    assert said is not None
    assert said.mindset is None


def test_references_to_what_is_held_back_are_gone(review: Review) -> None:
    shown = seen(review, "case-group")
    factor = shown.get("CF1", Factor)
    assert factor is not None
    assert factor.evidence == ("health-001",)
    assert shown.find("CV1") is None
    assert shown.withheld["cv1"] == "conversations"
    assert not shown.shows("conversations")
    assert shown.shows("factors")


def test_an_agency_reads_its_own_account_alone(review: Review) -> None:
    health = seen(review, "agency:health")
    assert ids(health, Entry) == ["health-001"]
    entry = health.get("health-001", Entry)
    assert entry is not None
    assert entry.comment == "Late"


def test_a_participant_reads_their_own_conversation_and_entries(review: Review) -> None:
    mine = seen(review, "participant:hv01")
    assert ids(mine, Conversation) == ["CV1"]
    assert ids(mine, Entry) == ["health-001", "police-004"]
    said = mine.get("CV1", Conversation)
    assert said is not None
    assert said.limits is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("borad", "Did you mean “board”?"),
        ("agency", "must say which agency"),
        ("agency:probation", "This review has: health, police."),
        ("participant:health", "must say which person"),
        ("team:health", "about nobody in particular"),
    ],
)
def test_who_reads_must_be_clear(review: Review, text: str, said: str) -> None:
    with pytest.raises(LtError) as caught:
        reader(text, review)
    assert said in f"{caught.value.message} {caught.value.hint}"


def test_the_filter_changes_nothing(review: Review) -> None:
    before = {kind: list(records) for kind, records in review.records.items()}
    for audience in Audience:
        about = {"agency": ":health", "participant": ":HV1"}.get(audience, "")
        seen(review, f"{audience}{about}")
    assert {kind: list(records) for kind, records in review.records.items()} == before


def test_every_kind_has_readers_and_the_key_has_the_fewest() -> None:
    for kind in KINDS:
        assert model(kind).KIND.readers
        for shape in fields(model(kind)).values():
            assert shape.handling is None or shape.handling
    assert model("identities").KIND.readers == {Audience.REVIEWERS}


def test_the_key_is_read_from_its_one_place_only(folder: Folder, tmp_path: Path) -> None:
    root = folder({"identities.yaml": "- {code: HV1, names: [Not Areal Name]}\n"})
    assert "identities" not in load(root).review.records
