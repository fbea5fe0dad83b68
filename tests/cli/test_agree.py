"""`lt agree`: the day and the state of words that were agreed."""

import re
from datetime import date
from pathlib import Path

from conftest import Lt
from sample import Folder, held

FILES = {
    "conversations/CV1.yaml": "# ours\nid: CV1\nparticipant: HV1\nmindset: It was settled\n",
    "conversations/CV2.yaml": "id: CV2\nparticipant: HV2\nagreed_on: 2023-06-20\nmindset: It was\n",
    "conversations/CV3.yaml": "id: CV3\nparticipant: HV2\nagreed_on: 2023-06-20\n",
    "people.yaml": "- {id: HV1, role: Nurse}\n- {id: HV2, role: Doctor}\n",
    "feedback.yaml": (
        "- {id: FBK1, role: Nurse, answer: Heard}\n"
        "- {id: FBK2, role: Nurse, answer: Not heard, may_quote: no}\n"
    ),
}
TODAY = date.today().isoformat()


def text(root: Path, name: str) -> str:
    return (root / name).read_text(encoding="utf-8")


def complaints(lt: Lt, root: Path) -> str:
    return " ".join(lt("validate", "--select", "LT322,LT323", cwd=root).out.split())


def test_it_holds_until_a_word_changes_and_again_once_agreed_again(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    ran = lt("agree", "cv1", "FBK1", "--on", "2023-07-01", cwd=root)
    assert (ran.code, ran.err) == (0, "")
    assert "CV1  conversations/CV1.yaml:" in ran.out
    first = text(root, "conversations/CV1.yaml")
    assert first.startswith("# ours\n")
    assert "agreed_on: 2023-07-01\n" in first
    assert re.search(r"agreed_words: [0-9a-f]{12}\n", first)
    assert "may_quote: yes" in text(root, "feedback.yaml")
    assert "LT322" not in complaints(lt, root)

    changed = first.replace("settled", "done")
    (root / "conversations/CV1.yaml").write_text(changed, encoding="utf-8")
    assert "CV1 was changed since it was agreed." in complaints(lt, root)
    assert lt("agree", "CV1", cwd=root).code == 0
    assert "LT322" not in complaints(lt, root)
    assert f"agreed_on: {TODAY}\n" in text(root, "conversations/CV1.yaml")


def test_agreements_of_before_get_one_note_and_keep_their_day(lt: Lt, folder: Folder) -> None:
    many = {
        f"conversations/CV{n}.yaml": f"id: CV{n}\nagreed_on: 2023-06-20\nmindset: M\n"
        for n in range(4, 30)
    }
    root = folder({**FILES, **many})
    told = complaints(lt, root)
    assert told.count("It is not noted which words were agreed in CV10, CV11,") == 1
    assert "and 19 more." in told
    assert "1 note" in told
    assert lt("agree", "CV2", cwd=root).code == 0
    assert "agreed_on: 2023-06-20\n" in text(root, "conversations/CV2.yaml")
    assert lt("agree", "--earlier", cwd=root).out.count("agreed as it stands now") == 26
    assert "LT32" not in complaints(lt, root)
    assert text(root, "conversations/CV3.yaml") == FILES["conversations/CV3.yaml"]
    assert "nothing was changed" in lt("agree", "--earlier", cwd=root).out
    assert "nothing was changed" in lt("agree", "CV2", cwd=root).out


def test_what_cannot_be_agreed_to(lt: Lt, folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    for arguments, told in (
        (("CV9",), "There is no record “CV9”"),
        (("HV1",), "HV1 holds no words that somebody agrees to"),
        (("CV3",), "CV3 holds no words yet"),
        (("FBK2",), "was not agreed to (may_quote: no)"),
        (("CV1", "FBK2"), "was not agreed to (may_quote: no)"),
        (("CV1", "--on", "the other day"), "Nothing was changed"),
        ((), "Say which words were agreed."),
        (("CV1", "--earlier"), "Say which words were agreed."),
    ):
        ran = lt("agree", *arguments, cwd=root, width=300)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err
    assert held(root) == before


def test_an_acceptance_outlives_the_note(lt: Lt, folder: Folder) -> None:
    conversation = FILES["conversations/CV2.yaml"] + "held_by: [LR1]\ndate: 2023-06-01\n"
    root = folder(
        {
            "conversations/CV2.yaml": conversation,
            "people.yaml": "- {id: LR1, role: Lead, group: lead-reviewer}\n- {id: HV2, role: D}\n",
        }
    )
    asked = ("validate", "--stage", "analyse", "--select", "LT302,LT625", "--all")
    assert lt("accept", "LT302", "CV2", "--reason", "Ill", "--by", "LR1", cwd=root).code == 0
    assert lt("agree", "--earlier", cwd=root).code == 0
    told = lt(*asked, cwd=root).out
    assert "Accepted by DEC1: Ill" in told
    assert "LT625" not in told
