"""What a reading page is made of beside the text of its document: what its reader filters.

Takes nothing and gives plain data. Days are numbers, counted from 1 January 1970. Texts are plain
text with `[[ID]]` references. Must not know of records.
"""

from dataclasses import dataclass

#: How it is marked whether an entry's agency saw the person whom the review is about: seen, there
#: or looked for and not seen, no part in it, not recorded. The swim lanes have the same shapes.
SIGNS = ("●", "■", "○", "□")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """An entry of the timeline.

    Attributes:
        time: In words; empty where there is none.
        people: Codes of those who took part.
        about: Codes of those whom it is said to be about.
        texts: What it says, each part with the words before it.
        seen: Which of `SIGNS` it bears.
        used_in: The ids of what rests on it.
    """

    id: str
    time: str
    agency: str
    people: tuple[str, ...]
    about: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    seen: int
    used_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dated:
    """Entries that bear one date.

    Attributes:
        date: In words.
        year: What it stands under.
        first: The first day that it can mean, as exactly as the reader may know; None if unknown.
        last: The last one.
    """

    date: str
    year: str
    first: int | None
    last: int | None
    entries: tuple[EntryLine, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """An episode above the swim lanes.

    Attributes:
        first: Its first day that is shown.
        end: The day after its last.
        practice: How practice was, in a word.
        shade: The same as a number: 1 good, 2 mixed, 3 problematic, 0 not said.
    """

    id: str
    first: int
    end: int
    practice: str
    shade: int


@dataclass(frozen=True, slots=True)
class Lanes:
    """The swim lanes: a lane an agency, from the first day up to the one after the last."""

    first: int
    end: int
    agencies: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader of a page filters.

    Attributes:
        timeline: The entries in order of time.
        people: Codes by which they may filter, each with who it is; none where they may not.
        about: Codes of those whom entries are said to be about, each with who it is.
        episodes: Ids by which they may filter, each with its title.
        lanes: The swim lanes; None where their reader may not see all that they would count.
        notice: What is in view beside the marking.
    """

    timeline: tuple[Dated, ...]
    people: tuple[tuple[str, str], ...]
    about: tuple[tuple[str, str], ...]
    episodes: tuple[tuple[str, str], ...]
    lanes: Lanes | None
    notice: tuple[str, ...]
