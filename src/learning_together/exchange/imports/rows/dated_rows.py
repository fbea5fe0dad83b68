"""A row whose text is of several days: parted into an entry a day, or told where it cannot be.

Takes the texts of a row and what is known of the dates of its file. Knows no table.
"""

from learning_together.dates.as_written.dated_lines import Headed, begun, heading
from learning_together.dates.as_written.dates import read_date
from learning_together.dates.as_written.habits import Habits
from learning_together.dates.edtf import parse_when
from learning_together.english import counted
from learning_together.exchange.imports.rows.draft import Draft, Note, Raw


def in_days(raw: Raw, habits: Habits) -> list[Raw]:
    """The entries of a row whose event is a list of dated lines; else the row as it is.

    They are parted only where the row's own date, a month say, spans all of theirs, and no other
    text of the row would have to be given to one of them.

    Args:
        raw: The row; what is to be told of its days is noted with it.
        habits: Of the dates of its file.
    """
    draft = raw.draft
    headed = _headed(str(draft.fields.get("date", "")))
    lines = [line for line in map(str.strip, raw.texts["event"].splitlines()) if line]
    found = [begun(line, habits, headed) for line in lines]
    parts = _parts(lines, found)
    if len(parts) < 2:
        told = [
            one[0] if one else _alone(line, habits, headed)
            for line, one in zip(lines, found, strict=True)
        ]
        _tell_other_days(raw, habits, told)
        return [raw]
    days = [read_date(day, habits).readings for day, _ in parts]
    whole = draft.fields.get("date")
    apart = (
        all(days)
        and all(len(one) == 1 for one in days)
        and all(note.code == "no-date" for note in draft.refused)
        and not (raw.quotes and raw.quotes[0][0] != "no-date")
        and not (raw.extra or raw.texts["response"] or raw.texts["voice"])
        and (whole is None or _spans(str(whole), [one[0] for one in days]))
    )
    if not apart:
        shown = counted(len(parts), "line")
        draft.notes.append(Note(draft.row, "dated-lines", f"{shown} of it begin with a date of "
                                "their own; they stay one entry"))  # fmt: skip
        return [raw]
    made = []
    for number, ((_, text), (day,)) in enumerate(zip(parts, days, strict=True), 1):
        label = f"{draft.row}.{number}"
        note = Note(label, "dated-lines", f"one of {len(parts)} dated lines of row {draft.row}")
        one = Raw(Draft(label, f"{draft.hash}.{number}", {"date": day}, [note]),
                  raw.texts | {"event": text, "when": ""}, people=raw.people,
                  about=raw.about, headed=raw.headed, number=raw.number)  # fmt: skip
        made.append(one)
    return made


def _tell_other_days(raw: Raw, habits: Habits, days: list[str]) -> None:
    """Tells lines of a row's text that begin with another day than the row's own."""
    draft, own = raw.draft, str(raw.draft.fields.get("date", ""))
    others = [day for day in days if day and read_date(day, habits).readings != (own,)]
    if own and others:
        begins = counted(len(others), "line")
        does = "begins" if len(others) == 1 else "begin"
        draft.notes.append(Note(draft.row, "dated-lines", f"{begins} of it {does} with another "
                                "date than the row's; the row stays one entry"))  # fmt: skip


def _headed(date: str) -> Headed:
    """What the date of a row says of days in its text that leave out their month or year."""
    when = parse_when(date) if date else None
    if when is None or when.form not in {"day", "month", "year"}:
        return Headed()
    return Headed(when.earliest.year, when.words() if when.form == "month" else "")


def _alone(line: str, habits: Habits, headed: Headed) -> str:
    """The date that a line is, as written; empty where it is none."""
    found = heading(line, habits, headed)
    return found.words if found else ""


def _parts(lines: list[str], starts: list[tuple[str, str] | None]) -> list[tuple[str, str]]:
    """The parts of a text of several lines, each of which begins with its day; none else."""
    parts: list[tuple[str, str]] = []
    for line, found in zip(lines, starts, strict=True):
        if found:
            parts.append(found)
        elif parts:
            parts[-1] = (parts[-1][0], f"{parts[-1][1]}\n{line}")
        else:
            return []
    return parts


def _spans(whole: str, days: list[str]) -> bool:
    """Whether a date that is less exact than a day holds all of some days."""
    span = parse_when(whole)
    inside = [parse_when(day) for day in days]
    return span.form != "day" and all(
        span.earliest <= one.earliest and one.latest <= span.latest for one in inside
    )
