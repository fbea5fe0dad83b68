"""Runs the checks over a review: severity by stage, what a meeting needs, what the team accepted.

Writes nothing, prints nothing.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from learning_together.checks.catalogue import RULES, Rule
from learning_together.checks.circumstances import Setting
from learning_together.diagnostics import Acceptance, Check, Diagnostic, Problem, Severity, Stage
from learning_together.errors import LtError
from learning_together.folder.faults import FAULTS as TEXT_FAULTS
from learning_together.ids import fold
from learning_together.privacy import own_files as leaks
from learning_together.records.did_you_mean import near
from learning_together.records.field_faults import FAULTS as SHAPE_FAULTS
from learning_together.records.fingerprint import fingerprint
from learning_together.records.frameworks import MeetingNeeds
from learning_together.records.kinds.decision import Decision
from learning_together.review.load import Loaded
from learning_together.review.review import Review

#: So many messages are looked at for names before the files are.
_FEW = 200


def catalogue() -> tuple[Check, ...]:
    """Every check, by code."""
    checks = (*TEXT_FAULTS, *SHAPE_FAULTS, *(rule.CHECK for rule in RULES))
    return tuple(sorted(checks, key=lambda check: check.code))


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
        return cls(_known(select), _known(ignore))

    def takes(self, check: Check) -> bool:
        """Whether the check is asked for."""
        if self.select and not any(_is(check, word) for word in self.select):
            return False
        return not any(_is(check, word) for word in self.ignore)


def _is(check: Check, word: str) -> bool:
    return check.code.startswith(word.upper()) or check.name == word.lower()


def find(word: str) -> Check:
    """The check of that code or name.

    Raises:
        LtError: There is none.
    """
    for check in catalogue():
        if word.strip().lower() in {check.code.lower(), check.name}:
            return check
    raise _unknown(word, groups=())


def _known(typed: Iterable[str]) -> tuple[str, ...]:
    words = tuple(word.strip() for given in typed for word in given.split(",") if word.strip())
    checks = catalogue()
    groups = tuple(dict.fromkeys(check.group for check in checks))
    for word in words:
        known = word.upper() in groups or any(
            word.lower() in {check.code.lower(), check.name} for check in checks
        )
        if not known:
            raise _unknown(word, groups)
    return words


def _unknown(word: str, groups: tuple[str, ...]) -> LtError:
    checks = catalogue()
    known = tuple(name for check in checks for name in (check.name, check.code))
    guess = near(word.strip(), known)
    hint = f"Did you mean {guess}? " if guess else ""
    if groups:
        hint += f"Groups: {', '.join(groups)}. "
    return LtError(f"There is no check “{word}”.", f"{hint}lt explain lists them all.")


def run(
    loaded: Loaded,
    setting: Setting,
    choice: Choice | None = None,
    needs: MeetingNeeds | None = None,
) -> tuple[Diagnostic, ...]:
    """Everything that the checks have to say, accepted results included, by place.

    Args:
        loaded: The folder as it was read.
        setting: Day, stage and what git keeps.
        choice: Which checks; all where None.
        needs: What the meeting at hand asks for: these checks' results are errors.
    """
    review = loaded.review
    setting = replace(setting, checks={check.code: check for check in catalogue()})
    accepted = _acceptances(review)
    needed = frozenset(needs.needs) if needs else frozenset()
    found = []

    def severity_of(check: Check) -> Severity | None:
        if choice is not None and not choice.takes(check):
            return None
        return Severity.ERROR if check.name in needed else _severity(review, check, setting)

    # Nobody is asked who is silent at this stage.
    asked = [rule for rule in RULES if severity_of(rule.CHECK) is not None]
    for problem in (*loaded.problems, *_problems(review, setting, asked)):
        severity = severity_of(problem.check)
        if severity is not None:
            found.append(Diagnostic(problem, severity, _accepted(problem, accepted)))
    whole = choice is None or not (choice.select or choice.ignore)
    return tuple(sorted(_without_names(review, found, whole=whole), key=_by_place))


def _without_names(review: Review, found: list[Diagnostic], *, whole: bool) -> Iterable[Diagnostic]:
    """The results without a word that must not go out: messages quote what was typed."""
    # Where only some checks are asked for, their few messages are sooner looked at than all files.
    if not found or ((whole or len(found) > _FEW) and not leaks.spots(review)):
        return found
    names = {
        path: leaks.covered(review, path) for path in {one.problem.place.file for one in found}
    }
    covered = [replace(one, problem=_without(review, one.problem, names)) for one in found]
    # The same words may be harmless in a message where no file holds them as a name.
    return covered if covered != found and leaks.spots(review) else found


def _without(review: Review, problem: Problem, names: Mapping[str, str]) -> Problem:
    return replace(
        problem,
        place=replace(problem.place, file=names[problem.place.file]),
        message=leaks.covered(review, problem.message),
        help=leaks.covered(review, problem.help),
        record=leaks.covered(review, problem.record) if problem.record else problem.record,
        field=leaks.covered(review, problem.field) if problem.field else problem.field,
    )


def _by_place(diagnostic: Diagnostic) -> tuple[str, int, int, str, str]:
    problem = diagnostic.problem
    place = problem.place
    return (place.file, place.line, place.column, problem.check.code, problem.message)


def _problems(review: Review, setting: Setting, asked: Iterable[Rule]) -> Iterator[Problem]:
    for rule in asked:
        yield from rule.find(review, setting)


def _severity(review: Review, check: Check, setting: Setting) -> Severity | None:
    for source in (review.option.steps, review.framework.steps):
        if check.code in source:
            return _at(source[check.code], setting)
    return check.severity(setting.stage)


def _at(table: dict[Stage, Severity], setting: Setting) -> Severity | None:
    found = None
    for stage in Stage:
        if setting.stage.reached(stage):
            found = table.get(stage, found)
    return found


def _acceptances(review: Review) -> dict[tuple[str, str | None], Acceptance]:
    """Results that decisions accept, by check and folded record id, as far as still in force."""
    found = {}
    for decision in review.all(Decision):
        for accepts in decision.accepts:
            if not accepts.check or not accepts.reason:
                continue
            record = review.find(accepts.record)
            if accepts.seen and record is not None and fingerprint(record) != accepts.seen:
                continue
            key = (accepts.check.upper(), fold(accepts.record) if accepts.record else None)
            found[key] = Acceptance(decision.id, accepts.reason)
    return found


def _accepted(
    problem: Problem, accepted: dict[tuple[str, str | None], Acceptance]
) -> Acceptance | None:
    if not accepted or not problem.check.acceptable:
        return None
    return accepted.get((problem.check.code, fold(problem.record) if problem.record else None))
