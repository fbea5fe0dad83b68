"""Questions that are asked one by one on a terminal; the rest can be answered at once, or left."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import typer

from learning_together.cli import console

ALL, QUIT = "all", "quit"
T = TypeVar("T")


def one_by_one(
    asked: Iterable[tuple[T, str]], meanings: Mapping[str, str]
) -> Iterator[tuple[T, str]]:
    """What was answered to each of some questions; those that were left are not among them.

    Args:
        asked: What each question is about, and its words.
        meanings: What each answer means, the one that counts for all that are left last: `all`
            stands for it. An empty answer leaves one question, `quit` the rest.
    """
    for answer, meaning in meanings.items():
        console.say(f"  {answer:<5} {meaning}")
    console.say(f"  {ALL:<5} all that are left: {list(meanings.values())[-1]}")
    console.say(f"  {QUIT:<5} leave the rest open; an empty answer leaves one")
    of_all = list(meanings)[-1]
    known = {*meanings, ALL, QUIT, ""}
    rest = False
    for about, words in asked:
        if rest:
            yield about, of_all
            continue
        console.say(words)
        while (answer := _typed()) not in known:
            console.say(f"  Type {', '.join(meanings)}, {ALL} or {QUIT}.")
        if answer == QUIT:
            return
        rest = answer == ALL
        if answer:
            yield about, of_all if rest else answer


def _typed() -> str:
    return str(typer.prompt("  answer", default="", show_default=False)).strip().lower()
