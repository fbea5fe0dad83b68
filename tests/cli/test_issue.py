"""A file goes out to those it was made for, or to others who may read all of it."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from conftest import Lt
from goldens import small
from learning_together import seal
from learning_together.folder import output_files
from learning_together.office import package
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.load import load
from planting import WORD
from sample import Folder

NAME = "Peregrine Tolleton"
EXPORTS = {"xlsx", "json", "csv", "sqlite"}


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder(small())


def issued(lt: Lt, review: Path, file: str, audience: str, *more: str) -> tuple[int, str]:
    """How it ended, and what was said, on one line; refused is what leaves no word behind."""
    ledger = review / "disclosures.yaml"
    before = ledger.read_bytes()
    ran = lt("issue", file, "--audience", audience, "--to", "Chair", *more, cwd=review)
    assert (ledger.read_bytes() == before) is (ran.code != 0)
    assert NAME not in ran.out + ran.err
    return ran.code, " ".join((ran.out + ran.err).split())


def drawn(lt: Lt, review: Path, name: str, suffix: str, audience: str) -> str:
    command = "export" if suffix in EXPORTS else "report"
    ran = lt(command, name, "--audience", audience, "--to", suffix, cwd=review)
    assert ran.code == 0, ran.err
    return ran.out.split()[0]


@pytest.mark.parametrize("suffix", ["docx", "html", "md", "pdf", "xlsx", "json", "csv", "sqlite"])
class TestMadeForOthers:
    def name(self, suffix: str) -> str:
        return "timeline" if suffix in EXPORTS else "chronology"

    @pytest.mark.few(3)
    def test_a_file_for_the_team_reaches_no_public(self, suffix: str, lt: Lt, review: Path) -> None:
        file = drawn(lt, review, self.name(suffix), suffix, "team")
        for more in ((), ("--anyway", "The chair asked for it")):
            code, said = issued(lt, review, file, "public", *more)
            assert code == 2
            assert "it was made for “Review team”" in said
            assert "timeline" in said
            assert "--audience public" in said
        assert issued(lt, review, file, "reviewers")[0] == 0
        assert issued(lt, review, file, "team")[0] == 0

    @pytest.mark.few(3)
    def test_one_agency_is_not_another(self, suffix: str, lt: Lt, review: Path) -> None:
        file = drawn(lt, review, self.name(suffix), suffix, "agency:health")
        code, said = issued(lt, review, file, "agency:police")
        assert code == 2
        assert "it was made for “Agency: " in said

    @pytest.mark.few(3)
    def test_whom_it_was_made_for_is_sealed(self, suffix: str, lt: Lt, review: Path) -> None:
        if suffix == "csv":
            return  # It has no room for a seal.
        path = Path(drawn(lt, review, self.name(suffix), suffix, "team"))
        data = path.read_bytes()
        assert seal.is_as_written(data)
        assert seal.made_for(data) == {"team"}
        if suffix in {"docx", "xlsx"}:
            parts = package.unpacked(data)
            parts[seal.CUSTOM] = parts[seal.CUSTOM].replace(b">team<", b">public<")
            changed = package.write(parts)
        else:
            changed = re.sub(rb'(audience(?:: |" content="|": "))team', rb"\1public", data)
        assert changed != data
        assert not seal.is_as_written(changed)
        assert seal.made_for(changed) == {"public"}
        path.write_bytes(changed)
        code, said = issued(lt, review, str(path), "public")
        assert code == 2
        if suffix in {"docx", "html", "md", "pdf"}:
            assert "it was made for “Review team”" in said, "its title page says so"
        else:
            assert "an id of the team's (" in said, "which nothing for the public holds"


class TestACsv:
    """It can say nothing of itself: the folder where it was made keeps for whom it was made."""

    def test_it_is_known_by_its_content(self, lt: Lt, review: Path) -> None:
        file = Path(drawn(lt, review, "timeline", "csv", "agency:health"))
        moved = file.rename(file.with_name("renamed.csv"))
        assert issued(lt, review, str(moved), "agency:health")[0] == 0
        code, said = issued(lt, review, str(moved), "agency:police", "--anyway", "Asked for")
        assert code == 2
        assert "it was made for “Agency" in said

    def test_the_same_for_several_may_go_to_each(self, lt: Lt, review: Path) -> None:
        for audience in ("team", "board", "agency:health"):
            file = drawn(lt, review, "agencies", "csv", audience)
        content = Path(file).read_bytes()
        assert output_files.made_for(review, content) >= {"agency:health"}
        assert issued(lt, review, file, "agency:health")[0] == 0

    def test_edited_or_elsewhere_it_is_asked_about(self, lt: Lt, review: Path) -> None:
        path = Path(drawn(lt, review, "timeline", "csv", "team"))
        path.write_bytes(path.read_bytes() + b"x\r\n")
        code, said = issued(lt, review, str(path), "team")
        assert code == 2
        assert "for whom it was made is not certain" in said


def of_0_1_0(data: bytes) -> bytes:
    """A Word file as version 0.1.0 sealed it."""
    parts = package.unpacked(data)
    parts[seal.CUSTOM] = re.sub(
        rb'<property [^>]*audience"><vt:lpwstr>team</vt:lpwstr></property>', b"", parts[seal.CUSTOM]
    )
    parts[seal.CUSTOM] = re.sub(rb"[0-9a-f]{64}", seal.EMPTY.encode(), parts[seal.CUSTOM])
    seal.put_in(parts)
    return package.write(parts)


def test_a_file_of_an_earlier_version_is_known_by_its_title_page(lt: Lt, review: Path) -> None:
    path = Path(drawn(lt, review, "briefing", "docx", "team"))
    path.write_bytes(of_0_1_0(path.read_bytes()))
    assert seal.is_as_written(path.read_bytes())
    assert seal.made_for(path.read_bytes()) == frozenset()
    assert "it was made for “Review team”" in issued(lt, review, str(path), "public")[1]
    code, said = issued(lt, review, str(path), "team")
    assert code == 2
    assert "it is of an earlier version of lt" in said
    assert issued(lt, review, str(path), "team", "--anyway", "It is our own")[0] == 0


class TestAnswers:
    def test_a_file_from_elsewhere_is_asked_about_and_the_answer_kept(
        self, lt: Lt, review: Path
    ) -> None:
        (review / "a.docx").write_bytes(WORD["title"]("The duty team"))
        for more in ((), ("--anyway", " ")):
            code, said = issued(lt, review, "a.docx", "board", *more)
            assert code == 2
            assert "it is not as lt wrote it, or is not by lt" in said
            assert "--anyway" in said
        assert issued(lt, review, "a.docx", "board", "--anyway", "Read by the chair")[0] == 0
        ledger = load(review).review.all(Disclosure)
        (held,) = [one for one in ledger if one.file == "a.docx"]
        assert held.anyway == "Read by the chair"
        assert held.found[0].startswith("for whom it was made is not certain")
        assert lt("validate", cwd=review).code == 0

    def test_what_may_be_a_name_is_answered_and_kept_masked(self, lt: Lt, review: Path) -> None:
        (review / "a.md").write_text("The duty team met Tolletan twice.\n")
        code, said = issued(lt, review, "a.md", "board")
        assert code == 2
        assert "text: " in said
        assert "tolletan" not in said.lower()
        assert issued(lt, review, "a.md", "board", "--anyway", "It is a street")[0] == 0
        held = (review / "disclosures.yaml").read_text()
        assert "tolletan" not in held.lower()
        assert "█" in held

    def test_what_could_not_be_read_is_answered(self, lt: Lt, review: Path) -> None:
        (review / "a.pdf").write_bytes(b"%PDF-1.4\nnot one\n")
        for audience in ("public", "family"):
            code, said = issued(lt, review, "a.pdf", audience)
            assert code == 2
            assert "read in part: the PDF is damaged" in said
            assert issued(lt, review, "a.pdf", audience, "--anyway", "Read on paper")[0] == 0

    def test_a_name_is_not_answered(self, lt: Lt, review: Path) -> None:
        (review / "a.docx").write_bytes(WORD["title"](NAME))
        code, said = issued(lt, review, "a.docx", "board", "--anyway", "They know")
        assert code == 2
        assert "must not know" in said

    def test_an_answer_names_nobody(self, lt: Lt, review: Path) -> None:
        (review / "a.docx").write_bytes(WORD["title"]("The duty team"))
        code, said = issued(lt, review, "a.docx", "board", "--anyway", f"{NAME} agreed")
        assert code == 2
        assert "Say it without" in said

    def test_a_file_that_was_edited_is_asked_about(self, lt: Lt, review: Path) -> None:
        file = drawn(lt, review, "episodes", "md", "board")
        assert issued(lt, review, file, "board")[0] == 0
        path = Path(file)
        path.write_text(path.read_text() + "One more.\n")
        code, said = issued(lt, review, file, "board")
        assert code == 2
        assert "it says: for “Board”" in said


def test_a_damaged_package_says_nothing() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a", "b")
    assert seal.made_for(out.getvalue()) == seal.made_for(out.getvalue()[:20]) == frozenset()
