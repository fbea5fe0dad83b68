"""Write-ups in Word under headings of their own: brought to fields, shown first, nothing lost."""

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bare_word
from conftest import Lt
from learning_together.actions.take_in_write_up import TakenIn, take_in_write_up
from learning_together.documents.forms.lines import Line, Run
from learning_together.errors import LtError
from learning_together.exchange.exports.table import Column
from learning_together.exchange.exports.tables import tables
from learning_together.exchange.forms import reading, write_up
from learning_together.reports.views import conversation_pack
from learning_together.review.load import load
from sample import SAMPLE, Folder, write

FILES = {
    "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
    "conversations/CV1.yaml": "id: CV1\nparticipant: HV1\n",
}
#: What people have written above parts of their write-ups, and what is meant.
HEADINGS = {
    "Background and role": "part_played",
    "Overview of involvement with the family": "part_played",
    "Their role in the case": "part_played",
    "Key moments": "turning_points",
    "Her thinking at the time": "mindset",
    "What did you think was going on?": "mindset",
    "How things looked": "mindset",
    "Contributory factors": "influences",
    "Workload and pressures": "influences",
    "What influenced their practice": "influences",
    "Good practice": "went_well",
    "What worked well": "went_well",
    "Questions about the chronology": "queries",
    "What would help in future": "suggestions",
    "Suggested improvements": "suggestions",
    "Recommendations": "suggestions",
    "Introduction and purpose": "introduction",
    "Feelings about the review": "",
    "The dog": "",
    "Date and place": "",
}


def document(parts: Sequence[tuple[str, Sequence[str]]], *, styled: bool = True) -> bytes:
    made = bare_word.document()
    for heading, texts in parts:
        if styled:
            made.add_heading(heading, 1)
        else:
            made.add_paragraph().add_run(heading).bold = True
        for text in texts:
            made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def taken(root: Path, data: bytes, *, dry: bool = False) -> TakenIn:
    path = root.parent / "write-up.docx"
    path.write_bytes(data)
    return take_in_write_up(root, path, "CV1", {}, dry=dry)


@pytest.fixture
def root(folder: Folder) -> Path:
    return folder(FILES)


@pytest.mark.parametrize("styled", [True, False])
def test_headings_are_brought_to_fields_and_the_rest_is_kept(root: Path, *, styled: bool) -> None:
    parts = [
        ("Her role", ["Health visitor.", "Two days a week."]),
        ("What worked well", ["The huddle."]),
        ("The dog", ["It barked."]),
    ]
    found = taken(root, document(parts, styled=styled))
    assert found.words == sum(found.placed.values())
    now = load(root).review.records["conversations"][0]
    assert getattr(now, "part_played") == "Health visitor.\n\nTwo days a week."  # noqa: B009
    assert getattr(now, "went_well") == "The huddle."  # noqa: B009
    assert getattr(now, "other") == "**The dog**\n\nIt barked."  # noqa: B009
    again = taken(root, document(parts, styled=styled))
    assert not again.brought.back.changes
    assert not again.brought.back.conflicts


def test_what_headings_mean(root: Path) -> None:
    review = load(root).review
    (table,) = tables(review, ["conversations"])
    topics = conversation_pack.topics(review)
    prompts = {name: (title, *asked) for name, (title, asked) in topics.items()}
    known = {one.name: one for one in table.columns if one.shape is not None and one.shape.prose}
    found = {one: write_up.meant(one, known, prompts) for one in HEADINGS}
    wrong = {one: name for one, name in found.items()
             if name != HEADINGS[one] and HEADINGS[one] in {"", *known}}  # fmt: skip
    assert not wrong


def test_a_field_that_is_written_up_becomes_a_card(root: Path) -> None:
    taken(root, document([("What worked well", ["The huddle."])]))
    found = taken(root, document([("What worked well", ["Nothing."])]))
    assert found.brought.cards == ("DIF1",)
    text = (root / "differences.yaml").read_text(encoding="utf-8")
    assert "The huddle." in text
    assert "Nothing." in text
    assert "base: (not known)" in text


def test_the_command_shows_first_and_takes_what_is_said(root: Path, lt: Lt) -> None:
    path = root.parent / "write-up.docx"
    path.write_bytes(document([("The dog", ["It barked."])]))
    said = ("import", path, "--for", "CV1", "--map", "The dog=influences")
    before = lt(*said, "--dry-run", cwd=root)
    assert before.code == 0
    assert "“The dog” → What influenced the work (as you said): 2 words" in before.out
    assert "barked" not in (root / "conversations/CV1.yaml").read_text(encoding="utf-8")
    assert lt(*said, "--yes", cwd=root).code == 0
    assert "influences: It barked." in (root / "conversations/CV1.yaml").read_text(encoding="utf-8")


def test_a_record_that_is_not_there_is_named(root: Path) -> None:
    with pytest.raises(LtError, match="no record “CV9”"):
        take_in_write_up(root, write(root.parent, {"a.docx": "x"}) / "a.docx", "CV9", {})


_TEXT = st.text("ab *_[]-1.>", min_size=1, max_size=12).filter(lambda one: bool(one.strip()))


@given(st.lists(st.tuples(st.sampled_from(sorted(HEADINGS)), st.lists(_TEXT, max_size=3)),
                max_size=4))  # fmt: skip
def test_no_word_is_lost(parts: list[tuple[str, list[str]]]) -> None:
    """Every word of a file is in a field, under the rest, or in a heading."""
    outline = reading.Outline()
    for heading, texts in parts:
        outline.pieces.append(reading.Piece((Line((Run(heading),)),), 1))
        outline.pieces += [reading.Piece((Line((Run(text),)),)) for text in texts]
    found = write_up.read(outline, COLUMNS, {}, {})
    assert sum(found.placed.values()) == found.words
    assert found.words == sum(len(f"{heading} {' '.join(texts)}".split())
                              for heading, texts in parts)  # fmt: skip


@pytest.fixture(scope="module", autouse=True)
def _columns(tmp_path_factory: pytest.TempPathFactory) -> None:
    root = write(tmp_path_factory.mktemp("columns"), {**SAMPLE, **FILES})
    (table,) = tables(load(root).review, ["conversations"])
    COLUMNS.extend(one for one in table.columns if one.shape is not None and one.shape.prose)


COLUMNS: list[Column] = []
