"""Document -> plain Markdown that reads well as it stands.

Takes a Document and gives bytes: the marking, the title block, and the body without the dialect's
apparatus (divs, ids, attributes). Needs no pandoc, so that a review can be read where none is.
"""

import re
from html import escape

from learning_together import seal
from learning_together.documents import markup
from learning_together.documents.document import CELL_BREAK, LINE_BREAK, Document, printable
from learning_together.documents.links import is_allowed
from learning_together.documents.readers_of_markdown import for_all_readers
from learning_together.patterns import regex

_SPECIAL = regex(r"([\\`*_{}\[\]<>#|~^&!$])")
_SPAN = regex(r"\[((?:\\.|[^\[\]\\])*)\]\{[^{}\n]*\}")
_LINK = regex(r"(?<!\\)(?P<picture>!?)\[(?P<text>(?:\\.|[^\[\]\\])*)\]\((?P<target>[^()\n]*)\)")
_DEFINITION = regex(r" {0,3}\[[^^\]][^\]]*\]:\s*(\S+).*")
_HEADING = regex(r"(#{1,6} .*?)\s*(?<!\\)\{[^{}]*\}\s*$")
_BLANK = regex(r"\n{3,}")


def to_markdown(document: Document) -> bytes:
    """A document as plain Markdown."""
    document = printable(document)
    out = [f"**{_escaped(document.marking)}**", ""] if document.marking else []
    out += [f"# {_escaped(document.title)}", ""]
    subtitle = " – ".join(part for part in (document.kind, document.subtitle) if part)
    out += [f"_{_escaped(subtitle)}_", ""] if subtitle else []
    out += [f"- **{_escaped(label)}:** {_escaped(value)}" for label, value in document.stamp]
    audience = f"<!-- {seal.AUDIENCE_NAME}: {escape(document.audience)} -->"
    out += ["", *_body(document), "", *([audience] if document.audience else []), seal.COMMENT, ""]
    return seal.put(_BLANK.sub("\n\n", "\n".join(out))).encode("utf-8")


def _escaped(text: str) -> str:
    return for_all_readers(_SPECIAL.sub(r"\\\1", text))


def _body(document: Document) -> list[str]:
    out: list[str] = []
    tables = figures = 0
    depth = 0
    for line, free in markup.outside_code(document.body):
        if not free:
            out.append(line)
        elif (opened := markup.fence(line)) is not None:
            depth += 1
            caption = opened.attributes.get("caption", "")
            if opened.kind == "table" and caption:
                tables += 1
                out += ["", f"**Table {tables}:** {_escaped(markup.plain(caption))}", ""]
        elif depth and markup.closes(line):
            depth -= 1
        elif (shown := markup.figure(line)) is not None and shown[0] in document.pictures:
            figures += 1
            _, alt, caption = shown
            out += [f"**Figure {figures}:** {_escaped(caption)}"]
            out += [""] if alt == caption else ["", _escaped(alt), ""]
        else:
            line = markup.harmless(line)
            heading = _HEADING.fullmatch(line)
            # The title has the first level to itself.
            line = heading[1] if heading else line
            # Where a place would have its mark, a space is left over.
            line = f"#{line.rstrip()}" if re.match(r"#{1,5} ", line) else line
            out.append(for_all_readers(_flat(line)))
    return out


def _harmless(found: re.Match[str]) -> str:
    """A link that leads out to the web, or the words of any other, and of any picture."""
    target = found["target"].split()
    keep = not found["picture"] and target and is_allowed(target[0])
    return found[0] if keep else found["text"]


def _flat(line: str) -> str:
    if (found := _DEFINITION.fullmatch(line)) and not is_allowed(found[1]):
        line = f"\\{line.lstrip()}"
    line = _LINK.sub(_harmless, _SPAN.sub(r"\1", line))
    line = line.replace(CELL_BREAK, "<br><br>")
    return line.replace(LINE_BREAK, "<br>")
