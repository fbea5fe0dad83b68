"""`lt renumber`: all that names a record follows; what is taken is refused."""

from pathlib import Path

import pytest

from conftest import Lt
from learning_together.actions.renumber import plan, renumber
from learning_together.errors import LtError
from sample import Folder
from small_reviews import LINKED

ACCEPTED = (
    "- id: DEC1\n  what: Keep [[KPE1]]\n  about: [FIN1, kpe1]\n  accepts:\n"
    "    - check: LT402\n      record: KPE1\n      reason: Fine\n      seen: {seen}\n"
)


@pytest.fixture
def review(folder: Folder, lt: Lt) -> Path:
    root = folder({
        **LINKED,
        "decisions.yaml": "- id: DEC1\n  what: Keep it\n",
        "episodes.yaml": "",
        "episodes/KPE1.yaml": "# As KPE1 began\nid: KPE1\ntitle: The start\nfactors: [CF01]\n",
        "comments.yaml": "- id: COM1\n  record: KPE1\n  text: KPE1 is too short; see KPE10\n",
    })  # fmt: skip
    (root / "episodes.yaml").unlink()
    assert lt("accept", "LT402", "KPE1", "--reason", "r", "--by", "HV1", cwd=root).code == 0
    return root


def held(root: Path) -> str:
    return "\n".join(
        f"{path.relative_to(root).as_posix()}:\n{path.read_text()}"
        for path in sorted(root.rglob("*.yaml"))
    )


def test_all_that_names_it_follows(review: Path, lt: Lt) -> None:
    before = held(review)
    shown = lt("renumber", "kpe1", "KPE7", cwd=review)
    assert (shown.code, "--yes" in shown.err) == (2, True)
    assert held(review) == before
    assert "episodes/KPE1.yaml becomes episodes/KPE7.yaml" in shown.out
    done = lt("renumber", "kpe1", "KPE7", "--yes", cwd=review)
    assert done.code == 0, done.err
    after = held(review)
    assert not (review / "episodes/KPE1.yaml").exists()
    assert "# As KPE7 began\nid: KPE7\n" in after
    assert "text: KPE7 is too short; see KPE10" in after
    assert "episodes: [KPE7]" in after
    assert "KPE1\n" not in after
    # What was accepted is accepted still.
    assert "LT628" not in lt("validate", "--all", cwd=review).out
    assert "LT101" not in lt("validate", cwd=review).out.replace("nowhere-1", "")
    back = lt("renumber", "KPE7", "KPE1", "--yes", cwd=review)
    assert back.code == 0
    assert held(review).replace("[kpe1]", "[KPE1]") == before.replace("[kpe1]", "[KPE1]")


def test_an_agency_and_its_account(review: Path, lt: Lt) -> None:
    sent = review / "private/imports/health/1/rows.json"
    sent.parent.mkdir(parents=True)
    sent.write_text("[]")
    done = lt("renumber", "health", "hv-team", "--yes", cwd=review)
    assert done.code == 0, done.err
    assert (review / "timeline/hv-team.yaml").exists()
    assert not (review / "timeline/health.yaml").exists()
    assert "id: health-001" in (review / "timeline/hv-team.yaml").read_text()
    assert "agency: hv-team" in (review / "people.yaml").read_text()
    assert (review / "private/imports/hv-team/1/rows.json").read_text() == "[]"
    assert not (review / "private/imports/health").exists()
    assert "LT1" not in lt("validate", cwd=review).out.replace("nowhere-1", "").split("LT101")[0]


def test_a_word_stays_a_word(review: Path, lt: Lt) -> None:
    tasks = review / "tasks.yaml"
    tasks.write_text("- id: TSK1\n  what: Ask about her health, says [[health]]\n")
    done = lt("renumber", "health", "hv", "--yes", cwd=review)
    assert "her health, says [[hv]]" in tasks.read_text()
    assert "In 1 place “health” stands in text as a word" in done.out.replace("\n", " ")


def test_a_code_follows_into_the_key(review: Path, lt: Lt) -> None:
    key = review / "private/identities.yaml"
    key.parent.mkdir(exist_ok=True)
    key.write_text("# Keep\n- code: HV1  # her\n  names: [Peregrine Tolleton]\n")
    notes = review / "tasks.yaml"
    notes.write_text("- id: TSK1\n  what: HV1 and HV10 called\n")
    done = lt("renumber", "HV1", "HV2", "--yes", cwd=review)
    assert done.code == 0, done.err
    assert "Tolleton" not in done.out
    assert key.read_text() == "# Keep\n- code: HV2  # her\n  names: [Peregrine Tolleton]\n"
    assert "HV2 and HV10 called" in notes.read_text()
    assert "participant: HV2" in held(review)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("KPE1", "fin01", "is taken: findings.yaml, line 1"),
        ("KPE1", "nowhere-1", "name nowhere-1 already"),
        ("KPE1", "7", "cannot be an id"),
        ("KPE1", "KPE1", "is its id already"),
        ("KPE2", "KPE3", "There is no record “KPE2”"),
        ("review", "x", "There is no record"),
        ("health", "aux", "Windows"),
    ],
)
def test_what_cannot_be(review: Path, lt: Lt, old: str, new: str, says: str) -> None:
    (review / "tasks.yaml").write_text("- id: TSK1\n  what: See [[nowhere-1]]\n")
    before = held(review)
    refused = lt("renumber", old, new, "--yes", cwd=review)
    assert refused.code == 2
    assert says in refused.err.replace("\n", " ")
    assert held(review) == before


def test_a_code_that_the_key_gives_to_another(review: Path, lt: Lt) -> None:
    key = review / "private/identities.yaml"
    key.parent.mkdir(exist_ok=True)
    key.write_text("- code: HV9\n  names: [Peregrine Tolleton]\n")
    refused = lt("renumber", "HV1", "HV9", "--yes", cwd=review)
    assert (refused.code, "somebody else under HV9" in refused.err) == (2, True)


def test_a_file_with_a_fault_could_name_it(review: Path, lt: Lt) -> None:
    (review / "tasks.yaml").write_text('- id: TSK1\n  what: "KPE1\n')
    refused = lt("renumber", "KPE1", "KPE7", "--yes", cwd=review)
    assert (refused.code, "has a fault" in refused.err) == (2, True)


def test_one_id_of_two_records(review: Path, lt: Lt) -> None:
    (review / "episodes/x.yaml").write_text("id: KPE1\ntitle: Another\n")
    refused = lt("renumber", "KPE1", "KPE7", "--yes", cwd=review)
    assert (refused.code, "2 records have the id" in refused.err) == (2, True)


def test_another_way_to_write_it(review: Path, lt: Lt) -> None:
    assert lt("renumber", "KPE1", "kpe1", "--yes", cwd=review).code == 0
    assert "id: kpe1" in held(review)


ROWS = "Date,Source,Event\n14/05/2022,Record,Seen at home\n15/05/2022,Record,Seen at school\n"


@pytest.fixture
def imported(review: Path, lt: Lt) -> Path:
    (review / "sent.csv").write_text(ROWS)
    done = lt("import", "sent.csv", "--agency", "health", "--yes", "--left-out-read", cwd=review)
    assert done.code == 0, done.err
    return review


def test_what_an_agency_has_sent_knows_the_entry_again(imported: Path, lt: Lt) -> None:
    timeline = imported / "timeline/health.yaml"
    assert "id: health-003" in timeline.read_text()
    done = lt("renumber", "health-003", "health-903", "--yes", cwd=imported)
    assert "2 files of private/ name it, and follow" in done.out
    about = (imported / "private/imports/health/1/import.json").read_text()
    assert '"health-903"' in about
    assert "health-003" not in about
    (imported / "sent.csv").write_text(ROWS.replace("at school", "at the school gate"))
    done = lt("import", "sent.csv", "--agency", "health", "--yes", "--left-out-read", cwd=imported)
    assert done.code == 0, done.err
    assert timeline.read_text().count("Seen at") == 2
    assert "at the school gate" in timeline.read_text()


def test_an_agency_goes_on_sending_under_its_new_id(imported: Path, lt: Lt) -> None:
    assert lt("renumber", "health", "hv", "--yes", cwd=imported).code == 0
    assert '"agency": "hv"' in (imported / "private/imports/hv/1/import.json").read_text()
    (imported / "sent.csv").write_text(ROWS.replace("at school", "at the school gate"))
    done = lt("import", "sent.csv", "--agency", "hv", "--yes", "--left-out-read", cwd=imported)
    assert done.code == 0, done.err
    assert (imported / "timeline/hv.yaml").read_text().count("Seen at") == 2


def test_a_reader_of_drafts_keeps_the_code(review: Path, lt: Lt) -> None:
    readers = review / "private/comments-authors.yaml"
    readers.parent.mkdir(exist_ok=True)
    readers.write_text("# Who\n- name: Peregrine Tolleton\n  called: HV1\n")
    done = lt("renumber", "HV1", "HV2", "--yes", cwd=review)
    assert done.code == 0, done.err
    assert readers.read_text() == "# Who\n- name: Peregrine Tolleton\n  called: HV2\n"
    assert "1 file of private/ names it, and follows" in done.out


def test_the_ledger_follows_and_what_went_out_stays(review: Path, lt: Lt) -> None:
    (review / "disclosures.yaml").write_text(
        "- id: DIS1\n  material: Episode\n  records: [KPE1]\n  printed: 1 KPE1\n"
        "- id: DIS2\n  material: Another\n"
    )
    done = lt("renumber", "KPE1", "KPE7", "--yes", cwd=review)
    told = " ".join(done.out.split())
    assert "1 entry of the ledger of disclosures names it, and follows" in told
    assert "the documents that went out still say KPE1" in told
    assert "git's history, still say KPE1" in told
    assert "records: [KPE7]\n  printed: 1 KPE7" in (review / "disclosures.yaml").read_text()


class TestLocked:
    """What names the record may lie locked."""

    @pytest.fixture
    def locked(self, imported: Path, lt: Lt) -> Path:
        (imported / "passphrase").write_text("four words of mine")
        done = lt("key", "lock", "--passphrase-file", "passphrase", cwd=imported)
        assert done.code == 0, done.err
        return imported

    def test_what_is_needed_is_said(
        self, locked: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        before = held(locked)
        refused = lt("renumber", "health-003", "health-903", "--yes", cwd=locked)
        assert (refused.code, "it is locked" in refused.err) == (2, True)
        assert held(locked) == before
        # A finding stands nowhere in there.
        assert lt("renumber", "FIN1", "FIN9", "--yes", cwd=locked).code == 0
        assert lt("undo", "--yes", cwd=locked).code == 0
        assert held(locked) == before
        monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
        done = lt("renumber", "health-003", "health-903", "--yes", cwd=locked)
        assert done.code == 0, done.err
        assert not (locked / "private/imports").exists()
        assert lt("undo", "--yes", cwd=locked).code == 0
        assert held(locked) == before

    def test_a_version_is_kept_only_once_names_can_be_looked_for(
        self, locked: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        refused = lt("save", "--as", "LR1", cwd=locked)
        assert (refused.code, "it is locked" in refused.err) == (2, True)
        monkeypatch.setenv("LT_KEY_PASSPHRASE", "four words of mine")
        done = lt("save", "--as", "LR1", cwd=locked)
        assert done.code == 0, done.err
        assert "it is locked" not in done.err


def test_whether_an_entry_of_the_ledger_names_it(review: Path, lt: Lt) -> None:
    """In a field that is no reference alone, or in one that is; a longer word is another."""
    (review / "disclosures.yaml").write_text(
        "- id: DIS1\n  material: Episode\n  printed: 1 KPE1\n"
        "- id: DIS2\n  material: Another\n  records: [KPE1]\n"
        "- id: DIS3\n  material: KPE10 and XKPE1\n"
    )
    done = lt("renumber", "KPE1", "KPE7", "--dry-run", cwd=review)
    assert "2 entries of the ledger of disclosures" in " ".join(done.out.split())


def test_the_review_itself_has_no_id(review: Path, lt: Lt) -> None:
    refused = lt("renumber", "review", "other", "--yes", cwd=review)
    assert (refused.code, "There is no record “review”" in refused.err) == (2, True)


def test_a_code_waits_for_a_locked_key(
    review: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("learning_together.actions.renumber.is_key_locked", lambda root: True)
    refused = lt("renumber", "HV1", "HV9", "--yes", cwd=review)
    assert (refused.code, "Unlock it first" in refused.err) == (2, True)
    assert lt("renumber", "FIN1", "FIN9", "--yes", cwd=review).code == 0


def test_what_was_shown_is_done_or_nothing(review: Path) -> None:
    shown = plan(review, "KPE1", "KPE7")
    path = review / "comments.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("too short", "too long"), "utf-8")
    with pytest.raises(LtError, match="changed the review meanwhile"):
        renumber(review, "KPE1", "KPE7", shown)
    assert "KPE7" not in held(review)
    path.write_text(text, "utf-8")
    assert renumber(review, "KPE1", "KPE7", shown) == shown
    assert "KPE7" in held(review)
