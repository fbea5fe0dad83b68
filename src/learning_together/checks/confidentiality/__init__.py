"""Checks of confidentiality; one module each."""
