"""Holds a review against the quality markers of its framework."""

from pathlib import Path

from learning_together.reports.quality_markers.audit import Audit, build
from learning_together.reports.report import Asked
from learning_together.review.load import load


def audit(root: Path) -> Audit:
    """A review against the quality markers of its framework."""
    return build(load(root).review.named(), Asked())
