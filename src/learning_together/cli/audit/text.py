"""The review against its quality markers, as text for a screen that needs no colour."""

from collections.abc import Iterator

from learning_together.cli.lines import cut, hung
from learning_together.cli.terminal import Look
from learning_together.reports.quality_markers.audit import Audit, MarkerHeld

_COLOURS = {
    "shown": "good",
    "in-part": "warning",
    "nothing-yet": "error",
    "none-recorded": "faint",
    "not-due": "faint",
}
_MARKS = {"shown": "+", "in-part": "~", "nothing-yet": "-", "none-recorded": " ", "not-due": " "}


def as_text(audit: Audit, look: Look) -> str:
    """The audit.

    Args:
        audit: What was found.
        look: How wide, and whether in colour.
    """
    return "\n".join(line.rstrip() for line in _lines(audit, look)) + "\n"


def _lines(audit: Audit, look: Look) -> Iterator[str]:
    yield look.paint("strong", cut(audit.title, look.width))
    yield from hung(f"{audit.label} ({audit.source}); stage “{audit.stage}”", look, 0)
    if audit.borrowed:
        yield from hung(audit.borrowed, look, 0)
    if audit.unread:
        yield from hung(
            "Some files cannot be read, and what stands in them counts as missing: "
            f"{', '.join(audit.unread)} (lt validate).",
            look,
            0,
        )
    for group in audit.groups:
        yield ""
        yield look.paint("strong", group.name)
        for marker in group.markers:
            yield from _marker(marker, look)
    yield ""
    counts = ", ".join(f"{number} {words.lower()}" for words, number in audit.counts if number)
    yield from hung(f"{len(audit.markers)} markers: {counts}.", look, 0)
    yield from hung(
        "“Recorded” means that something is written down, not that it was done well: what a marker "
        "asks and no folder can show stands behind the question mark. lt report audit sets out "
        "what each marker asks.",
        look,
        0,
    )


def _marker(one: MarkerHeld, look: Look) -> Iterator[str]:
    head = f"{one.number:>2}. {one.name}: {one.state_words.lower()}"
    lines = hung(head, look, 4, f"  {_MARKS[one.state]}")
    yield from (look.paint(_COLOURS[one.state], line) for line in lines)
    begun = {text for text in one.shown for line in one.missing if _goes_on(line.text, text)}
    for text in one.shown:
        if text not in begun:
            mark = " " if one.state == "none-recorded" else "+"
            yield from hung(text, look, 10, f"        {mark}")
    for line in one.missing:
        mark = "~" if any(_goes_on(line.text, text) for text in begun) else "-"
        yield from hung(line.text, look, 10, f"        {mark}")
    if one.state != "not-due":
        yield from hung(f"no folder shows {one.beyond}", look, 10, "        ?")


def _goes_on(missing: str, shown: str) -> bool:
    """Whether what is missing says what is there, too: 10 of 13 actions are done: not ACT3."""
    return missing.startswith(shown.removesuffix("."))
