"""A leak: something in a finished file that must not go out, or is to be looked at."""

from dataclasses import dataclass

from learning_together.privacy.hits import Sort


@dataclass(frozen=True, slots=True)
class Leak:
    """Something in a finished file that must not go out.

    Attributes:
        where: In words: "footer, paragraph 1".
        sort: What sort of thing.
        what: In words: "a real name (HV1)".
        sure: Whether it blocks; otherwise it is only to be looked at.
        around: The words around it, with everything of the kind masked; may be empty.
        times: How often it stands there.
    """

    where: str
    sort: Sort
    what: str
    sure: bool
    around: str = ""
    times: int = 1
