"""`lt import`: what it writes, what it leaves alone, what comes again, what is taken back."""

import json
import subprocess
from collections.abc import Callable
from contextvars import Context
from pathlib import Path
from typing import Any

import pytest

from conftest import Lt, Ran
from exchange.imports.test_corpus import REVIEW
from learning_together.actions.import_ import private_files
from learning_together.cli import console
from learning_together.errors import LtError
from learning_together.folder import disk, one_writer
from learning_together.ids import Id
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from sample import Folder
from writing_commands import NoLock

HEAD = "Date,Source,Event,Action\n"
FIRST = (
    HEAD
    + "12/03/2009,Record,Home visit by HV1 to see C and M,Visit again\n"
    + "19/03/2009,Log,Telephone call with the surgery about weight,None\n"
    + "02/04/2009,Record,Clinic not attended and no reason given,Letter\n"
)
Send = Callable[..., Ran]


@pytest.fixture
def send(lt: Lt, folder: Folder, tmp_path: Path) -> Send:
    """Imports a text as the agency's file: `send(text, "--dry-run", name="a.csv")`."""
    root = folder(REVIEW)

    def run(text: str, *args: str, name: str = "chronology.csv", typed: str = "") -> Ran:
        path = tmp_path / name
        path.write_bytes(text.encode())
        return lt("import", path, "--agency", "health", *args, cwd=root, width=200, typed=typed)

    run.__dict__["root"] = root
    return run


@pytest.fixture
def root(send: Send) -> Path:
    found: Path = send.__dict__["root"]
    return found


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def entries(root: Path) -> dict[str, Entry]:
    loaded = load(root)
    assert [one.message for one in loaded.problems] == []
    return {one.id_text: one for one in loaded.review.all(Entry)}


def timeline(root: Path) -> str:
    return (root / "timeline/health.yaml").read_text(encoding="utf-8")


def test_entries_in_order_of_time_with_ids_that_go_on(send: Send, root: Path) -> None:
    (root / "timeline").mkdir()
    (root / "timeline/health.yaml").write_text(
        "# Ours\n- id: hv-07\n  date: 2009-03-15  # sure\n  event: Ours\n", encoding="utf-8"
    )
    ran = send(FIRST)
    assert ran.code == 0, ran.err
    assert list(entries(root)) == ["hv-08", "hv-07", "hv-09", "hv-10"]
    assert "# Ours\n" in timeline(root)
    assert "  date: 2009-03-15  # sure\n" in timeline(root)


def test_dry_run_writes_nothing_and_shows_all(send: Send, root: Path) -> None:
    before = files(root)
    ran = send(FIRST + "99/99/2009,Record,Wrong,x\n", "--dry-run")
    assert ran.code == 1
    assert files(root) == before
    assert "3 would be created" in ran.out
    assert "“Action” → response (by its heading)" in ran.out
    assert "row 5: “99/99/2009”: this cannot be read as a date" in ran.out or "row 5" in ran.out
    assert "Nothing was written" in ran.out


def test_the_same_file_again_changes_nothing(send: Send, root: Path) -> None:
    send(FIRST)
    before = files(root)
    ran = send(FIRST)
    assert ran.code == 0
    assert "3 unchanged" in ran.out
    assert files(root) == before


def test_a_corrected_file_updates_what_it_brought(send: Send, root: Path) -> None:
    send(FIRST)
    path = root / "timeline/health.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace(
        "- id: health-001\n",
        "# Ask HV1\n- id: health-001\n  significance: It began here.  # lead reviewer\n",
    )
    text = text.replace("response: Visit again\n", "response: Visit again  # when?\n")
    text += "# end\n"
    path.write_text(text, encoding="utf-8")
    corrected = (
        FIRST.replace("Visit again", "Visit again in a week")
        .replace("02/04/2009", "03/04/2009")
        .replace("19/03/2009,Log,Telephone call with the surgery about weight,None\n", "")
        + "05/05/2009,Record,A new thing altogether,Nothing\n"
    )
    ran = send(corrected, "--format", "json")
    (file,) = json.loads(ran.out)["files"]
    assert file["replaces"] == 1
    assert [one["id"] for one in file["created"]] == ["health-004"]
    assert [one["id"] for one in file["updated"]] == ["health-001", "health-003"]
    assert file["updated"][0]["fields"] == {
        "response": {"old": "Visit again", "new": "Visit again in a week"}
    }
    assert file["updated"][1]["fields"]["date"] == {"old": "2009-04-02", "new": "2009-04-03"}
    assert file["gone"] == ["health-002"]
    found = entries(root)
    assert found["health-001"].significance == "It began here."
    assert found["health-002"].delivery is not None
    assert found["health-002"].delivery.gone == 2
    after = timeline(root)
    assert "  significance: It began here.  # lead reviewer\n" in after
    assert "  response: Visit again in a week  # when?\n" in after
    assert "# Ask HV1\n- id: health-001\n" in after
    assert after.endswith("# end\n")


def test_gone_rows_that_come_back(send: Send, root: Path) -> None:
    send(FIRST)
    send("".join(FIRST.splitlines(keepends=True)[:3]))
    assert "gone: 2" in timeline(root)
    send(FIRST)
    assert "gone" not in timeline(root)
    assert len(entries(root)) == 3


def test_what_a_person_changed_stays(send: Send, root: Path) -> None:
    send(FIRST)
    path = root / "timeline/health.yaml"
    path.write_text(
        timeline(root).replace("event: Clinic not attended", "event: The clinic not attended")
    )
    ran = send(FIRST.replace("no reason given", "no reason was given"))
    assert entries(root)["health-003"].event == "The clinic not attended and no reason given"
    assert "somebody has changed it here; it stays" in ran.out


def test_people_whom_reviewers_added_stay(send: Send, root: Path) -> None:
    send(FIRST)
    path = root / "timeline/health.yaml"
    path.write_text(timeline(root).replace("people: [HV1, C, M]", "people: [HV1, C, M, F]"))
    send(FIRST.replace("Home visit by HV1 to see C and M", "Home visit by HV1 to see C and GP1"))
    assert entries(root)["health-001"].people == tuple(map(Id, ("HV1", "C", "F", "GP1")))


def test_another_file_is_no_correction(send: Send, root: Path) -> None:
    send(FIRST)
    ran = send(HEAD + "01/01/2010,Letter,Something else entirely,Nothing\n", name="more.csv")
    assert "gone" not in timeline(root)
    assert len(entries(root)) == 4
    assert "new version" not in ran.out
    ran = send(HEAD + "01/02/2010,Letter,Unlike all the rest,Nothing\n", "--replaces", "1")
    assert timeline(root).count("gone: 3") == 3
    assert send(FIRST, "--replaces", "9").code == 2


def test_undo_puts_back_what_was_there(send: Send, root: Path, lt: Lt) -> None:
    before = files(root)
    send(FIRST)
    middle = files(root)
    send(FIRST.replace("Letter", "Two letters"))
    ran = lt("import", "--undo", cwd=root)
    assert ran.code == 0, ran.err
    assert {path: data for path, data in files(root).items() if path in middle} == middle
    assert lt("import", "--undo", cwd=root).code == 0
    assert {path: data for path, data in files(root).items() if path in before} == before
    assert "timeline/health.yaml" not in files(root)
    assert lt("import", "--undo", cwd=root).code == 2
    again = send(FIRST)
    assert "3 created" in again.out
    assert "number: 3" in timeline(root)


def test_undo_leaves_what_was_changed_since(send: Send, root: Path, lt: Lt) -> None:
    send(FIRST)
    path = root / "timeline/health.yaml"
    path.write_text(timeline(root) + "# A note\n", encoding="utf-8")
    ran = lt("import", "--undo", cwd=root, width=200)
    assert ran.code == 2
    assert "was changed since the import" in ran.err
    assert timeline(root).endswith("# A note\n")


def test_all_files_or_none(
    send: Send, root: Path, lt: Lt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(FIRST)
    before = files(root)
    real = disk.write

    def fails(path: Path, content: bytes, before: bytes | None = None, **how: Any) -> None:
        if path == root / "timeline" / "health.yaml":
            raise LtError("The disk is full.", "Make room.")
        real(path, content, before, **how)

    monkeypatch.setattr(disk, "write", fails)
    ran = send(FIRST.replace("Letter", "Two letters"))
    assert ran.code == 2
    assert files(root) == before


def test_a_cut_off_import_can_be_taken_back(
    send: Send, root: Path, lt: Lt, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(FIRST)
    before = timeline(root)
    send(FIRST.replace("Letter", "Two letters"))
    about = root / "private/imports/health/2/import.json"
    said = json.loads(about.read_text(encoding="utf-8"))
    about.write_text(json.dumps({**said, "state": "writing"}), encoding="utf-8")
    ran = send(FIRST)
    assert ran.code == 2
    assert "lt import --undo" in ran.err
    assert lt("import", "--undo", cwd=root).code == 0
    assert timeline(root) == before


def test_two_files_at_once(lt: Lt, folder: Folder, tmp_path: Path) -> None:
    root = folder(REVIEW)
    for number in (1, 2):
        (tmp_path / f"{number}.csv").write_text(
            HEAD + f"0{number}/03/2009,Record,Event number {number},x\n"
        )
    ran = lt("import", tmp_path / "1.csv", tmp_path / "2.csv", "--agency", "health", cwd=root)
    assert ran.code == 0
    assert [one.delivery.number for one in entries(root).values() if one.delivery] == [1, 2]
    lt("import", "--undo", cwd=root)
    assert not (root / "timeline/health.yaml").exists()


def test_columns_are_kept_for_the_next_delivery(send: Send, root: Path) -> None:
    text = "Tag,Was,Ref\n12/03/2009,Visit to the home,1\n"
    assert send(text).code in {0, 2}
    send(text, "--map", "Tag=date", "--map", "Was=event", "--map", "Ref=source")
    kept = (root / "private/imports/health/mapping.yaml").read_text(encoding="utf-8")
    assert "Ref: source" in kept
    ran = send(text.replace("home", "school"))
    assert "“Ref” → source (as last time)" in ran.out


@pytest.mark.parametrize(
    ("text", "copied", "named"),
    [
        # Headings across, headings below each other, a row above them that numbers the contacts.
        ("Tag,Was\n2009-03-12,Visit\n", "", ("Tag", "Was")),
        ("Tag,2009-03-12\nWas,Visit\n", "", ("Tag", "Was")),
        (",1\nTag,2009-03-12\nWas,Visit\n", "", ("Tag", "Was")),
        # The cell that should hold a heading is empty.
        (",2009-03-12\nWas,Visit\n", "Tag,2009-03-12\nWas,Visit\n", ("Tag", "Was")),
    ],
)
def test_what_is_advised_where_no_heading_is_known(
    send: Send, root: Path, text: str, copied: str, named: tuple[str, str]
) -> None:
    refused = send(text)
    assert refused.code == 2
    assert "named in the same way" in " ".join(refused.err.split())
    assert not (root / "timeline/health.yaml").exists()
    day, event = named
    read = send(copied or text, "--map", f"{day}=date", "--map", f"{event}=event")
    assert read.code == 0, read.out
    (entry,) = entries(root).values()
    assert entry.date is not None
    assert (entry.date.text, entry.event) == ("2009-03-12", "Visit")


def test_names_never_reach_what_git_sees(send: Send, root: Path) -> None:
    text = (
        "Date,Event,Name of child\n"
        "12/03/2009,Kelly Jones seen with Brandon by Sharon Smith,Brandon Jones\n"
        "soon after Brandon's birthday,Brandon was ill,Brandon Jones\n"
    )
    ran = send(text)
    private = root / "private"
    seen = [path for path in root.rglob("*") if path.is_file() and private not in path.parents]
    for path in seen:
        for name in ("Kelly", "Jones", "Brandon", "Sharon", "Smith"):
            assert name not in path.read_text(encoding="utf-8"), path
    for name in ("Kelly", "Jones", "Brandon", "Sharon", "Smith"):
        assert name not in ran.out
    assert "M seen with (name 1) by HV1" in timeline(root)
    assert (root / "private/imports/.gitignore").read_text() == "*\n"
    shown = send(text, "--show-names", "--dry-run")
    assert "Brandon" in shown.out


@pytest.mark.parametrize(
    ("where", "answer"),
    [
        ("private/not-names.yaml", "- word: Sunshine  Lodge\n  answer: no name\n"),
        ("private/imports/not-names.txt", "Sunshine Lodge\n"),
    ],
)
def test_names_that_are_decided_upon(send: Send, root: Path, where: str, answer: str) -> None:
    text = "Date,Event\n12/03/2009,Seen with Brandon at Sunshine Lodge\n"
    send(text)
    assert "(name 1)" in timeline(root)
    assert "(place 2)" in timeline(root)
    listed = (root / "private/imports/health/names.yaml").read_text(encoding="utf-8")
    assert "names:\n    - Brandon" in listed or "names: [Brandon]" in listed
    key = root / "private/identities.yaml"
    key.write_text(key.read_text() + "- code: C\n  names: [Brandon]\n", encoding="utf-8")
    (root / where).write_text(answer, encoding="utf-8")
    send(text)
    (entry,) = entries(root).values()
    assert entry.event == "Seen with C at Sunshine Lodge"
    assert entry.people == (Id("C"),)


@pytest.mark.git
def test_git_never_sees_what_agencies_send(send: Send, root: Path) -> None:
    for command in (
        ["init", "-q"],
        ["config", "user.email", "a@b.c"],
        ["config", "user.name", "A"],
    ):
        subprocess.run(["git", *command], cwd=root, check=True)
    ran = send(FIRST)
    listed = subprocess.run(
        ["git", "status", "--short", "-uall"], cwd=root, check=True, capture_output=True, text=True
    ).stdout
    assert "private/imports" not in listed
    assert not any(line.startswith("A") for line in listed.splitlines())
    assert 'To keep this as a version: lt save "Delivery 1 of health"' in ran.out


def test_the_secret_makes_hashes_that_nobody_can_guess(
    send: Send, root: Path, folder: Folder
) -> None:
    send(FIRST)
    first = [one.delivery.hash for one in entries(root).values() if one.delivery]
    assert len(set(first)) == 3
    assert (root / "private/imports/secret").is_file()


def test_an_agency_may_be_called_by_its_name(lt: Lt, folder: Folder) -> None:
    root = folder(REVIEW)
    name = next(one.name for one in load(root).review.all(Agency) if one.id_text == "health")
    (root / "x.csv").write_text(FIRST)
    ran = lt("import", "x.csv", "--agency", str(name).upper(), "--dry-run", cwd=root)
    assert "would be created" in ran.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["x.csv"], "--agency"),
        (["--agency", "health"], "which file"),
        (["x.csv", "--agency", "nobody"], "no agency"),
        (["x.csv", "--agency", "health", "--map", "Day"], "HEADING=FIELD"),
        (["x.csv", "--agency", "health", "--map", "Day=when"], "no field"),
        (["--undo"], "no import to undo"),
        (["x.csv", "--undo"], "no file"),
    ],
)
def test_what_was_asked_wrongly(lt: Lt, folder: Folder, arguments: list[str], words: str) -> None:
    root = folder(REVIEW)
    (root / "x.csv").write_text(FIRST)
    ran = lt("import", *arguments, cwd=root, width=200)
    assert ran.code == 2
    assert words in ran.err


def test_a_key_that_cannot_be_read_stops_it(send: Send, root: Path) -> None:
    (root / "private/identities.yaml").write_text("- code: [\n")
    ran = send(FIRST)
    assert ran.code == 2
    assert "identities.yaml" in ran.err


def test_a_link_in_the_way(send: Send, root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (root / "private/imports").symlink_to(elsewhere)
    assert send(FIRST).code == 2
    assert list(elsewhere.iterdir()) == []


def test_what_somebody_changed_since_it_was_planned_stays(
    send: Send, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(FIRST)
    before = files(root)
    real = private_files.keep

    def late(*args: Any) -> None:
        (root / "timeline/health.yaml").write_text(timeline(root) + "# Theirs\n", encoding="utf-8")
        real(*args)

    monkeypatch.setattr(private_files, "keep", late)
    ran = send(FIRST.replace("Letter", "Two letters"))
    assert ran.code == 2
    assert "Somebody changed" in ran.err
    theirs = before["timeline/health.yaml"] + b"# Theirs\n"
    assert files(root) == before | {"timeline/health.yaml": theirs}


def test_the_delivery_of_another_import_at_the_same_time_stays(
    send: Send, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = private_files.keep

    def another() -> None:
        assert send(FIRST.replace("Letter", "Two letters"), name="other.csv").code == 0

    def late(*args: Any) -> None:
        monkeypatch.setattr(private_files, "keep", real)
        # On a drive whose locks reach nobody else.
        monkeypatch.setattr(one_writer, "_taken", lambda *_args, **_more: NoLock())
        Context().run(another)
        real(*args)

    monkeypatch.setattr(private_files, "keep", late)
    ran = send(FIRST)
    assert ran.code == 2
    assert "Somebody changed" in ran.err
    assert (root / "private/imports/health/1/file/other.csv").is_file()
    assert "Two letters" in timeline(root)


def test_an_undo_whose_copy_is_gone_changes_nothing(send: Send, root: Path, lt: Lt) -> None:
    send(FIRST)
    send(FIRST.replace("Letter", "Two letters"))
    (root / "private/imports/health/2/before/timeline/health.yaml").unlink()
    before = files(root)
    ran = lt("import", "--undo", cwd=root)
    assert ran.code == 2
    assert "no longer kept" in ran.err
    assert files(root) == before


LEFT = HEAD + "12/03/2009,Record,Home visit,None\nSchool holidays,,,\n19/03/2009,Log,Call,None\n"


def test_what_is_left_out_awaits_an_answer_once(send: Send, root: Path) -> None:
    ran = send(LEFT)
    assert ran.code == 1
    assert "Left out, and to be answered (1):\n    row 3: a title, 15 characters" in ran.out
    assert "holidays" not in ran.out
    page = (root / "private/imports/health/1/left-out.md").read_text(encoding="utf-8")
    assert "    School holidays\n" in page
    assert len(entries(root)) == 2
    assert send(LEFT).code == 1
    ran = send(LEFT, "--left-out-read")
    assert ran.code == 0, ran.out
    assert "to be answered" not in ran.out
    answers = (root / "private/imports/health/left-out-read.txt").read_text(encoding="utf-8")
    assert "holidays" not in answers
    # The answer holds for that content, wherever it stands, and for no other.
    ran = send(HEAD + "12/03/2009,Record,Home visit,None\n13/03/2009,,Rang,\nSchool holidays,,,\n")
    assert ran.code == 0, ran.out
    ran = send(HEAD + "12/03/2009,Record,Home visit,None\nSummer holidays,,,\n")
    assert ran.code == 1


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_what_is_left_out_is_asked_about_on_a_terminal(
    send: Send, monkeypatch: pytest.MonkeyPatch, answer: str, code: int
) -> None:
    monkeypatch.setattr(console, "can_ask", lambda: True)
    assert send(LEFT, typed="y\n" + answer).code == code
    monkeypatch.setattr(console, "can_ask", lambda: False)
    assert send(LEFT).code == code


def test_rows_that_go_on_from_a_refused_one_are_told_as_refused_with_it(send: Send) -> None:
    text = FIRST + "12/3/09 and 14/3/09,Record,Two visits,None\n,,and the rest of it,\n"
    ran = send(text, "--dry-run")
    assert ran.code == 1
    assert "it names two dates; each needs a row of its own" in ran.out
    assert "1 refused" in ran.out
    assert "3 entries, 1 row of headings, 2 refused (of 1 entry)" in ran.out


def test_the_sum_stands_in_the_json(send: Send) -> None:
    ran = send(LEFT, "--format", "json")
    (file,) = json.loads(ran.out)["files"]
    assert file["rows"] == {"headings": 1, "entry": 2, "title": 1}
    assert file["cells"] == {
        "filled": 13, "headings": 4, "in_fields": 8, "joined": 0, "private": 1,
    }  # fmt: skip
    assert file["left_out"] == [
        {"where": "row 3", "sort": "title", "characters": 15, "awaits": True}
    ]


def test_who_was_taken_for_whom_is_shown_masked_and_kept_in_private(send: Send, root: Path) -> None:
    ran = send(HEAD + "12/03/2009,Record,Kelly rang; Mr Jones and Sharon Smith came,None\n")
    assert ran.code == 0, ran.err
    assert "whole names in 1 place, and these first names, short forms and answers:" in ran.out
    assert "K… → M in row 2, event" in ran.out
    assert "Kelly" not in ran.out
    page = (root / "private/imports/health/1/equated.md").read_text(encoding="utf-8")
    assert "- Kelly → M (first name or short form; row 2, event; 1 time)" in page
    assert "- Sharon Smith → HV1 (whole name; row 2, event; 1 time)" in page


def test_what_is_masked_can_be_freed_for_an_agency(send: Send, root: Path) -> None:
    text = HEAD + "12/03/2009,Record,Zumba class attended. Mr Brown and Ms Brown rang,None\n"
    ran = send(text)
    assert "(name 2) rang" in timeline(root)
    assert "with Mr and Ms: several people?" in ran.out
    path = root / "private/imports/health/names.yaml"
    names = path.read_text(encoding="utf-8")
    assert "titles: [Mr, Ms]" in names
    path.write_text(names.replace("number: 1\n", "number: 1\n  free: true\n"), "utf-8")
    ran = send(text)
    assert "Zumba class attended. Mr (name 2) and Ms (name 2) rang" in timeline(root)
    assert "Z…" not in ran.out
    assert "free: true" in path.read_text(encoding="utf-8")  # and it stays so
    send(text.replace("rang", "rang twice"))
    assert "Zumba class attended. Mr (name 2)" in timeline(root)
