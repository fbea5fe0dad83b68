"""A draft that was read as a line of plain data, and back: so it comes out of its process."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from learning_together.exchange.word_comments import draft, shown_text
from learning_together.exchange.word_comments.draft import Draft, Remark, Rewording
from learning_together.exchange.word_comments.known import Known
from learning_together.exchange.word_comments.package import Package
from learning_together.exchange.word_comments.places import Place
from learning_together.exchange.word_comments.shown_text import Altered, Spot


def line(
    data: bytes, name: str, known: Mapping[str, Any] | None = None
) -> Iterator[dict[str, Any]]:
    """What a Word file says of its numbers, and the draft.

    Args:
        data: The file's bytes.
        name: What to call it in messages.
        known: Of the review that it is a draft of, as data; nothing but the numbers is read where
            None.

    Raises:
        LtError: It is no Word document, is locked, damaged or not safe to read.
    """
    package = Package(data, name)
    read = None if known is None else _plain(draft.read(package, Known.of_data(known)))
    yield {"numbers": shown_text.numbers(package), "draft": read}


def _plain(read: Draft) -> dict[str, Any]:
    return asdict(read) | {"places": sorted(read.places)}


def of(said: Mapping[str, Any]) -> Draft:
    """The draft that plain data tells of."""
    altered = said["altered"]
    return Draft(**{
        **said,
        "said": tuple(map(_remark, said["said"])),
        "places": frozenset(said["places"]),
        "altered": None if altered is None else tuple(
            Altered(one["record"], tuple(one["gone"]), tuple(one["come"]),
                    tuple(map(_spot, one["spots"]))) for one in altered
        ),
    })  # fmt: skip


def _spot(one: Mapping[str, Any]) -> Spot:
    return Spot(tuple(one["gone"]), tuple(one["come"]), one["above"])


def _remark(one: Mapping[str, Any]) -> Remark:
    rewordings = tuple(
        Rewording(**(each | {"place": Place(**each["place"])})) for each in one["rewordings"]
    )
    return Remark(**{**one, "place": Place(**one["place"]), "rewordings": rewordings})
