"""What the ledger says of a file that went out, and how the file is known again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from learning_together.actions import issue as module
from learning_together.actions.form import Wanted, forms
from learning_together.actions.import_.bring_in import bring_in
from learning_together.actions.import_.effect import Asked as Import
from learning_together.actions.import_.undo import undo
from learning_together.actions.issue import issue, which
from learning_together.actions.leaks import sha256
from learning_together.actions.outgoing import look_at
from learning_together.actions.report import Request, report
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method.forms import out
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load
from sample import SAMPLE, write

#: A text of somebody's own, which has no seal: what it holds is to be answered.
LETTER = "The findings are here.\n"
KEY = "- code: HV1\n  names: [Peregrine Tolleton]\n"
PEOPLE = "- {id: HV1, role: Health visitor, group: case-group}\n"
WHY = "The chair has read it"


@pytest.fixture
def review(tmp_path: Path) -> Path:
    files = {"people.yaml": PEOPLE, "private/identities.yaml": KEY}
    root = write(tmp_path / "review", {**SAMPLE, **files})
    write(tmp_path, {"letter.txt": LETTER, "other.txt": "Another one.\n"})
    return root


def sent(root: Path, name: str = "letter.txt", **asked: Any) -> Disclosure:
    """What the ledger says of a file that was issued."""
    given: dict[str, Any] = {"to": ("Chair",), "audience": "board", "anyway": WHY} | asked
    done = issue(root, root.parent / name, **given)
    record = load(root).review.find(Id(str(done.added.id)))
    assert isinstance(record, Disclosure)
    return record


def test_what_the_ledger_says(review: Path) -> None:
    record = sent(review, basis="Section 44")
    assert record.material == "Issued: letter.txt"
    assert (record.file, record.audience, record.status) == ("letter.txt", "board", "shared")
    assert (record.shared_with, record.basis) == (("Chair",), "Section 44")
    assert str(record.date) == date.today().isoformat()
    assert record.sha256 == sha256(LETTER.encode())
    assert record.found
    assert record.anyway == WHY


@pytest.mark.parametrize(("typed", "noted"), [("draft: 3\n", 3), ("draft: 0\n", 0), ("", None)])
def test_the_number_of_the_draft(review: Path, typed: str, noted: int | None) -> None:
    (review / "review.yaml").write_text(SAMPLE["review.yaml"] + typed)
    assert sent(review).draft == noted


@pytest.mark.parametrize(
    ("more", "holder"),
    [("", None), ("- {id: AD1, role: Administrator, group: administrator}\n", "administrator")],
)
def test_who_holds_it_is_said_where_there_is_such_a_person(
    review: Path, more: str, holder: str | None
) -> None:
    (review / "people.yaml").write_text(PEOPLE + more)
    held = sent(review).held_by
    assert held is None if holder is None else holder in str(held)


def test_which_issue_a_file_is(review: Path) -> None:
    assert which(review, review.parent / "letter.txt") == ()
    first, second = sent(review).id, sent(review).id
    assert [one.id for one in which(review, review.parent / "letter.txt")] == [first, second]
    assert which(review, review.parent / "other.txt") == ()


def test_an_entry_without_a_fingerprint_is_the_issue_of_no_file(review: Path) -> None:
    total = sha256(LETTER.encode())
    ledger = "- {id: DIS1, material: Spoken of}\n- {id: DIS2, material: Sent, sha256: %s}\n"
    (review / "disclosures.yaml").write_text(ledger % total.upper())
    assert [str(one.id) for one in which(review, review.parent / "letter.txt")] == ["DIS2"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"to": ("Chair", "Peregrine Tolleton")}, "One of the recipients"),
        ({"to": ("p.tolleton@example.org",)}, "One of the recipients"),
        ({"anyway": "Peregrine Tolleton agreed"}, "The reason after --anyway"),
        ({"anyway": "  "}, ""),
        ({"answered": ()}, ""),
    ],
)
def test_what_is_refused_leaves_no_word_behind(
    review: Path, asked: dict[str, Any], said: str
) -> None:
    with pytest.raises(LtError, match=said or None) as error:
        sent(review, **asked)
    assert "Tolleton" not in f"{error.value} {error.value.hint}"
    assert not (review / "disclosures.yaml").exists()


def test_what_was_shown_and_answered_is_all_that_is_answered(review: Path) -> None:
    doubts = sent(review).found
    assert sent(review, answered=(*doubts, "another")).found == doubts
    with pytest.raises(LtError):
        sent(review, answered=("another",))


def test_where_there_is_nothing_to_answer_no_reason_is_kept(review: Path) -> None:
    """A file that lt made for these readers, and that holds nothing, needs none."""

    (made,) = report(review, ["review"], Request(formats="md", audience="team"))
    record = sent(review, str(made.path.relative_to(review.parent)), audience="team", anyway=" ")
    assert record.anyway is None
    assert not record.found


def test_what_is_left_of_the_doubts_is_told_alone(review: Path) -> None:
    (review.parent / "letter.txt").write_text("The three children saw two nurses.\n")
    first, *others = (str(one) for one in sent(review, audience="public").found)
    assert len(others) == 2
    with pytest.raises(LtError) as error:
        sent(review, audience="public", answered=(first,))
    assert first not in str(error.value)
    assert all(one in str(error.value) for one in others)


def test_only_a_form_is_expected_back(review: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LtError, match="is no form of lt's"):
        sent(review, due=date(2023, 3, 1))
    assert not (review / "disclosures.yaml").exists()
    files = {
        "agencies.yaml": "- {id: health, name: Health}\n",
        "queries.yaml": "- {id: QRY1, agency: health, question: When was C weighed?}\n",
    }
    write(review, files)
    made = next(iter(forms(review, Wanted("query", "health", due=date(2023, 3, 1)))))
    name = str(made.path.relative_to(review.parent))
    record = sent(review, name, audience="agency:health", due=date(2023, 3, 1))
    assert (record.form, str(record.due)) == ("queries health", "2023-03-01")


def test_where_nobody_knows_the_numbers_any_more_none_are_noted(
    review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "look_at", lambda *asked: replace(look_at(*asked), printed=None))
    assert not sent(review).printed


def test_an_agencys_form_is_expected_until_it_comes_back(review: Path) -> None:
    entry = "- {id: health-001, date: 2022-05-01, source: Record, event: Seen}\n"
    files = {
        "agencies.yaml": "- {id: health, name: Health}\n",
        "timeline/health.yaml": entry,
    }
    write(review, files)
    for suffix in ("xlsx", "docx"):
        (made,) = report(review, ["agency-form"], Request(formats=suffix, subject="health"))
        record = sent(
            review, str(made.path.relative_to(review.parent)), audience="agency:health",
            due=date(2023, 3, 1),
        )  # fmt: skip
        assert (record.form, str(record.due)) == ("timeline health", "2023-03-01")
        today = date(2023, 4, 1)
        (late,) = out(load(review).review, today)
        assert late.late
        assert late.what(load(review).review) == "Chronology (health, Health)"
        before = (review / "disclosures.yaml").read_text("utf-8")
        planned = bring_in(review, Import("health", (made.path,)))
        assert "disclosures.yaml" in planned.texts
        assert list(out(load(review).review, today)) == []
        back = load(review).review.get(record.id, Disclosure)
        assert back is not None
        assert back.returned == date.today()
        # Whoever takes the import back has the form out again.
        undo(review, "health")
        assert (review / "disclosures.yaml").read_text("utf-8") == before
        bring_in(review, Import("health", (made.path,)))
        # A file of the agency's own is no form that came back.
    own = review.parent / "own.csv"
    own.write_text("Date,Event\n2/5/2022,Seen again\n", "utf-8")
    assert "disclosures.yaml" not in bring_in(review, Import("health", (own,))).texts
