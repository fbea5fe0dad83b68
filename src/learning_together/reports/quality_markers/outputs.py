"""Queries on what a review comes to: analysis, report, response, action, effect."""

from collections.abc import Callable

from learning_together import english
from learning_together.method import links
from learning_together.method.meetings import says_held
from learning_together.records.kinds.action import Action
from learning_together.records.kinds.episode import Episode
from learning_together.records.kinds.factor import Factor
from learning_together.records.kinds.finding import Finding
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.response import Response
from learning_together.records.kinds.section import Section
from learning_together.records.kinds.supervision import Supervision
from learning_together.reports import wording
from learning_together.reports.quality_markers.evidence import (
    Evidence,
    all_filled,
    all_stated,
    share,
    stated,
)
from learning_together.review.review import Review


def _episodes(review: Review) -> Evidence:
    return share(
        review.all(Episode),
        all_filled("appraisal", "benchmark", "local_rationality"),
        "episodes are judged against a benchmark and explained.",
        "There are no key practice episodes.",
    )


def _factors(review: Review) -> Evidence:
    return share(
        review.all(Factor),
        lambda one: (
            getattr(one, "evidence", None)
            or (isinstance(one, Factor) and links.conversations_on(review, one))
        ),
        "contributory factors have evidence.",
        "There are no contributory factors.",
    )


def _findings(review: Review) -> Evidence:
    return share(
        review.all(Finding),
        all_filled("underlying", "wider_evidence"),
        "findings say what makes them underlying, with evidence from beyond the case.",
        "There are no findings.",
    )


def _supervision(review: Review) -> Evidence:
    number = len(review.all(Supervision))
    return stated(
        number,
        f"{english.counted(number, 'supervision session')} or critiques recorded."
        if number > 1
        else "1 supervision session or critique recorded.",
        "No supervision of the lead reviewers is recorded.",
    )


def _findings_complete(review: Review) -> Evidence:
    return share(
        review.all(Finding),
        all_filled("questions", "priority", "impact"),
        "findings have a rank, say why they matter, and put questions to the board.",
        "There are no findings.",
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
    held = [one for one in review.all(Meeting) if one.type == "board" and says_held(one)]
    on = english.listed(wording.day(one.date) for one in held)
    return stated(held, f"The board met about it: {on}.", "No meeting with the board was held yet.")


def _responses(review: Review) -> Evidence:
    answered = {one.finding for one in review.all(Response) if one.accepted}
    return share(
        review.all(Finding),
        lambda one: one.id in answered,
        "findings are answered by the board.",
        "There are no findings to answer.",
    )


def _response_reasons(review: Review) -> Evidence:
    return share(
        review.all(Response),
        lambda one: getattr(one, "reason", None),
        "responses say why.",
        "There are no responses.",
    )


def _actions(review: Review) -> Evidence:
    return share(
        review.all(Action),
        lambda one: (
            getattr(one, "due", None)
            and (getattr(one, "owner", None) or getattr(one, "agency", None))
        ),
        "actions have an owner and a day.",
        "There are no actions.",
    )


def _publication(review: Review) -> Evidence:
    return stated(
        review.facts.publication,
        "Whether, when and how to publish is recorded.",
        "Nothing says whether, when and how to publish (publication in review.yaml).",
    )


def _actions_done(review: Review) -> Evidence:
    return share(
        review.all(Action),
        lambda one: getattr(one, "done_on", None),
        "actions are done.",
        "There are no actions.",
    )


def _monitoring(review: Review) -> Evidence:
    return share(
        review.all(Response),
        lambda one: getattr(one, "monitoring", None),
        "responses say how the effect will be judged.",
        "There are no responses.",
    )


def _effects(review: Review) -> Evidence:
    return share(
        [one for one in review.all(Action) if one.done_on],
        lambda one: getattr(one, "effect", None),
        "actions that are done have a note of what they changed.",
        "No action is done yet.",
    )


#: By the names that markers.yaml calls them by.
QUERIES: dict[str, Callable[[Review], Evidence | None]] = {
    "episodes": _episodes,
    "factors": _factors,
    "findings": _findings,
    "supervision": _supervision,
    "findings-complete": _findings_complete,
    "summary": _summary,
    "marking": _marking,
    "board-meeting": _board_meeting,
    "responses": _responses,
    "response-reasons": _response_reasons,
    "actions": _actions,
    "publication": _publication,
    "actions-done": _actions_done,
    "monitoring": _monitoring,
    "effects": _effects,
}
