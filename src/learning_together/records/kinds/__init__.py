"""The kinds of records; one module each.

A kind's module is imported when the kind is asked for, by its plural: a review that uses five kinds
pays for five. Whoever needs the class of one takes it from its module.
"""

from functools import cache
from importlib import import_module

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
