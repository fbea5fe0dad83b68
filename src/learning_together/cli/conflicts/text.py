"""Conflict cards for people: two accounts beside each other, as wide as the screen."""

import textwrap
from collections.abc import Iterator

from learning_together.cli.lines import one_line
from learning_together.cli.terminal import Look, columns
from learning_together.english import counted
from learning_together.reports.views.conflicts import Card, Conflicts, Group

#: Cards that are shown where nobody asked for all.
MANY = 10
_LABEL = 22
_SIGNS = {"agrees": "=", "differs": "≠", "": " "}


def as_text(found: Conflicts, look: Look, most: int | None = MANY, *, wider: bool = False) -> str:
    """The open cards, and how many were settled.

    Args:
        found: Every card.
        look: How wide, and whether in colour.
        most: How many to show; all, and the settled ones too, where None.
        wider: Whether to show those that are perhaps of one event.
    """
    groups = [*found.groups]
    if wider and found.perhaps:
        groups.append(Group("Perhaps one event, told by two agencies", found.perhaps))
    cards = [card for group in groups for card in group.cards]
    lines: list[str] = []
    shown = 0
    for group in groups:
        room = len(group.cards) if most is None else max(most - shown, 0)
        if room:
            lines += [look.paint("strong", f"{group.title} ({len(group.cards)})"), ""]
        for card in group.cards[:room]:
            lines += [*_card(card, look), ""]
            shown += 1
    if shown < len(cards):
        option = " --wider" if wider else ""
        lines += [f"… and {len(cards) - shown} more: lt conflicts{option} --all", ""]
    if not cards:
        lines.append("No two accounts are waiting for a decision.")
    else:
        lines += look.wrap(
            "Decide: lt conflicts --decide PAIR same (or: different, ask) --by CODE --reason TEXT"
        )
    lines += _besides(found, look, wider=wider, settled=most is None)
    return "\n".join(lines) + "\n"


def _besides(found: Conflicts, look: Look, *, wider: bool, settled: bool) -> Iterator[str]:
    """What is not shown, or was decided."""
    if found.perhaps and not wider:
        pairs = counted(len(found.perhaps), "more pair is", "more pairs are")
        yield from look.wrap(f"{pairs} perhaps of one event: lt conflicts --wider")
    if settled:
        yield from map(_settled, found.settled)
    elif found.settled:
        pairs = counted(len(found.settled), "pair was", "pairs were")
        yield f"{pairs} decided before: lt conflicts --all"


def _settled(card: Card) -> str:
    made = card.decided
    if made is None:
        return ""
    return f"{card.pair}: {made.verdict} ({', '.join(x for x in (made.id, made.date) if x)})"


def _card(card: Card, look: Look) -> list[str]:
    lines = [look.paint("note", card.pair)]
    room = max((min(look.width, 140) - _LABEL - 5) // 2, 20)
    lines += _row("", f"{one_line(card.first.agency)}", one_line(card.second.agency), room)
    for line in card.lines:
        label = f"{_SIGNS[line.says]} {line.label}"
        rows = _row(label, line.first or "-", line.second or "-", room)
        lines += [look.paint("warning", row) if line.says == "differs" else row for row in rows]
    return lines


def _row(label: str, first: str, second: str, room: int) -> list[str]:
    left, right = _wrapped(first, room), _wrapped(second, room)
    names = textwrap.wrap(label, _LABEL, subsequent_indent="  ") or [""]
    height = max(len(left), len(right), len(names))
    rows = []
    for number in range(height):
        parts = [lines[number] if number < len(lines) else "" for lines in (names, left, right)]
        rows.append(f"{_filled(parts[0], _LABEL)} {_filled(parts[1], room)} | {parts[2]}".rstrip())
    return rows


def _filled(text: str, room: int) -> str:
    return text + " " * max(room - columns(text), 0)


def _wrapped(text: str, room: int) -> list[str]:
    return textwrap.wrap(one_line(text), room, break_on_hyphens=False) or [""]
