"""`lt import --recheck`: what today's reading makes of files that were imported before."""

import json
from pathlib import Path
from typing import Any

import pytest

from actions.test_import import HEAD, Send, entries, files, root, send, timeline
from conftest import Lt

__all__ = ["root", "send"]

KEY = "- {code: C1, names: [Tyler Brown]}\n"
SENT = (
    HEAD
    + "12/03/2009,Record,Mr Brown arrested for assault on Tyler Brown,None\n"
    + "19/03/2009,Log,Telephone call with the surgery about weight,None\n"
)


def as_0_1_0(root: Path) -> None:
    """Makes of an import what 0.1.0 would have written: a surname taken for a person of the key."""
    _instead(root, "(name 1) arrested", "C1 arrested")
    about = root / "private/imports/health/1/import.json"
    said = json.loads(about.read_bytes())
    del said["asked"]
    about.write_text(json.dumps(said), encoding="utf-8")


def _instead(root: Path, new: str, old: str) -> None:
    for name in ("private/imports/health/1/rows.jsonl", "timeline/health.yaml"):
        path = root / name
        text = path.read_text(encoding="utf-8")
        assert new in text
        path.write_text(text.replace(new, old), encoding="utf-8")


@pytest.fixture
def sent(send: Send, root: Path) -> Path:
    (root / "private/identities.yaml").write_text(KEY, encoding="utf-8")
    assert send(SENT).code == 0
    return root


def again(lt: Lt, root: Path, *args: str) -> tuple[int, list[dict[str, Any]]]:
    ran = lt("import", "--recheck", "--format", "json", *args, cwd=root)
    return ran.code, json.loads(ran.out)["deliveries"]


def test_what_is_read_as_it_was_is_said_to_be(lt: Lt, sent: Path) -> None:
    before = files(sent)
    ran = lt("import", "--recheck", cwd=sent)
    assert ran.code == 0
    assert ran.out == "health, delivery 1: read as it was then.\n\nNothing was changed.\n"
    assert files(sent) == before


def test_a_person_wrongly_equated_is_told_and_taken_over_when_asked(lt: Lt, sent: Path) -> None:
    as_0_1_0(sent)
    before = files(sent)
    ran = lt("import", "--recheck", cwd=sent, width=200)
    assert ran.code == 1
    assert "health-001 (row 2):" in ran.out
    assert (
        "event: “Mr C1 arrested for assault on C1” → “Mr (name 1) arrested for assault" in ran.out
    )
    assert "lt import --agency health --replaces 1" in ran.out
    assert "lt 0.1.0 did not keep what was said of dates" in ran.out
    assert files(sent) == before
    took = lt("import", "--agency", "health", "--replaces", "1", "--yes", cwd=sent)
    assert took.code == 0, took.err
    assert "event: Mr (name 1) arrested for assault on C1" in timeline(sent)
    code, (first, second) = again(lt, sent)
    assert code == 0
    assert (first["superseded"], second["superseded"]) == (True, False)


def test_a_key_that_has_grown_gives_another_person(lt: Lt, sent: Path) -> None:
    path = sent / "private/identities.yaml"
    path.write_text(KEY + "- {code: M2, names: [Kelly Brown], known_as: [Mr Brown]}\n", "utf-8")
    code, (one,) = again(lt, sent)
    assert code == 1
    (found,) = one["differences"]
    assert (found["sort"], found["entry"], found["row"]) == ("changed", "health-001", "2")
    assert found["fields"]["event"]["new"] == "M2 arrested for assault on C1"


def test_what_somebody_changed_as_well_stays(lt: Lt, sent: Path) -> None:
    as_0_1_0(sent)
    path = sent / "timeline/health.yaml"
    path.write_text(timeline(sent).replace("C1 arrested", "C1 was arrested"), "utf-8")
    _, (one,) = again(lt, sent)
    (found,) = one["differences"]
    assert found["sort"] == "kept"
    assert found["fields"]["event"] == {
        "old": "Mr C1 was arrested for assault on C1",
        "new": "Mr (name 1) arrested for assault on C1",
    }
    assert "C1 was arrested" in timeline(sent)


def test_rows_and_dates_that_were_read_otherwise(lt: Lt, sent: Path) -> None:
    _instead(sent, "2009-03-19", "2009-03-18")
    rows = sent / "private/imports/health/1/rows.jsonl"
    first, second, third = map(json.loads, rows.read_text(encoding="utf-8").splitlines())
    for name in ("hash", "entry", "fields"):
        del second[name]
    lines = [first, second | {"as": "title"}, third]  # 0.1.0 passed the row over
    rows.write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    path = sent / "timeline/health.yaml"
    kept = "- id: health-002" + timeline(sent).partition("- id: health-002")[2]
    path.write_text(kept, encoding="utf-8")
    code, (one,) = again(lt, sent)
    assert code == 1
    new, moved = one["differences"]
    assert (new["sort"], new["row"], new["entry"]) == ("new", "2", None)
    assert (moved["sort"], moved["entry"]) == ("changed", "health-002")
    assert moved["fields"]["date"] == {"old": "2009-03-18", "new": "2009-03-19"}


def test_what_is_refused_today_or_no_row_any_more(lt: Lt, send: Send, root: Path) -> None:
    assert send(SENT.replace("19/03/2009", "March 19 2009")).code == 0
    path = root / "private/imports/health/1/file/chronology.csv"
    path.write_text(SENT.replace("19/03/2009", "32/03/2009"), encoding="utf-8")
    code, (one,) = again(lt, root, "--agency", "health")
    assert code == 1
    (found,) = one["differences"]
    assert (found["sort"], found["row"], found["entry"]) == ("refused", "3", "health-002")
    assert "32/03/2009" in found["message"]
    path.write_text(HEAD + SENT.splitlines()[1] + "\n", encoding="utf-8")
    _, (one,) = again(lt, root)
    assert [(d["sort"], d["entry"]) for d in one["differences"]] == [("gone", "health-002")]
    assert list(entries(root)) == ["health-001", "health-002"]


def test_an_entry_that_somebody_took_out_is_no_matter_of_reading(lt: Lt, sent: Path) -> None:
    path = sent / "timeline/health.yaml"
    path.write_text(timeline(sent).partition("- id: health-002")[0], encoding="utf-8")
    assert again(lt, sent) == (0, [one | {"differences": []} for one in again(lt, sent)[1]])


def test_a_delivery_that_is_not_there_any_more(lt: Lt, sent: Path) -> None:
    (sent / "private/imports/health/1/file/chronology.csv").unlink()
    ran = lt("import", "--recheck", cwd=sent, width=200)
    assert ran.code == 1
    assert "health, delivery 1: cannot be read again." in ran.out
    _, (one,) = again(lt, sent)
    assert one["error"]
    (sent / "private/imports/health/1/import.json").unlink()
    assert "No delivery is kept" in lt("import", "--recheck", cwd=sent).out


def test_columns_and_dates_are_read_as_was_asked_then(lt: Lt, send: Send, root: Path) -> None:
    text = "Tag,Was\n03/04/2009,Visit\n04/13/2009,Call\n05/14/2009,Call again\n"
    given = ("--map", "Tag=date", "--map", "Was=event", "--dates", "month-first")
    assert send(text, *given, "--yes").code == 0
    assert "2009-03-04" in timeline(root)
    (root / "private/imports/health/mapping.yaml").unlink()
    code, (one,) = again(lt, root)
    assert (code, one["differences"]) == (0, [])
    refused = lt("import", "--recheck", "x.csv", cwd=root)
    assert refused.code == 2
    assert "takes no file" in refused.err
