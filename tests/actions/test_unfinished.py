"""What goes beyond the team with errors or open comments says so: when made, when issued."""

from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from sample import Folder

_FINE = "- id: FIN1\n  title: One\n  statement: One.\n"
_WRONG = f"{_FINE}  episodes: [KPE9]\n"
_COMMENTS = (
    "- {id: COM1, text: Say more., status: open, author: Chair, date: 2023-01-02}\n"
    "- {id: COM2, text: Say less., author: Chair, date: 2023-01-02}\n"
    "- {id: COM3, text: Fine., status: noted, answer: Yes., author: Chair, date: 2023-01-02}\n"
)


@pytest.fixture
def review(folder: Folder) -> Path:
    kept = ("review.yaml", "people.yaml", "agencies.yaml", "private/")
    files = {one: text for one, text in small().items() if one.startswith(kept)}
    return folder({**files, "findings.yaml": _WRONG, "comments.yaml": _COMMENTS})


def said(lt: Lt, review: Path, *command: str) -> str:
    ran = lt(*command, cwd=review)
    assert ran.code == 0, ran.err
    return " ".join((ran.out + ran.err).split())


ERROR = "1 error of the review is open: findings.yaml, line 4 (LT101)."
COMMENTS = "2 comments have no answer yet: COM1 and COM2."


@pytest.mark.parametrize("audience", ["board", "family", "case-group"])
def test_it_is_said_once_when_a_report_is_made(lt: Lt, review: Path, audience: str) -> None:
    told = said(lt, review, "report", "findings", "--audience", audience, "--to", "md,html")
    assert told.count(ERROR) == 1
    assert told.count(COMMENTS) == 1


@pytest.mark.parametrize("audience", ["team", "reviewers"])
def test_the_team_knows_it(lt: Lt, review: Path, audience: str) -> None:
    told = said(lt, review, "report", "findings", "--audience", audience, "--to", "md")
    assert ERROR not in told
    assert "no answer yet" not in told


def test_of_two_reports_one_says_it(lt: Lt, review: Path) -> None:
    told = said(lt, review, "report", "findings", "terms", "--audience", "board", "--to", "md")
    assert told.count(COMMENTS) == 1


def test_it_is_said_once_when_something_is_exported(lt: Lt, review: Path) -> None:
    told = said(lt, review, "export", "findings", "--audience", "board", "--to", "csv,json")
    assert told.count(ERROR) == 1
    assert told.count(COMMENTS) == 1
    assert COMMENTS not in said(lt, review, "export", "findings", "--to", "json")


def test_it_is_said_when_something_is_issued(lt: Lt, review: Path) -> None:
    (review / "a.md").write_text("Nothing much.\n", "utf-8")
    command = ("issue", "a.md", "--to", "Chair", "--audience")
    ran = lt(*command, "board", cwd=review)
    assert ran.code == 2
    assert COMMENTS in " ".join(ran.err.split())
    told = said(lt, review, *command, "board", "--anyway", "The chair asked for it")
    assert ERROR in told
    assert COMMENTS in told
    assert COMMENTS not in said(lt, review, *command, "team", "--anyway", "Ours")


def test_what_is_mended_answered_or_accepted_is_not_said(lt: Lt, review: Path) -> None:
    (review / "findings.yaml").write_text(_FINE, "utf-8")
    text = _COMMENTS.replace("status: open", "status: declined").replace(
        "Say less.,", "Say less., status: accepted,"
    )
    (review / "comments.yaml").write_text(text, "utf-8")
    told = said(lt, review, "report", "findings", "--audience", "board", "--to", "md")
    assert "no answer yet" not in told
    assert "LT1" not in told


def test_one_is_one(lt: Lt, review: Path) -> None:
    (review / "comments.yaml").write_text(_COMMENTS.partition("\n")[0] + "\n", "utf-8")
    told = said(lt, review, "report", "findings", "--audience", "board", "--to", "md")
    assert "1 comment has no answer yet: COM1." in told
