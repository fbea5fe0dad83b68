"""What the review came to, in brief: the text that its summary, and the report itself, begin with.

The team's own summary of the case; where there is none, what the records tell of the review.
"""

from dataclasses import dataclass

from learning_together import english
from learning_together.method import priorities
from learning_together.method.conversations import was_held
from learning_together.method.documents import was_read
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.section import Section
from learning_together.reports import wording
from learning_together.reports.report import Prose, Review


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the report's own prose under its heading."""

    id: str
    heading: str
    text: Prose | None


@dataclass(frozen=True, slots=True)
class FoundLine:
    """A finding in a sentence."""

    id: str
    number: int
    title: str
    statement: str


@dataclass(frozen=True, slots=True)
class InBrief:
    """What the review came to.

    Attributes:
        case: The team's own summary of the case; None where it has none.
        told: What the records tell of the review in its place, a sentence each.
        found: The findings.
        heading: Of the findings.
    """

    case: Part | None
    told: tuple[str, ...]
    found: tuple[FoundLine, ...]
    heading: str

    def __bool__(self) -> bool:
        """Whether it has what a summary is for."""
        return bool(self.case or self.found)


def build(review: Review) -> InBrief:
    """The review in brief, as its reader may read it."""
    case = sections(review).get("summary")
    return InBrief(
        case=case,
        told=() if case else _told(review),
        found=tuple(
            FoundLine(one.id_text, number, one.title or "", one.statement or "")
            for number, one in priorities.numbered(review)
        ),
        heading=review.framework.headings["brief-findings"],
    )


def sections(review: Review) -> dict[str, Part]:
    """The sections of a review that have a text, by id."""
    headings = review.framework.headings
    return {
        section.id.folded: Part(
            section.id.text,
            section.title or headings.get(section.id.folded) or english.label(section.id.text),
            wording.prose(section.text, wrapped=section.origin.source.path.endswith(".md")),
        )
        for section in review.all(Section)
        if section.id and section.text
    }


def placed(review: Review) -> dict[str, tuple[Part, ...]]:
    """The sections of the team's own, by the part behind which each stands; `` for no place."""
    written = sections(review)
    found: dict[str, list[Part]] = {}
    for section in review.all(Section):
        id = section.id.folded if section.id else ""
        if id not in written or id in review.framework.headings:
            continue
        after = (section.after or "").strip().casefold()
        place = after if after in review.framework.places else ""
        found.setdefault(place, []).append(written[id])
    return {after: tuple(parts) for after, parts in found.items()}


def decision(review: Review) -> str:
    """What was decided, by whom and when, in a sentence; empty where that is not said."""
    facts = review.facts
    if not facts.decision:
        return ""
    said = facts.decision.rstrip(".")
    by = f"{facts.board}: " if facts.board else ""
    on = f" ({wording.day(facts.decided_on)})" if facts.decided_on else ""
    return f"{by}{said}{on}."


def period(review: Review) -> str:
    """The period under review, in words."""
    looked = review.facts.period
    return wording.from_to(looked.start, looked.end) if looked else ""


def scale(review: Review) -> str:
    """What the review drew on: "14 conversations, 12 documents …"; empty where not all is seen."""
    if not review.shows("conversations", "documents", "timeline"):
        return ""
    held = sum(was_held(one, review.today) for one in review.all(Conversation))
    read = sum(was_read(one, review.today) for one in review.all(Document))
    counts = [
        (
            held,
            "conversation with a member of the case group",
            "conversations with members of the case group",
        ),
        (read, "document", "documents"),
        (len(review.all(Entry)), "entry in the timeline", "entries in the timeline"),
    ]
    return english.listed(english.counted(n, one, many) for n, one, many in counts if n)


def _told(review: Review) -> tuple[str, ...]:
    looked, drew = period(review), scale(review)
    return tuple(
        said
        for said in (
            f"The review looks at the period {looked}." if looked else "",
            f"It drew on {drew}." if drew else "",
        )
        if said
    )
