"""Queries on how a review is run: governance, dates, information, staff, family."""

from learning_together import english
from learning_together.method import conversations, meetings, staff, timeline
from learning_together.method.days import has_come, is_no_plan
from learning_together.method.documents import was_read
from learning_together.method.family import was_heard
from learning_together.records.agreement import stands
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.assurance import Assurance
from learning_together.records.kinds.contact import FamilyContact
from learning_together.records.kinds.conversation import Conversation
from learning_together.records.kinds.disclosure import Disclosure
from learning_together.records.kinds.document import Document
from learning_together.records.kinds.effort import Effort
from learning_together.records.kinds.entry import Entry
from learning_together.records.kinds.meeting import Meeting
from learning_together.records.kinds.proceeding import Proceeding
from learning_together.records.kinds.query import Query
from learning_together.records.kinds.signoff import SignOff
from learning_together.records.placeholders import says_something
from learning_together.reports.quality_markers.evidence import (
    Evidence,
    FolderQuery,
    all_stated,
    share,
    share_of,
    share_of_group,
    stated,
)
from learning_together.reports.views.diary import WITH_CASE_GROUP
from learning_together.review.review import Review
from learning_together.stages import Stage


def _ownership(review: Review) -> Evidence:
    facts = review.facts
    return all_stated(
        {
            "who owns the data (owner)": facts.owner,
            "their controller (controller)": facts.controller,
            "until when they are kept (retention)": facts.retention,
        },
        "Owner, controller and retention of the data are recorded.",
    )


def _governance_routes(review: Review) -> Evidence | None:
    assured = {one.agency for one in review.all(Assurance)}
    return share(
        review.all(Agency),
        lambda one: one.governance or one.id in assured,
        "agencies have their own governance told or met.",
        "No agencies are listed.",
    )


def _sign_offs(review: Review) -> Evidence | None:
    signed = {
        id_ for one in review.all(SignOff) if is_no_plan(one.date, review.today) for id_ in one.by
    }
    if not signed and not review.stage.reached(Stage.REPORT):
        return None
    return share(
        staff.of_group(review, "review-team"),
        lambda one: one.id in signed,
        "members of the review team have signed off.",
        "There is no review team.",
    )


def _dates(review: Review) -> Evidence | None:
    return share(
        [one for one in review.all(Meeting) if one.status != "cancelled"],
        lambda one: one.date,
        "meetings have a day.",
        "No meetings are listed.",
    )


def _proceedings(review: Review) -> Evidence | None:
    if not review.all(Proceeding):
        return Evidence(
            found=True,
            some=False,
            text="No parallel proceedings are recorded; if there are none, nothing is missing.",
        )
    return share(
        review.all(Proceeding),
        lambda one: one.limits and stands(one),
        "parallel proceedings have agreed limits.",
    )


def _ledger(review: Review) -> Evidence | None:
    if not review.all(Proceeding):
        return None
    number = len(review.all(Disclosure))
    return stated(
        number,
        f"{english.counted(number, 'line')} in the schedule of material.",
        "There is no schedule of material.",
    )


def _timelines(review: Review) -> Evidence | None:
    told = timeline.by_agency(review)
    entries = english.counted(len(review.all(Entry)), "entry", "entries")
    return share(
        review.all(Agency),
        lambda one: one.id in told,
        f"agencies are in the timeline ({entries}).",
        "No agencies are listed.",
    )


def _conversations(review: Review) -> Evidence | None:
    if review.option.conversations == 0:
        return _took_part(review)
    return share(
        staff.of_group(review, "case-group"),
        lambda one: (
            conversations.held_with(review, one) or says_something(one.no_conversation_because)
        ),
        "staff of the case group were spoken to, or it is said why not.",
        "Nobody is on the list of the case group.",
    )


def _took_part(review: Review) -> Evidence | None:
    """Where there are no conversations: who of the case group came to a meeting."""
    came = {
        id_
        for one in review.all(Meeting)
        if meetings.was_held(one, review.today)
        for id_ in one.attendees
    }
    return share(
        staff.of_group(review, "case-group"),
        lambda one: one.id in came or says_something(one.no_conversation_because),
        "staff of the case group took part in a meeting, or it is said why not.",
        "Nobody is on the list of the case group.",
    )


def _joint_meetings(review: Review) -> Evidence | None:
    wanted = [type_ for type_ in review.option.meetings if type_ in WITH_CASE_GROUP]
    if not wanted:
        return None
    held = {one.type for one in review.all(Meeting) if meetings.was_held(one, review.today)}
    needs = review.option.needs
    # A follow-on meeting is not missing before the stage at which it is held is over.
    wanted = [
        type_
        for type_ in wanted
        if type_ in held
        or type_ not in needs
        or (review.stage != needs[type_].stage and review.stage.reached(needs[type_].stage))
    ]
    if not wanted:
        return None
    number = sum(type_ in held for type_ in wanted)
    text = f"{number} of {len(wanted)} meetings with the case group were held."
    return Evidence(found=number == len(wanted), some=number > 0, text=text)


def _of_those_heard(review: Review) -> list[FamilyContact]:
    return [one for one in review.all(FamilyContact) if was_heard(one, review.today)]


def _family_influence(review: Review) -> Evidence | None:
    return share(
        _of_those_heard(review),
        lambda one: one.influence,
        "accounts of the family have a note of what they changed.",
    )


def _family_draft(review: Review) -> Evidence | None:
    heard = _of_those_heard(review)
    shown = any(one.draft_shared for one in heard)
    if not shown and not review.stage.reached(Stage.REPORT):
        return None
    return share(heard, lambda one: one.draft_shared, "of them were shown the draft.")


#: By the names that markers.yaml calls them by.
QUERIES: dict[str, FolderQuery] = {
    "ownership": _ownership,
    "governance-routes": _governance_routes,
    "sign-offs": _sign_offs,
    "dates": _dates,
    "team-tasks": share_of_group(
        "review-team",
        lambda one: one.tasks,
        "members of the review team have tasks of their own.",
        "There is no review team.",
    ),
    "effort": lambda review: stated(
        review.all(Effort), "Time and cost are recorded.", "No time or cost is recorded."
    ),
    "proceedings": _proceedings,
    "ledger": _ledger,
    "timelines": _timelines,
    "documents": lambda review: share(
        review.all(Document),
        lambda one: was_read(one, review.today),
        "documents were read.",
        "No documents are listed.",
    ),
    "queries": share_of(Query, lambda one: one.answer, "queries to agencies are answered."),
    "conversations": _conversations,
    "write-ups": lambda review: share(
        [one for one in review.all(Conversation) if conversations.was_held(one, review.today)],
        lambda one: stands(one) and has_come(one.agreed_on, review.today),
        "write-ups were agreed with the participant.",
    ),
    "joint-meetings": _joint_meetings,
    "family-heard": lambda review: share(
        review.all(FamilyContact),
        lambda one: was_heard(one, review.today) or says_something(one.reason),
        "members of the family or network were heard, or it is said why not.",
        "Nothing is recorded of the family.",
    ),
    "family-influence": _family_influence,
    "family-draft": _family_draft,
}
