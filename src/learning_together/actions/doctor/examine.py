"""Looks at everything that `lt` needs of this computer.

Reads, and tries: nothing that it makes is left behind but the folder for `lt`'s own notes.
"""

from pathlib import Path

from learning_together.actions.doctor import computer, installation, places
from learning_together.actions.doctor.finding import Finding


def examine(folder: Path) -> tuple[Finding, ...]:
    """Everything that was looked at, and how it stands with it.

    Args:
        folder: A review's, one within it, or where a review is to begin.
    """
    return (
        *installation.findings(),
        *places.findings(folder),
        *computer.findings(folder),
    )
