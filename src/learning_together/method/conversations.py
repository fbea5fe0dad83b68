"""Which conversations were held, and with whom."""

from datetime import date

from learning_together.ids import Id
from learning_together.method.days import has_come, is_no_plan
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.person import Person
from learning_together.records.placeholders import says_something
from learning_together.review.review import Review, once_per_review


@once_per_review
def _by_participant(review: Review) -> dict[Id, tuple[Conversation, ...]]:
    found: dict[Id, list[Conversation]] = {}
    for conversation in review.all(Conversation):
        if conversation.participant:
            found.setdefault(conversation.participant, []).append(conversation)
    return {id_: tuple(conversations) for id_, conversations in found.items()}


def are_held(review: Review) -> bool:
    """Whether the review speaks with people one by one: its option does, or it has done so."""
    return review.option.conversations != 0 or bool(review.all(Conversation))


def conversations_with(review: Review, person: Person) -> tuple[Conversation, ...]:
    """The conversations in which a person was, or is to be, spoken to."""
    return _by_participant(review).get(person.id, ()) if person.id else ()


def written_up(conversation: Conversation) -> bool:
    """Whether anything stands in a conversation that was said in it."""
    told = (
        conversation.part_played,
        conversation.mindset,
        conversation.influences,
        conversation.went_well,
        conversation.queries,
        conversation.suggestions,
        conversation.other,
        *(one.answer for one in conversation.own_questions),
    )
    turns = (
        (one.saw, one.took_it_to_mean, one.was_trying_to, one.pressed_by)
        for one in conversation.turning_points
    )
    return says_something(told) or any(map(says_something, turns))


def was_held(conversation: Conversation, today: date) -> bool:
    """Whether a conversation has taken place, as far as its record tells.

    Something that was said in it stands there, or its write-up was shared or agreed, and its date
    is not still to come. A date alone is a plan.
    """
    return is_no_plan(conversation.date, today) and (
        written_up(conversation)
        or has_come(conversation.writeup_shared, today)
        or has_come(conversation.agreed_on, today)
    )


def held_with(review: Review, person: Person) -> tuple[Conversation, ...]:
    """The conversations that were held with a person: they were spoken to where there is one."""
    return tuple(one for one in conversations_with(review, person) if was_held(one, review.today))
