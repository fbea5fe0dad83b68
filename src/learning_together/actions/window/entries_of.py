"""The entries that an episode is made of, ticked in the timeline: one edit of the episode."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.edit import Change, change_all
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.records.kinds.episode import Episode
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Ticked:
    """An episode whose entries are ticked: its id, and what it is called."""

    id: str
    called: str


@dataclass(frozen=True, slots=True)
class Done:
    """How many entries were added and taken out, and of how many it is made now."""

    added: int
    removed: int
    all: int


def episode_of(review: Review, typed: str) -> Ticked | None:
    """The episode that is meant; None where none is.

    Raises:
        LtError: There is none of that id.
    """
    if not typed:
        return None
    found = _episode(review, typed)
    return Ticked(found.id_text, found.called)


@deed
def set_entries(
    root: Path, episode: str, was: Sequence[str], ticked: Sequence[str], loaded: Loaded
) -> Done:
    """Adds what was ticked to an episode, and takes out what was unticked.

    What somebody else did to the same list meanwhile stays.

    Args:
        root: The review's folder.
        episode: Its id.
        was: The entries that stood ticked on the page.
        ticked: Those that were ticked when it was sent.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: There is no such episode, or an entry is not there any more.
    """
    loaded = load(root, loaded)
    found = _episode(loaded.review, episode)
    before, after = set(map(Id, was)), set(map(Id, ticked))
    held = found.origin.data.get("timeline")
    typed = [one for one in (held if isinstance(held, list) else [held]) if isinstance(one, str)]
    kept = [one for one in typed if Id(one) not in before - after]
    there = set(map(Id, kept))
    new = [one for one in dict.fromkeys(ticked) if Id(one) not in before | there]
    if new or len(kept) < len(typed):
        change_all(root, [Change(found, ("timeline",), [*kept, *new])], loaded=loaded)
    return Done(len(new), len(typed) - len(kept), len(kept) + len(new))


def _episode(review: Review, typed: str) -> Episode:
    found = review.get(Id(typed), Episode)
    if found is None:
        raise LtError(f"There is no episode {typed} in this review.", "Choose one of the list.")
    return found
