"""Silences: long times without an entry of an agency, and the days since somebody was seen.

Counts only what the records say, and says so: that nothing is written is not that nobody came. Of
agencies only those are shown whose duties include to see the child or adult. It is for reviewers
and the team alone unless asked for, since it reads as a charge.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from learning_together import english
from learning_together.documents.pictures import silences
from learning_together.documents.pictures.canvas import Room
from learning_together.documents.pictures.silences import Gap, Lane, Silences
from learning_together.method import timeline
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.reports import wording
from learning_together.reports.pictures.entries_shown import Counted, counted
from learning_together.reports.pictures.picture import Picture, Shown, Table
from learning_together.reports.report import Asked
from learning_together.review.review import Review

#: Days without an entry that are drawn, and days unseen that are told in figures.
_SILENT = 60
_UNSEEN = 30
#: Days from one on which somebody was seen to the next, where another lies between.
_APART = 2
#: Sectors whose agencies see people as part of their work, where nothing else is said of one.
_SECTORS = frozenset({"health", "social-care", "education"})
_SHOWN = 6
_COUNTS = (
    "It counts what the records say, and nothing else: a time without an entry may be one in which "
    "nobody came, or one of which the record is missing. Before an agency's first entry and after "
    "its last nothing is counted; a vague date fills all the days that it can mean."
)

Span = tuple[date, date]


def build(review: Review, asked: Asked, room: Room) -> Shown | None:
    """The picture; None where nothing can be drawn."""
    found = counted(review, asked)
    if found is None:
        return None
    agencies = review.all(Agency)
    lanes = tuple(
        Lane(one.called, tuple(day for span in held for day in span), _gaps(held, _SILENT))
        for one in agencies
        if _sees(one) and (held := _spans(found, (e for e in found.entries if e.agency == one.id)))
    )
    seen = _spans(found, (e for e in found.entries if e.child_seen == "yes"))
    unseen = _gaps(seen, _APART)
    if not lanes and not unseen:
        return None
    person = review.framework.word("child_seen").split()[0].lower()
    quiet = [(lane.name, gap) for lane in lanes for gap in lane.gaps]
    long = [gap for gap in unseen if gap.days >= _UNSEEN]
    return Shown(
        caption=f"Times without an entry, and days since the {person} was seen",
        alt=f"A picture of {english.counted(len(lanes), 'agency', 'agencies')}, each with its "
        f"entries and {english.counted(len(quiet), 'silence')} of {_SILENT} days or more between "
        f"them, from {wording.month(found.first)} to {wording.month(found.end - timedelta(days=1))}"
        f". Below, the days since it was last recorded that the {person} was seen"
        f"{f', at most {max(gap.days for gap in unseen)}' if unseen else ''}. Tables give each.",
        notes=_notes(found, agencies, person),
        tables=(
            Table(
                f"{_SILENT} days or more without an entry",
                (("Agency", 34), ("After", 26), ("Until", 26), ("Days", 14)),
                tuple(
                    (name, wording.day(gap.first), wording.day(gap.last), str(gap.days))
                    for name, gap in quiet
                )
                or (("None", "–", "–", "–"),),
            ),
            Table(
                f"{_UNSEEN} days or more in which it is not recorded that the {person} was seen",
                (("After", 40), ("Until", 40), ("Days", 20)),
                tuple(
                    (wording.day(gap.first), wording.day(gap.last), str(gap.days)) for gap in long
                )
                or (("None", "–", "–"),),
            ),
        ),
        pages=silences.lay_out(
            Silences(
                found.first,
                found.end,
                lanes,
                unseen,
                f"Days since it is recorded that the {person} was seen",
                _UNSEEN,
            ),
            room,
        ),
    )


PICTURE = Picture(
    name="silences",
    title="Silences",
    about="Long times without an entry of an agency, and the days since the child or adult was "
    "seen; for reviewers and the team, since it reads as a charge.",
    build=build,
    nothing="no entry of an agency that is to see the child or adult has a date exact enough",
    then="Say of an agency in agencies.yaml whether it is among its duties to see them: "
    "duty_to_see: yes",
    of=("timeline", "agencies"),
    charges=True,
    takes=("about",),
)


def _sees(agency: Agency) -> bool:
    """Whether it is among an agency's duties to see the person whom the review is about."""
    return agency.sector in _SECTORS if agency.duty_to_see is None else agency.duty_to_see


def _spans(found: Counted, entries: Iterable[Entry]) -> list[Span]:
    """The days that entries can be about, within the time shown, in order of time."""
    last = found.end - timedelta(days=1)
    spans = [span for one in entries if (span := timeline.days(one))]
    return sorted((max(start, found.first), min(end, last)) for start, end in spans)


def _gaps(spans: Sequence[Span], least: int) -> tuple[Gap, ...]:
    """The times of so many days or more between them; a vague date fills all that it can mean."""
    gaps = []
    reached = spans[0][1] if spans else date.min
    for start, end in spans:
        if (start - reached).days >= least:
            gaps.append(Gap(reached, start))
        reached = max(reached, end)
    return tuple(gaps)


def _notes(found: Counted, agencies: Iterable[Agency], person: str) -> str:
    left = [one.called for one in agencies if not _sees(one)]
    said = [found.scope] if found.scope else []
    said.append(f"{_COUNTS} Whoever saw the {person} counts, of every agency.")
    if left:
        said.append(
            f"Left out, as to see the {person} is not known to be among their duties: "
            f"{english.some(left, _SHOWN)}."
        )
    if found.outside:
        said.append(f"Outside the period: {english.counted(found.outside, 'entry', 'entries')}.")
    return " ".join(said)
