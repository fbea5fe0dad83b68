"""Words that nobody agreed to have quoted reach no reader but the lead reviewers."""

import json
from pathlib import Path

import pytest

from conftest import Lt
from learning_together.privacy.audience import ABOUT
from learning_together.records.base import Audience
from learning_together.reports.catalogue import REPORTS
from sample import Folder

EVERYBODY = f"[{', '.join(Audience)}]"
ANSWERS = (
    "- {id: FBK1, role: Ferryman, question: How?, answer: Untold one, may_quote: no,\n"
    f"   group: case-group, handling: {EVERYBODY}}}\n"
    f"- {{id: FBK2, role: Ferryman, question: How?, answer: Untold two, handling: {EVERYBODY}}}\n"
    "- {id: FBK3, role: Ferryman, question: How?, answer: Untold three}\n"
    "- {id: FBK4, role: Member, question: How?, answer: It was told, may_quote: yes}\n"
)
FILES = {
    "findings.yaml": "- {id: FIN1, statement: A pattern}\n",
    "feedback.yaml": ANSWERS,
    "private/identities.yaml": "- {code: HV9, names: [Aurelia Thistledown]}\n",
}
OTHERS = [one for one in Audience if one not in ABOUT and one is not Audience.REVIEWERS]


@pytest.mark.parametrize("who", OTHERS)
def test_no_report_and_no_export_holds_them(who: str, folder: Folder, lt: Lt) -> None:
    root = folder(FILES)
    names = [one.name for one in REPORTS if (not one.per or one.whole) and not one.only]
    made = set()
    for name in names:
        ran = lt("report", name, "--to", "md,html", "--audience", who, "--out", "made", cwd=root)
        if ran.code == 0:
            made.add(name)
        else:  # They may read nothing of it, or not what was decided.
            assert "would be empty" in ran.err or name == "conflicts", ran.err
    assert {"review", "findings", "terms"} <= made
    for path in Path(root, "made").iterdir():
        text = path.read_text(encoding="utf-8")
        assert "Untold" not in text
        assert "Ferryman" not in text
    for form in ("json", "csv"):
        assert lt("export", "--to", form, "--audience", who, "--out", "out", cwd=root).code == 0
    found = "".join(one.read_text("utf-8-sig") for one in Path(root, "out").rglob("*.*"))
    assert "Untold" not in found
    assert ("It was told" in found) == (who in {"team", "case-group", "board"})


@pytest.mark.parametrize("who", ["reviewers", "team", "board", "public"])
def test_no_form_of_a_programme_holds_them(who: str, folder: Folder, lt: Lt) -> None:
    root = folder(FILES)
    asked = ("programme", root, "--audience", who)
    texts = [lt(*asked).out, lt(*asked, "--format", "csv").out]
    whole = lt(*asked, "--format", "json").out
    assert lt(*asked, "--to", "md,html", "--out", root / "made").code == 0
    texts += [whole, *(one.read_text("utf-8") for one in (root / "made").iterdir())]
    assert all("Untold" not in text and "Ferryman" not in text for text in texts)
    assert len(json.loads(whole)["feedback"]) == (who != "public")


def test_the_reviewers_report_counts_them(folder: Folder, lt: Lt) -> None:
    root = folder(FILES)
    assert lt("report", "feedback", "--audience", "reviewers", "--to", "md", cwd=root).code == 0
    text = Path(root, "reports", "feedback-reviewers.md").read_text("utf-8")
    assert "Untold" not in text
    assert "It was told" in text


@pytest.mark.parametrize("may", ["", ", may_quote: no", ", may_quote: yes"])
@pytest.mark.parametrize("who", ["team", "board", "public"])
def test_a_quotation_is_for_the_team_until_it_is_agreed(
    who: str, may: str, folder: Folder, lt: Lt
) -> None:
    said = f"{{text: Words of one, who: A ferryman{may}}}"
    finding = f"- {{id: FIN1, statement: A pattern, quotation: {said}}}\n"
    root = folder(FILES | {"findings.yaml": finding})
    asked = ("--audience", who)
    assert lt("report", "findings", "--to", "md", "--out", "made", *asked, cwd=root).code == 0
    assert lt("export", "--to", "json", "--out", "out", *asked, cwd=root).code == 0
    (report,) = (one.read_text("utf-8") for one in Path(root, "made").iterdir())
    (data,) = (one.read_text("utf-8") for one in Path(root, "out").rglob("*.json"))
    agreed = "yes" in may
    assert ("Words of one" in report) == agreed
    assert ("ferryman" in report) == agreed
    assert ("quotation waits" in report) == (who == "team" and not agreed)
    assert ("Words of one" in data) == (agreed or who == "team")


@pytest.mark.parametrize("who", ["team", "board"])
def test_a_quotation_in_other_words_waits_again(who: str, folder: Folder, lt: Lt) -> None:
    said = "{text: Words of one, who: A ferryman}"
    root = folder(FILES | {"findings.yaml": f"- {{id: FIN1, statement: A, quotation: {said}}}\n"})
    asked = ("report", "findings", "--to", "md", "--audience", who, "--out")
    assert lt("agree", "FIN1", cwd=root).code == 0
    typed = (root / "findings.yaml").read_text("utf-8")
    assert "may_quote: yes" in typed
    assert lt(*asked, "first", cwd=root).code == 0
    (root / "findings.yaml").write_text(typed.replace("Words of one", "Words of two"), "utf-8")
    assert "LT322" in lt("validate", cwd=root).out
    assert lt(*asked, "then", cwd=root).code == 0
    assert lt("export", "--to", "json", "--out", "out", "--audience", who, cwd=root).code == 0
    first, then, data = (
        next(Path(root, name).rglob("*.*")).read_text("utf-8") for name in ("first", "then", "out")
    )
    assert "Words of one" in first
    assert "Words of two" not in then
    assert ("quotation waits" in then) == (who == "team")
    assert ("Words of two" in data) == (who == "team")
