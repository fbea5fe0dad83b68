"""What can be drawn up of a review, and the bytes of what was."""

from dataclasses import dataclass
from pathlib import Path

from learning_together.actions import key
from learning_together.actions.report import Request, Written, report, reports
from learning_together.errors import LtError
from learning_together.folder import look
from learning_together.patterns import regex
from learning_together.privacy.audience import NAMES
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Offer:
    """A report that can be drawn up.

    Attributes:
        name: By which it is asked for.
        title: As its title page calls it.
        about: What it is for.
        formats: The suffixes that it can have.
        audience: For whom it is made where nobody says otherwise; empty where that must be said.
        audiences: Those that it can be made for, each with its words.
        per: What it is about, in words; empty where it is about the review.
        subjects: The records that it can be about, each with what it is called.
        whole: Whether it can be about all of them.
    """

    name: str
    title: str
    about: str
    formats: tuple[str, ...]
    audience: str
    audiences: tuple[tuple[str, str], ...]
    per: str
    subjects: tuple[tuple[str, str], ...]
    whole: bool


#: What the command line calls a choice that stands on the page.
_OPTION = regex(r" \([^()]*--[^()]*\)")
#: Those that are about somebody, whom a report that is made for them has to name.
_ABOUT_SOMEBODY = {"agency", "participant"}


def offers(root: Path, review: Review) -> tuple[Offer, ...]:
    """Every report of a review."""
    found = []
    for one in reports(root):
        subjects = review.all(one.per) if one.per else ()
        only = one.only or tuple(NAMES)
        found.append(
            Offer(
                name=one.name,
                title=one.title,
                about=_OPTION.sub("", one.about),
                formats=one.formats,
                audience=str(one.audience or ""),
                audiences=tuple(
                    (str(who), NAMES[who]) for who in only if str(who) not in _ABOUT_SOMEBODY
                ),
                per=one.per.KIND.one if one.per else "",
                subjects=tuple(
                    (each.id_text, called(review, each)) for each in subjects if each.id
                ),
                whole=one.whole,
            )
        )
    return tuple(found)


def make(root: Path, name: str, form: str, audience: str, subject: str) -> tuple[Written, ...]:
    """Draws a report up, through the same gates as the command.

    Args:
        root: The review's folder.
        name: Of the report.
        form: Its suffix.
        audience: For whom; the report's own where empty.
        subject: The id of the record that it is about; empty for none.

    Raises:
        LtError: It cannot be made, or would tell its readers what they must not know.
    """
    key.ask(root, None, needed=False)
    asked = Request(formats=form, audience=audience or None, subject=subject or None)
    return tuple(report(root, [name], asked))


def content(path: Path) -> bytes:
    """What a file that was made holds now.

    Raises:
        LtError: It is gone, or cannot be read.
    """
    found = look.content(path)
    if found is None:
        raise LtError(f"{path.name} is no longer there.", "Make it once more.")
    return found
