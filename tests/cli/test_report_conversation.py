"""The pack for a conversation: what concerns the participant, and what may not be discussed."""

import zipfile
from pathlib import Path

from conftest import Lt
from sample import Folder

FILES = {
    "review.yaml": (
        "format: 1\ntitle: Mill Lane\nsubject: Child D\nframework: lcspr\noption: full\n"
        "stage: collect\nperiod: {start: 2024-01-01, end: 2024-12-31}\n"
    ),
    "people.yaml": (
        "- {id: LR1, role: Lead reviewer, group: lead-reviewer}\n"
        "- {id: DN1, role: District nurse, group: case-group, agency: health}\n"
    ),
    "timeline/health.yaml": (
        "- {id: health-001, date: 2024-03-14, source: Record, event: Visit., people: [DN1]}\n"
    ),
    "conversations.yaml": "- {id: CV1, participant: DN1, held_by: [LR1]}\n",
    "timeline/police.yaml": (
        "- {id: police-001, date: 2024-04-01, source: Log, event: Call., known_to: [DN1]}\n"
        '- {id: police-002, date: 2024-04-02, source: Log, event: "Rang [[DN1]]."}\n'
        "- {id: police-003, date: 2024-04-03, source: Log, event: Nothing of hers.}\n"
    ),
    "agencies.yaml": "- {id: health, name: Nursing}\n- {id: police, name: Police}\n",
}


def pack(lt: Lt, root: Path) -> str:
    ran = lt("report", "conversation", "--for", "CV1", "--to", "md", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    return (root / "reports" / "conversation-CV1.md").read_text(encoding="utf-8")


def test_entries_of_others_that_concern_the_participant(lt: Lt, folder: Folder) -> None:
    text = pack(lt, folder(FILES))
    table = text[text.index("## The timeline as it concerns DN1") :]
    places = [table.index(id_) for id_ in ("health-001", "police-001", "police-002")]
    assert places == sorted(places)
    assert "police-003" not in text


def test_limits_of_proceedings_hold_for_all_where_nobody_is_named(lt: Lt, folder: Folder) -> None:
    line = "id: PRO1, title: Prosecution, type: criminal, limits: Nothing about May"
    said = pack(lt, folder({**FILES, "proceedings.yaml": f"- {{{line}, status: open}}\n"}))
    assert "What may not be discussed" in said
    assert "Nothing about May" in said
    closed = pack(lt, folder({**FILES, "proceedings.yaml": f"- {{{line}, status: closed}}\n"}))
    assert "Nothing about May" not in closed
    other = pack(lt, folder({**FILES, "proceedings.yaml": f"- {{{line}, people: [LR1]}}\n"}))
    assert "Nothing about May" not in other


TOLD = (
    "- {id: CV1, participant: DN1, held_by: [LR1], influences: '- Two posts empty.', "
    "turning_points: [{on: 2024-03-14, saw: A closed door, took_it_to_mean: Nobody in}]}\n"
)


def test_what_was_told_is_set_apart_from_the_prompts(lt: Lt, folder: Folder) -> None:
    text = pack(lt, folder({**FILES, "conversations.yaml": TOLD}))
    assert "| 14 March 2024 | A closed door | Nobody in |  |  |" in text
    assert "priorities, targets, policy.\n\n*As written up:*\n\n- Two posts empty." in text
    assert "As written up" not in pack(lt, folder(FILES))


def test_its_fields_have_places_for_comments(lt: Lt, folder: Folder) -> None:
    root = folder({**FILES, "conversations.yaml": TOLD})
    assert lt("report", "conversation", "--for", "CV1", cwd=root).code == 0
    with zipfile.ZipFile(root / "reports" / "conversation-CV1.docx") as file:
        document = file.read("word/document.xml").decode("utf-8")
    for field in ("participant", "held_by", "turning_points", "influences"):
        assert f'w:name="CV1__{field}"' in document
