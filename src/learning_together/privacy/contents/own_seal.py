"""What a file says of itself by the seal of `lt`: whether it is as `lt` made it, and for whom."""

from dataclasses import dataclass
from typing import Any

from learning_together import seal


@dataclass(frozen=True, slots=True)
class OwnSeal:
    """What a file says of itself.

    Attributes:
        holds: Whether it bears a seal and is still as it was made.
        made_for: For whom it says that it was made; empty if it does not say.
        of_newer: Whether a newer lt sealed it, in a way that this one cannot check.
    """

    holds: bool = False
    made_for: frozenset[str] = frozenset()
    of_newer: bool = False

    @classmethod
    def of(cls, data: bytes) -> "OwnSeal":
        """That of a file, which is unpacked here."""
        return cls(seal.is_as_written(data), seal.made_for(data), seal.is_of_newer(data))

    def line(self) -> dict[str, Any]:
        """It as plain data."""
        return {"holds": self.holds, "made_for": [*self.made_for], "of_newer": self.of_newer}

    @classmethod
    def from_line(cls, line: dict[str, Any]) -> "OwnSeal":
        """It, back from plain data."""
        return cls(line["holds"], frozenset(line["made_for"]), line["of_newer"])
