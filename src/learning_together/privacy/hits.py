"""What is found when something that must not go out stands in a text."""

from bisect import bisect
from dataclasses import dataclass
from enum import StrEnum

#: Stands for what was found, in every message; its length tells nothing.
MASK = "█████"


class Sort(StrEnum):
    """Sorts of things that must not go out."""

    NAME = "name"
    NEAR = "near-name"
    PERSONAL = "personal-number"
    CONTACT = "contact"
    BIRTH = "birth-date"
    MACHINE = "machine"
    UNREAD = "unread"
    RARE = "rare-combination"
    ID = "id"
    FINDINGS = "count-of-findings"


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A spot of a text that must not go out.

    Attributes:
        start: Where it starts, from 0.
        end: Where it ends.
        sort: What sort of thing it is.
        what: The same in words, without a word of the text: "a real name (HV1)".
        sure: Whether it blocks; otherwise it is only to be looked at.
    """

    start: int
    end: int
    sort: Sort
    what: str
    sure: bool = True


def masked(text: str, hits: list[Hit]) -> str:
    """A text without what was found in it."""
    parts, at = [], 0
    for hit in sorted(hits):
        if hit.end <= at:
            continue
        parts += [text[at : max(hit.start, at)], MASK]
        at = hit.end
    return "".join([*parts, text[at:]])


def widest(hits: list[Hit]) -> list[Hit]:
    """Of hits that lie over each other the one that says most, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda one: (not one.sure, one.start - one.end, one.start)):
        at = bisect(kept, hit)
        if (not at or kept[at - 1].end <= hit.start) and (
            at == len(kept) or hit.end <= kept[at].start
        ):
            kept.insert(at, hit)
    return kept
