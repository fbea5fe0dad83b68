"""Wording that hides the system: hindsight, norms, faulty parts, blame, labels, terms.

The word lists are data (`method.wordlists`); how strict a field is, too. None of these
checks is ever an error, and nothing is rewritten: a word is there because somebody chose it.
"""
