"""How far a long deed is: told to whoever shows it, or to nobody. No deed knows how it is shown."""

from typing import Protocol


class Steps(Protocol):
    """Is told of each step as it begins."""

    def __call__(self, what: str, done: int = 0, of: int = 0, /) -> None:
        """Takes what is being done, as it may be shown; how much is done, and of how much.

        Args:
            what: In words, without a name.
            done: Steps that are over.
            of: Steps in all; 0 where nobody can tell.
        """


def nobody(_what: str, _done: int = 0, _of: int = 0, /) -> None:
    """For whoever shows nothing."""
