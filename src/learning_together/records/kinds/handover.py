"""That a matter of capability or discipline was handed to the agency; nothing more."""

from learning_together.records.base import Kind, Model
from learning_together.records.field_types import AgencyRef, Day, field


class Handover(Model):
    """That a matter of capability or discipline was handed to the agency; nothing more.

    In the London pilots "the concerns about an individual's practice were brought to the attention
    of the relevant agency to handle in the usual way" (SCIE, Learning Together London pilots:
    interim report, 2011, section 4). The review keeps the fact and the day, so that it can show
    that it did what it had to; whom and what it was about stays with the agency.
    """

    KIND = Kind(
        name="handovers",
        one="handover",
        prefix="HND",
        holds="That a matter of capability or discipline was handed to the agency, and when; never whom or what it was about, and never in a report.",
        handling="reviewers",
        label="agency",
        reported=False,
    )

    agency: AgencyRef | None = field(
        "To which agency.", required=True, example="health", label="Which agency"
    )
    date: Day | None = field(
        "When.", required=True, example="2023-10-09", label="When it was handed over"
    )
