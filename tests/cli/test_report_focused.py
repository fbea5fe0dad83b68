"""Reports of a small review: nothing of conversations and meetings that it does not have."""

from pathlib import Path

import pytest

from conftest import Lt
from sample import Folder

FILES = {
    "review.yaml": (
        "format: 1\ntitle: Mill Lane\nsubject: Adult B\nframework: sar\noption: focused\n"
        "stage: collect\nperiod: {start: 2024-01-01, end: 2024-12-31}\n"
    ),
    "agencies.yaml": "- {id: health, name: Community nursing, sector: health}\n",
    "people.yaml": (
        "- {id: LR1, role: Lead reviewer, group: lead-reviewer}\n"
        "- {id: DN1, role: District nurse, group: case-group, agency: health, level: front-line}\n"
    ),
    "meetings.yaml": (
        "- {id: MTG1, type: planning, date: 2025-02-03}\n"
        "- {id: MTG2, type: analysis, date: 2025-03-03, attendees: [LR1, DN1]}\n"
    ),
    "timeline/health.yaml": (
        "- {id: health-001, date: 2024-03-14, source: Record, event: Visit., people: [DN1]}\n"
    ),
}
FULL = {**FILES, "review.yaml": FILES["review.yaml"].replace("focused", "full")}


def drawn(lt: Lt, root: Path, name: str) -> str:
    ran = lt("report", name, "--audience", "team", "--to", "md", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    return (root / "reports" / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["case-group", "terms", "briefing"])
def test_nothing_of_conversations_where_there_are_none(lt: Lt, folder: Folder, name: str) -> None:
    assert "onversation" not in drawn(lt, folder(FILES), name)
    assert "onversation" in drawn(lt, folder(FULL), name)


def test_the_briefing_speaks_of_the_meetings_that_there_are(lt: Lt, folder: Folder) -> None:
    small = drawn(lt, folder(FILES), "briefing")
    assert "ntroductory meeting" not in small
    assert "ollow-on" not in small
    assert "**A meeting with the review team**" in small
    # The case group comes to it, as its list of people says.
    assert "| Analysis meeting | 3 March 2025 |" in small
    full = drawn(lt, folder(FULL), "briefing")
    assert "**An introductory meeting**" in full
    assert "**Follow-on meetings**" in full
    assert "A meeting with the review team" not in full


def test_the_narrative_misses_nobody_where_nobody_is_spoken_with(lt: Lt, folder: Folder) -> None:
    ran = lt("report", "narrative", "--to", "md", cwd=folder(FILES))
    assert ran.code == 2
    said = " ".join(ran.err.split())
    assert "The report “narrative” would be empty" in said
    assert "stands with each key practice episode: lt report episodes" in said
    assert "- District nurse (DN1)" in drawn(lt, folder(FULL), "narrative")


def test_one_person_is_counted_as_one(lt: Lt, folder: Folder) -> None:
    assert "1 member of staff took part" in drawn(lt, folder(FILES), "case-group")
    assert "The list has 1 member of staff so far." in drawn(lt, folder(FILES), "terms")


def test_a_pack_for_a_conversation_says_that_there_are_none(lt: Lt, folder: Folder) -> None:
    ran = lt("report", "conversation", "--for", "CV1", "--audience", "team", cwd=folder(FILES))
    assert ran.code == 2
    assert "This review has no conversations yet." in ran.err
