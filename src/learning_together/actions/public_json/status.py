"""The public JSON of `lt status`."""

import datetime as dt
from typing import ClassVar

from pydantic import Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.diagnostics import Severity
from learning_together.reports.progress.overview import Progress
from learning_together.stages import Stage


class SavedVersion(Part):
    """The last version in git."""

    commit: str = Field(description="The id of its commit.")
    day: dt.date = Field(description="Its day.")
    changed: bool = Field(description="Whether there are changes since.")


class Lack(Part):
    """What one check finds missing."""

    code: str = Field(description="The check's code.")
    title: str = Field(description="What is missing, in a line; the wording may change.")
    count: int = Field(description="How often.")
    records: tuple[str, ...] = Field(description="The ids of the records concerned, each once.")


class NextMeeting(Part):
    """The meeting that comes next."""

    id: str = Field(description="Its id.")
    name: str = Field(description="Its type, in words that may change.")
    date: dt.date = Field(description="Its day.")
    days: int = Field(description="How many days there are until then.")
    laid_down: bool = Field(description="Whether it is laid down what a meeting of its type needs.")
    lacks: tuple[Lack, ...] = Field(
        description="What it still lacks, the most frequent first: what is laid down; where "
        "nothing is, errors and warnings of its stage."
    )


class Account(Part):
    """One agency's timeline."""

    id: str = Field(validation_alias="agency", description="The agency's id.")
    name: str = Field(description="Its name.")
    entries: int = Field(description="How many entries it has.")
    first: str | None = Field(
        description="The date of the first that has one, as exact as it is known; null where none "
        "has."
    )
    last: str | None = Field(description="The date of the last.")


class Timeline(Part):
    """The timeline."""

    entries: int = Field(description="How many entries it has.")
    agencies: tuple[Account, ...] = Field(description="The agencies, those without entries last.")


class NotSpokenWith(Part):
    """Someone with whom there was no conversation, or none yet."""

    id: str = Field(description="The role code.")
    role: str = Field(description="Role and code, in words.")
    agency: str = Field(description="The agency's name.")
    planned: dt.date | None = Field(
        description="The day of the conversation; null where it is not set."
    )
    reason: str = Field(
        description="Why there will be none; empty where there is to be one, or none is given."
    )


class Conversations(Part):
    """The conversations with those who worked the case."""

    staff: int = Field(description="How many people worked the case.")
    held: int = Field(description="With how many of them a conversation was held.")
    write_ups: int = Field(description="How many conversations were held and are on record.")
    shared: int = Field(description="How many of these write-ups were shared with the participant.")
    agreed: int = Field(description="How many of them were agreed as they stand.")
    to_come: tuple[NotSpokenWith, ...] = Field(description="With whom one is planned.")
    unsettled: tuple[NotSpokenWith, ...] = Field(
        description="With whom it is not settled whether there will be one."
    )
    none: tuple[NotSpokenWith, ...] = Field(description="With whom there will be none.")


class Unfinished(Part):
    """A record of the analysis that lacks something."""

    id: str = Field(description="Its id.")
    called: str = Field(description="What it is called; the wording may change.")
    lacks: tuple[str, ...] = Field(description="What it lacks, in words that may change.")


class Layer(Part):
    """The records of one layer of the analysis."""

    count: int = Field(description="How many there are.")
    complete: int = Field(validation_alias="finished", description="How many lack nothing.")
    unfinished: tuple[Unfinished, ...] = Field(description="Those that lack something.")


class Findings(Layer):
    """The findings, with what only they have."""

    ranked: int = Field(description="How many have a rank.")
    asking: int = Field(description="How many have a question to the board.")


class Overdue(Part):
    """What is not done, though its day is past."""

    id: str = Field(description="Its id.")
    what: str = Field(description="What is to be done or answered.")
    who: str = Field(description="By whom, in words.")
    due: dt.date = Field(description="By when.")


class Waiting(Part):
    """A form that is out."""

    id: str = Field(description="The id of its record in the ledger of disclosures.")
    what: str = Field(description="What it is of; the wording may change.")
    who: str = Field(description="To whom it went, by position.")
    due: dt.date | None = Field(description="By when it is to come back; null where no day is set.")


class OpenWork(Part):
    """What is not done of one kind."""

    open: int = Field(description="How many are not done.")
    overdue: tuple[Overdue, ...] = Field(
        description="Those of them whose day is past, the longest overdue first."
    )
    waits: tuple[Waiting, ...] = Field(
        description="Of forms, all that are out, those due first before the others."
    )


class ProblemCounts(Part):
    """Results of the checks, counted."""

    errors: int = Field(description="Errors that the team has not accepted.")
    warnings: int = Field(description="Warnings that the team has not accepted.")
    infos: int = Field(description="Notes that the team has not accepted.")
    accepted: int = Field(description="Results that the team accepted.")


class Wording(Part):
    """A class of wording that hides the system."""

    code: str = Field(description="The check's code.")
    title: str = Field(description="What it is, in a line; the wording may change.")
    count: int = Field(description="How often it was found.")


class NextStep(Part):
    """A sensible next step."""

    what: str = Field(description="What to do, and why now; the wording may change.")
    command: str = Field(description="What to type for it; empty where no command helps.")


class StatusForm(Form):
    """Where the review stands."""

    COMMAND: ClassVar = "lt status"

    review: str = Field(description="The review's title.")
    stage: Stage = Field(description="The review's stage.")
    option: str = Field(description="The option of the method that it uses, in words.")
    framework: str = Field(description="The review's framework, in words.")
    draft: int | None = Field(description="The number of the draft; null where there is none.")
    today: dt.date = Field(description="The day on which was asked.")
    saved: SavedVersion | None = Field(
        description="The last version in git; null where there is none."
    )
    unread: tuple[str, ...] = Field(
        description="Kinds of which a file could not be read; what stands there is not counted."
    )
    meeting: NextMeeting | None = Field(description="The next meeting; null where no day is set.")
    timeline: Timeline = Field(description="The timeline, by agency.")
    conversations: Conversations | None = Field(
        description="The conversations; null where the option has none."
    )
    episodes: Layer = Field(description="The key practice episodes.")
    factors: Layer = Field(description="The contributory factors.")
    findings: Findings = Field(description="The findings.")
    open: dict[str, OpenWork] = Field(
        description="Queries, tasks, actions, forms that are out and comments, by kind, as far as "
        "there are any."
    )
    names_open: str = Field(
        description="What holds real names in `private/` and lies open, in words that may change; "
        "empty where nothing does."
    )
    upgrade: bool = Field(description="Whether `lt upgrade` is due.")
    problems: ProblemCounts = Field(description="How many results the checks have.")
    wording: tuple[Wording, ...] = Field(
        description="Of these, the results of the checks of wording, by class."
    )
    next: tuple[NextStep, ...] = Field(description="The next sensible steps.")

    @classmethod
    def of(cls, progress: Progress) -> "StatusForm":
        """The form of where a review stands."""
        return cls(
            version=1,
            review=progress.title,
            stage=progress.stage,
            option=progress.option,
            framework=progress.framework,
            draft=progress.draft,
            today=progress.today,
            saved=progress.saved,
            unread=progress.unread,
            meeting=progress.meeting,
            timeline=Timeline(
                entries=progress.entries,
                agencies=tuple(
                    Account(
                        agency=one.agency,
                        name=one.name,
                        entries=one.entries,
                        first=one.first and one.first.text,
                        last=one.last and one.last.text,
                    )
                    for one in progress.accounts
                ),
            ),
            conversations=progress.heard,
            episodes=progress.episodes,
            factors=progress.factors,
            findings=progress.findings,
            open={one.kind: one for one in progress.open},
            names_open=progress.names_open.what if progress.names_open else "",
            upgrade=progress.is_earlier,
            problems=ProblemCounts(
                errors=progress.problems[Severity.ERROR],
                warnings=progress.problems[Severity.WARNING],
                infos=progress.problems[Severity.INFO],
                accepted=progress.accepted,
            ),
            wording=progress.wording,
            next=progress.steps,
        )
