"""`lt join` on folders, ZIPs and copies; what it could not decide; keys that disagree."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import Lt
from gitting import commit, needs_git
from sample import SAMPLE, write

pytestmark = needs_git

FACTORS = "# Ours\n- id: CF1\n  summary: Few staff\n  type: conditions\n"
FINDING = "id: FIN1\nstatement: A pattern\nfactors: [CF1]\n"
BASE = {**SAMPLE, "factors.yaml": FACTORS, "findings/FIN1.yaml": FINDING}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that began as one."""
    return write(tmp_path / "one", BASE), write(tmp_path / "two", BASE)


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders with a common history."""
    one = write(tmp_path / "one", BASE)
    commit(one)
    shutil.copytree(one, tmp_path / "two")
    return one, tmp_path / "two"


def add(root: Path, path: str, text: str) -> None:
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    old = target.read_text() if target.exists() else ""
    target.write_text(old + text)


def texts(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.suffix in {".yaml", ".md"} and ".lt" not in path.parts
    }


class TestTwoFolders:
    def test_how_many_other_files_stay_is_told(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        for path in ("reports/a.docx", "templates/x.j2", "private/mine.txt", ".lt/x"):
            add(other, path, "x")
        told = lt("join", other, "--dry-run", cwd=one).out
        assert "2 files that hold no records stay in the other folder" in told

    def test_both_keep_what_they_made(self, clones: tuple[Path, Path], lt: Lt) -> None:
        one, two = clones
        add(one, "factors.yaml", "- id: CF2\n  summary: By one\n")
        add(two, "factors.yaml", "# Theirs\n- id: CF2\n  summary: By two\n")
        add(two, "findings/FIN2.yaml", "id: FIN2\nstatement: See [[CF2]]\nfactors: [CF2, CF1]\n")
        add(one, "findings/FIN2.yaml", "id: FIN2\nstatement: Mine\n")
        done = lt("join", two, "--yes", cwd=one)
        assert done.code == 0, done.err
        assert "CF2 stands for two records" in done.out
        assert "Both began as commit" in done.out
        made = texts(one)
        assert "- id: CF2\n  summary: By one\n" in made["factors.yaml"]
        assert "# Theirs\n- id: CF3\n  summary: By two\n" in made["factors.yaml"]
        assert made["findings/FIN3.yaml"] == (
            "id: FIN3\nstatement: See [[CF3]]\nfactors: [CF3, CF1]\n"
        )
        assert made["findings/FIN2.yaml"] == "id: FIN2\nstatement: Mine\n"
        again = lt("join", two, "--yes", cwd=one)
        assert "brings nothing new" in again.out
        assert texts(one) == made

    def test_it_is_shown_before_it_is_written(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF2\n  summary: By two\n")
        before = texts(one)
        shown = lt("join", other, "--dry-run", cwd=one)
        assert (shown.code, "1 record comes" in shown.out) == (0, True)
        asked = lt("join", other, cwd=one)
        assert (asked.code, "--yes" in asked.err) == (2, True)
        assert texts(one) == before

    def test_where_nobody_knows_the_beginning_nothing_goes(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        (other / "findings/FIN1.yaml").unlink()
        add(one, "factors.yaml", "- id: CF2\n  summary: By one\n")
        done = lt("join", other, "--yes", cwd=one)
        assert "not known" in done.out
        assert "findings/FIN1.yaml" in texts(one)

    def test_what_both_wrote_differently_is_decided_once(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        for root, words in ((one, "Too few staff"), (other, "Not enough staff")):
            path = root / "factors.yaml"
            path.write_text(FACTORS.replace("Few staff", words))
        done = lt("join", other, "--yes", "--whose", "LR2", cwd=one)
        assert "1 card to decide" in done.out
        assert re.search(r"Too few staff +\| Not enough staff", done.out)
        assert "Too few staff" in texts(one)["factors.yaml"]
        assert "whose: LR2" in texts(one)["differences.yaml"]
        assert "LT666" in lt("validate", cwd=one).out
        assert "DIF1" in lt("join", cwd=one).out
        shutil.rmtree(one / "private")  # and so with what is known of this join
        again = lt("join", other, "--yes", cwd=one)
        assert "there from before" in again.out
        decided = lt("join", "--decide", "DIF1", "theirs", "--reason", "Clearer", cwd=one)
        assert decided.code == 0, decided.err
        assert "summary: Not enough staff\n" in texts(one)["factors.yaml"]
        assert "decided: theirs" in texts(one)["differences.yaml"]
        assert "LT666" not in lt("validate", cwd=one).out
        assert lt("join", "--decide", "DIF1", "ours", cwd=one).code == 2

    def test_a_wording_of_its_own(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        for root, words in ((one, "A"), (other, "B")):
            (root / "factors.yaml").write_text(FACTORS.replace("Few staff", words))
        lt("join", other, "--yes", cwd=one)
        assert lt("join", "--decide", "dif1", "Both: A and B", cwd=one).code == 0
        assert 'summary: "Both: A and B"\n' in texts(one)["factors.yaml"]
        assert "decided: other" in texts(one)["differences.yaml"]

    def test_what_was_typed_since_is_not_written_over(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        for root, words in ((one, "A"), (other, "B")):
            (root / "factors.yaml").write_text(FACTORS.replace("Few staff", words))
        lt("join", other, "--yes", cwd=one)
        changed = texts(one)["factors.yaml"].replace("summary: A", "summary: A, and more")
        (one / "factors.yaml").write_text(changed)
        refused = lt("join", "--decide", "DIF1", "theirs", cwd=one)
        assert refused.code == 2
        assert "has been changed since" in refused.err
        assert texts(one)["factors.yaml"] == changed

    def test_a_record_that_one_took_out_and_the_other_changed(
        self, clones: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = clones
        (one / "findings/FIN1.yaml").unlink()
        add(other, "findings/FIN1.yaml", "priority: 1\n")
        done = lt("join", other, "--yes", cwd=one)
        assert "FIN1: taken out here" in done.out
        assert "findings/FIN1.yaml" not in texts(one)
        assert lt("join", "--decide", "DIF1", "theirs", cwd=one).code == 0
        assert "priority: 1" in texts(one)["findings/FIN1.yaml"]
        back = lt("join", one, "--yes", cwd=other)
        assert back.code == 0

    def test_a_record_that_others_name_stays_until_it_is_decided(
        self, clones: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = clones
        (other / "factors.yaml").write_text("# Ours\n")
        (other / "findings/FIN1.yaml").write_text("id: FIN1\nstatement: A pattern\n")
        add(one, "findings/FIN2.yaml", "id: FIN2\nstatement: More\nfactors: [CF1]\n")
        done = lt("join", other, "--yes", cwd=one)
        assert "CF1: taken out on the other side" in done.out
        assert "CF1" in texts(one)["factors.yaml"]
        refused = lt("join", "--decide", "DIF1", "theirs", cwd=one)
        assert (refused.code, "FIN2" in refused.err) == (2, True)
        (one / "findings/FIN2.yaml").write_text("id: FIN2\nstatement: More\n")
        assert lt("join", "--decide", "DIF1", "theirs", cwd=one).code == 0
        assert "CF1" not in texts(one)["factors.yaml"]

    def test_a_file_that_cannot_be_read_is_one_card(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(one, "factors.yaml", "- id: CF2\n  summary: By one\n")
        broken = FACTORS + '- id: CF3\n  summary: "Open\n'
        (other / "factors.yaml").write_text(broken)
        done = lt("join", other, "--yes", cwd=one)
        assert "factors.yaml cannot be joined record by record" in done.out
        assert "By one" in texts(one)["factors.yaml"]
        assert "CF3" not in texts(one)["factors.yaml"]
        assert "Open" in texts(one)["differences.yaml"]

    def test_a_slip_of_the_pen_is_no_obstacle(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(one, "factors.yaml", "- id: CF2\n  summary: Log #4412 was lost\n")
        add(other, "factors.yaml", "- id: CF3\n  summary: >-\n    Two\n    - a\n    - b\n")
        done = lt("join", other, "--yes", cwd=one)
        assert "record by record" not in done.out
        made = texts(one)["factors.yaml"]
        assert "Log #4412 was lost" in made
        assert "    - b\n" in made

    def test_what_is_no_review(self, two: tuple[Path, Path], lt: Lt, tmp_path: Path) -> None:
        one, _ = two
        (tmp_path / "empty").mkdir()
        for place, says in (
            (tmp_path / "empty", "no review"),
            (one, "this review itself"),
            (tmp_path / "nowhere", "no folder or file"),
        ):
            done = lt("join", place, "--yes", cwd=one)
            assert (done.code, says in done.err) == (2, True)

    def test_a_link_is_not_followed(self, two: tuple[Path, Path], lt: Lt, tmp_path: Path) -> None:
        one, other = two
        (tmp_path / "away").symlink_to(other)
        said = " ".join(lt("join", tmp_path / "away", cwd=one).err.split())
        assert "is a link" in said  # wherever a long path has the line end
        secret = tmp_path / "secret.yaml"
        secret.write_text("- id: CF9\n  summary: Secret\n")
        (other / "factors").mkdir()
        (other / "factors" / "x.yaml").symlink_to(secret)
        done = lt("join", other, "--yes", cwd=one)
        assert "is a link; it is not read" in done.out
        assert not any("Secret" in text for text in texts(one).values())


class TestCopies:
    def test_a_copy_that_onedrive_made(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, _ = two
        copy = one / "factors-LAPTOP7.yaml"
        copy.write_text(FACTORS + "- id: CF2\n  summary: On the laptop\n")
        add(one, "factors.yaml", "- id: CF3\n  summary: At the desk\n")
        done = lt("join", "factors-LAPTOP7.yaml", "--yes", cwd=one)
        assert done.code == 0, done.err
        assert not copy.exists()
        made = texts(one)["factors.yaml"]
        assert "On the laptop" in made
        assert "At the desk" in made

    def test_two_copies_of_one_version(self, clones: tuple[Path, Path], lt: Lt) -> None:
        """What came with the first, and is saved by now, the second has not taken out."""
        one, _ = clones
        copies = ["factors-LAPTOP7.yaml", "factors (A conflicted copy).yaml"]
        for copy in copies:
            (one / copy).write_text(f"{FACTORS}- id: CF2\n  summary: Of {copy[8]}\n")
        assert lt("join", copies[0], "--yes", cwd=one).code == 0
        commit(one)
        assert "CF2 stands for two records" in lt("join", copies[1], "--yes", cwd=one).out
        made = texts(one)["factors.yaml"]
        assert "Of L" in made
        assert "Of (" in made

    def test_without_git_nothing_goes(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, _ = two
        (one / "factors - Copy.yaml").write_text("- id: CF2\n  summary: Only this\n")
        told = lt("join", "factors - Copy.yaml", "--yes", cwd=one).out
        assert "not known (git has no version of factors.yaml)" in " ".join(told.split())
        assert FACTORS in texts(one)["factors.yaml"]

    @pytest.mark.parametrize(
        "name",
        [
            "factors-DESKTOP-1.yaml",
            "factors (1).yaml",
            "factors 2.yaml",
            "Factors v2.yaml",
            "factors - Copy (2).yaml",
            "Copy of factors.yaml",
            "factors (LR2's conflicted copy 2023-06-01).yaml",
            "factors.sync-conflict-20230601-120000-ABCDEF7.yaml",
        ],
    )
    def test_names_of_copies(self, two: tuple[Path, Path], lt: Lt, name: str) -> None:
        one, _ = two
        (one / name).write_text(FACTORS + "- id: CF2\n  summary: Of the copy\n")
        done = lt("join", name, "--yes", cwd=one)
        assert done.code == 0, done.err
        assert "Of the copy" in texts(one)["factors.yaml"]

    def test_a_record_of_ours_is_not_taken_for_theirs(
        self, clones: tuple[Path, Path], lt: Lt
    ) -> None:
        """Both took the next id; what names ours in other files goes on naming it."""
        one, _ = clones
        add(one, "factors.yaml", "- id: CF2\n  summary: Of the desk\n")
        (one / "findings" / "FIN1.yaml").write_text(
            "id: FIN1\nstatement: As CF2 and [[CF2]]\nfactors: [CF1, CF2]\n"
        )
        commit(one)
        (one / "factors-LAPTOP7.yaml").write_text(FACTORS + "- id: CF2\n  summary: Of forms\n")
        before = texts(one)["findings/FIN1.yaml"]
        told = lt("join", "factors-LAPTOP7.yaml", "--yes", cwd=one).out
        assert "the other side's is CF3 now" in told
        assert texts(one)["findings/FIN1.yaml"] == before
        assert texts(one)["factors.yaml"].endswith(
            "- id: CF2\n  summary: Of the desk\n- id: CF3\n  summary: Of forms\n"
        )

    def test_an_id_that_another_file_has_is_not_given_out(
        self, clones: tuple[Path, Path], lt: Lt
    ) -> None:
        one, _ = clones
        add(one, "factors.yaml", "- id: CF2\n  summary: Of the desk\n")
        add(one, "factors/more.yaml", "- id: CF3\n  summary: In another file\n")
        (one / "factors (1).yaml").write_text(FACTORS + "- id: CF2\n  summary: Of forms\n")
        assert "the other side's is CF4 now" in lt("join", "factors (1).yaml", "--yes", cwd=one).out
        assert "CF3" not in texts(one)["factors.yaml"]


class TestCopiesAgain:
    COPY = FACTORS.replace("Few staff", "No staff") + "- id: CF2\n  summary: Of the laptop\n"

    @pytest.fixture
    def joined(self, clones: tuple[Path, Path], lt: Lt) -> Path:
        """A review in which a copy was joined: a wording is decided, a record has another id."""
        one, _ = clones
        add(one, "people.yaml", "- {id: HV1, role: Health visitor, group: review-team}\n")
        (one / "factors.yaml").write_text(
            FACTORS.replace("Few staff", "Some staff") + "- id: CF2\n  summary: Of the desk\n"
        )
        (one / "factors-LAPTOP7.yaml").write_text(self.COPY)
        assert "1 card to decide" in lt("join", "factors-LAPTOP7.yaml", "--yes", cwd=one).out
        assert lt("join", "--decide", "DIF1", "ours", "--by", "HV1", cwd=one).code == 0
        commit(one)
        return one

    def test_the_same_one_brings_nothing_and_asks_nothing(self, joined: Path, lt: Lt) -> None:
        before = texts(joined)
        (joined / "factors (1).yaml").write_text(self.COPY)
        told = " ".join(lt("join", "factors (1).yaml", "--yes", cwd=joined).out.split())
        assert "Both began as what the join of" in told
        assert "The other side brings nothing new." in told
        assert "card to decide" not in told
        assert texts(joined) == before  # and the copy is gone

    def test_what_was_written_since_comes_alone(self, joined: Path, lt: Lt) -> None:
        more = self.COPY.replace("Of the laptop", "Of the old laptop")
        (joined / "factors (1).yaml").write_text(more + "- id: CF3\n  summary: And more\n")
        told = " ".join(lt("join", "factors (1).yaml", "--yes", cwd=joined).out.split())
        assert "1 record comes from the other side: CF4" in told
        assert "CF2 there is CF3 here" in told
        assert "card to decide" not in told
        assert texts(joined)["factors.yaml"] == (
            FACTORS.replace("Few staff", "Some staff") + "- id: CF2\n  summary: Of the desk\n"
            "- id: CF3\n  summary: Of the old laptop\n- id: CF4\n  summary: And more\n"
        )

    def test_one_of_somebody_else_is_another(self, joined: Path, lt: Lt) -> None:
        other = FACTORS.replace("Few staff", "Nobody") + "- id: CF2\n  summary: Of a third\n"
        (joined / "factors-PHONE.yaml").write_text(other)
        told = " ".join(lt("join", "factors-PHONE.yaml", "--yes", cwd=joined).out.split())
        assert "Both began as commit" in told
        assert "1 card to decide" in told
        assert "Of a third" in texts(joined)["factors.yaml"]
        # Both are known now, each by what it says.
        for name, text in (("factors 2.yaml", self.COPY), ("factors 3.yaml", other)):
            (joined / name).write_text(text)
            assert "brings nothing new" in lt("join", name, "--yes", cwd=joined).out

    def test_a_folder_is_not_taken_for_what_a_copy_of_it_was(
        self, joined: Path, clones: tuple[Path, Path], lt: Lt
    ) -> None:
        two = clones[1]
        (two / "factors.yaml").write_text(self.COPY)
        told = lt("join", two, "--dry-run", cwd=joined).out
        assert "Both began as commit" in told

    def test_of_another_file_it_says_nothing(self, joined: Path, lt: Lt) -> None:
        add(joined, "factors/more.yaml", "- id: CF9\n  summary: Mine\n")
        (joined / "factors" / "more (1).yaml").write_text(
            "- id: CF2\n  summary: Of the laptop\n- id: CF9\n  summary: Mine\n"
        )
        told = lt("join", "factors/more (1).yaml", "--dry-run", cwd=joined).out
        assert "Both began as what the join" not in told

    def test_where_the_review_was_set_back_it_is_as_at_first(self, joined: Path, lt: Lt) -> None:
        (joined / "factors.yaml").write_text(
            FACTORS.replace("Few staff", "Some staff") + "- id: CF2\n  summary: Of the desk\n"
        )
        (joined / "factors (1).yaml").write_text(self.COPY)
        told = lt("join", "factors (1).yaml", "--dry-run", cwd=joined).out
        assert "Both began as commit" in told
        assert "1 record comes from the other side" in told


class TestStrangeCopies:
    def test_whose_copy_it_is_must_show(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, _ = two
        (one / "strange.yaml").write_text(FACTORS)
        assert "does not show in its name" in lt("join", "strange.yaml", cwd=one).err


class TestZip:
    def zipped(self, place: Path, files: dict[str, str], links: tuple[str, ...] = ()) -> Path:
        with zipfile.ZipFile(place, "w") as archive:
            for name, text in files.items():
                archive.writestr(name, text)
            for name in links:
                entry = zipfile.ZipInfo(name)
                entry.external_attr = 0o120777 << 16
                archive.writestr(entry, "/etc/passwd")
        return place

    def test_a_review_that_came_by_mail(
        self, two: tuple[Path, Path], lt: Lt, tmp_path: Path
    ) -> None:
        one, _ = two
        sent = {f"review - Copy/{path}": text for path, text in BASE.items()}
        sent["review - Copy/factors.yaml"] += "- id: CF2\n  summary: By mail\n"
        sent["review - Copy/.git/config"] = "[core]\n\tfsmonitor = touch pwned\n"
        sent["review - Copy/.git/hooks/post-merge"] = "#!/bin/sh\ntouch pwned\n"
        sent["review - Copy/templates/reports/review/report.md.j2"] = "x"
        sent["../evil.yaml"] = "x"
        place = self.zipped(tmp_path / "r.zip", sent, ("review - Copy/factors/link.yaml",))
        done = lt("join", place, "--yes", cwd=one)
        assert done.code == 0, done.err
        assert "By mail" in texts(one)["factors.yaml"]
        assert "1 file of the ZIP was not read" in done.out
        assert "2 files that hold no records" not in done.out
        assert "1 file that holds no record stays" in done.out
        assert not (tmp_path / "evil.yaml").exists()
        assert not [*tmp_path.rglob("pwned")]
        assert not (one / "templates").exists()

    def test_a_state_of_a_newer_lt(self, two: tuple[Path, Path], lt: Lt, tmp_path: Path) -> None:
        one, other = two
        add(other, ".lt/version", "99\n")
        place = self.zipped(tmp_path / "r.zip", {**BASE, ".lt/version": "99\n"})
        for there in (other, place):
            refused = lt("join", there, "--yes", cwd=one)
            assert (refused.code, "A newer lt was used in the other" in refused.err) == (2, True)

    def test_a_bomb_and_a_broken_one(self, two: tuple[Path, Path], lt: Lt, tmp_path: Path) -> None:
        one, _ = two
        bomb = tmp_path / "bomb.zip"
        with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("review.yaml", SAMPLE["review.yaml"])
            for number in range(10):
                archive.writestr(f"factors/{number}.yaml", b"#" * 31 * 1024 * 1024)
        (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 no more")
        for place, says in ((bomb, "too much"), (tmp_path / "broken.zip", "damaged")):
            done = lt("join", place, "--yes", cwd=one)
            assert (done.code, says in done.err) == (2, True)


class TestKeys:
    PEOPLE = "- id: HV1\n  role: Health visitor\n  group: case-group\n"

    def key(self, root: Path, *entries: tuple[str, str]) -> None:
        lines = [f"- code: {code}\n  names: [{name}]\n" for code, name in entries]
        (root / "private").mkdir(exist_ok=True)
        (root / "private/identities.yaml").write_text("".join(lines))

    def test_one_code_for_two_people(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        for root in two:
            (root / "people.yaml").write_text(self.PEOPLE)
        self.key(one, ("HV1", "Peregrine Tolleton"))
        self.key(other, ("HV1", "Ottoline Marchbanks"))
        add(other, "factors.yaml", "- id: CF2\n  summary: By two\n")
        before = texts(one)
        done = lt("join", other, "--yes", cwd=one)
        assert done.code == 1
        assert "HV1: stands for one person here" in done.out
        assert not re.search("Tolleton|Marchbanks", done.out + done.err)
        assert texts(one) == before
        done = lt("join", other, "--yes", "--answered", "HV1", cwd=one)
        assert done.code == 0
        assert "By two" in texts(one)["factors.yaml"]

    def test_a_code_of_the_key_is_nobody_elses(self, two: tuple[Path, Path], lt: Lt) -> None:
        """A person may stand in the key alone, and have no record yet."""
        one, other = two
        (one / "people.yaml").write_text(self.PEOPLE)
        lead = "- id: HV1\n  role: Board chair\n  group: lead-reviewer\n"
        (other / "people.yaml").write_text(lead)
        self.key(one, ("HV2", "Peregrine Tolleton"))
        self.key(other, ("HV3", "Ottoline Marchbanks"))
        done = lt("join", other, "--yes", cwd=one)
        assert done.code == 0, done.err
        assert "HV1 stands for two records" in done.out
        assert "- id: HV4\n  role: Board chair\n" in texts(one)["people.yaml"]

    def test_a_locked_key_is_compared_once_it_can_be_opened(
        self, two: tuple[Path, Path], lt: Lt, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        one, other = two
        self.key(one, ("HV1", "Peregrine Tolleton"))
        self.key(other, ("HV1", "Ottoline Marchbanks"))
        passphrase = tmp_path / "passphrase"
        passphrase.write_text("four words of mine")
        for locked, its in ((one, "Your"), (other, "The other")):
            assert lt("key", "lock", "--passphrase-file", passphrase, cwd=locked).code == 0
            assert (
                f"{its} key of real names is locked" in lt("join", other, "--dry-run", cwd=one).out
            )
        monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
        done = lt("join", other, "--yes", cwd=one)
        assert (done.code, "HV1: stands for one person here" in done.out) == (1, True)

    def test_two_codes_for_one_person(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        self.key(one, ("HV1", "Peregrine Tolleton"))
        self.key(other, ("HV2", "Tolleton"), ("HV3", "peregrine  TOLLETON"))
        done = lt("join", other, "--yes", cwd=one)
        assert done.code == 1
        assert "HV1 here and HV3 there" in done.out

    def test_whom_no_key_knows_is_named(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        self.key(one, ("HV1", "Peregrine Tolleton"))
        (other / "people.yaml").write_text(
            self.PEOPLE + "- id: SW1\n  role: Social worker\n  group: case-group\n"
        )
        done = lt("join", other, "--yes", cwd=one)
        assert "Not proved: HV1 and SW1 are new" in done.out
        self.key(other, ("HV1", "Peregrine Tolleton"), ("SW1", "Ottoline Marchbanks"))
        (one / "people.yaml").unlink()
        assert "Not proved" not in lt("join", other, "--yes", cwd=one).out


def test_a_hostile_folder_runs_nothing(two: tuple[Path, Path], lt: Lt, tmp_path: Path) -> None:
    one, other = two
    commit(one)
    commit(other)
    witness = tmp_path / "pwned"
    config = other / ".git/config"
    config.write_text(config.read_text() + f"\tfsmonitor = touch {witness}\n")
    hook = other / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\ntouch {witness}\n")
    hook.chmod(0o755)
    (other / ".git/objects/info").mkdir(exist_ok=True)
    (other / ".git/objects/info/alternates").write_text(str(one / ".git/objects") + "\n")
    add(other, "factors.yaml", "- id: CF2\n  summary: By two\n")
    done = lt("join", other, "--yes", cwd=one)
    assert "leads elsewhere" in done.out
    assert "By two" in texts(one)["factors.yaml"]
    assert not witness.exists()
