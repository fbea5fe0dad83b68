"""`lt comments`: what readers said becomes records, once, and without a name."""

import io
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from conftest import Lt
from goldens import GOLDEN, body, small
from learning_together.actions import report
from learning_together.actions.comments import CommentsResult, take
from learning_together.actions.comments.authors import plain
from learning_together.errors import LtError
from learning_together.folder.private_folder import GUARD
from learning_together.folder.private_places import READERS
from learning_together.ids import Id
from learning_together.office import package
from learning_together.records.kinds.comment import Comment
from learning_together.review.load import load
from sample import Folder, held
from word_drafts import CASES, KIM, PAT, SAM, Bases, Word

KEY = "- {code: HV1, names: [Pat Example], known_as: [Pat]}\n"
OTHER_REPORTS = {
    "chronology-columns",
    "facts-of-the-review",
    "factors-rows",
    "findings-fields",
    "review-sections",
}
NAMES = ("Pat", "Example", "Sam", "Sample", "Kim", "Specimen")


@pytest.fixture(scope="module")
def bases(tmp_path_factory: pytest.TempPathFactory) -> Bases:
    from sample import SAMPLE, write

    root = write(tmp_path_factory.mktemp("made") / "review", {**SAMPLE, **small()})
    (written,) = report.report(root, ["episodes"], report.Request(out=root.parent))
    return {"episodes": written.path.read_bytes()}


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(small())


def saved(place: Path, name: str, data: bytes) -> Path:
    path = place.parent / f"{name}.docx"
    path.write_bytes(data)
    return path


def recorded(root: Path) -> dict[str, Comment]:
    loaded = load(root)
    assert not loaded.problems, [one.message for one in loaded.problems]
    return {one.id_text: one for one in loaded.review.all(Comment)}


def ids(taken: CommentsResult) -> list[str]:
    return [one.id for one in taken.items if one.new]


def test_comments_become_records(root: Path, bases: Bases) -> None:
    path = saved(root, "back", CASES["replacements-of-two-readers"](bases))
    take(root, [path])
    first = recorded(root)["COM1"]
    assert (first.record, first.field, first.draft) == (Id("KPE1"), "why_key", 2)
    assert (first.author, str(first.date), first.status) == ("Reader 1", "2024-02-12", "open")
    assert (first.quoted, first.proposed) == ("two stories", "three stories")
    assert first.text
    assert first.text.startswith("Proposes other words")


def test_nothing_else_changes(root: Path, bases: Bases, lt: Lt) -> None:
    before = held(root)
    path = saved(root, "back", CASES["comments-on-prose-heading-table"](bases))
    draft = path.read_bytes()
    assert lt("comments", path, cwd=root).code == 0
    after = held(root)
    assert set(after) - set(before) == {"comments.yaml", READERS}
    assert {name: after[name] for name in before} == before
    assert path.read_bytes() == draft


def test_what_stands_in_comments_stays(folder: Folder, bases: Bases) -> None:
    old = "# Ours.\n- id: COM4   # the first\n  text: Too short\n  author: Reader 7\n"
    root = folder({**small(), "comments.yaml": old})
    taken = take(root, [saved(root, "back", CASES["without-a-range"](bases))])
    assert (root / "comments.yaml").read_text().startswith(old)
    assert ids(taken) == ["COM5", "COM6", "COM7"]
    assert recorded(root)["COM5"].author == "Reader 8"


def test_records_in_files_of_their_own(folder: Folder, bases: Bases) -> None:
    root = folder({**small(), "comments/first.yaml": "id: COM1\ntext: Too short\n"})
    take(root, [saved(root, "back", CASES["without-a-range"](bases))])
    assert set(recorded(root)) == {"COM1", "COM2", "COM3", "COM4"}
    assert (root / "comments" / "comments-COM4.yaml").is_file()


@pytest.mark.parametrize("name", sorted(CASES.keys() - OTHER_REPORTS))
def test_a_second_run_adds_nothing(name: str, root: Path, bases: Bases) -> None:
    path = saved(root, name, CASES[name](bases))
    first = take(root, [path])
    before = held(root)
    again = take(root, [path, path])
    assert not ids(again)
    assert held(root) == before
    assert len(again.items) == len(first.items)
    assert len(recorded(root)) == len(ids(first))


def test_several_copies_at_once(root: Path, bases: Bases) -> None:
    """A copy that was passed on holds what another reader said before; it counts once."""
    one = Word(bases["episodes"])
    one.on("left with two stories", "They left with three.", PAT)
    passed_on = Word(one.bytes())
    passed_on.comments = one.comments
    passed_on.number = one.number
    passed_on.on("neither", "Too strong.", SAM)
    other = Word(bases["episodes"])
    other.on("neither", "Too strong.", KIM, when="")
    other.replace("two stories", "three stories", KIM)
    paths = [
        saved(root, name, file.bytes())
        for name, file in (("one", one), ("two", passed_on), ("three", other))
    ]
    taken = take(root, paths)
    assert sorted((one.author, one.files) for one in taken.items) == [
        ("Reader 1", [1, 2]),
        ("Reader 2", [2]),
        ("Reader 3", [3]),
        ("Reader 3", [3]),
    ]
    assert len(recorded(root)) == 4
    assert not ids(take(root, paths[::-1]))


def test_readers_who_say_the_same(root: Path, bases: Bases) -> None:
    """The same words at the same spot, in the same minute or without any date: both count."""
    for when in ("2024-02-12T10:15:00Z", ""):
        for author in (PAT, SAM):
            file = Word(bases["episodes"])
            file.on("neither", f"Agreed{when[:1]}", author, when=when)
            path = saved(root, f"by-{author[:3]}{when[:1]}", file.bytes())
            assert len(ids(take(root, [path]))) == 1
            assert not ids(take(root, [path]))
    assert len({one.mark for one in recorded(root).values()}) == 4


def test_a_draft_that_was_rearranged(root: Path, bases: Bases) -> None:
    file = Word(bases["episodes"])
    file.on("left with two stories", "They left with three.")
    take(root, [saved(root, "back", file.bytes())])
    body = file.body[0]
    body.insert(0, body[-3])  # something else stands first now
    assert not ids(take(root, [saved(root, "again", file.bytes())]))


def test_answers_name_what_they_answer(root: Path, bases: Bases) -> None:
    path = saved(root, "back", CASES["replies-and-resolved"](bases))
    take(root, [path])
    said = recorded(root)
    assert said["COM2"].text
    assert said["COM2"].text.startswith("In reply to COM1 (Reader 1): It is what the records show.")
    assert [one.status for one in said.values()] == ["noted"] * 3 + ["open"] * 2
    assert "(Marked as resolved in the draft.)" in said["COM2"].text


def test_what_cannot_be_placed_is_told_and_recorded(root: Path, bases: Bases, lt: Lt) -> None:
    ran = lt("comments", saved(root, "back", CASES["bookmarks-lost"](bases)), cwd=root)
    assert ran.code == 0
    assert "COM1 could not be brought to a record" in ran.out
    first = recorded(root)["COM1"]
    assert first.record is None
    assert first.quoted == "left with two stories"
    assert first.text
    assert "(Stood under “Why this episode is key”, at no record.)" in first.text
    gone = take(root, [saved(root, "gone", CASES["record-gone"](bases))])
    text = recorded(root)[ids(gone)[0]].text
    assert text
    assert "Stood at KPE7, which the review does not have." in text


def test_nobody_is_named(root: Path, bases: Bases, lt: Lt) -> None:
    name = "comments-on-prose-heading-table"
    path = saved(root, "back", CASES[name](bases))
    ran = lt("comments", path, cwd=root)
    data = lt("comments", path, "--format", "json", cwd=root)
    for text in (ran.out, data.out, (root / "comments.yaml").read_text(encoding="utf-8")):
        assert not [name for name in NAMES if name in text]
    kept = (root / READERS).read_text(encoding="utf-8")
    assert "- name: Pat Example\n  called: Reader 1\n" in kept
    assert "which stays out of git" in " ".join(ran.out.split())


def test_the_key_gives_codes(folder: Folder, bases: Bases) -> None:
    root = folder({**small(), "private/identities.yaml": KEY})
    file = Word(bases["episodes"])
    file.on("neither", "Ask Pat; Pat  Example's notes say it. Spat is no name.", "Example, Pat")
    file.on("two stories", "PAT EXAMPLE said so, and Example too.", "PC1")
    taken = take(root, [saved(root, "back", file.bytes())])
    said = recorded(root)
    assert [one.author for one in said.values()] == ["PC1", "HV1"]
    assert said["COM2"].text == "Ask HV1; HV1's notes say it. Spat is no name."
    assert said["COM1"].text == "HV1 said so, and Example too."
    assert taken.doubtful == ("COM1",)
    assert not (root / READERS).exists()
    assert not ids(take(root, [root.parent / "back.docx"]))


def test_a_key_that_came_later(root: Path, bases: Bases) -> None:
    file = Word(bases["episodes"])
    file.on("neither", "Pat Example knows.", PAT)
    path = saved(root, "back", file.bytes())
    take(root, [path])
    (root / "private" / "identities.yaml").write_text(KEY)
    assert not ids(take(root, [path]))


def test_another_computer_knows_the_readers_again(root: Path, bases: Bases) -> None:
    """Without the list of readers, what is recorded still is; a reader keeps their number."""
    path = saved(root, "back", CASES["comments-on-prose-heading-table"](bases))
    take(root, [path])
    who = {one.said.author: one.author for one in take(root, [path]).items}
    shutil.rmtree(root / "private")
    assert not ids(take(root, [path]))
    later = Word(bases["episodes"])
    for author in (KIM, SAM, PAT):
        later.on("neither", f"Later, {author[:1]}.", author)
    data = Word(path.read_bytes())
    taken = take(root, [path, saved(root, "later", later.bytes())])
    assert {one.said.author: one.author for one in taken.items if one.new} == who
    assert data.body is not None


def test_the_list_of_readers_is_only_added_to(root: Path, bases: Bases) -> None:
    kept = "# Mine\n- name: sam   sample\n  called: RT1\n- {name: Old Reader, called: Reader 4}"
    (root / "private").mkdir(exist_ok=True)
    (root / READERS).write_text(kept)
    taken = take(root, [saved(root, "back", CASES["replies-and-resolved"](bases))])
    assert {one.said.author: one.author for one in taken.items} == {
        PAT: "Reader 5",
        SAM: "RT1",
        KIM: "Reader 6",
    }
    text = (root / READERS).read_text()
    assert text.startswith(kept + "\n- name: Pat Example\n  called: Reader 5\n")


def test_a_list_of_readers_that_cannot_be_read(root: Path, bases: Bases) -> None:
    (root / "private").mkdir(exist_ok=True)
    (root / READERS).write_text("- name: [\n")
    before = held(root)
    with pytest.raises(LtError) as caught:
        take(root, [saved(root, "back", CASES["moves"](bases))])
    assert READERS in caught.value.message
    assert held(root) == before


@pytest.mark.git
def test_names_are_not_put_where_git_sees_them(root: Path, bases: Bases) -> None:
    subprocess.run(["git", "init", "-q", root], check=True)
    path = saved(root, "back", CASES["moves"](bases))
    before = held(root)
    with pytest.raises(LtError) as caught:
        take(root, [path])
    assert "git would save the names" in caught.value.message
    assert held(root) == before
    (root / ".gitignore").write_text("/private/\n")
    assert ids(take(root, [path]))


@pytest.mark.git
def test_names_stay_out_of_a_git_that_is_on_another_computer(
    root: Path, bases: Bases, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", root], check=True)
    path = saved(root, "back", CASES["moves"](bases))
    (root / "private").mkdir(exist_ok=True)
    (root / GUARD).write_text("mine\n")
    before = held(root)
    with monkeypatch.context() as there:
        there.setenv("PATH", "")
        with pytest.raises(LtError) as caught:
            take(root, [path])
        assert "cannot be asked on this computer" in caught.value.message
        assert held(root) == before
        (root / GUARD).unlink()
        assert ids(take(root, [path]))
    assert (root / READERS).is_file()
    seen = ["git", "-C", str(root), "status", "--porcelain", "--untracked-files=all"]
    said = subprocess.run(seen, check=True, capture_output=True, text=True).stdout
    assert "comments.yaml" in said
    assert "private/" not in said


def test_a_dry_run_writes_nothing(root: Path, bases: Bases, lt: Lt) -> None:
    before = held(root)
    path = saved(root, "back", CASES["comments-on-prose-heading-table"](bases))
    ran = lt("comments", path, "--dry-run", cwd=root)
    assert ran.code == 0
    assert "9 comments would be added" in ran.out
    assert held(root) == before


def test_json(root: Path, bases: Bases, lt: Lt) -> None:
    path = saved(root, "back", CASES["replies-and-resolved"](bases))
    ran = lt("comments", path, path, "--format", "json", cwd=root)
    found: dict[str, Any] = json.loads(ran.out)
    assert found["version"] == 1
    assert found["added_to"] == "comments.yaml"
    assert [one["same_as"] for one in found["files"]] == [None, 1]
    first = found["comments"][0]
    assert (first["id"], first["state"], first["files"]) == ("COM1", "new", [1, 2])
    assert found["summary"] == {
        "new": 5,
        "recorded": 0,
        "unplaced": 0,
        "other_review": 0,
        "new_readers": 3,
    }
    again = json.loads(lt("comments", path, "--format", "json", cwd=root).out)
    assert {one["state"] for one in again["comments"]} == {"recorded"}
    assert again["added_to"] is None


def test_a_draft_of_another_review(root: Path, bases: Bases, lt: Lt) -> None:
    path = saved(root, "back", CASES["of-another-review"](bases))
    before = held(root)
    ran = lt("comments", path, cwd=root)
    assert ran.code == 1
    assert "They left with three." in ran.out
    assert "draft of another review, “Another Street”" in " ".join(ran.out.split())
    assert held(root) == before
    assert lt("comments", path, "--anyhow", cwd=root).code == 0
    assert len(recorded(root)) == 1


def test_a_file_that_lt_did_not_make(root: Path, bases: Bases, lt: Lt) -> None:
    ran = lt("comments", saved(root, "letter", CASES["not-made-by-lt"](bases)), cwd=root)
    assert ran.code == 0
    assert "lt did not make this file" in ran.out
    assert recorded(root)["COM1"].quoted == "A letter about something else."


@pytest.mark.parametrize("bad", ["nowhere.docx", "letter.doc"])
def test_one_bad_file_stops_it_all(bad: str, root: Path, bases: Bases, lt: Lt) -> None:
    good = saved(root, "back", CASES["moves"](bases))
    (root.parent / "letter.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    before = held(root)
    ran = lt("comments", good, root.parent / bad, cwd=root)
    assert ran.code == 2
    assert bad in ran.err.replace("\n", "")
    assert held(root) == before


def test_a_review_that_cannot_be_read_whole(folder: Folder, bases: Bases) -> None:
    root = folder({**small(), "comments.yaml": "- id: COM1\n  text: one: two\n"})
    with pytest.raises(LtError) as caught:
        take(root, [saved(root, "back", CASES["moves"](bases))])
    assert "comments.yaml" in caught.value.message


def test_words_that_yaml_could_trip_over(root: Path, bases: Bases) -> None:
    file = Word(bases["episodes"])
    texts = ["# no comment", "key: value", "- dash", "'quoted' \"twice\"", "@home", "*star", "no"]
    texts += [
        "[[KPE1]] and [[nothing]]",
        "{brace}",
        "a\n\nb",
        "|",
        "12:30",
        "C:\\dir",
        "~",
        "&amp;",
    ]
    for text in texts:
        file.on("neither", text.replace("&", "&amp;"))
    taken = take(root, [saved(root, "back", file.bytes())])
    said = [recorded(root)[id_].text for id_ in ids(taken)]
    assert said == [text.replace("[[nothing", "\\[[nothing") for text in texts]


def test_how_names_are_compared() -> None:
    assert plain("EXAMPLE, Pat (Westhaven Trust)") == plain("Pat  Example") == "pat example"


def test_many_changes_are_added_at_once(root: Path, bases: Bases) -> None:
    file = Word(bases["episodes"])
    for number in range(400):
        file.on("neither", f"Number {number}.")
    taken = take(root, [saved(root, "back", file.bytes())])
    assert len(ids(taken)) == 400
    assert len(recorded(root)) == 400


ANSWERED = """\
- id: COM1
  record: KPE1
  field: appraisal
  draft: 2
  author: HV1
  date: 2023-11-20
  quoted: neither
  text: |-
    Too strong.

    It is what [[CV1]] says, though.
  proposed: none of them
- id: COM2
  record: FIN1
  author: PC1
  date: 2023-11-18
  text: Well put.
  status: noted
- id: COM3
  text: "| A comment | on the title page"
  status: declined
  answer: It is the board's title.
  answered_on: 2023-12-01
- id: COM4
  record: KPE1
  field: what_happened
  text: We spoke longer.
  status: open
"""


def test_the_report(folder: Folder, lt: Lt, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    root = folder({**small(), "comments.yaml": ANSWERED})
    (written,) = report.report(root, ["comments"], report.Request(formats="md", out=tmp_path))
    golden = GOLDEN / "comments-team.md"
    if request.config.getoption("--update"):
        golden.write_text(body(written.path), encoding="utf-8", newline="\n")
    assert body(written.path) == golden.read_text(encoding="utf-8")
    assert lt("report", "comments", "--to", "docx,html", cwd=root).code == 0


def test_the_report_without_comments(root: Path, tmp_path: Path) -> None:
    with pytest.raises(LtError) as caught:
        list(report.report(root, ["comments"], report.Request(formats="md", out=tmp_path)))
    assert caught.value.message.endswith("the review has no comment yet.")
    assert caught.value.hint.startswith("lt comments brings them back")


def untracked(data: bytes, old: str, new: str) -> bytes:
    """A draft in which somebody has typed with Track Changes off."""
    document = docx.Document(io.BytesIO(data))
    run = next(
        one
        for paragraph in document.element.iter(qn("w:p"))
        for one in paragraph.iter(qn("w:t"))
        if old in (one.text or "")
    )
    run.text = run.text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_what_was_not_tracked_is_shown_before_and_after(lt: Lt, root: Path, bases: Bases) -> None:
    sent = bases["episodes"]
    episode = (root / "episodes.yaml").read_text(encoding="utf-8")
    back = untracked(sent, "what their guidance asks for", "what Pat Example asks for")
    assert "guidance asks for; *neither*" in episode
    path = saved(root, "back", back)
    (root / "private/identities.yaml").write_text(KEY, encoding="utf-8")
    ran = lt("comments", str(path), cwd=root, width=300)
    assert ran.code == 0, ran.err
    assert "On: “Both did what their guidance asks for; neither wrote down what" in ran.out
    assert "Proposed: “Both did what HV1 asks for; neither wrote down what" in ran.out
    assert "Changed without being tracked, by whoever saved the file last." in ran.out
    assert "Example" not in ran.out
    assert "cannot be told" not in ran.out
    (one,) = recorded(root).values()
    assert (str(one.record), one.status, one.author) == ("KPE1", "open", "Unnamed reader")
    found = json.loads(lt("comments", str(path), "--format", "json", cwd=root).out)
    assert (found["untracked"], found["summary"]["recorded"]) == ([], 1)
    assert lt("comments", "--apply", "COM1", cwd=root).code == 0
    now = (root / "episodes.yaml").read_text(encoding="utf-8")
    assert now == episode.replace("what their guidance asks for", "what HV1 asks for")


def test_what_was_not_tracked_and_cannot_be_recorded_is_shown(
    lt: Lt, root: Path, bases: Bases
) -> None:
    episode = (root / "episodes.yaml").read_text(encoding="utf-8")
    path = saved(root, "back", untracked(bases["episodes"], "what their guidance", "what others"))
    (root / "episodes.yaml").write_text(
        episode.replace("guidance asks for", "guidance wants"), encoding="utf-8"
    )
    ran = lt("comments", str(path), cwd=root, width=300)
    before, _, after = ran.out.partition("After: ")
    assert "Changed without being tracked; not recorded" in before
    assert "that the review does not say in these words" in before
    assert "Both did what others asks for" in after
    found = json.loads(lt("comments", str(path), "--format", "json", cwd=root).out)
    (one,) = found["untracked"]
    assert (one["record"], one["lost"], one["before"], len(one["after"])) == ("KPE1", 1, [], 1)


def test_a_draft_of_0_1_0_cannot_tell_what_was_not_tracked(
    lt: Lt, root: Path, bases: Bases
) -> None:
    parts = package.unpacked(bases["episodes"])
    rels = "word/_rels/document.xml.rels"
    parts[rels] = re.sub(rb'<Relationship Id="lt-shown-text"[^>]*>', b"", parts[rels])
    path = saved(root, "back", package.write(parts))
    ran = lt("comments", str(path), cwd=root, width=300)
    assert "changes made with Track Changes off cannot be told" in ran.out
    found = json.loads(lt("comments", str(path), "--format", "json", cwd=root).out)
    assert [one["fingerprints"] for one in found["files"]] == [False]
    assert found["untracked"] == []
