"""What the checks of wording say of a phrase."""

from learning_together.checks.rule import Check, Find, Problems, Review
from learning_together.method.problem_wording import by_class
from learning_together.method.wordlists import word_class


def phrases(check: Check, of: str) -> Find:
    """Finds the phrases of a class, where their field is looked through for it.

    Args:
        check: Of the class.
        of: The class.
    """
    return lambda review, _setting: problems(check, review, of)


def problems(check: Check, review: Review, name: str) -> Problems:
    """A problem for each phrase of a class: its words, what it hides, and what to ask instead.

    Args:
        check: Of the class.
        review: What is looked through, as strictly as each field is.
        name: The name of the class.
    """
    said: dict[str, str] = {}  # One text for all that say the same: there may be thousands.
    for hit in by_class(review).get(name, ()):
        of = word_class(hit.word.of)
        message = f"“{hit.spot.words}” is {of.label}: it {of.hides}."
        help_ = f"Ask instead: {hit.word.ask or of.ask}"
        yield check.at(
            hit.place,
            said.setdefault(message, message),
            said.setdefault(help_, help_),
            record=hit.record.id,
            field=said.setdefault(hit.field, hit.field),
        )
