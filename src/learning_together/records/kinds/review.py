"""The review itself: what, why, for whom, over which period; review.yaml."""

from typing import Literal

from learning_together.records.base import Kind, Model, Part
from learning_together.records.field_types import (
    Code,
    Codes,
    Day,
    Flag,
    Month,
    OwnId,
    Prose,
    Text,
    Texts,
    Whole,
    field,
    several,
)

FrameworkName = Literal["lcspr", "sar", "dardr", "psirf", "scr", "learning-review"]
StageName = Literal["setup", "collect", "analyse", "report", "board"]
OptionName = Literal["full", "intensive", "mid-range", "focused", "rapid", "themed"]
TypologyName = Literal["lt2008", "lt2012", "local"]


class Period(Part):
    """The period under review."""

    start: Day | None = field("Its first day.", required=True, label="First day")
    end: Day | None = field("Its last day.", required=True, label="Last day")
    reason: Prose | None = field("Why this period.", starts=True, label="Why this time")


class Retention(Part):
    """How long the review's data are kept."""

    until: Day | None = field("Until when.", label="Kept until")
    destroy_by: Text | None = field(
        "Who destroys them then, by position.", label="Who destroys it then"
    )
    reason: Text | None = field("Where that is laid down.", label="Where that is laid down")


IdentifyingClassName = Literal[
    "family",
    "origin",
    "faith",
    "immigration",
    "condition",
    "work",
    "home",
    "harm",
    "press",
    "sexuality",
    "age",
    "date",
]


class IdentifyingWord(Part):
    """A phrase of the team's own that may single somebody out."""

    words: Code | None = field(
        "The phrase, as word lists have it.",
        required=True,
        example="narrow-gauge railway",
        label="The words",
    )
    kind: IdentifyingClassName | None = field(
        "Its class.", required=True, example="work", label="Their class"
    )


class KnownPlace(Part):
    """A place that reports can tell less exactly."""

    names: Codes = several(
        "How it is named in the review: full names and short ones.",
        required=True,
        example="[Westhaven, Port of Westhaven]",
        label="Its names",
    )
    general: Text | None = field(
        "What reports say in its place where they are asked to, as it stands within a sentence.",
        required=True,
        example="a coastal town",
        label="What to call it instead",
    )


class Category(Part):
    """A category of a team's own typology of findings."""

    key: Code | None = field(
        "What findings write.", required=True, example="tools", label="As it is typed"
    )
    label: Text | None = field(
        "What reports print.", required=True, sample="Tools", label="As it is printed"
    )


class Published(Part):
    """What the published report says of itself, in place of draft and version."""

    lead_reviewers: Texts = several(
        "Who led the review, named as they wish to be named.",
        example="[Two independent lead reviewers]",
    )
    authors: Texts = several("Who wrote the report, if others; named as they wish to be.")
    adopted: Day | None = field("When the board adopted the report.", label="When it was adopted")
    published: Day | None = field(
        "When it was or will be published.", label="When it was published"
    )
    isbn: Text | None = field("Its ISBN.", label="ISBN")
    copyright: Text | None = field(
        "Whose it is, and what others may do with it.",
        example="© the partnership, 2024. May be copied for learning.",
    )
    contact: Text | None = field(
        "Where to write about it; no person's own address.", label="Whom to write to"
    )
    foreword: Prose | None = field("A foreword, printed before the introduction.")
    response: Flag | None = field(
        "Whether the board's response, once it is given, is bound into the report.", example="yes"
    )
    marking: Text | None = field("A marking on what is made for the public; usually none.")


RecommendationsName = Literal["none", "questions", "recommendations"]
WordClassName = Literal[
    "counterfactual",
    "normative",
    "mechanistic",
    "outcome",
    "blame",
    "labels",
    "terms",
    "staff-matters",
    "court-matters",
]


class OwnWord(Part):
    """A phrase of the team's own that the checks of wording look for."""

    words: Code | None = field(
        "The phrase, as word lists have it.",
        required=True,
        example="frequent flyer*",
        label="The words",
    )
    kind: WordClassName | None = field(
        "Its class.", required=True, example="labels", label="Their class"
    )
    ask: Text | None = field(
        "A question to ask instead.",
        example="What did the person come for each time?",
        label="What to ask instead",
    )
    unless: Codes = several(
        "Phrases in which it means something else.", label="Unless these words stand near"
    )


class ReviewFacts(Model):
    """The review itself: what, why, for whom, over which period."""

    KIND = Kind(
        name="review",
        one="review",
        prefix="",
        holds="The review itself: what, why, for whom, over which period.",
        handling="all",
        label="title",
        given=("id",),
    )
    id: OwnId | None = field("Not needed: there is one review in a folder.")
    format: Whole | None = field("The format of the folder; set by lt.", required=True, example="1")
    title: Text | None = field(
        "The review's name; it appears on every report.",
        required=True,
        sample="Review of the death of a child",
    )
    subject: Text | None = field(
        "The person whom the review is about, by the name that it uses instead of the real one.",
        starts=True,
        example="Person C",
        label="Whom the review is about",
    )
    subject_born: Month | None = field(
        "Year and month of that person's birth, for ages in the chronology; never the day.",
        handling="reviewers team",
        example="2020-09",
        label="Their date of birth",
    )
    framework: FrameworkName | None = field(
        "Under which guidance the review is done.", required=True, example="lcspr"
    )
    option: OptionName | None = field(
        "How large the review is.", required=True, example="full", label="How the review is done"
    )
    stage: StageName | None = field(
        "How far the review has come; the checks ask only for what is due.",
        required=True,
        example="setup",
        label="Where the review stands",
    )
    recommendations: RecommendationsName | None = field(
        "What findings leave the board with: nothing more, questions, or recommendations, with "
        "questions or without; what is usual under the framework where nothing is said.",
        example="questions",
        label="Whether it makes recommendations",
    )
    board: Text | None = field("Who commissioned it.", starts=True, label="The board it is for")
    decision: Text | None = field(
        "What was decided: that this review be held.",
        starts=True,
        label="What was decided",
    )
    decided_on: Day | None = field(
        "When that was decided.", starts=True, label="When that was decided"
    )
    decision_reason: Prose | None = field(
        "Why, and what kind of review, by which test.", starts=True, label="Why, and by which test"
    )
    referral: Prose | None = field(
        "Who put the case forward for a review, when and why.", label="How the case was referred"
    )
    proportionality: Prose | None = field(
        "Why this option is proportionate.", label="Why this kind of review"
    )
    period: Period | None = field(
        "The period under review.", starts=True, label="The time looked at"
    )
    marking: Text | None = field(
        "The protective marking, printed on every page; none on what is made for the public.",
        starts=True,
        example="OFFICIAL-SENSITIVE",
        handling="reviewers team case-group participant agency family board proceedings",
    )
    draft: Whole | None = field(
        "The number of the draft; people set it.", starts=True, label="Number of the draft"
    )
    draft_date: Day | None = field(
        "The day of the draft, if it is to be printed.", label="Date of the draft"
    )
    owner: Text | None = field(
        "Who owns the data of the review, by position.", starts=True, label="Who owns the review"
    )
    controller: Text | None = field(
        "The controller of the data in law.", starts=True, label="Data controller"
    )
    information_handling: Prose | None = field(
        "Where data are kept and who may see them.", label="How information is handled"
    )
    retention: Retention | None = field(
        "How long the data are kept.", starts=True, label="How long it is kept"
    )
    typology: TypologyName | None = field(
        "The typology that findings are sorted by: SCIE's of 2008, its later one, or your own.",
        starts=True,
        example="lt2012",
        label="Typology of findings",
    )
    categories: tuple[Category, ...] = several(
        "The categories of your own typology.", label="Categories of the team's own"
    )
    ranking_criteria: Texts = several(
        "What findings are ranked by, as the team agreed.",
        handling="reviewers team board",
        example="[How many people it touches, How much can be changed here]",
        label="What findings are ranked by",
    )
    case_group: Prose | None = field(
        "Who the case group is, and what is asked of it.", label="The case group"
    )
    family_involvement: Prose | None = field(
        "How the family will be involved.", label="How the family is involved"
    )
    publication: Prose | None = field(
        "Whether, when and how the report is published.", label="Whether and how it is published"
    )
    published: Published | None = field(
        "What the published report says of itself.", label="As it is published"
    )
    prefixes: dict[Code, Code] | None = field(
        "Prefixes of ids other than the usual ones, by kind.",
        example="{episodes: EP}",
        label="Beginnings of ids",
    )
    own_words: tuple[OwnWord, ...] = several(
        "Phrases that the checks of wording look for, beyond the lists that ship.",
        label="The team's own words to look out for",
    )
    silenced_words: Codes = several(
        "Phrases that the checks of wording leave alone.",
        example="[red flag*, hard to reach]",
        label="Words not to look out for",
    )
    identifying_words: tuple[IdentifyingWord, ...] = several(
        "Phrases that may single somebody out where several classes of them stand together, beyond the list that ships.",
        label="Words that may identify somebody",
    )
    identifying_together: Whole | None = field(
        "How many classes of such things told together are worth a look; 3 where nothing is said.",
        example="3",
        label="Things that identify together",
    )
    harmless: Texts = several(
        "Wordings that may stand in texts and reports although they look like a name, a number or a contact: the board's own address, an author who is cited.",
        example="[partnership@example.org]",
        label="Words that are harmless",
    )
    places: tuple[KnownPlace, ...] = several(
        "Places that lt report --places general tells less exactly.",
        handling="reviewers team",
        label="Places",
    )
    shared_places: Texts = several(
        "Parts of paths below which files are synced or shared, besides the usual ones (OneDrive, Dropbox and the like); the readable key must not lie there.",
        example="[TeamShare]",
        label="Places that several people share",
    )
    leaves_out: Texts = several(
        "Folders within this one that are no part of the review; they are not read.",
        example="[minutes-scanned]",
        label="What the review leaves out",
    )
