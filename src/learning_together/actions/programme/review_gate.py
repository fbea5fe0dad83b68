"""What one review passes before a programme tells of it, as a report of that review would.

Takes a review and what a programme would tell of it; gives that with what is to be known of it, or
why the review is left out. Writes nothing but the list of words that may be names.
"""

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from learning_together.actions import gaps, not_names
from learning_together.actions.unfinished import unfinished
from learning_together.errors import LtError
from learning_together.privacy import guard, programme_guard, telling
from learning_together.privacy.audience import Reader
from learning_together.privacy.hits import Sort
from learning_together.reports.programme.one_review import ReviewPart
from learning_together.reports.programme.page import Broken
from learning_together.review.loaded import Loaded

#: What the texts of the review are called while they are looked through.
_TEXT = "programme.md"
#: What a review's own lists and records say of a text.
_OF_THE_REVIEW = frozenset({Sort.ID, Sort.FINDINGS, Sort.RARE})


@dataclass(frozen=True, slots=True)
class Read:
    """A review that was read.

    Attributes:
        part: What a programme sees of it.
        key: What must not stand in a report; None where its readers may know.
        before: What is to be known of it before a report is handed on.
        may_be_names: Words of it that may be names, without an answer: a line each.
    """

    part: ReviewPart
    key: programme_guard.KeyOf | None = None
    before: tuple[str, ...] = ()
    may_be_names: tuple[str, ...] = ()


def passed(
    folder: Path, loaded: Loaded, part: ReviewPart, reader: Reader, *, handed_on: bool
) -> Read | Broken:
    """A review with what is to be known of it; why it is left out, where it must not be told of.

    Args:
        folder: Of the review.
        loaded: It, as it was read.
        part: What a programme would tell of it.
        reader: For whom the programme's report is made.
        handed_on: Whether something is made that can be handed on.
    """
    if not reader.beyond_team:
        return Read(part)
    review, words = loaded.review, words_of(part)
    try:
        leaks = guard.found(_TEXT, words.encode(), review, reader)
    except LtError:
        return Broken(
            folder.name,
            "It would tell these readers what they must not know, such as a real name; "
            "`lt validate --select LT7` shows where.",
        )
    numbers = "\n".join(f"Finding {one.number}" for one in part.findings)
    try:
        missing = gaps.told(f"{words}\n{numbers}", review.title, review, reader)
    except LtError as error:
        # Which records they are is for the team alone: the reason stands in the report.
        return Broken(
            folder.name,
            "Its text or the numbers of its findings would have gaps for these readers.",
            f"{error.message} {error.hint}",
        )
    key = programme_guard.key_of(review)
    if not handed_on:
        return Read(part, key)
    try:
        maybe = not_names.look_through(folder, review, reader, _TEXT, words.encode())
    except LtError as error:
        return Broken(folder.name, error.message, f"{error.message} {error.hint}")
    # Names and contacts are told of the finished file; what the review alone knows is told here.
    own = [leak for leak in leaks if leak.sort in _OF_THE_REVIEW]
    warned = (f"To look at before it goes out:\n{guard.lines(own)}",) if own else ()
    known_by = telling.when_made(_TEXT, words.encode(), review, reader, set())
    return Read(part, key, (*unfinished(folder, loaded), *missing, *warned, *known_by), maybe)


def words_of(value: object) -> str:
    """Every text that a report could take from a part of a review."""
    if isinstance(value, str):
        return value
    if is_dataclass(value):
        return words_of([getattr(value, one.name) for one in fields(value)])
    if isinstance(value, list | tuple | frozenset):
        return "\n\n".join(text for one in value if (text := words_of(one)))
    return ""
