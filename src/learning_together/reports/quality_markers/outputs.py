"""Queries on what a review comes to: analysis, report, response, action, effect."""

from learning_together import english
from learning_together.method import corroboration
from learning_together.method.days import has_come, is_no_plan
from learning_together.method.meetings import was_held
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.response import Response
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.source import Source
from learning_together.records.kinds.supervision import Supervision
from learning_together.reports import wording
from learning_together.reports.quality_markers.evidence import (
    Evidence,
    FolderQuery,
    all_stated,
    fact,
    share,
    share_of,
    stated,
)
from learning_together.review.review import Review


def _factors(review: Review) -> Evidence | None:
    return share(
        review.all(Factor),
        lambda one: (
            corroboration.of_factor(review, one).sources or review.each(one.evidence, Source)
        ),
        "contributory factors have evidence.",
        "There are no contributory factors.",
    )


def _supervision(review: Review) -> Evidence:
    number = sum(is_no_plan(one.date, review.today) for one in review.all(Supervision))
    return stated(
        number,
        f"{english.counted(number, 'supervision session')} or critiques recorded."
        if number > 1
        else "1 supervision session or critique recorded.",
        "No supervision of the lead reviewers is recorded.",
    )


def _summary(review: Review) -> Evidence:
    return stated(
        any(one.id_text == "summary" and one.text for one in review.all(Section)),
        "There is a summary.",
        "There is no summary (sections/summary.md).",
    )


def _marking(review: Review) -> Evidence | None:
    facts = review.facts
    if not review.all(Finding):
        return None  # A new folder comes with both, and with nothing yet to mark.
    return all_stated(
        {
            "the protective marking (marking)": facts.marking,
            "the number of the draft (draft)": facts.draft is not None,
        },
        "The report has a protective marking and a draft number.",
    )


def _board_meeting(review: Review) -> Evidence:
    held = [
        one for one in review.all(Meeting) if one.type == "board" and was_held(one, review.today)
    ]
    on = english.listed(wording.day(one.date) for one in held)
    return stated(held, f"The board met about it: {on}.", "No meeting with the board was held yet.")


def _responses(review: Review) -> Evidence | None:
    answered = {one.finding for one in review.all(Response) if one.accepted}
    return share(
        review.all(Finding),
        lambda one: one.id in answered,
        "findings are answered by the board.",
        "There are no findings to answer.",
    )


def _effects(review: Review) -> Evidence | None:
    return share(
        [one for one in review.all(Action) if has_come(one.done_on, review.today)],
        lambda one: one.effect,
        "actions that are done have a note of what they changed.",
        "No action is done yet.",
    )


#: By the names that markers.yaml calls them by.
QUERIES: dict[str, FolderQuery] = {
    "episodes": share_of(
        Episode,
        lambda one: one.appraisal and one.benchmark and one.local_rationality,
        "episodes are judged against a benchmark and explained.",
        "There are no key practice episodes.",
    ),
    "factors": _factors,
    "findings": share_of(
        Finding,
        lambda one: one.underlying and one.wider_evidence,
        "findings say what makes them underlying, with evidence from beyond the case.",
        "There are no findings.",
    ),
    "supervision": _supervision,
    "findings-complete": share_of(
        Finding,
        lambda one: one.questions and one.priority and one.impact,
        "findings have a rank, say why they matter, and put questions to the board.",
        "There are no findings.",
    ),
    "summary": _summary,
    "marking": _marking,
    "board-meeting": _board_meeting,
    "responses": _responses,
    "response-reasons": share_of(
        Response, lambda one: one.reason, "responses say why.", "There are no responses."
    ),
    "actions": share_of(
        Action,
        lambda one: one.due and (one.owner or one.agency),
        "actions have an owner and a day.",
        "There are no actions.",
    ),
    "publication": fact(
        lambda facts: facts.publication,
        "Whether, when and how to publish is recorded.",
        "Nothing says whether, when and how to publish (publication in review.yaml).",
    ),
    "actions-done": lambda review: share(
        review.all(Action),
        lambda one: has_come(one.done_on, review.today),
        "actions are done.",
        "There are no actions.",
    ),
    "monitoring": share_of(
        Response,
        lambda one: one.monitoring,
        "responses say how the effect will be judged.",
        "There are no responses.",
    ),
    "effects": _effects,
}
