"""Meetings, and tasks with a day, as a calendar file (iCalendar, RFC 5545) that others import.

Takes a review and what only its history knows, gives text; the only module that knows
`icalendar`. A calendar entry travels far: it says when, where and what kind of meeting, and
nothing of the case. Who attends stands nowhere in it.

Times are those of Europe/London. The file says `METHOD:PUBLISH`; what no longer takes place stays
in it with `STATUS:CANCELLED`, so that calendars that have it learn of it. A new state of an entry
has the same UID and a higher SEQUENCE.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from learning_together import seal
from learning_together.dates.durations import EXAMPLES, Length, parse_length
from learning_together.documents.prose import clean
from learning_together.ids import Id
from learning_together.method.meetings import NAMES
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.task import Task
from learning_together.review.review import Review

#: What entries are called where the review's title stays out of them.
NEUTRAL = "Case review"
#: Where neither the commits nor the review give a day; never the clock: the same folder gives the
#: same bytes.
NO_STAMP = datetime(2000, 1, 1, tzinfo=UTC)

_PRODUCT = "-//Learning Together//lt//EN"
_NAMESPACE = uuid.UUID("9e1d2c4e-6f0b-5f6e-9a53-2f5b7d0c8e11")
_LONDON = ZoneInfo("Europe/London")
_HOME_TIME = 17 * 60


@dataclass(frozen=True, slots=True)
class Known:
    """What a review's history, and not the folder, knows of its diary.

    Attributes:
        key: What tells this review's entries from those of others, always the same.
        stamp: When this state came to be.
        numbers: How often each entry has changed, by id.
        gone: Meetings that were taken out of the folder, as they last were.
    """

    key: str
    stamp: datetime
    numbers: Mapping[Id, int]
    gone: tuple[Meeting, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar file.

    Attributes:
        text: What it holds.
        entries: How many entries it has.
        notes: What its maker should know: what is not in it, or was not understood.
    """

    text: str
    entries: int
    notes: tuple[str, ...]


def draw(
    review: Review,
    known: Known,
    *,
    titles: bool,
    tasks: bool,
    audience: str = "team",
    ids: bool = True,
) -> CalendarFile:
    """A review's diary as a calendar file.

    Args:
        review: As its reader may read it.
        known: What its history knows.
        titles: Whether entries bear the review's title.
        tasks: Whether the days by which tasks are due are in it.
        audience: For whom it is made, as typed.
        ids: Whether its readers are given ids of the team's.
    """
    from icalendar import Calendar

    drawing = _Drawing(review, known, titles=titles, ids=ids)
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", drawing.name)
    calendar.add(seal.CALENDAR_AUDIENCE, audience)
    calendar.add(seal.CALENDAR, "-")
    calendar.add_component(_time_zone())
    entries = [*drawing.meetings(), *(drawing.tasks() if tasks else ())]
    for entry in entries:
        calendar.add_component(entry)
    text = seal.put(calendar.to_ical().decode("utf-8"))
    return CalendarFile(text, len(entries), tuple(drawing.notes))


def uid(key: str, id: Id) -> str:
    """The UID of an entry: the same for the same review and id, and telling neither.

    >>> uid("Sample", Id("MTG1")) == uid("Sample", Id("mtg01"))
    True
    """
    return str(uuid.uuid5(_NAMESPACE, f"{key}\n{id.folded}"))


class _Drawing:
    def __init__(self, review: Review, known: Known, *, titles: bool, ids: bool) -> None:
        self.review = review
        self.known = known
        self.titles = titles
        self.ids = ids
        self.name = _line(review.title) if titles else NEUTRAL
        self.notes: list[str] = []

    def meetings(self) -> Iterator[Any]:
        every = [(one, one.status == "cancelled") for one in self.review.all(Meeting)]
        every += [(one, True) for one in self.known.gone]
        for meeting, cancelled in sorted(every, key=lambda pair: _order(pair[0])):
            if meeting.date is not None:
                yield self._meeting(meeting, meeting.date, cancelled=cancelled)
            elif not cancelled:
                self.notes.append(f"{meeting.id} has no date yet and is not in the calendar.")

    def _meeting(self, meeting: Meeting, day: date, *, cancelled: bool) -> Any:
        what = NAMES[meeting.type or "other"].removeprefix("the ")
        entry = self._entry(meeting, what)
        told = self.notes.append if not cancelled else _no_note
        start, end, remark = _span(meeting, day, told)
        entry.add("dtstart", start)
        entry.add("dtend", end)
        entry.add("description", f"{self._named(meeting)}{remark}".strip())
        entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
        entry.add("transp", "TRANSPARENT" if cancelled else "OPAQUE")
        # A family is visited at home: an address is nothing for other people's calendars.
        if meeting.venue and (self.titles or meeting.type != "family"):
            entry.add("location", _line(meeting.venue))
        return entry

    def tasks(self) -> Iterator[Any]:
        """Days by which tasks are due; as entries of a day, since Outlook shows no to-do items."""
        for task in sorted(
            self.review.all(Task), key=lambda one: (str(one.due or ""), one.id_text)
        ):
            if task.due is None:
                if task.done_on is None:
                    self.notes.append(f"{task.id} has no day yet and is not in the calendar.")
                continue
            what = f"task {task.id}" if self.ids else "task"
            if self.titles and task.what:
                what = _line(task.what)
            entry = self._entry(task, f"{what}, done" if task.done_on else f"{what} due")
            entry.add("dtstart", task.due)
            entry.add("dtend", task.due + timedelta(days=1))
            entry.add("description", self._named(task).strip())
            entry.add("transp", "TRANSPARENT")
            yield entry

    def _named(self, record: Meeting | Task) -> str:
        return f"{record.id}. " if self.ids else ""

    def _entry(self, record: Meeting | Task, what: str) -> Any:
        from icalendar import Event

        entry, id = Event(), record.id or Id("")
        entry.add("uid", uid(self.known.key, id))
        entry.add("dtstamp", self.known.stamp)
        entry.add("sequence", self.known.numbers.get(id, 0))
        entry.add("summary", f"{self.name}: {what}")
        entry.add("class", "PRIVATE")
        return entry


def _no_note(_: str) -> None:
    """What was cancelled needs nothing mended."""


def _order(meeting: Meeting) -> tuple[str, int, str]:
    return str(meeting.date or ""), meeting.time.earliest if meeting.time else 0, meeting.id_text


def _span(meeting: Meeting, day: date, note: Callable[[str], None]) -> tuple[date, date, str]:
    """From when to when a meeting is, and what the two cannot say."""
    length = parse_length(meeting.duration) if meeting.duration else None
    if meeting.duration and length is None:
        note(
            f"{meeting.id}: lt cannot tell how long “{_line(meeting.duration)}” is. "
            f"It reads such as {EXAMPLES}."
        )
    start, remark = _start(meeting, length, note)
    if start is None or (length and length.days > 1):
        days = length.days if length and length.days else 1
        if start is not None:
            remark = f"From {start // 60:02}:{start % 60:02}."
        return day, day + timedelta(days=days), remark
    if length is None:
        if not meeting.duration:
            note(f"{meeting.id} says from when but not how long: it stands there with one hour.")
        minutes = 60
    elif length.days:
        minutes = max(_HOME_TIME - start, 60)
    else:
        minutes = length.minutes
    begins = datetime.combine(day, time(start // 60, start % 60))
    ends = begins + timedelta(minutes=minutes)
    return begins.replace(tzinfo=_LONDON), ends.replace(tzinfo=_LONDON), remark


def _start(
    meeting: Meeting, length: Length | None, note: Callable[[str], None]
) -> tuple[int | None, str]:
    """The minute of the day at which a meeting starts; None and a remark where none is known."""
    said = length.start if length else None
    clock = meeting.time
    if clock is None or clock.earliest != clock.latest:
        return said, f"Time: {_line(clock.text)}." if clock and said is None else ""
    if said is not None and said != clock.earliest:
        note(
            f"{meeting.id}: “{_line(meeting.duration or '')}” and the time {clock.words()} do not "
            "agree; the time was taken."
        )
    return clock.earliest, ""


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _time_zone() -> Any:
    """London's time as rules: Outlook reads no lists of days."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    zone = Timezone()
    zone.add("tzid", "Europe/London")
    hour = timedelta(hours=1)
    for part, name, start, month, before, after in (
        (TimezoneDaylight(), "BST", datetime(1996, 3, 31, 1), 3, timedelta(0), hour),
        (TimezoneStandard(), "GMT", datetime(1996, 10, 27, 2), 10, hour, timedelta(0)),
    ):
        part.add("tzname", name)
        part.add("dtstart", start)
        part.add("rrule", {"freq": "yearly", "bymonth": month, "byday": "-1su"})
        part.add("tzoffsetfrom", before)
        part.add("tzoffsetto", after)
        zone.add_component(part)
    return zone
