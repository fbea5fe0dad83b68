"""What readers propose in a draft is put into its field, and nothing else moves by a byte."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import typer

from conftest import Lt
from goldens import small
from learning_together.actions import report
from learning_together.actions.comments import take
from learning_together.actions.comments.apply import Proposal, apply
from learning_together.cli import console
from learning_together.documents.prose import safe_markdown
from learning_together.ids import Id
from learning_together.records.field_paths import shape_at
from learning_together.records.kinds.comment import Comment
from learning_together.reports.references import references
from learning_together.review.load import load
from random_changes import Meant, change, text_of
from sample import SAMPLE, Folder, held, write
from word_drafts import Word, w

TODAY = date(2024, 3, 1)
RICH = """\
- id: KPE1   # the first
  title: Two visits on one morning
  start: 2022-03-14
  why_key: >-
    Two services stood at one door and left with two stories, as [[CV1]] and **[[CV2]]**
    told us.
  timeline: [health-001, police-001]
  what_happened: |
    The health visitor and the officers spoke on the doorstep:

    - she told them about the *weight*, which [[health-001]] holds;
    - they told her about the call, and that "nobody" would come.

    > We both thought the other had it.

    1. First they left.
    2. Then she wrote it down, in [[KPE2]]'s words.
  # a note of ours
  known_at_the_time: 'Weight and call were each known to one service; it''s in [[KPE2]].'
  appraisal: "Both did what their guidance asks for; *neither* wrote down what the other had said."
  local_rationality: |-
    A word at the door is quicker than a form. It **felt like sharing**, said one.
    The second line of it belongs to the first.

    A paragraph of its own stands here, with a [link](https://example.org/guide) in it.
- {id: KPE2, title: A plan drawn up with the mother, why_key: From here on one person held it all.,
   appraisal: "Good practice, and rare."}
"""


def files() -> dict[str, str]:
    return {**SAMPLE, **small(), "episodes.yaml": RICH}


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    root = write(tmp_path_factory.mktemp("sent") / "review", files())
    (written,) = report.report(root, ["episodes"], report.Request(out=root.parent))
    return written.path.read_bytes()


def texts(root: Path) -> dict[tuple[str, tuple[Any, ...]], tuple[str, ...]]:
    """What each text of a record shows, in lines."""
    review = load(root).review
    refer = references(review)
    found = {}
    for record in review:
        for steps, typed in _leaves(record.origin.data, ()):
            shape = shape_at(type(record), steps)
            if shape is None or record.KIND.name == "comments":
                continue
            text = safe_markdown.Prose(typed) if shape.prose else typed
            plain = safe_markdown.plain(text, lambda id: refer(id).label)
            lines = [re.sub(r"^(?:•|[0-9]+\.) ", "", line) for line in plain.split("\n")]
            found[record.id_text, steps] = tuple(line for line in lines if line.strip())
    return found


def _leaves(value: Any, steps: tuple[Any, ...]) -> Iterator[tuple[tuple[Any, ...], str]]:
    if isinstance(value, str):
        yield steps, value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield from _leaves(one, (*steps, name))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _leaves(one, (*steps, number))


def _even(text: str) -> str:
    return " ".join(text.replace("“", "").replace("”", "").split())


def held_to(root: Path, name: str, old: bytes, steps: list[tuple[str, str]]) -> None:
    """Every line that is no line of the fields that changed is as it was, byte for byte."""
    before, after = old.split(b"\n"), (root / name).read_bytes().split(b"\n")
    own: dict[int, tuple[str, str]] = {}
    for record in load(root).review:
        if record.origin.source.path == name:
            for field in record.origin.data:
                own[record.place(field, key=True).line] = (record.id_text, field)
    owner, owners = ("", ""), []
    for number in range(1, len(after) + 1):
        owner = own.get(number, owner)
        owners.append(owner)
    kept = [line for line, at in zip(after, owners, strict=True) if at not in steps]
    rest = iter(before)
    assert all(line in rest for line in kept if not line.lstrip().startswith(b"#")), kept


def tried(seed: int, sent: bytes, place: Path) -> list[tuple[Meant, Proposal]]:
    """Makes some changes at random spots of a draft, and puts each in."""
    draw = random.Random(seed)
    root = write(place / f"review{seed}", files())
    before, old = texts(root), held(root)
    lines: dict[str, list[tuple[str, tuple[Any, ...]]]] = {}
    for key, those in before.items():
        for line in those:
            lines.setdefault(_even(line), []).append(key)
    file = Word(sent)
    spots = [
        one
        for one in file.body.iter(w("p"))
        if [id_[:3] for id_, _ in lines.get(_even(text_of(one)), ())] == ["KPE"]
        and len(text_of(one).split()) > 2
        and one.getparent().tag == w("body")
    ]
    # Two changes that touch are one to Word; every other paragraph is enough.
    start = draw.randrange(2)
    meant = [change(file, one, draw) for one in spots[start::2]]
    path = place / f"back{seed}.docx"
    path.write_bytes(file.bytes())
    take(root, [path])
    recorded = held(root)
    assert {name: recorded[name] for name in old} == old
    ids = [one.id for one in take(root, [path], dry=True).items if one.kind == "change"]
    assert len(ids) == len(meant)  # nothing else was told as changed
    found = apply(root, ids, yes=ids, today=TODAY)
    applied = {
        (value.record.id_text, value.steps)
        for one in found
        if one.outcome == "applied"
        for value in one.values
    }
    expected = {key: [*map(_even, those)] for key, those in before.items()}
    pairs = []
    for one in found:
        was = _even((one.comment.rewordings[0].was or "").split("\n")[0])
        (said,) = [each for each in meant if _even(each.old) == was]
        pairs.append((said, one))
        if one.outcome == "applied":
            (key,) = lines[was]
            at = expected[key].index(was)
            expected[key][at : at + 1] = [_even(line) for line in said.new]
    after = texts(root)
    for key, wanted in expected.items():
        assert [*map(_even, after.get(key, ()))] == wanted, (seed, key)
        assert key in applied or after.get(key, ()) == before[key]
    now = held(root)
    for name, data in old.items():
        if now[name] != data:
            held_to(root, name, data, [(id_, str(steps[0])) for id_, steps in applied])
    assert load(root).problems == ()
    return pairs


@pytest.mark.parametrize("seed", range(3))
def test_what_a_reader_meant_stands_in_the_field(seed: int, sent: bytes, tmp_path: Path) -> None:
    pairs = tried(seed, sent, tmp_path)
    assert len(pairs) >= 5


@pytest.mark.long
def test_two_hundred_proposals(sent: bytes, tmp_path: Path) -> None:
    pairs = [pair for seed in range(100, 140) for pair in tried(seed, sent, tmp_path)]
    assert len(pairs) >= 200
    left = [one for _, one in pairs if one.outcome != "applied"]
    assert len(left) <= 10, [(one.comment.rewordings, one.why) for one in left]


def reworded(root: Path, *comments: str) -> Path:
    (root / "comments.yaml").write_text("".join(f"- {one}\n" for one in comments), "utf-8")
    return root


def one_of(field: str, was: str, would_be: str, id_: str = "COM1", record: str = "KPE1") -> str:
    return (
        f"{{id: {id_}, record: {record}, field: {field}, text: Other words., author: Reader 2, "
        f'rewordings: [{{was: "{was}", would_be: "{would_be}"}}]}}'
    )


APPRAISAL = "Both did what their guidance asks for; neither wrote down what the other had said."


def test_what_has_changed_since_beside_it_stays(folder: Folder, lt: Lt) -> None:
    changed = RICH.replace("their guidance asks", "their policy asks")
    root = reworded(
        folder({**files(), "episodes.yaml": changed}),
        one_of("appraisal", APPRAISAL, APPRAISAL.replace("neither", "none")),
    )
    assert lt("comments", "--apply", "COM1", cwd=root).code == 0
    assert "their policy asks for; *none* wrote" in (root / "episodes.yaml").read_text("utf-8")
    comments = (root / "comments.yaml").read_text("utf-8")
    assert "status: accepted" in comments
    assert "Put into KPE1, Appraisal of practice." in comments
    again = lt("comments", "--apply", "COM1", cwd=root)
    assert again.code == 1
    assert "It was put in on" in again.out


@pytest.mark.parametrize(
    ("was", "would_be", "says"),
    [
        (
            APPRAISAL.replace("neither", "nobody"),
            APPRAISAL.replace("neither", "all"),
            "since the draft",
        ),
        ("A heading of the report", "Another one", "typed nowhere"),
        (APPRAISAL, APPRAISAL + " [picture]", "Pictures and notes"),
    ],
)
def test_what_cannot_be_put_in_says_why(
    folder: Folder, lt: Lt, was: str, would_be: str, says: str
) -> None:
    root = reworded(folder(files()), one_of("appraisal", was, would_be))
    before = held(root)
    ran = lt("comments", "--apply", "COM1", cwd=root)
    assert ran.code == 1
    assert says in " ".join(ran.out.split())
    assert held(root) == before


def test_words_that_stand_twice_are_left(folder: Folder, lt: Lt) -> None:
    twice = RICH.replace('"Good practice, and rare."', "Good. Good.")
    root = reworded(
        folder({**files(), "episodes.yaml": twice}),
        one_of("appraisal", "Good.", "Bad.", record="KPE2"),
    )
    ran = lt("comments", "--apply", "COM1", cwd=root)
    assert "more than once" in " ".join(ran.out.split())


def test_agreed_words_wait_for_a_yes(folder: Folder, lt: Lt) -> None:
    root = folder(files())
    assert lt("agree", "CV1", "--on", "2023-01-10", cwd=root).code == 0
    conversation = load(root).review.find(Id("CV1"))
    assert conversation is not None
    field = next(
        name for name in conversation.KIND.words
        if isinstance(conversation.origin.data.get(name), str) and name != "participant"
    )  # fmt: skip
    was = conversation.origin.data[field].strip().split("\n")[0]
    reworded(root, one_of(field, was, f"{was} So she said.", record="CV1"))
    before = held(root)
    asked = lt("comments", "--apply", "Reader 2", cwd=root)
    assert asked.code == 1
    assert "agree anew" in " ".join(asked.out.split())
    assert held(root) == before
    assert lt("comments", "--apply", "COM1", "--yes", "COM1", cwd=root).code == 0
    assert "So she said." in (root / "conversations" / "CV1.yaml").read_text("utf-8")


def test_a_reference_that_goes_waits_for_a_yes(folder: Folder, lt: Lt) -> None:
    was = "Weight and call were each known to one service; it's in KPE2."
    root = reworded(
        folder(files()), one_of("known_at_the_time", was, was.replace("; it's in KPE2", ""))
    )
    ran = lt("comments", "--apply", "COM1", "--format", "json", cwd=root)
    (one,) = json.loads(ran.out)["comments"]
    assert one["outcome"] == "asks"
    assert "reference to KPE2" in one["why"][0]


def test_one_that_brings_in_a_fault_does_not_hinder_the_others(folder: Folder, lt: Lt) -> None:
    root = reworded(
        folder(files()),
        one_of("appraisal", APPRAISAL, APPRAISAL.replace("neither", "none")),
        one_of("title", "Two visits on one morning", "", "COM2"),
        one_of("start", "14 March 2022", "the thirteenth-ish", "COM3"),
        one_of("start", "14 March 2022", "13 March 2022", "COM4"),
    )
    ran = lt("comments", "--apply", "COM1,COM3,COM4", cwd=root)
    assert ran.code == 1
    text = (root / "episodes.yaml").read_text("utf-8")
    assert "*none* wrote" in text
    assert "start: 2022-03-13" in text
    assert "COM3" in ran.out


def test_one_by_one(folder: Folder, lt: Lt, monkeypatch: pytest.MonkeyPatch) -> None:
    root = reworded(
        folder(files()),
        one_of("appraisal", APPRAISAL, APPRAISAL.replace("neither", "none")),
        "{id: COM2, record: KPE1, text: Who says so?, author: Reader 1}",
        one_of("appraisal", APPRAISAL, APPRAISAL.replace("Both", "All"), "COM3"),
    )
    answers = iter(["y", "n", "Both records do.", "q"])
    monkeypatch.setattr(console, "can_ask", lambda: True)
    monkeypatch.setattr(typer, "prompt", lambda *_, **__: next(answers))
    ran = lt("comments", cwd=root)
    assert ran.code == 0, ran.err
    assert "[-neither-] [+none+]" in ran.out
    found = {one.id_text: one for one in load(root).review.all(Comment)}
    assert (found["COM1"].status, found["COM1"].applied_on is None) == ("accepted", False)
    assert (found["COM2"].status, found["COM2"].answer) == ("declined", "Both records do.")
    assert found["COM3"].status is None


def test_the_report_lists_what_was_done(folder: Folder, lt: Lt) -> None:
    root = reworded(
        folder(files()), one_of("appraisal", APPRAISAL, APPRAISAL.replace("neither", "none"))
    )
    lt("comments", "--apply", "COM1", cwd=root)
    assert lt("report", "comments", "--to", "md", cwd=root).code == 0
    text = (root / "reports" / "comments.md").read_text("utf-8")
    assert re.search(r"- .*COM1.*, Reader 2: Accepted, and put into the text on ", text)
