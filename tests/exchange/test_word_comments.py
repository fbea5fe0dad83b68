"""Comments and tracked changes out of Word files: a corpus, each with what is expected of it.

The expected texts lie in `data/comments/<case>.yaml`; `--update` writes them anew. What is said
below of all cases does not rest on them.
"""

import io
import re
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from lxml import etree

import libreoffice
import reading_here
from documents.sample import W, parts, words
from learning_together import ids
from learning_together.actions import report
from learning_together.exchange.text_fingerprint import fingerprint
from learning_together.exchange.word_comments import places
from learning_together.exchange.word_comments.draft import Draft
from learning_together.exchange.word_comments.in_review import known_of, read
from learning_together.ids import Id
from learning_together.office import package
from learning_together.records.base import Model
from learning_together.records.shape import fields
from learning_together.review.load import load
from learning_together.seal import is_as_written
from places import TESTS
from sample import write
from word_drafts import CASES, Bases, Word, w
from word_shapes import SHAPES

DATA = TESTS / "data" / "comments"
SMALL = TESTS / "golden" / "small-review"
SAVED = sorted(path.stem for path in DATA.glob("*.docx"))
MADE = {**CASES, **SHAPES}
NAMES = [*MADE, *SAVED]

#: Cases of which some comment or change has no record to go to, and how many.
UNPLACED = {
    "orphans": 1,
    "header-and-footnote": 1,
    "title-page-and-contents": 1,
    "bookmarks-lost": 1,
    "record-gone": 1,
    "not-made-by-lt": 1,
}


@pytest.fixture(scope="session")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(
        tmp_path_factory.mktemp("drafts") / "review",
        {
            path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8")
            for path in SMALL.rglob("*")
            if path.is_file()
        },
    )


@pytest.fixture(scope="session")
def bases(root: Path) -> Bases:
    names = ["episodes", "chronology", "findings", "review", "factors"]
    return {
        name: written.path.read_bytes()
        for name, written in zip(
            names,
            report.report(root, names, report.Request(out=root.parent / "out")),
            strict=True,
        )
    }


def data_of(name: str, bases: Bases) -> bytes:
    return MADE[name](bases) if name in MADE else (DATA / f"{name}.docx").read_bytes()


@cache
def _review(root: Path) -> Any:
    return load(root).review


def drawn(name: str, bases: Bases, root: Path) -> Draft:
    return read(data_of(name, bases), f"{name}.docx", _review(root))


def told(draft: Draft) -> dict[str, Any]:
    said = []
    for one in draft.said:
        fields = {
            "kind": one.kind,
            "author": one.author,
            "when": one.when,
            "record": one.place.record,
            "field": one.place.field,
            "missing": one.place.missing,
            "where": "" if one.place.record else one.where,
            "quoted": one.quoted,
            "text": one.text,
            "proposed": one.proposed,
            "answers": one.answers,
            "resolved": one.resolved,
        }
        said.append(
            {
                key: value
                for key, value in fields.items()
                if value or (key == "answers" and value == 0)
            }
        )
    facts = {"ours": draft.ours, "formatting": draft.formatting, "lost": draft.lost}
    return {**{key: value for key, value in facts.items() if value}, "said": said}


def test_there_are_enough() -> None:
    assert len(NAMES) >= 60
    assert len(SAVED) >= 4


@pytest.mark.parametrize("name", NAMES)
def test_what_is_expected(
    name: str, bases: Bases, root: Path, request: pytest.FixtureRequest
) -> None:
    found = told(drawn(name, bases, root))
    path = DATA / f"{name}.yaml"
    if request.config.getoption("--update"):
        text = yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=100)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert found == yaml.safe_load(path.read_text(encoding="utf-8"))


# "looks-only" has words that were typed again as they were: counted, not told.
@pytest.mark.parametrize("name", [name for name in NAMES if name != "looks-only"])
def test_nothing_is_lost(name: str, bases: Bases, root: Path) -> None:
    """Every comment is there, and every tracked word is in what is told of its reader."""
    draft = drawn(name, bases, root)
    parts = [
        etree.fromstring(part)
        for part in _parts(data_of(name, bases))
        if b"w:" in part or b"ns0:" in part
    ]
    comments = [one for part in parts for one in part.iter("{*}comment")]
    assert len(comments) == sum(one.kind == "comment" for one in draft.said)
    for comment in comments:
        words = _even("".join(one.text or "" for one in comment.iter("{*}t")))
        assert (
            any(
                _even(one.text) == words and one.author == (_of(comment, "author") or "")
                for one in draft.said
            )
            or not words
        )
    told_of: dict[str, str] = {}
    for one in draft.said:
        if one.kind == "change":
            told_of[one.author] = told_of.get(one.author, "") + _even(one.quoted + one.proposed)
    for part in parts:
        for tag in ("ins", "del", "moveFrom", "moveTo"):
            for change in part.iter(f"{{*}}{tag}"):
                for text in (*change.iter("{*}t"), *change.iter("{*}delText")):
                    if _even(text.text or ""):
                        assert _even(text.text or "") in told_of.get(_of(change, "author"), "")


def _parts(data: bytes) -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if name.endswith(".xml")]


def _of(element: Any, name: str) -> str:
    values = [value for key, value in element.attrib.items() if str(key).endswith(f"}}{name}")]
    return str(values[0]) if values else ""


def _even(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


@pytest.mark.parametrize("name", NAMES)
def test_what_can_be_placed_is_placed(name: str, bases: Bases, root: Path) -> None:
    draft = drawn(name, bases, root)
    without = [one for one in draft.said if not one.place.record]
    assert len(without) == UNPLACED.get(name, 0), [one.text for one in without]


@pytest.mark.parametrize("name", ["episodes", "findings", "review", "chronology", "factors"])
def test_every_paragraph_below_a_record_is_placed(
    name: str, bases: Bases, root: Path, request: pytest.FixtureRequest
) -> None:
    """A comment on each paragraph of a draft in turn, and where it goes: none goes astray."""
    file = Word(bases[name])
    runs = []
    for paragraph in file.body.iter(w("p")):
        found = [one for one in paragraph.iter(w("r")) if one.find(w("t")) is not None]
        if found and not _is_contents(paragraph):
            runs.append(found[0])
    for number, run in enumerate(runs):
        file.pin(file.say(f"Number {number}."), run)
    draft = read(file.bytes(), "draft.docx", _review(root))
    assert len(draft.said) == len(runs)
    lines = [
        f"{one.place.record or '-':<14} {one.place.field or '-':<18} "
        f"{' '.join(one.quoted.split())[:50]}".rstrip()
        for one in draft.said
    ]
    path = DATA / f"places-{name}.txt"
    if request.config.getoption("--update"):
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    assert lines == path.read_text(encoding="utf-8").splitlines()


def _is_contents(paragraph: Any) -> bool:
    style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
    return style is not None and style.get(w("val")).startswith("TOC")


@pytest.mark.few(11)
@pytest.mark.parametrize("name", [name for name in CASES if name != "bookmarks-lost"])
def test_no_heading_says_what_a_cell_holds(
    name: str, bases: Bases, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, review = data_of(name, bases), _review(root)
    expected = told(reading_here.draft(data, name, review))
    monkeypatch.setattr(places, "_COLUMNS_0_1_0", {})
    monkeypatch.setattr(places.Places, "_column", lambda *_: "")
    assert told(reading_here.draft(data, name, review)) == expected


def marks_of(data: bytes) -> dict[str, str]:
    """Each bookmark of a field in a table, and the words of the cell that it stands in."""
    found: dict[str, str] = {}
    for cell in etree.fromstring(parts(data)["word/document.xml"]).iter(f"{W}tc"):
        for mark in cell.iter(f"{W}bookmarkStart"):
            name = str(mark.get(f"{W}name"))
            if "__" in name:
                found[name] = words(cell)
    return found


@pytest.mark.parametrize("report_", ["episodes", "chronology", "findings", "review", "factors"])
def test_cells_name_record_and_field(report_: str, bases: Bases, root: Path) -> None:
    found = marks_of(bases[report_])
    assert found
    for name in found:
        assert re.fullmatch(r"[A-Za-z]\w{0,39}", name)
        id_, field = ids.from_bookmark(name)
        record: Model | None = _review(root).find(ids.Id(id_))
        assert record is not None, name
        assert field in fields(type(record)), name
    assert len({name.casefold() for name in found}) == len(found)


@pytest.mark.long
@libreoffice.needed
def test_bookmarks_of_cells_survive_libreoffice(bases: Bases, tmp_path: Path) -> None:
    kept = {name: marks_of(data) for name, data in bases.items()}
    for name, data in bases.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    last, suffix = tmp_path, "docx"
    for folder, to in (("odt", "odt"), ("again", "docx")):
        libreoffice.convert(to, tmp_path / folder, *sorted(last.glob(f"*.{suffix}")))
        last, suffix = tmp_path / folder, "odt"
    for name, marks in kept.items():
        assert marks_of((last / f"{name}.docx").read_bytes()).keys() == marks.keys(), name


def test_a_bookmark_that_is_cut_off_names_its_field_still(root: Path) -> None:
    record = known_of(_review(root)).find(ids.Id("FIN1"))
    assert record is not None
    long = "F" * 24
    for number in (1, 2, 12):
        name = ids.bookmark(long, "priority_reason", number)
        assert len(name) == 40
        id_, begun = ids.from_bookmark(name)
        assert (id_, places._whole(record, begun)) == (long, "priority_reason")
    # What is no beginning, or that of several, stays as it is.
    for name in ("", "e", "title", "nothing"):
        assert places._whole(record, name) == name


#: Cases that also put something in without tracking it, or in which all places are lost.
UNTRACKED = {"bookmarks-lost", "record-gone", "on-a-picture", "header-and-footnote",
             "python-docx-edited-copy", "text-box"}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_is_tracked_is_no_untracked_change(name: str, bases: Bases, root: Path) -> None:
    assert bool(drawn(name, bases, root).altered) == (name in UNTRACKED)


def edited(data: bytes, old: str, new: str) -> bytes:
    """A draft in which somebody has typed with Track Changes off."""
    document = docx.Document(io.BytesIO(data))
    runs = [one for one in document.element.iter(w("t")) if old in (one.text or "")]
    assert len(runs) >= 1
    runs[0].text = runs[0].text.replace(old, new)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_untracked_changes_are_told_by_record(bases: Bases, root: Path) -> None:
    sent = bases["episodes"]
    assert read(sent, "a.docx", _review(root)).altered == ()
    paragraphs = [one.text for one in docx.Document(io.BytesIO(sent)).paragraphs]
    text = next(one for one in paragraphs if len(one.split()) > 12)
    word = max(text.split(), key=len)
    (one,) = read(edited(sent, word, "elephant"), "a.docx", _review(root)).altered or ()
    assert _review(root).find(Id(one.record)) is not None
    assert "elephant" in one.come[0]
    assert fingerprint(one.come[0].replace("elephant", word)) == one.gone[0]


def test_text_outside_of_the_running_text_is_told_too(bases: Bases, root: Path) -> None:
    (box,) = drawn("text-box", bases, root).altered or ()
    assert (box.record, box.gone, box.come) == ("KPE2", (), ("In a box",))
    (note,) = drawn("header-and-footnote", bases, root).altered or ()
    assert (note.record, note.come[-1]) == ("KPE1", "Guidance of 2017")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (">1</w:t>", ">12</w:t>", False),
        ("</w:p>", "<w:r><w:t>Mine</w:t></w:r></w:p>", True),
    ],
)
def test_what_stands_on_every_page(
    old: str, new: str, told: bool, bases: Bases, root: Path
) -> None:
    parts = package.unpacked(bases["episodes"])
    name = next(
        one for one in parts if one.startswith("word/footer") and old.encode() in parts[one]
    )
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    found = read(package.write(parts), "a.docx", _review(root)).altered or ()
    assert [(one.record, len(one.come)) for one in found] == [("", 1)] * told
    assert all("Mine" in text for one in found for text in one.come)


def test_a_cell_that_says_what_another_says_as_well_is_told(bases: Bases, root: Path) -> None:
    document = docx.Document(io.BytesIO(bases["chronology"]))
    cells = [row.cells[-1] for table in document.tables[1:] for row in table.rows[1:]]
    one = next(c for c in cells if 0 < len(c.text.split()) < 4)
    one.paragraphs[0].runs[0].text = "Yes"
    out = io.BytesIO()
    document.save(out)
    assert len(read(out.getvalue(), "a.docx", _review(root)).altered or ()) == 1


def test_a_draft_without_fingerprints_cannot_tell(bases: Bases, root: Path) -> None:
    parts = package.unpacked(bases["episodes"])
    rels = "word/_rels/document.xml.rels"
    parts[rels] = re.sub(rb'<Relationship Id="lt-shown-text"[^>]*>', b"", parts[rels])
    assert read(package.write(parts), "a.docx", _review(root)).altered is None


def test_fingerprints_are_of_what_the_file_shows_and_of_nothing_else(bases: Bases) -> None:
    for data in bases.values():
        part = package.unpacked(data)["customXml/item1.xml"].decode()
        words = {fingerprint(text) for text in _texts(data)}
        marks = [mark for text in re.findall(r">([a-z ]+)<", part) for mark in text.split()]
        assert len(marks) > 10
        assert {mark for mark in marks if mark not in words} == set()
        assert not re.search(r"[0-9]", "".join(marks))
        assert is_as_written(data)


def _texts(data: bytes) -> list[str]:
    """All paragraphs of a file, those in cells and links too, and those on every page."""
    parts = package.unpacked(data)
    return _paragraphs(parts["word/document.xml"]) + [
        re.sub(r"\b[0-9]{1,3}\b", "…", text)
        for name, part in parts.items()
        if re.match(r"word/(?:header|footer)", name)
        for text in _paragraphs(part)
    ]


def _paragraphs(part: bytes) -> list[str]:
    root = etree.fromstring(part)
    return [
        "".join(
            "\t" if part.tag == w("tab") else "\n" if part.tag == w("br") else part.text or ""
            for part in one.iter(w("t"), w("tab"), w("br"))
        )
        for one in root.iter(w("p"))
    ]
