"""Queries on how a review was set up: referral, decision, purpose, commission."""

from learning_together import english
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.question import Question
from learning_together.records.placeholders import says_something
from learning_together.reports import wording
from learning_together.reports.quality_markers.evidence import (
    Evidence,
    FolderQuery,
    all_stated,
    fact,
    share_of,
    share_of_group,
    stated,
)
from learning_together.review.review import Review


def _decision(review: Review) -> Evidence:
    facts = review.facts
    on = f" of {wording.day(facts.decided_on)}" if facts.decided_on else ""
    return all_stated(
        {"the decision (decision)": facts.decision, "its day (decided_on)": facts.decided_on},
        f"The decision{on} is recorded.",
    )


def _questions(review: Review) -> Evidence:
    number = len(review.all(Question))
    return stated(
        number,
        f"{english.counted(number, 'research question')}.",
        "There are no research questions.",
    )


def _period(review: Review) -> Evidence:
    period = review.period
    return all_stated(
        {"the period (period)": period, "the reason for it": period and period.reason},
        "The period is set, with its reason.",
    )


#: By the names that markers.yaml calls them by.
QUERIES: dict[str, FolderQuery] = {
    "referral": fact(
        lambda facts: facts.referral,
        "Who put the case forward, and why, is recorded.",
        "Nothing says who put the case forward, when and why (referral in review.yaml).",
    ),
    "decision": _decision,
    "decision-reason": fact(
        lambda facts: facts.decision_reason,
        "The reason for the decision is recorded.",
        "The reason for the decision is not recorded (decision_reason in review.yaml).",
    ),
    "agencies-told": share_of(
        Agency,
        lambda one: one.contact,
        "agencies have a contact for the review.",
        "No agencies are listed.",
    ),
    "champions": share_of(
        Agency,
        lambda one: one.champion,
        "agencies have somebody who speaks up for the review.",
        "No agencies are listed.",
    ),
    "family-asked": share_of(
        FamilyContact,
        lambda one: one.offered_on or says_something(one.reason),
        "members of the family or network were told and asked, or it is said why not.",
        "Nothing is recorded of telling the family.",
    ),
    "research-questions": _questions,
    "promises": fact(
        lambda facts: facts.case_group,
        "What is asked of the case group, and promised to it, is recorded.",
        "Nothing says what is asked of the case group and promised to it (case_group in "
        "review.yaml).",
    ),
    "proportionality": fact(
        lambda facts: facts.proportionality,
        "Why this size of review is proportionate is recorded.",
        "Nothing says why this size of review is proportionate (proportionality in review.yaml).",
    ),
    "period": _period,
    "lead-reviewers": share_of_group(
        "lead-reviewer",
        lambda one: one.training,
        "lead reviewers have training, accreditation or independence recorded.",
        "No lead reviewers are listed.",
    ),
}
