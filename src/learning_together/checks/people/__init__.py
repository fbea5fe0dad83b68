"""Checks of people and conversations: who is asked, by whom, under which limits."""

from learning_together.checks.rule import rules

#: By code.
RULES = rules(
    __name__,
    "no_conversation",
    "one_holder",
    "own_agency_holder",
    "writeup_not_shared",
    "writeup_not_agreed",
    "audio_during_proceedings",
    "barred_attendee",
    "witness_without_limit",
    "holder_not_in_team",
    "agency_not_in_review_team",
    "member_without_tasks",
    "no_time_commitment",
    "too_few_lead_reviewers",
    "lead_reviewer_not_independent",
    "family_not_involved",
    "conversation_outstanding",
    "conversation_plan_differs",
    "participant_not_in_case_group",
    "conversation_without_date",
    "bar_without_item",
    "member_without_agency",
    "changed_since_agreed",
    "agreed_words_not_noted",
    "family_wording_not_agreed",
)
