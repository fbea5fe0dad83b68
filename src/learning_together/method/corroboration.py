"""How independent the evidence for a factor or a finding is.

Citations are not counted; what counts is who stands behind them: how many agencies, how many
conversations against how many documents and entries, front line against management. "In this
approach there is more corroboration – it's more rigorous" (SCIE, Learning Together London pilots,
interim report, 2011, section 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from learning_together.ids import fold
from learning_together.method.links import conversations_on
from learning_together.models.base import Model
from learning_together.models.contact import FamilyContact
from learning_together.models.conversation import Conversation
from learning_together.models.document import Document
from learning_together.models.entry import Entry
from learning_together.models.factor import Factor
from learning_together.models.finding import Finding
from learning_together.models.person import Person
from learning_together.review import Review


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Who stands behind a piece of analysis; all ids as they are in the folder.

    Attributes:
        agencies: Agencies whose staff or records speak for it.
        conversations: Conversations, one a participant.
        documents: Documents and, where an entry names none, its source in that agency's records.
        front_line: Participants who worked on the front line.
        managers: Participants who managed.
        family: Contacts with the family.
    """

    agencies: frozenset[str]
    conversations: frozenset[str]
    documents: frozenset[str]
    front_line: frozenset[str]
    managers: frozenset[str]
    family: frozenset[str]

    @property
    def sources(self) -> int:
        """How many independent sources there are."""
        return len(self.conversations) + len(self.documents) + len(self.family)

    def __or__(self, other: "Corroboration") -> "Corroboration":
        return Corroboration(
            self.agencies | other.agencies,
            self.conversations | other.conversations,
            self.documents | other.documents,
            self.front_line | other.front_line,
            self.managers | other.managers,
            self.family | other.family,
        )


def of_factor(review: Review, factor: Factor) -> Corroboration:
    """The independence of a factor's evidence, conversations that name it included."""
    cited = [record for id in factor.evidence if (record := review.find(id)) is not None]
    return of_records(review, (*cited, *conversations_on(review, factor)))


def of_finding(review: Review, finding: Finding) -> Corroboration:
    """The independence of a finding's evidence: its own and that of its factors."""
    cited = [record for id in finding.evidence if (record := review.find(id)) is not None]
    whole = of_records(review, cited)
    for factor in review.each(finding.factors, Factor):
        whole |= of_factor(review, factor)
    return whole


def of_records(review: Review, records: Iterable[Model]) -> Corroboration:
    """The independence of a set of records as evidence."""
    agencies: set[str] = set()
    conversations: set[str] = set()
    documents: set[str] = set()
    front_line: set[str] = set()
    managers: set[str] = set()
    family: set[str] = set()
    for record in records:
        if isinstance(record, Conversation):
            # Two conversations with one person are one source.
            participant = review.get(record.participant, Person)
            who = participant.id if participant else record.participant or record.id
            conversations.add(who)
            if participant is None:
                continue
            if participant.agency:
                agencies.add(fold(participant.agency))
            if participant.level == "front-line":
                front_line.add(who)
            elif participant.level:
                managers.add(who)
        elif isinstance(record, Document):
            documents.add(record.id)
            if record.agency:
                agencies.add(fold(record.agency))
        elif isinstance(record, Entry):
            # Entries out of one document are one source; where none is named, the agency's own
            # records are.
            document = review.get(record.document, Document)
            documents.add(document.id if document else f"records of {fold(record.agency or '')}")
            if record.agency:
                agencies.add(fold(record.agency))
        elif isinstance(record, FamilyContact):
            family.add(record.id)
    return Corroboration(
        frozenset(agencies),
        frozenset(conversations),
        frozenset(documents),
        frozenset(front_line),
        frozenset(managers),
        frozenset(family),
    )
