"""What the rules that look for names and contacts share."""

from collections.abc import Iterator

from learning_together.diagnostics import Check, Problem
from learning_together.english import starting
from learning_together.ids import Id
from learning_together.privacy.hits import Sort
from learning_together.privacy.location import standing
from learning_together.privacy.own_files import covered, search, spots
from learning_together.review.review import Review


def in_texts(
    check: Check, review: Review, *sorts: Sort, sure: bool | None = None
) -> Iterator[Problem]:
    """A problem for each spot of these sorts in the text of a file.

    Args:
        check: The check that asks.
        review: All of the review.
        sorts: Which.
        sure: Whether those alone that are certain, or those alone that are not; None: all.
    """
    for spot in spots(review):
        if not spot.in_name and spot.hit.sort in sorts and sure in {None, spot.hit.sure}:
            record, field = standing(review, spot.place)
            said = f"{starting(spot.hit.what)} stands here."
            yield check.at(
                spot.place,
                said,
                record=Id(search(review).mask(record.text)) if record else None,
                field=search(review).mask(field) if field else None,
            )


def in_names(check: Check, review: Review) -> Iterator[Problem]:
    """A problem for each spot in the name of a file."""
    for spot in spots(review):
        if spot.in_name:
            path = covered(review, spot.place.file)
            yield check.at(
                review.facts.place(), f"The name of the file {path} holds {spot.hit.what}."
            )
