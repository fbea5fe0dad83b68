"""Every check that there is, loaded by groups: the hook of git needs two of eight.

A rule is a module of its subject's package, with `CHECK` (what it looks for and why) and
`find(review, setting)`, which gives the problems; the package lists it. Rules read the review and
what `method` derives from it; they know nothing of files, severity by stage, acceptance or the
terminal. Those of the text stand apart: see `checks.text`.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

from learning_together.checks import text
from learning_together.checks.rule import Rule
from learning_together.diagnostics import Check
from learning_together.errors import LtError
from learning_together.records.did_you_mean import near

#: The package of each group, which its page in the documentation is called after.
SUBJECTS = {
    "LT0": "text",
    "LT1": "references",
    "LT2": "timeline",
    "LT3": "people",
    "LT4": "analysis",
    "LT5": "wording",
    "LT6": "process",
    "LT7": "confidentiality",
}


def rules(groups: Iterable[str] = SUBJECTS) -> tuple[Rule, ...]:
    """The rules of some groups, by code.

    Args:
        groups: As `SUBJECTS` has them; the modules of others are not loaded.
    """
    return tuple(rule for group in sorted(groups) for rule in _rules(SUBJECTS[group]))


def _rules(subject: str) -> tuple[Rule, ...]:
    found: tuple[Rule, ...] = import_module(f"{__package__}.{subject}").RULES
    return found


@cache
def catalogue() -> tuple[Check, ...]:
    """Every check, by code."""
    checks = (*text.CHECKS, *(rule.CHECK for rule in rules()))
    return tuple(sorted(checks, key=lambda check: check.code))


@cache
def by_code() -> Mapping[str, Check]:
    """The same, each by its code."""
    return {check.code: check for check in catalogue()}


def find(word: str) -> Check:
    """The check of that code or name.

    Raises:
        LtError: There is none.
    """
    for check in catalogue():
        if word.strip().lower() in {check.code.lower(), check.name}:
            return check
    raise _unknown(word, groups=())


def known(typed: Iterable[str]) -> tuple[str, ...]:
    """The codes, groups and names in words that may hold several, with commas.

    Raises:
        LtError: A word is none of these.
    """
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
