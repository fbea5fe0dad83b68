"""What readers said of the draft, record by record, with what was done about it.

For the meeting at which the team answers them, and for those readers who ask afterwards what
became of their comment.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together.ids import fold
from learning_together.models.comment import Comment
from learning_together.review import Review
from learning_together.views import called, wording

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
    who: str
    field: str
    quoted: str
    text: str
    proposed: str
    status: str
    answer: str
    answered: str


@dataclass(frozen=True, slots=True)
class Group:
    """The comments on one record; `id` is empty for those on none."""

    id: str
    called: str
    comments: tuple[CommentLine, ...]


@dataclass(frozen=True, slots=True)
class Comments:
    """All comments.

    Attributes:
        count: How many there are, and what became of them, in a sentence.
        open: Those that wait for the team.
        answered: The others.
    """

    count: str
    open: tuple[Group, ...]
    answered: tuple[Group, ...]


def build(review: Review) -> Comments:
    """The comments by the records that they are about, in the order of the review."""
    comments = review.all(Comment)
    waiting = [one for one in comments if (one.status or "open") == "open"]
    return Comments(
        count=_count(comments),
        open=_groups(review, waiting),
        answered=_groups(review, [one for one in comments if one not in waiting]),
    )


def _count(comments: tuple[Comment, ...]) -> str:
    if not comments:
        return ""
    by_status = dict.fromkeys(_STATUS, 0)
    for one in comments:
        by_status[one.status or "open"] += 1
    parts = [f"{n} {_STATUS[word].lower()}" for word, n in by_status.items() if n]
    return f"{wording.counted(len(comments), 'comment')}: {wording.listed(parts)}."


def _groups(review: Review, comments: Iterable[Comment]) -> tuple[Group, ...]:
    by_record: dict[str, list[Comment]] = {}
    for one in comments:
        record = review.find(one.record)
        by_record.setdefault(fold(record.id) if record else "", []).append(one)
    groups = [
        Group(record.id, called.called(review, record), _lines(by_record.pop(fold(record.id))))
        for record in review
        if record.id and fold(record.id) in by_record
    ]
    if by_record:
        groups.append(Group("", "", _lines(by_record[""])))
    return tuple(groups)


def _lines(comments: list[Comment]) -> tuple[CommentLine, ...]:
    ordered = sorted(comments, key=lambda one: (one.field or "", one.date or date.max))
    return tuple(
        CommentLine(
            id=one.id,
            who=_who(one),
            field=wording.label((one.field or "").replace("_", "-")),
            quoted=one.quoted or "",
            text=one.text or "",
            proposed=one.proposed or "",
            status=_STATUS[one.status or "open"],
            answer=one.answer or "",
            answered=wording.day(one.answered_on),
        )
        for one in ordered
    )


def _who(comment: Comment) -> str:
    draft = f"draft {comment.draft}" if comment.draft is not None else ""
    said = (comment.author or "", wording.day(comment.date), draft)
    return ", ".join(part for part in said if part)
