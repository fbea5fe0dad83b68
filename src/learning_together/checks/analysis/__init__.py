"""Checks of the analysis: episodes, factors, findings; one module each."""
