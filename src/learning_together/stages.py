"""The stages of a review, in order. Imports nothing of ours, since every command names them."""

from enum import StrEnum


class Stage(StrEnum):
    """The stages of a review, in order."""

    SETUP = "setup"
    COLLECT = "collect"
    ANALYSE = "analyse"
    REPORT = "report"
    BOARD = "board"

    @property
    def rank(self) -> int:
        """0 for setup, 4 for board."""
        return _RANKS[self]

    def reached(self, other: "Stage") -> bool:
        """Whether a review at this stage has come as far as `other`."""
        return _RANKS[self] >= _RANKS[other]


_RANKS = {stage: rank for rank, stage in enumerate(Stage)}
