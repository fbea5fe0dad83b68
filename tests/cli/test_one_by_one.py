"""What is asked one by one on a terminal, and where the answers are kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import typer

from conftest import Lt
from goldens import small
from learning_together.cli import console
from learning_together.cli.one_by_one import one_by_one
from learning_together.folder.yaml import parse_yaml
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load
from sample import Folder

LIST = "private/not-names.yaml"
_FINDING = (
    "- id: FIN9\n  title: What Okonedo saw\n"
    "  statement: Kelly Sandhurst was out. So was Mrs Vandervelde, with Quennelby.\n"
)
_KEY = "- code: HV1\n  names: [Ottoline Quispel]\n"
BOARD = ("--audience", "board")
Typed = Callable[..., list[str]]


@pytest.fixture
def review(folder: Folder) -> Path:
    files = {
        one: text for one, text in small().items() if not one.startswith(("findings", "private/"))
    }
    return folder({**files, "findings.yaml": _FINDING, "private/identities.yaml": _KEY})


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Answers on a terminal, which is then closed; gives what was asked for."""

    def answers(*given: str) -> list[str]:
        left: Iterator[str] = iter(given)
        asked: list[str] = []

        def prompt(text: str, **_options: object) -> str:
            asked.append(text)
            answer = next(left, None)
            if answer is None:
                raise typer.Abort
            return answer

        monkeypatch.setattr(console, "can_ask", lambda: True)
        monkeypatch.setattr(typer, "prompt", prompt)
        return asked

    return answers


def said(lt: Lt, review: Path, *command: str, code: int = 0) -> str:
    ran = lt(*command, cwd=review)
    assert ran.code == code, ran.err
    return " ".join((ran.out + ran.err).split())


def listed(review: Path) -> dict[str, str]:
    records, _ = parse_yaml(LIST, (review / LIST).read_text("utf-8"))
    return {str(one.data["word"]): str(one.data.get("answer") or "") for one in records}


@pytest.mark.parametrize(
    ("answers", "given"),
    [
        (("a", "n", "a"), [("1", "a"), ("2", "n"), ("3", "a")]),
        (("", "N ", "quit"), [("2", "n")]),
        (("a", "all"), [("1", "a"), ("2", "n"), ("3", "n")]),
        (("what", "all"), [("1", "n"), ("2", "n"), ("3", "n")]),
        (("quit",), []),
    ],
)
def test_each_the_rest_or_none(
    typed: Typed, answers: tuple[str, ...], given: list[tuple[str, str]]
) -> None:
    asked = typed(*answers)
    meanings = {"a": "it may", "n": "it may not"}
    assert list(one_by_one(((one, one) for one in "123"), meanings)) == given
    assert len(asked) == len(answers)


def test_what_each_answer_means_is_said(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed("quit")
    list(one_by_one([("1", "This?")], {"a": "it may", "n": "it may not"}))
    said = capsys.readouterr().out
    assert said.splitlines()[:3] == [
        "  a     it may",
        "  n     it may not",
        "  all   all that are left: it may not",
    ]
    assert said.endswith("This?\n")


def test_words_of_a_report(lt: Lt, review: Path, typed: Typed) -> None:
    typed("n", "a", "", "quit")
    told = said(lt, review, "report", "findings", *BOARD, "--to", "md,html")
    assert "4 words have no answer yet" in told
    assert "“Okonedo” (findings.yaml, line 2)" in told
    assert "2 answers kept in private/not-names.yaml" in told
    assert listed(review) == {
        "Kelly Sandhurst": "no name",
        "Okonedo": "",
        "Vandervelde": "may stay",
        "Quennelby": "",
    }
    typed("all")
    told = said(lt, review, "report", "findings", *BOARD, "--to", "md")
    assert "2 words have no answer yet" in told
    assert "Vandervelde" not in told
    assert set(listed(review).values()) == {"no name", "may stay"}
    asked = typed()
    assert "no answer yet" not in said(lt, review, "report", "findings", *BOARD, "--to", "md")
    assert asked == []


def test_words_of_an_export_and_of_a_programme(lt: Lt, review: Path, typed: Typed) -> None:
    typed("a", "quit")
    assert "1 answer kept" in said(lt, review, "export", "findings", *BOARD, "--to", "json,csv")
    typed("all")
    assert "answers kept" in said(lt, review, "programme", ".", "--to", "md")
    assert all(listed(review).values())


def test_nothing_is_asked_where_nobody_is_there_or_it_is_for_the_team(
    lt: Lt, review: Path, typed: Typed
) -> None:
    assert "no answer yet" not in said(lt, review, "report", "findings", *BOARD, "--to", "md")
    asked = typed()
    assert "no answer yet" not in said(lt, review, "report", "findings", "--to", "md")
    assert asked == []


def test_what_was_answered_before_somebody_breaks_off_is_kept(
    lt: Lt, review: Path, typed: Typed
) -> None:
    typed("a")
    said(lt, review, "report", "findings", *BOARD, "--to", "md", code=1)
    assert listed(review)["Kelly Sandhurst"] == "may stay"
    assert sorted(listed(review).values()) == ["", "", "", "may stay"]


class TestIssue:
    def drawn(self, lt: Lt, review: Path) -> tuple[str, ...]:
        said(lt, review, "report", "findings", *BOARD, "--to", "md")
        return ("issue", "reports/findings-board.md", *BOARD, "--to", "Chair")

    def kept(self, review: Path) -> list[Disclosure]:
        return [one for one in load(review).review.all(Disclosure) if one.sha256]

    def test_words_and_doubts_are_answered_with_one_reason(
        self, lt: Lt, review: Path, typed: Typed
    ) -> None:
        command = self.drawn(lt, review)
        path = review / "reports/findings-board.md"
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
        asked = typed("all", "a", "", "Ottoline Quispel said so", "The chair has looked at it")
        told = said(lt, review, *command)
        assert "1 thing to be looked at before findings-board.md goes out" in told
        assert "The ledger needs a reason" in told
        assert "holds a name" in told
        assert asked[-1].strip() == "reason"
        (one,) = self.kept(review)
        assert one.anyway == "The chair has looked at it"
        assert [line for line in one.found if "is not as lt wrote it" in line] == list(one.found)
        assert all(listed(review).values())

        asked = typed()
        told = said(lt, review, *command)
        assert f"Answered in {one.id_text}, and not asked again: 1." in told
        assert asked == []
        assert [each.anyway for each in self.kept(review)] == [one.anyway] * 2

    @pytest.mark.parametrize("answers", [("n",), ("",), ("quit",)])
    def test_what_is_left_open_stops_it(
        self, lt: Lt, review: Path, typed: Typed, answers: tuple[str, ...]
    ) -> None:
        command = self.drawn(lt, review)
        path = review / "reports/findings-board.md"
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
        typed("all", *answers)
        told = said(lt, review, *command, code=2)
        assert "is not issued yet" in told
        assert not self.kept(review)

    def test_only_what_is_new_is_asked(self, lt: Lt, review: Path, typed: Typed) -> None:
        command = self.drawn(lt, review)
        path = review / "reports/findings-board.md"
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
        typed("all", "all", "Fine")
        said(lt, review, *command)
        (review / LIST).write_text(f"{(review / LIST).read_text('utf-8')}- word: ''\n", "utf-8")
        typed("quit")
        told = said(lt, review, *command, code=2)
        assert "not asked again: 1" in told
        assert "is not as lt wrote it" not in told
        assert "neither “no name” nor “may stay”" in told

    def test_nothing_is_asked_that_has_an_answer(self, lt: Lt, review: Path, typed: Typed) -> None:
        command = self.drawn(lt, review)
        asked = typed("all")
        said(lt, review, *command)
        assert len(asked) == 1
        asked = typed()
        said(lt, review, *command, "--anyway", "Fine")
        assert asked == []
