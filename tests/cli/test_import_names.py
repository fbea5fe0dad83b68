"""Each word that may be a name is kept masked, freed, or said to be somebody, once a delivery."""

from pathlib import Path

import pytest

from conftest import Lt, Ran
from exchange.imports.test_corpus import REVIEW
from learning_together.cli import console
from sample import Folder

HEAD = "Date,Source,Event,Action\n"
TEXT = (
    HEAD
    + "12/03/2009,Record,Zumba class attended with Mr Brown,None\n"
    + "13/03/2009,Record,Zumba class; Mr Brown and Kelly Jones came,None\n"
    + "14/03/2009,Record,Mr Quisp rang 01273 496000,None\n"
)
ANSWERS = "private/imports/health/name-answers.yaml"


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(REVIEW)


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)


def send(lt: Lt, root: Path, text: str, *options: str, typed: str = "") -> Ran:
    (root / "x.csv").write_text(text, "utf-8")
    return lt("import", "x.csv", "--agency", "health", *options, cwd=root, typed=typed, width=200)


def timeline(root: Path) -> str:
    path = root / "timeline/health.yaml"
    return path.read_text("utf-8") if path.exists() else ""


@pytest.mark.usefixtures("terminal")
def test_each_word_is_asked_about_and_the_answer_holds_for_that_file(lt: Lt, root: Path) -> None:
    ran = send(lt, root, TEXT, typed="y\nn\nF\nk\nk\ny\n")
    assert ran.code == 0, ran.err
    assert "1 of 4  Zumba, in 2 places (first: row 2, event)" in ran.out
    assert "masked, it is: (name 1) class attended with Mr (name 2)" in ran.out
    assert "Zumba class attended with Mr F" in timeline(root)
    assert "Mr (name 4) rang (phone 3)" in timeline(root)
    assert "Quisp" not in timeline(root) + ran.out.partition("Written")[2]
    assert "B… → F in row 2, event, 2 times" in ran.out
    assert "Answered to be no names, so left as written: 1 wording in 2 places." in ran.out
    page = (root / "private/imports/health/1/equated.md").read_text("utf-8")
    assert "- Brown → F (as you answered; row 2, event; 2 times)" in page
    held = (root / ANSWERS).read_text("utf-8")
    assert [held.count(f"answer: {one}\n") for one in ("no name", "F", "stays masked")] == [1, 1, 2]
    # The same file: nothing is asked, nothing changes.
    before = timeline(root)
    again = send(lt, root, TEXT)
    assert (again.code, "may be" in again.out.split("Answered")[0].split("Taken")[0]) == (0, False)
    assert timeline(root) == before
    assert "The timeline stays as it is." in again.out
    assert (root / ANSWERS).read_text("utf-8") == held
    # Another delivery: all is asked again.
    other = send(lt, root, TEXT.replace("attended", "left"), typed="y\nq\n")
    assert other.code == 2
    assert "1 of 4  Zumba" in other.out
    assert "Nothing was written." in other.err
    assert timeline(root) == before


@pytest.mark.usefixtures("terminal")
def test_whoever_does_not_want_to_see_names_is_shown_none(lt: Lt, root: Path) -> None:
    ran = send(lt, root, TEXT, typed="n\ny\n")
    assert ran.code == 0
    assert "4 wordings may be names. Answer for each?" in ran.out
    assert "Brown" not in ran.out + timeline(root)
    assert not (root / ANSWERS).exists()
    asked = send(lt, root, TEXT, "--show-names", typed="k all\n")
    assert "Answer for each?" not in asked.out
    assert "1 of 4  Zumba" in asked.out
    assert (root / ANSWERS).read_text("utf-8").count("answer: stays masked\n") == 4


@pytest.mark.usefixtures("terminal")
def test_one_answer_for_all_that_are_left(lt: Lt, root: Path) -> None:
    ran = send(lt, root, TEXT, typed="y\nk\nwhat\nn all\ny\n")
    assert ran.code == 0, ran.err
    assert "“what” is no answer, and no code of this review" in ran.out
    assert "(name 1) class attended with Mr Brown" in timeline(root)
    assert "Mr Quisp rang 01273 496000" in timeline(root)
    assert "3 of 4" not in ran.out


@pytest.mark.usefixtures("terminal")
def test_an_answer_may_come_later_and_be_changed(lt: Lt, root: Path) -> None:
    send(lt, root, TEXT, typed="n\ny\n")
    assert "(name 1) class" in timeline(root)
    send(lt, root, TEXT, typed="y\nn\nk all\ny\n")
    assert "Zumba class" in timeline(root)
    path = root / ANSWERS
    path.write_text(path.read_text("utf-8").replace("answer: no name", "answer: Stays masked"))
    send(lt, root, TEXT, typed="y\n")
    assert "(name 1) class" in timeline(root)
    assert lt("import", "--recheck", cwd=root).code == 0
    text = path.read_text("utf-8")
    assert text.startswith("# What was answered to words that may be names")


@pytest.mark.usefixtures("terminal")
def test_a_code_that_is_a_letter_of_ours_takes_a_sign(lt: Lt, folder: Folder) -> None:
    people = REVIEW["people.yaml"] + "- id: K\n  role: Aunt\n  group: family\n"
    root = folder({**REVIEW, "people.yaml": people})
    send(lt, root, HEAD + "12/03/2009,Record,Mr Brown rang,None\n", typed="y\n=k\ny\n")
    assert "Mr K rang" in timeline(root)
    assert "people: [K]" in timeline(root)


def test_without_a_terminal_it_says_how(lt: Lt, root: Path) -> None:
    ran = send(lt, root, TEXT)
    assert ran.code == 0
    assert "On a terminal, without --yes, lt import asks about each of them." in ran.out
    assert not (root / ANSWERS).exists()


@pytest.mark.usefixtures("terminal")
def test_answers_that_cannot_be_read_stop_the_import_without_their_words(
    lt: Lt, root: Path
) -> None:
    path = root / ANSWERS
    path.parent.mkdir(parents=True)
    path.write_text("- word: Quisp\n answer: no name\n", "utf-8")
    ran = send(lt, root, TEXT)
    assert (ran.code, "Quisp" in ran.err) == (2, False)
    assert f"{ANSWERS}, line 2, cannot be read" in ran.err


@pytest.mark.usefixtures("terminal")
def test_of_several_files_an_answer_holds_where_it_was_given_for_each(lt: Lt, root: Path) -> None:
    send(lt, root, TEXT, typed="y\nn all\ny\n")
    (root / "y.csv").write_text(HEAD + "15/03/2009,Record,Zumba class,None\n", "utf-8")
    ran = lt("import", "x.csv", "y.csv", "--agency", "health", cwd=root, typed="y\nq\n", width=200)
    assert "1 of 4  Zumba" in ran.out
