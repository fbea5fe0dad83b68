"""`lt show`, run as people run it."""

import json
from pathlib import Path

import pytest
import typer

from conftest import Lt
from learning_together.cli import ids
from sample import Folder
from small_reviews import LINKED


def test_a_finding_with_both_trees(lt: Lt, folder: Folder) -> None:
    ran = lt("show", "fin01", cwd=folder(LINKED))
    assert (ran.code, ran.err) == (0, "")
    assert (
        ran.out
        == """\
FIN1
Finding, in findings.yaml:1
May be read by every audience (the rule for records of its kind)

  The finding in one sentence  A pattern
  Episodes                     KPE1
  Contributory factors         CF1
  Still empty: title, category, priority, manifestation, underlying, prevalence,
  spread, evidence, wider_evidence, still_current, impact, questions

Who stands behind it
  - 1 agency: Health visiting
  - 1 conversation (0 front line, 0 management): Health visitor (HV1)
  - 1 document or agency record: DOC1 Record

What it rests on
  KPE1 The start [episodes]
    CF1 Few staff [factors and its episodes]
      CV1 Conversation with Health visitor (HV1) [its factors]
      DOC1 Record (Health visiting) [evidence]
    health-002 1 March 2022: Call [timeline]
    health-001 2 March 2022: Visit [timeline; DOC1 see above]
    nowhere-1 [appraisal; no such record]
    CV1 [its turning points: episode; see above]
  CF1 [factors; see above]

What rests on it
  RSP1 Response to FIN1, accepted: yes [its finding]
    ACT1 Hire [its response]
  DEC1 Keep it [its about]
  MTG1 Meeting of the board [its agenda: about]

In brackets: the field that names the record; “its …” is a field of the record
itself.
"""
    )


def test_entries_of_an_episode_are_told_as_what_they_are(lt: Lt, folder: Folder) -> None:
    root = folder(LINKED)
    assert (
        "Not counted: 2 entries of the timeline that it is made of, of Health visiting. They tell"
        in " ".join(lt("show", "KPE1", cwd=root).out.split())
    )
    assert "that it is made of" not in lt("show", "FIN1", cwd=root).out


def test_what_lt_alone_compares_is_shown_to_nobody(lt: Lt, folder: Folder) -> None:
    entry = (
        "- {id: health-1, date: 2022-03-01, event: Visit,"
        " delivery: {number: 1, row: 7, hash: 5c9d21f0a7be, said: 9f3c20d1}}\n"
    )
    root = folder({**LINKED, "timeline/health.yaml": entry})
    shown = lt("show", "health-1", cwd=root).out
    assert "Row in it" in shown
    assert "5c9d21f0a7be" not in shown
    assert "9f3c20d1" not in shown
    assert "5c9d21f0a7be" in lt("show", "health-1", "--format", "json", cwd=root).out


def test_the_review_itself(lt: Lt, folder: Folder) -> None:
    ran = lt("show", "review", cwd=folder(LINKED))
    assert ran.code == 0
    assert ran.out.startswith("review Sample\nReview, in review.yaml:1\n")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("KPE11", "Did you mean KPE1?"),
        ("zzzzzz", "Ids are as in the files"),
        ("lt402", "lt explain LT402"),
        ("\x1b[31mX", "<U+001B>[31mX"),
    ],
)
def test_an_unknown_id(lt: Lt, folder: Folder, typed: str, says: str) -> None:
    ran = lt("show", typed, cwd=folder(LINKED))
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_an_id_in_a_file_that_cannot_be_read(lt: Lt, folder: Folder) -> None:
    ran = lt("show", "CF1", cwd=folder({"factors.yaml": "- - id: [CF1\n"}))
    assert ran.code == 2
    assert "may stand in a file that cannot be read" in ran.err


def test_names_of_the_key_are_never_found(lt: Lt, folder: Folder) -> None:
    root = folder({**LINKED, "private/identities.yaml": "- code: HV1\n  names: [Jane Roe]\n"})
    assert lt("show", "identity", cwd=root).code == 2
    for id_ in ("HV1", "health"):
        assert "Roe" not in lt("show", id_, cwd=root).out


def test_json(lt: Lt, folder: Folder) -> None:
    ran = lt("show", "FIN1", "--format", "json", cwd=folder(LINKED))
    whole = json.loads(ran.out)
    assert list(whole) == [
        "version", "review", "record", "accounts", "behind", "part", "rests_on", "resting_on",
    ]  # fmt: skip
    assert whole["record"]["fields"] == {
        "statement": "A pattern",
        "episodes": ["kpe1"],
        "factors": ["CF1"],
    }
    assert whole["behind"]["sources"] == 2
    episode = whole["rests_on"][0]
    assert list(episode) == ["id", "kind", "called", "status", "named_in", "children"]
    assert episode["named_in"] == [{"record": "FIN1", "field": "episodes"}]


def test_output_takes_json_and_keeps_what_is_not_its_own(
    lt: Lt, folder: Folder, tmp_path: Path
) -> None:
    root = folder(LINKED)
    target = tmp_path / "out.json"
    arguments = ("show", "FIN1", "--format", "json", "--output", target)
    for _ in range(2):
        ran = lt(*arguments, cwd=root)
        assert (ran.code, ran.out) == (0, "")
    assert json.loads(target.read_text(encoding="utf-8"))["record"]["id"] == "FIN1"
    target.write_text("mine", encoding="utf-8")
    assert lt(*arguments, cwd=root).code == 2
    assert target.read_text(encoding="utf-8") == "mine"
    assert lt("show", "FIN1", "--output", tmp_path / "x.txt", cwd=root).code == 2


def test_nothing_that_somebody_typed_steers_the_terminal(lt: Lt, folder: Folder) -> None:
    nasty = '"[red]a\\e]0;x\\a\\u202Eb\\u009b2J :smile:"'
    root = folder(
        {
            "factors.yaml": f"- id: CF1\n  summary: {nasty}\n  explanation: {nasty}\n",
            "episodes.yaml": f"- id: KPE1\n  title: {nasty}\n  factors: [CF1]\n",
        }
    )
    for form in ("text", "json"):
        ran = lt("show", "KPE1", "--format", form, cwd=root)
        assert ran.code == 0
        assert "[red]a" in ran.out
        assert ":smile:" in ran.out
        assert not [char for char in ran.out if not (char.isprintable() or char == "\n")]


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_every_line_fits(lt: Lt, folder: Folder, width: int) -> None:
    long = "A very long summary of one factor that goes on and on " * 4
    files = {
        **LINKED,
        "factors.yaml": f"- id: CF1\n  summary: {long}\n  explanation: {long}\n",
    }
    for id_ in ("FIN1", "CF1", "HV1"):
        ran = lt("show", id_, cwd=folder(files), width=width)
        assert ran.code == 0
        if width >= 40:
            assert max(map(len, ran.out.splitlines())) <= width


def test_long_lists_are_cut_unless_all_is_asked_for(lt: Lt, folder: Folder) -> None:
    entries = "".join(f"- id: health-{n}\n  date: 2022\n  event: E\n" for n in range(1, 81))
    root = folder({**LINKED, "timeline/health.yaml": entries})
    cut = lt("show", "health", cwd=root).out
    assert "80 timeline entries" in cut
    assert "… and 30 more" in cut
    assert "health-80 " not in cut
    assert "health-80 " in lt("show", "health", "--all", cwd=root).out


def test_words_that_changed_since_they_were_agreed_are_marked(lt: Lt, folder: Folder) -> None:
    record = "- id: FBK1\n  role: Case group member\n  answer: {}\n  may_quote: yes\n"
    record += "  agreed_words: {}\n"
    for answer, marked in (("Well heard", False), ("Not heard at all", True)):
        root = folder({"feedback.yaml": record.format(answer, "9af8944d9b0f")})
        shown = " ".join(lt("show", "FBK1", cwd=root).out.split())
        assert ("Changed since it was agreed: its words count as not agreed." in shown) is marked
        assert ("lt agree FBK1" in shown) is marked
        form = json.loads(lt("show", "FBK1", "--format", "json", cwd=root).out)
        assert form["record"]["changed_since_agreed"] is marked


def completed(root: Path, typed: str) -> list[str]:
    parent = typer.Context(typer.main.get_command(typer.Typer(callback=lambda: None)))
    parent.params["folder"] = root
    ctx = typer.Context(parent.command, parent=parent)
    return [value for value, _ in ids.offered(ctx, typed)]


def test_completion_keeps_the_case_in_which_one_types(folder: Folder) -> None:
    root = folder(LINKED)
    assert completed(root, "KP") == ["KPE1"]
    assert completed(root, "kp") == ["kpe1"]
    assert "HV1" in completed(root, "")


def test_completion_never_fails(tmp_path: Path) -> None:
    assert completed(tmp_path, "K") == []
