"""What a reference to a record looks like in a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """How a record is referred to.

    Attributes:
        label: What is printed.
        target: The record whose anchor the reader may jump to; None for no link.
        called: What it is about, where the label does not say so.
    """

    label: str
    target: str | None = None
    called: str = ""
