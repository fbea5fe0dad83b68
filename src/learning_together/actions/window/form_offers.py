"""Forms in Word or Excel for people to fill in: which there are, and making them."""

from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions import form, open_key
from learning_together.actions.report import Written
from learning_together.actions.typed_day import a_day
from learning_together.actions.window.named import named
from learning_together.exchange.forms.layouts import layout_of
from learning_together.records.kinds import KINDS, kind_of
from learning_together.review.review import Review

#: So many records are listed at most; another is named by its id.
MOST = 200


@dataclass(frozen=True, slots=True)
class FormOffer:
    """The forms of a kind.

    Attributes:
        kind: Its plural.
        one: The kind in words.
        holds: What a record of it is.
        about: What one form is about, in words.
        subjects: The records that one can be about, each with what it is called.
        more: How many more there are.
        new: Whether one can be for a record that is not there yet.
        audience: For whom it is made where nobody says otherwise.
    """

    kind: str
    one: str
    holds: str
    about: str
    subjects: tuple[tuple[str, str], ...]
    more: int
    new: bool
    audience: str


def kinds() -> tuple[tuple[str, str], ...]:
    """The kinds that there are forms of: the plural of each, and the kind in words."""
    return tuple((one, kind_of(one).one) for one in KINDS if form.has_form(one))


def offer(review: Review, kind: str) -> FormOffer:
    """The forms of a kind.

    Raises:
        LtError: There is no such kind, or no form of it.
    """
    kind = form.kind_of_form(kind)
    layout, about = layout_of(kind), kind_of(kind)
    every = named(review).get(layout.about, ())
    return FormOffer(
        kind,
        about.one,
        about.holds,
        kind_of(layout.about).one,
        tuple((one.id.text, english.short(one.called, 80)) for one in every[:MOST]),
        max(0, len(every) - MOST),
        layout.fills,
        str(layout.audience),
    )


def make(
    root: Path, kind: str, subject: str, formats: str, audience: str, due: str
) -> tuple[Written, ...]:
    """Makes forms, through the same gates as the command.

    Args:
        root: The review's folder.
        kind: Of which.
        subject: The id of the record that one is about; `all` for one each; empty for a new one.
        formats: Their suffix.
        audience: For whom; the form's own where empty.
        due: The day by which they are to come back, as typed; may be empty.

    Raises:
        LtError: Something asked for is not there, or a form would tell its reader what they must
            not know.
    """
    open_key.ask(root, None, needed=False)
    wanted = form.Wanted(
        kind, subject.strip(), formats, audience, a_day(due) if due.strip() else None
    )
    return tuple(form.forms(root, wanted))
