"""The entries of a reading page as HTML: a list a date, as short as ten thousand of them ask.

Takes what is listed, what an id in a text becomes, and the places that the page has to jump to.
The script reads of the finished list what it filters by, so that nothing stands there twice.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from itertools import groupby

from learning_together.documents.page_data import SIGNS, Dated, EntryLine, Reading
from learning_together.documents.prose import clean, references
from learning_together.documents.templates.reference import Reference
from learning_together.ids import bookmark

#: What stands with each of `SIGNS` in an entry, shorter than the legend has it. That somebody had
#: no part in it is not said: it is so of most entries that are no meeting.
_SEEN = ("Seen", "Not seen", "", "Not recorded")


def listed(
    reading: Reading,
    link: Callable[[str], Reference],
    places: Iterable[str],
    targets: Iterable[str],
) -> str:
    """The entries, by year and date; those that something leads to with a place of their own.

    Args:
        reading: What its reader filters.
        link: What an id in a text becomes.
        places: Ids of the page's other parts.
        targets: Ids that links of these lead to.
    """
    known = {*places, *(bookmark(e.id) for one in reading.timeline for e in one.entries)}
    wanted = set(targets)

    @cache
    def linked(id: str) -> str:
        found = link(id)
        label = escape(found.label, quote=False)
        place = bookmark(found.target) if found.target else ""
        if place not in known:
            return label
        wanted.add(place)
        return f'<a href="#{place}">{label}</a>'

    inner = {e.id: _inner(e, linked) for one in reading.timeline for e in one.entries}
    made = []
    for number, (year, dates) in enumerate(groupby(reading.timeline, lambda one: one.year)):
        made.append(f'\n<h3 id="year-{number}">{escape(year)}</h3>')
        for one in dates:
            made.append(f"\n<section{_days(one)}><h4>{escape(one.date)}</h4><ul>")
            for entry in one.entries:
                place = bookmark(entry.id)
                made.append(f'<li id="{place}">' if place in wanted else "<li>")
                made.append(inner[entry.id])
            made.append("</ul></section>")
    return "".join(made)


def _days(dated: Dated) -> str:
    """The days that a date can mean, for those who filter by date."""
    if dated.first is None:
        return ""
    last = "" if dated.last == dated.first else f" {dated.last}"
    return f' data-days="{dated.first}{last}"'


def _inner(entry: EntryLine, linked: Callable[[str], str]) -> str:
    people = ", ".join(map(linked, entry.people))
    about = ", ".join(map(linked, entry.about))
    seen = _SEEN[entry.seen]
    head = " ".join(
        part
        for part in (
            f"<b>{escape(entry.agency, quote=False)}</b>",
            escape(entry.time),
            f"<i>{escape(entry.id)}</i>",
            f"{people} ·" if people and about else people,
            f"<em>About {about}</em>" if about else "",
            f"<b>{SIGNS[entry.seen]} {seen}</b>" if seen else "",
        )
        if part
    )
    texts = "".join(f"<p>{before}{_text(text, linked)}" for before, text in entry.texts)
    used = ", ".join(map(linked, entry.used_in))
    rest = f'<p class="used">Used in {used}' if used else ""
    return f"{head}{texts}{rest}"


def _text(text: str, linked: Callable[[str], str]) -> str:
    """A plain text, its references as links and its line ends kept."""
    return "".join(_parts(clean(text).strip(), linked)).replace("\n", "<br>")


def _parts(text: str, linked: Callable[[str], str]) -> Iterator[str]:
    done = 0
    for id, start, end in references(text):
        yield escape(text[done:start], quote=False)
        yield linked(id)
        done = end
    yield escape(text[done:], quote=False)
