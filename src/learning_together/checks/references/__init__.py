"""Checks of references: ids that are missing, double, alike or of the wrong kind."""
