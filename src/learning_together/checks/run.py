"""Runs the checks over a review: severity by stage, what a meeting needs, what the team accepted.

Writes nothing, prints nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from learning_together.checks.again import Again
from learning_together.checks.catalogue import SUBJECTS, by_code, known, rules
from learning_together.checks.circumstances import Setting
from learning_together.checks.masking import without_names
from learning_together.checks.rule import Rule
from learning_together.checks.severity import severity
from learning_together.diagnostics import Acceptance, Check, Diagnostic, Problem, Severity
from learning_together.ids import Id
from learning_together.records.fingerprint import is_as_seen
from learning_together.records.frameworks import MeetingNeeds
from learning_together.records.kinds.decision import Decision
from learning_together.records.placeholders import says_something
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review


@dataclass(frozen=True)
class Choice:
    """Which checks are asked for.

    Attributes:
        select: Codes, groups (`LT4`) or names; empty: all.
        ignore: The same, left out.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    @classmethod
    def of(cls, select: Iterable[str], ignore: Iterable[str]) -> "Choice":
        """The choice that a user typed: words that may hold several, with commas.

        Raises:
            LtError: A word is no code, group or name.
        """
        return cls(known(select), known(ignore))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups in which something is asked for; all where a word may be the name of any."""
        begun = {word.upper()[:3] for word in self.select}
        return tuple(begun if begun and begun <= SUBJECTS.keys() else SUBJECTS)

    def takes(self, check: Check) -> bool:
        """Whether the check is asked for."""
        if self.select and not any(_is(check, word) for word in self.select):
            return False
        return not any(_is(check, word) for word in self.ignore)


def _is(check: Check, word: str) -> bool:
    return check.code.startswith(word.upper()) or check.name == word.lower()


def run(
    loaded: Loaded,
    setting: Setting,
    choice: Choice | None = None,
    needs: MeetingNeeds | None = None,
    again: Again | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything that the checks have to say, accepted results included, by place.

    Args:
        loaded: The folder as it was read.
        setting: Day, stage and what git keeps.
        choice: Which checks; all where None.
        needs: What the meeting at hand asks for: these checks' results are errors.
        again: What remembers the review as it was checked before, where that is to be used.
    """
    review = loaded.review
    if review.today != setting.today:
        review = replace(review, today=setting.today)
    setting = replace(setting, checks=by_code)
    choice = choice or Choice()
    accepted = _acceptances(review)
    found = []

    def severity_of(check: Check) -> Severity | None:
        # Of one check there may be thousands of problems.
        if check.code not in graves:
            taken = choice.takes(check)
            graves[check.code] = severity(check, review, setting.stage, needs) if taken else None
        return graves[check.code]

    graves: dict[str, Severity | None] = {}
    # Nobody is asked who is silent at this stage.
    asked = [rule for rule in rules(choice.groups) if severity_of(rule.CHECK) is not None]
    find = again.problems if again else _problems
    for problem in (*loaded.problems, *find(review, setting, asked)):
        grave = severity_of(problem.check)
        if grave is not None:
            found.append(Diagnostic(problem, grave, _accepted(problem, accepted)))
    whole = not (choice.select or choice.ignore)
    return tuple(sorted(without_names(review, found, whole=whole), key=_by_place))


def _by_place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    problem = diagnostic.problem
    place = problem.place
    return (place.file, place.line, place.column, problem.check.code, problem.message)


def _problems(review: Review, setting: Setting, asked: Iterable[Rule]) -> Iterator[Problem]:
    for rule in asked:
        yield from rule.find(review, setting)


def _acceptances(review: Review) -> dict[tuple[str, Id | None], Acceptance]:
    """Results that decisions accept, by check and record, as far as still in force."""
    found = {}
    for decision in review.all(Decision):
        for accepts in decision.accepts:
            if not accepts.check or not accepts.reason or not says_something(accepts.reason):
                continue
            record = review.find(accepts.record)
            if accepts.seen and record is not None and not is_as_seen(record, accepts.seen):
                continue
            found[accepts.check.upper(), accepts.record] = Acceptance(
                decision.id_text, accepts.reason
            )
    return found


def _accepted(
    problem: Problem, accepted: dict[tuple[str, Id | None], Acceptance]
) -> Acceptance | None:
    if not accepted or not problem.check.acceptable:
        return None
    return accepted.get((problem.check.code, problem.record))
