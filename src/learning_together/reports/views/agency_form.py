"""The form in which an agency gives its account: columns, guidance, and its entries so far.

Holds one agency's entries alone, and none of the reviewers' own fields. The agency's author writes
facts; judgement has a column of its own (SCIE Guide 24, 2008, on the timeline of the case).
"""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Literal

from learning_together.method import timeline_order
from learning_together.records.base import Audience
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.records.shape import fields
from learning_together.reports import wording
from learning_together.reports.report import FORMATS, Asked, Report, Review
from learning_together.stages import Stage

Sort = Literal["id", "date", "time", "people", "choice", "text"]

#: Above the marks; by it `lt import` knows them again.
MARKS = ("Id", "Mark of what was sent")
#: How the property of a Word file begins that holds the mark of an entry.
PROPERTY = "Learning Together mark "
SEEN = {
    "yes": "Yes",
    "no": "No",
    "not-recorded": "Not recorded",
    "not-applicable": "Not applicable",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form.

    Attributes:
        field: Of a timeline entry.
        heading: As it is printed; `lt import` knows it again.
        guidance: What belongs there, in a sentence or two.
        sort: What is checked.
        needed: Whether every row needs it.
        choices: What may be chosen.
        share: How wide, in parts of a hundred.
    """

    field: str
    heading: str
    guidance: str
    sort: Sort
    needed: bool
    choices: tuple[str, ...]
    share: int


@dataclass(frozen=True, slots=True)
class Code:
    """A role code and who that is, by role."""

    id: str
    role: str


@dataclass(frozen=True, slots=True)
class Form:
    """The form.

    Attributes:
        start: First day of the period under review; None where it is not laid down yet.
        rows: A text a column, one row an entry.
        marks: Of each row, its id and a mark of what its cells hold as the form goes out.
    """

    agency: str
    subject: str
    period: str
    start: date | None
    marking: str
    columns: tuple[Column, ...]
    codes: tuple[Code, ...]
    rows: tuple[tuple[str, ...], ...]
    marks: tuple[tuple[str, str], ...]

    @property
    def heads(self) -> tuple[tuple[str, int], ...]:
        """Headings and widths of the columns; an id stays on one line, if it is not very long."""
        longest = max((len(row[0]) for row in self.rows), default=0)
        return tuple(
            (one.heading, max(one.share, min(longest, 16)) if one.sort == "id" else one.share)
            for one in self.columns
        )


def build(review: Review, asked: Asked) -> Form:
    """The form of one agency."""
    agency = asked.record(review, Agency)
    period = review.period
    entries = [one for one in review.all(Entry) if one.agency == agency.id]
    columns = _columns(review)
    rows = tuple(
        tuple(cell(one, column.field) for column in columns)
        for one in timeline_order.in_order(entries)
    )
    return Form(
        agency=agency.called,
        subject=review.facts.subject or "",
        period=wording.from_to(period.start, period.end) if period else "",
        start=period.start if period else None,
        marking=review.facts.marking or "",
        columns=columns,
        codes=tuple(
            Code(one.id.text, one.role or "")
            for one in review.all(Person)
            if one.id and one.group in {"case-group", "family", "other"}
        ),
        rows=rows,
        marks=tuple((row[0], "-".join(map(mark, row[1:]))) for row in rows),
    )


def _carried(form: Form) -> dict[str, str]:
    return {f"{PROPERTY}{id}": mark for id, mark in form.marks}


REPORT = Report(
    name="agency-form",
    title="Chronology of an agency",
    about="The form for an agency's account (--for health): guidance, checks, its entries so far.",
    stage=Stage.SETUP,
    build=build,
    per=Agency,
    contents=False,
    audience=Audience.AGENCY,
    formats=(*FORMATS, "xlsx"),
    exact=True,
    only=(Audience.REVIEWERS, Audience.TEAM, Audience.AGENCY),
    carries=_carried,
)


def _columns(review: Review) -> tuple[Column, ...]:
    seen = review.framework.word("child_seen")
    told: tuple[tuple[str, str, str, Sort, int], ...] = (
        (
            "id",
            "Id",
            "The review's own number of the entry. Leave it as it is; leave it empty in new rows.",
            "id",
            7,
        ),
        (
            "date",
            "Date",
            (
                "The day, as exactly as the record has it: 12 March 2023, March 2023, about 2021, "
                "between 26 April and 7 July 2022. Write the month as a word."
            ),
            "date",
            9,
        ),
        ("time", "Time", "Where it is recorded: 14:30, about 14:30, morning.", "time", 6),
        ("source", "Source", "", "text", 12),
        (
            "people",
            "People",
            (
                "Role codes only, with commas: HV1, M. Never a name. For somebody who is not on "
                "the list of codes write the role (“second nurse”), and the review gives a code."
            ),
            "people",
            9,
        ),
        ("event", "Event", "", "text", 22),
        ("response", "Response", "", "text", 12),
        ("child_seen", seen, "", "choice", 6),
        ("voice", review.framework.word("voice"), "", "text", 8),
        ("comment", "Comment", "", "text", 9),
    )
    shapes = fields(Entry)
    return tuple(
        Column(
            field=name,
            heading=heading,
            guidance=guidance or shapes[name].explains,
            sort=sort,
            needed=name in {"date", "source", "event"},
            choices=tuple(SEEN.values()) if sort == "choice" else (),
            share=share,
        )
        for name, heading, guidance, sort, share in told
    )


def mark(text: str) -> str:
    """A mark of what a cell holds; spaces and line breaks do not count."""
    return hashlib.blake2b(" ".join(text.split()).encode(), digest_size=3).hexdigest()


def sent(text: str) -> dict[str, str]:
    """The mark of each field, from the marks of a row."""
    names = ("date", "time", "source", "people", "event", "response", "child_seen", "voice",
             "comment")  # fmt: skip
    marks = text.split("-")
    return dict(zip(names, marks, strict=True)) if len(marks) == len(names) else {}


def cell(entry: Entry, name: str) -> str:
    """What the form holds of an entry in one column."""
    if name == "id":
        return entry.id_text
    if name == "date":
        return wording.entry_date(entry)
    if name == "time":
        return entry.time.words() if entry.time else ""
    if name == "people":
        return ", ".join(map(str, entry.people))
    if name == "child_seen":
        return SEEN.get(entry.child_seen or "", "")
    return str(getattr(entry, name) or "").strip()
