"""What was decided, by whom, and why."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    AnyRef,
    AnyRefs,
    Code,
    Day,
    MeetingRef,
    PersonRefs,
    Prose,
    Text,
    field,
    several,
)

PairVerdict = Literal["same", "different", "ask"]


class Accepted(Part):
    """A result of a check that the team has looked at and lives with."""

    check: Code | None = field(
        "The check's code.", required=True, example="LT402", label="Which check"
    )
    record: AnyRef | None = field(
        "The record concerned; empty for the folder as a whole.", label="Of which record"
    )
    reason: Text | None = field(
        "Why it is accepted.",
        required=True,
        sample="The record was destroyed in a flood",
        label="Why it may stand",
    )
    seen: Code | None = field(
        "The state of the record that was looked at, as `lt accept` notes it; when the record "
        "changes, the result is shown again."
    )


class UnreadFile(Part):
    """A file that could not be looked through for names, and that git keeps all the same."""

    sha256: Code | None = field(
        "Of its content, as `lt accept --file` notes it; any other content is stopped again.",
        required=True,
        label="Its SHA-256",
    )
    reason: Text | None = field(
        "Why it may be kept.",
        required=True,
        sample="A scan of the letter from the board",
        label="Why it may stay",
    )


class Decision(Model):
    """What was decided, by whom, and why."""

    KIND = Kind(
        name="decisions",
        one="decision",
        prefix="DEC",
        holds="What was decided, by whom and why; and which results of checks the team has looked at and accepted.",
        handling="reviewers team",
        label="what",
    )

    what: Text | None = field(
        "What was decided.",
        required=True,
        sample="The police record is not asked for again",
        label="What was decided",
    )
    by: PersonRefs = several("Who decided.", starts=True, label="Who decided it")
    date: Day | None = field("When.", starts=True)
    meeting: MeetingRef | None = field("At which meeting.", starts=True, label="At which meeting")
    reason: Prose | None = field("Why.", starts=True, label="Why")
    about: AnyRefs = several("The records it is about.", label="What it is about")
    pair: PairVerdict | None = field(
        "Of two timeline entries in “about”: whether they tell the same event, different events, "
        "or the agency is asked. `lt conflicts` does not show them again.",
        label="The two accounts it is about",
    )
    pair_seen: Code | None = field(
        "The state of the two entries that was looked at, as `lt conflicts` notes it; when the "
        "date, time, people or whether the person was seen changes, the two are shown again."
    )
    accepts: tuple[Accepted, ...] = several(
        "Results of checks that the team has looked at and accepts.",
        label="Which results of checks it accepts",
    )
    unread_files: tuple[UnreadFile, ...] = several(
        "Files that could not be looked through for names, and that git may keep all the same.",
        label="Files accepted without having been read",
    )
