"""Frameworks, options and typologies: what differs between sorts of review, as data.

Reads the YAML files beside this module. Knows nothing of a review.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from learning_together.diagnostics import Severity, steps
from learning_together.folder.yaml.shipped import shipped
from learning_together.stages import Stage

DEFAULT = "lcspr"
_WRITE_UP = 10


@dataclass(frozen=True, slots=True)
class MeetingNeeds:
    """What a kind of meeting asks for.

    Attributes:
        stage: The stage whose checks apply.
        needs: Names of checks that must find nothing, whatever their own steps say.
    """

    stage: Stage
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Option:
    """A size of review.

    Attributes:
        key: As review.yaml writes it.
        label: As reports print it.
        conversations: The most individual conversations that are usual; None: no limit.
        meetings: How many meetings of each type are expected.
        needs: What each type of meeting asks for.
        steps: Step tables that differ from the checks' own, by name of the check; empty: silent.
        write_up: Working days that are usual between the last conversation and the first follow-on
            meeting.
    """

    key: str
    label: str
    conversations: int | None
    meetings: dict[str, int]
    needs: dict[str, MeetingNeeds]
    steps: dict[str, dict[Stage, Severity]]
    write_up: int


@dataclass(frozen=True, slots=True)
class Framework:
    """The guidance under which a review is done.

    Attributes:
        key: As review.yaml writes it.
        label: Its name.
        labels: What it calls things, by a neutral name (`board`, `family`, `child_seen` …).
        headings: The headings of the report, by the id of the section.
        recommendations: What findings usually leave the board with: `none`, `questions` or
            `recommendations`.
        steps: Step tables that differ from the checks' own, by name of the check.
    """

    key: str
    label: str
    labels: dict[str, str]
    headings: dict[str, str]
    recommendations: str
    steps: dict[str, dict[Stage, Severity]]

    @property
    def places(self) -> tuple[str, ...]:
        """The parts of the report behind which a section of a team's own can stand."""
        return tuple(name for name in self.headings if not name.startswith("brief-"))

    def word(self, name: str) -> str:
        """What this framework calls a thing."""
        return self.labels[name]


@cache
def frameworks() -> tuple[str, ...]:
    """The keys of all frameworks."""
    return tuple(sorted(_data("frameworks")))


@cache
def framework(key: str) -> Framework:
    """The framework of that key; the default one where there is no such key."""
    every = _data("frameworks")
    common = every[DEFAULT]
    own = every.get(key, common)
    return Framework(
        key=key if key in every else DEFAULT,
        label=own["label"],
        labels={**common["labels"], **(own.get("labels") or {})},
        headings={**common["headings"], **(own.get("headings") or {})},
        recommendations=own["recommendations"],
        steps=_steps(own),
    )


@cache
def options() -> tuple[str, ...]:
    """The keys of all options."""
    return tuple(_data("options"))


@cache
def option(key: str) -> Option:
    """The option of that key; the full one where there is no such key."""
    every = _data("options")
    own = every.get(key, every["full"])
    own = {**every[own["like"]], **own} if "like" in own else own
    usual = _data("meetings")
    needs = {
        name: MeetingNeeds(Stage(entry["stage"]), tuple(entry.get("needs") or ()))
        for name, entry in {**usual, **(own.get("needs") or {})}.items()
    }
    most = own.get("conversations")
    return Option(
        key=key if key in every else "full",
        label=own["label"],
        conversations=int(most) if most else None,
        meetings={name: int(count) for name, count in (own.get("meetings") or {}).items()},
        needs=needs,
        steps=_steps(own),
        write_up=int(own.get("write_up") or _WRITE_UP),
    )


@dataclass(frozen=True, slots=True)
class UsualItem:
    """An item of a usual agenda: the layer of the analysis that it belongs to, and its title."""

    layer: str
    title: str


@cache
def agenda(meeting: str) -> tuple[UsualItem, ...]:
    """The usual agenda of a type of meeting."""
    every = _data("agendas")
    items = every.get(meeting) or every["other"]
    return tuple(UsualItem(item["layer"], item["title"]) for item in items)


@cache
def typology(key: str) -> dict[str, str]:
    """The categories of a typology of findings: key to label. Empty for a team's own."""
    every = _data("typologies")
    return dict(every.get(key) or {})


def _steps(own: dict[str, Any]) -> dict[str, dict[Stage, Severity]]:
    return {name: steps(table or "") for name, table in (own.get("steps") or {}).items()}


@cache
def _data(name: str) -> dict[str, Any]:
    return shipped(__package__, f"{name}.yaml")[0].data
