"""What `lt mend` shows of each change, and the answers to it."""

from typing import TYPE_CHECKING

import typer

from learning_together.cli import console
from learning_together.cli.terminal import visible
from learning_together.english import counted

if TYPE_CHECKING:
    from learning_together.actions.mend import Mend, Offer, Order, Question
    from learning_together.cli.terminal import Look
    from learning_together.diagnostics import Problem

_QUESTION = "  Make this change? y yes, n no, a all of this kind, q quit"
#: Of lines that give way together more are not shown.
_MOST = 12


class Asking:
    """Shows each change and finds out whether it is to be made.

    Args:
        look: How lines are shown.
        yes: Whether what leaves no doubt is made without being asked about.
        unasked: Whether nobody is asked.
        quiet: Whether nothing is shown.

    Attributes:
        left: What was offered and not taken.
        ended: Whether somebody has had enough.
    """

    def __init__(self, look: "Look", *, yes: bool, unasked: bool, quiet: bool) -> None:
        self.left: list[Offer] = []
        self.ended = False
        self._look = look
        self._unasked = unasked
        self._yes = yes
        self._quiet = quiet
        self._kinds: set[str] = set()
        self._orders: dict[str, Order] = {}

    def taken(self, offer: "Offer") -> "Mend | None":
        """The change that is to be made of what is offered, if any."""
        from learning_together.actions.mend import Question

        if self.ended:
            return None
        if isinstance(offer, Question):
            found = self._chosen(offer)
        else:
            found = offer if self._takes(offer) else None
        if found is None:
            self.left.append(offer)
        return found

    def _takes(self, one: "Mend") -> bool:
        code = one.problem.check.code
        self._show_change(one)
        if self._unasked or (code in self._kinds and one.edit.sure):
            return one.edit.sure
        while True:
            answer = str(typer.prompt(_QUESTION, default="n")).strip().lower()[:1]
            if answer == "a":
                self._kinds.add(code)
            self.ended = answer == "q"
            if answer in {"y", "a"}:
                return True
            if answer in {"n", "q"}:
                return False

    def _chosen(self, one: "Question") -> "Mend | None":
        self._show_question(one)
        if self._unasked:
            return None
        said = self._orders.get(one.problem.place.file)
        if said and said in one.orders:
            found = one.choices[one.orders.index(said)]
            self._say(f"  Taken: {found.edit.replacement.split(chr(10))[0]}, as you said.\n")
            return found
        every = [str(number) for number in range(1, len(one.choices) + 1)]
        alike = [f"{n}a" for n, order in zip(every, one.orders, strict=True) if one.for_all(order)]
        asked = f"  Which is meant? {', '.join(every)}, n none of them, q quit"
        if alike:
            asked += f"; {' or '.join(alike)}: the same order in all such dates of this file"
        while True:
            answer = str(typer.prompt(asked, default="n")).strip().lower()
            self.ended = answer.startswith("q")
            if answer[:1] in {"n", "q"}:
                return None
            if answer in every or answer in alike:
                at = int(answer.rstrip("a")) - 1
                order = one.orders[at]
                if answer in alike and order:
                    self._orders[one.problem.place.file] = order
                return one.choices[at]

    def _show_change(self, one: "Mend") -> None:
        doubt = "" if one.edit.sure else " (look at it first)"
        self._say("\n".join([*self._head(one.problem, doubt), *self._lines(one), ""]))

    def _show_question(self, one: "Question") -> None:
        lines = self._head(one.problem, " (which is meant?)")
        for line in one.choices[0].before[:_MOST]:
            lines.append(self._look.paint("error", f"  - {visible(line)}"))
        for number, (words, choice) in enumerate(zip(one.words, one.choices, strict=True), 1):
            first, *more = map(visible, choice.after[:_MOST])
            lines.append(self._look.paint("good", f"  {number} {first}") + f"   ({words})")
            lines += [self._look.paint("good", f"    {line}") for line in more]
        lines += self._look.wrap(evidence(one), indent=2) if any(one.orders) else []
        self._say("\n".join([*lines, ""]))

    def _head(self, problem: "Problem", more: str) -> list[str]:
        code = self._look.paint("strong", problem.check.code)
        return [
            f"{code} {problem.check.name}: {spot(problem)}{more}",
            *self._look.wrap(problem.message, indent=2),
        ]

    def _lines(self, one: "Mend") -> list[str]:
        look = self._look
        lines = [
            *(look.paint("error", f"  - {visible(line)}") for line in one.before[:_MOST]),
            *(look.paint("good", f"  + {visible(line)}") for line in one.after[:_MOST]),
        ]
        return [*lines, "  …"] if max(len(one.before), len(one.after)) > _MOST else lines

    def _say(self, text: str) -> None:
        if not self._quiet:
            console.say(text)


def evidence(one: "Question") -> str:
    """What the other dates of a file say of the order of day and month in it."""
    day, month = one.day_first, one.month_first
    if not day and not month:
        return "No other date in figures of this file shows which order is used in it."
    first = f"{counted(day, 'date')} of this file can only have the day first" if day else ""
    other = f"{counted(month, 'date')} can only have the month first" if month else ""
    if day and month:
        return f"{first}, {other}."
    return f"{first}, none the month." if day else f"Of this file {other}, none the day."


def spot(problem: "Problem", *, column: bool = True) -> str:
    """Where something stands."""
    place = problem.place
    return f"{place.file}:{place.line}" + (f":{place.column}" if column else "")
