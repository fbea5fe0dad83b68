"""A write-up as it came, whatever program made it, as the outline of a file of Word.

Takes bytes and the file's name. OpenDocument, rich text, web pages and Markdown are made a Word
file by pandoc, so that one reader reads them all; what that leaves out, and the readers of
chronologies find, is kept at the end, and told.
"""

import re
from collections.abc import Iterable, Iterator

from learning_together.documents import pandoc
from learning_together.documents.forms.lines import Line, Run
from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.exchange.asking import asked
from learning_together.exchange.forms import foreign, reading
from learning_together.exchange.forms.reading import Outline, Piece
from learning_together.exchange.imports.readers import any_file, as_lines
from learning_together.exchange.imports.readers import mail as mails
from learning_together.exchange.imports.readers.csv import decode
from learning_together.exchange.imports.readers.table import Foreign
from learning_together.exchange.imports.readers.web_page import decoded
from learning_together.patterns import regex

#: Of texts in Markdown: nothing that turns what a person typed into something else.
_MARKDOWN = pandoc.READER.replace("+attributes+bracketed_spans+fenced_divs", "")
#: Lines that make a text Markdown, whatever its name.
_IS_MARKDOWN = regex(r"^#{1,6} +\S|^\S[^\n]*\n(?:={3,}|-{3,})[ \t]*$", re.MULTILINE)
_MARKS = (".md", ".markdown")
_LISTED = regex(r"[ \t]*(?:[-*•–] +|([0-9]{1,2}[.)]) +)(?=\S)")
_WORD = regex(r"\w+")
_LETTER = regex(r"[^\W\d_]")
#: Letters of a line that a program has broken, not a person.
_BROKEN = 50
#: Words of a line that stands by itself and may be a heading.
_LONGEST = 12
#: Above what stands in no paragraph of the file.
ELSEWHERE = "Elsewhere in the file"


def outline(content: bytes, name: str) -> Outline:
    """The pieces of a write-up.

    Args:
        content: Its bytes.
        name: What it is called.

    Raises:
        LtError: It is in a form that is not read, damaged, or was not read to its end.
    """
    foreign.refuse_saved_otherwise(content, name)
    if content.startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        return reading.outline(asked("pdf", content, name))
    try:
        sort = any_file.sort(content, name)
    except LtError as error:
        raise LtError(f"{name}: {error.message}", error.hint) from None
    if sort == "docx":
        return foreign.outline(content, name)
    if sort == "csv":
        found = _of_text(decode(content)[0], name)
        if not name.lower().endswith((*_MARKS, ".txt", ".text")):
            found.told.append(f"{name} is plain text, whatever its name says; it was read as that.")
        return found
    if sort == "eml":
        return _of_mail(content, name)
    if sort == "html":
        return _of_page(decoded(content), name)
    if sort in {"odt", "rtf"}:
        return _by_pandoc(content, sort, name, as_lines.foreign(asked("chronology", content, name)))
    as_lines.foreign(asked("chronology", content, name))  # What cannot be read is refused there.
    raise LtError(
        f"{name} is no text: a write-up is paragraphs below headings.",
        "Send it as a Word file (.docx). A workbook of lt's, or a form, comes in without --for.",
    )


def _of_page(text: str, name: str) -> Outline:
    # In letters of which the page itself says nothing else.
    known = as_lines.foreign(asked("chronology", text.encode("utf-16"), name))
    return _by_pandoc(text.encode(), "html", name, known)


def _of_mail(content: bytes, name: str) -> Outline:
    said, page, attached = mails.body(content, "html", "plain")
    if not said.strip():
        raise LtError(
            f"{name} is an e-mail without any text.",
            "If the write-up is attached to it, save that, and bring it in.",
        )
    found = _of_page(said, name) if page else _of_text(said, name)
    found.told.append("Of the e-mail its text was read, not who sent it to whom, nor its subject.")
    if attached:
        found.told.append(
            f"{counted(attached, 'file is', 'files are')} attached to the e-mail, and not read. If "
            "one of them is the write-up, save it, and bring that in."
        )
    return found


def _by_pandoc(content: bytes, reader: str, name: str, known: Foreign) -> Outline:
    """What pandoc makes of a text, with what it leaves out of all that is known to stand there."""
    word = pandoc.word_of(content, reader)
    if word is None:
        raise LtError(
            f"{name} cannot be read; it may be damaged.",
            "Open it in its own program, save it as “Word document (.docx)”, and bring that in.",
        )
    found = foreign.outline(word, name)
    found.comments = max(found.comments, len(known.remarks))
    found.told += [one for one in known.notices if not one.startswith("The file is called")]
    _kept(found, known)
    return found


def _kept(found: Outline, known: Foreign) -> None:
    """Puts at the end what stands in no paragraph that was read: in boxes, notes, links."""
    whole = _spaced(f"{line.label} {line.text}" for one in found.pieces for line in _lines(one))
    left = [
        text.strip()
        for text in dict.fromkeys(line for one in _texts(known) for line in one.split("\n"))
        if _LETTER.search(text) and text.strip() != "[picture]" and _spaced([text]) not in whole
    ]
    if left:
        styled = int(any(one.heading for one in found.pieces))
        found.pieces.append(Piece((Line((Run(ELSEWHERE, bold=True),)),), styled))
        found.pieces += [Piece((Line((Run(text),)),)) for text in left]
        found.notes = 0
        found.told.append(
            f"{counted(len(left), 'paragraph')} with words in a box, a note or a link: at the "
            f"end, under “{ELSEWHERE}”."
        )


def _texts(known: Foreign) -> Iterator[str]:
    for table in known.tables:
        yield from table.above
        for row in table.rows:
            yield from (str(cell) for cell in row.cells)
    yield from known.below
    # Heads and feet of pages are no part of what was written up; nor are they in a file of Word.
    yield from (one.text for one in known.outside if not one.where.startswith("the page"))


def _lines(piece: Piece) -> Iterator[Line]:
    yield from piece.lines
    for cell in piece.cells:
        yield from cell.lines


def _spaced(texts: Iterable[str]) -> str:
    return f" {' '.join(word for text in texts for word in _WORD.findall(text.lower()))} "


def _of_text(text: str, name: str) -> Outline:
    """A text without looks: a short line that stands by itself and ends in no stop is a heading."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n")
    if name.lower().endswith(_MARKS) or _IS_MARKDOWN.search(text):
        known = Foreign("Markdown", [], below=tuple(text.split("\n")))
        return _by_pandoc(text.encode(), _MARKDOWN, name, known)
    found = Outline()
    for block in text.split("\n\n"):
        lines = [one for one in block.split("\n") if one.strip()]
        if len(lines) == 1 and _is_heading(lines[0].strip()):
            found.pieces.append(Piece((Line((Run(lines[0].strip().strip("*_=-").strip()),)),), 1))
            continue
        if lines and _above(lines[0].strip()):
            found.pieces.append(Piece((Line((Run(lines[0].strip()),)),), 1))
            del lines[0]
        found.pieces += [Piece((one,)) for one in _paragraphs(lines)]
    return found


def _is_heading(line: str) -> bool:
    """Whether a line that stands by itself is one."""
    short = 0 < len(_WORD.findall(line)) <= _LONGEST
    return short and not line.endswith((".", ";", ",", "!")) and not _LISTED.match(line)


def _above(line: str) -> bool:
    """Whether the first line of several stands above the others: in capitals, or with a colon."""
    return _is_heading(line) and (line.isupper() or line.endswith(":"))


def _paragraphs(lines: list[str]) -> Iterator[Line]:
    """Lines as paragraphs; those that a program has broken are one."""
    broken = len(lines) > 1 and all(len(one) >= _BROKEN for one in lines[:-1])
    if broken and not any(_LISTED.match(one) for one in lines):
        yield Line((Run(" ".join(one.strip() for one in lines)),))
        return
    for one in lines:
        if listed := _LISTED.match(one):
            rest = (Run(one[listed.end() :].strip()),)
            yield Line(rest, "number", 0, listed[1]) if listed[1] else Line(rest, "bullet")
        else:
            yield Line((Run(one.strip()),))
