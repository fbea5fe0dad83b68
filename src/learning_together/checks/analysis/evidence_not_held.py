"""Evidence is of something that has happened."""

from collections.abc import Iterator

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import day
from learning_together.ids import Id
from learning_together.method.corroboration import is_silent
from learning_together.records.base import Model
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding

CHECK = Check(
    code="LT476",
    name="evidence-not-held",
    steps="setup: warning",
    title="Evidence from what was not held, read or heard, as far as its record tells",
    why="A reader takes each piece of evidence for something that was said or read. A conversation "
    "that is still to come, or whose record is empty, shows nothing yet; what rests on it is "
    "counted as if it had been said.",
    mend="Write up what was said, say who read the document (“read_by”), correct the date, or take "
    "the record off the evidence until then. Reports do not count it meanwhile.",
    bad={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2027-03-01\n"
        "- id: CV2\n  participant: HV1\n  date: 2023-06-01\n  factors: [CF1]  # <- LT476\n",
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n",
        "episodes.yaml": "- id: KPE1\n  title: The first visit\n  evidence: [DOC1]  # <- LT476\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n"
        "  evidence: [CV1]  # <- LT476\n",
        "findings.yaml": "- id: FIN1\n  statement: Neglect is met visit by visit\n"
        "  wider_evidence:\n    - shows: The same is found in most files\n"
        "      records: [DOC1]  # <- LT476\n",
    },
    good={
        "people.yaml": "- id: HV1\n  role: Health visitor\n  group: case-group\n",
        "conversations.yaml": "- id: CV1\n  participant: HV1\n  date: 2023-06-01\n"
        "  influences: Two posts were vacant\n",
        "documents.yaml": "- id: DOC1\n  title: Health visiting record\n  read_by: [RT1]\n",
        "factors.yaml": "- id: CF1\n  summary: Two posts were vacant\n  evidence: [CV1, DOC1]\n",
    },
)


def find(review: Review, setting: Setting) -> Problems:
    """Conversations, documents and family that are cited though they have nothing to say yet."""
    analysis: tuple[Episode | Factor | Finding, ...] = (
        *review.all(Episode),
        *review.all(Factor),
        *review.all(Finding),
    )
    for record in analysis:
        for path, id in _evidence(record):
            cited = review.find(id)
            if cited is not None and is_silent(cited, setting.today) and not cited.faulty:
                yield about(
                    CHECK,
                    record,
                    f"{name(record)} cites {name(cited)}, {_why(cited, setting)}.",
                    *path,
                )
    for conversation in review.all(Conversation):
        if (
            conversation.factors
            and is_silent(conversation, setting.today)
            and not conversation.faulty
        ):
            yield about(
                CHECK,
                conversation,
                f"{name(conversation)} names factors that it supports, and is "
                f"{_why(conversation, setting)}.",
                "factors",
            )


def _evidence(
    record: Episode | Factor | Finding,
) -> Iterator[tuple[tuple[str | int, ...], Id]]:
    """What a record cites, each with the way to where it stands."""
    for number, id in enumerate(record.evidence):
        yield ("evidence", number), id
    if isinstance(record, Finding):
        for number, wider in enumerate(record.wider_evidence):
            for at, id in enumerate(wider.records):
                yield ("wider_evidence", number, "records", at), id


def _why(cited: Model, setting: Setting) -> str:
    """Why a record shows nothing yet, behind its name and a comma."""
    if isinstance(cited, Conversation):
        if cited.date is not None and cited.date > setting.today:
            return f"a conversation that is still to come ({day(cited.date)})"
        return "a conversation of which nothing is written up"
    if isinstance(cited, FamilyContact):
        return "and nothing is recorded that they said"
    return "and nobody is said to have read it yet"
