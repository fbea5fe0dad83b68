"""The page about the styles of the Word files: what each is for, so that a team makes them its own.

Takes what our reference file holds; a style that people see in Word and that nobody has described
here is an error, and so is one that is described and no longer there.
"""

import io
import zipfile

from learning_together.documents.design import COLOURS, FACE
from learning_together.documents.word.elements import parse, w
from learning_together.resources import folder

_FOR = {
    "Normal": "what all others are based on: face, size and colour of letters",
    "Body Text": "paragraphs",
    "Title": "the title, on the cover or at the head of the first page",
    "Subtitle": "the line below it",
    "Document Kind": "the kind of review and of document, on the cover",
    "Cover Words": "the colour of words on the block of a cover",
    "Cover Text": "the board and the month, below that block",
    "Document Marking": "the marking on the cover, in its box",
    "Stamp": "the table “About this document”",
    "TOC Heading": "“Contents” and “About this document”",
    "toc 1": "a line of the contents; below it toc 2 and toc 3",
    "heading 1": "parts of a document",
    "heading 2": "a finding, a section",
    "heading 3": "what a finding is asked",
    "heading 4": "smaller headings",
    "Lead": "what matters most of a part: the statement of a finding",
    "Beside": "facts beside a text: what a finding rests on, where it showed, its reach",
    "Beside Label": "what the lines below it are",
    "Callout": "a box: questions to the board, good practice",
    "Block Text": "quotations",
    "List Bullet": "lists; deeper ones List Bullet 2 and 3",
    "List Number": "numbered lists; deeper ones List Number 2 and 3",
    "caption": "“Table 1” and “Figure 1”",
    "Table Text": "words in tables",
    "Table Heading": "the first row of a table, or its first column",
    "Number": "large numbers of “At a glance”",
    "Card": "findings of “At a glance”",
    "Small Text": "notes below pictures, small print",
    "Gap": "in drafts for the team, what is still to be written",
    "footnote text": "footnotes",
    "header": "the head of each page, with the marking",
    "footer": "the foot of each page, with the title, the page's number and the marking",
}
_TABLES = {
    "Cover": "the block of the cover; without a style of this name, the title page is plain",
    "Review Table": "lines and grounds of tables",
}
_THEME = {
    "navy": "Accent 1: covers, headings, edges of tables",
    "ochre": "Accent 2: edges of boxes and quotations",
    "sand": "Accent 3: the ground of boxes",
    "hairline": "Accent 4: lines between rows",
    "ink": "Text 1: what is read",
    "quiet": "Text 2: captions, small print",
    "mist": "Background 2: the ground of headings of tables, cards and numbers",
    "link": "Hyperlink: links",
}


def pages() -> dict[str, str]:
    """The page, by its name."""
    return {"word-styles.md": _page()}


def _page() -> str:
    paragraph, table = _shown()
    if set(_FOR) != paragraph or set(_TABLES) != table:
        told, there = {*_FOR, *_TABLES}, paragraph | table
        raise ValueError(f"styles to describe, or that are gone: {sorted(told ^ there)}")
    rows = "\n".join(f"| {name} | {what} |" for name, what in _FOR.items())
    tables = "\n".join(f"| {name} | {what} |" for name, what in _TABLES.items())
    theme = "\n".join(f"| {what} | #{COLOURS[name]} |" for name, what in _THEME.items())
    return f"""# The styles of the Word files

Every report in Word is set in the styles below, and in the colours and faces of its theme. To make
them your own, take `reference.docx`, change it in Word, and put it into the review's `templates/`
folder as `templates/reference.docx`; `lt report` uses it from then on, and says so where it
cannot. `lt report … --reference FILE.docx` takes another file once.

**Where to begin.** `lt report terms --to docx` gives a file that has all of these styles. Delete
its text in Word, and what stands at the head and foot of its pages; change the styles (right-click
a style, “Modify”), and save it under that name. A file of your own works as well: styles that it
lacks are taken from ours.

**The head and foot of your pages stay**: words and pictures such as a logo, on all pages and, if
Word's “Different First Page” is on, on the first. The marking stands below them; a page number of
your own is not doubled. What cannot stay is refused in words and never dropped: fields that fetch
something, pictures that lie elsewhere, heads of their own for even pages.

**The size of the page and its margins** are those of your file.

## Styles of paragraphs and words

| Style | What it is for |
|---|---|
{rows}

## Styles of tables

| Style | What it is for |
|---|---|
{tables}

## Colours and faces

Colours are those of the theme (Design > Colours in Word), each with one meaning, so that one change
reaches all that means the same; both faces of the theme are {FACE}.

| Colour of the theme | Ours |
|---|---|
{theme}
"""


def _shown() -> tuple[set[str], set[str]]:
    """Names of the styles that Word's list of styles shows, and of those of tables."""
    data = (folder("templates") / "word" / "reference.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = parse(archive.read("word/styles.xml"))
    shown: dict[str, set[str]] = {"table": set(), "paragraph": set(), "character": set()}
    for style in root.findall(w("style")):
        name = style.find(w("name"))
        if name is not None and style.find(w("qFormat")) is not None:
            shown[str(style.get(w("type")))].add(str(name.get(w("val"))))
    return shown["paragraph"] | shown["character"], shown["table"]
