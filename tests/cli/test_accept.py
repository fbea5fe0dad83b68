"""`lt accept`: a decision that a result may stand, until its record changes."""

import json
from pathlib import Path

from conftest import Lt
from sample import Folder, held

#: A factor that the checks of the analysis speak of.
FACTOR = {
    "factors.yaml": "# ours\n- id: CF1\n  summary: Two posts vacant\n  effect: hinders\n",
    "people.yaml": "- {id: LR1, role: Lead reviewer, group: lead-reviewer}\n",
    "meetings.yaml": "- {id: MTG1, type: planning, date: 2022-05-02, status: held}\n",
}
ANALYSE = ("--stage", "analyse", "--format", "json")


def about_factor(lt: Lt, root: Path, *more: str) -> dict[str, str]:
    """Codes that concern CF1 and may be accepted, with their severity."""
    ran = lt("validate", *ANALYSE, "--select", "LT4", *more, cwd=root)
    return {
        one["code"]: one["severity"]
        for one in json.loads(ran.out)["diagnostics"]
        if one["record"] == "CF1"
    }


def test_a_result_is_accepted_until_the_record_changes(lt: Lt, folder: Folder) -> None:
    root = folder(FACTOR)
    code, *others = about_factor(lt, root)
    ran = lt(
        "accept", code, "cf01", "--reason", "It was #1: known", "--by", "LR1", "--meeting", "MTG1",
        cwd=root,
    )  # fmt: skip
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("DEC1  decisions.yaml:")
    assert "is accepted until cf01 changes." in ran.out
    assert list(about_factor(lt, root)) == others
    shown = lt("validate", "--stage", "analyse", "--select", code, "--all", cwd=root)
    assert "Accepted by DEC1: It was #1: known" in shown.out
    text = lt("validate", "--select", "LT0,LT1,LT624", cwd=root)
    assert text.out.startswith("No problems"), text.out
    changed = (root / "factors.yaml").read_text(encoding="utf-8").replace("Two", "Three")
    (root / "factors.yaml").write_text(changed, encoding="utf-8")
    assert code in about_factor(lt, root)


def refused(lt: Lt, root: Path, *arguments: str) -> str:
    before = held(root)
    ran = lt("accept", *arguments, cwd=root, width=300)
    assert (ran.code, ran.out) == (2, "")
    assert held(root) == before
    return ran.err


def test_what_cannot_be_accepted(lt: Lt, folder: Folder) -> None:
    root = folder({**FACTOR, "episodes.yaml": "- id: KPE1\n  title: A: b\n"})
    code = next(iter(about_factor(lt, root)))
    why = ("--reason", "Known")
    assert "cannot be accepted" in refused(lt, root, "LT003", *why)
    assert "Did you mean CF1?" in refused(lt, root, code, "CF2", *why)
    assert "says nothing of LR1" in refused(lt, root, code, "LR1", *why)
    assert "It speaks of: CF1." in refused(lt, root, code, *why)
    assert "There is no check “LT999”" in refused(lt, root, "LT999", "CF1", *why)
    assert "--reason" in refused(lt, root, code, "CF1")
    assert "LR7" in refused(lt, root, code, "CF1", *why, "--by", "LR7")


def test_nothing_is_accepted_twice(lt: Lt, folder: Folder) -> None:
    root = folder(FACTOR)
    code = next(iter(about_factor(lt, root)))
    assert lt("accept", code, "CF1", "--reason", "Known", cwd=root).code == 0
    assert "DEC1 accepts this already" in refused(lt, root, code, "CF1", "--reason", "Still")
