"""Links between layers that may be typed on either side, joined.

An episode names its factors, a factor its episodes: either is enough.
"""

from learning_together.ids import fold
from learning_together.models.conversation import Conversation
from learning_together.models.episode import Episode
from learning_together.models.factor import Factor
from learning_together.models.finding import Finding
from learning_together.review import Review


def factors_of(review: Review, episode: Episode) -> tuple[Factor, ...]:
    """The factors at work in an episode, in the order of the files."""
    named = {fold(id) for id in episode.factors}
    here = fold(episode.id or "")
    return tuple(
        factor
        for factor in review.all(Factor)
        if (factor.id and fold(factor.id) in named) or here in {fold(id) for id in factor.episodes}
    )


def episodes_of(review: Review, factor: Factor) -> tuple[Episode, ...]:
    """The episodes in which a factor was at work."""
    named = {fold(id) for id in factor.episodes}
    here = fold(factor.id or "")
    return tuple(
        episode
        for episode in review.all(Episode)
        if (episode.id and fold(episode.id) in named)
        or here in {fold(id) for id in episode.factors}
    )


def conversations_on(review: Review, factor: Factor) -> tuple[Conversation, ...]:
    """The conversations that name a factor."""
    here = fold(factor.id or "")
    return tuple(
        conversation
        for conversation in review.all(Conversation)
        if here in {fold(id) for id in conversation.factors}
    )


def findings_on(review: Review, episode: Episode) -> tuple[Finding, ...]:
    """The findings that an episode is evidence for."""
    here = fold(episode.id or "")
    return tuple(
        finding for finding in review.all(Finding) if here in {fold(id) for id in finding.episodes}
    )
