"""One thing set for many entries of the timeline at once: one edit, whole or not at all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from learning_together.actions.edit import Change, change_all
from learning_together.actions.window.choosing import as_typed
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class ForMany:
    """What is to be set; what is empty stays as it is.

    Attributes:
        person: Takes part in each, besides those who do already.
        level: Of each.
        child_seen: Of each.
        episode: Is made of each, besides those that it is made of already.
    """

    person: str = ""
    level: str = ""
    child_seen: str = ""
    episode: str = ""


@deed
def set_many(root: Path, ids: Sequence[str], wanted: ForMany, loaded: Loaded) -> int:
    """Sets what is wanted; gives how many records were changed.

    Args:
        root: The review's folder.
        ids: Of the entries.
        wanted: What is to be set.
        loaded: The folder as it was read a moment ago.

    Raises:
        LtError: No entry was chosen, one is not there any more, or it cannot be set.
    """
    loaded = load(root, loaded)
    review = loaded.review
    if not ids:
        raise LtError("No entry is ticked, so nothing was changed.", "Tick those that are meant.")
    entries = [_entry(review, one) for one in dict.fromkeys(ids)]
    changes = [change for one in entries for change in _of_entry(one, wanted)]
    if wanted.episode:
        changes += _of_episode(review, entries, wanted.episode)
    if changes:
        change_all(root, changes, loaded=loaded)
    return len({id(change.record) for change in changes})


def still_there(review: Review, ids: Sequence[str]) -> list[str]:
    """Those of the ids that are entries of the timeline."""
    found = (review.get(Id(one), Entry) for one in ids)
    return [one.id_text for one in found if one is not None]


def _entry(review: Review, id: str) -> Entry:
    found = review.get(Id(id), Entry)
    if found is None:
        raise LtError(f"{id} is no longer in the timeline, so nothing was changed.", "Look again.")
    return found


def _of_entry(entry: Entry, wanted: ForMany) -> Iterator[Change]:
    if wanted.person and Id(wanted.person) not in entry.people:
        yield Change(entry, ("people",), [*as_typed(entry, "people"), wanted.person])
    for name in ("level", "child_seen"):
        word = getattr(wanted, name)
        if word and getattr(entry, name) != word:
            yield Change(entry, (name,), word)


def _of_episode(review: Review, entries: Sequence[Entry], id: str) -> list[Change]:
    episode = review.get(Id(id), Episode)
    if episode is None:
        raise LtError(f"There is no episode {id} in this review.", "Choose one of the list.")
    new = [one.id_text for one in entries if one.id not in episode.timeline]
    return [Change(episode, ("timeline",), [*as_typed(episode, "timeline"), *new])] if new else []
