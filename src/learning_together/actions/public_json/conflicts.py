"""The public JSON of `lt conflicts`."""

from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.reports.views.conflicts import Conflicts


class Side(Part):
    """One of the two accounts."""

    id: str = Field(description="The entry's id.")
    agency: str = Field(description="The name of the agency whose account it is.")
    file: str = Field(description="The file in which it stands, within the review.")
    line: int = Field(description="The line at which it begins, from 1.")


class Compared(Part):
    """One thing that both accounts tell, or one of them."""

    field: str = Field(description="Its name in the records.")
    first: str = Field(description="What the first account says; empty where it says nothing.")
    second: str = Field(description="What the second says.")
    says: Literal["agrees", "differs", ""] = Field(
        description="Whether they agree; empty where only reading tells."
    )


class Decided(Part):
    """The team's decision on a pair."""

    decision: str = Field(validation_alias="id", description="The id of the decision.")
    verdict: str = Field(description="What was decided, in words.")
    by: str = Field(description="The codes of those who decided.")
    date: str = Field(description="The day on which it was decided, in words.")
    reason: str = Field(description="Why; may be empty.")


class Pair(Part):
    """Two accounts side by side."""

    pair: str = Field(description="What `lt conflicts --decide` calls it by: the two ids.")
    sort: Literal["linked", "event", "repeat"] = Field(
        description="Accounts that are linked and differ, that may tell one event, or that repeat."
    )
    tier: Literal["likely", "perhaps", ""] = Field(
        description="How sure it is that they tell one event; empty where they are linked."
    )
    score: int | None = Field(
        description="What orders the pairs, to 100; it is no probability. Null where linked."
    )
    first: Side = Field(description="The first account.")
    second: Side = Field(description="The second account.")
    compared: tuple[Compared, ...] = Field(
        validation_alias="lines", description="What they tell, thing by thing."
    )
    decided: Decided | None = Field(description="The decision; null while the pair is open.")


class PairCounts(Part):
    """How many pairs there are."""

    open: int = Field(description="Not decided yet; those that are perhaps of one event left out.")
    perhaps: int = Field(description="Perhaps of one event, and not decided yet.")
    settled: int = Field(description="Decided.")


class ConflictsForm(Form):
    """Accounts that may tell one event, or that differ, pair by pair."""

    COMMAND: ClassVar = "lt conflicts"

    review: str = Field(description="The review's title.")
    pairs: tuple[Pair, ...] = Field(description="The pairs, open ones first.")
    summary: PairCounts = Field(description="How many there are.")

    @classmethod
    def of(cls, title: str, found: Conflicts, *, wider: bool) -> "ConflictsForm":
        """The form of every pair of a review; of those that are perhaps of one event if `wider`."""
        return cls(
            version=1,
            review=title,
            pairs=(*found.open, *(found.perhaps if wider else ()), *found.settled),
            summary=PairCounts(
                open=len(found.open), perhaps=len(found.perhaps), settled=len(found.settled)
            ),
        )
