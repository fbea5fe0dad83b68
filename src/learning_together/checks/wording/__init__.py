"""Wording that hides the system: hindsight, norms, faulty parts, blame, labels, terms.

The word lists are data (`method.wordlists`); how strict a field is, too. None of these
checks is ever an error, and nothing is rewritten: a word is there because somebody chose it.
"""

from importlib import import_module
from typing import cast

from learning_together.checks.rule import Rule

#: By code.
RULES: tuple[Rule, ...] = tuple(
    cast("Rule", import_module(f"{__name__}.{name}"))
    for name in (
        "counterfactual_wording",
        "normative_wording",
        "mechanistic_wording",
        "outcome_wording",
        "blaming_wording",
        "labelling_wording",
        "terms_of_inquiry",
        "staff_matters",
        "court_matters",
        "wording_of_others",
        "phrase_not_understood",
    )
)
