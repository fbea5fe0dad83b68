"""What a join of two states of the review could not decide."""

from typing import Literal

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import (
    AnyRef,
    Code,
    Day,
    PersonRef,
    PersonRefs,
    Prose,
    Text,
    several,
)
from learning_together.records.field_types import field as field_

DifferenceSort = Literal["wording", "gone-here", "gone-there", "file"]
Ruling = Literal["ours", "theirs", "other"]


class Difference(Model):
    """What a join of two states of the review could not decide."""

    KIND = Kind(
        name="differences",
        one="difference",
        prefix="DIF",
        holds="What two people wrote differently, and `lt join` could not decide. The record holds "
        "“ours” until somebody decides: lt join --decide DIF1 theirs",
        handling="reviewers team",
        label="what",
    )

    what: Text | None = field_(
        "What it is about, in words.",
        required=True,
        sample="What was seen on the first visit",
        label="What differs",
    )
    sort: DifferenceSort | None = field_(
        "Whether two wordings differ, a record is gone on one side and changed on the other, or a "
        "file could not be joined.",
        starts=True,
        label="What sort of difference",
    )
    record: AnyRef | None = field_(
        "The record it is about; empty where it is gone.", starts=True, label="The record"
    )
    gone: Code | None = field_(
        "The id of a record that is gone.", label="Whether one side removed it"
    )
    file: Code | None = field_(
        "The file of a record that is gone, or that could not be joined.", label="In which file"
    )
    field: Code | None = field_(
        "The field it is about.", example="appraisal", starts=True, label="The field"
    )
    base: Code | None = field_("As it was before, on both sides.", label="As it was before")
    ours: Code | None = field_(
        "As it stands in the review until somebody decides.", label="As it is here"
    )
    theirs: Code | None = field_("As the other side has it.", label="As it came")
    whose: PersonRef | None = field_("Whose the other side is.", label="Whose copy it came from")
    found_on: Day | None = field_(
        "When the two were joined.", starts=True, label="When it was found"
    )
    decided: Ruling | None = field_(
        "Which one holds; empty while it is open. `lt join --decide` fills it in.",
        label="What was decided",
    )
    by: PersonRefs = several("Who decided.", label="Who decided it")
    decided_on: Day | None = field_("When it was decided.", label="When it was decided")
    reason: Prose | None = field_("Why.", label="Why")
