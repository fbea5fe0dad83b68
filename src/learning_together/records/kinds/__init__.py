"""The kinds of records; one module each.

A kind's module is imported when the kind is asked for, by its plural or by its class: a review that
uses five kinds pays for five.
"""

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from learning_together.folder import private_folder
from learning_together.records.base import Kind, Model

#: Every kind, in the order in which a review fills them: its plural, module and class.
_KINDS = {
    "review": "review:ReviewFacts",
    "agencies": "agency:Agency",
    "people": "person:Person",
    "questions": "question:Question",
    "meetings": "meeting:Meeting",
    "tasks": "task:Task",
    "timeline": "entry:Entry",
    "documents": "document:Document",
    "queries": "query:Query",
    "conversations": "conversation:Conversation",
    "family": "contact:FamilyContact",
    "proceedings": "proceeding:Proceeding",
    "disclosures": "disclosure:Disclosure",
    "episodes": "episode:Episode",
    "factors": "factor:Factor",
    "synopsis": "synopsis:Synopsis",
    "findings": "finding:Finding",
    "sections": "section:Section",
    "glossary": "term:Term",
    "sources": "source:Source",
    "decisions": "decision:Decision",
    "differences": "difference:Difference",
    "handovers": "handover:Handover",
    "comments": "comment:Comment",
    "signoffs": "signoff:SignOff",
    "assurance": "assurance:Assurance",
    "supervision": "supervision:Supervision",
    "effort": "effort:Effort",
    "feedback": "feedback:Feedback",
    "responses": "response:Response",
    "actions": "action:Action",
    "identities": "identity:Identity",
}

KINDS = tuple(_KINDS)

#: The file of a folder that is no review: what is known of a programme of reviews.
PROGRAMME = "programme"
_BESIDE = {PROGRAMME: "programme:Programme"}

#: The one file that is read from `private/`.
IDENTITIES_FILE = private_folder.KEY


@cache
def model(kind: str) -> type[Model]:
    """The model of a kind.

    Args:
        kind: Its plural ("episodes"), or `PROGRAMME`.

    Raises:
        KeyError: There is no such kind.
    """
    return _class((_KINDS | _BESIDE)[kind])


def kind_of(kind: str) -> Kind:
    """What a kind says of itself."""
    return model(kind).KIND


def _class(place: str) -> type[Model]:
    module, _, name = place.partition(":")
    found: type[Model] = getattr(import_module(f"{__name__}.{module}"), name)
    return found


# What `from learning_together.records.kinds import Episode` gives.
if TYPE_CHECKING:
    from learning_together.records.kinds.action import Action as Action
    from learning_together.records.kinds.agency import Agency as Agency
    from learning_together.records.kinds.assurance import Assurance as Assurance
    from learning_together.records.kinds.comment import Comment as Comment
    from learning_together.records.kinds.contact import FamilyContact as FamilyContact
    from learning_together.records.kinds.conversation import Conversation as Conversation
    from learning_together.records.kinds.decision import Decision as Decision
    from learning_together.records.kinds.difference import Difference as Difference
    from learning_together.records.kinds.disclosure import Disclosure as Disclosure
    from learning_together.records.kinds.document import Document as Document
    from learning_together.records.kinds.effort import Effort as Effort
    from learning_together.records.kinds.entry import Entry as Entry
    from learning_together.records.kinds.episode import Episode as Episode
    from learning_together.records.kinds.factor import Factor as Factor
    from learning_together.records.kinds.feedback import Feedback as Feedback
    from learning_together.records.kinds.finding import Finding as Finding
    from learning_together.records.kinds.handover import Handover as Handover
    from learning_together.records.kinds.identity import Identity as Identity
    from learning_together.records.kinds.meeting import Meeting as Meeting
    from learning_together.records.kinds.person import Person as Person
    from learning_together.records.kinds.proceeding import Proceeding as Proceeding
    from learning_together.records.kinds.programme import Programme as Programme
    from learning_together.records.kinds.query import Query as Query
    from learning_together.records.kinds.question import Question as Question
    from learning_together.records.kinds.response import Response as Response
    from learning_together.records.kinds.review import ReviewFacts as ReviewFacts
    from learning_together.records.kinds.section import Section as Section
    from learning_together.records.kinds.signoff import SignOff as SignOff
    from learning_together.records.kinds.source import Source as Source
    from learning_together.records.kinds.supervision import Supervision as Supervision
    from learning_together.records.kinds.synopsis import Synopsis as Synopsis
    from learning_together.records.kinds.task import Task as Task
    from learning_together.records.kinds.term import Term as Term
else:

    def __getattr__(name: str) -> type[Model]:
        for place in (_KINDS | _BESIDE).values():
            if place.endswith(f":{name}"):
                return _class(place)
        raise AttributeError(name)
