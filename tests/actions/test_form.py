"""Forms that go out in Word and come back: exactly what was changed on them, for every kind."""

import io
import tempfile
import zipfile
from dataclasses import replace
from functools import cache
from itertools import islice
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st

import exported
import filling
import libreoffice
from conftest import Lt, of_each_kind
from learning_together.actions import form_document
from learning_together.actions.form import Wanted, forms
from learning_together.actions.take_back import take_back
from learning_together.documents import document_formats
from learning_together.documents.forms.blocks import answers
from learning_together.exchange.edited_workbook.changes import Back
from learning_together.exchange.forms import form, places, reading, tags
from learning_together.exchange.forms.carried import with_words
from learning_together.exchange.forms.compare import compare
from learning_together.exchange.forms.layouts import layout_of
from learning_together.ids import Id
from learning_together.privacy.audience import as_read_by, reader
from learning_together.records.kinds import KINDS, model
from learning_together.review.load import load
from learning_together.review.review import Review
from places import ROOT
from sample import SAMPLE, Folder, write

#: Kinds with what forms are about, one of each example; the others have forms alike.
SOME = (
    ("conversations", "CV1"),
    ("findings", "FIN2"),
    ("episodes", "KPE3"),
    ("meetings", "MTG5"),
    ("responses", "FIN1"),
    ("queries", "health"),
)
#: Fields of free text, of those kinds.
PROSE = {
    "part_played", "mindset", "influences", "went_well", "saw", "took_it_to_mean", "impact",
    "underlying", "shows", "what_happened", "appraisal", "notes", "reason", "monitoring", "answer",
}  # fmt: skip
IN_EXCEL = {
    "episodes.yaml": "- {id: KPE1, title: A winter, what_happened: Much., appraisal: Good.}\n",
    "findings.yaml": "- {id: FIN1, title: One, statement: Two., impact: Three.}\n",
    "family.yaml": "- {id: FAM1, person: M, notes: They said so.}\n",
    "people.yaml": "- {id: M, role: Mother, group: family}\n",
}
#: Columns of these that take any text.
FREE = (PROSE | {"title", "statement"}) - {"answer"}
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Z", "S", "P"]), min_size=1, max_size=9
)


@cache
def review() -> Review:
    return as_read_by(load(ROOT / "examples" / "harbour-street").review, reader("team", all_of()))


@cache
def all_of() -> Review:
    return load(ROOT / "examples" / "harbour-street").review


@cache
def made(kind: str, subject: str) -> bytes:
    who = reader("team", all_of())
    one = form.form_of(review(), who, kind, Id(subject) if subject else None)
    drawn = form_document.document(one, review(), who, name="form")
    return with_words(document_formats.to_docx(drawn))


def back(data: bytes, now: Review | None = None) -> Back:
    outline = reading.read(data)
    sent = places.what(outline)
    assert sent is not None
    return compare(now or review(), sent, places.came(outline))


def said(found: Back) -> list[tuple[str, str, str]]:
    return sorted((one.id, one.field, one.new) for one in found.changes)


def is_nothing(found: Back) -> bool:
    return not (found.changes or found.conflicts or found.new or found.lists or found.refused
                or found.missing or found.told)  # fmt: skip


@pytest.mark.parametrize(("kind", "subject"), SOME)
def test_what_nobody_touched_changes_nothing(kind: str, subject: str) -> None:
    assert is_nothing(back(made(kind, subject)))


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"identities", "review", "differences",
                                                     "disclosures", "timeline"}))  # fmt: skip
def test_every_kind_has_a_form(kind: str) -> None:
    """A form of every kind is made from its model, and holds every field that people fill in."""
    layout = layout_of(kind)
    about = next(iter(review().all(model(layout.about))), None)
    one = form.form_of(review(), reader("team", all_of()), kind, about.id if about else None)
    assert one.fills
    if about is not None and layout.fills:
        held = {tag.steps[0] for block in one.fills.values()
                for each in answers(block) if (tag := tags.read(each.tag))
                and tag.record == about.id_text}  # fmt: skip
        assert {"id", "handling"}.isdisjoint(held)
        typed = {name for name, value in about.origin.data.items() if value not in (None, [], {})}
        by_lt = {"id", "handling", "agreed_words", "accepts", "pair_seen", "unread_files",
                 "field_handling", *layout.leaves_out}  # fmt: skip
        assert typed - by_lt <= held


@pytest.mark.parametrize(("kind", "subject"), SOME)
@of_each_kind
@given(data=st.data())
def test_exactly_what_was_changed_comes_back(kind: str, subject: str, data: st.DataObject) -> None:
    """Words written into any places of free text come back there, and nowhere else."""
    one = form.form_of(review(), reader("team", all_of()), kind, Id(subject))
    free = [
        each.tag.partition("#")[0].removeprefix(tags.SIGN)
        for block in one.fills.values()
        for each in answers(block)
        if (tag := tags.read(each.tag)) and not each.choices and "+" not in each.tag
        and tag.steps[-1] in PROSE
    ]  # fmt: skip
    chosen = data.draw(st.lists(st.sampled_from(free), unique=True, max_size=3))
    texts = {tag: f"Written {data.draw(WORDS)}" for tag in chosen}
    found = back(filling.filled(made(kind, subject), texts))
    assert is_nothing(replace(found, changes=[]))
    came = {f"{one.id}.{one.field}": one.new for one in found.changes}
    assert came == texts


def test_a_row_is_added_emptied_and_moved() -> None:
    """In a list of parts: a new row at the end, one in which nothing is left, two in turn."""
    added = back(filling.filled(made("conversations", "CV1"), {
        "CV1.turning_points.+1.on": "14 March 2023",
        "CV1.turning_points.+1.saw": "An empty cot.",
    }))  # fmt: skip
    (one,) = added.lists
    assert one.order == (0, 1, 2, 3, {"on": "2023-03-14", "saw": "An empty cot."})
    names = ("on", "saw", "took_it_to_mean", "was_trying_to", "pressed_by", "entries", "episode")
    emptied = back(filling.filled(
        made("conversations", "CV1"), {f"CV1.turning_points.2.{name}": "" for name in names}
    ))  # fmt: skip
    (one,) = emptied.lists
    assert one.order == (0, 1, 3)
    assert not emptied.changes
    document = docx.Document(io.BytesIO(made("conversations", "CV1")))
    rows = [cell.getparent().getparent().getparent() for tag, cell in filling.cells(document)
            if tag.startswith("CV1.turning_points.") and tag.endswith(".saw")]  # fmt: skip
    rows[0].addprevious(rows[1])
    (one,) = back(filling.saved(document)).lists
    assert one.order == (1, 0, 2, 3)


def test_a_row_that_word_adds_below_is_new() -> None:
    """The tab key in the last cell makes a row without tags, or a copy with the same ones."""
    document = docx.Document(io.BytesIO(made("meetings", "MTG5")))
    last = [cell for tag, cell in filling.cells(document) if tag.startswith("+decisions@MTG5.")][-1]
    row = last.getparent().getparent().getparent()
    bare = OxmlElement("w:tr")
    for text in ("To ask the school", "LR1", "It is not known", ""):
        cell = OxmlElement("w:tc")
        paragraph = OxmlElement("w:p")
        run = OxmlElement("w:r")
        words = OxmlElement("w:t")
        words.text = text
        run.append(words)
        paragraph.append(run)
        cell.append(paragraph)
        bare.append(cell)
    row.addnext(bare)
    found = back(filling.saved(document))
    assert found.new == [("decisions", {
        "what": "To ask the school", "by": ["LR1"], "reason": "It is not known", "meeting": "MTG5",
    })]  # fmt: skip


def test_what_was_changed_here_and_there_is_a_conflict() -> None:
    data = filling.filled(made("conversations", "CV1"), {"CV1.mindset": "Theirs."})
    meanwhile = [
        one.but(mindset="Ours.") if one.id_text == "CV1" else one
        for one in review().records["conversations"]
    ]
    now = replace(review(), records={**review().records, "conversations": tuple(meanwhile)})
    found = back(data, now)
    assert not found.changes
    assert [(one.id, one.field, one.old, one.new) for one in found.conflicts] == [
        ("CV1", "mindset", "Ours.", "Theirs.")
    ]


def test_words_beside_the_fields_are_told() -> None:
    document = docx.Document(io.BytesIO(made("episodes", "KPE3")))
    document.add_paragraph("By the way: ring the school.")
    (told,) = back(filling.saved(document)).refused
    assert "By the way: ring the school." in told


def test_a_form_without_controls_is_known_by_its_bookmarks() -> None:
    """As LibreOffice and others save it: the tags are gone, the hidden bookmarks are there."""
    data = filling.filled(made("findings", "FIN2"), {"FIN2.impact": "It matters."})
    document = docx.Document(io.BytesIO(data))
    for one in list(document.element.body.iter(qn("w:tag"))):
        one.getparent().remove(one)
    assert said(back(filling.saved(document))) == [("FIN2", "impact", "It matters.")]


def test_a_form_that_lost_all_its_places_is_refused_in_words(folder: Folder, lt: Lt) -> None:
    """As a program leaves it that knows neither controls nor bookmarks: nothing is taken over."""
    root = folder({"findings.yaml": "- {id: FIN1, title: One, statement: Two., impact: Three.}\n"})
    (written,) = forms(root, Wanted("findings", "FIN1"))
    data = filling.filled(written.path.read_bytes(), {"FIN1.impact": "It matters."})
    document = docx.Document(io.BytesIO(data))
    body = document.element.body
    for one in list(body.iter(qn("w:sdtPr"), qn("w:bookmarkStart"), qn("w:bookmarkEnd"))):
        one.getparent().remove(one)
    for one in list(body.iter(qn("w:sdt"))):
        for each in list(one.find(qn("w:sdtContent"))):
            one.addprevious(each)
        one.getparent().remove(one)
    document.save(str(root / "back.docx"))
    before = (root / "findings.yaml").read_bytes()
    ran = lt("import", root / "back.docx", cwd=root, width=400)
    assert ran.code == 2
    assert "has taken out what its fields are known by. Nothing was taken over." in ran.err
    assert "lt import FILE --for FIN1" in ran.err
    assert (root / "findings.yaml").read_bytes() == before


def test_a_form_shows_no_machinery() -> None:
    with zipfile.ZipFile(io.BytesIO(made("conversations", "CV1"))) as packed:
        text = packed.read("word/document.xml").decode()
    words = "".join(islice(docx.Document(io.BytesIO(made("conversations", "CV1"))).element.body
                           .itertext(), 100_000))  # fmt: skip
    assert "lt:" not in words
    assert "[[" not in words
    assert "turning_points" not in words
    assert "sdtContentLocked" in text


@libreoffice.needed
@pytest.mark.parametrize(
    ("kind", "subject"),
    [one if not n else pytest.param(*one, marks=pytest.mark.long) for n, one in enumerate(SOME)],
)
def test_what_libreoffice_saves_comes_back_alike(kind: str, subject: str, tmp_path: Path) -> None:
    """It drops tags and the extent of controls: a filled form still says what was written in it."""
    data = made(kind, subject)
    free = [tag for tag, _ in filling.cells(docx.Document(io.BytesIO(data)))
            if tag.rpartition(".")[2] in PROSE and "+" not in tag][:2]  # fmt: skip
    texts = dict.fromkeys(free, "Written first.\nAnd then.")
    path = tmp_path / "form.docx"
    path.write_bytes(filling.filled(data, texts))
    libreoffice.convert("docx", tmp_path / "out", path)
    found = back((tmp_path / "out" / "form.docx").read_bytes())
    assert is_nothing(replace(found, changes=[]))
    came = {f"{one.id}.{one.field}": one.new.split() for one in found.changes}
    assert came == {tag: text.split() for tag, text in texts.items()}


def test_a_form_in_excel_comes_back(folder: Folder) -> None:
    root = folder({"factors.yaml": "- {id: CF1, summary: One}\n- {id: CF2, summary: Two}\n"})
    (written,) = forms(root, Wanted("factor", "CF1", "xlsx"))
    book = openpyxl.load_workbook(written.path)
    sheet = book["factors"]
    assert [one.value for one in sheet["A"][1:]] == ["CF1"]
    sheet.cell(2, exported.fields(sheet).index("summary") + 1, "Changed")
    book.save(root / "back.xlsx")
    taken = take_back(root, root / "back.xlsx")
    assert said(taken.back) == [("CF1", "summary", "Changed")]
    assert not taken.back.refused
    assert not taken.back.missing


@pytest.mark.parametrize("kind", ["episodes", "findings", "family"])
@of_each_kind
@given(data=st.data())
def test_exactly_what_was_changed_in_excel_comes_back(kind: str, data: st.DataObject) -> None:
    """Cells of free text that somebody changed come back there, and no others."""
    with tempfile.TemporaryDirectory() as place:
        root = write(Path(place) / "review", {**SAMPLE, **IN_EXCEL})
        subject = next(iter(load(root).review.records[kind])).id_text
        (written,) = forms(root, Wanted(kind, subject, "xlsx"))
        book = openpyxl.load_workbook(written.path)
        sheet = book[kind]
        free = [name for name in exported.fields(sheet) if name in FREE]
        chosen = data.draw(st.lists(st.sampled_from(free), unique=True, max_size=3))
        texts = {name: f"Written {data.draw(WORDS)}" for name in chosen}
        for name, text in texts.items():
            sheet.cell(2, exported.fields(sheet).index(name) + 1, text)
        book.save(root / "back.xlsx")
        taken = take_back(root, root / "back.xlsx")
        assert is_nothing(replace(taken.back, changes=[]))
        assert said(taken.back) == sorted((subject, name, text) for name, text in texts.items())
        assert is_nothing(take_back(root, root / "back.xlsx").back)
