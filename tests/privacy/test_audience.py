"""The one filter: what a reader may not see is gone, and so is every reference to it."""

from dataclasses import replace
from pathlib import Path

import pytest

from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.privacy.audience import (
    NAMES,
    Reader,
    as_read_by,
    own_only,
    reader,
    reads_all,
)
from learning_together.records.base import Audience, Model
from learning_together.records.kinds import KINDS, model
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.person import Person
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import SAMPLE, Folder

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


def laid(folder: Folder, files: dict[str, str]) -> Review:
    """The review with these files in the place of its own."""
    return load(folder(FILES | files)).review


def seen(review: Review, audience: str) -> Review:
    return as_read_by(review, reader(audience, review))


def ids(review: Review, kind: type[Entry] | type[Conversation] | type[Person]) -> list[str]:
    return [record.id_text for record in review.all(kind)]


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
    entry = seen(review, "case-group").get(Id("health-001"), Entry)
    assert entry is not None
    assert (entry.event, entry.comment, entry.significance) == ("Visit", None, None)
    whole = seen(review, "team").get(Id("health-001"), Entry)
    assert whole is not None
    assert whole.significance == "First"
    person = seen(review, "public").get(Id("HV1"), Person)
    assert person is not None
    assert person.manager is None


def test_a_record_may_narrow_a_field(review: Review) -> None:
    said = seen(review, "team").get(Id("CV2"), Conversation)
    assert said is not None
    assert said.mindset is None


def test_references_to_what_is_held_back_are_gone(review: Review) -> None:
    shown = seen(review, "case-group")
    factor = shown.get(Id("CF1"), Factor)
    assert factor is not None
    assert factor.evidence == (Id("health-001"),)
    assert shown.find(Id("CV1")) is None
    assert shown.withheld[Id("CV1")] == "conversations"
    assert not shown.shows("conversations")
    assert shown.shows("factors")


def test_an_agency_reads_its_own_account_alone(review: Review) -> None:
    health = seen(review, "agency:health")
    assert ids(health, Entry) == ["health-001"]
    entry = health.get(Id("health-001"), Entry)
    assert entry is not None
    assert entry.comment == "Late"


def test_a_participant_reads_their_own_conversation_and_entries(review: Review) -> None:
    mine = seen(review, "participant:hv01")
    assert ids(mine, Conversation) == ["CV1"]
    assert ids(mine, Entry) == ["health-001", "police-004"]
    said = mine.get(Id("CV1"), Conversation)
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


@pytest.mark.parametrize("audience", Audience)
def test_each_audience_has_a_name_for_the_title_page(audience: Audience) -> None:
    assert NAMES[audience].lower().endswith(str(audience).replace("-", " "))


def test_a_reader_is_typed_and_printed(review: Review) -> None:
    health = reader("agency: health", review)
    assert (health.key, health.words(review)) == ("agency:health", "Agency: Health")
    assert Reader(Audience.AGENCY, Id("probation")).words(review) == "Agency: probation"
    team = reader("team", review)
    assert (team.key, team.words(review)) == ("team", "Review team")


@pytest.mark.parametrize("audience", Audience)
def test_the_lead_reviewers_are_of_the_team(audience: Audience) -> None:
    assert Reader(audience).beyond_team is (str(audience) not in {"reviewers", "team"})


def test_no_text_of_a_file_is_with_a_reader(review: Review) -> None:
    unread = replace(review, unread={"factors": ("- id: CF9",)})
    for audience in ("reviewers", "public"):
        mine = seen(unread, audience)
        assert review.files
        assert (mine.files, mine.unread) == ({}, {})


def test_the_facts_of_the_review_are_filtered_too(folder: Folder) -> None:
    whole = laid(folder, {"review.yaml": SAMPLE["review.yaml"] + "subject_born: 2020-09\n"})
    assert seen(whole, "team").facts.subject_born == "2020-09"
    assert seen(whole, "public").facts.subject_born is None
    assert seen(whole, "public").facts == whole.facts.but(subject_born=None, marking=None)


def test_what_no_report_may_hold_is_read_by_nobody(folder: Folder) -> None:
    whole = laid(folder, {"handovers.yaml": "- {id: HND1, agency: health, date: 2022-05-01}\n"})
    mine = seen(whole, "reviewers")
    assert whole.find(Id("HND1")) is not None
    assert mine.find(Id("HND1")) is None
    assert mine.withheld == {Id("HND1"): "handovers"}


def test_an_id_that_may_be_read_somewhere_is_not_withheld(folder: Folder) -> None:
    twice = "- {id: CV1, participant: HV1}\n- {id: cv1, participant: PC1, handling: [public]}\n"
    mine = seen(laid(folder, {"conversations.yaml": twice}), "public")
    assert ids(mine, Conversation) == ["cv1"]
    assert Id("CV1") not in mine.withheld


def test_a_record_without_an_id_is_with_no_reader(folder: Folder) -> None:
    mine = seen(laid(folder, {"factors.yaml": "- summary: Half filled\n"}), "reviewers")
    assert mine.all(Factor) == ()
    assert Id("") not in mine.withheld


def test_a_record_may_widen_a_field_of_its_own(folder: Folder) -> None:
    entries = (
        "- {id: health-001, date: 2022-03-01, event: Visit, significance: First, comment: Late,"
        " field_handling: {significance: [reviewers, case-group], event: [reviewers], x: [team]}}\n"
    )
    whole = laid(folder, {"timeline/health.yaml": entries})
    shown = seen(whole, "case-group").get(Id("health-001"), Entry)
    assert shown is not None
    assert (shown.event, shown.significance, shown.comment) == (None, "First", None)
    assert seen(whole, "reviewers").get(Id("health-001"), Entry) == whole.get(
        Id("health-001"), Entry
    )


def test_no_reference_leads_to_what_is_withheld(folder: Folder) -> None:
    entries = (
        "- {id: police-001, date: 2022-03-02, event: Call, document: DOC1,"
        " same_event_as: [police-002, health-001]}\n"
        "- {id: police-002, date: 2022-03-02, event: Secret, handling: [reviewers]}\n"
        "- {id: police-003, date: 2022-03-02, event: Call, duplicate_of: police-001}\n"
    )
    moments = "- {id: CV1, participant: HV1, turning_points: [{entries: [police-002, health-001]}]}"
    whole = laid(
        folder,
        {
            "documents.yaml": "- {id: DOC1, title: Record}\n",
            "timeline/police.yaml": entries,
            "conversations.yaml": f"{moments}\n",
        },
    )
    group, team = seen(whole, "case-group"), seen(whole, "team")
    call, repeated = group.get(Id("police-001"), Entry), group.get(Id("police-003"), Entry)
    assert call is not None
    assert (call.document, call.same_event_as) == (None, (Id("health-001"),))
    assert repeated is not None
    assert repeated.duplicate_of == Id("police-001")
    conversation = team.get(Id("CV1"), Conversation)
    assert conversation is not None
    assert conversation.turning_points[0].entries == (Id("health-001"),)
    assert team.get(Id("police-001"), Entry).document == Id("DOC1")  # type: ignore[union-attr]


def test_a_field_for_fewer_is_empty_in_its_own_way(folder: Folder) -> None:
    people = "- {id: HV1, role: Visitor, tasks: [To read], time_commitment: A day}\n"
    whole = laid(folder, {"people.yaml": people, "factors.yaml": "", "conversations.yaml": ""})
    person = seen(whole, "public").get(Id("HV1"), Person)
    assert person is not None
    assert (person.tasks, person.time_commitment) == ((), None)


def test_an_agency_reads_what_belongs_to_no_agency(folder: Folder) -> None:
    documents = (
        "- {id: DOC1, title: Ours, agency: Health}\n"
        "- {id: DOC2, title: Theirs, agency: police}\n"
        "- {id: DOC3, title: Nobody's}\n"
    )
    mine = seen(laid(folder, {"documents.yaml": documents}), "agency:health")
    assert [one.id_text for one in mine.all(model("documents"))] == ["DOC1"]
    assert mine.withheld[Id("DOC2")] == mine.withheld[Id("DOC3")] == "documents"


def test_a_participant_of_no_agency_reads_where_they_took_part(folder: Folder) -> None:
    files = {
        "people.yaml": "- {id: M, role: Mother}\n- {id: HV1, role: Visitor, agency: health}\n",
        "conversations.yaml": "- {id: CV1, participant: HV1}\n- {id: CV2}\n",
        "timeline/health.yaml": "- {id: health-001, date: 2022-03-01, event: Visit, people: [m]}\n"
        "- {id: health-002, date: 2022-03-01, event: Call}\n",
        "factors.yaml": "",
    }
    mine = seen(laid(folder, files), "participant:M")
    assert ids(mine, Entry) == ["health-001"]
    assert ids(mine, Conversation) == []


def test_what_nobody_named_in_is_nobodys(folder: Folder) -> None:
    whole = laid(folder, {"timeline/health.yaml": "- {id: health-001, event: Visit}\n"})
    assert ids(as_read_by(whole, Reader(Audience.PARTICIPANT, Id("nobody"))), Entry) == []
    assert ids(as_read_by(whole, Reader(Audience.AGENCY)), Entry) == []


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


@pytest.mark.parametrize(
    ("kind", "audience", "own"),
    [
        (Entry, Audience.AGENCY, True),
        (Entry, Audience.PARTICIPANT, True),
        (Entry, Audience.TEAM, False),
        (Conversation, Audience.PARTICIPANT, True),
        (Conversation, Audience.AGENCY, False),
        (Factor, Audience.PARTICIPANT, False),
        (Factor, Audience.AGENCY, False),
    ],
)
def test_who_reads_no_more_than_their_own(kind: type[Model], audience: Audience, own: bool) -> None:
    assert own_only(kind.KIND, audience) is own


def test_a_field_that_one_record_narrows_is_not_read_in_all(folder: Folder) -> None:
    team = Reader(Audience.TEAM)
    for narrowed, whole in (
        ("", True),
        (", field_handling: {summary: [reviewers]}", False),
        (", field_handling: {summary: [reviewers, team]}", True),
        (", field_handling: {evidence: [reviewers]}", True),
    ):
        text = f"- {{id: CF1, summary: One{narrowed}}}\n- {{id: CF2, summary: Two}}\n"
        review = as_read_by(load(folder({"factors.yaml": text})).review, team)
        assert reads_all(review, team, Factor, "summary") is whole, narrowed
        assert reads_all(review, team, Factor)


def test_the_public_alone_is_told_of_the_family_what_no_record_of_it_may_say(
    folder: Folder,
) -> None:
    files = {
        "people.yaml": "- {id: M, role: Mother, group: family}\n",
        "family.yaml": "- {id: FAM1, person: M, answer: declined}\n",
    }
    whole = laid(folder, files)
    assert len(seen(whole, "public").told) == 1
    assert [one for one in ("team", "board", "reviewers") if seen(whole, one).told] == []
