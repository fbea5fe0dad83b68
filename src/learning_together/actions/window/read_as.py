"""As whom people of a group read; of the others nobody knows."""

from learning_together.records.base import Audience

READ_AS = {
    "lead-reviewer": Audience.REVIEWERS,
    "review-team": Audience.TEAM,
    "administrator": Audience.TEAM,
    "case-group": Audience.CASE_GROUP,
    "family": Audience.FAMILY,
    "board": Audience.BOARD,
}
