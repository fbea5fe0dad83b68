"""What a query on a folder gives, and the forms that most queries have."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from learning_together import english
from learning_together.method import staff
from learning_together.records.base import M
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.review import ReviewFacts
from learning_together.records.placeholders import says_something
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one query found.

    Attributes:
        found: Whether nothing is missing.
        some: Whether anything is there; where not, and nothing is missing, there may be nothing.
        text: What is there, or what is missing, in a sentence.
        lacking: The records that lack it.
    """

    found: bool
    some: bool
    text: str
    lacking: tuple[str, ...] = ()


def stated(there: object, shown: str, missing: str) -> Evidence:
    """Something that is there or not."""
    is_there = says_something(there)
    return Evidence(found=is_there, some=is_there, text=shown if is_there else missing)


def all_stated(parts: Mapping[str, object], shown: str) -> Evidence:
    """Several things that belong together; what is missing of them is named.

    Args:
        parts: Each by what it is called, with the field in brackets.
        shown: The sentence where all are there.
    """
    lacking = [name for name, value in parts.items() if not says_something(value)]
    text = f"Not recorded: {english.listed(lacking)}." if lacking else shown
    return Evidence(found=not lacking, some=not lacking, text=text)


def share(
    records: Sequence[M], has: Callable[[M], object], shown: str, none: str = ""
) -> Evidence | None:
    """How many of the records have something.

    Args:
        records: Those that could.
        has: Whether one does.
        shown: The sentence after the numbers ("agencies have a contact.").
        none: The sentence where there are no records; where it is empty, nothing is to be said.
    """
    if not records:
        return Evidence(found=False, some=False, text=none) if none else None
    lacking = tuple(one.id_text for one in records if not says_something(has(one)))
    have = len(records) - len(lacking)
    text = f"{have} of {len(records)} {shown}"
    return Evidence(found=not lacking, some=have > 0, text=text, lacking=lacking)


#: What a marker asks of a folder; None where there is nothing to be said.
FolderQuery = Callable[[Review], Evidence | None]


def fact(of: Callable[[ReviewFacts], object], shown: str, missing: str) -> FolderQuery:
    """Whether review.yaml says something."""
    return lambda review: stated(of(review.facts), shown, missing)


def share_of(kind: type[M], has: Callable[[M], object], shown: str, none: str = "") -> FolderQuery:
    """How many records of a kind have something; see `share`."""
    return lambda review: share(review.all(kind), has, shown, none)


def share_of_group(
    group: str, has: Callable[[Person], object], shown: str, none: str
) -> FolderQuery:
    """How many people of a group have something; see `share`."""
    return lambda review: share(staff.of_group(review, group), has, shown, none)
