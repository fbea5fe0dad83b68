"""An entry of the timeline: one event, in one agency's account."""

from typing import Annotated, Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    AgencyRef,
    Code,
    Date,
    DocumentRef,
    EntryRef,
    EntryRefs,
    Flag,
    Many,
    Named,
    PersonRefs,
    Ref,
    Text,
    Time,
    Whole,
    field,
    several,
)

Seen = Literal["yes", "no", "not-recorded", "not-applicable"]
Detail = Literal["skeleton", "detail"]
KnownTo = Annotated[tuple[Annotated[Named, Ref(("people", "agencies"))], ...], Many]


class Delivery(Part):
    """Where an entry came from, when `lt import` brought it in; lt fills this in."""

    number: Whole | None = field(
        "Which delivery of the agency: the folder private/imports/<agency>/<number>.",
        required=True,
        example="1",
        label="Number of the delivery",
    )
    row: Code | None = field(
        "The row; of a later table of the file, table and row (2-14).",
        required=True,
        example="14",
        label="Row in it",
    )
    hash: Code | None = field(
        "Tells whether the row is the same when the file comes again.",
        example="5c9d21f0a7be",
        by_lt=True,
    )
    said: Code | None = field(
        "Tells whether the entry still says what lt import wrote, on any computer.",
        example="9f3c20d1",
        by_lt=True,
        label="As it was said there",
    )
    gone: Whole | None = field(
        "The later delivery from which the row was missing.",
        example="2",
        label="The delivery that left it out",
    )


class Entry(Model):
    """An entry of the timeline: one event, in one agency's account."""

    KIND = Kind(
        name="timeline",
        one="timeline entry",
        prefix="",
        holds="One event in one agency's account; two accounts of one event are linked, never merged.",
        handling="reviewers team case-group participant agency",
        label="event",
        own_agency="agency",
        given=("agency",),
    )

    date: Date | None = field(
        "When it happened, as exactly as it is known.", required=True, example="2023-06-14"
    )
    end_date: Date | None = field(
        "When it ended, if it went on for longer than a day.", label="Last day, if it went on"
    )
    time: Time | None = field("Time of day.", example="14:30", label="Time of day")
    sequence: Whole | None = field(
        "Orders the entries of a day whose times are unknown: 1, 2, 3.",
        label="Order within the day",
    )
    when: Text | None = field(
        "The wording to print instead of the date.",
        example="early March 2023",
        label="When, as it was said",
    )
    agency: AgencyRef | None = field(
        "Whose account this is. May be left out in timeline/<agency>.yaml.", required=True
    )
    source: Text | None = field(
        "The record it comes from, and where in it.",
        starts=True,
        example="Health visiting record, 14 June",
        label="Where it is recorded",
    )
    document: DocumentRef | None = field(
        "The document, if it is on the list of documents.", label="The document it stands in"
    )
    people: PersonRefs = several(
        "Who took part or was spoken about, by role code.",
        starts=True,
        example="[HV1, M]",
        label="People involved",
    )
    about: PersonRefs = several(
        "Which of the people at the centre it is about, where the account says so.",
        example="[C]",
        label="Whom it is about",
    )
    event: Text | None = field(
        "What was done or said. Facts only, no judgement.",
        required=True,
        sample="Home visit; nobody answered the door",
        label="What happened",
    )
    response: Text | None = field(
        "What the agency did or decided upon it.", starts=True, label="What was done"
    )
    child_seen: Seen | None = field(
        "Whether the person whom the review is about was seen.", starts=True
    )
    voice: Text | None = field("What that person said or showed.")
    comment: Text | None = field(
        "The author's remark, apart from the facts.",
        handling="reviewers team agency",
        label="Comment of the agency",
    )
    significance: Text | None = field(
        "The reviewers' note on why it matters.", handling="reviewers team", label="Why it matters"
    )
    context: Flag | None = field(
        "Yes for an entry outside the review period that is needed to understand it.",
        label="What else was going on",
    )
    level: Detail | None = field(
        "Whether it belongs to the skeleton or is detail.", label="How significant it is"
    )
    same_event_as: EntryRefs = several(
        "Other agencies' accounts of the same event.",
        label="The same event, told by another agency",
    )
    duplicate_of: EntryRef | None = field(
        "The entry of the same agency that this one repeats; both stay.",
        label="The entry it repeats",
    )
    known_to: KnownTo = several(
        "People and agencies that knew of it at the time, beyond the agency itself.",
        handling="reviewers team",
        label="Who knew of it",
    )
    known_on: Date | None = field(
        "When they came to know of it, if later.",
        handling="reviewers team",
        label="When they came to know",
    )
    delivery: Delivery | None = field(
        "The row that lt import read it from; lt writes this.",
        handling="reviewers team",
        by_lt=True,
        label="The delivery it came with",
    )
