"""Wording that hides the system: hindsight, norms, faulty parts, blame, labels, terms.

The word lists are data (`method.wordlists`); how strict a field is, too. None of these
checks is ever an error, and nothing is rewritten: a word is there because somebody chose it.
"""

from learning_together.checks.rule import rules

#: By code.
RULES = rules(
    __name__,
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
