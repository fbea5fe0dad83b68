"""A programme of reviews: what is known of it beside the folders of its reviews.

No kind of a review folder: it is read from the `programme.yaml` of a folder of its own.
"""

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    Code,
    Date,
    OwnId,
    Prose,
    Proses,
    Text,
    Texts,
    Whole,
    field,
    several,
)
from learning_together.records.kinds.effort import EffortIssue
from learning_together.records.kinds.review import StageName


class Published(Part):
    """The publication from which what is told here was taken."""

    title: Text | None = field("Its title.", required=True)
    author: Text | None = field("The body that published it; no person.", required=True)
    date: Date | None = field("When it was published.", example="2011-10")


class Quotation(Part):
    """Words that somebody said, with consent or from a publication."""

    text: Text | None = field(
        "What was said, without quotation marks.", required=True, label="What was said"
    )
    who: Text | None = field("By role; never a name.", label="Who said it")
    place: Text | None = field("Where it stands in the source.", example="section 3")


class Figure(Part):
    """A number that the programme reports."""

    what: Text | None = field("What is counted.", required=True)
    number: Whole | None = field("How many.", required=True)
    place: Text | None = field("Where it stands in the source.", example="section 1")


class Topic(Part):
    """Something that the programme learned, under a heading of its own."""

    heading: Text | None = field("Its heading; none for what opens a part.")
    text: Prose | None = field("What is to be said of it.")
    points: Proses = several("Points of a list, below the text.")
    quotations: tuple[Quotation, ...] = several("What was said about it.")
    place: Text | None = field("Where it stands in the source.", example="section 3")


class Board(Part):
    """A board that takes part."""

    name: Text | None = field("Its name.", required=True)
    place: Text | None = field("Where it stands in the source.")


class Elsewhere(Part):
    """A review whose folder is not at hand."""

    title: Text | None = field("What it is called.", required=True)
    board: Text | None = field("Who commissioned it.")
    stage: StageName | None = field("How far it has come.")
    findings: Proses = several("Its findings, a sentence each.")
    note: Prose | None = field("What else is known of it.")
    place: Text | None = field("Where it stands in the source.")


class CostRow(Part):
    """A row of the table of time and cost."""

    issue: EffortIssue | None = field("Which row.", required=True)
    more: Proses = several("What takes more time or money than the usual process.")
    less: Proses = several("What takes less.")
    value: Proses = several("What it adds.")
    place: Text | None = field("Where it stands in the source.", example="section 7")


class Programme(Model):
    """A programme of reviews: what is known of it beside the folders of its reviews.

    Its parts are those of SCIE, Learning Together London pilots: interim report, 2011.
    """

    KIND = Kind(
        name="programme",
        one="programme",
        prefix="",
        holds="A programme of reviews: what is known of it beside the folders of its reviews.",
        handling="all",
        label="title",
        given=("id", "handling", "field_handling"),
    )

    id: OwnId | None = field("Not needed: there is one programme in a folder.")
    title: Text | None = field("The programme's name.", required=True, starts=True)
    subtitle: Text | None = field("A line below the title.", starts=True)
    framework: Code | None = field(
        "Under which guidance its reviews are done, where it is one; rows of the table of time and "
        "cost then have its words.",
        example="lcspr",
    )
    marking: Text | None = field(
        "The protective marking, printed on every page; none on what is made for the public.",
        starts=True,
        handling="reviewers team case-group participant agency family board proceedings",
    )
    harmless: Texts = several(
        "Wordings that may stand in its report although they look like a name, a number or a contact, or tell what somebody may be known by.",
        example="[partnership@example.org]",
        label="Words that are harmless",
    )
    published: Published | None = field(
        "Where this was published, if it is taken from a publication and not from work at hand.",
        label="As it is published",
    )
    boards: tuple[Board, ...] = several("Boards that take part.")
    elsewhere: tuple[Elsewhere, ...] = several(
        "Reviews whose folders are not at hand.", label="Reviews of other boards"
    )
    figures: tuple[Figure, ...] = several("Numbers that the programme reports.", label="Figures")
    introduction: tuple[Topic, ...] = several("What the programme is, and how it works.")
    headlines: tuple[Topic, ...] = several("The headline findings.", label="Headline findings")
    strengths: tuple[Topic, ...] = several(
        "Key strengths of the approach.", label="What works well"
    )
    open_questions: tuple[Topic, ...] = several("Outstanding implementation issues.")
    process: tuple[Topic, ...] = several("Managing the process.", label="Managing the process")
    expertise: tuple[Topic, ...] = several(
        "Developing reviewer expertise.", label="Developing reviewer expertise"
    )
    costs: tuple[CostRow, ...] = several("The table of time and cost.", label="Time and cost")
