"""Asks about each word of a delivery that may be a name: keep it masked, free it, or say who it is.

The words are shown in full, on a terminal and only where somebody agreed to that.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import typer

from learning_together.actions.import_.around import around_it
from learning_together.cli import console
from learning_together.cli.lines import one_line
from learning_together.english import counted, either
from learning_together.errors import LtError
from learning_together.exchange.imports.people.wordings import FREE, MASKED
from learning_together.ids import Id

if TYPE_CHECKING:
    from learning_together.actions.import_.plan import Plan
    from learning_together.exchange.imports.people.wordings import Unknown

_WORDS = {"k": MASKED, "keep": MASKED, "n": FREE, "no": FREE}
_QUIT = frozenset({"q", "quit"})


def ask(planned: "Plan", *, shown: bool) -> Mapping[str, str]:
    """What somebody answers to each word that has no answer yet, by word; none if they go on.

    Args:
        planned: The import.
        shown: Whether they have agreed already to see the words in full.

    Raises:
        LtError: They stopped here.
    """
    words = planned.unanswered
    if not words:
        return {}
    several = f"{counted(len(words), 'wording')} may be {'a name' if len(words) == 1 else 'names'}"
    if not shown and not typer.confirm(
        f"{several}. Answer for each? They are shown in full on this screen.", default=False
    ):
        return {}
    console.say("For each: k keeps it masked, n is no name and stays as written, a code says who")
    console.say("it is (HV1; with = where a code is one of these letters), q stops and writes")
    console.say("nothing. “k all” or “n all” answers for all that are left.")
    found: dict[str, str] = {}
    for number, one in enumerate(words, 1):
        console.say(f"\n{number} of {len(words)}  {_about(planned, one)}")
        answer, for_all = _answer(planned)
        if for_all:
            return found | {each.text: answer for each in words[number - 1 :]}
        found[one.text] = answer
    return found


def _about(planned: "Plan", one: "Unknown") -> str:
    """A word, how often and where, what would stand for it, and the text around that."""
    text = f"{one_line(one.text)}, in {counted(one.seen, 'place')} (first: {one.where})"
    may_be = f"; it may be {either(one.codes)}" if one.codes else ""
    around = around_it(planned, one)
    return f"{text}{may_be}\n  masked, it is: {around or one.stands}"


def _answer(planned: "Plan") -> tuple[str, bool]:
    """The answer to one word, and whether it is for all that are left."""
    codes = {Id(code): code for code in planned.codes}
    while True:
        said = str(typer.prompt("  answer", default="k")).strip()
        word, _, rest = said.lower().partition(" ")
        if said.lower() in _QUIT:
            raise LtError("Nothing was written.", "")
        if word in _WORDS and rest in {"", "all"}:
            return _WORDS[word], bool(rest)
        code = codes.get(Id(said.removeprefix("=").strip() or "?"))
        if code:
            return code, False
        console.say(
            f"  “{one_line(said)}” is no answer, and no code of this review. k, n, q, or a code: "
            f"{', '.join(planned.codes) or 'there are none yet'}."
        )
