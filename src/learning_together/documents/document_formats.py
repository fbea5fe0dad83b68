r"""Markdown -> Word, HTML, PDF and plain Markdown; the only pandoc.

Takes a finished `Document` and gives the bytes of a file. Must not know of reviews or records.

The dialect of a Document's body
--------------------------------
CommonMark with pipe tables, footnotes (`[^1]`), fenced divs, bracketed spans and attributes; no
raw HTML, no typographic or other replacement. Text that a person typed stands there with its
punctuation behind backslashes, and arrives as typed.

- Headings `# Findings {#findings}`, levels 1 to 4.
- An id on a heading, a div or a span (`[KPE3]{#KPE3}`) is a bookmark in Word and an id in HTML:
  letters, digits and `_`, at most 40 characters, a letter first. Where two are equal (Word does not
  tell case apart), the first counts.
- Links: `[KPE3](#KPE3)`, `http`, `https` and `mailto`. Any other address, and an id that is not in
  the document, loses its link and keeps its words.
- U+E000 is a line break inside a paragraph or a cell, U+E001 a paragraph break inside a cell
  (`LINE_BREAK`, `CELL_BREAK`).
- Divs begin with `::: {.class}` and end with `:::`, each on a line of its own, and may be nested:

  - `::: {.table widths="12 10 40 38" caption="…"}` around one pipe table. Widths are relative, and
    are mended where a column would be narrower than its words; without them columns share by what
    they hold. The caption is plain text, its punctuation behind backslashes or as
    entities (`&quot;`); it is printed above as "Table 1: …". `header="0"` leaves the header row out
    and makes the first column the heading of each row. In Word `grid="1"` draws a line around
    each cell, and a lock lets nobody change the header row and the cells of the first column that
    hold something (`lock="keys"`), or the table (`lock="all"`). `look="numbers"` sets the header
    row as large numbers above their words, `look="cards"` each cell as a card. With `bands="1"` a
    row that holds something in its first cell alone goes across the table, above what follows it.
  - `::: {.landscape}`: pages turned sideways. A heading that belongs to them goes inside.
  - `::: {.plate}`: a heading, and a line below it, on a ground of colour.
  - `::: {.lead}`: what matters most of a part, in larger letters. `::: {.callout}`: a box.
  - `::: {.beside}`: a few short lines that stand beside the text that follows, or above it where
    there is no room; in it `::: {.label}` says what the lines below it are.
  - `::: {.quote}`: a quotation, as with `>`. `::: {.small}`: small print.
  - `::: {.unwritten}`: says what is still to be written, in grey.
  - `::: {.short}`: a picture in it takes less than half a page.
  - `::: {.contents}`: empty; where the table of contents stands, which otherwise comes before the
    body. In HTML it stands beside the body.
  - `::: {.keep}`: kept together on one page. `::: {.pagebreak}`: empty; what follows begins a page.

Of a reading page, and no more than their content elsewhere:

- `::: {.lanes}`: empty; where the swim lanes stand.
- `::: {.part}`: a record with its heading, which its reader may pick out. `::: {.behind}` in it:
  links to what it rests on. `::: {.sources}`: a list of more of these records, an item each.
- `::: {.fold}`: what is opened by its first paragraph.
- `::: {.entries}`: where the entries stand; its content is their form in plain Markdown.

- `![alt text](name)` or `![alt text](name "Caption")`, alone on its line, with a name that
  is in the Document's pictures, is a figure: "Figure 1: …". Any other picture is its alt text.
"""

from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document
from learning_together.documents.html import to_html as to_plain_html
from learning_together.documents.markdown import to_markdown
from learning_together.documents.pdf.writer import to_pdf
from learning_together.documents.reading.writer import to_reading_page
from learning_together.documents.word.writer import to_docx

__all__ = [
    "CELL_BREAK",
    "LINE_BREAK",
    "Document",
    "to_docx",
    "to_html",
    "to_markdown",
    "to_pdf",
]


def to_html(document: Document) -> bytes:
    """A document as one HTML file: for reading through, or with what its reader filters."""
    return to_plain_html(document) if document.reading is None else to_reading_page(document)
