"""The timeline as a table, which is filtered and put in order; and one thing set for many rows."""

from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.window.choosing import set_chosen
from learning_together.actions.window.entries_of import episode_of
from learning_together.actions.window.many_entries import ForMany, set_many, still_there
from learning_together.actions.window.records import problem_counts
from learning_together.actions.window.timeline import ORDERS, Wanted, table
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window

#: More pages than any timeline has.
_MOST_PAGES = 99_999


def timeline(window: Window, asked: Asked) -> Response:
    """The rows that are wanted; their table alone where the script of the page asks."""
    wanted = _wanted(asked)
    checked = window.checked()
    review, counts = checked.loaded.review, problem_counts(checked)
    into = episode_of(review, asked.query.get("into", ""))
    return page(
        window,
        "timeline-rows.html" if asked.bare else "timeline.html",
        table=table(review, wanted),
        into=into,
        problems_of=lambda id: counts[Id(id)],
        wanted=wanted,
        orders=ORDERS,
        to=lambda **other: _query(wanted, **{"into": into.id if into else "", **other}),
    )


def set_rows(window: Window, asked: Asked) -> Response:
    """Sets one thing for the rows that are ticked, or leads to a new episode of them."""
    sent = asked.held()
    loaded = window.checked().loaded
    if into := episode_of(loaded.review, asked.query.get("into", "")):
        was, ticked = sent.get("was", []), sent.get("row", [])
        done = set_chosen(window.root, into.id, "timeline", was, ticked, loaded)
        window.tell(
            f"{into.id}: {english.counted(done.added, 'entry', 'entries')} added, "
            f"{done.removed} taken out; it is made of {done.all} now."
        )
        return RedirectResponse(f"{window.at}/timeline?{_query(_wanted(asked), into=into.id)}", 303)
    if asked.typed("new_episode"):
        if ticked := still_there(loaded.review, sent.get("row", [])):
            made_of = urlencode([("timeline", one) for one in ticked])
            return RedirectResponse(f"{window.at}/new/episodes?{made_of}", 303)
        raise LtError("No entry is ticked.", "Tick those that the episode is made of.")
    wanted = ForMany(
        person=asked.typed("set_person"),
        level=asked.typed("set_level"),
        child_seen=asked.typed("set_child_seen"),
        episode=asked.typed("set_episode"),
    )
    number = set_many(window.root, sent.get("row", []), wanted, loaded)
    window.tell(
        f"Changed: {english.counted(number, 'record')}."
        if number
        else "All of them say so already, or nothing was chosen to be set: nothing was changed."
    )
    return RedirectResponse(f"{window.at}/timeline?{_query(_wanted(asked))}", 303)


def _wanted(asked: Asked) -> Wanted:
    query = asked.query
    return Wanted(
        words=query.get("filter", ""),
        agency=query.get("agency", ""),
        person=query.get("person", ""),
        about=query.get("about", ""),
        episode=query.get("episode", ""),
        since=query.get("since", ""),
        until=query.get("until", ""),
        id=query.get("row", ""),
        order=query.get("order", "time"),
        backwards=query.get("backwards", "") == "1",
        page=english.whole(query.get("page", "1"), _MOST_PAGES) or 1,
    )


def _query(wanted: Wanted, **other: str) -> str:
    """The address of a table, with something else than it has now."""
    held = {
        "filter": wanted.words,
        "agency": wanted.agency,
        "person": wanted.person,
        "about": wanted.about,
        "episode": wanted.episode,
        "since": wanted.since,
        "until": wanted.until,
        "order": wanted.order,
        "backwards": "1" if wanted.backwards else "",
        **other,
    }
    return urlencode({name: value for name, value in held.items() if value})
