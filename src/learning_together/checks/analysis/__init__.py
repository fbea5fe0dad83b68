"""Checks of the analysis: episodes, factors, findings; one module each."""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "episode_without_entries",
        "episode_without_why_key",
        "episode_without_key_to",
        "episode_without_account",
        "episode_without_knowledge",
        "episode_without_appraisal",
        "appraisal_without_benchmark",
        "episode_without_valence",
        "episode_without_rationality",
        "episode_without_factors",
        "episode_without_evidence",
        "episode_without_voice",
        "no_episodes_yet",
        "all_episodes_problematic",
        "factor_without_evidence",
        "factor_from_one_source",
        "factor_from_records_only",
        "factor_from_one_agency",
        "factor_without_front_line",
        "factor_of_no_episode",
        "unsorted_factor",
        "all_factors_personal",
        "episode_explained_by_individuals",
        "no_findings_yet",
        "finding_without_episodes",
        "finding_without_factors",
        "finding_that_jumps",
        "finding_with_loose_ends",
        "finding_on_one_episode",
        "finding_without_wider_evidence",
        "wider_evidence_without_source",
        "finding_without_underlying",
        "finding_without_question",
        "finding_without_priority",
        "shared_priority",
        "finding_with_open_questions",
        "too_many_findings",
        "finding_with_recommendations",
        "unknown_category",
        "finding_without_category",
        "finding_from_records_only",
        "finding_from_one_agency",
        "finding_explained_by_individuals",
        "synopsis_missing",
        "synopsis_gap",
        "synopsis_without_benchmark",
        "synopsis_without_text",
        "missing_section",
        "unanswered_research_question",
    )
)
