"""Links between layers that may be typed on either side, joined.

An episode names its factors, a factor its episodes: either is enough. Each table is made once per
review.
"""

from collections.abc import Iterable
from typing import TypeVar

from learning_together.ids import Id
from learning_together.records.base import Model
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.review.review import Review, once_per_review

M = TypeVar("M", bound=Model)


def factors_of(review: Review, episode: Episode) -> tuple[Factor, ...]:
    """The factors at work in an episode, in the order of the files."""
    if not episode.id:  # Nothing can name it; what it names is there to be read.
        return review.each(episode.factors, Factor)
    return _joined(review)[0].get(episode.id, ())


def episodes_of(review: Review, factor: Factor) -> tuple[Episode, ...]:
    """The episodes in which a factor was at work, in the order of the files."""
    if not factor.id:
        return review.each(factor.episodes, Episode)
    return _joined(review)[1].get(factor.id, ())


def conversations_on(review: Review, factor: Factor) -> tuple[Conversation, ...]:
    """The conversations that name a factor."""
    return _conversations_on(review).get(factor.id, ()) if factor.id else ()


def conversations_about(review: Review, episode: Episode) -> tuple[Conversation, ...]:
    """The conversations that have a turning point in an episode."""
    return _conversations_about(review).get(episode.id, ()) if episode.id else ()


@once_per_review
def _joined(
    review: Review,
) -> tuple[dict[Id, tuple[Factor, ...]], dict[Id, tuple[Episode, ...]]]:
    """Factors by episode and episodes by factor."""
    episodes = {one.id for one in review.all(Episode) if one.id}
    factors = {one.id for one in review.all(Factor) if one.id}
    pairs = {
        (id, factor.id)
        for factor in review.all(Factor)
        if factor.id
        for id in factor.episodes
        if id in episodes
    }
    pairs |= {
        (episode.id, id)
        for episode in review.all(Episode)
        if episode.id
        for id in episode.factors
        if id in factors
    }
    by_episode: dict[Id, set[Id]] = {}
    by_factor: dict[Id, set[Id]] = {}
    for episode, factor in pairs:
        by_episode.setdefault(episode, set()).add(factor)
        by_factor.setdefault(factor, set()).add(episode)
    return (
        _in_file_order(review.all(Factor), by_episode),
        _in_file_order(review.all(Episode), by_factor),
    )


def _in_file_order(records: tuple[M, ...], table: dict[Id, set[Id]]) -> dict[Id, tuple[M, ...]]:
    """The records that each row of a table names, in the order of the files."""
    places: dict[Id, list[int]] = {}
    for place, record in enumerate(records):
        if record.id:
            places.setdefault(record.id, []).append(place)
    return {
        key: tuple(records[place] for place in sorted(at for id in ids for at in places[id]))
        for key, ids in table.items()
    }


def _by_named(pairs: Iterable[tuple[Id, M]]) -> dict[Id, tuple[M, ...]]:
    """The records that name each id, each once, in the order of the files."""
    table: dict[Id, dict[int, M]] = {}
    for named, record in pairs:
        table.setdefault(named, {})[id(record)] = record
    return {named: tuple(records.values()) for named, records in table.items()}


@once_per_review
def _conversations_on(review: Review) -> dict[Id, tuple[Conversation, ...]]:
    return _by_named((named, one) for one in review.all(Conversation) for named in one.factors)


@once_per_review
def _conversations_about(review: Review) -> dict[Id, tuple[Conversation, ...]]:
    return _by_named(
        (turn.episode, one)
        for one in review.all(Conversation)
        for turn in one.turning_points
        if turn.episode
    )
