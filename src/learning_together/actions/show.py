"""Shows one record, what it rests on and what rests on it; and what somebody knew by a day."""

import re
from datetime import date
from pathlib import Path

from learning_together.actions.typed_day import a_day
from learning_together.errors import LtError
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.person import Person
from learning_together.reports.record import page
from learning_together.reports.record.evidence_tree import DEEPEST
from learning_together.reports.record.page import RecordPage
from learning_together.reports.views import tunnel
from learning_together.reports.views.tunnel import Tunnel
from learning_together.review.load import load
from learning_together.review.review import Review

_CHECK = regex(r"LT\d{3}", re.IGNORECASE)


def show(root: Path, typed: str, depth: int = DEEPEST) -> tuple[str, RecordPage]:
    """The review's title, and the page of one of its records.

    Args:
        root: The review's folder.
        typed: The record's id, or "review".
        depth: How many levels of the trees.

    Raises:
        LtError: There is no such record.
    """
    review = load(root).review
    return review.title, page_of(review, typed, depth)


def page_of(review: Review, typed: str, depth: int = DEEPEST) -> RecordPage:
    """The page of the record that somebody means.

    Raises:
        LtError: There is none.
    """
    return page.build(review, _find(review, typed), date.today(), depth)


def knew(root: Path, typed: str, on: str) -> tuple[str, Tunnel]:
    """The review's title, and what a person or an agency knew by a day.

    Args:
        root: The review's folder.
        typed: The id of the person or the agency.
        on: The day, as typed.

    Raises:
        LtError: There is no such record, it is of another kind, or that is no day.
    """
    review = load(root).review
    record = _find(review, typed)
    if not isinstance(record, Person | Agency):
        raise LtError(
            f"{record.id} is no person and no agency.", "--on tells what one of these knew."
        )
    return review.title, tunnel.build(review.named(), record, a_day(on))


def _find(review: Review, typed: str) -> Model:
    """The record that somebody means.

    Raises:
        LtError: There is none; the hint has the nearest id.
    """
    id_ = Id(typed)
    record = review.facts if id_ == Id("review") else review.find(id_)
    if record is not None:
        return record
    if _CHECK.fullmatch(typed.strip()):
        raise LtError(f"{typed} is a check, not a record.", f"lt explain {typed.upper()}")
    if review.may_be_unread(id_):
        raise LtError(
            f"{typed} may stand in a file that cannot be read.",
            "lt validate shows which file, and how to mend it.",
        )
    guess = near(typed, tuple(one.text for one in review.by_id))
    raise LtError(
        f"There is no record {typed} in this review.",
        f"Did you mean {guess}?" if guess else "Ids are as in the files: KPE3, HV1, health-012.",
    )
