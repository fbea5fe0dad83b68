"""Names that must not go out, from the folder to the finished file, as the commands meet them."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Lt
from goldens import fit_to_publish, small
from learning_together.cli import console
from planting import EXCEL, WORD
from sample import Folder

NAME = "Peregrine Tolleton"
PARTS = ("peregrine", "tolleton")


def with_name(text: str = f"{NAME} rang the duty team.") -> dict[str, str]:
    files = fit_to_publish(small())
    path = "findings/FIN1.yaml" if "findings/FIN1.yaml" in files else "findings.yaml"
    held = files[path]
    line = next(line for line in held.splitlines() if "statement:" in line)
    return {**files, path: held.replace(line, f"{line} {text}")}


@pytest.fixture
def review(folder: Folder) -> Path:
    return folder(fit_to_publish(small()))


def silent(said: str) -> bool:
    return not any(part in said.lower() for part in PARTS)


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_no_form_of_the_checks_prints_a_name(form: str, lt: Lt, folder: Folder) -> None:
    files = with_name()
    files["timeline/police.yaml"] = files["timeline/police.yaml"] + (
        f"- id: police-099\n  date: {NAME}\n  event: '{NAME} and [[{NAME}]]'\n"
        f"  Tolleton: x\n  people: [Peregrine-Tolleton]\n"
    )
    files["episodes/peregrine.yaml"] = "id: KPE99\ntitle: The visit\n"
    files["private/identities.yaml"] += "- {code: HV1, nmes: [Peregrine Tolleton]}\n"
    ran = lt("validate", "--all", "--format", form, cwd=folder(files))
    assert ran.code == 1
    assert "LT720" in ran.out
    assert silent(ran.out + ran.err), ran.out


def test_a_name_on_the_line_of_another_fault_is_masked(lt: Lt, folder: Folder) -> None:
    files = small()
    files["notes-peregrine.yaml"] = "x: 1\n"
    files["timeline/police.yaml"] += f"- id: police-098\n  event: {NAME}: said\n"
    ran = lt("validate", "--select", "LT0", cwd=folder(files))
    assert ran.code == 1
    assert silent(ran.out), ran.out


@pytest.mark.few(4)
@pytest.mark.parametrize("form", ["docx", "html", "md"])
@pytest.mark.parametrize("audience", ["board", "public", "case-group"])
def test_a_leak_stops_a_report(form: str, audience: str, lt: Lt, folder: Folder) -> None:
    root = folder(fit_to_publish(with_name()))
    ran = lt("report", "findings", "--audience", audience, "--to", form, cwd=root)
    assert ran.code == 2
    assert "was not written" in ran.err
    assert silent(ran.err + ran.out), ran.err
    assert not (root / "reports").exists()


def test_the_team_may_have_it(lt: Lt, folder: Folder) -> None:
    assert lt("report", "findings", cwd=folder(with_name())).code == 0


@pytest.mark.parametrize("key", [None, "", "# nobody yet\n", "[]\n", "- {code: HV1}\n"])
def test_without_the_key_nothing_goes_to_board_or_public(
    key: str | None, lt: Lt, folder: Folder
) -> None:
    root = folder(fit_to_publish(small()))
    path = root / "private" / "identities.yaml"
    path.unlink() if key is None else path.write_text(key, encoding="utf-8")
    for audience in ("board", "public"):
        ran = lt("report", "findings", "--audience", audience, cwd=root)
        assert ran.code == 2, key
        assert not (root / "reports").exists()
    ran = lt("report", "findings", "--audience", "case-group", "--to", "md", cwd=root)
    if key != "- {code: HV1}\n":
        assert ran.code == 0
        assert "could not be looked for" in " ".join(ran.err.split())


def test_harmless_wordings_may_stand(lt: Lt, folder: Folder) -> None:
    files = with_name("as the Tolleton Inquiry said; board@westhaven.gov.uk.")
    root = folder(files)
    assert lt("report", "findings", "--audience", "board", cwd=root).code == 2
    facts = root / "review.yaml"
    facts.write_text(
        facts.read_text(encoding="utf-8")
        + "harmless: [the Tolleton Inquiry, board@westhaven.gov.uk]\n",
        encoding="utf-8",
    )
    ran = lt("report", "findings", "--audience", "board", cwd=root)
    assert ran.code == 0, ran.err


def test_files_are_looked_through(lt: Lt, review: Path) -> None:
    (review / "a.docx").write_bytes(WORD["comment"](NAME))
    (review / "b.xlsx").write_bytes(EXCEL["cell"]("The duty team"))
    ran = lt("leaks", "a.docx", "b.xlsx", cwd=review)
    assert ran.code == 1
    assert "comments, paragraph" in ran.out
    assert "b.xlsx: read whole, nothing found" in ran.out
    assert silent(ran.out)
    assert lt("leaks", "b.xlsx", cwd=review).code == 0
    ran = lt("leaks", "a.docx", "--format", "json", cwd=review)
    found = json.loads(ran.out)
    assert (found["version"], found["names"]) == (1, True)
    assert found["files"][0]["leaks"][0]["blocks"] is True
    assert silent(ran.out)


def test_without_names_the_answer_is_never_fine(lt: Lt, review: Path) -> None:
    (review / "private" / "identities.yaml").unlink()
    (review / "b.xlsx").write_bytes(EXCEL["cell"]("The duty team"))
    ran = lt("leaks", "b.xlsx", cwd=review)
    assert ran.code == 1
    assert "could not be looked for" in " ".join(ran.out.split())


def test_an_issue_is_noted_and_known_again(lt: Lt, review: Path) -> None:
    assert lt("report", "findings", "--audience", "board", cwd=review).code == 0
    path = review / "reports" / "findings-board.docx"
    ran = lt(
        "issue", path, "--audience", "board", "--to", "Chair", "--to", "Director of nursing",
        cwd=review,
    )  # fmt: skip
    assert ran.code == 0, ran.err
    assert lt("validate", cwd=review).code == 0
    noted = (review / "disclosures.yaml").read_text(encoding="utf-8")
    assert hashlib.sha256(path.read_bytes()).hexdigest() in noted
    ran = lt("leaks", "--which", path, cwd=review)
    assert ran.code == 0
    said = " ".join(ran.out.split())
    assert "draft 2, made for board" in said
    assert "to Chair, Director of nursing." in said
    path.write_bytes(path.read_bytes() + b"\0")
    ran = lt("leaks", "--which", path, cwd=review)
    assert (ran.code, "no issue" in ran.out) == (1, True)


def test_a_file_with_a_leak_is_not_issued(lt: Lt, review: Path) -> None:
    (review / "a.docx").write_bytes(WORD["title"](NAME))
    ledger = (review / "disclosures.yaml").read_bytes()
    ran = lt("issue", "a.docx", "--audience", "board", "--to", "Chair", cwd=review)
    assert ran.code == 2
    assert silent(ran.err)
    assert (review / "disclosures.yaml").read_bytes() == ledger


def test_a_recipient_is_no_name(lt: Lt, review: Path) -> None:
    (review / "a.docx").write_bytes(WORD["body"]("x"))
    ran = lt("issue", "a.docx", "--audience", "board", "--to", NAME, cwd=review)
    assert ran.code == 2
    assert silent(ran.err)


class Kept:
    """A review in git, as a person keeps it without the hooks."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self("init", "-q", "-b", "main")
        self.commit()

    def __call__(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, check=True)

    def commit(self) -> None:
        self("add", "-A")
        self("commit", "-qm", "A step")


@pytest.fixture
def kept(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Kept:
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "A Person")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "a@example.org")
    return Kept(folder({**small(), ".gitignore": "private/\n"}))


def _typed(kept: Kept) -> None:
    kept.root.joinpath("glossary.yaml").write_text(f"# Ask {NAME}\n", encoding="utf-8")
    kept.commit()
    kept.root.joinpath("glossary.yaml").unlink()
    kept.commit()


def _moved(kept: Kept) -> None:
    path = kept.root / f"letters to {NAME}"
    path.mkdir()
    for old, new in ((kept.root, path), (path, kept.root)):
        (old / "effort.yaml").rename(new / "effort.yaml")
        kept.commit()


def _large(kept: Kept) -> None:
    large = kept.root / "scan.tif"
    large.write_bytes(bytes(33 * 1024 * 1024))
    kept.commit()
    large.unlink()
    kept.commit()


def _key(kept: Kept) -> None:
    kept("add", "-f", "private/identities.yaml")
    kept("commit", "-qm", "A step")
    kept("rm", "-q", "--cached", "private/identities.yaml")
    kept.commit()


def _apart(kept: Kept) -> None:
    kept("checkout", "-qb", "apart")
    kept("commit", "-q", "--allow-empty", "-m", f"A step\n\nAsked by {NAME}")
    kept("checkout", "-q", "-")


def _tagged(kept: Kept) -> None:
    kept("tag", "-a", "v1", "-m", f"As sent to {NAME}")


def _branched(kept: Kept) -> None:
    kept("branch", NAME.replace(" ", "-"))


@pytest.mark.few(2)
@pytest.mark.git
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize(
    ("do", "said"),
    [
        (_typed, "glossary.yaml: read whole"),
        (_moved, "\nletters to █"),
        (_large, "scan.tif: not read"),
        (_key, "a file of the folder private/"),
        (_apart, ", its message: read whole"),
        (_tagged, "\ntag "),
        (_branched, "\nbranch or tag "),
    ],
)
def test_history_keeps_what_was_taken_out(
    do: Callable[[Kept], None], said: str, lt: Lt, kept: Kept
) -> None:
    ran = lt("leaks", "--history", cwd=kept.root)
    assert (ran.code, ran.out) == (0, "Nothing found.\n")
    do(kept)
    ran = lt("leaks", "--history", cwd=kept.root)
    assert ran.code == 1
    assert said in f"\n{ran.out}"
    assert silent(ran.out), ran.out


PASSPHRASE = "four words and a bit"


def test_a_locked_key_is_used_and_never_written_in_the_clear(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(with_name())
    plain = root / "private" / "identities.yaml"
    content = plain.read_bytes()
    assert lt("key", "lock", cwd=root).code == 2
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "lock", cwd=root).code == 0
    locked = root / "private" / "identities.yaml.age"
    assert [path.name for path in plain.parent.iterdir()] == [locked.name]
    assert not any(part.encode() in locked.read_bytes().lower() for part in PARTS)
    ran = lt("validate", "--select", "LT7", cwd=root)
    assert (ran.code, "LT720" in ran.out) == (1, True)
    assert silent(ran.out)
    assert lt("report", "findings", "--audience", "board", cwd=root).code == 2
    assert [path.name for path in plain.parent.iterdir()] == [locked.name]
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "another one")
    ran = lt("validate", cwd=root)
    assert (ran.code, "does not open" in ran.err) == (2, True)
    monkeypatch.delenv("LT_KEY_PASSPHRASE")
    ran = lt("validate", "--select", "LT7", cwd=root)
    assert (ran.code, "the key is locked" in " ".join(ran.out.split())) == (0, True)
    ran = lt("report", "findings", "--audience", "board", cwd=root)
    assert (ran.code, "real names; it is locked" in " ".join(ran.err.split())) == (2, True)
    monkeypatch.setenv("LT_KEY_PASSPHRASE", PASSPHRASE)
    assert lt("key", "unlock", cwd=root).code == 0
    assert plain.read_bytes() == content
    assert not locked.exists()


def test_a_key_file_locks_too(
    lt: Lt, review: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pyrage

    held = tmp_path / "team.key"
    held.write_text(f"# made for a test\n{pyrage.x25519.Identity.generate()}\n", encoding="utf-8")
    assert lt("key", "lock", "--key-file", held, cwd=review).code == 0
    assert lt("report", "findings", "--audience", "board", cwd=review).code == 2
    monkeypatch.setenv("LT_KEY_FILE", str(held))
    assert lt("report", "findings", "--audience", "board", cwd=review).code == 0
    assert lt("key", "lock", "--key-file", review / "review.yaml", cwd=review).code == 2


def test_codes_in_place_of_names_every_other_byte_kept(
    lt: Lt, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = folder(fit_to_publish(small()))
    path = root / "glossary.yaml"
    before = (
        "\ufeff# Asked by Tolleton\r\n"
        "- id: word   # kept\r\n"
        "  term: Peregrine Tolleton’s word\r\n"
        "  explanation: >-\r\n"
        "    As Peregrine\r\n"
        "    Tolleton said of the Tolletons; Tolleton, Peregrine too.\r\n"
    )
    path.write_bytes(before.encode())
    ran = lt("pseudonymise", "--dry-run", cwd=root)
    assert ran.code == 0, ran.err
    assert silent(ran.out), ran.out
    assert path.read_bytes() == before.encode()
    assert lt("pseudonymise", cwd=root).code == 2
    assert path.read_bytes() == before.encode()
    told = lt("pseudonymise", "--yes", "prose", "--yes", "comments", cwd=root)
    assert told.code == 0, told.err
    assert path.read_bytes().decode() == (
        "\ufeff# Asked by LR2\r\n"
        "- id: word   # kept\r\n"
        "  term: LR2’s word\r\n"
        "  explanation: >-\r\n"
        "    As LR2\r\n"
        "     said of the Tolletons; LR2 too.\r\n"
    )
    monkeypatch.setattr(console, "can_ask", lambda: True)
    assert lt("pseudonymise", "--near", cwd=root, typed="y\n").code == 0
    assert silent(path.read_text(encoding="utf-8"))
    assert "No real names" in lt("pseudonymise", "--near", cwd=root).out


def test_a_key_in_a_synced_folder_is_told_until_it_is_locked(
    lt: Lt, tmp_path: Path, review: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "Dropbox" / "case"
    root.parent.mkdir()
    shutil.move(review, root)
    ran = lt("validate", "--select", "LT727", cwd=root)
    assert "LT727" in ran.out
    assert str(tmp_path) not in ran.out
    monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
    assert lt("key", "lock", cwd=root).code == 0
    assert "LT727" not in lt("validate", "--select", "LT727", cwd=root).out
    (root / "private/who.md").write_bytes(b"x")
    assert "LT727" in lt("validate", "--select", "LT727", cwd=root).out


def test_a_name_in_the_name_of_a_file_is_not_told_again(lt: Lt, review: Path) -> None:
    path = review / "draft Tolleton.docx"
    path.write_bytes(WORD["comment"]("The duty team"))
    for form in ("text", "json"):
        ran = lt("leaks", path.name, "--format", form, cwd=review)
        assert (ran.code, silent(ran.out + ran.err)) == (1, True)
    ran = lt("issue", path.name, "--audience", "board", "--to", "Chair", cwd=review)
    assert (ran.code, "is not issued" in ran.err, silent(ran.err)) == (2, True, True)


def test_a_key_that_lacks_people_is_told_by_each_gate(lt: Lt, review: Path) -> None:
    people = review / "people.yaml"
    held = people.read_text(encoding="utf-8")
    people.write_text(f"{held}- id: HV77\n  role: Nurse\n  group: case-group\n", encoding="utf-8")
    (review / "b.xlsx").write_bytes(EXCEL["cell"]("The duty team"))
    report = lt("report", "findings", "--audience", "board", "--to", "md", cwd=review)
    leaks = lt("leaks", "b.xlsx", cwd=review)
    for ran, said in ((report, report.err), (leaks, leaks.out)):
        assert (ran.code, "HV77" in said) == (0, True), said
        assert "The key has no names for" in " ".join(said.split())
    own = lt("report", "findings", "--to", "md", cwd=review)
    assert (own.code, "The key" in own.err) == (0, False)
