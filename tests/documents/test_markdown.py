"""Markdown without the dialect's apparatus."""

from documents.sample import DOCUMENT, MARKING, document
from learning_together.documents.document_formats import to_markdown


def test_reads_as_plain_markdown() -> None:
    made = to_markdown(DOCUMENT).decode()
    lines = made.splitlines()
    assert lines[0] == f"**{MARKING}**"
    assert "# Harbour Street: case review" in lines
    assert "- **Draft:** 3" in lines
    assert "## Summary" in lines
    assert '**Table 1:** Factors "by" type' in lines
    assert "**Figure 1:** Entries by month" in lines
    assert "| CF1 | First<br><br>Second |" in lines
    assert lines[-1].startswith("<!-- learning-together-seal: ")
    for apparatus in (":::", "{#", "](#", "\ue000", "\ue001"):
        assert apparatus not in made


def test_escapes_stay() -> None:
    made = to_markdown(document("a \\* b \\[x\\](#y) \\{#z\\}")).decode()
    assert "a \\* b \\[x\\](#y) \\{\\#z\\}" in made


def test_braces_typed_at_the_end_of_a_heading_stay() -> None:
    made = to_markdown(document("# Plan \\{draft}\n\n# Findings {#findings .x}\n")).decode()
    assert "## Plan \\{draft}" in made
    assert "## Findings\n" in made


def test_needs_no_pandoc_and_is_the_same_twice() -> None:
    assert to_markdown(DOCUMENT) == to_markdown(DOCUMENT)
