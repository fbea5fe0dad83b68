"""What `lt import --recheck` found, as text; nothing is in it that git may not see."""

from collections.abc import Iterable, Iterator

from learning_together.actions.import_.recheck import Difference, Rechecked
from learning_together.cli.import_.text import changed_fields
from learning_together.cli.lines import one_line
from learning_together.english import counted


def as_text(rechecked: Iterable[Rechecked]) -> str:
    """Each delivery, and where today's reading says something else."""
    every = list(rechecked)
    if not every:
        return "No delivery is kept on this computer, so there is nothing to read again.\n"
    lines = [line for one in every for line in (*_delivery(one), "")]
    lines.append("Nothing was changed.")
    if any(not one.asked_then for one in every):
        lines += [
            "lt 0.1.0 did not keep what was said of dates at the import. Where --dates,",
            "--date-cells or --epoch was given then, give it to --recheck as well.",
        ]
    return "\n".join(lines) + "\n"


def _delivery(one: Rechecked) -> Iterator[str]:
    name = f"{one.agency}, delivery {one.number}"
    if one.error:
        yield f"{name}: cannot be read again. {one_line(one.error)}"
        yield f"  {one_line(one.hint)}"
        return
    if not one.differences:
        yield f"{name}: read as it was then."
        return
    yield f"{name}: {counted(len(one.differences), 'place')} where today's reading differs:"
    for each in one.differences:
        yield from _difference(each)
    if one.superseded:
        yield "  A later delivery has replaced this one: change these entries by hand."
        return
    sorts = {each.sort for each in one.differences}
    if sorts - {"kept", "left-out"}:
        yield "  To take all of it over (it is shown once more, and asked):"
        yield f"    lt import --agency {one.agency} --replaces {one.number}"
        yield "  To take a part of it over, change those entries by hand."
    if "kept" in sorts:
        yield "  An entry that somebody has changed stays: change it by hand if the row is right."


def _difference(one: Difference) -> Iterator[str]:
    if one.sort == "changed":
        yield f"    {one.entry} (row {one.row}):"
    elif one.sort == "kept":
        yield f"    {one.entry} (row {one.row}), which somebody has changed in the review:"
    elif one.sort == "new":
        yield f"    row {one.row}: an entry today; there was none then"
    elif one.sort == "gone":
        yield f"    {one.entry}: no row is read as this entry today"
    elif one.sort == "left-out":
        yield f"    {one.message}; left out, and to be answered"
    else:
        entry = f", while {one.entry} stands" if one.entry else ""
        yield f"    row {one.row}: refused today{entry}: {one_line(one.message)}"
    yield from changed_fields(one.fields or {})
