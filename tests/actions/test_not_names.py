"""What may be a name in what goes out is told, and answered once."""

from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load
from sample import Folder

LIST = "private/not-names.yaml"
_FINDING = "- id: FIN9\n  title: What Okonedo saw\n  statement: Kelly Sandhurst was out.\n"
_KEY = "- code: HV1\n  names: [Ottoline Quispel]\n"


@pytest.fixture
def review(folder: Folder) -> Path:
    files = {
        one: text for one, text in small().items() if not one.startswith(("findings", "private/"))
    }
    return folder({**files, "findings.yaml": _FINDING, "private/identities.yaml": _KEY})


def reported(lt: Lt, review: Path, *more: str) -> str:
    ran = lt("report", "findings", *more, cwd=review)
    assert ran.code == 0, ran.err
    for word in ("Okone", "Kelly", "Sandhurst"):
        assert word not in ran.out + ran.err
    return " ".join(ran.err.split())


def test_a_report_tells_them_once_whatever_its_formats(lt: Lt, review: Path) -> None:
    said = reported(lt, review, "--audience", "board", "--to", "md,docx,html")
    assert said.count("findings.yaml, line 2: may be a name, and is in no key: O…") == 1
    assert said.count("findings.yaml, line 3: may be a name, and is in no key: K… S…") == 1
    assert said.count("Answer each once in private/not-names.yaml; it says how.") == 1
    text = (review / LIST).read_text("utf-8")
    assert text.endswith("\n")
    assert text.count("- word: Okonedo\n  answer:\n  seen: findings.yaml, line 2\n") == 1
    assert (review / "private/identities.yaml").read_text("utf-8") == _KEY


@pytest.mark.parametrize("audience", ["board", "family", "public"])
def test_to_whom_it_matters(lt: Lt, review: Path, audience: str) -> None:
    assert "O…" in reported(lt, review, "--audience", audience)


@pytest.mark.parametrize("audience", ["team", "reviewers", "case-group"])
def test_to_whom_it_does_not(lt: Lt, review: Path, audience: str) -> None:
    assert "O…" not in reported(lt, review, "--audience", audience)
    assert not (review / LIST).exists()


def test_what_is_answered_is_not_told_again(lt: Lt, review: Path) -> None:
    reported(lt, review, "--audience", "board")
    path = review / LIST
    text = path.read_text("utf-8").replace("# What", "# Mine: what")
    text = text.replace("Okonedo\n  answer:", "Okonedo\n  answer: May  stay  # the chair")
    path.write_text(text, encoding="utf-8")
    said = reported(lt, review, "--audience", "board")
    assert "O…" not in said
    assert "K… S…" in said
    assert path.read_text("utf-8") == text, "what is listed is not listed again"
    path.write_text(text.replace("Sandhurst\n  answer:", "Sandhurst\n  answer: no name"), "utf-8")
    assert "may be a name" not in reported(lt, review, "--audience", "board")


def test_an_answer_that_is_none(lt: Lt, review: Path) -> None:
    (review / LIST).write_text("- word: Okonedo\n  answer: yes\n- answer: no name\n", "utf-8")
    said = reported(lt, review, "--audience", "board")
    assert "O…" in said
    assert f"{LIST}, line 2: what stands after “answer” is neither “no name” nor “may stay”" in said
    assert f"{LIST}, line 3: what stands" in said


def test_a_list_that_cannot_be_read(lt: Lt, review: Path) -> None:
    (review / LIST).write_text("- word: Okonedo\n  - answer\n", "utf-8")
    ran = lt("report", "findings", "--audience", "board", cwd=review)
    assert ran.code == 2
    assert f"{LIST}, line 2, cannot be read" in " ".join(ran.err.split())
    assert "Okonedo" not in ran.err
    assert not list((review / "reports").glob("*"))


def test_what_is_exported(lt: Lt, review: Path) -> None:
    ran = lt("export", "findings", "--audience", "board", "--to", "json,csv", cwd=review)
    assert ran.code == 0, ran.err
    said = " ".join(ran.err.split())
    assert said.count("findings.yaml, line 2: may be a name, and is in no key: O…") == 1
    assert "word: Okonedo" in (review / LIST).read_text("utf-8")


def test_what_is_issued(lt: Lt, review: Path) -> None:
    reported(lt, review, "--audience", "board", "--to", "md")
    file = "reports/findings-board.md"
    command = ("issue", file, "--audience", "board", "--to", "Chair")
    ran = lt(*command, cwd=review)
    assert ran.code == 2
    assert "findings.yaml, line 3: may be a name, and is in no key: K… S…" in " ".join(
        ran.err.split()
    )
    assert lt(*command, "--anyway", "The chair has agreed", cwd=review).code == 0
    kept = load(review).review.all(Disclosure)[-1]
    assert any("key: K… S…" in one for one in kept.found)
    path = review / LIST
    path.write_text(path.read_text("utf-8").replace("answer:\n", "answer: may stay\n"), "utf-8")
    assert lt(*command, cwd=review).code == 0


def test_many_are_told_in_part_and_listed_in_full(lt: Lt, review: Path) -> None:
    names = [f"Okone{letter}do" for letter in "abcdefghijklmnop"]
    text = f"- id: FIN9\n  title: A\n  statement: It was {', '.join(names)}.\n"
    (review / "findings.yaml").write_text(text, "utf-8")
    ran = lt("report", "findings", "--audience", "board", cwd=review)
    assert f"and 4 more, all of them in {LIST}" in " ".join(ran.err.split())
    assert ran.err.count("may be a name") == 12
    assert (review / LIST).read_text("utf-8").count("- word: Okone") == 16


def test_a_new_folder_is_kept_from_git(lt: Lt, review: Path) -> None:
    (review / "private/identities.yaml").unlink()
    (review / "private").rmdir()
    assert "O…" in reported(lt, review, "--audience", "family")
    assert (review / "private/.gitignore").read_text("utf-8") == "*\n"


def test_what_is_locked(lt: Lt, review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reported(lt, review, "--audience", "family")
    path = review / LIST
    path.write_text(path.read_text("utf-8").replace("answer:\n", "answer: may stay\n"), "utf-8")
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "six words that nobody has said")
    assert lt("key", "lock", cwd=review).code == 0
    assert not path.exists()
    assert "may be a name" not in reported(lt, review, "--audience", "family")
    (review / "findings.yaml").write_text(_FINDING.replace("Okonedo", "Quaye"), "utf-8")
    assert "Q…" in reported(lt, review, "--audience", "family")
    assert not path.exists()
    listed = lt("key", "unlock", cwd=review)
    assert listed.code == 0
    assert "- word: Quaye" in path.read_text("utf-8")


def test_a_link_is_not_followed(lt: Lt, review: Path) -> None:
    elsewhere = review.parent / "elsewhere.yaml"
    text = "- {word: Okonedo, answer: may stay}\n- {word: Kelly Sandhurst, answer: may stay}\n"
    elsewhere.write_text(text, "utf-8")
    (review / LIST).symlink_to(elsewhere)
    ran = lt("report", "findings", "--audience", "board", cwd=review)
    assert ran.code == 2
    assert "link" in ran.err
    assert elsewhere.read_text("utf-8") == text


def test_of_more_than_can_be_answered_the_number_is_told(lt: Lt, review: Path) -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    names = [f"Okoned{one}{two}x" for one in letters for two in letters]
    (review / "a.md").write_text(f"It was {', '.join(names)}.\n", "utf-8")
    ran = lt("issue", "a.md", "--audience", "family", "--to", "Chair", cwd=review)
    assert ran.code == 2
    assert (review / LIST).read_text("utf-8").count("- word:") == 500
    assert f"a.md: {len(names) - 500} more words that may be names; none is listed" in " ".join(
        ran.err.split()
    )
