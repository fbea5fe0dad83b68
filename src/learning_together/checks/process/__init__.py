"""Checks of the process; one module each."""
