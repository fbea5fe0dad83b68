"""Text for typst: typst itself says what it read, and pandoc's way is the packed way's oracle."""

import json
import string
import unicodedata
from unittest.mock import patch

import typst
from hypothesis import example, given
from hypothesis import strategies as st

from conftest import costly
from documents.sample import document
from documents.test_packing import escape, raw
from documents.test_packing import typed as plain
from learning_together.documents import markup, packing
from learning_together.documents.document import CELL_BREAK, LINE_BREAK
from learning_together.documents.document_formats import to_pdf
from learning_together.documents.pdf import writer
from learning_together.documents.pdf.typst_text import CLOSES, OPENS, array, body, literal
from learning_together.documents.pdf.typst_text import string as quoted

TELLS = """
#let said(it) = {
  if it.has("text") { it.text } else if it.has("children") { it.children.map(said).join("") }
  else if it.func() in ([ ].func(), parbreak) { " " } else { "<" + repr(it.func()) + ">" }
}
#let told(it) = [#metadata(said(it))<told>]
"""
ANY = st.characters(exclude_categories=("Cs", "Cc", "Co"))
SPACES = dict.fromkeys(map(ord, "\u200b"))


def read(texts: list[str]) -> list[str]:
    """What typst reads, without white space and the breaks of long words."""
    lines = (f"#told[x{literal(text)}x]" for text in texts)
    source = "\n".join((TELLS, *lines)).encode()
    found = typst.query(source, "<told>", field="value")
    return [bare(text) for text in json.loads(found)]


def bare(text: str) -> str:
    return "".join(text.translate(SPACES).split())


@given(st.lists(st.text(ANY | st.sampled_from(string.punctuation)), min_size=1, max_size=20))
@example(["#eval(1)", "1. a", "- b", "= c", "/ d: e", "-- ... -? .x ;", "\\u{41} \\", "@a <b> $c$"])
def test_typst_reads_what_was_typed(texts: list[str]) -> None:
    assert read(texts) == [bare(f"x{text}x") for text in texts]


def way(table: str, *, packed: bool) -> str:
    source = markup.prepare(document(table))
    if packed:
        return writer.body_markup(source)
    with patch.object(packing, "pack", lambda text, **_: packing.Packed(text, "", [], {})):
        return writer.body_markup(source)


@costly
@given(
    st.lists(st.one_of(plain.map(escape), raw), min_size=1, max_size=12),
    st.sampled_from(["{}", "*{}*", "**{}** {}", "[{}](#x1)", "{}[{}](https://a.example/?b=1&c)"]),
)
def test_cells_are_the_same_packed_or_not(cells: list[str], form: str) -> None:
    table = "| A | B | C |\n|---|---|---|\n"
    for number, cell in enumerate(cells):
        said = form.replace("{}", cell)
        table += f"| {said} | [some id]{{#x{number}}} | a{LINE_BREAK}{cell}{CELL_BREAK}*x* |\n"
    assert bare(nfc(way(table, packed=True))) == bare(nfc(way(table, packed=False)))


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def test_cells_are_packed_at_all() -> None:
    with patch.object(packing, "pack", wraps=packing.pack) as asked:
        to_pdf(document("| A |\n|---|\n| one two three |\n"))
    assert asked.call_count == 1


def test_long_words_break_and_no_others() -> None:
    assert literal("a" * 24) == "a" * 24
    assert literal("a" * 25) == f"{'a' * 12}\u200b{'a' * 12}\u200ba"
    assert literal("a" * 24 + " " + "b" * 24) == "a" * 24 + " " + "b" * 24
    assert literal(f"{'a' * 20}{LINE_BREAK}{'b' * 20}{CELL_BREAK}").count("\u200b") == 0
    assert literal("a" * 36).count("\u200b") == 2
    assert literal("a" * 24 + "\u0301").endswith("a\u0301")
    accented = "a" + "e\u0301" * 16 + "x\u0301"
    assert "\u200b\u0301" not in literal(accented)
    assert literal(accented).replace("\u200b", "") == accented


def test_only_what_stands_in_brackets_is_text() -> None:
    said = f"#table([{OPENS}a_b{LINE_BREAK}c{CELL_BREAK}d{CLOSES}], {OPENS}#x{CLOSES})"
    assert body(said) == "#table([a\\_b\\ c\n\nd], \\#x)"


def test_strings_and_arrays() -> None:
    assert quoted('a "b" \\c\nd #e') == '"a \\"b\\" \\\\c d #e"'
    assert array([]) == "()"
    assert array(["1"]) == "(1, )"
