"""The public JSON of `lt comments`."""

from typing import ClassVar, Literal

from pydantic import Field

from learning_together.actions.comments import CommentsResult, Item
from learning_together.actions.public_json.form import Form, Part


class Draft(Part):
    """A file that was read.

    Files are told by number, not by name: their names are people's names more often than not.
    """

    file: int = Field(description="Its number in the order in which files were named, from 1.")
    comments: int = Field(description="How many comments it holds.")
    changes: int = Field(description="How many changes to the text it holds.")
    formatting: int = Field(
        description="How many changes touch the look alone; they are not recorded."
    )
    lost: int = Field(description="How many comments are referred to, but not held in the file.")
    made_by_lt: bool = Field(description="Whether `lt` made it.")
    has_places: bool = Field(description="Whether it has places of this review.")
    other_review: bool = Field(description="Whether it is a draft of another review.")
    fingerprints: bool = Field(
        description="Whether it carries fingerprints of the text that was sent; if not, as in "
        "drafts of 0.1.0, changes that were not tracked cannot be told."
    )
    same_as: int | None = Field(
        description="The number of the file that is the same byte for byte; null where none is."
    )


class Comment(Part):
    """One thing that a reader said."""

    id: str | None = Field(description="The id of its record; null where it is not recorded.")
    state: Literal["new", "recorded", "other-review"] = Field(
        description="Whether it was recorded now, was before, or is about another review."
    )
    kind: Literal["comment", "change"] = Field(description="A comment, or a change to the text.")
    record: str | None = Field(
        description="The id of the record that it is about; null where it could not be placed."
    )
    field: str | None = Field(description="The field; null for the record as a whole.")
    where: str = Field(description="Where in the file it stands, in words that may change.")
    author: str = Field(description="A role code, or “Reader” and a number.")
    date: str | None = Field(
        description="The day, as year-month-day; null where the file has none."
    )
    draft: int | None = Field(description="The number of the draft.")
    quoted: str | None = Field(description="The words that it stands on.")
    text: str = Field(description="What was said.")
    proposed: str | None = Field(description="The words that are proposed.")
    status: str = Field(description="The status with which it is recorded first.")
    mark: str = Field(description="Tells it from all others.")
    files: tuple[int, ...] = Field(description="The numbers of the files that hold it.")

    @classmethod
    def of(cls, one: Item) -> "Comment":
        """The form of what a reader said."""
        return cls(
            id=one.id or None,
            state="new" if one.new else "recorded" if one.id else "other-review",
            kind=one.kind,
            record=one.record or None,
            field=one.field or None,
            where=one.where,
            author=one.author,
            date=one.date or None,
            draft=one.draft,
            quoted=one.quoted or None,
            text=one.text,
            proposed=one.proposed or None,
            status=one.status,
            mark=one.mark,
            files=one.files,
        )


class UntrackedChange(Part):
    """A record whose text differs in a draft, not by tracked changes, and that is not recorded."""

    file: int = Field(description="The number of the file.")
    record: str | None = Field(description="The record; null for text at no record.")
    before: tuple[str, ...] = Field(
        description="Paragraphs and cells that stood there, as far as the review still says them."
    )
    lost: int = Field(
        description="How many more stood there, of which the words are not known here any more."
    )
    after: tuple[str, ...] = Field(description="Paragraphs and cells that stand there now.")


class CommentCounts(Part):
    """How many comments there are."""

    new: int = Field(description="Recorded now, or to be recorded.")
    recorded: int = Field(description="Recorded before.")
    unplaced: int = Field(description="New ones that belong to no record.")
    other_review: int = Field(description="About another review; not recorded.")
    new_readers: int = Field(
        description="How many readers are not in the key and were met for the first time."
    )


class CommentsForm(Form):
    """What readers of a draft said."""

    COMMAND: ClassVar = "lt comments"

    review: str = Field(description="The review's title.")
    dry_run: bool = Field(description="Whether nothing was to be written.")
    added_to: str | None = Field(
        description="The file that was added to, within the review; null where nothing was."
    )
    files: tuple[Draft, ...] = Field(description="The files that were read.")
    comments: tuple[Comment, ...] = Field(
        description="All that was said, in the order of the files."
    )
    untracked: tuple[UntrackedChange, ...] = Field(
        description="What was changed without being tracked."
    )
    names_may_remain: tuple[str, ...] = Field(
        description="The ids of new records in which a part of a name of the key stands."
    )
    summary: CommentCounts = Field(description="How many there are.")

    @classmethod
    def of(cls, taken: CommentsResult) -> "CommentsForm":
        """The form of what came of reading drafts."""
        items = taken.items
        return cls(
            version=1,
            review=taken.review,
            dry_run=taken.dry,
            added_to=taken.path or None,
            files=tuple(
                Draft(
                    file=number,
                    comments=one.comments,
                    changes=one.changes,
                    formatting=one.formatting,
                    lost=one.lost,
                    made_by_lt=one.ours,
                    has_places=one.placed,
                    other_review=bool(one.other),
                    fingerprints=one.fingerprints,
                    same_as=one.same_as or None,
                )
                for number, one in enumerate(taken.files, 1)
            ),
            comments=tuple(Comment.of(one) for one in items),
            untracked=tuple(
                UntrackedChange(
                    file=one.file,
                    record=one.record or None,
                    before=one.before,
                    lost=one.lost,
                    after=one.after,
                )
                for one in taken.untracked
            ),
            names_may_remain=taken.doubtful,
            summary=CommentCounts(
                new=sum(one.new for one in items),
                recorded=sum(bool(one.id) and not one.new for one in items),
                unplaced=sum(one.new and not one.record for one in items),
                other_review=sum(not one.id for one in items),
                new_readers=taken.readers,
            ),
        )
