"""An account as it is compared with others: its days, people, words, and whom it speaks of.

Takes the entries of a review, gives what is compared, and how telling each person and word is.
"""

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from learning_together.dates.told_days import told_days
from learning_together.method.timeline import days
from learning_together.method.who_is_meant import WhoIsMeant
from learning_together.method.word_meanings import Meanings, words
from learning_together.patterns import regex
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review

#: Dates vaguer than this many days are no help in finding the same event.
_VAGUE = 31
#: A timeline of fewer entries is weighed as one of so many.
_SHORT = 100
_FIGURE = regex("[0-9]")
_CLOCK = regex(
    r"(?<![0-9.:/])(?P<h>[0-2]?[0-9])[:.](?P<m>[0-5][0-9])(?: ?(?P<half>am|pm)| ?hrs)?"
    r"(?![0-9:/]|\.[0-9])"
    r"|(?<![0-9.:/])(?P<h2>[01]?[0-9]) ?(?P<half2>am|pm)\b",
)
#: Words by which an account says that it tells what somebody else told.
_HEARD = regex(
    r"\b(?:letter|notif|inform|report|rang|rung|told|discharge summary|referr|shared|call from"
    r"|contacted by|received|ppn|merlin|e-?mail|copied|heard|aware)",
)
#: Words in names of agencies and roles that do not tell them apart.
_OFFICIAL = frozenset(
    {"adult", "adults", "and", "association", "board", "care", "community", "council", "department",
     "general", "group", "health", "home", "homes", "manager", "officer", "service", "services",
     "team", "the", "trust", "unit", "worker"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Account:
    """What is compared of an entry; ids as bare text, since they are compared millions of times.

    Attributes:
        number: Its place among all entries.
        entry: The entry.
        agency: Whose it is.
        start: The first day that it can be of.
        end: The last one.
        told: Other days that it tells of.
        people: Codes of those who took part.
        words: What its words mean.
        roles: What the words for these people mean.
        text: Its words.
        heard: Whether it says that it tells what somebody else told.
        speaks_of: The sorts of agency that it speaks of.
        meetings: The meetings that it tells of.
        clocks: The times of day that it tells of, in minutes.
    """

    number: int
    entry: Entry
    agency: str
    start: int
    end: int
    told: frozenset[int]
    people: frozenset[str]
    words: frozenset[str]
    roles: frozenset[str]
    text: str
    heard: bool
    speaks_of: frozenset[str]
    meetings: frozenset[str]
    clocks: frozenset[int]


def account_of(
    number: int, entry: Entry, roles: Mapping[str, str], meanings: Meanings, who: WhoIsMeant
) -> Account | None:
    """An entry as it is compared; None where it has no day exact enough, or no agency.

    Args:
        number: Its place among all entries.
        entry: The entry.
        roles: What people are, by code.
        meanings: What words mean.
        who: Whom words speak of.
    """
    span = days(entry)
    if span is None or not entry.id or not entry.agency:
        return None
    start, end = span[0].toordinal(), span[1].toordinal()
    if end - start >= _VAGUE:
        return None
    event = (entry.event or "").lower()
    text = f"{event} {(entry.response or '').lower()}"
    people = [one.folded for one in entry.people]
    told = words(text)
    meant = meanings.of_words(told)
    return Account(
        number,
        entry,
        entry.agency.folded,
        start,
        end,
        frozenset(day.toordinal() for day in told_days(text, span[0])) - {start},
        frozenset(people),
        meant,
        meanings.of(" ".join(filter(None, map(roles.get, people)))),
        " ".join(words(event)),
        _HEARD.search(text) is not None,
        who.spoken_of(told, meant),
        who.meetings(meant),
        frozenset(_clocks(text)),
    )


def _clocks(text: str) -> Iterator[int]:
    """The times of day that a text tells of, in minutes."""
    for found in _CLOCK.finditer(text) if _FIGURE.search(text) else ():
        hour, minute = int(found["h"] or found["h2"]), int(found["m"] or 0)
        half = found["half"] or found["half2"]
        if half:
            hour = hour % 12 + 12 * (half[0] == "p")
        if hour < 24 and minute < 60:
            yield hour * 60 + minute


class Weights:
    """How telling a person or a word is: the rarer over the whole timeline, the more."""

    def __init__(self, seen: list[Account]) -> None:
        # In a timeline of a few entries each word is as telling as it would be in a long one.
        self.total = max(len(seen), _SHORT)
        self.people = self._of(code for one in seen for code in one.people)
        self.words = self._of(word for one in seen for word in one.words)
        #: How many accounts there are of each day: on a busy one, what is near is not yet the same.
        self.a_day = Counter(one.start for one in seen if one.start == one.end)
        #: How telling all words of an account are together, as the length of a vector.
        self.length = {
            one.number: math.sqrt(sum(self.words[word] ** 2 for word in one.words)) for one in seen
        }

    def _of(self, names: Iterable[str]) -> dict[str, float]:
        return {
            name: math.log((self.total + 1) / (count + 0.5))
            for name, count in Counter(names).items()
        }


class Names:
    """What agencies and their staff are called: who writes of another tells what it heard of it."""

    def __init__(
        self, review: Review, meanings: Meanings, who: WhoIsMeant, seen: Iterable[Account]
    ) -> None:
        self._meanings = meanings
        self.sorts = {
            one.id.folded: who.of_name(one.called) for one in review.all(Agency) if one.id
        }
        #: How many entries each agency has of each day.
        self.a_day = Counter((one.agency, one.start) for one in seen if one.start == one.end)
        self.agencies = {one.id.folded: self._of(one.name) for one in review.all(Agency) if one.id}
        staff = [one for one in review.all(Person) if one.id and one.group != "family"]
        self.staff = {one.id.folded: self._of(one.role) for one in staff if one.id}
        self.works_for = {
            one.id.folded: one.agency.folded for one in staff if one.id and one.agency
        }

    def _of(self, name: str | None) -> frozenset[str]:
        told = " ".join(words(name or ""))
        official = " ".join(_OFFICIAL & frozenset(told.split()))
        return self._meanings.of(told) - self._meanings.of(official)

    def speaks_of(self, here: Account, there: Account) -> bool:
        """Whether an account speaks of the other's agency, by its name or by its staff."""
        return bool(
            self.agencies.get(there.agency, frozenset()) & here.words
            or self.sorts.get(there.agency, frozenset()) & here.speaks_of
        )

    def alone(self, there: Account) -> bool:
        """Whether an account is the only one that its agency has of that day."""
        return self.a_day[there.agency, there.start] == 1

    def of_staff(self, one: Account, two: Account) -> bool:
        """Whether one of two accounts tells of the other agency's staff, by code or by role."""
        return any(
            any(self.works_for.get(code) == there.agency for code in here.people)
            or any(
                self.staff.get(code, frozenset()) & here.words
                for code in there.people - here.people
            )
            for here, there in ((one, two), (two, one))
        )
