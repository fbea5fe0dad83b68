"""The page that does what a command does, and commands within a text that lead to theirs."""

import re
import shlex
from collections.abc import Callable
from urllib.parse import urlencode

from learning_together.actions.window.key_names import FILE
from learning_together.actions.window.to_write import ToWrite
from learning_together.patterns import regex

#: A command within a text, with up to two words behind it that may belong to it; or the key.
COMMAND = regex(re.escape(FILE) + r"|\blt [a-z]+(?: (?:--[a-z-]+|[A-Za-z0-9-]+)){0,2}")


def place_of(command: str, kind: Callable[[str], str] = str) -> str:
    """The page that does what a command does, from the window's address on; empty where none does.

    Args:
        command: As it is typed.
        kind: Gives the plural of a kind as somebody types it; empty where there is none.

    >>> place_of("lt validate --for MTG5"), place_of("lt new agency"), place_of("lt schema")
    ('/problems?meeting=MTG5', '/new/agency', '')
    """
    match shlex.split(command):
        case ["lt", "validate", "--for", meeting]:
            return f"/problems?{urlencode({'meeting': meeting})}"
        case ["lt", "show", id] if id == "review" or any(sign.isdigit() for sign in id):
            return f"/records/{id}"
        case ["lt", "new", name] if made := kind(name):
            return f"/new/{made}"
        case ["lt", "new", name, "--set", known] if made := kind(name):
            return f"/new/{made}?{urlencode([known.partition('=')[::2]])}"
        case ["lt", "changes", "--since", when]:
            return f"/changes?{urlencode({'since': when})}"
        case ["lt", name]:
            return _OF_COMMAND.get(name, "")
        case ["lt", name, *_]:
            return _WHATEVER_FOLLOWS.get(name, "")
        case _:
            return ""


#: The page of a kind whose records come in as a file or as rows, and not one by one.
OF_MANY = {"timeline": "/import", "people": "/people"}
#: Pages that do all that a command does, whatever follows its name.
_WHATEVER_FOLLOWS = {
    "conflicts": "/conflicts",
    "mend": "/mend",
    "save": "/save",
    "report": "/reports",
    "picture": "/reports",
    "calendar": "/reports",
    "import": "/import",
    "comments": "/comments",
    "issue": "/issue",
    "key": "/key",
    "upgrade": "/upgrade",
}
_OF_COMMAND = {
    **_WHATEVER_FOLLOWS,
    "validate": "/problems",
    "accept": "/problems",
    "status": "/",
    "undo": "/undo",
    "changes": "/changes",
}


def form_of(one: ToWrite) -> str:
    """The form in which something is written that is still to be."""
    if one.kind:
        named = f"?{urlencode({'id': one.id})}" if one.id else ""
        return f"/new/{one.kind}{named}#{one.field}"
    return f"/records/{one.id}/edit#{one.field}"


def step_of(step: str, kind: Callable[[str], str]) -> str:
    """The page that does what a next step asks for; empty where none does."""
    match shlex.split(step):
        case ["lt", "new", name] if many := OF_MANY.get(kind(name)):
            return many
        case _:
            return place_of(step, kind)


def led_on(text: str, kind: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    """A text in pieces, each with the page that it leads to, or with nothing."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in COMMAND.finditer(text):
        command, place = _longest(found, kind)
        if place:
            pieces += [(text[at : found.start()], ""), (command, place)]
            at = found.start() + len(command)
    return (*pieces, (text[at:], ""))


def _longest(found: re.Match[str], kind: Callable[[str], str]) -> tuple[str, str]:
    """As much of what may be a command as leads somewhere."""
    if found[0] == FILE:
        return found[0], _OF_COMMAND["key"]
    words = found[0].split(" ")
    for many in range(len(words), 1, -1):
        command = " ".join(words[:many])
        # What follows a bare command in a sentence is none of it.
        exact = many == 2 or words[1] not in _WHATEVER_FOLLOWS
        if exact and (place := place_of(command, kind)):
            return command, place
    return found[0], ""
