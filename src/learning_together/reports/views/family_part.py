"""The family's part in the review, as its report tells it.

In words that they agreed to; where there are none, in a line that follows the records: nobody is
said to have taken part of whom no record says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from learning_together.method.family import agreed_wording, came_of_it
from learning_together.privacy.audience import Reader
from learning_together.records.agreement import Agreement, agreement
from learning_together.records.base import Audience
from learning_together.records.kinds.contact import FamilyAnswer, FamilyContact
from learning_together.records.kinds.person import Person
from learning_together.records.kinds.section import Section
from learning_together.records.placeholders import says_something
from learning_together.reports import wording
from learning_together.reports.report import Prose, Review

#: What came of asking somebody, in the order in which it is told.
CAME = {
    "taking-part": "Took part in the review",
    "declined": "Asked to take part, and declined",
    "no-answer": "Asked to take part, without an answer",
    "awaited": "Asked to take part; the answer is awaited",
    "not-feasible": "Could not take part",
    "not-offered": "Not asked to take part",
}
#: Of somebody who said yes, and of whom no record holds a word yet.
AGREED = "Agreed to take part, and not heard yet"
#: What stood in the way, as it is told of somebody.
_OBSTACLES = {
    "grief": "grief",
    "new-placement": "a new placement",
    "imprisonment": "imprisonment",
    "media-interest": "the interest of the media",
    "ongoing-engagement": "work with services that was under way",
    "criminal-proceedings": "criminal proceedings",
    "other": "other reasons",
}
#: Who reads words before they are agreed to: those who write them, and whose they are.
_BEFORE = frozenset({Audience.REVIEWERS, Audience.TEAM, Audience.FAMILY})


@dataclass(frozen=True, slots=True)
class FamilyView:
    """How a member of the family took part.

    Attributes:
        in_report: What the published report says of it.
        not_agreed: What is to be known of those words; empty where they were agreed to.
        changed: Says that what they said changed, once agreed.
    """

    id: str
    who: str
    answer: str
    in_report: Prose | None
    not_agreed: str
    reason: Prose | None
    views: Prose | None
    influence: Prose | None
    feedback: Prose | None
    changed: str


@dataclass(frozen=True, slots=True)
class FamilyPart:
    """The family's part.

    Attributes:
        lines: What came of asking, each with whom, of those of whom nothing else is told.
        wordings: Words that somebody agreed to, of whom nothing else is told.
        people: Those of whom more is told.
    """

    lines: tuple[tuple[str, str], ...]
    wordings: tuple[Prose, ...]
    people: tuple[FamilyView, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.lines or self.wordings or self.people)


def build(review: Review, who: Reader) -> FamilyPart:
    """The family's part, as far as a reader may know of it.

    Args:
        review: As the reader may read it.
        who: The reader.
    """
    told = [one for one in review.told if isinstance(one, FamilyContact)]
    people, bare = [], [(one, one.answer, wording.prose(one.in_report)) for one in told]
    for contact in review.all(FamilyContact):
        more = (contact.reason, contact.views, contact.influence, contact.feedback)
        own = contact.in_report if who.audience in _BEFORE else None
        if any(map(says_something, (*more, own))):
            people.append(_person(review, contact, who))
        else:
            came = came_of_it(contact, review.today)
            bare.append((contact, came, wording.prose(agreed_wording(contact))))
    # What the team writes of it itself stands for what the records say.
    written = any(one.id and one.id.folded == "family" for one in review.all(Section) if one.text)
    lines = [] if written else [(one, came) for one, came, words in bare if words is None]
    return FamilyPart(
        lines=_lines(review, lines),
        wordings=tuple(words for _, _, words in bare if words is not None),
        people=tuple(people),
    )


def in_lines(review: Review) -> tuple[tuple[str, str], ...]:
    """What came of asking the family, each with whom, in a line, whoever reads."""
    told = [(one, one.answer) for one in review.told if isinstance(one, FamilyContact)]
    every = [(one, came_of_it(one, review.today)) for one in review.all(FamilyContact)]
    return _lines(review, [*told, *every])


def _lines(
    review: Review, contacts: Sequence[tuple[FamilyContact, FamilyAnswer | None]]
) -> tuple[tuple[str, str], ...]:
    return tuple(
        (words, "; ".join(whom))
        for came, words in CAME.items()
        if (whom := [_called(review, one) for one, answer in contacts if answer == came])
    )


def _called(review: Review, contact: FamilyContact) -> str:
    """Somebody by role alone, and why they did not take part where that may be told."""
    person = review.get(contact.person, Person)
    called = person.called if person else str(contact.person or "")
    why = [_OBSTACLES[one] for one in contact.obstacles]
    if contact.answer == "taking-part" or not why:
        return called
    return f"{called} (because of {', '.join(why)})"


def _person(review: Review, contact: FamilyContact, who: Reader) -> FamilyView:
    came = came_of_it(contact, review.today)
    words = contact.in_report if who.audience in _BEFORE else agreed_wording(contact)
    state = agreement(contact)
    return FamilyView(
        id=contact.id_text,
        who=wording.person(review, contact.person),
        answer=CAME[came] if came else AGREED if contact.answer else "",
        in_report=wording.prose(words),
        not_agreed="" if state is Agreement.STANDS or not words else _not_agreed(state),
        reason=wording.prose(contact.reason),
        views=wording.prose(contact.views),
        influence=wording.prose(contact.influence),
        feedback=wording.prose(contact.feedback),
        changed=wording.marked("", contact) if contact.views or contact.feedback else "",
    )


def _not_agreed(state: Agreement) -> str:
    if state is Agreement.CHANGED:
        return "These words, or others of theirs, were changed since they were agreed"
    return "These words are not noted as agreed yet"
