"""What readers said of the draft, record by record, with what was done about it.

For the meeting at which the team answers them, and for those readers who ask afterwards what
became of their comment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together import english
from learning_together.ids import Id
from learning_together.privacy.audience import reads_all
from learning_together.records.base import Model
from learning_together.records.kinds.comment import Comment
from learning_together.records.kinds.review import ReviewFacts
from learning_together.records.kinds.section import Section
from learning_together.reports import wording
from learning_together.reports.record import one_line
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage

_STATUS = {
    "open": "Open",
    "accepted": "Accepted",
    "partly": "Accepted in part",
    "declined": "Declined",
    "noted": "Noted",
}


@dataclass(frozen=True, slots=True)
class CommentLine:
    """What a reader said.

    Attributes:
        id: The comment's.
        on: The id of the record that it is about; empty for none, or where no reader knows it.
        about: What that record is called, or that there is none.
        who: Who said it, when, and of which draft, in words.
        field: The part of the record that it is about, in words.
        quoted: The words of the draft that it stands on.
        text: What was said.
        proposed: The wording proposed.
        status: What became of it.
        answer: What was done about it, and why.
        answered: When, in words.
    """

    id: str
    on: str
    about: str
    who: str
    field: str
    quoted: str
    text: str
    proposed: str
    status: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was done with a comment.

    Attributes:
        id: The comment's.
        who: What its reader is called.
        said: What became of it, in a sentence without its full stop.
    """

    id: str
    who: str
    said: str


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments.

    Attributes:
        count: How many there are, and what became of them, in a sentence.
        open: Those that wait for the team, by the records that they are about.
        answered: The others.
        done: What was done with each, in the order of the files.
    """

    count: str
    open: tuple[CommentLine, ...]
    answered: tuple[CommentLine, ...]
    done: tuple[Done, ...]


def build(review: Review, asked: Asked) -> Comments:
    """The comments by the records that they are about, in the order of the review."""
    comments = review.all(Comment)
    waiting = [one for one in comments if (one.status or "open") == "open"]
    return Comments(
        count=_count(comments) if reads_all(review, asked.reader, Comment) else "",
        open=_lines(review, waiting),
        answered=_lines(review, [one for one in comments if one not in waiting]),
        done=tuple(
            Done(one.id_text, one.author or "", _done(one))
            for one in comments
            if one not in waiting
        ),
    )


REPORT = Report(
    name="comments",
    title="Comments on the draft",
    about="What readers said of the draft, record by record, and what was done about it.",
    stage=Stage.REPORT,
    build=build,
    of=(Comment,),
    then="lt comments brings them back from the Word files that readers return.",
    contents=False,
)


def _done(one: Comment) -> str:
    """What became of a comment: decided, put into the text, or to be put in still."""
    said = _STATUS[one.status or "open"]
    if one.applied_on:
        said += f", and put into the text on {wording.day(one.applied_on)}"
    elif one.status == "accepted" and one.rewordings:
        said += "; not put into the text yet"
    elif one.answered_on:
        said += f" on {wording.day(one.answered_on)}"
    return said


def _count(comments: tuple[Comment, ...]) -> str:
    if not comments:
        return ""
    by_status = dict.fromkeys(_STATUS, 0)
    for one in comments:
        by_status[one.status or "open"] += 1
    parts = [f"{n} {_STATUS[word].lower()}" for word, n in by_status.items() if n]
    return f"{english.counted(len(comments), 'comment')}: {english.listed(parts)}."


def _lines(review: Review, comments: Iterable[Comment]) -> tuple[CommentLine, ...]:
    """In the order of the review; those at no record last."""
    order: dict[Id | None, int] = {
        record.id: place for place, record in enumerate(review) if record.id
    }
    last = len(order)

    def key(one: Comment) -> tuple[int, str, date]:
        return order.get(one.record, last), one.field or "", one.date or date.max

    return tuple(_line(review, one) for one in sorted(comments, key=key))


def _line(review: Review, one: Comment) -> CommentLine:
    record = review.find(one.record)
    return CommentLine(
        id=one.id_text,
        on="" if record is None or isinstance(record, Section | ReviewFacts) else record.id_text,
        about=_called(review, record),
        who=_who(one),
        field=english.label((one.field or "").replace("_", "-")),
        quoted=one.quoted or "",
        text=one.text or "",
        proposed=one.proposed or "",
        status=_STATUS[one.status or "open"],
        answer=one.answer or "",
        answered=wording.day(one.answered_on),
    )


def _called(review: Review, record: Model | None) -> str:
    """What a record is called, as the report that was commented on has it."""
    if record is None:
        return "At no record that is shown here" if review.withheld else "At no record"
    if isinstance(record, ReviewFacts):
        return "The review itself"
    if isinstance(record, Section):
        heading = review.framework.headings.get(record.id.folded) if record.id else None
        return record.title or heading or english.label(record.id_text)
    return one_line.called(review, record) or english.label(record.KIND.one)


def _who(comment: Comment) -> str:
    draft = f"draft {comment.draft}" if comment.draft is not None else ""
    said = (comment.author or "", wording.day(comment.date), draft)
    return ", ".join(part for part in said if part)
