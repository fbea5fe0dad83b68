"""Whether meetings and conversations were held, documents read, families heard."""

from dataclasses import replace
from datetime import date

import pytest

from learning_together.method import conversations, documents, family, meetings
from learning_together.method.corroboration import of_factor
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.person import Person
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

TODAY = date(2024, 1, 15)

FILES = {
    "meetings.yaml": (
        "- {id: MTG1, type: planning, date: 2024-01-14}\n"
        "- {id: MTG2, type: planning, date: 2024-01-15, status: held}\n"
        "- {id: MTG3, type: planning, date: 2024-01-15, status: planned}\n"
        "- {id: MTG4, type: planning, date: 2024-01-14, status: cancelled}\n"
        "- {id: MTG5, type: planning, date: 2024-01-16, status: held}\n"
        "- {id: MTG6, type: planning, status: held}\n"
        "- {id: MTG7, type: planning}\n"
    ),
    "people.yaml": (
        "- {id: HV1, group: case-group, conversation: held}\n- {id: GP1, group: case-group}\n"
    ),
    "conversations.yaml": (
        "- {id: CV1, participant: HV1, date: 2024-01-15}\n"
        "- {id: CV2, participant: HV1, date: 2024-01-16, mindset: Busy}\n"
        "- {id: CV3, participant: GP1, mindset: Busy}\n"
        "- {id: CV4, agreed_on: 2024-01-15}\n"
        "- {id: CV5}\n"
        "- {id: CV6, date: 2024-01-16, agreed_on: 2024-01-01}\n"
        "- {id: CV7, writeup_shared: 2024-01-16}\n"
        "- {id: CV8, date: 2024-01-15, suggestions: Time}\n"
        "- {id: CV9, date: 2024-01-15, turning_points: [{on: 2023-06-01, episode: KPE1}]}\n"
        "- {id: CV10, date: 2024-01-15, turning_points: [{saw: A closed door}]}\n"
        "- {id: CV11, date: 2024-01-15, introduction: Explained, factors: [CF1]}\n"
    ),
    "documents.yaml": (
        "- {id: DOC1, read_by: [HV1]}\n- {id: DOC2, read_on: 2024-01-15}\n"
        "- {id: DOC3, gaps: All of it}\n- {id: DOC4, read_by: [HV1], read_on: 2024-01-16}\n"
    ),
    "family.yaml": (
        "- {id: FAM1, views: Tired}\n- {id: FAM2, met_on: 2024-01-01}\n"
        "- {id: FAM3, views: Tired, met_on: 2024-01-15}\n"
        "- {id: FAM4, views: What they wrote, met_on: 2024-01-16}\n"
    ),
    "factors.yaml": (
        "- {id: CF1, evidence: [CV1, CV3, CV8, DOC1, DOC4, FAM1, FAM2]}\n"
        "- {id: CF2, evidence: [CV2]}\n"
    ),
}


@pytest.fixture
def review(folder: Folder) -> Review:
    return replace(load(folder(FILES)).review, today=TODAY)


def test_meetings(review: Review) -> None:
    all_ = review.all(Meeting)
    held = [one.id_text for one in all_ if meetings.was_held(one, TODAY)]
    assert held == ["MTG2", "MTG6"]
    assert [one.id_text for one in all_ if meetings.says_nothing(one, TODAY)] == ["MTG1"]
    to_come = [one.id_text for one in all_ if meetings.is_to_come(one, TODAY)]
    assert to_come == ["MTG3", "MTG7"]
    assert [one.id_text for one in meetings.ahead(review, TODAY)] == ["MTG3"]
    last = meetings.last_held(review, TODAY)
    assert last is not None
    assert last.id_text == "MTG2"


def test_conversations(review: Review) -> None:
    held = [one.id_text for one in review.all(Conversation) if conversations.was_held(one, TODAY)]
    assert held == ["CV3", "CV4", "CV8", "CV10"]


def test_a_person_was_spoken_to_in_a_conversation_that_was_held(review: Review) -> None:
    spoken = {
        one.id_text: [each.id_text for each in conversations.held_with(review, one)]
        for one in review.all(Person)
    }
    assert spoken == {"HV1": [], "GP1": ["CV3"]}
    later = replace(review, today=date(2024, 1, 16))
    (hv1, _) = later.all(Person)
    assert [one.id_text for one in conversations.held_with(later, hv1)] == ["CV2"]


def test_documents_and_family(review: Review) -> None:
    assert [one.id_text for one in review.all(Document) if documents.was_read(one, TODAY)] == [
        "DOC1",
        "DOC2",
    ]
    assert [one.id_text for one in review.all(FamilyContact) if family.was_heard(one, TODAY)] == [
        "FAM1",
        "FAM3",
    ]


def test_what_has_not_happened_stands_behind_nothing(review: Review) -> None:
    (one, other) = review.all(Factor)
    behind = of_factor(review, one)
    # Of the conversation CV8 nobody is said to have taken part: it is a source by its own id.
    assert sorted(map(str, behind.conversations)) == ["CV8", "GP1"]
    assert sorted(map(str, behind.documents)) == ["DOC1"]
    assert sorted(map(str, behind.family)) == ["FAM1"]
    assert sorted(map(str, behind.silent)) == ["CV1", "CV11", "DOC4", "FAM2"]
    assert of_factor(review, other).sources == 0
