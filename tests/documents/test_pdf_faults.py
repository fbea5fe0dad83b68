"""What is asked of finished PDFs can fail: each fault is planted once, and found."""

import pytest
import typst

from documents import pdf_pages
from documents.pdf_faults import faults

_HEAD = """
#set document(title: "T")
#set page(
  paper: "a4", margin: 70pt, header: context if counter(page).get().first() > 1 [MARKED],
  footer: context if counter(page).get().first() > 1 [MARKED
  Page #counter(page).display() of #counter(page).final().first()],
)
MARKED #pagebreak()
"""
_OUTLINE = '#outline(title: "Contents")\n#pagebreak()\n'
_ROWS = """
#set table.cell(breakable: {})
#table(columns: 2, ..range(60).map(n => ([a], [b #(([\\ ],) * calc.rem(n, 7)).join() c])).flatten())
"""


def found(body: str, *, head: str = _HEAD, marking: str = "MARKED", public: bool = False) -> str:
    made = typst.compile((head + body).encode(), format="pdf")
    return "; ".join(faults(pdf_pages.reader(made), marking=marking, public=public))


@pytest.mark.parametrize(
    "body",
    [
        "= One\nText.",
        "#table(columns: 1, ..range(43).map(n => [row #n]))",
        "= One\nShort.\n#pagebreak()\n= Two\nText.",
        f"{_OUTLINE}= One 2\nText.\n#pagebreak()\n== Two\nText.",
        f"{_OUTLINE}= {'A long title of many words ' * 6}\nText.",
        _ROWS.replace("{}", "false"),
        f"#set text(9.5pt)\n#table(columns: 2, [a], [{'word ' * 2000}])",
        "#v(600pt)\n- one\n- two\n- three\n\nWords.",
        "#v(667pt)\n- one\n- two\n- three\n- four\n\nWords.",
        "#v(600pt)\n- one\n- two\n\nWords.\n#pagebreak()\n- one",
    ],
)
def test_nothing_is_said_of_what_is_right(body: str) -> None:
    assert found(body) == ""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("#pagebreak()\nText.", "page 2 is empty"),
        ("= One\nText. #v(1fr)\n#block[= Alone]\n#pagebreak()\nx", "its heading: Alone"),
        (
            "= One\nText. #v(1fr)\n#block(sticky: true)[= Said]\n1 May 2009\n#pagebreak()\nx",
            "ends with a line below its heading: Said",
        ),
        ("#text(8pt)[tiny]", "too small: tiny"),
        ("#move(dx: 520pt)[#box[sideways]]", "cut off: sideways"),
        ("#block(width: 20pt, clip: true)[#box(width: 99pt)[swallowed]]", "cut off: swallowed"),
        ("#block(height: 20pt, clip: true)[one\n\ntwo\n\nthree]", "cut off: three"),
        ("over#h(-10pt)each", "written over each other"),
        (
            "#table(columns: 1, ..range(42).map(n => [row #n]))",
            "page 3 holds fewer than 3 rows of a table: row 41",
        ),
        (_ROWS.replace("{}", "true"), "a row stands on pages"),
        ("#v(667pt)\n- one\n- two\n- three\n\nWords.", "the last item of a list: • three"),
        (f"{_OUTLINE}= One\n#counter(page).update(9)\n#pagebreak()\n= Two\nx", "contents say"),
    ],
)  # fmt: skip
def test_what_is_planted_is_found(body: str, told: str) -> None:
    assert told in found(body)


def test_marking_and_number_are_missed() -> None:
    assert "page 2 lacks its marking" in found("x", head=_HEAD.replace("header: ", "background: "))
    assert "page 1 lacks its marking" in found("x", head=_HEAD.replace("MARKED #page", "x #page"))
    assert "page 2 does not bear its number" in found("x", head=_HEAD.replace("of #", "off #"))
    assert "page 2 lacks its marking" in found("x", marking="OTHER")
    said = found("x", head=_HEAD.replace("MARKED", "OFFICIAL-SENSITIVE"), marking="")
    assert "page 1 bears a marking" in said
    assert "page 2 bears a marking" in said


@pytest.mark.parametrize("told", ["Draft 4", "For: Public", "For Public", "12f0e46", "Version"])
def test_a_draft_is_not_for_the_public(told: str) -> None:
    assert f"told to the public: {told.removesuffix(' 4')}" in found(told, public=True)
    assert found(told) == ""
    assert found("Drafted for public bodies; defaced 1234567", public=True) == ""


def test_long_lines_are_those_of_running_text() -> None:
    said = "letters " * 30
    assert "a line of" in found(said)
    assert found(f"#block(width: 300pt)[{said}]") == ""
    assert found("#table(columns: 3, [" + "], [".join(["a letter or so less"] * 6) + "])") == ""
