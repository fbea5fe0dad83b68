"""What leaves the window: forms for all agencies, pictures, the calendar; and the ledger of it."""

import io
import re
from html import unescape

import docx

from browsing import Answer, Somebody, opened
from sample import Folder, held

FILES = {
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n",
    "agencies.yaml": "- {id: health, name: Health visiting}\n- {id: gp, name: General practice}\n",
    "meetings.yaml": "- {id: MTG1, type: planning, date: 2099-03-01, time: 10:00}\n",
    "findings.yaml": "- {id: FIN1, title: One, statement: Nobody saw the whole.}\n",
}


def taken(got: Answer, me: Somebody) -> list[Answer]:
    """Every file that a page offers."""
    ways = re.findall(r'href="([^"]*/made/[0-9]+/[0-9]+)"', got.text)
    return [me.ask(way, whole=True) for way in ways]


def number(got: Answer, what: str) -> str:
    found = re.search(rf'action="[^"]*/{what}/([0-9]+)', got.text)
    assert found, got.words
    return found[1]


def test_every_agency_gets_its_form_by_one_click(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        assert "each of them, a file each" in me.ask("/reports").words
        sent = {"report": "agency-form", "format": "md", "subject": "*"}
        got = me.send("/reports", sent)
        assert got.code == 200
        files = taken(got, me)
        names = sorted(one.headers["content-disposition"].partition("''")[2] for one in files)
        assert names == ["agency-form-gp.md", "agency-form-health.md"]
        assert all(b"Chronology" in one.body for one in files)
        assert (
            me.send("/reports", {"report": "findings", "format": "md", "subject": "*"}).code == 409
        )


def test_one_that_a_gate_stops_stops_no_other_and_is_told(folder: Folder) -> None:
    entry = "- {id: gp-001, date: 2022-05-01, source: Record, event: Peregrine Tolleton rang}\n"
    root = folder(FILES | {"timeline/gp.yaml": entry})
    with opened(root) as me:
        got = me.send("/reports", {"report": "agency-form", "format": "md", "subject": "*"})
        assert "Not made: gp" in got.words
        assert "Tolleton" not in got.text
        assert len(taken(got, me)) == 1


def test_a_picture_and_the_calendar_are_taken_along(folder: Folder) -> None:
    entry = "- {id: health-001, date: 2022-05-01, source: Record, event: Seen}\n"
    root = folder(FILES | {"timeline/health.yaml": entry})
    with opened(root) as me:
        got = me.send("/pictures", {"picture": "swim-lanes", "format": "svg", "audience": "team"})
        assert got.code == 200
        assert b"<svg" in taken(got, me)[0].body
        silences = {"picture": "silences", "format": "svg", "audience": "board"}
        assert "they may not all see" in me.send("/pictures", silences).words
        for odd in ({"picture": "../x"}, {"picture": "swim-lanes", "format": "../x"}):
            assert me.send("/pictures", odd).code == 409
        before = held(root)
        diary = me.send("/calendar", {"audience": "team"})
        assert "1 entry" in diary.words
        (file,) = taken(diary, me)
        assert b"BEGIN:VEVENT" in file.body
        assert b"Sample" not in file.body
        assert me.send("/calendar", {"audience": "nobody"}).code == 409
        assert held(root) == before


def test_what_readers_said_is_shown_and_then_recorded_once(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        got = me.send("/reports", {"report": "findings", "format": "docx", "audience": "team"})
        draft = docx.Document(io.BytesIO(taken(got, me)[0].body))
        place = next(one for one in draft.paragraphs if "Nobody saw" in one.text)
        draft.add_comment(place.runs, "Peregrine Tolleton would not agree", author="P. Tolleton")
        changed = io.BytesIO()
        draft.save(changed)
        before = held(root)
        got = me.upload("/comments", "..\\x <b>.docx", changed.getvalue())
        assert got.code == 200
        assert "1 comment would be added" in got.words
        assert "HV1 would not agree" in got.words
        assert "on FIN1" in got.words
        assert "Tolleton" not in got.text
        assert "<b>" not in got.text
        assert held(root) == before
        done = me.send(f"/comments/{number(got, 'comments')}", {})
        assert "1 comment added to comments.yaml" in done.words
        assert "HV1 would not agree" in (root / "comments.yaml").read_text("utf-8")
        again = me.upload("/comments", "x.docx", changed.getvalue())
        assert "Nothing new" in again.words.replace("0 comments would be added", "Nothing new")
        assert "1 was recorded before" in again.words
        for content in (b"", b"no Word", b"PK\x03\x04" + b"0" * 90):
            assert me.upload("/comments", "x.docx", content).code == 409
        assert me.send("/comments/99", {}).code == 409


def test_what_a_reader_proposes_is_put_in_declined_or_asked_about(folder: Folder) -> None:
    comment = "- {{id: COM{0}, record: FIN1, field: statement, text: x, author: Reader 1, {1}}}\n"
    old = "Nobody saw"
    root = folder({**FILES, "comments.yaml": "".join((
        comment.format(1, f"quoted: {old}, proposed: Two people saw"),
        comment.format(2, "quoted: nothing of that, proposed: y"),
        comment.format(3, f"rewordings: [{{was: {old}}}]"),
    ))})  # fmt: skip
    with opened(root) as me:
        page = me.ask("/comments")
        assert "What waits to be decided" in page.words
        assert "<ins>Two people " in page.text
        done = me.send("/comments/COM1/decide", {"verdict": "accepted"})
        assert done.code == 303
        assert "Two people saw" in (root / "findings.yaml").read_text("utf-8")
        assert "COM1 is put into FIN1" in me.ask("/comments").words
        me.send("/comments/COM2/decide", {"verdict": "accepted"})
        assert "COM2 is not put in" in me.ask("/comments").words
        me.send("/comments/COM2/decide", {"verdict": "declined", "answer": "It is what she said."})
        said = (root / "comments.yaml").read_text("utf-8")
        assert "declined" in said
        assert "It is what she said." in said
        assert me.send("/comments/COM77/decide", {"verdict": "accepted"}).code == 409


def test_a_file_goes_out_once_what_was_found_is_answered(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        me.send("/reports", {"report": "findings", "format": "md", "audience": "board"})
        path = root / "reports" / "findings-board.md"
        path.write_text(path.read_text("utf-8") + "\nWritten by Quillon Abernathy.\n", "utf-8")
        assert "findings-board.md" in me.ask("/issue").words
        got = me.send("/issue", {"name": "findings-board.md", "audience": "board"})
        assert got.code == 200
        # The word itself is asked about, since nobody can answer it masked.
        assert "Quillon Abernathy" in unescape(got.text)
        assert "Note that it goes out" not in got.words
        kept = number(got, "issue")
        words = re.findall(r'name="(word-[0-9]+)" value=""', got.text)
        got = me.send(f"/issue/{kept}/words", dict.fromkeys(words, "may stay"))
        assert "Quillon" not in got.text
        assert "not as lt wrote it" in got.words
        kept = number(got, "issue")
        ledger = root / "disclosures.yaml"
        doubts = re.findall(r'name="fine" value="([0-9]+)"', got.text)
        for sent in (
            {"to": "Chair"},
            {"to": "Chair", "fine": doubts},
            {"to": "Chair", "anyway": "It was read"},
            {"to": "Chair", "fine": doubts, "anyway": "Peregrine Tolleton read it"},
            {"to": "", "fine": doubts, "anyway": "It was read"},
            {"to": "Peregrine Tolleton", "fine": doubts, "anyway": "It was read"},
        ):
            refused = me.send(f"/issue/{kept}", sent)
            assert refused.code == 422
            assert "--anyway “REASON”" not in refused.words
            assert "Tolleton" not in re.sub(r"<(input|textarea)[^>]*>[^<]*", "", refused.text)
            assert not ledger.exists()
        fine = {"to": "Chair\nClerk", "basis": "Agreed", "fine": doubts, "anyway": "It was read"}
        assert me.send(f"/issue/{kept}", fine).code == 303
        text = ledger.read_text("utf-8")
        assert "It was read" in text
        assert "Clerk" in text
        # The same file to the same readers: what was answered stands ticked.
        again = me.send("/issue", {"name": "findings-board.md", "audience": "board"})
        assert "answered when it went out before" in again.words
        assert 'value="It was read"' in again.text


def test_a_file_with_a_name_or_for_others_does_not_go_out(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        me.send("/reports", {"report": "findings", "format": "docx", "audience": "team"})
        got = me.send("/issue", {"name": "findings.docx", "audience": "public"})
        assert got.code == 409
        assert "made for “Review team”" in got.words
        named = me.upload("/issue", "x.txt", b"Peregrine Tolleton", audience="board")
        assert named.code == 409
        assert "Tolleton" not in named.text
        for odd in ("../review.yaml", "review.yaml", "/etc/passwd", ""):
            assert me.send("/issue", {"name": odd, "audience": "team"}).code == 409
        assert not (root / "disclosures.yaml").exists()
