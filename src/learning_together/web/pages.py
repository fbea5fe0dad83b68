"""Pages from templates: escaped, in the design's colours, and without real names of the key."""

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from html import escape, unescape
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from learning_together import english, ids
from learning_together.actions.view_names import MARK
from learning_together.actions.window import key_names
from learning_together.actions.window.records import as_called, field_called, plural_of, titled
from learning_together.diagnostics import Problem
from learning_together.documents.design import COLOURS, COLOURS_IN_THE_DARK
from learning_together.patterns import regex
from learning_together.resources import folder
from learning_together.web import places
from learning_together.web.window import Told, Window

#: What stands between the tags of a page; what a form holds is not shown but edited.
_PIECES = regex(r"(<textarea\b(?![^>]*\sreadonly\b)[^>]*>.*?</textarea>|<[^>]*>)", re.DOTALL)
#: What a tag has read aloud.
_LABEL = regex(r'(?<=\saria-label=")[^"]*')
#: Stands between pieces of text while they are looked through as one.
_SEAM = "\n\u2063\n"
#: An id within text: with a number, so that no word is taken for one.
_ID = regex(r"(?<![\w/.-])[A-Za-z][A-Za-z0-9-]*[0-9](?![\w-])")


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(folder("templates") / "web"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    made.filters |= {
        "starting": english.starting,
        "label": english.label,
        "day": english.day,
        "titled": titled,
        "listed": english.listed,
        "some": english.some,
        "counted": english.counted,
    }
    return made


class Called(NamedTuple):
    """What the templates call fields of a problem: the field that it is of, and those it names."""

    field: Callable[[Problem], str]
    within: Callable[[Problem, str], str]


def page(window: Window, name: str, code: int = 200, /, **shown: Any) -> HTMLResponse:
    """A page.

    Args:
        window: Whose.
        name: Of its template.
        code: Of the answer.
        shown: What the template places.
    """
    checked = window.checked()
    review = checked.loaded.review
    open_ = [one for one in checked.diagnostics if not one.accepted]

    def link(place: str, words: str) -> str:
        return f'<a href="{window.at}{escape(place)}">{escape(words)}</a>'

    def of_ids(said: str) -> Iterator[str]:
        at = 0
        for found in _ID.finditer(said):
            yield escape(said[at : found.start()])
            known = review.find(ids.Id(found[0])) is not None
            yield link(f"/records/{found[0]}", found[0]) if known else escape(found[0])
            at = found.end()
        yield escape(said[at:])

    def linked(text: object) -> Markup:
        """A text in which ids lead to their records, and commands to the page that does it."""
        pieces: list[str] = []
        for words, place in places.led_on(str(text), plural_of):
            pieces += [link(place, words)] if place else of_ids(words)
        return Markup("".join(pieces))  # noqa: S704 - each piece is escaped

    text = (
        _templates()
        .get_template(name)
        .render(
            at=window.at,
            review=review.title,
            marking=review.facts.marking or "",
            problems=len(open_),
            state=window.state,
            linked=linked,
            told=window.told,
            sitting=window.sitting,
            here=window.here,
            naming=window.naming is not None,
            mark=MARK,
            unsought=partial(key_names.gaps, review),
            called=Called(partial(field_called, review), partial(as_called, review)),
            **shown,
        )
    )
    covered = _covered(text, window.cover())
    return HTMLResponse(_named(covered, window.naming) if window.naming else covered, code)


def bare(name: str, /, **shown: Any) -> str:
    """A page of no review."""
    template = _templates().get_template(name)
    text: str = template.render(
        review="Learning Together", marking="", problems=0, state=0, linked=str, told=Told,
        naming=False, here="", **shown,
    )  # fmt: skip
    return text


def look() -> str:
    """The style of all pages, with the colours of the design."""
    light, dark = map(_variables, (COLOURS, COLOURS_IN_THE_DARK))
    text = (folder("templates") / "web" / "window.css").read_text("utf-8")
    bar = f"--bar: #{COLOURS['navy']}; --on-bar: #{COLOURS['paper']};"
    return (
        f":root {{ {light} {bar} }}\n"
        f"@media (prefers-color-scheme: dark) {{ :root {{ {dark} color-scheme: dark; }} }}\n{text}"
    )


def scripts() -> dict[str, str]:
    """The scripts of the pages, by the names of their files: comfort alone."""
    return {one.name: one.read_text("utf-8") for one in (folder("templates") / "web").glob("*.js")}


def _variables(colours: dict[str, str]) -> str:
    return " ".join(f"--{name}: #{value};" for name, value in colours.items())


def _covered(html: str, cover: Callable[[str], str]) -> str:
    """A page without names of the key in what it shows, and in what it has read aloud."""
    pieces = _PIECES.split(html)
    labels = [found[0] for tag in pieces[1::2] for found in _LABEL.finditer(tag)]
    shown = [*pieces[::2], *labels]
    joined = _SEAM.join(map(unescape, shown))
    clean = cover(joined)
    if clean == joined:
        return html
    parts = clean.split(_SEAM)
    if len(parts) != len(shown):  # A name over two pieces: each is looked through by itself.
        parts = [cover(unescape(one)) for one in shown]
    made = [
        one if unescape(one) == new else escape(new) for one, new in zip(shown, parts, strict=True)
    ]
    pieces[::2], said = made[: -len(labels) or None], iter(made[len(made) - len(labels) :])
    pieces[1::2] = [_LABEL.sub(lambda _: next(said), tag) for tag in pieces[1::2]]
    return "".join(pieces)


def _named(html: str, named: Callable[[str], str]) -> str:
    """A page with real names in the place of codes, where it is read and nowhere else.

    Neither its title, which browsers note, nor an address, nor a field of a form holds one.
    """
    before, main, rest = html.partition("<main")
    pieces = _PIECES.split(f"{main}{rest}")
    pieces[::2] = [escape(named(unescape(one))) if one.strip() else one for one in pieces[::2]]
    return before + "".join(pieces)
