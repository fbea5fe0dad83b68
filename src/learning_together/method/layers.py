"""The layers of the analysis that a finding passes through, and those that it skips.

Timeline; the story as professionals saw it; key practice episodes and their contributory factors;
underlying patterns, in this order. The framework "forces you to analyse key practice episodes
before going on to a deeper level"; otherwise it is common to leap to patterns "on a flimsier
basis" (SCIE, Learning Together London pilots, interim report, 2011, section 3).
"""

from dataclasses import dataclass

from learning_together.ids import Id
from learning_together.method.links import episodes_of, factors_of
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Path:
    """How a finding hangs together with the layers below it.

    Attributes:
        rests_on_records: Whether it cites evidence of this case directly.
        episodes: The episodes that it names.
        factors: The factors that it names.
        reached: Episodes that it does not name, in which its factors were at work.
        bare: Episodes that it names which have no factors at all.
        apart: Episodes that it names which have factors, but none of the finding's.
        loose: Factors that it names which were at work in none of the episodes it names.
    """

    rests_on_records: bool
    episodes: tuple[Episode, ...]
    factors: tuple[Factor, ...]
    reached: tuple[Episode, ...]
    bare: tuple[Episode, ...]
    apart: tuple[Episode, ...]
    loose: tuple[Factor, ...]

    @property
    def skips_episodes(self) -> bool:
        """Whether it goes to a pattern past the episodes, even by way of its factors."""
        return (
            not self.episodes and not self.reached and (self.rests_on_records or self.has_factors)
        )

    @property
    def skips_factors(self) -> bool:
        """Whether it goes from records or episodes to a pattern past the factors."""
        return not self.factors and (self.rests_on_records or bool(self.episodes))

    @property
    def has_factors(self) -> bool:
        """Whether it names a factor that exists."""
        return bool(self.factors)


def path_of(review: Review, finding: Finding) -> Path:
    """The way from the records to a finding."""
    episodes = review.each(finding.episodes, Episode)
    factors = review.each(finding.factors, Factor)
    named = {episode.id for episode in episodes}
    gathered = {factor.id for factor in factors}
    reached: dict[Id | None, Episode] = {}
    loose = []
    for factor in factors:
        at_work = episodes_of(review, factor)
        for episode in at_work:
            if episode.id not in named:
                reached.setdefault(episode.id, episode)
        if episodes and not any(episode.id in named for episode in at_work):
            loose.append(factor)
    bare, apart = [], []
    for episode in episodes:
        own = factors_of(review, episode)
        if not own:
            bare.append(episode)
        elif factors and not any(factor.id in gathered for factor in own):
            apart.append(episode)
    return Path(
        rests_on_records=bool(
            finding.evidence or any(wider.records for wider in finding.wider_evidence)
        ),
        episodes=episodes,
        factors=factors,
        reached=tuple(reached.values()),
        bare=tuple(bare),
        apart=tuple(apart),
        loose=tuple(loose),
    )
