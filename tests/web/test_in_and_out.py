"""Reports out of the window, chronologies into it, and versions kept from it."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

import bare_word
import filling
from browsing import Answer, Somebody, opened
from gitting import git, needs_git
from learning_together.actions import export
from learning_together.review.load import load
from sample import Folder, held

FILES = {
    "agencies.yaml": "- {id: health, name: Health visiting}\n",
    "people.yaml": "- {id: HV1, role: Health visitor, group: case-group, agency: health}\n",
    "findings.yaml": "- {id: FIN1, title: One, statement: Two.}\n",
    "private/identities.yaml": "- {code: HV1, type: person, names: [Peregrine Tolleton]}\n",
}


def link(got: Answer, me: Somebody) -> str:
    found = re.search(r'href="([^"]*/made/[0-9]+/[0-9]+)"', got.text)
    assert found
    return found[1].removeprefix(me.at)


def test_a_report_is_made_for_its_reader_and_taken_along(folder: Folder) -> None:
    root = folder(FILES)
    with opened(root) as me:
        assert "Composite chronology" in me.ask("/reports").words
        got = me.send("/reports", {"report": "findings", "format": "docx", "audience": "board"})
        assert got.code == 200
        file = me.ask(link(got, me))
        assert file.headers["content-disposition"].endswith("findings-board.docx")
        assert file.body == (root / "reports" / "findings-board.docx").read_bytes()
        assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(file.body)).namelist()
        for number in ("0/0", "99/0", "1/1", "1/-1", "1/x", "1/..%2freview.yaml", "x", "x/0"):
            assert me.ask(f"/made/{number}").code in {404, 409}
        for odd in ({"report": "../review"}, {"report": "findings", "format": "../../x"},
                    {"report": "findings", "format": "docx", "audience": "everyone"}):  # fmt: skip
            assert me.send("/reports", odd).code == 409


def test_what_is_told_about_one_child_is_asked_for_alone(folder: Folder) -> None:
    entries = "".join(
        f"- {{id: health-{n}, date: 2022-05-{n}, source: R, event: Event {n}{about}}}\n"
        for n, about in ((11, ", about: [C]"), (12, ""))
    )
    children = "".join(f"- {{id: {one}, role: Child, group: family}}\n" for one in ("C", "D"))
    people = FILES["people.yaml"] + children
    root = folder({**FILES, "people.yaml": people, "timeline/health.yaml": entries})
    with opened(root) as me:
        page = me.ask("/reports").text
        for name, told in (("chronology", True), ("swim-lanes", True), ("sources", False)):
            offered = page.partition(f'id="{name}-about"')[2].partition("</select>")[0]
            assert re.findall(r'option value="([^"]+)"', offered) == (["C"] if told else [])
        got = me.send("/reports", {"report": "chronology", "format": "md", "about": "C"})
        assert b"Event 12" not in me.ask(link(got, me)).body
        got = me.send("/pictures", {"picture": "swim-lanes", "format": "html", "about": "C"})
        assert b"said to be about C are shown here: 1 of 2." in me.ask(link(got, me)).body


def test_what_a_gate_stops_is_not_taken_along(folder: Folder) -> None:
    named = {"findings.yaml": "- {id: FIN1, title: Peregrine Tolleton, statement: Two.}\n"}
    root = folder(FILES | named)
    with opened(root) as me:
        got = me.send("/reports", {"report": "findings", "format": "md", "audience": "board"})
        assert got.code == 409
        assert "Tolleton" not in got.text
        assert not (root / "reports").exists()


def made_workbook(root: Path) -> list[Path]:
    return [one.path for one in export.export(root, (), formats="xlsx")]


def workbook() -> bytes:
    made = openpyxl.Workbook()
    for row in (("Date", "Source", "Event"), ("14/05/2022", "Record", "Peregrine Tolleton rang"),
                ("soon", "Record", "Seen")):  # fmt: skip
        made.active.append(row)
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def test_what_an_agency_sent_is_looked_at_and_then_brought_in(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        got = me.upload(
            "/import", "..\\..\\C:\\sent <b>.xlsx", workbook(), agency="health", order=""
        )
        assert got.code == 200
        assert "1 would be created" in got.words
        assert "1 refused" in got.words
        # Each entry with its day as it was read, and as it stands there.
        assert "14 May 2022 14/05/2022 HV1 rang" in got.words
        assert "“Date” → date" in got.words
        assert "Tolleton" not in got.text
        assert "<b>" not in got.text
        assert held(root) == before
        found = re.search(r'action="[^"]*(/import/[0-9]+)"', got.text)
        assert found
        done = me.send(found[1], {})
        assert done.code == 200
        assert "Written: timeline/health.yaml" in done.words
        text = (root / "timeline" / "health.yaml").read_text("utf-8")
        assert "HV1 rang" in text
        # What lies open now is told by who sent it, and taken back from here.
        assert "What Health visiting sent or was pasted for them, as it came" in me.ask("/").words
        assert f'href="{me.at}/undo">Take it back</a>' in done.text
        assert "the timeline: as it was before" in me.ask("/undo").words
        again = me.send(found[1], {})
        assert again.code == 409
        assert "something else than was shown" in again.words


def test_a_column_that_no_field_takes_is_named_before_anything_is_written(folder: Folder) -> None:
    sent = "Date,What happened,Body map,Room\n12/03/2009,A bruise,none made,\n13/03/2009,Seen,,\n"
    with opened(folder(FILES)) as me:
        got = me.upload("/import", "sent.csv", sent.encode(), agency="health", order="")
        assert got.code == 200
        assert "“Body map”, filled in 1 row, goes into no field" in got.words
        assert "Room" not in got.words, "nothing stands in it"


def test_words_that_may_be_names_are_answered_without_a_terminal(folder: Folder) -> None:
    root = folder(FILES)
    rows = "Date\tEvent\n14/05/2022\tShona Bellweather rang. Morag Pennifold and Vexford came.\n"
    with opened(root) as me:
        got = me.send("/import", {"pasted": rows, "table": "", "agency": "health", "order": ""})
        assert "Bellweather" not in got.text
        place = re.search(r'action="[^"]*(/import/[0-9]+/names)"', got.text)
        assert place
        asked = me.send(place[1], {})
        words = re.findall(r'<th scope="row" id="is-[0-9]+">([^<]*)</th>', asked.text)
        assert {"Shona Bellweather", "Morag Pennifold"} <= set(words)
        assert "Bellweather" not in asked.text.partition("<main")[0]
        said = {"Shona Bellweather": "HV1", "Morag Pennifold": "stays masked"}
        answers = {f"word-{n}": said.get(word, "") for n, word in enumerate(words, 1)}
        place = re.search(r'action="[^"]*(/import/[0-9]+/said)"', asked.text)
        assert place
        assert me.send(place[1], {**answers, "others": "a stranger"}).code == 409
        shown = me.send(place[1], {**answers, "others": "no name"})
        assert "HV1 rang" in shown.words
        assert "say what" not in shown.words, "each has its answer"
        done = re.search(r'action="[^"]*(/import/[0-9]+)"', shown.text)
        assert done
        assert me.send(done[1], {}).code == 200
    text = (root / "timeline" / "health.yaml").read_text("utf-8")
    assert re.search(r"HV1 rang\. \(name [0-9]+\) and Vexford came", text)
    # The answers hold for this very file.
    with opened(root) as me:
        again = me.send("/import", {"pasted": rows, "table": "", "agency": "health", "order": ""})
        assert "/names" not in again.text


def test_what_became_no_entry_is_read_and_answered_once_in_the_window(folder: Folder) -> None:
    root = folder(FILES)
    page = (
        "<table><tr><th>Date</th><th>Event</th></tr><tr><td>14/05/2022</td><td>A visit</td></tr>"
        "</table><p>On 16 May 2022 Morag rang about the bruise.</p><table><tr><th>Date</th>"
        "<th>Event</th></tr><tr><td>17/05/2022</td><td>A call</td></tr></table>"
    )
    sent = {"pasted": "", "table": page, "agency": "health", "order": ""}
    with opened(root) as me:
        shown = me.send("/import", sent)
        place = re.search(r'action="[^"]*(/import/[0-9]+)"', shown.text)
        assert place
        done = me.send(place[1], {})
        assert "about the bruise" not in done.words
        place = re.search(r'action="[^"]*(/import/[0-9]+/left)"', done.text)
        assert place
        left = me.send(place[1], {})
        assert "On 16 May 2022 Morag rang about the bruise." in left.words
        noted = me.send(place[1].replace("left", "read"), {})
        assert (
            "you have read what was left out" in me.ask("/timeline").words or "read" in noted.words
        )
        again = me.send("/import", sent)
        assert "to be read" not in again.words


def test_a_form_goes_out_and_comes_back_through_the_window(folder: Folder) -> None:
    root = folder(FILES | {"conversations.yaml": "- {id: CV1, person: HV1, mindset: Hurried.}\n"})
    with opened(root) as me:
        assert "Forms to fill in" in me.ask("/reports").words
        offered = me.ask("/forms?kind=conversations")
        assert '<option value="CV1">' in offered.text
        asked = {"kind": "conversations", "subject": "CV1", "format": "docx", "due": "soon"}
        assert me.send("/forms", asked).code == 409
        made = me.send("/forms", asked | {"due": "1 March 2024"})
        assert made.code == 200
        form = me.ask(link(made, me)).body
        filled = filling.filled(form, {"CV1.mindset": "Calm, she said."})
        shown = me.upload("/import", "filled.docx", filled)
        assert "1 field would be changed" in shown.words
        assert "Hurried." in shown.words
        assert "Calm, she said." in shown.words
        assert "Hurried" in (root / "conversations.yaml").read_text("utf-8")
        place = re.search(r'action="[^"]*(/import/[0-9]+/back)"', shown.text)
        assert place
        assert "1 field changed" in me.send(place[1], {}).words
        assert "Calm, she said." in (root / "conversations.yaml").read_text("utf-8")
        # A workbook comes back by the same way, and an agency's own file needs the agency.
        (book,) = made_workbook(root)
        back = me.upload("/import", book.name, book.read_bytes())
        assert "0 fields would be changed" in back.words
        got = me.upload("/import", "sent.xlsx", workbook())
        assert got.code == 409
        assert "Whose account this is" in got.words


def test_a_write_up_comes_in_where_its_maker_says(folder: Folder) -> None:
    root = folder(FILES | {"conversations.yaml": "- {id: CV1, participant: HV1}\n"})
    made = bare_word.document()
    for heading, text in (("How things looked", "All seemed calm."), ("The dog", "It barked.")):
        made.add_heading(heading, 1)
        made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    with opened(root) as me:
        assert "Bring in a write-up" in me.ask("/records/CV1").words
        assert "Bring in a write-up" not in me.ask("/records/HV1").words
        shown = me.upload("/records/CV1/write-up", "Notes.docx", out.getvalue())
        assert shown.code == 200
        assert "2 parts" in shown.words
        place = re.search(r'action="[^"]*(/records/CV1/write-up/[0-9]+)"', shown.text)
        assert place
        assert "calm" not in (root / "conversations.yaml").read_text("utf-8")
        chosen = {"part-1": "mindset", "part-2": "went_well"}
        assert me.send(place[1], chosen | {"part-2": "no-field"}).code == 409
        assert "Written" not in me.send(place[1], chosen).words
        done = me.send(place[1], chosen | {"write": "1"})
        assert "Taken over" in done.words
        (held_now,) = load(root).review.records["conversations"]
        assert held_now.origin.data["mindset"].strip() == "All seemed calm."
        assert "It barked." in held_now.origin.data["went_well"]
        assert me.upload("/records/CV9/write-up", "Notes.docx", out.getvalue()).code == 409
        assert me.upload("/records/CV1/write-up", "Notes.docx", b"PK\x03\x04, no file").code == 409
        plain = me.upload("/records/CV1/write-up", "Notes.docx", b"How things looked:\nCalm.\n")
        assert "is plain text, whatever its name says" in plain.words
        mail = b"From: a@x.org\r\nTo: b@x.org\r\n\r\nThe dog:\r\nIt barked.\r\n"
        sent = me.upload("/records/CV1/write-up", "a.eml", mail)
        assert "The dog" in sent.words
        assert "not who sent it to whom" in sent.words


def test_an_upload_that_is_none_changes_nothing(folder: Folder) -> None:
    root = folder(FILES)
    before = held(root)
    with opened(root) as me:
        for name, content, agency in (
            ("x.xlsx", b"no workbook", "health"),
            ("x.exe", b"MZ", "health"),
            ("", b"", "health"),
            ("x.csv", b"Date,Event\n1/5/22,A\n", "nobody"),
            ("x.docx", b"PK\x03\x04" + b"0" * 100, "health"),
        ):
            assert me.upload("/import", name, content, agency=agency, order="").code == 409
        assert me.upload("/import", "x.csv", b"a", agency="health", order="odd").code == 409
        assert me.send("/import", {"agency": "health", "file": "no file"}).code == 409
        assert me.send("/import/99", {}).code == 409
    assert held(root) == before


@pytest.mark.git
@pytest.mark.skipif(not needs_git, reason="git")
def test_a_version_is_kept_with_a_note(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    root = folder(FILES)
    with opened(root) as me:
        assert "In which role" in me.ask("/save").words
        asked = me.send("/save", {"note": "First"})
        assert asked.code == 422
        assert "Not kept yet: give the role" in asked.words
        assert "In which role" in asked.words
        wrong = me.send("/save", {"note": "First", "role": "Peregrine Tolleton"})
        assert wrong.code == 422
        assert "That is a name of the key" in wrong.words
        assert "Tolleton" not in wrong.words
        assert me.send("/save", {"note": "First", "role": "LR1"}).code == 303
        home = me.ask("/").words
        assert "Kept as version" in home
        assert "It is the first, and holds the whole review: agencies 1" in home
        assert ".gitignore" not in home
        assert "In which role" not in me.ask("/save").words
        assert git(root, "log", "-1", "--format=%an %s") == "LR1 First"
        assert me.send("/save", {"note": "Again"}).code == 303
        assert "Nothing of the review has changed" in me.ask("/").words
