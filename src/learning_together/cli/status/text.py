"""Where a review stands, as text for one screen that needs no colour.

Takes a view and a look, gives text.
"""

from collections.abc import Iterator, Sequence

from learning_together.cli.lines import bar, cut, hung, one_line
from learning_together.cli.terminal import Look, columns
from learning_together.dates.edtf import When
from learning_together.diagnostics import Severity
from learning_together.english import counted, listed
from learning_together.reports.progress.conversations import Conversations, NotSpokenWith
from learning_together.reports.progress.layers import Account, Layer
from learning_together.reports.progress.next_meeting import NextMeeting
from learning_together.reports.progress.overview import NamesOpen, Progress
from learning_together.reports.wording import day

#: How many of a sort are named before the rest is only counted.
FEW = 3
AGENCIES = 8
PEOPLE = 5
#: Where the text of a layer begins.
_AT = 14


def as_text(progress: Progress, look: Look) -> str:
    """Where the review stands.

    Args:
        progress: The figures.
        look: How wide, and whether in colour.
    """
    screen = _Screen(progress, look)
    return "\n".join(line.rstrip() for line in screen.lines()) + "\n"


class _Screen:
    def __init__(self, progress: Progress, look: Look) -> None:
        self.progress = progress
        self.look = look

    def lines(self) -> Iterator[str]:
        yield from self._head()
        if self.progress.meeting is not None:
            yield from self._meeting(self.progress.meeting)
        if self.progress.begun:
            yield from self._layers()
            yield from self._people()
        yield from self._open()
        yield from self._problems()
        yield from self._wording()
        yield from self._steps()

    def _head(self) -> Iterator[str]:
        progress, look = self.progress, self.look
        yield look.paint("strong", cut(progress.title, look.width))
        about = f"{progress.option}, {progress.framework}; stage “{progress.stage}”"
        if progress.draft is not None:
            about += f"; draft {progress.draft}"
        yield from hung(about, look, 0)
        yield from hung(self._saved(), look, 0)
        if progress.hooks:
            text = f"Hooks of git: {progress.hooks}."
            yield from (look.paint("warning", line) for line in hung(text, look, 0))
        if progress.is_earlier:
            text = "An earlier lt made this folder: lt upgrade shows what there is to bring up."
            yield from (look.paint("warning", line) for line in hung(text, look, 0))
        if progress.names_open is not None:
            yield from self._names_open(progress.names_open)
        if progress.unread:
            text = (
                f"Some files cannot be read ({', '.join(progress.unread)}): what stands in them "
                "is not counted here."
            )
            yield from (look.paint("error", line) for line in hung(text, look, 0))

    def _names_open(self, names: NamesOpen) -> Iterator[str]:
        beside = "Although private/ is locked, names lie open there"
        text = f"{beside if names.beside else 'Names lie open in private/'}: {names.what}."
        if names.left:
            text += (
                f" Left there by an editor, or by an lt that was cut off: {names.left}; see "
                "whether somebody still needs it."
            )
        if names.readers:
            text += f" Who may read the folder: {names.readers}."
        text += " To lock it: lt key lock"
        yield from (self.look.paint("warning", line) for line in hung(text, self.look, 0))

    def _saved(self) -> str:
        saved = self.progress.saved
        if self.progress.trouble:
            return f"Git: {self.progress.trouble}."
        if saved is None:
            return "No version in git yet: lt save keeps one."
        state = "nothing has changed since."
        if saved.halfway:
            state = (
                f"git has stopped in a {saved.halfway} since, and shows one side alone: lt join."
            )
        elif saved.changed:
            state = "there are changes since: lt save keeps them."
        ago = (self.progress.today - saved.day).days
        when = f"{day(saved.day)}, {_ago(ago)}" if ago >= 0 else day(saved.day)
        return f"Last version in git: {saved.commit} of {when}; {state}"

    def _meeting(self, meeting: NextMeeting) -> Iterator[str]:
        yield from self._heading(
            f"Next meeting: {meeting.name} ({meeting.id}), {day(meeting.date)}, "
            f"{_days(meeting.days)}"
        )
        if not meeting.lacks:
            text = "Nothing that it needs is missing."
            if not meeting.laid_down:
                text = "The checks of its stage find nothing missing."
            yield from hung(text, self.look, 2)
            return
        number = sum(lack.count for lack in meeting.lacks)
        yield from hung(f"It lacks {counted(number, 'thing')}:", self.look, 2)
        for lack in meeting.lacks[:FEW]:
            records = _some(lack.records)
            text = f"{lack.title}: {lack.count}{f' ({records})' if records else ''}"
            yield from hung(text, self.look, 4, "  -")
        more = meeting.lacks[FEW:]
        if more:
            number = sum(lack.count for lack in more)
            text = f"{number} more, of {counted(len(more), 'other check')}"
            yield from hung(text, self.look, 4, "  -")
        yield from hung(f"All of it: lt validate --for {meeting.id}", self.look, 2)

    def _layers(self) -> Iterator[str]:
        progress = self.progress
        yield from self._heading("The layers")
        yield from self._timeline()
        if progress.heard is not None:
            yield from self._heard(progress.heard)
        yield from self._layer("Episodes", progress.episodes)
        yield from self._layer("Factors", progress.factors)
        findings = progress.findings
        also = (
            f"; {findings.ranked} ranked, {findings.asking} with questions"
            if findings.count
            else ""
        )
        yield from self._layer("Findings", findings, also)

    def _line(self, name: str, text: str, share: tuple[int, int] | None = None) -> Iterator[str]:
        """A layer: its name, how much of it is done as a bar where there is room, and in words."""
        head = f"  {name}"
        if share is not None and share[1] and self.look.width >= 60:
            text = f"{bar(*share)} {text}"
        yield from hung(text, self.look, _AT, head)

    def _timeline(self) -> Iterator[str]:
        accounts = self.progress.accounts
        told = [one for one in accounts if one.entries]
        entries = counted(self.progress.entries, "entry", "entries")
        text = f"{entries}, {len(told)} of {counted(len(accounts), 'agency', 'agencies')}"
        yield from self._line("Timeline", text, (len(told), len(accounts)))
        wide = max((columns(one_line(one.name)) for one in accounts[:AGENCIES]), default=0)
        wide = min(wide, max(self.look.width - _AT - 42, 12))
        for one in accounts[:AGENCIES]:
            yield self._account(one, wide)
        if len(accounts) > AGENCIES:
            more = counted(len(accounts) - AGENCIES, "more agency", "more agencies")
            yield f"{' ' * _AT}… and {more}"

    def _account(self, one: Account, wide: int) -> str:
        look = self.look
        name = cut(one.name, wide)
        name += " " * (wide - columns(name))
        span = _span(one.first, one.last) if one.entries else "nothing yet"
        line = f"{name}  {one.entries or '-':>4}  {span}"
        # Where there is no room for the dates, the number still stands.
        return " " * _AT + (line if columns(line) + _AT <= look.width else line[: wide + 6])

    def _heard(self, heard: Conversations) -> Iterator[str]:
        if not heard.staff:
            yield from self._line("Story", "nobody is on the list of the case group yet")
            return
        parts = [f"{heard.held} of {heard.staff} staff spoken to"]
        if heard.to_come:
            parts.append(f"{len(heard.to_come)} to come")
        if heard.unsettled:
            parts.append(f"{len(heard.unsettled)} not settled")
        if heard.none:
            parts.append(f"{len(heard.none)} will not be")
        text = ", ".join(parts)
        if heard.write_ups:
            text += (
                f"; of {counted(heard.write_ups, 'write-up')} {heard.shared} shared, "
                f"{heard.agreed} agreed"
            )
        yield from self._line("Story", text, (heard.held, heard.staff))

    def _layer(self, name: str, layer: Layer, also: str = "") -> Iterator[str]:
        if not layer.count:
            yield from self._line(name, "none yet")
            return
        text = f"{layer.finished} of {layer.count} complete{also}"
        yield from self._line(name, text, (layer.finished, layer.count))
        for one in layer.unfinished[:FEW]:
            yield " " * _AT + cut(
                f"{one.id or 'one without an id'} lacks {listed(one.lacks)}",
                max(self.look.width - _AT, 20),
            )
        if len(layer.unfinished) > FEW:
            yield f"{' ' * _AT}… and {len(layer.unfinished) - FEW} more"

    def _people(self) -> Iterator[str]:
        heard = self.progress.heard
        if heard is None:
            return
        waiting = (*heard.to_come, *heard.unsettled)
        if waiting:
            yield from self._heading("Still to be spoken to")
            yield from self._persons(waiting)
        if heard.none:
            yield from self._heading("Will not be spoken to")
            yield from self._persons(heard.none, because=True)

    def _persons(self, people: Sequence[NotSpokenWith], *, because: bool = False) -> Iterator[str]:
        for one in people[:PEOPLE]:
            text = one.role
            if because:
                text += f": {one.reason or 'no reason is given'}"
            else:
                text += f", {one.agency}" if one.agency else ""
                text += f": {day(one.planned)}" if one.planned else ": no day set"
                if one.planned and one.planned <= self.progress.today:
                    text += ", and nothing is written up"
            yield "  " + cut(text, max(self.look.width - 2, 20))
        if len(people) > PEOPLE:
            yield f"  … and {len(people) - PEOPLE} more"

    def _open(self) -> Iterator[str]:
        shown = [one for one in self.progress.open if one.open]
        if not shown:
            return
        yield from self._heading("Open")
        for one in shown:
            text = f"{one.open} open"
            if one.overdue:
                text += f", {len(one.overdue)} overdue"
            yield from self._line(one.kind.capitalize(), text)
            for due in one.overdue[:FEW]:
                who = f"{due.who}, " if due.who else ""
                line = f"{due.id} ({who}due {day(due.due)}): {due.what}"
                yield " " * _AT + cut(line, max(self.look.width - _AT, 20))
            late = {due.id for due in one.overdue}
            for waits in [form for form in one.waits if form.id not in late][:FEW]:
                when = f", due {day(waits.due)}" if waits.due else ""
                line = f"{waits.id} ({waits.who}{when}): {waits.what}"
                yield " " * _AT + cut(line, max(self.look.width - _AT, 20))

    def _problems(self) -> Iterator[str]:
        problems = self.progress.problems
        words = [
            counted(problems[severity], word)
            for severity, word in (
                (Severity.ERROR, "error"),
                (Severity.WARNING, "warning"),
                (Severity.INFO, "note"),
            )
            if problems[severity]
        ]
        text = f"Checks: {listed(words) or 'nothing to mend'}"
        if self.progress.accepted:
            text += f"; {self.progress.accepted} accepted by the team"
        if words:
            text += " (lt validate)"
        yield ""
        yield from hung(text, self.look, 0)

    def _wording(self) -> Iterator[str]:
        if not self.progress.wording:
            return
        yield from self._heading("Wording (lt validate --select LT5)")
        for one in self.progress.wording:
            yield from hung(f"{one.title}: {one.count}", self.look, 2)

    def _steps(self) -> Iterator[str]:
        if not self.progress.steps:
            return
        yield from self._heading("Next" if self.progress.begun else "To begin with")
        for number, step in enumerate(self.progress.steps, 1):
            yield from hung(step.what, self.look, 5, f"  {number}.")
            if step.command:
                yield "       " + self.look.paint("strong", one_line(step.command))

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield from (self.look.paint("strong", line) for line in hung(text, self.look, 0))


def _days(days: int) -> str:
    if days == 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def _span(first: When | None, last: When | None) -> str:
    begin, end = (first.words() if first else "", last.words() if last else "")
    if begin == end:
        return begin
    return f"{begin} to {end}" if begin and end else begin or end


def _some(ids: Sequence[str]) -> str:
    if len(ids) > FEW + 1:
        return f"{', '.join(ids[:FEW])} and {len(ids) - FEW} more"
    return listed(ids)


def _ago(days: int) -> str:
    """How long ago a day was."""
    return {0: "today", 1: "yesterday"}.get(days) or f"{counted(days, 'day')} ago"
