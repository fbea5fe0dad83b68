"""What a review's folder held, once it is read: the review, its faults, and what else it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning_together.diagnostics import Problem
from learning_together.english import counted, some
from learning_together.errors import LtError
from learning_together.review.one_file import FileRead
from learning_together.review.passed_over import PASSED_OVER, TEMPLATES
from learning_together.review.review import Review


@dataclass(frozen=True)
class Loaded:
    """What a folder held: the review, what is wrong with its text and fields, and the texts.

    Attributes:
        review: Every record that could be read.
        problems: In no order.
        texts: The text of each file that could be decoded, by its path.
        in_part: The files that could not be read as they stand: something was left out, or could
            only be read once its layout was put right.
        reads: What each file gave, but review.yaml, by its path.
    """

    review: Review
    problems: tuple[Problem, ...]
    texts: dict[str, str] = field(repr=False, default_factory=dict)
    in_part: frozenset[str] = frozenset()
    reads: Mapping[str, FileRead] = field(repr=False, default_factory=dict)

    @property
    def faults(self) -> tuple[Problem, ...]:
        """The problems for which a field or a file could not be read."""
        return tuple(
            one
            for one in self.problems
            if one.check.group == "LT0" and one.check is not PASSED_OVER
        )

    @property
    def faulty_files(self) -> str:
        """The names of the files of `faults`, in a row."""
        return ", ".join(sorted({one.place.file for one in self.faults}))

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is to be said beside anything that is made of the review, if something is."""
        said = []
        if self.faults:
            few = len(self.faults) == 1
            said.append(
                f"{counted(len(self.faults), 'field or file', 'fields or files')} of the review "
                f"could not be read and {'is' if few else 'are'} missing here: `lt validate` shows "
                f"{'it' if few else 'them'}."
            )
        if twice := self.review.used_twice:
            said.append(
                f"More than one record has the id {some(one.text for one in twice)}; what refers "
                "to it is taken to mean the first. `lt validate --select LT102` shows them."
            )
        said += [
            one.message
            for one in self.problems
            if one.check is PASSED_OVER and one.place.file.startswith((TEMPLATES, "reference"))
        ]
        return tuple(said)

    def refuse_unread(self, why: str) -> None:
        """Refuses a review of which files cannot be read.

        Raises:
            LtError: So it is.
        """
        # An unreadable key is for the guard, who knows the reader: some members may not read it.
        if self.review.unread.keys() - {"identities"}:
            raise LtError(
                f"Some of the review cannot be read: {self.faulty_files}.",
                f"{why} `lt validate` shows what to mend.",
            )
