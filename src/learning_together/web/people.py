"""A list of people, pasted or sent: shown as the people it would make, and entered as shown."""

from starlette.responses import RedirectResponse, Response

from learning_together import english
from learning_together.actions.window import people_list, sent
from learning_together.errors import LtError
from learning_together.web.asked import Asked
from learning_together.web.pages import page
from learning_together.web.window import Window


def ask(window: Window, _asked: Asked) -> Response:
    """Asks for the list."""
    return page(window, "people.html", groups=people_list.groups())


def look(window: Window, asked: Asked) -> Response:
    """Shows whom it would make; nothing is written."""
    (name, content), *_ = asked.files("file") or [("", b"")]
    text = asked.typed("pasted")
    if not content and (table := asked.typed("table")):
        name, content = sent.pasted(text, table)
    review = window.checked().loaded.review
    listed = people_list.look_at(
        window.root, review, "" if content else text, name, content, asked.typed("group")
    )
    return _shown(window, listed)


def kept(window: Window, asked: Asked) -> Response:
    """A list that was looked at, as it would be entered now: the key may be open since."""
    listed = window.kept(asked.path["number"], people_list.SentList)
    return _again(window, listed, [one.field for one in listed.read.columns])


def enter(window: Window, asked: Asked) -> Response:
    """Enters those who are ticked, or shows the list with its columns as somebody says."""
    listed = window.kept(asked.path["number"], people_list.SentList)
    if asked.typed("columns"):
        holding = [asked.typed(f"column-{at}") for at in range(1, len(listed.read.columns) + 1)]
        return _again(window, listed, holding)
    typed = {name: held[0] for name, held in asked.held().items() if held}
    listed = people_list.typed(listed, window.checked().loaded.review, typed)
    try:
        done = people_list.enter(window.root, listed, no_names=bool(asked.typed("no_names")))
    except LtError as why:
        return _shown(window, listed, why)
    window.sitting.wrote()
    said = [f"Entered: {english.counted(len(done.people), 'person', 'people')}."]
    if done.agencies:
        said.append(f"New: {english.counted(len(done.agencies), 'agency', 'agencies')}.")
    if done.named:
        of = english.counted(done.named, "person", "people")
        said.append(f"The names of {of} are in the key, and nowhere else.")
    window.tell(*said)
    return RedirectResponse(f"{window.at}/kinds/people", 303)


def _again(window: Window, listed: people_list.SentList, holding: list[str]) -> Response:
    review = window.checked().loaded.review
    return _shown(
        window, people_list.again(window.root, review, listed.read, holding, listed.group)
    )


def _shown(window: Window, listed: people_list.SentList, why: LtError | None = None) -> Response:
    review = window.checked().loaded.review
    return page(
        window,
        "people-list.html",
        422 if why else 200,
        why=why,
        listed=listed,
        number=window.keep(listed),
        holds=people_list.holds(),
        groups=people_list.groups(),
        agencies=people_list.agencies(review),
        new=people_list.NEW,
    )
