"""Puts the wordings that readers propose into the records that they are about.

Takes comments by their ids, or by what a reader is called; gives what came of each. What cannot be
put in for certain is left as it is, and says why; what is agreed words, or takes a reference along,
is left until somebody says yes to it.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Literal

from learning_together import english
from learning_together.actions.comments.wordings import NewValue, Wordings
from learning_together.actions.edit.change import Change, change_all
from learning_together.actions.edit.refused import RefusedError
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.joining.put_in import UnfitError
from learning_together.patterns import regex
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.comment import Comment, Rewording
from learning_together.review.load import load
from learning_together.review.review import Review

#: What stands in a draft for what is no text.
_NO_WORDS = ("[picture", "[note]")

#: What comes of a comment: put in; said so already; waits for a yes; not put in.
Outcome = Literal["applied", "already", "asks", "not-applied"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a reader proposes, and what would come of it, or came of it.

    Attributes:
        comment: As it was loaded.
        outcome: What came of it.
        why: Why it is not put in, or what is asked before it is; in sentences.
        values: What it changes, in the order of the comment.
    """

    comment: Comment
    outcome: Outcome
    why: tuple[str, ...] = ()
    values: tuple[NewValue, ...] = ()

    @property
    def where(self) -> str:
        """The records and fields, in words."""
        places = (f"{one.record.id_text or 'the review'}, {one.where}" for one in self.values)
        return english.listed(dict.fromkeys(places))


def waiting(root: Path) -> tuple[Proposal, ...]:
    """What would come of each comment that nobody has decided, or that was accepted and not put in.

    Each is told by itself, as if the others were not there.

    Args:
        root: The review's folder.
    """
    review = load(root).review
    return tuple(_proposal(Wordings(review), one) for one in review.all(Comment) if _waits(one))


@deed
def apply(
    root: Path,
    asked: Sequence[str],
    *,
    yes: Collection[str] = (),
    dry: bool = False,
    today: date,
) -> tuple[Proposal, ...]:
    """Puts in what some comments propose.

    Args:
        root: The review's folder.
        asked: Ids of comments, or what a reader is called, which stands for all of theirs that
            wait.
        yes: The ids of those that are put in though something is to be asked about them.
        dry: Whether only to tell what would come of it.
        today: The day that is noted as that of the answer.

    Raises:
        LtError: There is no such comment or reader, or a file cannot be written. Nothing was
            changed.
    """
    loaded = load(root)
    comments, agreed = chosen(loaded.review, asked), {Id(one) for one in yes}

    def write(found: Sequence[Proposal], *, dry: bool) -> None:
        if changes := _changes(found, today):
            change_all(root, changes, loaded=loaded, dry=dry)

    found = _worked(loaded.review, comments, agreed, lambda _: None)
    try:
        write(found, dry=dry)
    except RefusedError:
        # One of them brings in a fault: found out one by one, which takes longer.
        found = _worked(loaded.review, comments, agreed, partial(write, dry=True))
        write(found, dry=dry)
    return tuple(found)


def _worked(
    review: Review,
    comments: Iterable[Comment],
    agreed: Collection[Id],
    try_: Callable[[Sequence[Proposal]], None],
) -> list[Proposal]:
    """What comes of comments, each upon those before it; `try_` raises where one does not fit."""
    work = Wordings(review)
    found: list[Proposal] = []
    for comment in comments:
        one = _proposal(work, comment)
        if one.outcome == "asks" and comment.id in agreed:
            one = Proposal(comment, "applied", one.why, one.values)
        if one.outcome == "applied":
            try:
                try_([*found, one])
            except RefusedError as error:
                one = Proposal(comment, "not-applied", (str(error),))
        if one.outcome == "applied":
            for value in one.values:
                work.take(value)
        found.append(one)
    return found


@deed
def answer(root: Path, id_: str, status: str, text: str, *, today: date) -> None:
    """Notes what the team decided about a comment that is not put in.

    Args:
        root: The review's folder.
        id_: The comment's.
        status: `declined` or `noted`.
        text: Why; may be empty.
        today: The day.

    Raises:
        LtError: There is no such comment, or its file cannot be written. Nothing was changed.
    """
    loaded = load(root)
    (comment,) = chosen(loaded.review, [id_])
    values = {
        "status": status,
        "answered_on": today.isoformat(),
        **({"answer": text} if text else {}),
    }
    change_all(
        root, [Change(comment, (name,), value) for name, value in values.items()], loaded=loaded
    )


def chosen(review: Review, asked: Iterable[str]) -> tuple[Comment, ...]:
    """The comments that ids and readers stand for, each once.

    Raises:
        LtError: There is no such comment or reader.
    """
    found: dict[int, Comment] = {}
    for typed in asked:
        comment = review.get(Id(typed), Comment)
        by = [one for one in review.all(Comment) if _is_called(one, typed)]
        those = [comment] if comment is not None else [one for one in by if _waits(one)]
        if not those and not by:
            known = [one.id_text for one in review.all(Comment)]
            readers = dict.fromkeys(one.author or "" for one in review.all(Comment))
            guess = near(typed, (*known, *readers))
            raise LtError(
                f"There is no comment “{typed}”, and no reader of that name said anything.",
                f"Did you mean {guess}?" if guess else "",
            )
        found.update({id(one): one for one in those})
    return tuple(found.values())


def _is_called(comment: Comment, typed: str) -> bool:
    return bool(comment.author) and str(comment.author).casefold() == typed.strip().casefold()


def _waits(comment: Comment) -> bool:
    """Whether nobody has decided it, or it was accepted and is to be put in still."""
    if comment.status in {None, "open"}:
        return True
    return comment.status == "accepted" and bool(comment.rewordings) and not comment.applied_on


def _proposal(work: Wordings, comment: Comment) -> Proposal:
    """What comes of a comment as things stand."""
    refused = _refused(comment)
    if refused:
        return Proposal(comment, "not-applied", (refused,))
    now = Wordings(work.review, dict(work.changed))
    values: list[NewValue] = []
    try:
        for one in comment.rewordings or (_of_words(comment),):
            value = now.find(*_place(work.review, comment, one), one.was or "", one.would_be or "")
            now.take(value)
            values.append(value)
    except UnfitError as error:
        return Proposal(comment, "not-applied", (f"Not put in: {error}.",))
    asks = tuple(dict.fromkeys(ask for one in values for ask in one.asks))
    if all(one.already for one in values):
        return Proposal(comment, "already", (), tuple(values))
    return Proposal(comment, "asks" if asks else "applied", asks, tuple(values))


def _refused(comment: Comment) -> str:
    """Why a comment is not looked at any further; empty where it is."""
    if comment.applied_on:
        return f"It was put in on {english.day(comment.applied_on)}."
    if comment.status in {"declined", "noted"}:
        return f"It was {comment.status}; set its status to “open” if that was a mistake."
    if not comment.record:
        return "It stands at no record, so it is not known what it changes."
    if any(str(one.would_be).count(sign) != str(one.was).count(sign)
           for one in comment.rewordings for sign in _NO_WORDS):  # fmt: skip
        return "Pictures and notes are added and taken out by hand."
    if comment.rewordings or (comment.quoted and comment.proposed):
        return ""
    if regex(r"Proposes to (add|take out) th(is|ese) table ").match(comment.text or ""):
        return "Rows and cells of tables, and whole records, are added and taken out by hand."
    if comment.proposed:
        return (
            "The comment does not say where in the text the words are to stand: an older lt "
            "recorded it. Put them in by hand, and set its status to “accepted”."
        )
    return (
        "It is a remark that proposes no wording. Change the record by hand, and say under "
        "“answer” what was done."
    )


def _of_words(comment: Comment) -> Rewording:
    """The wording of a comment whose paragraphs were not noted."""
    return Rewording(was=comment.quoted, would_be=comment.proposed)


def _place(review: Review, comment: Comment, one: Rewording) -> tuple[Model, str]:
    record = review.find(Id(one.record)) if one.record else review.find(comment.record)
    if comment.record == Id("review") and not one.record:
        record = review.facts
    if record is None:
        raise UnfitError(f"there is no record {one.record or comment.record} any more")
    return record, str(one.field or "") if one.record else str(comment.field or "")


def _changes(found: Iterable[Proposal], today: date) -> list[Change]:
    """The edits of all that is put in, one for each value."""
    values: dict[tuple[int, object], Change] = {}
    noted: list[Change] = []
    for one in found:
        if one.outcome not in {"applied", "already"}:
            continue
        for value in one.values:
            if not value.already:
                change = Change(value.record, value.steps, value.after)
                values[id(value.record), value.steps] = change
        said = "Put into" if one.outcome == "applied" else "Says so already:"
        about = {
            "status": "accepted",
            "answered_on": today.isoformat(),
            "applied_on": today.isoformat(),
        }
        if not one.comment.answer:
            about["answer"] = f"{said} {one.where}."
        noted += [Change(one.comment, (name,), text) for name, text in about.items()]
    return [*values.values(), *noted]
