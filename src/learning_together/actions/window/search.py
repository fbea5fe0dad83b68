"""Finds words in all text of a review, whatever the field."""

from collections.abc import Iterator
from dataclasses import dataclass

from learning_together.records.base import Part
from learning_together.records.shape import fields
from learning_together.reports.record.evidence_tree import field_label
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review

#: More are counted and not shown.
MOST = 200
#: How much of a text is shown before and behind what was found.
_AROUND = 70
#: The field by which a team keeps real names apart is no text of the case.
_APART = ("identities",)


@dataclass(frozen=True, slots=True)
class Found:
    """A place at which the words stand.

    Attributes:
        id: Of the record; empty where it has none.
        kind: Of the record.
        called: What it is called.
        label: The field, in words.
        before: The text before the words.
        words: The words, as they stand there.
        behind: The text behind them.
    """

    id: str
    kind: str
    called: str
    label: str
    before: str
    words: str
    behind: str


@dataclass(frozen=True, slots=True)
class Search:
    """What was found.

    Attributes:
        places: The first of them, each field of a record once.
        count: How many there are.
        unread: Kinds of which a file cannot be read, which was not looked through.
    """

    places: tuple[Found, ...]
    count: int
    unread: tuple[str, ...]


def search(review: Review, words: str) -> Search:
    """Where words stand, upper and lower case alike.

    Args:
        review: All of it.
        words: As typed, in one row; none find nothing.
    """
    wanted = " ".join(words.split()).casefold()
    places: list[Found] = []
    count = 0
    if wanted:
        for record in review:
            kind = record.KIND.name
            if kind in _APART:
                continue
            for name, text in _texts(record):
                line = " ".join(text.split())
                at = line.casefold().find(wanted)
                if at < 0:
                    continue
                count += 1
                if len(places) < MOST:
                    end = at + len(wanted)
                    places.append(
                        Found(
                            record.id_text if kind != "review" else "review",
                            kind,
                            called(review, record),
                            field_label(review, name),
                            ("… " if at > _AROUND else "") + line[max(0, at - _AROUND) : at],
                            line[at:end],
                            line[end : end + _AROUND] + (" …" if len(line) > end + _AROUND else ""),
                        )
                    )
    return Search(tuple(places), count, tuple(review.unread))


def _texts(part: Part) -> Iterator[tuple[str, str]]:
    """The texts of a record, each with its field; of what lt fills in, none."""
    for name, shape in fields(type(part)).items():
        value = getattr(part, name)
        if not value or shape.by_lt:
            continue
        items = value if shape.many else (value,)
        for item in items:
            if isinstance(item, Part):
                yield from _texts(item)
            elif not shape.mapping:
                yield name, item.text if hasattr(item, "text") else str(item)
