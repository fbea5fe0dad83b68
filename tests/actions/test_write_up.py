"""Write-ups under headings of their own: brought to fields, shown first, nothing lost."""

import io
import zipfile
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

import bare_word
from conftest import Lt
from learning_together.actions.take_in_write_up import TakenIn, take_in_write_up
from learning_together.documents import pandoc
from learning_together.documents.forms.lines import Line, Run
from learning_together.errors import LtError
from learning_together.exchange.exports.table import Column
from learning_together.exchange.exports.tables import tables
from learning_together.exchange.forms import reading, write_up
from learning_together.reports.views import conversation_pack
from learning_together.review.load import load
from sample import SAMPLE, Folder, held, write

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


#: A write-up in Markdown, and what its parts are to become.
SAID = """\
# Her role

Health visitor; two days a week.

- mornings
- one evening

# What worked well

The huddle.

# The dog

It barked at Müller.
"""
FIELDS = {
    "part_played": "Health visitor; two days a week.\n\n- mornings\n- one evening",
    "went_well": "The huddle.",
    "other": "**The dog**\n\nIt barked at Müller.",
}
PLAIN = """\
HER ROLE

Health visitor; two days a week.

- mornings
- one evening

What worked well

The huddle.

The dog:
It barked at Müller.
"""
PAGE = (
    "<html><head><meta charset=windows-1252><title>Old</title></head><body><h2>Her role</h2>"
    "<p>Health visitor; two\ndays a week.<ul><li>mornings<li>one evening</ul><h2>What worked well"
    "</h2><p>The huddle.<h2>The dog</h2><p>It barked at Müller.</body></html>"
)

#: As LibreOffice writes it: headings are bold, lists are known by their number.
RICH = r"""{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}
{\*\listtable{\list{\listlevel\levelnfc23{\leveltext \'01\'95 ;}}\listid1}}
{\*\listoverridetable{\listoverride\listid1\listoverridecount0\ls1}}
\pard{\b Her role}\par
\pard Health visitor; two days a week.\par
\pard\ls1\ilvl0 mornings\par
\pard\ls1\ilvl0 one evening\par
\pard{\b What worked well}\par
\pard The huddle.\par
\pard{\b The dog}\par
\pard It barked at M\'fcller.\par
}"""


def mail(text: str, page: str = "", attached: bytes = b"") -> bytes:
    made = EmailMessage()
    made["From"], made["To"], made["Subject"] = "a@example.org", "b@example.org", "Write-up"
    made["Date"] = "Mon, 4 Mar 2024 10:00:00 +0000"
    made.set_content(text)
    if page:
        made.add_alternative(page, subtype="html")
    if attached:
        made.add_attachment(attached, maintype="application", subtype="pdf", filename="a.pdf")
    return bytes(made)


def pdf(text: str) -> bytes:
    """What a word processor would print: headings larger, a line at the foot of each page."""
    pages = "#set page(footer: context [Mill Lane, page #counter(page).display()])\n"
    source = pages + text.replace("# ", "= ") + "\n#pagebreak()\n= Feelings\n\nNone."
    return bytes(typst.compile(source.encode()))


#: The same write-up as other programs have it.
FORMS: dict[str, Callable[[], bytes]] = {
    "a.odt": lambda: pandoc.convert(SAID, "odt"),
    "a.rtf": RICH.encode,
    "a.html": lambda: PAGE.encode("cp1252"),
    "a.md": SAID.encode,
    "notes.txt": SAID.encode,
    "a.txt": lambda: PLAIN.replace("\n", "\r\n").encode("cp1252"),
    "a.eml": lambda: mail(PLAIN),
    "page.eml": lambda: mail("Not this.", PAGE.replace("windows-1252", "utf-8")),
}


def as_sent(root: Path, name: str, data: bytes, *, dry: bool = False) -> TakenIn:
    path = root.parent / name
    path.write_bytes(data)
    return take_in_write_up(root, path, "CV1", {}, dry=dry)


@pytest.mark.parametrize("name", FORMS)
def test_other_programs_write_ups_are_read_as_those_of_word(root: Path, name: str) -> None:
    found = as_sent(root, name, FORMS[name]())
    assert found.words == sum(found.placed.values())
    now = load(root).review.records["conversations"][0]
    assert {field: getattr(now, field).strip() for field in FIELDS} == FIELDS


def test_a_pdf_is_read_by_its_looks_and_says_so(root: Path) -> None:
    found = as_sent(root, "a.pdf", pdf(SAID))
    now = load(root).review.records["conversations"][0]
    for field in ("part_played", "went_well"):
        assert getattr(now, field) == FIELDS[field]
    assert getattr(now, "other") == f"{FIELDS['other']}\n\n**Feelings**\n\nNone."  # noqa: B009
    assert any("its headings were known by their size" in one for one in found.told)
    assert any("left out: “Mill Lane, page" in one for one in found.told)


def test_what_is_no_write_up_is_refused_in_words(root: Path) -> None:
    plain = bytes(typst.compile(b"One line.\n\nAnother, and no heading.\n"))
    empty = bytes(typst.compile(b"#rect(width: 50pt)"))
    book = io.BytesIO()
    made = openpyxl.Workbook()
    made.active.append(["Her role", "Visits"])
    made.save(book)
    before = held(root)
    for name, data, said in (
        ("a.pdf", plain, "no headings can be told"),
        ("a.pdf", empty, "holds no text"),
        ("a.pdf", b"%PDF-1.7 nothing", "damaged"),
        ("a.xlsx", book.getvalue(), "is no text"),
        ("a.doc", b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"), "old Word file"),
        ("a.png", b"\x89PNG\r\n", "a picture"),
        ("a.eml", mail(" "), "without any text"),
        ("a.odt", b"PK\x03\x04 application/vnd.oasis.opendocument.text", "damaged"),
    ):
        with pytest.raises(LtError, match=said):
            as_sent(root, name, data)
    assert held(root) == before


def test_what_stands_beside_the_text_is_kept_or_told(root: Path) -> None:
    found = as_sent(root, "a.eml", mail(PLAIN, attached=b"%PDF-"), dry=True)
    assert any("1 file is attached" in one for one in found.told)
    found = as_sent(root, "a.md", f"{SAID}\n[more]: http://example.org/case\n".encode(), dry=True)
    assert any(one.heading == "Elsewhere in the file" and one.words for one in found.parts)
    parts = io.BytesIO(pandoc.convert("# Her role\n\nHealth visitor.", "odt"))
    made = io.BytesIO()
    box = (
        "<text:p><draw:frame><draw:text-box><text:p>Boxed words.</text:p></draw:text-box>"
        "</draw:frame><office:annotation><text:p>A remark.</text:p></office:annotation></text:p>"
        "</office:text>"
    )
    with zipfile.ZipFile(parts) as old, zipfile.ZipFile(made, "w") as new:
        for one in old.infolist():
            data = old.read(one)
            if one.filename == "content.xml":
                data = data.replace(b"</office:text>", box.encode())
            new.writestr(one, data)
    found = as_sent(root, "a.odt", made.getvalue())
    assert any("1 comment in the file" in one for one in found.brought.back.refused)
    now = load(root).review.records["conversations"][0]
    assert getattr(now, "other") == "**Elsewhere in the file**\n\nBoxed words."  # noqa: B009
    assert getattr(now, "part_played") == "Health visitor."  # noqa: B009


def test_a_heading_with_nothing_below_it_is_kept(root: Path) -> None:
    taken(root, document([("The dog", []), ("What worked well", ["The huddle."])]))
    now = load(root).review.records["conversations"][0]
    assert getattr(now, "other") == "**The dog**"  # noqa: B009


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
