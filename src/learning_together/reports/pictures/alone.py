"""A picture by itself: its document, with all that it says in words, and its pages to be drawn.

Takes all of the review; the audience filter is applied here. Writes nothing.
"""

from dataclasses import dataclass, replace

from learning_together.documents.document import Document
from learning_together.documents.pictures.canvas import UPRIGHT, headed
from learning_together.documents.pictures.drawn import Drawn
from learning_together.english import either, listed
from learning_together.errors import LtError
from learning_together.folder.git.status import Version
from learning_together.privacy.audience import as_read_by
from learning_together.privacy.printed_ids import as_printed
from learning_together.records.base import Audience
from learning_together.reports import title_page
from learning_together.reports.pictures import placing
from learning_together.reports.pictures.catalogue import PICTURES
from learning_together.reports.pictures.picture import Picture
from learning_together.reports.report import Asked
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Alone:
    """A picture by itself.

    Attributes:
        document: With its figures, its notes and its tables.
        pages: Each with its title, its readers and its marking drawn above it.
        alt: What it shows, in some sentences.
    """

    document: Document
    pages: tuple[Drawn, ...]
    alt: str


def alone(
    picture: Picture,
    review: Review,
    asked: Asked,
    *,
    version: Version | None = None,
    for_others: bool = False,
) -> Alone:
    """A picture for a reader.

    Args:
        picture: Which one.
        review: All of the review.
        asked: For whom.
        version: The state of the folder in git; None where it is in none.
        for_others: Whether it was asked for readers beyond the team, though it reads as a charge.

    Raises:
        LtError: It is not for its reader, or there is nothing to draw.
    """
    if asked.about and "about" not in picture.takes:
        takers = listed(f"“{one.name}”" for one in PICTURES if "about" in one.takes)
        raise LtError(
            f"The picture “{picture.name}” can make no use of --about.",
            f"Leave it out; it is for {takers}.",
        )
    seen, printed = as_printed(as_read_by(review, asked.reader), asked.reader)
    asked = replace(asked, about=tuple(printed.get(id, id) for id in asked.about))
    who = asked.reader.words(seen)
    if not seen.shows(*picture.of):
        raise LtError(
            f"The picture “{picture.name}” cannot be made for this reader ({who}): it counts "
            "records that they may not all see.",
            "Make it for the team, or widen the “handling” of those records.",
        )
    if picture.charges and asked.reader.beyond_team and not for_others:
        raise LtError(
            f"The picture “{picture.name}” reads as a charge, and is for the reviewers and the "
            f"team: it is not made for this reader ({who}) unless you ask for it.",
            "If it was decided that they are to see it, add --for-others.",
        )
    if for_others and not (picture.charges and asked.reader.beyond_team):
        raise LtError(
            f"--for-others says nothing of the picture “{picture.name}” for this reader ({who}).",
            "Leave it out; it is for pictures that read as a charge, and readers beyond the team.",
        )
    shown = picture.build(seen, asked, UPRIGHT)
    if shown is None and asked.about and picture.build(seen, replace(asked, about=()), UPRIGHT):
        raise LtError(
            f"The picture “{picture.name}” would be empty: no entry that is said to be about "
            f"{either(map(str, asked.about))} can be drawn.",
            "Say of entries in the timeline whom they are about (`about`), or ask for all.",
        )
    if shown is None:
        raise LtError(
            f"The picture “{picture.name}” would be empty, since {picture.nothing}.", picture.then
        )
    body, figures = placing.whole(shown, picture.name)
    facts = seen.facts
    stamp = title_page.lines(seen, asked, version)
    marking = title_page.marking(seen, asked.reader)
    about = " – ".join(part for part in (seen.title, facts.subject) if part)
    readers = "" if asked.reader.audience is Audience.PUBLIC else f"For: {who}"
    # A picture is taken into slides without its notes: it says itself what it leaves out.
    whom = f"Only entries said to be about {either(map(str, asked.about))}" if asked.about else ""
    lines = [line for line in (about, whom, readers, marking) if line]
    document = Document(
        name=_file_name(picture, asked),
        title=seen.title,
        subtitle=facts.subject or "",
        kind=picture.title,
        marking=marking,
        stamp=stamp,
        body=body,
        author=facts.board or facts.owner or "",
        audience=asked.reader.key,
        contents=False,
        pictures=figures,
    )
    of = f" of {len(shown.pages)})" if len(shown.pages) > 1 else ""
    pages = tuple(
        Drawn(headed(page, f"{shown.caption} ({number}{of}" if of else shown.caption, lines))
        for number, page in enumerate(shown.pages, 1)
    )
    return Alone(document, pages, shown.alt)


def _file_name(picture: Picture, asked: Asked) -> str:
    reader = asked.reader
    return "-".join(
        (
            picture.name,
            *(str(code).replace(" ", "-") for code in asked.about),
            *((reader.key.replace(":", "-"),) if reader.audience != "team" else ()),
        )
    )
