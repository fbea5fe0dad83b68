"""How independent the evidence for a factor or a finding is.

Citations are not counted; what counts is who stands behind them: how many agencies, how many
conversations against how many documents and entries, front line against management. "In this
approach there is more corroboration – it's more rigorous" (SCIE, Learning Together London pilots,
interim report, 2011, section 3).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from learning_together.ids import Id
from learning_together.method.conversations import was_held
from learning_together.method.documents import was_read
from learning_together.method.family import was_heard
from learning_together.method.links import conversations_about, conversations_on
from learning_together.records.base import Model
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.person import Person
from learning_together.review.review import Review, once_per_review

#: Stands for what has no id yet; whatever has none is one source.
_NAMELESS = Id("")


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
        silent: What is cited and cannot speak, since it has not happened as far as its record
            tells: a conversation not held or not written up, a document that nobody read, family
            not heard. It counts in none of the others.
    """

    agencies: frozenset[Id]
    conversations: frozenset[Id]
    documents: frozenset[Id]
    front_line: frozenset[Id]
    managers: frozenset[Id]
    family: frozenset[Id]
    silent: frozenset[Id]

    @property
    def voices(self) -> int:
        """How many people speak for it: staff in conversations, and the family."""
        return len(self.conversations) + len(self.family)

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
            self.silent | other.silent,
        )


def of_factor(review: Review, factor: Factor) -> Corroboration:
    """The independence of a factor's evidence, conversations that name it included."""
    known = _of_factors(review).get(id(factor))
    return known if known is not None else _of_factor(review, factor)


@once_per_review
def _of_factors(review: Review) -> dict[int, Corroboration]:
    return {id(factor): _of_factor(review, factor) for factor in review.all(Factor)}


def _of_factor(review: Review, factor: Factor) -> Corroboration:
    return of_records(review, (*_cited(review, factor.evidence), *conversations_on(review, factor)))


def of_episode(review: Review, episode: Episode) -> Corroboration:
    """The independence of an episode's evidence, with conversations that turn on it.

    Its timeline is what it is made of, not what supports the account, and does not count.
    """
    return of_records(
        review, (*_cited(review, episode.evidence), *conversations_about(review, episode))
    )


def of_finding(review: Review, finding: Finding) -> Corroboration:
    """The independence of a finding's evidence: its own and that of its factors."""
    whole = of_records(review, _cited(review, finding.evidence))
    for factor in review.each(finding.factors, Factor):
        whole |= of_factor(review, factor)
    return whole


def behind_finding(review: Review, finding: Finding) -> Corroboration:
    """Everything that stands behind a finding, the evidence of its episodes included."""
    known = _behind_findings(review).get(id(finding))
    return known if known is not None else _behind_finding(review, finding)


@once_per_review
def _behind_findings(review: Review) -> dict[int, Corroboration]:
    return {id(finding): _behind_finding(review, finding) for finding in review.all(Finding)}


def _behind_finding(review: Review, finding: Finding) -> Corroboration:
    whole = of_finding(review, finding)
    for episode in review.each(finding.episodes, Episode):
        whole |= of_episode(review, episode)
    return whole


def _cited(review: Review, ids: Iterable[Id]) -> tuple[Model, ...]:
    return tuple(record for id in ids if (record := review.find(id)) is not None)


def is_silent(record: Model, today: date) -> bool:
    """Whether a record that may be cited as evidence tells of something that has not happened."""
    if isinstance(record, Conversation):
        return not was_held(record, today)
    if isinstance(record, Document):
        return not was_read(record, today)
    return isinstance(record, FamilyContact) and not was_heard(record, today)


@once_per_review
def _silent(review: Review) -> frozenset[int]:
    """Those of a review's records that cannot speak: one may be cited a hundred times."""
    those = (*review.all(Conversation), *review.all(Document), *review.all(FamilyContact))
    return frozenset(id(one) for one in those if is_silent(one, review.today))


def of_records(review: Review, records: Iterable[Model]) -> Corroboration:
    """The independence of a set of the review's records as evidence."""
    gathered, silent = _Gathered(), _silent(review)
    for record in records:
        if id(record) in silent:
            gathered.silent.add(record.id or _NAMELESS)
        elif isinstance(record, Conversation):
            gathered.conversation(record, review.get(record.participant, Person))
        elif isinstance(record, Document):
            gathered.document(record.id or _NAMELESS, record.agency)
        elif isinstance(record, Entry):
            # Entries out of one document are one source; where none is named, the agency's own
            # records are.
            document = review.get(record.document, Document)
            own = Id(f"the records of {record.agency.folded if record.agency else ''}")
            gathered.document((document and document.id) or own, record.agency)
        elif isinstance(record, FamilyContact):
            gathered.family.add(record.id or _NAMELESS)
    return Corroboration(
        frozenset(gathered.agencies),
        frozenset(gathered.conversations),
        frozenset(gathered.documents),
        frozenset(gathered.front_line),
        frozenset(gathered.managers),
        frozenset(gathered.family),
        frozenset(gathered.silent),
    )


class _Gathered:
    """What a `Corroboration` is made of, while it is being made."""

    def __init__(self) -> None:
        self.agencies: set[Id] = set()
        self.conversations: set[Id] = set()
        self.documents: set[Id] = set()
        self.front_line: set[Id] = set()
        self.managers: set[Id] = set()
        self.family: set[Id] = set()
        self.silent: set[Id] = set()

    def conversation(self, record: Conversation, participant: Person | None) -> None:
        # Two conversations with one person are one source.
        who = (participant and participant.id) or record.participant or record.id or _NAMELESS
        self.conversations.add(who)
        if participant is None:
            return
        if participant.agency:
            self.agencies.add(participant.agency)
        if participant.level == "front-line":
            self.front_line.add(who)
        elif participant.level:
            self.managers.add(who)

    def document(self, source: Id, agency: Id | None) -> None:
        self.documents.add(source)
        if agency:
            self.agencies.add(agency)
