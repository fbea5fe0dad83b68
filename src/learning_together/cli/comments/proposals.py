"""What readers propose, shown with what it would change, and gone through one by one.

Takes what comes of comments and a look; gives text, or asks.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from learning_together.cli import console
from learning_together.cli.lines import one_line
from learning_together.cli.terminal import Look
from learning_together.english import counted, listed

if TYPE_CHECKING:
    from learning_together.actions.comments.apply import Proposal
    from learning_together.actions.comments.wordings import NewValue

_QUESTION = "  Put it in? y yes, n decline, r only a remark (noted), l later, q quit"
_DONE = {
    "applied": "Put in",
    "already": "Says so already; marked as accepted",
    "asks": "Not put in before somebody says yes",
    "not-applied": "Not put in",
}
_WOULD = {
    "applied": "Would be put in",
    "already": "Says so already; would be marked as accepted",
    "asks": "Would be put in after a yes",
    "not-applied": "Cannot be put in",
}
#: So much of what stays is shown around what changes.
_AROUND = 60


def as_text(found: "Sequence[Proposal]", look: Look, *, dry: bool) -> str:
    """What came of comments, or would, each with what it changes."""
    lines: list[str] = []
    for outcome, title in (_WOULD if dry else _DONE).items():
        those = [one for one in found if one.outcome == outcome]
        if those:
            lines += [look.paint("strong", title), ""]
            for one in those:
                lines += [*shown(one, look), ""]
    counts = [
        f"{sum(one.outcome == outcome for one in found)} {words}"
        for outcome, words in (
            ("applied", "to be put in" if dry else "put in"),
            ("already", "said so already"),
            ("asks", "waiting for a yes"),
            ("not-applied", "not to be put in" if dry else "not put in"),
        )
        if any(one.outcome == outcome for one in found)
    ]
    total = f"{counted(len(found), 'comment')}: {listed(counts)}." if found else "No comment waits."
    lines += look.wrap(total + (" Nothing was written." if dry and found else ""))
    waits = [one.comment.id_text for one in found if one.outcome == "asks"]
    if waits:
        hint = " ".join(f"--yes {one}" for one in waits)
        lines += look.wrap(f"To say yes: lt comments --apply {','.join(waits)} {hint}")
    return "\n".join(lines).strip("\n") + "\n"


def shown(one: "Proposal", look: Look) -> list[str]:
    """A comment with what it would change."""
    comment = one.comment
    at = f"{comment.record or ''} {comment.field or ''}".strip() or "at no record"
    head = look.wrap(f"{comment.id_text}  {at}  ({comment.author or 'a reader'})")
    lines = [look.paint("strong", head[0]), *head[1:]]
    if one.outcome == "not-applied" or not one.values:
        lines += look.wrap(one_line(comment.text or ""), 2)
    for value in one.values:
        if not value.already:
            lines += _difference(value, look)
    for why in one.why:
        lines += look.wrap(why, 2)
    return lines


def _difference(value: "NewValue", look: Look) -> Iterator[str]:
    """The words that change, among those around them."""
    yield from look.wrap(f"{value.record.id_text}, {value.where}:", 2)
    spans = value.spans
    said = []
    for number, (sort, text) in enumerate(spans):
        if sort == "same":
            said.append(_short(text, first=number == 0, last=number == len(spans) - 1))
        else:
            sign = "-" if sort == "removed" else "+"
            said.append(f"[{sign}{text.strip()}{sign}] ")
    yield from look.wrap("".join(said), 4)


def _short(text: str, *, first: bool, last: bool) -> str:
    if len(text) <= _AROUND * (1 if first or last else 2):
        return text
    head, tail = text[:_AROUND].rpartition(" ")[0], text[-_AROUND:].partition(" ")[2]
    return f"… {tail}" if first else f"{head} …" if last else f"{head} … {tail}"


def go_through(folder: Path, look: Look) -> bool:
    """Asks about each comment that waits; gives whether anything was put in.

    What is put in changes what the next ones find, so each is looked at when its turn comes.
    """
    from learning_together.actions.comments.apply import answer, apply, waiting

    left = [one.comment.id_text for one in waiting(folder)]
    console.say(f"{counted(len(left), 'comment waits', 'comments wait')}." if left
                else "No comment waits.")  # fmt: skip
    changed = False
    for id_ in left:
        (one,) = apply(folder, [id_], dry=True, today=date.today())
        console.say("\n".join(shown(one, look)))
        said = _answer(can=one.outcome != "not-applied")
        if said == "q":
            break
        if said == "y":
            apply(folder, [id_], yes=[id_], today=date.today())
            changed = True
        elif said in {"n", "r"}:
            why = str(typer.prompt("  Why, for its reader", default="", show_default=False))
            status = "declined" if said == "n" else "noted"
            answer(folder, id_, status, why.strip(), today=date.today())
    return changed


def _answer(*, can: bool) -> str:
    question = _QUESTION if can else _QUESTION.replace("Put it in? y yes, ", "")
    while True:
        said = str(typer.prompt(question, default="l")).strip().lower()[:1]
        if said in ("ynrlq" if can else "nrlq"):
            return said
