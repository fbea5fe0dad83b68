"""Links joined by tables are those that looking at every pair of records would find."""

from hypothesis import given
from hypothesis import strategies as st

from learning_together.ids import Id
from learning_together.method.links import conversations_about, episodes_of, factors_of
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.review import ReviewFacts
from learning_together.review.review import Review, once_per_review


def made(**records: tuple[object, ...]) -> Review:
    return Review(ReviewFacts.model_construct(), records)  # type: ignore[arg-type]


def naming(kind: str) -> st.SearchStrategy[list[str]]:
    # Some lead nowhere; some are written in another way.
    ids = [f"{kind}{number}" for number in (1, 2, 3, 9)] + [f"{kind.lower()}02"]
    return st.lists(st.sampled_from(ids), max_size=4)


episodes = st.lists(
    st.builds(
        lambda id_, named: Episode(id=id_, factors=named),
        st.sampled_from(["KPE1", "KPE2", "KPE3", "kpe01"]),
        naming("CF"),
    ),
    max_size=5,
)
factors = st.lists(
    st.builds(
        lambda id_, named: Factor(id=id_, episodes=named),
        st.sampled_from(["CF1", "CF2", "CF3", "cf01"]),
        naming("KPE"),
    ),
    max_size=5,
)


@given(episodes, factors)
def test_both_ways_as_every_pair_has_it(some: list[Episode], others: list[Factor]) -> None:
    review = made(episodes=tuple(some), factors=tuple(others))

    def joined(episode_id: Id | None, factor_id: Id | None) -> bool:
        """Whether any record of the one id names the other; an id may stand twice."""
        return any(factor_id in one.factors for one in some if one.id == episode_id) or any(
            episode_id in one.episodes for one in others if one.id == factor_id
        )

    for episode in some:
        expected = [one for one in others if joined(episode.id, one.id)]
        assert list(factors_of(review, episode)) == expected
    for factor in others:
        expected_ = [one for one in some if joined(one.id, factor.id)]
        assert list(episodes_of(review, factor)) == expected_


def test_a_conversation_with_two_turns_in_an_episode_is_named_once() -> None:
    conversation = Conversation(id="CV1", turning_points=[{"episode": "KPE1"}, {"episode": "kpe1"}])
    review = made(conversations=(conversation,))
    assert conversations_about(review, Episode(id="KPE1")) == (conversation,)


def test_what_is_derived_is_derived_once_and_for_one_review() -> None:
    asked = []

    @once_per_review
    def derive(review: Review) -> int:
        asked.append(review)
        return len(asked)

    one, other = made(), made()
    assert [derive(one), derive(one), derive(other), derive(one)] == [1, 1, 2, 1]
