"""What can be drawn up of a review: reports, pictures, the calendar; and the bytes of what was."""

from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions import open_key, picture
from learning_together.actions.calendar import calendar_file
from learning_together.actions.report import Request, Written, report, reports
from learning_together.errors import LtError
from learning_together.folder import libreoffice, look
from learning_together.patterns import regex
from learning_together.privacy.audience import NAMES
from learning_together.records.base import Audience
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.reports.record.one_line import called
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
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
        each: Whether it is made for whom it is about, so that each of them can have one.
        told: Those at the centre whom its entries can be about, each with who they are.
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
    each: bool
    told: tuple[tuple[str, str], ...]


#: What the command line calls a choice that stands on the page.
_OPTION = regex(r" \([^()]*--[^()]*\)")
#: Those that are about somebody, whom a report that is made for them has to name.
_ABOUT_SOMEBODY = {"agency", "participant"}


def offers(root: Path, review: Review) -> tuple[Offer, ...]:
    """Every report of a review."""
    found = []
    told = _told_of(review)
    for one in reports(root):
        subjects = review.all(one.per) if one.per else ()
        only = one.only or tuple(NAMES)
        found.append(
            Offer(
                name=one.name,
                title=one.title,
                about=_OPTION.sub("", one.about),
                formats=one.can_be if libreoffice.is_here() else one.formats,
                audience=str(one.audience or ""),
                audiences=tuple(
                    (str(who), NAMES[who]) for who in only if str(who) not in _ABOUT_SOMEBODY
                ),
                per=one.per.KIND.one if one.per else "",
                subjects=tuple(
                    (each.id_text, called(review, each)) for each in subjects if each.id
                ),
                whole=one.whole,
                each=len(subjects) > 1 and str(one.audience) in _ABOUT_SOMEBODY,
                told=told if "about" in one.takes else (),
            )
        )
    return tuple(found)


def _told_of(review: Review) -> tuple[tuple[str, str], ...]:
    """Those whom an entry is said to be about, each with who they are."""
    told = {code for entry in review.all(Entry) for code in entry.about}
    return tuple((one.id_text, one.role or "") for one in review.all(Person) if one.id in told)


def make(
    root: Path, name: str, form: str, audience: str, subject: str, about: str = ""
) -> tuple[Written, ...]:
    """Draws a report up, through the same gates as the command.

    Args:
        root: The review's folder.
        name: Of the report.
        form: Its suffix.
        audience: For whom; the report's own where empty.
        subject: The id of the record that it is about; empty for none.
        about: The code of whom entries are to be about; all where empty.

    Raises:
        LtError: It cannot be made, or would tell its readers what they must not know.
    """
    open_key.ask(root, None, needed=False)
    whom = (about,) if about else ()
    asked = Request(formats=form, audience=audience or None, subject=subject or None, about=whom)
    return tuple(report(root, [name], asked))


def make_each(root: Path, name: str, form: str) -> tuple[tuple[Written, ...], tuple[str, ...]]:
    """Draws a report up for each record that it can be about, a file each.

    Args:
        root: The review's folder.
        name: Of a report that is made for whom it is about.
        form: Its suffix.

    Returns:
        What was made, and why some of it was not: the id and the reason.

    Raises:
        LtError: There is no such report, or no such record.
    """
    open_key.ask(root, None, needed=False)
    per = next((one.per for one in reports(root) if one.name == name), None)
    subjects = load(root).review.all(per) if per else ()
    if not subjects:
        raise LtError("There is nothing that this could be about.", "Choose another report.")
    done: list[Written] = []
    not_made: list[str] = []
    for one in subjects:
        try:
            done += report(root, [name], Request(formats=form, subject=one.id_text))
        except LtError as why:
            not_made.append(f"{one.id_text}: {why.message} {why.hint}".strip())
    return tuple(done), tuple(not_made)


@dataclass(frozen=True, slots=True)
class PictureOffer:
    """A picture that can be drawn.

    Attributes:
        name: By which it is asked for.
        title: What it is called.
        about: What it shows.
        charges: Whether readers beyond the team get it only where that is said.
        told: Those at the centre whom its entries can be about, each with who they are.
    """

    name: str
    title: str
    about: str
    charges: bool
    told: tuple[tuple[str, str], ...]


def audiences() -> tuple[tuple[str, str], ...]:
    """Those for whom a picture or calendar can be made, each with its words."""
    return tuple((str(who), NAMES[who]) for who in NAMES if str(who) not in _ABOUT_SOMEBODY)


def picture_offers(review: Review) -> tuple[PictureOffer, ...]:
    """Every picture of a review."""
    told = _told_of(review)
    return tuple(
        PictureOffer(
            one.name, one.title, one.about, one.charges, told if "about" in one.takes else ()
        )
        for one in picture.pictures()
    )


def draw(
    root: Path, name: str, form: str, audience: str, *, for_others: bool, about: str = ""
) -> tuple[Written, ...]:
    """Draws a picture, through the same gates as the command.

    Args:
        root: The review's folder.
        name: Of the picture.
        form: Its suffix.
        audience: For whom; the review team where empty.
        for_others: Whether readers beyond the team are to have what reads as a charge.
        about: The code of whom entries are to be about; all where empty.

    Raises:
        LtError: It cannot be drawn, or would tell its readers what they must not know.
    """
    open_key.ask(root, None, needed=False)
    asked = picture.Request(
        formats=form,
        audience=audience or None,
        for_others=for_others,
        about=(about,) if about else (),
    )
    return tuple(picture.picture(root, name, asked))


@dataclass(frozen=True, slots=True)
class Diary:
    """The meetings as a calendar file.

    Attributes:
        name: What it is called.
        content: What it holds.
        told: What its maker should know.
    """

    name: str
    content: bytes
    told: tuple[str, ...]


def diary(root: Path, audience: str, *, tasks: bool, titles: bool, loaded: Loaded) -> Diary:
    """The meetings of a review as a calendar file, through the same gates as the command.

    Args:
        root: The review's folder.
        audience: For whom; the review team where empty.
        tasks: Whether with the days by which tasks are due.
        titles: Whether entries bear the review's title.
        loaded: The review, as it was read a moment ago.

    Raises:
        LtError: It cannot be made, or would tell what must not go out.
    """
    open_key.ask(root, None, needed=False)
    who = audience or str(Audience.TEAM)
    made = calendar_file(root, titles=titles, tasks=tasks, audience=who, loaded=loaded)
    entries = english.counted(made.entries, "entry", "entries")
    return Diary("meetings.ics", made.text.encode(), (f"It has {entries}.", *made.notes))


def content(path: Path) -> bytes:
    """What a file that was made holds now.

    Raises:
        LtError: It is gone, or cannot be read.
    """
    found = look.content(path)
    if found is None:
        raise LtError(f"{path.name} is no longer there.", "Make it once more.")
    return found
