"""What a form asks while somebody types: records to pick from, and what a date is taken for."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from learning_together import english
from learning_together.actions.window.forms.parts import Choice
from learning_together.actions.window.named import named
from learning_together.dates.as_written.typed import typed_date
from learning_together.dates.edtf import DateFault, parse_when
from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.reports.record.one_line import called
from learning_together.review.review import Review

#: How many records a list to pick from shows at most; what is typed finds the others.
MOST = 50


def pick(review: Review, refs: str, words: str = "") -> tuple[Choice, ...]:
    """Records to pick from, those first whose id begins as was typed.

    Args:
        review: All of it.
        refs: Their kinds, in a row; any where empty.
        words: What their id or what they are called holds.
    """
    wanted = words.strip().casefold()
    if not wanted:  # Of ten thousand, no more are named than are shown.
        return tuple(
            Choice(record.id_text, called(review, record))
            for record in islice(_of_kinds(review, refs.split()), MOST)
        )
    known = named(review)
    first: list[Choice] = []
    others: list[Choice] = []
    for kind in refs.split() or known:
        for one in known.get(kind, ()):
            if one.text.startswith(wanted):
                first.append(Choice(one.id.text, one.called))
            elif len(others) < MOST and wanted in one.text:
                others.append(Choice(one.id.text, one.called))
            if len(first) == MOST:
                return tuple(first)
    return tuple((*first, *others)[:MOST])


def _of_kinds(review: Review, kinds: Sequence[str]) -> Iterator[Model]:
    """The records of some kinds, or of all where none is said; the first of each id."""
    every = kinds or dict.fromkeys(one.KIND.name for one in review.by_id.values())
    for kind in every:
        for record in review.records.get(kind, ()):
            if record.id and review.by_id.get(record.id) is record:
                yield record


def offered(review: Review, refs: str, words: str, without: Collection[Id]) -> tuple[Choice, ...]:
    """Records to tick, those of a kind that has few first.

    Args:
        review: All of it.
        refs: Their kinds, in a row; any where empty.
        words: Each of them stands in their id or what they are called.
        without: Those that are ticked already.
    """
    wanted = words.casefold().split()
    known = named(review)
    kinds = sorted(refs.split() or known, key=lambda kind: len(known.get(kind, ())))
    fitting = (
        Choice(one.id.text, english.short(one.called, 90))
        for kind in kinds
        for one in known.get(kind, ())
        if one.id not in without and all(word in one.text for word in wanted)
    )
    return tuple(islice(fitting, MOST))


def read_back(text: str) -> str:
    """A date in words, as a form tells what it was taken for; empty where it is none.

    >>> read_back("2009-03-12~"), read_back("soon")
    ('about 12 March 2009', '')
    """
    try:
        return parse_when(text.strip()).words() if text.strip() else ""
    except DateFault:
        return ""


def read_typed(text: str) -> str:
    """What a date that somebody types in any way will be taken for; empty where it is none.

    >>> read_typed("early March 2009"), read_typed("3/4/09")
    ('March 2009', '3 April 2009 or 4 March 2009')
    """
    return english.either(map(read_back, typed_date(text).readings))
