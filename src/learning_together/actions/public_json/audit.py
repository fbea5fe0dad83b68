"""The public JSON of `lt audit`."""

from collections import Counter
from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.reports.quality_markers.audit import STATES, Audit
from learning_together.stages import Stage

State = Literal["shown", "in-part", "nothing-yet", "none-recorded", "not-due"]


class MarkerSet(Part):
    """The set of markers that the review is held against."""

    label: str = Field(description="What the set is called.")
    source: str = Field(description="Where it is published.")
    borrowed: str = Field(
        description="Why it stands in for the framework's own; empty where it is its own."
    )


class Missing(Part):
    """What one question to the folder found missing."""

    text: str = Field(description="What is missing, in a sentence; its wording may change.")
    records: tuple[str, ...] = Field(description="The ids of the records that lack it.")


class Marker(Part):
    """One marker, and what is recorded of it."""

    number: int = Field(description="Its number in the set, from 1.")
    key: str = Field(description="What it is called by; stays the same.")
    name: str = Field(description="Its name, in words.")
    group: str = Field(description="The part of a review that it belongs to.")
    asks: str = Field(description="What it asks of a review.")
    beyond: str = Field(description="What it asks and no folder can show, from “whether” on.")
    due: Stage = Field(
        validation_alias="stage", description="The stage from which on it is asked for."
    )
    state: State = Field(
        description="How much of what bears on it is recorded; “shown” means all of it."
    )
    shown: tuple[str, ...] = Field(description="What is there, in sentences.")
    missing: tuple[Missing, ...] = Field(description="What is not.")


class AuditForm(Form):
    """The review against the quality markers of its framework."""

    COMMAND: ClassVar = "lt audit"

    review: str = Field(description="The review's title.")
    stage: Stage = Field(description="The review's stage.")
    framework: str = Field(description="The review's framework, in words.")
    set: MarkerSet = Field(description="The set of markers.")
    unread: tuple[str, ...] = Field(
        description="Kinds of which a file could not be read; what stands there counts as missing."
    )
    summary: dict[State, int] = Field(description="How many markers are in each state.")
    markers: tuple[Marker, ...] = Field(description="The markers, in the order of the set.")

    @classmethod
    def of(cls, audit: Audit) -> "AuditForm":
        """The form of an audit."""
        counts = Counter(one.state for one in audit.markers)
        return cls(
            version=1,
            review=audit.title,
            stage=audit.stage,
            framework=audit.framework,
            set=audit,
            unread=audit.unread,
            summary={state: counts[state] for state in STATES},
            markers=audit.markers,
        )
