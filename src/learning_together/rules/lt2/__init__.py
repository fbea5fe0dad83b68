"""Checks of the timeline; one module each."""
