"""Mails: each is an entry of the day on which it was sent, and so is each that stands below it.

Takes bytes, gives `Foreign`. Who wrote to whom stands as the source, where names are taken out as
anywhere else. What is attached is counted and not read.
"""

import re
from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

from learning_together.dates.as_written.dated_lines import Headed, begun
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.english import counted
from learning_together.errors import LtError
from learning_together.exchange.imports.readers.table import Foreign, Row, Table
from learning_together.patterns import regex

#: How programs head a mail that stands below the answer to it.
_WROTE = regex(
    r"^[>\s]*On (?P<date>[^\n<>]{8,60}?),? (?P<who>[^\n,]{1,120}?) wrote:[ \t]*$", re.MULTILINE
)
_HEADED = regex(
    r"^[>\s*]*From:[ \t]*(?P<who>[^\n]{1,200})\n(?:[>\s*]*(?:To|Cc|Reply-To):[^\n]*\n)*"
    r"[>\s*]*(?:Sent|Date):[ \t]*(?P<date>[^\n]{6,60})\n"
    r"(?:[>\s*]*(?:To|Cc|Importance):[^\n]*\n)*"
    r"(?:[>\s*]*Subject:[ \t]*(?P<about>[^\n]{0,200})\n?)?",
    re.MULTILINE | re.IGNORECASE,
)  # fmt: skip
_RULE = regex(r"^[>\s]*(?:-{2,}|_{5,})[^\n]{0,40}(?:-{2,}|_*)[ \t]*$\n?", re.MULTILINE)
_QUOTED = regex(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_ANSWER = regex(r"(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)
_MOST_MAILS = 200


def read(data: bytes) -> Foreign:
    """A mail, and those that stand in it.

    Raises:
        LtError: It has no date, or no text.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    text = _text(message)
    sent = _header(message, "date")
    if not sent or not read_date(_even(sent), Habits()).readings:
        raise LtError(
            "This is an e-mail, and it does not say when it was sent.",
            "Copy it into a Word file below its date, and import that.",
        )
    source = _source(_header(message, "from"), _header(message, "to"))
    rows: list[Row] = []
    for date, who, about, said in _mails(sent, source, _about(_header(message, "subject")), text):
        event = "\n".join(filter(None, (about, said)))
        if event:
            rows.append(Row(len(rows) + 1, [_even(date), who, event], 3))
    if not rows:
        raise LtError("This is an e-mail without any text.", "There is nothing to bring in.")
    notices = ["Read as an e-mail; each mail that stands below it is an entry of its own day."]
    if attached := sum(1 for _ in message.iter_attachments()):
        notices.append(
            f"{counted(attached, 'file is', 'files are')} attached to it, and not read. Save what "
            "matters, and import that."
        )
    return Foreign(
        "e-mail", [Table("the mails", rows, fields=("date", "source", "event"))], notices
    )


def pasted(text: str) -> tuple[Table, tuple[str, ...]] | None:
    """Mails that were pasted one below the other; and what stands above the first of them.

    None where no mail begins, or where other dates begin lines more often: such a text is no row of
    mails.
    """
    first, *mails = _mails("", "", "", text)
    lines = _words(text).split("\n")
    others = sum(begun(line, Habits(), Headed()) is not None for line in lines)
    if not mails or others > len(mails):
        return None
    rows = [
        Row(number, [_even(date), who, "\n".join(filter(None, (about, said)))], 3)
        for number, (date, who, about, said) in enumerate(mails, 1)
    ]
    fields = ("date", "source", "event")
    return Table("the mails", rows, fields=fields), tuple(filter(None, first[3].split("\n")))


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):  # a header that no mail program wrote
        return ""


def _source(who: str, whom: str) -> str:
    return f"Email from {who}" + (f" to {whom}" if whom else "") if who else "Email"


def body(data: bytes, *forms: str) -> tuple[str, bool, int]:
    """The text of a mail, whether it is a web page, and how many files are attached to it.

    Args:
        data: The mail.
        forms: In which of `plain` and `html` it is wanted first.
    """
    message = BytesParser(policy=policy.default).parsebytes(data)
    said, page = _body(message, *forms)
    return said, page, sum(1 for _ in message.iter_attachments())


def _body(message: EmailMessage, *forms: str) -> tuple[str, bool]:
    part = message.get_body(forms)
    if part is None:
        return "", False
    try:
        said = str(part.get_content())
    except (LookupError, ValueError, AssertionError):  # an encoding that there is not
        raw = part.get_payload(decode=True)
        said = raw.decode("latin-1") if isinstance(raw, bytes) else ""
    return said.replace("\r\n", "\n").replace("\r", "\n"), part.get_content_type() == "text/html"


def _text(message: EmailMessage) -> str:
    said, page = _body(message, "plain", "html")
    if page:
        from learning_together.exchange.imports.readers import web_page

        found = web_page.read(said.encode())
        rows = (" | ".join(map(str, row.cells)) for table in found.tables for row in table.rows)
        return "\n".join([*(text for table in found.tables for text in table.above), *rows,
                          *found.below])  # fmt: skip
    return said


def _mails(date: str, source: str, about: str, text: str) -> Iterator[tuple[str, str, str, str]]:
    """Each mail: its date, whose it is, what it is about, and its words; the newest first."""
    starts = sorted(
        [one for pattern in (_WROTE, _HEADED) for one in pattern.finditer(text)
         if read_date(_even(one["date"]), Habits()).readings][:_MOST_MAILS],
        key=lambda one: one.start(),
    )  # fmt: skip
    at = 0
    for one in starts:
        if one.start() < at:
            continue
        yield date, source, about, _words(text[at : one.start()])
        found = one.groupdict()
        date, source = one["date"], _source(_even(one["who"]), "")
        about, at = _about(_even(found.get("about") or "")), one.end()
    yield date, source, about, _words(text[at:])


def _about(subject: str) -> str:
    """A subject without what programs put before it when a mail is answered or passed on."""
    return _ANSWER.sub("", subject)


def _words(text: str) -> str:
    """The words of a mail, without the marks of what is quoted, a line a paragraph."""
    lines = _QUOTED.sub("", _RULE.sub("", text)).split("\n")
    return "\n".join(line for line in map(_even, lines) if line)


def _even(text: str) -> str:
    return " ".join(text.replace("\u202f", " ").replace("*", "").split()).removesuffix(" at")
