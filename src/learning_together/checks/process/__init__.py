"""Checks of the process; one module each."""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "meeting_without_date",
        "too_few_meetings",
        "meetings_out_of_order",
        "sign_off_before_follow_on",
        "board_before_sign_off",
        "sign_off_incomplete",
        "sign_off_of_earlier_draft",
        "meeting_status",
        "too_many_conversations",
        "no_agencies",
        "no_review_team",
        "no_case_group",
        "case_group_member_unplaced",
        "no_research_questions",
        "review_decision_unexplained",
        "data_without_owner",
        "decision_without_reason",
        "decision_without_author",
        "accepts_unknown_check",
        "acceptance_not_possible",
        "acceptance_without_state",
        "acceptance_lapsed",
        "supervision_not_recorded",
        "effort_not_recorded",
        "unanswered_query",
        "overdue_task",
        "unanswered_comment",
        "draft_without_number",
        "proceedings_without_limits",
        "finding_without_response",
        "response_without_answer",
        "response_without_reason",
        "response_without_action",
        "action_without_owner",
        "overdue_action",
        "meeting_on_weekend",
        "meeting_on_bank_holiday",
        "meetings_on_one_day",
        "attendee_clash",
        "little_time_to_write_up",
        "conversation_after_follow_on",
        "meeting_in_holiday_weeks",
        "duration_not_understood",
        "disclosure_without_basis",
        "conversation_not_on_schedule",
        "consent_not_noted",
        "effort_not_compared",
        "response_without_monitoring",
        "response_to_no_question",
    )
)
