"""The public JSON of `lt changes`."""

from datetime import date
from typing import Any, ClassVar

from pydantic import Field

from learning_together.actions.public_json.form import Form, Part
from learning_together.reports.record.one_line import called
from learning_together.review.changes import Change, Changes, Sort
from learning_together.review.field_changes import FieldChange
from learning_together.review.text_diff import reworded

_SIGNS = {"same": "=", "removed": "-", "added": "+"}


class EarlierState(Part):
    """The earlier state that the review is held against."""

    commit: str = Field(description="The id of its commit.")
    day: date = Field(description="The day on which that was made.")
    asked: date | None = Field(description="The day asked for; null where a commit was.")
    meeting: str | None = Field(
        description="The id of the meeting of that day, where a meeting was asked for."
    )


class ChangedField(Part):
    """What happened to one field."""

    field: str = Field(
        description="Its name; dotted where it is nested, with the place in a list from 0."
    )
    old: Any = Field(description="What it held; null where it was empty.")
    new: Any = Field(description="What it holds; null where it is empty.")
    removed: tuple[str, ...] = Field(
        (), description="What left it; of a list of references or words only."
    )
    added: tuple[str, ...] = Field(
        (), description="What came into it; of a list of references or words only."
    )
    words: tuple[str, ...] = Field(
        (),
        description="Stretches of words, each after a sign: `=` in both, `-` only in the old, `+` "
        "only in the new; of text that was reworded only.",
    )

    @classmethod
    def of(cls, change: FieldChange) -> "ChangedField":
        """The form of what happened to a field."""
        more: dict[str, tuple[str, ...]] = {}
        if change.listed:
            more = {"removed": change.taken, "added": change.put}
        elif change.worded and isinstance(change.old, str) and isinstance(change.new, str):
            spans = reworded(change.old, change.new)
            more = {"words": tuple(_SIGNS[sort] + text for sort, text in spans)}
        return cls(field=change.field, old=change.old, new=change.new, **more)


class ChangedRecord(Part):
    """What happened to one record."""

    change: Sort = Field(description="What.")
    kind: str = Field(description="The plural of its kind.")
    id: str = Field(description="Its id now; of a removed record, as it was.")
    was: str = Field(description="Of a renamed record, its former id; otherwise the same.")
    called: str = Field(description="What it is called; the wording may change.")
    file: str = Field(
        description="The file in which it stands now, within the review; of a removed one, stood."
    )
    line: int = Field(description="The line at which it begins there, from 1.")
    fields: tuple[ChangedField, ...] = Field(
        description="What differs; of an added or a removed record, all that it holds or held."
    )

    @classmethod
    def of(cls, changes: Changes, change: Change) -> "ChangedRecord":
        """The form of what happened to a record."""
        review, record = (changes.new, change.new) if change.new else (changes.old, change.old)
        place = record.place() if record else None
        whole = change.sort in {Sort.ADDED, Sort.REMOVED}
        return cls(
            change=change.sort,
            kind=change.kind,
            id=change.id,
            was=change.was,
            called=called(review, record) if record else "",
            file=place.file if place else "",
            line=place.line if place else 1,
            fields=tuple(
                ChangedField.of(one) for one in (changes.held(change) if whole else change.fields)
            ),
        )


class NotCompared(Part):
    """A record that stands in one state and may stand, in the other, in an unreadable file."""

    kind: str = Field(description="The plural of its kind.")
    id: str = Field(description="Its id.")


class ChangesForm(Form):
    """What changed in the review since a meeting, a day or a commit."""

    COMMAND: ClassVar = "lt changes"

    review: str = Field(description="The review's title.")
    since: EarlierState | None = Field(description="The earlier state.")
    uncommitted: bool = Field(
        description="Whether the folder has changes that are not committed; these count, too."
    )
    changes: tuple[ChangedRecord, ...] = Field(description="What changed, by kind and record.")
    not_compared: tuple[NotCompared, ...] = Field(
        description="Records of which nothing can be said, because a file cannot be read."
    )
    summary: dict[Sort, int] = Field(description="How many changes there are of each sort.")

    @classmethod
    def of(cls, changes: Changes) -> "ChangesForm":
        """The form of what changed."""
        return cls(
            version=1,
            review=changes.new.title,
            since=changes.since,
            uncommitted=bool(changes.since and changes.since.uncommitted),
            changes=tuple(ChangedRecord.of(changes, one) for one in changes.changes),
            not_compared=tuple(NotCompared(kind=kind, id=id) for kind, id in changes.unsure),
            summary={sort: len(changes.of(sort)) for sort in Sort},
        )
