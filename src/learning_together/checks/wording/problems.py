"""What the checks of wording say of a phrase."""

from collections.abc import Iterable

from learning_together.checks.rule import Check, Problems
from learning_together.method.problem_wording import Hit
from learning_together.method.wordlists import word_class


def problems(check: Check, hits: Iterable[Hit]) -> Problems:
    """A problem for each phrase: the phrase, its class, what it hides, and what to ask instead.

    Args:
        check: Of the class.
        hits: The phrases.
    """
    for hit in hits:
        of = word_class(hit.word.of)
        yield check.at(
            hit.place,
            f"“{hit.spot.words}” is {of.label}: it {of.hides}.",
            f"Ask instead: {hit.word.ask or of.ask}",
            record=hit.record.id,
            field=hit.field,
        )
