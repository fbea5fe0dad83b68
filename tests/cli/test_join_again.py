"""Two folders that are joined again and again, without git, in either direction."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from conftest import Lt
from gitting import commit, git, needs_git
from sample import SAMPLE, write

FACTORS = (
    "# Ours\n- id: CF1\n  summary: Few staff\n  type: conditions\n"
    "- id: CF2\n  summary: No rota\n  type: conditions\n"
)
FINDING = "id: FIN1\nstatement: A pattern\nfactors: [CF1]\n"
BASE = {**SAMPLE, "factors.yaml": FACTORS, "findings/FIN1.yaml": FINDING}


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two folders that began as one, and know nothing of that."""
    return write(tmp_path / "one", BASE), write(tmp_path / "two", BASE)


def put(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), encoding="utf-8")


def add(root: Path, path: str, more: str) -> None:
    target = root / path
    target.parent.mkdir(exist_ok=True)
    target.write_text((target.read_text("utf-8") if target.exists() else "") + more, "utf-8")


def text(root: Path, path: str) -> str:
    return (root / path).read_text("utf-8")


def join(lt: Lt, here: Path, there: Path, *more: str) -> str:
    done = lt("join", there, "--yes", *more, cwd=here)
    assert done.code == 0, done.err
    return done.out


def zipped(root: Path, place: Path) -> Path:
    with zipfile.ZipFile(place, "w") as archive:
        for path in sorted(root.rglob("*.yaml")):
            if "private" not in path.parts and ".lt" not in path.parts:
                archive.write(path, path.relative_to(root).as_posix())
    return place


class TestTheSecondTime:
    def test_what_either_did_since_comes_in_by_itself(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        assert "not known" in join(lt, one, other)
        put(other, "factors.yaml", "Few staff", "Too few staff")
        put(other, "factors.yaml", "- id: CF2\n  summary: No rota\n  type: conditions\n", "")
        put(
            one,
            "factors.yaml",
            "summary: Letters went astray",
            "summary: Letters went astray\n  type: other",
        )
        said = join(lt, one, other)
        assert "Both began as what the join of" in said
        made = text(one, "factors.yaml")
        assert made == (
            "# Ours\n- id: CF1\n  summary: Too few staff\n  type: conditions\n"
            "- id: CF3\n  summary: Letters went astray\n  type: other\n"
        )
        assert "1 record goes, as the other side took it out: CF2" in said
        assert not (one / "differences.yaml").exists()
        assert "brings nothing new" in join(lt, one, other)

    def test_what_was_taken_out_here_stays_out_and_that_is_told(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        join(lt, one, other)
        put(one, "factors.yaml", "- id: CF2\n  summary: No rota\n  type: conditions\n", "")
        said = join(lt, one, other)
        assert "CF2" not in text(one, "factors.yaml")
        assert "1 record of the other side stays out, as you took it out: CF2" in said

    def test_one_that_brings_nothing_leaves_the_first_one_to_undo(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        join(lt, one, other)
        assert "brings nothing new" in join(lt, one, other)
        done = lt("undo", "--yes", cwd=one)
        assert done.code == 0, done.err
        assert text(one, "factors.yaml") == FACTORS

    def test_another_id_stays_what_it_became(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(one, "factors.yaml", "- id: CF3\n  summary: Handover was rushed\n")
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        put(other, "findings/FIN1.yaml", "[CF1]", "[CF1, CF3]")
        assert "CF3 stands for two records" in join(lt, one, other)
        put(other, "factors.yaml", "Letters went astray", "Letters went astray, and more")
        add(other, "factors.yaml", "- id: CF4\n  summary: Later, see [[CF3]]\n")
        said = join(lt, one, other)
        assert "1 record goes by another id since an earlier join: CF3 there is CF4 here" in said
        assert "CF4 stands for two records" in said
        assert text(one, "factors.yaml").endswith(
            "- id: CF3\n  summary: Handover was rushed\n"
            "- id: CF4\n  summary: Letters went astray, and more\n"
            "- id: CF5\n  summary: Later, see [[CF4]]\n"
        )
        assert "factors: [CF1, CF4]" in text(one, "findings/FIN1.yaml")
        said = join(lt, one, other)
        assert "brings nothing new" in said

    def test_a_card_is_not_asked_again_whatever_was_decided(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        put(one, "factors.yaml", "Few staff", "Too few staff")
        put(other, "factors.yaml", "Few staff", "Not enough staff")
        assert "1 card to decide" in join(lt, one, other)
        lt("join", "--decide", "DIF1", "Staff were too few", cwd=one)
        (one / "differences.yaml").unlink()  # somebody tidies up
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        said = join(lt, one, other)
        assert "card" not in said
        assert "Staff were too few" in text(one, "factors.yaml")
        assert "Letters went astray" in text(one, "factors.yaml")

    def test_both_ways_round(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(one, "factors.yaml", "- id: CF3\n  summary: Handover was rushed\n")
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        join(lt, one, other)
        join(lt, other, one)

        def ends(*lines: str) -> tuple[str, str]:
            here, there = (
                "".join(f"- id: {line}\n" for line in half) for half in (lines[:2], lines[2:])
            )
            return here, there

        # Each has both now, under ids of its own.
        mine, its = ends(
            "CF3\n  summary: Handover was rushed",
            "CF4\n  summary: Letters went astray",
            "CF5\n  summary: Handover was rushed",
            "CF3\n  summary: Letters went astray",
        )
        assert text(one, "factors.yaml").endswith(mine)
        assert text(other, "factors.yaml").endswith(its)
        put(other, "factors.yaml", "was rushed", "was rushed\n  type: other")
        put(one, "factors.yaml", "went astray", "went astray\n  type: conditions")
        said = join(lt, one, other)
        assert "CF3 there is CF4 here and CF5 there is CF3 here" in " ".join(said.split())
        assert "card" not in said
        assert "card" not in join(lt, other, one)
        mine, its = ends(
            "CF3\n  summary: Handover was rushed\n  type: other",
            "CF4\n  summary: Letters went astray\n  type: conditions",
            "CF5\n  summary: Handover was rushed\n  type: other",
            "CF3\n  summary: Letters went astray\n  type: conditions",
        )
        assert text(one, "factors.yaml").endswith(mine)
        assert text(other, "factors.yaml").endswith(its)
        for here, there in ((one, other), (other, one)):
            assert "brings nothing new" in join(lt, here, there)

    def test_the_other_one_got_a_copy_of_what_was_joined(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        add(one, "factors.yaml", "- id: CF3\n  summary: Handover was rushed\n")
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        add(one, "findings/FIN2.yaml", "id: FIN2\nstatement: Another pattern\n")
        join(lt, one, other)
        for name in ("factors.yaml", "findings/FIN1.yaml", "findings/FIN2.yaml"):
            shutil.copy(one / name, other / name)
        put(other, "factors.yaml", "Handover was rushed", "Handover was rushed, now at length")
        put(other, "factors.yaml", "- id: CF4\n  summary: Letters went astray\n", "")
        put(one, "factors.yaml", "Few staff", "Too few staff")
        said = join(lt, one, other)
        assert "another id" not in said
        assert "card" not in said
        assert text(one, "factors.yaml") == (
            "# Ours\n- id: CF1\n  summary: Too few staff\n  type: conditions\n"
            "- id: CF2\n  summary: No rota\n  type: conditions\n"
            "- id: CF3\n  summary: Handover was rushed, now at length\n"
        )

    def test_a_zip_is_known_again_by_what_it_holds(
        self, two: tuple[Path, Path], lt: Lt, tmp_path: Path
    ) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        join(lt, one, zipped(other, tmp_path / "first.zip"))
        put(other, "factors.yaml", "Few staff", "Too few staff")
        said = join(lt, one, zipped(other, tmp_path / "second.zip"))
        assert "Both began as what the join of" in said
        assert "Too few staff" in text(one, "factors.yaml")
        assert not (one / "differences.yaml").exists()
        assert [path.name for path in (one / "private/joins").glob("*.json")] == ["1.json"]

    @pytest.mark.parametrize("ours", [b"\n", b"\r\n"])
    def test_each_keeps_its_ends_of_lines(
        self, ours: bytes, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        theirs = {b"\n": b"\r\n", b"\r\n": b"\n"}[ours]
        for root, ends in ((one, ours), (other, theirs)):
            for path in root.rglob("*.yaml"):
                path.write_bytes(path.read_bytes().replace(b"\n", ends))
        before = (one / "factors.yaml").read_bytes()
        for _ in range(2):
            assert "brings nothing new" in join(lt, one, other)
        assert (one / "factors.yaml").read_bytes() == before
        more = b"- id: CF3\n  summary: Letters went astray\n".replace(b"\n", theirs)
        (other / "factors.yaml").write_bytes((other / "factors.yaml").read_bytes() + more)
        assert "1 record comes" in join(lt, one, other)
        made = (one / "factors.yaml").read_bytes()
        assert made == before + more.replace(theirs, ours)


class TestWithGit:
    pytestmark = needs_git

    def test_whichever_is_newer_tells_what_both_began_as(self, tmp_path: Path, lt: Lt) -> None:
        one = write(tmp_path / "one", {**BASE, ".gitignore": "/private/\n/.lt/\n"})
        commit(one)
        other = tmp_path / "two"
        shutil.copytree(one, other)
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        assert "Both began as commit" in join(lt, one, other)
        put(other, "factors.yaml", "went astray", "went astray, twice")
        assert "Both began as what the join of" in join(lt, one, other)
        for root in (one, other):
            git(root, "add", "-A")
            git(root, "commit", "-qm", "Work")
        git(one, "pull", "-q", "--no-rebase", "-X", "ours", str(other), "main")
        put(other, "factors.yaml", "went astray, twice", "went astray, three times")
        said = join(lt, one, other)
        assert "Both began as commit" in said
        assert "card" not in said
        assert "three times" in text(one, "factors.yaml")
        first = git(one, "rev-list", "--max-parents=0", "HEAD").strip()
        put(other, "factors.yaml", "three times", "four times")
        assert f"Both began as commit {first[:10]}" in join(lt, one, other, "--since", first)


class TestWhatIsNotTakenForIt:
    def test_another_state_that_lies_in_the_same_place(
        self, two: tuple[Path, Path], lt: Lt, tmp_path: Path
    ) -> None:
        """A stick on which somebody else's folder lies now."""
        one, other = two
        third = write(tmp_path / "three", BASE)
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        put(other, "factors.yaml", "No rota", "No rota at night")
        join(lt, one, other)
        for name in ("factors.yaml", "findings/FIN1.yaml"):
            shutil.copy(third / name, other / name)
        said = join(lt, one, other)
        assert "not known" in said
        assert "Letters went astray" in text(one, "factors.yaml")
        assert "theirs: No rota at night" in text(one, "differences.yaml")

    def test_a_review_that_was_set_back(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        before = text(one, "factors.yaml")
        join(lt, one, other)
        (one / "factors.yaml").write_text(before, encoding="utf-8")
        said = join(lt, one, other)
        assert "your review has been set back to before the last join" in said
        assert "Letters went astray" in text(one, "factors.yaml")

    def test_a_join_that_was_undone(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        join(lt, one, other)
        assert lt("undo", "--yes", cwd=one).code == 0
        assert not (one / "private/joins/1.json").exists()
        assert "1 record comes" in join(lt, one, other)

    @pytest.mark.parametrize(
        "slip", ["{", "[]", "{}", '{"version": 2}', '{"version": 1, "marks": 3}', "\x00"]
    )
    def test_a_note_that_nobody_can_read(self, slip: str, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        join(lt, one, other)
        (one / "private/joins/1.json").write_text(slip)
        assert "not known" in join(lt, one, other)

    def test_nothing_new_is_nothing_to_undo(self, two: tuple[Path, Path], lt: Lt) -> None:
        one, other = two
        assert lt("new", "findings", "--set", "statement=x", cwd=one).code == 0
        join(lt, one, other)
        assert lt("undo", "--yes", cwd=one).code == 0
        assert not (one / "findings/FIN2.yaml").exists()


class TestWhereItIsKept:
    def test_it_is_noted_in_private_for_its_owner_alone(
        self, two: tuple[Path, Path], lt: Lt
    ) -> None:
        one, other = two
        join(lt, one, other)
        held = json.loads(text(one, "private/joins/1.json"))
        assert held["version"] == 1
        assert "Letters went astray" not in text(one, "private/joins/1.json")
        assert (one / "private/joins/1.json").stat().st_mode & 0o077 == 0
        assert text(one, "private/joins/.gitignore") == "*\n"
        assert not (other / "private").exists()
        join(lt, one, other)
        assert [path.name for path in (one / "private/joins").glob("*.json")] == ["1.json"]

    def test_the_one_joined_longest_ago_goes(
        self, two: tuple[Path, Path], lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from learning_together.actions.join import remembered

        monkeypatch.setattr(remembered, "MOST", 2)
        one, _ = two
        others = [write(tmp_path / f"other-{number}", BASE) for number in range(3)]
        for other in (others[0], others[1], others[0], others[2]):
            join(lt, one, other)
        kept = [
            json.loads(path.read_text("utf-8")) for path in (one / "private/joins").glob("*.json")
        ]
        places = {held["place"].rpartition("/")[2] for held in kept}
        assert places == {"other-0", "other-2"}

    def test_a_locked_folder(
        self, two: tuple[Path, Path], lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        one, other = two
        (one / "private").mkdir()
        add(one, "private/identities.yaml", "- code: HV1\n  names: [Peregrine Tolleton]\n")
        passphrase = tmp_path / "passphrase"
        passphrase.write_text("four words of mine")
        join(lt, one, other)
        locked = lt("key", "lock", "--passphrase-file", passphrase, cwd=one)
        assert locked.code == 0, locked.err
        assert not (one / "private/joins/1.json").exists()
        add(other, "factors.yaml", "- id: CF3\n  summary: Letters went astray\n")
        said = join(lt, one, other)
        assert "private/ is locked" in said
        assert "Your key of real names is locked" in said
        assert "not known" in said
        assert not (one / "private/joins").exists()
        monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
        said = join(lt, one, other)
        assert "locked" not in said
        assert "Both began as what the join of" in said
        assert not (one / "private/joins/1.json").exists(), "it is locked with the rest"
        put(other, "factors.yaml", "Letters went astray", "Letters went astray, changed")
        assert "card" not in join(lt, one, other)
        assert "Letters went astray, changed" in text(one, "factors.yaml")
