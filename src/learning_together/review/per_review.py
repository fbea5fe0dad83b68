"""What is derived from a review, worked out once for it.

A review never changes, so what a function derives from it may be kept with it and dies with it.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from learning_together.review.review import Review

T = TypeVar("T")


def once_per_review(derive: Callable[[Review], T]) -> Callable[[Review], T]:
    """Keeps the result of a function of a review with that review."""
    key = f"{derive.__module__}.{derive.__qualname__}"

    @wraps(derive)
    def derived(review: Review) -> T:
        kept = review.__dict__
        if key not in kept:
            kept[key] = derive(review)
        found: T = kept[key]
        return found

    return derived
