"""Notes that words were agreed as they stand: the day, and a fingerprint by which changes show.

Takes a review's folder and ids; gives the places of what was noted.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from learning_together.actions.edit.change import Change, Changed, change_all
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.records.agreement import Agreement, agreement, consent, has_words, words_now
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import KINDS, kind_of
from learning_together.review.load import load
from learning_together.review.review import Review


@deed
def agree(root: Path, ids: Sequence[str], *, on: str = "", today: date) -> tuple[Changed, ...]:
    """Notes that the words of records were agreed as they stand.

    What was agreed before keeps its day, unless one is given or the words have changed since.

    Args:
        root: The review's folder.
        ids: The records.
        on: When they were agreed, as typed; today where it is empty.
        today: The day of the note.

    Raises:
        LtError: A record has no words that anybody agrees to, or the day does not fit. Nothing was
            changed.
    """
    loaded = load(root)
    records = {id(one): one for one in (_record(loaded.review, typed) for typed in ids)}
    changes: list[Change] = []
    for record in records.values():
        before = agreement(record)
        if on or before in {Agreement.NONE, Agreement.CHANGED}:
            dated = record.KIND.agreed.endswith("_on")
            day = on or today.isoformat()
            changes.append(
                Change(record, (*record.KIND.agreed.split("."),), day if dated else "yes")
            )
        if before is not Agreement.STANDS:
            changes.append(Change(record, ("agreed_words",), words_now(record)))
    return change_all(root, changes, loaded=loaded)


@deed
def agreed_earlier(root: Path) -> tuple[Changed, ...]:
    """Notes the words of what was agreed before `lt` noted any, as they stand now.

    Args:
        root: The review's folder.

    Raises:
        LtError: A file cannot be written. Nothing was changed.
    """
    loaded = load(root)
    changes = [
        Change(record, ("agreed_words",), words_now(record))
        for records in loaded.review.records.values()
        for record in records
        if agreement(record) is Agreement.UNTOLD and has_words(record)
    ]
    return change_all(root, changes, loaded=loaded)


def _record(review: Review, typed: str) -> Model:
    record = review.find(Id(typed))
    if record is None:
        guess = near(typed, tuple(one.text for one in review.by_id))
        raise LtError(
            f"There is no record “{typed}” in this review.",
            f"Did you mean {guess}?" if guess else "",
        )
    if not record.KIND.agreed:
        kinds = ", ".join(kind for kind in KINDS if kind_of(kind).agreed)
        raise LtError(
            f"{record.id} holds no words that somebody agrees to.", f"Such records are: {kinds}."
        )
    if consent(record) is False:
        raise LtError(
            f"{record.id} says that this was not agreed to ({record.KIND.agreed}: no).",
            f"If that has changed, take the line out of {record.place().file} first.",
        )
    if not has_words(record):
        raise LtError(
            f"{record.id} holds no words yet, so there is nothing to agree to.",
            f"Write them into {record.place().file} first.",
        )
    return record
