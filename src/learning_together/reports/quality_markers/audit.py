"""The review against the quality markers of its framework: what is recorded, what is missing.

A folder can show that something was written down, not that it was good: what a marker asks stands
beside the evidence, for people to answer. The markers are data; see `frameworks.quality_markers`.
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.records.base import Audience
from learning_together.records.frameworks.quality_markers import Marker, markers_of
from learning_together.reports.quality_markers import evidence
from learning_together.reports.quality_markers.evidence import Evidence
from learning_together.reports.report import Asked, Report, Review
from learning_together.stages import Stage

#: How many records are named before the rest is only counted.
FEW = 8

#: In the order in which they are counted: the word of the JSON, and that of print.
STATES = {
    "shown": "Recorded",
    "in-part": "Recorded in part",
    "nothing-yet": "Nothing yet",
    "none-recorded": "None recorded",
    "not-due": "Not due yet",
}


@dataclass(frozen=True, slots=True)
class Missing:
    """What one query found missing.

    Attributes:
        text: In a sentence.
        records: The records that lack it.
    """

    text: str
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkerHeld:
    """A marker and what is recorded of it.

    Attributes:
        beyond: What it asks and no folder can show, as "whether …".
        state: One of `STATES`.
        shown: What is there.
        missing: What is not.
    """

    number: int
    key: str
    name: str
    group: str
    asks: str
    beyond: str
    stage: str
    state: str
    shown: tuple[str, ...]
    missing: tuple[Missing, ...]

    @property
    def state_words(self) -> str:
        """The state as it is printed."""
        return STATES[self.state]


@dataclass(frozen=True, slots=True)
class Group:
    """The markers of one part of a review."""

    name: str
    markers: tuple[MarkerHeld, ...]


@dataclass(frozen=True, slots=True)
class Audit:
    """A review held against its markers.

    Attributes:
        label: The set of markers.
        borrowed: Why it stands in for the framework's own; empty where it is its own.
        unread: Kinds of which a file could not be read; what stands there counts as missing.
    """

    title: str
    stage: str
    framework: str
    label: str
    source: str
    borrowed: str
    unread: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    groups: tuple[Group, ...]

    @property
    def markers(self) -> tuple[MarkerHeld, ...]:
        """All markers in order."""
        return tuple(marker for group in self.groups for marker in group.markers)


def build(review: Review, asked: Asked) -> Audit:
    """The review against its markers."""
    chosen = markers_of(review.framework.key)
    held = [_held(review, marker, n) for n, marker in enumerate(chosen.markers, 1)]
    names = dict.fromkeys(one.group for one in held)
    return Audit(
        title=review.title,
        stage=str(review.stage),
        framework=review.framework.label,
        label=chosen.label,
        source=chosen.source,
        borrowed=chosen.borrowed,
        unread=tuple(review.unread),
        counts=tuple(
            (words, sum(one.state == key for one in held)) for key, words in STATES.items()
        ),
        groups=tuple(
            Group(name, tuple(one for one in held if one.group == name)) for name in names
        ),
    )


REPORT = Report(
    name="audit",
    title="Self-audit",
    about="The review against the quality markers of its framework: what is recorded, what is "
    "missing.",
    stage=Stage.REPORT,
    build=build,
    contents=False,
    audience=Audience.REVIEWERS,
    only=(Audience.REVIEWERS,),
)


def _held(review: Review, marker: Marker, number: int) -> MarkerHeld:
    # Two queries may miss the same thing: "There are no actions."
    found = tuple(dict.fromkeys(evidence(review, marker.shows)))
    shown = tuple(one.text for one in found if one.some)
    missing = tuple(Missing(_missing(one), one.lacking) for one in found if not one.found)
    note = tuple(one.text for one in found if one.found and not one.some)
    return MarkerHeld(
        number=number,
        key=marker.key,
        name=marker.name,
        group=marker.group,
        asks=marker.asks,
        beyond=marker.beyond,
        stage=str(marker.stage),
        state="none-recorded"
        if note and not shown and not missing
        else _state(review.stage, marker.stage, bool(shown), bool(missing)),
        shown=(*shown, *note),
        missing=missing,
    )


def _missing(one: Evidence) -> str:
    """What is missing: where some of it is there, which records lack it."""
    if not one.some or not one.lacking:
        return one.text
    few = one.lacking[:FEW]
    more = [f"{len(one.lacking) - FEW} more"] if len(one.lacking) > FEW else []
    return f"{one.text.removesuffix('.')}: not {english.listed((*few, *more))}."


def _state(now: Stage, due: Stage, shown: bool, missing: bool) -> str:  # noqa: FBT001 - two facts
    if shown and not missing:
        return "shown"
    if shown:
        return "in-part"
    return "nothing-yet" if now.reached(due) else "not-due"
