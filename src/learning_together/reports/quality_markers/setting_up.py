"""Queries on how a review was set up: referral, decision, purpose, commission."""

from collections.abc import Callable

from learning_together import english
from learning_together.method import staff
from learning_together.records.kinds import Agency, FamilyContact, Question
from learning_together.reports import wording
from learning_together.reports.quality_markers.evidence import Evidence, all_stated, share, stated
from learning_together.review.review import Review


def _referral(review: Review) -> Evidence:
    return stated(
        review.facts.referral,
        "Who put the case forward, and why, is recorded.",
        "Nothing says who put the case forward, when and why (referral in review.yaml).",
    )


def _decision(review: Review) -> Evidence:
    facts = review.facts
    on = f" of {wording.day(facts.decided_on)}" if facts.decided_on else ""
    return all_stated(
        {"the decision (decision)": facts.decision, "its day (decided_on)": facts.decided_on},
        f"The decision{on} is recorded.",
    )


def _decision_reason(review: Review) -> Evidence:
    return stated(
        review.facts.decision_reason,
        "The reason for the decision is recorded.",
        "The reason for the decision is not recorded (decision_reason in review.yaml).",
    )


def _agencies_told(review: Review) -> Evidence:
    return share(
        review.all(Agency),
        lambda one: getattr(one, "contact", None),
        "agencies have a contact for the review.",
        "No agencies are listed.",
    )


def _champions(review: Review) -> Evidence:
    return share(
        review.all(Agency),
        lambda one: getattr(one, "champion", None),
        "agencies have somebody who speaks up for the review.",
        "No agencies are listed.",
    )


def _family_asked(review: Review) -> Evidence:
    return share(
        review.all(FamilyContact),
        lambda one: getattr(one, "offered_on", None) or getattr(one, "reason", None),
        "members of the family or network were told and asked, or it is said why not.",
        "Nothing is recorded of telling the family.",
    )


def _questions(review: Review) -> Evidence:
    number = len(review.all(Question))
    return stated(
        number,
        f"{english.counted(number, 'research question')}.",
        "There are no research questions.",
    )


def _promises(review: Review) -> Evidence:
    return stated(
        review.facts.case_group,
        "What is asked of the case group, and promised to it, is recorded.",
        "Nothing says what is asked of the case group and promised to it (case_group in "
        "review.yaml).",
    )


def _proportionality(review: Review) -> Evidence:
    return stated(
        review.facts.proportionality,
        "Why this size of review is proportionate is recorded.",
        "Nothing says why this size of review is proportionate (proportionality in review.yaml).",
    )


def _period(review: Review) -> Evidence:
    period = review.period
    return all_stated(
        {"the period (period)": period, "the reason for it": period and period.reason},
        "The period is set, with its reason.",
    )


def _lead_reviewers(review: Review) -> Evidence:
    return share(
        staff.of_group(review, "lead-reviewer"),
        lambda one: getattr(one, "training", None),
        "lead reviewers have training, accreditation or independence recorded.",
        "No lead reviewers are listed.",
    )


#: By the names that markers.yaml calls them by.
QUERIES: dict[str, Callable[[Review], Evidence | None]] = {
    "referral": _referral,
    "decision": _decision,
    "decision-reason": _decision_reason,
    "agencies-told": _agencies_told,
    "champions": _champions,
    "family-asked": _family_asked,
    "research-questions": _questions,
    "promises": _promises,
    "proportionality": _proportionality,
    "period": _period,
    "lead-reviewers": _lead_reviewers,
}
