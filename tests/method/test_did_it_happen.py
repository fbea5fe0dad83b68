"""Whether meetings and conversations were held, documents read, families heard."""

from datetime import date

import pytest

from learning_together.method import conversations, documents, family, meetings
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.meeting import Meeting
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
    "conversations.yaml": (
        "- {id: CV1, date: 2024-01-15}\n"
        "- {id: CV2, date: 2024-01-16, mindset: Busy}\n"
        "- {id: CV3, mindset: Busy}\n"
        "- {id: CV4, agreed_on: 2024-01-01}\n"
        "- {id: CV5}\n"
    ),
    "documents.yaml": (
        "- {id: DOC1, read_by: [HV1]}\n- {id: DOC2, read_on: 2024-01-01}\n"
        "- {id: DOC3, gaps: All of it}\n"
    ),
    "family.yaml": "- {id: FAM1, views: Tired}\n- {id: FAM2, met_on: 2024-01-01}\n",
}


@pytest.fixture
def review(folder: Folder) -> Review:
    return load(folder(FILES)).review


def test_meetings(review: Review) -> None:
    all_ = review.all(Meeting)
    assert [one.id_text for one in all_ if meetings.was_held(one, TODAY)] == [
        "MTG1", "MTG2", "MTG5", "MTG6",
    ]  # fmt: skip
    assert [one.id_text for one in all_ if meetings.says_held(one)] == ["MTG2", "MTG5", "MTG6"]
    assert [one.id_text for one in all_ if meetings.says_nothing(one, TODAY)] == ["MTG1"]
    assert [one.id_text for one in meetings.ahead(review, TODAY)] == ["MTG3"]
    last = meetings.last_held(review, TODAY)
    assert last is not None
    assert last.id_text == "MTG2"


def test_conversations(review: Review) -> None:
    held = [one.id_text for one in review.all(Conversation) if conversations.was_held(one, TODAY)]
    assert held == ["CV1", "CV3", "CV4"]


def test_documents_and_family(review: Review) -> None:
    assert [one.id_text for one in review.all(Document) if documents.was_read(one)] == [
        "DOC1",
        "DOC2",
    ]
    assert [one.id_text for one in review.all(FamilyContact) if family.was_heard(one)] == ["FAM1"]
