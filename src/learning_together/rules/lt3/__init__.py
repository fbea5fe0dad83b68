"""Checks of people and conversations; one module each."""
