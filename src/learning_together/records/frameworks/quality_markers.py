"""Quality markers of a framework, as data: what good looks like, and what in a folder shows it.

Reads markers.yaml. Knows nothing of a review.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from learning_together.folder.yaml.shipped import shipped
from learning_together.stages import Stage


@dataclass(frozen=True, slots=True)
class Marker:
    """One quality marker.

    Attributes:
        key: Its name for machines.
        name: As the published set calls it.
        group: The part of a review that it belongs to.
        asks: What it asks, in a sentence of our own; records cannot answer it, people can.
        beyond: What of that no folder can show, as "whether …".
        stage: When it is due.
        shows: Names of queries; see `reports.quality_markers`.
    """

    key: str
    name: str
    group: str
    asks: str
    beyond: str
    stage: Stage
    shows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MarkerSet:
    """A published set of markers.

    Attributes:
        label: Its name.
        source: Where it was published.
        borrowed: Why it stands in for the framework's own; empty where it is its own.
        markers: In order.
    """

    label: str
    source: str
    borrowed: str
    markers: tuple[Marker, ...]


@cache
def markers_of(framework: str) -> MarkerSet:
    """The markers that a review under a framework is held against.

    Args:
        framework: Its key.
    """
    every = _data()
    chosen = every["sets"][framework]
    own = every[chosen["set"]]
    return MarkerSet(
        label=own["label"],
        source=own["source"],
        borrowed=chosen.get("borrowed") or "",
        markers=tuple(
            Marker(
                key=one["id"],
                name=one["name"],
                group=one["group"],
                asks=one["asks"],
                beyond=one["beyond"],
                stage=Stage(one["stage"]),
                shows=tuple(one["shows"]),
            )
            for one in own["markers"]
        ),
    )


@cache
def _data() -> dict[str, Any]:
    return shipped(__package__, "quality_markers.yaml")[0].data
