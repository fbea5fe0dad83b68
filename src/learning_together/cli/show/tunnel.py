"""The view from the tunnel, on a screen."""

from collections.abc import Iterator, Sequence

from learning_together.cli.lines import hung, one_line
from learning_together.cli.terminal import Look
from learning_together.reports.views.tunnel import KnownEntry, Tunnel, TurningPoint

_LABELS = (
    ("saw", "saw: "),
    ("took_it_to_mean", "took it to mean: "),
    ("was_trying_to", "was trying to: "),
    ("pressed_by", "was pressed by: "),
)


def as_text(tunnel: Tunnel, look: Look) -> str:
    """What somebody knew by a day, for a screen."""
    return "\n".join(line.rstrip() for line in _lines(tunnel, look)) + "\n"


def _lines(tunnel: Tunnel, look: Look) -> Iterator[str]:
    yield from look.wrap(f"What {one_line(tunnel.who)} knew by the end of {tunnel.day}")
    yield from _entries("First hand", tunnel.own, look)
    yield from _entries("Told, or sent on to them", tunnel.reached, look)
    if tunnel.saw:
        yield from _title("How it looked then (from conversations)", look)
        for seen in tunnel.saw:
            yield from _seen(seen, look)
    yield from _entries(
        "In their agency's records, but not known to have reached them", tunnel.colleagues, look
    )
    yield from _entries("Known elsewhere by then, not to them", tunnel.elsewhere, look)
    yield from _entries("Perhaps before that day, perhaps after", tunnel.undated, look)
    if not any((tunnel.own, tunnel.reached, tunnel.saw)):
        yield ""
        yield from look.wrap("Nothing in the folder says that they knew of anything by then.")


def _title(text: str, look: Look) -> Iterator[str]:
    yield ""
    yield from look.wrap(text)


def _entries(title: str, entries: Sequence[KnownEntry], look: Look) -> Iterator[str]:
    if not entries:
        return
    yield from _title(f"{title}: {len(entries)}", look)
    for entry in entries:
        yield from hung(f"{entry.when}, {entry.agency} ({entry.id})", look, 2)
        yield from hung(entry.event, look, 4)


def _seen(seen: TurningPoint, look: Look) -> Iterator[str]:
    yield from hung(f"{seen.when}, {seen.who} ({seen.conversation})", look, 2)
    for name, label in _LABELS:
        text = getattr(seen, name)
        if text:
            yield from hung(label + text, look, 4)
