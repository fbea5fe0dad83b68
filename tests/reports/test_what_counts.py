"""A figure in a report counts only what has happened; what is cited beside it is named."""

from dataclasses import replace
from datetime import date

import pytest

from learning_together.privacy.audience import Reader
from learning_together.records.base import Audience
from learning_together.records.kinds.conversation import Conversation
from learning_together.reports.programme import one_review
from learning_together.reports.progress import conversations
from learning_together.reports.record.part_played import conversation_note
from learning_together.reports.report import Asked
from learning_together.reports.views import case_group, case_review, factor_matrix, narrative
from learning_together.review.load import load
from learning_together.review.review import Review
from sample import Folder

TODAY = date(2024, 1, 15)
FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "people.yaml": (
        "- {id: HV1, role: Health visitor, agency: health, group: case-group}\n"
        "- {id: HV2, role: Nurse, agency: health, group: case-group, conversation: held}\n"
        "- {id: HV3, role: Clerk, agency: health, group: case-group}\n"
    ),
    "conversations.yaml": (
        "- {id: CV1, participant: HV1, date: 2023-06-01, mindset: Busy}\n"
        "- {id: CV2, participant: HV2, date: 2024-02-01, mindset: What we will ask}\n"
        "- {id: CV3, participant: HV3, date: 2023-06-02}\n"
    ),
    "documents.yaml": (
        "- {id: DOC1, title: Record, agency: health, read_by: [HV1]}\n"
        "- {id: DOC2, title: Minutes, agency: health}\n"
    ),
    "meetings.yaml": (
        "- {id: MTG1, type: planning, date: 2023-05-01, status: held}\n"
        "- {id: MTG2, type: analysis, date: 2024-03-01, status: planned}\n"
        "- {id: MTG3, type: analysis, date: 2023-12-01}\n"
    ),
    "factors.yaml": (
        "- {id: CF1, summary: Posts, evidence: [CV1, CV2, DOC1, DOC2]}\n"
        "- {id: CF2, summary: Cars, evidence: [CV3]}\n"
    ),
    "findings.yaml": (
        "- {id: FIN1, statement: One, factors: [CF1]}\n"
        "- {id: FIN2, statement: Two, factors: [CF2]}\n"
    ),
}


@pytest.fixture
def review(folder: Folder) -> Review:
    return replace(load(folder(FILES)).review, today=TODAY)


def test_what_a_finding_and_a_factor_rest_on(review: Review) -> None:
    beside = "; not counted, as not held, read or heard yet by its record: "
    first, second = case_review.build(review, Asked()).findings.findings
    assert first.rests_on == (
        "1 conversation",
        "1 document or agency record",
        f"from 1 agency{beside}CV2 and DOC2",
    )
    assert second.rests_on == (f"nothing yet{beside}CV3",)
    assert [
        (one.id, one.conversations, one.documents, one.silent)
        for one in factor_matrix.build(review, Asked()).behind
    ] == [("CF1", 1, 1, "CV2 and DOC2"), ("CF2", 0, 0, "CV3")]


def test_how_much_the_review_drew_on(review: Review) -> None:
    scale = case_review.build(review, Asked()).scale
    assert scale.startswith("1 conversation with a member of the case group and 1 document")
    counts = one_review.build(review, Reader(Audience.TEAM), TODAY).counts
    assert (counts["conversations"], counts["meetings"]) == (1, 1)


def test_who_was_spoken_to(review: Review) -> None:
    heard = conversations.build(review)
    assert heard is not None
    assert (heard.held, heard.write_ups, heard.unsettled) == (1, 1, ())
    assert [one.id for one in heard.to_come] == ["HV3", "HV2"]
    assert [one.id for one in narrative.build(review, Asked()).unheard] == ["HV2", "HV3"]
    (group,) = case_group.build(review, Asked()).agencies
    assert [one.conversation for one in group.members] == [
        "CV1, 1 June 2023",
        "CV2, 1 February 2024 (not held)",
        "CV3, 2 June 2023 (not held)",
    ]
    assert [
        conversation_note(review, one, TODAY).partition(",")[0] for one in review.all(Conversation)
    ] == ["held", "not held yet", "nothing is written up"]


def test_a_day_later_it_has_happened(review: Review) -> None:
    later = replace(review, today=date(2024, 2, 1))
    heard = conversations.build(later)
    assert heard is not None
    assert heard.held == 2


def test_what_is_dated_later_is_not_done(folder: Folder) -> None:
    files = {
        **FILES,
        "review.yaml": "format: 1\ntitle: T\nframework: lcspr\noption: full\nstage: board\n"
        "decided_on: 2023-01-01\n",
        "actions.yaml": (
            "- {id: ACT1, what: Hire, due: 2024-01-01, done_on: 2024-01-15}\n"
            "- {id: ACT2, what: Count, due: 2024-01-01, done_on: 2024-03-01}\n"
        ),
        "supervision.yaml": "- {id: SUP1, date: 2024-01-15}\n- {id: SUP2, date: 2024-03-01}\n",
        "signoffs.yaml": "- {id: SGN1, date: 2023-07-01}\n- {id: SGN2, date: 2024-03-01}\n",
    }
    part = one_review.build(load(folder(files)).review, Reader(Audience.TEAM), TODAY)
    assert part.done == 1
    assert [one.id for one in part.overdue] == ["ACT2"]
    assert part.counts["supervision"] == 1
    assert part.months == 6
