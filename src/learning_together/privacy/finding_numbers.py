"""What a reader sees of the numbers of the findings: which are missing, and how to leave no gap.

A finding has one number for all readers. Takes a review, a reader and the text of a finished
document; gives words, and refuses a gap that the board or the public would see.
"""

from collections.abc import Iterable, Iterator, Mapping

from learning_together.english import counted, listed, some
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.method import priorities
from learning_together.privacy.audience import NAMES, Reader, as_read_by
from learning_together.privacy.contents import Piece
from learning_together.privacy.finding_words import called, counts
from learning_together.privacy.handling import readers
from learning_together.privacy.hits import Sort
from learning_together.privacy.identifying import WIDE
from learning_together.privacy.leak import Leak
from learning_together.privacy.printed_ids import numbers_of, which
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.review.review import Review

#: Findings told in a message.
_TOLD = 12


def look(text: str, what: str, review: Review, who: Reader) -> tuple[str, ...]:
    """What to know of the numbers in a document before it goes out.

    Args:
        text: Of the document.
        what: What it is called.
        review: All of the review.
        who: For whom it was made.

    Returns:
        Which findings are missing for these readers, in words.

    Raises:
        LtError: The board or the public would see a gap.
    """
    printed = called(text)
    if not printed or not who.beyond_team:
        return ()
    other = since_issued(review, priorities.numbers(review))
    return (*_missing(max(printed), what, review, who), *((other,) if other else ()))


def since_issued(review: Review, numbers: Mapping[Id, int]) -> str:
    """Which findings had another number in what was issued last; empty where none had.

    Args:
        review: All of the review, with its ledger.
        numbers: The numbers of now, by id.
    """
    issued = {
        id: (number, one.id_text)
        for one in review.all(Disclosure)
        for id, number in numbers_of(which(one.printed or "")).items()
    }
    other = [
        f"Finding {number} ({id}) was Finding {issued[id][0]} in what was issued ({issued[id][1]})"
        for id, number in numbers.items()
        if id in issued and issued[id][0] != number
    ]
    if not other:
        return ""
    return (
        f"{some(other, _TOLD)}. Whoever has both would take one for another: to keep the numbers "
        "that went out, write them into the findings as “number”."
    )


def _missing(last: int, what: str, review: Review, who: Reader) -> tuple[str, ...]:
    """Which findings are missing for readers to whom numbers up to the last are printed."""
    gap = _gap(_shown(review, who))
    if seen := {number for number in gap if number < last}:
        said = f"{_which(review, seen)} would be missing between the others."
        if who.audience in WIDE:
            raise LtError(f"“{what}” is not made for the {who.audience}: {said}", _renumber(review))
        return (f"For these readers {said} {_renumber(review)}",)
    withheld = _withheld(review, who)
    if not withheld:
        return ()
    those = _which(review, withheld)
    return (f"{those} may not be read by these readers. Look whether the text speaks of it.",)


def in_pieces(pieces: Iterable[Piece], review: Review, who: Reader) -> Iterator[Leak]:
    """Where the text of a finished file counts or calls findings that its readers do not see.

    Args:
        pieces: Of the file.
        review: All of the review.
        who: For whom it was made.
    """
    shown = _shown(review, who)
    if not shown:
        return
    see = f"these readers see {counted(len(shown), 'finding')}"
    for piece in pieces:
        if not piece.typed:
            continue
        for said, number in counts(piece.text):
            if number != len(shown):
                yield Leak(piece.where, Sort.FINDINGS, f"“{said}”, and {see}", sure=False)
        for number in sorted(called(piece.text) - shown):
            yield Leak(piece.where, Sort.FINDINGS, f"Finding {number}, and {see}", sure=False)


def closed(review: Review) -> dict[Id, int] | None:
    """Numbers for all findings with which neither the board nor the public sees a gap.

    Findings that fewer may read come last; otherwise the order stays. None where no order will do,
    since each of two readers misses a finding that the other has.
    """
    ordered = sorted(
        priorities.numbered(review), key=lambda pair: (-len(readers(pair[1]) & WIDE), pair[0])
    )
    for audience in WIDE:
        reads = [audience in readers(one) for _, one in ordered]
        if reads != sorted(reads, reverse=True):
            return None
    return {one.id: number for number, (_, one) in enumerate(ordered, 1) if one.id}


def _shown(review: Review, who: Reader) -> frozenset[int]:
    return frozenset(number for number, _ in priorities.numbered(as_read_by(review, who)))


def _gap(shown: frozenset[int]) -> set[int]:
    """Numbers below the last one that are missing."""
    return {number for number in range(1, max(shown, default=0)) if number not in shown}


def _withheld(review: Review, who: Reader) -> set[int]:
    return set(priorities.numbers(review).values()) - _shown(review, who)


def _which(review: Review, numbers: Iterable[int]) -> str:
    """Findings by number and id: "Finding 2 (FIN4)"."""
    ids = {number: id for id, number in priorities.numbers(review).items()}
    words = [
        f"Finding {one} ({ids[one]})" if one in ids else f"Finding {one} (there is none)"
        for one in sorted(numbers)
    ]
    return some(words, _TOLD)


def _renumber(review: Review) -> str:
    """How all readers get numbers without a gap, in words."""
    new = closed(review)
    if new is None:
        every = listed(NAMES[one].lower() for one in sorted(WIDE))
        return (
            f"No order of numbers will do: of {every} each misses a finding that the other reads. "
            "Widen the “handling” of one of them."
        )
    lines = "\n".join(f"  {id}: number: {number}" for id, number in new.items())
    return (
        "A finding has one number for all readers and in the response, so renumber for all: those "
        "that not everybody may read come last. Write into each finding:\n"
        f"{lines}\n"
        "Or widen the “handling” of what is missing."
    )
