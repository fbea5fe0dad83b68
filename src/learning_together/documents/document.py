"""What is to be converted: one finished document, as the reports layer hands it over.

Takes nothing and gives the `Document` that the writers share. It must not know of reviews, records
or templates: by the time a Document exists, the audience filter and the templates have run.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from learning_together.documents.forms.blocks import Block
from learning_together.documents.page_data import Reading
from learning_together.documents.templates.reference import Reference
from learning_together.patterns import regex

LINE_BREAK = "\ue000"
"""A line break inside a paragraph or a table cell."""

CELL_BREAK = "\ue001"
"""A paragraph break inside a table cell."""

# XML 1.0 has no place for these, so Word would refuse the whole file because of one of them.
_NO_XML = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Figure(Protocol):
    """A picture, in the form that each format takes."""

    @property
    def svg(self) -> bytes:
        """For HTML and PDF; its size stands at its head, in points."""

    @property
    def png(self) -> bytes:
        """For Word."""


@dataclass(frozen=True)
class Document:
    """A document in the Markdown dialect that the package docstring describes.

    Attributes:
        name: The file's name without suffix (`review`).
        title: The title, plain text.
        subtitle: The line below the title, plain text; may be empty.
        kind: What sort of document it is, printed above the title.
        series: What sort of review it is about, in the words of its guidance; a cover says it.
        month: Of which month it is; a cover says it.
        marking: The protective marking, printed at the head and foot of every page.
        stamp: Lines of the title page, as pairs of label and value.
        body: Markdown in the dialect.
        language: BCP 47 tag of the language it is written in.
        author: Who answers for it, for the file's properties.
        audience: For whom it was made, as an audience is typed; the file tells it, sealed.
        contents: Whether it has a table of contents.
        numbered: Whether headings are numbered.
        pictures: Pictures by the name that the body uses for them.
        places: Bookmarks of lines of the title page: of the `title`, the `subtitle`, the `author`,
            the `marking`, or of a line of the stamp by its label.
        carried: What a Word file brings along unseen, by name, to be read when it comes back.
        fills: What is to be filled in, by the name that the body uses for it; Word alone has such.
        reading: What its reader filters, where it is a reading page.
        link: What an id in a text of `reading` becomes.
    """

    name: str
    title: str
    subtitle: str
    kind: str
    marking: str
    stamp: tuple[tuple[str, str], ...]
    body: str
    language: str = "en-GB"
    author: str = ""
    audience: str = ""
    series: str = ""
    month: str = ""
    contents: bool = True
    numbered: bool = False
    pictures: Mapping[str, Figure] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    carried: Mapping[str, str] = field(default_factory=dict)
    fills: Mapping[str, Block] = field(default_factory=dict)
    reading: Reading | None = None
    link: Callable[[str], Reference] = Reference


def printable(document: Document) -> Document:
    """The same document without the characters that no XML file can hold.

    They become U+FFFD, the mark for a character that could not be shown, and line ends become LF.
    """

    def clean(text: str) -> str:
        return _NO_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))

    def line(text: str) -> str:
        return " ".join(clean(text).replace(LINE_BREAK, " ").replace(CELL_BREAK, " ").split())

    return with_texts(document, line, clean)


def with_texts(
    document: Document, line: Callable[[str], str], body: Callable[[str], str]
) -> Document:
    """The same document with all that it says put otherwise: lines of its front, and its body."""
    return replace(
        document,
        title=line(document.title),
        subtitle=line(document.subtitle),
        kind=line(document.kind),
        marking=line(document.marking),
        author=line(document.author),
        series=line(document.series),
        month=line(document.month),
        stamp=tuple((line(label), line(value)) for label, value in document.stamp),
        body=body(document.body),
    )
