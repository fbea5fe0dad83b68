"""The checks that look at a whole review, one module each.

A rule is a module with `CHECK` (what it looks for and why) and `find(review, setting)`, which
gives the problems. Rules read the review and what `learning_together.method` derives from it;
they know nothing of files, severity by stage, acceptance or the terminal. A new rule is a module
and a line here.
"""

from collections.abc import Iterator
from typing import Protocol

from learning_together.diagnostics import Check, Problem
from learning_together.review import Review
from learning_together.rules.lt1 import (
    duplicate_id,
    look_alike_ids,
    malformed_reference,
    missing_record,
    self_reference,
    unknown_code,
    unused_conversation,
    unused_source,
    wrong_kind,
)
from learning_together.rules.lt4 import (
    all_episodes_problematic,
    all_factors_personal,
    appraisal_without_benchmark,
    episode_explained_by_individuals,
    episode_without_account,
    episode_without_appraisal,
    episode_without_entries,
    episode_without_evidence,
    episode_without_factors,
    episode_without_key_to,
    episode_without_knowledge,
    episode_without_rationality,
    episode_without_valence,
    episode_without_voice,
    episode_without_why_key,
    factor_from_one_agency,
    factor_from_one_source,
    factor_from_records_only,
    factor_of_no_episode,
    factor_without_evidence,
    factor_without_front_line,
    finding_explained_by_individuals,
    finding_from_one_agency,
    finding_from_records_only,
    finding_on_one_episode,
    finding_that_jumps,
    finding_with_loose_ends,
    finding_with_open_questions,
    finding_with_recommendations,
    finding_without_category,
    finding_without_episodes,
    finding_without_factors,
    finding_without_priority,
    finding_without_question,
    finding_without_underlying,
    finding_without_wider_evidence,
    missing_section,
    no_episodes_yet,
    no_findings_yet,
    shared_priority,
    synopsis_gap,
    synopsis_missing,
    synopsis_without_benchmark,
    synopsis_without_text,
    too_many_findings,
    unanswered_research_question,
    unknown_category,
    unsorted_factor,
    wider_evidence_without_source,
)
from learning_together.setting import Setting


class Rule(Protocol):
    """What a rule's module has."""

    CHECK: Check

    def find(self, review: Review, setting: Setting, /) -> Iterator[Problem]:
        """The problems."""


#: Every rule, by code.
RULES: tuple[Rule, ...] = (
    missing_record,
    duplicate_id,
    look_alike_ids,
    wrong_kind,
    malformed_reference,
    unused_conversation,
    unused_source,
    unknown_code,
    self_reference,
    episode_without_entries,
    episode_without_why_key,
    episode_without_key_to,
    episode_without_account,
    episode_without_knowledge,
    episode_without_appraisal,
    appraisal_without_benchmark,
    episode_without_valence,
    episode_without_rationality,
    episode_without_factors,
    episode_without_evidence,
    episode_without_voice,
    no_episodes_yet,
    all_episodes_problematic,
    factor_without_evidence,
    factor_from_one_source,
    factor_from_records_only,
    factor_from_one_agency,
    factor_without_front_line,
    factor_of_no_episode,
    unsorted_factor,
    all_factors_personal,
    episode_explained_by_individuals,
    no_findings_yet,
    finding_without_episodes,
    finding_without_factors,
    finding_that_jumps,
    finding_with_loose_ends,
    finding_on_one_episode,
    finding_without_wider_evidence,
    wider_evidence_without_source,
    finding_without_underlying,
    finding_without_question,
    finding_without_priority,
    shared_priority,
    finding_with_open_questions,
    too_many_findings,
    finding_with_recommendations,
    unknown_category,
    finding_without_category,
    finding_from_records_only,
    finding_from_one_agency,
    finding_explained_by_individuals,
    synopsis_missing,
    synopsis_gap,
    synopsis_without_benchmark,
    synopsis_without_text,
    missing_section,
    unanswered_research_question,
)
