"""A file that is to go out: for whom it was made, and what is to be answered first."""

import io
import zipfile
from pathlib import Path

import pytest

from goldens import small
from learning_together import seal
from learning_together.actions.export import export
from learning_together.actions.leaks import sha256
from learning_together.actions.outgoing import Outgoing, look_at
from learning_together.actions.report import Request, report
from learning_together.errors import LtError
from sample import SAMPLE, write

KEY = {"private/identities.yaml": "- code: HV1\n  names: [Peregrine Tolleton]\n"}
PEOPLE = {"people.yaml": "- {id: HV1, role: Health visitor, group: case-group}\n"}
LETTER = "The findings are here.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return write(tmp_path / "review", {**SAMPLE, **KEY, **PEOPLE})


def looked(root: Path, text: str = LETTER, audience: str = "board") -> Outgoing:
    return look_at(root, root / "letter.txt", audience, text.encode())


def made(root: Path, name: str, audience: str, formats: str = "md") -> Path:
    """A report of the small review, which stands in the folder of the other."""
    write(root, {**small(), **KEY})
    return next(iter(report(root, [name], Request(formats=formats, audience=audience)))).path


def test_what_was_answered_of_this_content_for_these_readers_is_found_again(root: Path) -> None:
    assert looked(root).issued_before is None
    entry = "- {{id: DIS{}, material: M, audience: {}, sha256: {}{}}}\n"
    total, why = sha256(LETTER.encode()), ", anyway: Read"
    (root / "disclosures.yaml").write_text(
        entry.format(1, "board", total.upper(), ", anyway: First")
        + entry.format(2, "board", total, why)
        + entry.format(3, "board", total, "")
        + entry.format(4, "family", total, why)
        + entry.format(5, "board", sha256(b"another"), why)
        + "- {id: DIS6, material: M, audience: board, anyway: Read}\n"
    )
    found = looked(root).issued_before
    assert found is not None
    assert str(found.id) == "DIS2"
    assert looked(root, "Others").issued_before is None
    assert looked(root, audience="team").issued_before is None


def test_a_reason_is_needed_and_names_nobody(root: Path) -> None:
    out = looked(root)
    assert out.wrong_reason("The chair has read it") == ""
    assert out.wrong_reason(" ") == "The ledger needs a reason."
    assert out.wrong_reason("Tolleton agreed").startswith("It holds a name")


def test_what_refuses_lists_what_is_left_and_what_is_open(root: Path) -> None:
    said = str(looked(root).refused(("this", "that")))
    assert said.startswith(
        "letter.txt is not issued yet. This is to be answered first:\n  this\n  that"
    )


def test_a_strangers_file_is_for_nobody_certain_and_is_looked_through(root: Path) -> None:
    (one, *others) = looked(root).doubts
    assert one == "for whom it was made is not certain: it is not as lt wrote it, or is not by lt"
    assert others == []
    assert any("Tolleton" not in line and "name" in line for line in looked(
        root, "Peregrine went out", "team").doubts[1:])  # fmt: skip
    (one, *_) = looked(root, "- **For:** Board\n").doubts
    assert one.endswith("or is not by lt; it says: for “Board”")


def test_a_newer_seal_and_an_older_one_are_told_as_such(root: Path) -> None:
    text = f"# A\n\n{seal.COMMENT}\n"
    (one, *_) = looked(root, seal.put(text)).doubts
    assert "an earlier version of lt, which did not seal" in one


@pytest.mark.parametrize("formats", ["md", "docx", "html"])
def test_what_lt_made_for_these_readers_needs_no_answer(root: Path, formats: str) -> None:
    path = made(root, "terms", "board", formats)
    out = look_at(root, path, "board")
    assert (out.doubts, out.words) == ((), ())
    assert out.printed is not None
    with pytest.raises(LtError, match="made for “Review team”"):
        look_at(root, made(root, "findings", "team"), "public")


def findings(root: Path) -> Path:
    """A report of one finding, made for the board."""
    write(root, {"findings.yaml": "- {id: FIN1, title: Pattern, statement: A pattern}\n"})
    return next(iter(report(root, ["findings"], Request(formats="docx", audience="board")))).path


def test_the_numbers_in_a_report_are_known_and_not_those_in_a_strangers_pack(root: Path) -> None:
    path = findings(root)
    printed = look_at(root, path, "board").printed
    assert printed is not None
    assert [(one.text, number.text) for one, number in printed.items()] == [("FIN1", "Finding 1")]
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as pack:
        pack.write(path, "a.docx")
    assert look_at(root, root / "a.zip", "board", held.getvalue()).printed == {}


def test_the_numbers_in_a_workbook_are_known(root: Path) -> None:
    findings(root)
    (made, *_) = export(root, ["findings"], formats="xlsx", audience="board")
    printed = look_at(root, made.path, "board").printed
    assert printed is not None
    assert "FIN1" in [one.text for one in printed]


def test_what_tells_of_a_family_is_listed_for_the_public_alone(root: Path) -> None:
    text = "Two of the three children were weighed by one nurse.\n"
    assert any("children" in one for one in looked(root, text, "public").doubts)
    assert not any("children" in one for one in looked(root, text, "board").doubts)


def test_a_finding_with_another_number_than_was_issued_is_told(root: Path) -> None:
    path = findings(root)
    issued = "- {id: DSC1, material: M, printed: 'FIN1 = Finding 7'}\n"
    (root / "disclosures.yaml").write_text(issued)
    told = [one for one in look_at(root, path, "board").doubts if "was Finding 7" in one]
    assert len(told) == 1


def test_a_name_that_came_into_the_key_since_stops_what_has_no_other_doubt(root: Path) -> None:
    write(root, {"review.yaml": SAMPLE["review.yaml"].replace("title:", "title: Quillfeather,", 1)})
    path = next(iter(report(root, ["terms"], Request(formats="md", audience="board")))).path
    assert look_at(root, path, "board").doubts == ()
    write(root, {"private/identities.yaml": "- code: C1\n  names: [Jessamy Quillfeather]\n"})
    with pytest.raises(LtError, match="is not issued"):
        look_at(root, path, "board")


def test_what_cannot_be_read_is_to_be_answered_and_is_not_refused(root: Path) -> None:
    odd = b"\x00\x01\x02 some words of it \x00\x01"
    doubts = look_at(root, root / "a.bin", "board", odd).doubts
    assert [one for one in doubts if "read in part" in one]


def test_a_seal_that_no_longer_holds_says_nothing_of_whom_it_was_made_for(root: Path) -> None:
    page = f"# A\n\n<!-- {seal.AUDIENCE_NAME}: board -->\n{seal.COMMENT}\n"
    assert looked(root, seal.put(page)).doubts == ()
    (one, *_) = looked(root, seal.put(page).replace("# A", "# B")).doubts
    assert "it is not as lt wrote it" in one
