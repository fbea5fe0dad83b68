"""The public JSON of `lt show`: a record, and what somebody knew by a day."""

from dataclasses import asdict
from typing import Any, ClassVar

from pydantic import Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.records.base import AudienceName
from learning_together.reports.record.evidence_tree import Status
from learning_together.reports.record.page import RecordPage
from learning_together.reports.views.tunnel import Tunnel


class ShownRecord(Part):
    """The record that was asked for."""

    id: str = Field(description="Its id.")
    kind: str = Field(description="The plural of its kind.")
    called: str = Field(description="What it is called; the wording may change.")
    file: str = Field(description="The file in which it stands, within the review.")
    line: int = Field(description="The line at which it begins, from 1.")
    column: int = Field(description="The column, from 1.")
    readers: tuple[AudienceName, ...] = Field(description="The audiences that may read it.")
    changed_since_agreed: bool = Field(
        description="Whether somebody agreed to its words and they are others now."
    )
    fields: dict[str, Any] = Field(
        description="What it holds, by field, as in the folder; fields that are not filled in are "
        "left out."
    )


class ListedRecord(Part):
    """A record in a list."""

    id: str = Field(description="Its id.")
    called: str = Field(description="What it is called; the wording may change.")
    note: str = Field(description="What else there is to say, in words that may change.")


class WhoStandsBehind(Part):
    """Who stands behind a piece of analysis."""

    agencies: tuple[str, ...] = Field(
        description="Agencies whose staff or records speak for it, in words."
    )
    conversations: tuple[str, ...] = Field(description="Participants who speak for it, in words.")
    documents: tuple[str, ...] = Field(
        description="Documents, and agencies' records that entries cite, in words."
    )
    front_line: int = Field(description="How many of the participants worked on the front line.")
    managers: int = Field(description="How many of them managed.")
    family: tuple[str, ...] = Field(description="The ids of contacts with the family.")
    sources: int = Field(description="How many independent sources there are.")
    silent: tuple[str, ...] = Field(
        description="The ids of what is cited and not counted, since it was not held, read or "
        "heard as far as its record tells."
    )
    made_of: str = Field(
        "",
        description="Of an episode, which entries it is made of and that they are not counted, in "
        "words that may change; empty for others.",
    )


class PartPlayed(Part):
    """The part that a person or an agency played."""

    people: tuple[ListedRecord, ...] = Field(
        description="Of an agency: who works for it; of a person: who worked under them."
    )
    conversations: tuple[ListedRecord, ...] = Field(
        description="Those with the person, or with the agency's staff."
    )
    entries: tuple[ListedRecord, ...] = Field(
        description="Entries that name the person, or of the agency's account, in order of time."
    )
    episodes: tuple[ListedRecord, ...] = Field(description="Episodes in which they took part.")


class Naming(Part):
    """Where a link was typed."""

    record: str = Field(description="The id of the record in which it stands.")
    field: str = Field(description="The field, dotted where it is nested.")


class Node(Part):
    """A record in a tree."""

    id: str = Field(description="Its id; as typed where there is no such record.")
    kind: str = Field(description="The plural of its kind; empty where there is no such record.")
    called: str = Field(description="What it is called; the wording may change.")
    status: Status = Field(
        description="`shown` with all below it; `above`: it stands earlier in the same tree, with "
        "what is below it; `deeper`: what is below it was left out; `missing`: there is no such "
        "record; `unread`: it may stand in a file that cannot be read."
    )
    named_in: tuple[Naming, ...] = Field(
        validation_alias="named",
        description="Where the link to the record above it was typed, on either side.",
    )
    children: tuple["Node", ...] = Field(description="What is below it.")


class ShowForm(Form):
    """One record, what it rests on, and what rests on it."""

    COMMAND: ClassVar = "lt show ID"

    review: str = Field(description="The review's title.")
    record: ShownRecord = Field(description="The record.")
    accounts: tuple[ListedRecord, ...] = Field(description="Other accounts of the same event.")
    behind: WhoStandsBehind | None = Field(
        description="Who stands behind it; null for what is no analysis."
    )
    part: PartPlayed | None = Field(
        description="The part that the person or agency played; null for other records."
    )
    rests_on: tuple[Node, ...] = Field(description="What it rests on.")
    resting_on: tuple[Node, ...] = Field(description="What rests on it, or names it.")

    @classmethod
    def of(cls, page: RecordPage, title: str) -> "ShowForm":
        """The form of a record with its two trees.

        Args:
            page: The record.
            title: Of the review.
        """
        return cls(
            version=1,
            review=title,
            record=ShownRecord(
                id=page.id,
                kind=page.kind,
                called=page.called,
                file=page.place.file,
                line=page.place.line,
                column=page.place.column,
                readers=page.readers,
                changed_since_agreed=page.reworded,
                fields=page.typed,
            ),
            accounts=page.accounts,
            behind=page.behind,
            part=page.part,
            rests_on=page.rests_on,
            resting_on=page.resting_on,
        )


class KnownEntry(Part):
    """An entry of the timeline."""

    id: str = Field(description="Its id.")
    when: str = Field(description="When it was, in words.")
    agency: str = Field(description="The name of the agency whose account it is.")
    event: str = Field(description="What happened.")


class TurningPoint(Part):
    """A turning point as the participant saw it; parts that are empty were not told."""

    who: str = Field(description="The participant, in words.")
    when: str = Field(description="When it was, in words.")
    conversation: str = Field(description="The id of the conversation in which it was told.")
    saw: str = Field(description="What they saw.")
    took_it_to_mean: str = Field(description="What they took it to mean.")
    was_trying_to: str = Field(description="What they were trying to do.")
    pressed_by: str = Field(description="What they were pressed by.")


class TunnelForm(Form):
    """The view from the tunnel: only what a person or an agency knew by a day."""

    COMMAND: ClassVar = "lt show ID --on DATE"

    review: str = Field(description="The review's title.")
    who: str = Field(description="The person or the agency, in words.")
    day: str = Field(description="The day by whose end they knew it, in words.")
    own: tuple[KnownEntry, ...] = Field(description="What they knew first hand.")
    reached: tuple[KnownEntry, ...] = Field(description="What they were told, or sent.")
    colleagues: tuple[KnownEntry, ...] = Field(
        description="What stands in their agency's records, but is not known to have reached them."
    )
    saw: tuple[TurningPoint, ...] = Field(
        description="How it looked then, as conversations have it."
    )
    elsewhere: tuple[KnownEntry, ...] = Field(
        description="What was known elsewhere by then, not to them."
    )
    undated: tuple[KnownEntry, ...] = Field(
        description="What was perhaps before that day, perhaps after."
    )

    @classmethod
    def of(cls, tunnel: Tunnel, title: str) -> "TunnelForm":
        """The form of what somebody knew by a day.

        Args:
            tunnel: What they knew.
            title: Of the review.
        """
        return cls(version=1, review=title, **asdict(tunnel))
