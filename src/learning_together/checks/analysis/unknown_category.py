"""Categories come from the typology that the review names."""

from learning_together.checks.rule import Check, Problems, Review, Setting
from learning_together.checks.shared.words import about, name
from learning_together.english import listed
from learning_together.ids import Id
from learning_together.records.did_you_mean import near
from learning_together.records.frameworks import typology
from learning_together.records.kinds.finding import Finding
from learning_together.records.shape import fields
from learning_together.review.vocabulary import Vocabulary

CHECK = Check(
    code="LT455",
    name="unknown-category",
    steps="analyse: warning",
    title="A finding in a category that the review's typology does not have",
    why="Findings are grouped by typology, in this report and over many reviews; a category "
    "that the typology lacks is in no group.",
    mend="Use one of the categories, or name your own under “categories” in review.yaml, with "
    "typology: local.",
    bad={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n"
        "typology: lt2012\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  category: toolz  # <- LT455\n",
    },
    good={
        "review.yaml": "format: 1\n"
        "title: Sample\n"
        "framework: lcspr\n"
        "option: full\n"
        "stage: analyse\n"
        "typology: lt2012\n",
        "findings.yaml": "- id: FIN1\n"
        "  statement: Neglect is met visit by visit\n"
        "  category: tools\n",
    },
)


def find(review: Review, _setting: Setting) -> Problems:
    """Categories that are in neither the typology nor the review's own list."""
    facts = review.facts
    if {"typology", "categories"} & facts.faulty:
        return
    own = [category.key for category in facts.categories if category.key]
    keys = [*typology(facts.typology or ""), *own]
    known = {Id(key) for key in keys}
    for finding in review.all(Finding):
        if not finding.category or Id(finding.category) in known:
            continue
        label = Vocabulary(review).meant(fields(Finding)["category"], finding.category)
        guess = label if label in keys else near(finding.category, tuple(keys))
        if guess:
            help_ = f"Did you mean “{guess}”? The categories are {listed(keys)}."
        elif keys:
            help_ = f"The categories are {listed(keys)}."
        else:
            help_ = "Name a typology in review.yaml: typology: lt2012, or local with “categories”."
        says = (
            f"{name(finding)} has the category “{finding.category}”, which the review's typology "
            "does not have."
            if keys
            else f"{name(finding)} has a category, but review.yaml names no typology."
        )
        yield about(CHECK, finding, says, "category", help=help_)
