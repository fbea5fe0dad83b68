"""What a title page says of a document: whose it is, which state it is, for whom.

A draft bears its number, its readers and the state of the folder; what is published bears none of
these, but who made it, when it was adopted and published, and where to write.
"""

from datetime import date

from learning_together.dates.coarse import coarse_day
from learning_together.english import listed
from learning_together.folder.git.status import Version
from learning_together.privacy.audience import Reader
from learning_together.reports import wording
from learning_together.reports.report import Asked
from learning_together.review.review import Review

Lines = tuple[tuple[str, str], ...]


def lines(review: Review, asked: Asked, version: Version | None) -> Lines:
    """The lines of a title page, each a label and what it says.

    Args:
        review: As the reader may read it.
        asked: For whom, and how exactly.
        version: The state of the folder in git; None where it is in none.
    """
    is_published = asked.reader.audience == "public"
    said = _published(review, asked) if is_published else _draft(review, asked, version)
    return tuple((label, value) for label, value in said if value)


def month(review: Review, asked: Asked, version: Version | None) -> str:
    """Of which month a document is, as a cover says it; which draft, its second page tells."""
    facts = review.facts
    if asked.reader.audience == "public":
        return wording.month(facts.published.published) if facts.published else ""
    return wording.month(_day(review, asked, version))


def marking(review: Review, reader: Reader) -> str:
    """The marking of every page for a reader; empty for none."""
    facts = review.facts
    if reader.audience == "public":
        return facts.published.marking or "" if facts.published else ""
    return facts.marking or ""


def _draft(review: Review, asked: Asked, version: Version | None) -> Lines:
    facts = review.facts
    return (
        ("Draft", str(facts.draft) if facts.draft is not None else ""),
        ("Date", wording.day(_day(review, asked, version))),
        ("For", asked.reader.words(review)),
        *_exactness(asked),
        ("Commissioned by", facts.board or ""),
        ("Version", _version(version)),
    )


def _day(review: Review, asked: Asked, version: Version | None) -> date | None:
    day = review.facts.draft_date
    if day is None and version:
        day = coarse_day(version.day, asked.dates) if asked.dates else version.day
    return day


def _published(review: Review, asked: Asked) -> Lines:
    facts = review.facts
    told = facts.published
    known = (("Commissioned by", facts.board or ""), *_exactness(asked))
    if told is None:
        return known
    return (
        *known,
        ("Lead reviewers", listed(told.lead_reviewers)),
        ("Written by", listed(told.authors)),
        ("Adopted", wording.day(told.adopted)),
        ("Published", wording.day(told.published)),
        ("ISBN", told.isbn or ""),
        ("Contact", told.contact or ""),
        ("Copyright", told.copyright or ""),
    )


def _exactness(asked: Asked) -> Lines:
    return (
        ("Dates", f"Given by {asked.dates.removesuffix('s')}" if asked.dates else ""),
        ("Places", "Given in general words" if asked.places else ""),
    )


def _version(version: Version | None) -> str:
    if version is None:
        return ""
    return f"{version.commit}, with uncommitted changes" if version.changed else version.commit
