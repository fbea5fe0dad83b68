"""Which conversations were held, and with whom."""

from datetime import date

from learning_together.ids import Id
from learning_together.records.kinds import Conversation, Person, Proceeding
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
    return bool(
        conversation.part_played
        or any(
            one.saw or one.took_it_to_mean or one.was_trying_to or one.pressed_by
            for one in conversation.turning_points
        )
        or conversation.mindset
        or conversation.influences
        or conversation.went_well
        or conversation.queries
        or conversation.suggestions
    )


def was_held(conversation: Conversation, today: date) -> bool:
    """Whether a conversation has taken place, as far as its record tells.

    Something that was said in it stands there, or its write-up was shared or agreed, and its date
    is not still to come. A date alone is a plan.
    """
    if conversation.date is not None and conversation.date > today:
        return False
    shared = (conversation.writeup_shared, conversation.agreed_on)
    return written_up(conversation) or any(day is not None and day <= today for day in shared)


def held_with(review: Review, person: Person) -> tuple[Conversation, ...]:
    """The conversations that were held with a person: they were spoken to where there is one."""
    return tuple(one for one in conversations_with(review, person) if was_held(one, review.today))


def open_on(proceeding: Proceeding, day: date) -> bool:
    """Whether proceedings ran on a day, as far as their record tells."""
    if proceeding.opened is not None and day < proceeding.opened:
        return False
    if proceeding.closed is not None:
        return day <= proceeding.closed
    return proceeding.status != "closed"


def criminal_on(review: Review, day: date) -> tuple[Proceeding, ...]:
    """The criminal proceedings that ran on a day."""
    return tuple(
        proceeding
        for proceeding in review.all(Proceeding)
        if proceeding.type == "criminal" and open_on(proceeding, day)
    )
