"""What a check of a review found, counted; the figures that every form gives."""

from collections import Counter
from dataclasses import dataclass

from learning_together.actions.validate import Checked
from learning_together.diagnostics import Diagnostic, Severity
from learning_together.english import counted

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


@dataclass(frozen=True)
class Counts:
    """How many of what.

    Attributes:
        errors: Not accepted ones.
        warnings: Likewise.
        infos: Likewise.
        accepted: Of any severity.
        records: By the plural of their kind; kinds without records are left out.
    """

    errors: int
    warnings: int
    infos: int
    accepted: int
    records: dict[str, int]

    @classmethod
    def of(cls, checked: Checked) -> "Counts":
        """The figures of a checked review."""
        by = Counter(one.severity for one in checked.diagnostics if not one.accepted)
        return cls(
            errors=by[Severity.ERROR],
            warnings=by[Severity.WARNING],
            infos=by[Severity.INFO],
            accepted=sum(one.accepted is not None for one in checked.diagnostics),
            records={
                kind: len(found) for kind, found in checked.loaded.review.records.items() if found
            },
        )

    @property
    def words(self) -> str:
        """Such as `3 errors, 12 warnings, 2 notes`; empty where there are none."""
        return in_words(self.errors, self.warnings, self.infos)


def in_words(errors: int, warnings: int, notes: int) -> str:
    """Such as `3 errors, 12 warnings, 2 notes`; empty where there are none."""
    pairs = ((errors, "error"), (warnings, "warning"), (notes, "note"))
    return ", ".join(counted(number, word, commas=True) for number, word in pairs if number)


def shown(checked: Checked, *, accepted: bool, errors: bool = False) -> tuple[Diagnostic, ...]:
    """What is to be shown.

    Args:
        checked: The review.
        accepted: Whether what the team accepted is, too.
        errors: Whether only errors are.
    """
    return tuple(
        one
        for one in checked.diagnostics
        if (accepted or not one.accepted) and (not errors or one.severity is Severity.ERROR)
    )
