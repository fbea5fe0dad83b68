"""The letters that remind of forms that are out: to whom one went, when, and by when it was due.

Of the ledger of disclosures alone: it tells what went out and nothing of what it says.
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.method.forms import Out, out
from learning_together.records.base import Audience
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.reports import wording
from learning_together.reports.report import Asked, Report, Review


@dataclass(frozen=True, slots=True)
class Letter:
    """A reminder of one form.

    Attributes:
        id: Of its record in the ledger.
        to: To whom it went, by position.
        what: What the form is of.
        file: The file's name.
        sent: When it went out; empty where that is not known.
        due: By when it was to come back; empty where no day was set.
        late: How many days that is past, in words; empty where it is not.
    """

    id: str
    to: str
    what: str
    file: str
    sent: str
    due: str
    late: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """The letters; `board` is who asks."""

    board: str
    letters: tuple[Letter, ...]


def build(review: Review, asked: Asked) -> Reminder:
    """A letter for each form that is out, or for the one that is asked for."""
    letters = tuple(
        _letter(review, one)
        for one in out(review, review.today)
        if asked.subject is None or one.record.id == asked.subject
    )
    return Reminder(review.facts.board or "", letters)


def _letter(review: Review, one: Out) -> Letter:
    record = one.record
    days = (review.today - record.due).days if record.due else 0
    return Letter(
        id=record.id_text,
        to=english.listed(record.shared_with),
        what=one.what(review),
        file=record.file or "",
        sent=wording.day(record.date),
        due=wording.day(record.due),
        late=english.counted(days, "day") if days > 0 else "",
    )


REPORT = Report(
    name="reminder",
    title="Reminder",
    about="Letters that remind of forms that are out (--for DIS7 for one): to whom, since when.",
    build=build,
    per=Disclosure,
    whole=True,
    contents=False,
    audience=Audience.REVIEWERS,
    of=(Disclosure,),
    tells=("letters",),
    nothing="No form is out that has not come back.",
    then="Note that a form went out with: lt issue FILE --to WHO --audience WHO --due DAY",
)
