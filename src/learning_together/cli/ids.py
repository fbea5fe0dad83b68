"""Ids on the command line: offered while somebody types, and found, or nearly so."""

import re
from typing import TYPE_CHECKING

import typer

from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.records.base import Model
    from learning_together.review.review import Review

_CHECK = re.compile(r"LT\d{3}", re.IGNORECASE)


def offered(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """The ids that begin as somebody typed, with what each is called; none where that fails.

    Letters keep the case in which they were typed, since shells compare it.
    """
    from pathlib import Path

    try:
        from learning_together.reports.record.one_line import called
        from learning_together.review.load import find_root, load

        folder = ctx.parent.params.get("folder") if ctx.parent else None
        review = load(find_root(folder or Path())).review
        typed = incomplete.lower()
        return [
            (_as_typed(record.id, incomplete), called(review, record)[:60])
            for record in review.by_id.values()
            if record.id.lower().startswith(typed)
        ]
    except Exception:  # noqa: BLE001 - a traceback in the middle of typing helps nobody
        return []


def _as_typed(id_: str, incomplete: str) -> str:
    if id_.startswith(incomplete):
        return id_
    rest = id_[len(incomplete) :]
    return incomplete + (rest.lower() if incomplete.islower() else rest)


def find(review: "Review", typed: str) -> "Model":
    """The record that somebody means.

    Raises:
        LtError: There is none; the hint has the nearest id.
    """
    from learning_together.cli.terminal import visible
    from learning_together.ids import fold
    from learning_together.records.did_you_mean import near

    record = review.facts if fold(typed) == "review" else review.find(typed)
    if record is not None:
        return record
    if _CHECK.fullmatch(typed.strip()):
        raise LtError(f"{typed} is a check, not a record.", f"lt explain {typed.upper()}")
    if review.may_be_unread(typed):
        raise LtError(
            f"{typed} may stand in a file that cannot be read.",
            "lt validate shows which file, and how to mend it.",
        )
    guess = near(typed, tuple(record.id for record in review.by_id.values()))
    raise LtError(
        f"There is no record {visible(typed)} in this review.",
        f"Did you mean {guess}?" if guess else "Ids are as in the files: KPE3, HV1, health-012.",
    )
