"""What was found, for people: each problem with its line, the spot marked, and how to mend it.

In the manner of the better compilers. Problems come by file; where one check speaks often about
one file, its problems stand together and say once what they have in common.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from learning_together import english
from learning_together.actions.public_json.counts import WORDS, Counts, in_words, shown
from learning_together.actions.validate import Checked, in_order_of_work
from learning_together.cli.terminal import Look
from learning_together.cli.validate.excerpt import Excerpts
from learning_together.diagnostics import Diagnostic, Place, Severity
from learning_together.english import counted
from learning_together.method.meetings import NAMES, ahead
from learning_together.privacy.own_files import spots
from learning_together.records.kinds.meeting import Meeting

#: From how many problems of one check in one file on they are shown as a group.
MANY = 4
#: Of such a group more are not shown: nobody reads on.
MOST = 100


def as_text(checked: Checked, look: Look, *, accepted: bool = False, errors: bool = False) -> str:
    """What was found, and how much, as text.

    Args:
        checked: The review.
        look: How wide, and whether in colour.
        accepted: Whether to show results that the team accepted too.
        errors: Whether to show errors alone.
    """
    found = in_order_of_work(shown(checked, accepted=accepted, errors=errors))
    return _Text(checked, look).whole(found, errors=errors)


class _Text:
    def __init__(self, checked: Checked, look: Look) -> None:
        self.checked = checked
        self.look = look
        self.needed = frozenset(checked.needs.needs) if checked.needs else frozenset[str]()
        self.excerpts = Excerpts.of(
            checked.loaded.texts,
            (one.problem for one in checked.diagnostics),
            (spot.place for spot in spots(checked.loaded.review)),
        )

    def whole(self, found: Sequence[Diagnostic], *, errors: bool) -> str:
        lines: list[str] = []
        for file, group in groupby(found, key=lambda one: one.problem.place.file):
            lines += [line for block in self._file(file, list(group)) for line in block]
        lines += self._end(found, errors=errors)
        return "\n".join(line.rstrip() for line in lines) + "\n"

    def _file(self, file: str, found: list[Diagnostic]) -> Iterator[list[str]]:
        rule = "-" * max(min(self.look.width, 80) - len(file) - 4, 2)
        yield [self.look.paint("strong", f"-- {file} {rule}"), ""]
        by_check: dict[tuple[str, str, bool], list[Diagnostic]] = {}
        for one in found:
            key = (one.problem.check.code, one.severity, one.accepted is not None)
            by_check.setdefault(key, []).append(one)
        for one in found:
            key = (one.problem.check.code, one.severity, one.accepted is not None)
            same = by_check[key]
            if len(same) < MANY:
                yield [*self._problem(one), ""]
            elif one is same[0]:
                yield [*self._group(same), ""]

    def _problem(self, one: Diagnostic) -> list[str]:
        return [
            self._head(one, _spot(one.problem.place)),
            *self._excerpt(one),
            *self.look.wrap(one.problem.message, indent=2),
            *self._help(one.problem.help),
            *self._why_accepted(one),
        ]

    def _group(self, same: list[Diagnostic]) -> list[str]:
        """Problems of one check: what they share is said once, at the end."""
        first = same[0]
        message = first.problem.message if _all_same(one.problem.message for one in same) else ""
        help_ = first.problem.help if _all_same(one.problem.help for one in same) else ""
        lines = [self._head(first, f"{len(same)} times in {first.problem.place.file}")]
        for one in same[:MOST]:
            lines += ["", "  " + self.look.paint("faint", _spot(one.problem.place))]
            lines += self._excerpt(one)
            if not message:
                lines += self.look.wrap(one.problem.message, indent=2)
            if not help_:
                lines += self._help(one.problem.help)
            lines += self._why_accepted(one)
        if len(same) > MOST:
            more = f"And {len(same) - MOST:,} more like these: lt validate --format json"
            lines += ["", *self.look.wrap(more, indent=2)]
        if message or help_:
            lines.append("")
        if message:
            lines += self.look.wrap(message, indent=2)
        if help_:
            lines += self._help(help_)
        return lines

    def _head(self, one: Diagnostic, where: str) -> str:
        problem = one.problem
        word = WORDS[one.severity]
        note = ""
        if one.accepted:
            note = ", accepted"
        elif problem.check.name in self.needed and self.checked.meeting:
            note = f", needed for {self.checked.meeting.id}"
        head = self.look.paint(word, word)
        return f"{head} {problem.check.code} {problem.check.name}{note}: {where}"

    def _excerpt(self, one: Diagnostic) -> list[str]:
        place = one.problem.place
        gutter = max(len(str(place.line)), 3)
        return self.excerpts.show(place, self.look, gutter, WORDS[one.severity])

    def _help(self, text: str) -> list[str]:
        if not text:
            return []
        first, *rest = self.look.wrap(f"Help: {text}", indent=2)
        return [first.replace("Help:", self.look.paint("good", "Help:"), 1), *rest]

    def _why_accepted(self, one: Diagnostic) -> list[str]:
        if not one.accepted:
            return []
        text = f"Accepted by {one.accepted.decision}: {one.accepted.reason}"
        return self.look.wrap(text, indent=2)

    def _end(self, found: Sequence[Diagnostic], *, errors: bool) -> list[str]:
        counts = Counts.of(self.checked)
        lines: list[str] = []
        if found:
            code = found[0].problem.check.code
            lines += [*self.look.wrap(f"More about a check: lt explain {code}"), ""]
        lines += self._for_meeting()
        lines += self._by_file(found)
        summary = counts.words or "No problems"
        if counts.accepted:
            hint = "" if any(one.accepted for one in found) else " (--all shows them)"
            summary += f"; {counts.accepted:,} accepted{hint}"
        if errors and (counts.warnings or counts.infos):
            summary += " (--errors shows errors alone)"
        number, asked = self.checked.mendable, self.checked.choosable
        if number or asked:
            every = counts.errors + counts.warnings + counts.infos
            once = "once you say which date is meant"
            more = f", {asked:,} more {once}" if number and asked else f" {once}" if asked else ""
            summary += f". {number or asked:,} of {every:,} can be mended{more}: lt mend"
        colour = "error" if counts.errors else "warning" if counts.warnings else "good"
        lines += [self.look.paint(colour, line) for line in self.look.wrap(f"{summary}.")]
        return [*lines, *self._unread(), *self.look.wrap(self._checked(counts)), *self._next()]

    def _by_file(self, found: Sequence[Diagnostic]) -> list[str]:
        """How much there is in each file, where it is more than one."""
        by: dict[str, Counter[Severity]] = {}
        for one in found:
            if not one.accepted:
                by.setdefault(one.problem.place.file, Counter())[one.severity] += 1
        if len(by) < 2:
            return []
        said = [(file, in_words(*(number[one] for one in Severity))) for file, number in by.items()]
        return [*(line for file, words in said for line in self.look.wrap(f"{file}: {words}")), ""]

    def _checked(self, counts: Counts) -> str:
        number = sum(counts.records.values())
        title = self.checked.loaded.review.title.replace("\n", " ")
        return (
            f"Checked for the stage “{self.checked.stage}”: {title}, "
            f"{counted(number, 'record', commas=True)} in "
            f"{counted(len(self.checked.loaded.texts), 'file', commas=True)}."
        )

    def _unread(self) -> list[str]:
        """Files whose records are missing from all this, where the reason is not shown above."""
        unread = sum(map(len, self.checked.loaded.review.unread.values()))
        if not unread or any(one.problem.check.group == "LT0" for one in self.checked.diagnostics):
            return []
        text = f"{counted(unread, 'file', commas=True)} could not be read; this shows why:"
        return self.look.wrap(f"{text}\n    lt validate --select LT0")

    def _for_meeting(self) -> list[str]:
        """Which of the problems the meeting at hand needs solved."""
        meeting = self.checked.meeting
        if meeting is None:
            return []
        per_check: dict[str, int] = {}
        for one in self.checked.diagnostics:
            if one.problem.check.name in self.needed and not one.accepted:
                check = one.problem.check
                per_check[f"{check.code} {check.title}"] = (
                    per_check.get(f"{check.code} {check.title}", 0) + 1
                )
        name = _meeting(meeting)
        if not per_check:
            text = f"Nothing that {name} asks for is missing."
            if not self.needed:
                text = f"For {name} the checks of its stage hold, and nothing beyond them."
            return [*self.look.wrap(text), ""]
        lines = self.look.wrap(f"{name} needs these solved:")
        for title, number in per_check.items():
            lines += self.look.wrap(f"{title}: {number:,}", indent=2)
        return [*lines, ""]

    def _next(self) -> list[str]:
        """The next meeting, for which the team may check in particular."""
        if self.checked.meeting is not None:
            return []
        to_come = ahead(self.checked.loaded.review, self.checked.today)
        meeting = min(
            (one for one in to_come if one.id),
            key=lambda one: (str(one.date), one.id_text),
            default=None,
        )
        if meeting is None:
            return []
        text = f"Next: {_meeting(meeting)}. What it needs:\n    lt validate --for {meeting.id}"
        return self.look.wrap(text)


def _meeting(meeting: Meeting) -> str:
    kind = NAMES.get(meeting.type or "", "")
    day = f"on {english.day(meeting.date)}" if meeting.date else ""
    about = " ".join(part for part in (kind, day) if part)
    return f"{meeting.id} ({about})" if about else meeting.id_text


def _spot(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"


def _all_same(texts: Iterator[str]) -> bool:
    return len(set(texts)) == 1
