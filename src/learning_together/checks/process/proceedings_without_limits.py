"""What parallel proceedings allow is agreed early."""

from learning_together.checks.rule import Check
from learning_together.checks.shared.empty_field import unsaid
from learning_together.records.kinds.proceeding import Proceeding

CHECK = Check(
    code="LT636",
    name="proceedings-without-limits",
    steps="collect: warning",
    title="Parallel proceedings without a contact, or without agreed limits",
    why="Staff who may be witnesses talk together in follow-on meetings, and notes may have "
    "to be disclosed; what may be discussed, by whom, and what is recorded has to be "
    "agreed beforehand (SCIE, Learning Together London pilots, 2011, section 4).",
    mend="Agree on it with the officer or lawyer in charge, and fill in “limits”, “contact”, "
    "“agreed_on” and “agreed_with”. “No limits were asked for” is an agreement too.",
    bad={
        "proceedings.yaml": "- id: PRO1  # <- LT636\n"
        "  title: Criminal prosecution\n"
        "  status: open\n"
        "  contact: Officer in charge\n",
    },
    good={
        "proceedings.yaml": "- id: PRO1\n"
        "  title: Criminal prosecution\n"
        "  status: open\n"
        "  contact: Officer in charge\n"
        "  limits: Witnesses do not discuss the night of 27 March.\n"
        "  agreed_on: 2024-01-10\n"
        "  agreed_with: Officer in charge\n",
    },
)

find = unsaid(
    CHECK,
    Proceeding,
    {
        "contact": "who to speak to",
        "limits": "what may be discussed and recorded",
        "agreed_on": "when that was agreed",
        "agreed_with": "with whom",
    },
    where=lambda one: one.status != "closed",
)
