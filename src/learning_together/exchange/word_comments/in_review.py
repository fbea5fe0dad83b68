"""A draft that a reader sent back, read against its review.

What somebody sent is read in a process apart; of the review it is told what `known` holds. Writes
nothing, and must not know what becomes of what was said.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from learning_together.exchange import printed_numbers
from learning_together.exchange.asking import asked
from learning_together.exchange.word_comments import as_line, shown_text
from learning_together.exchange.word_comments.draft import Draft, Texts
from learning_together.exchange.word_comments.known import Known
from learning_together.exchange.word_comments.package import Package
from learning_together.ids import Id
from learning_together.privacy.printed_ids import kind_in_print
from learning_together.records.kinds import KINDS, kind_of
from learning_together.records.kinds.agency import Agency
from learning_together.records.shape import fields
from learning_together.review.review import Review


def read(data: bytes, name: str, review: Review) -> Draft:
    """Reads a draft.

    Args:
        data: The file's bytes.
        name: What to call it in messages.
        review: The review that it is a draft of.

    Raises:
        LtError: It is no Word document, is locked, damaged or not safe to read, or was not read to
            its end.
    """
    known = known_of(review)
    said = _asked(data, name, known)
    if said["numbers"]:
        printed = printed_numbers.found(said["numbers"], review)
        said = _asked(data, name, _by_numbers(known, printed))
    return as_line.of(said["draft"])


def with_fingerprints(
    data: bytes, review: Review, printed: Mapping[Id, Id] = MappingProxyType({})
) -> bytes:
    """A report in Word, with the fingerprints of each record's text as it is shown there.

    Args:
        data: The file's bytes.
        review: All of the review.
        printed: What records are called in it, by id; those that are not here go by their ids.
    """
    known = _by_numbers(known_of(review), printed)
    texts = Texts(Package(data, "The report"), known).shown()
    called = {str(printed.get(Id(record), record)): those for record, those in texts.items()}
    return shown_text.stamped(data, called, printed_numbers.mark(printed))


def numbers_in(data: bytes, review: Review) -> dict[Id, Id] | None:
    """Which record goes by which number in a Word file; None where nobody knows, empty if by ids.

    Raises:
        LtError: It is no Word document, is locked, damaged or not safe to read, or was not read to
            its end.
    """
    return printed_numbers.found(_asked(data, "The file", None)["numbers"], review)


def known_of(review: Review) -> Known:
    """What a draft's reader has to know of a review."""
    known = {kind_of(kind).prefix.lower() for kind in KINDS}
    known |= {prefix.lower() for prefix in (review.facts.prefixes or {}).values()}
    known |= {one.id.folded for one in review.all(Agency) if one.id}
    records = {one.id_text: one for one in review.by_id.values()}
    return Known(
        {one.KIND.name: (one.KIND.body, tuple(fields(type(one)))) for one in records.values()},
        {id: one.KIND.name for id, one in records.items()},
        frozenset(known - {""}),
    )


def _by_numbers(known: Known, printed: Mapping[Id, Id] | None) -> Known:
    if printed is None:
        kinds = {kind_in_print(kind_of(kind)).replace(" ", "-").lower() for kind in KINDS}
        return replace(known, printed=None, prefixes=known.prefixes | kinds)
    return replace(known, printed={one: id for id, one in printed.items()})


def _asked(data: bytes, name: str, known: Known | None) -> Any:
    (said,) = asked("draft", data, name, known=known and known.as_data())
    return said
