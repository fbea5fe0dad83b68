"""Notes that the team has looked at a result of a check and lives with it: a new decision.

Takes what was accepted, by whom and why; gives the place of the decision. The decision holds the
state of the record that was looked at, so that the result comes back when the record changes.
"""

from datetime import date
from pathlib import Path

from learning_together.actions.edit import Added, add
from learning_together.actions.leaks import content_of, sha256
from learning_together.actions.validate import check as checked
from learning_together.checks.catalogue import find
from learning_together.checks.run import Choice
from learning_together.diagnostics import Check, Diagnostic
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.privacy import guard
from learning_together.privacy.finished_files import look_into
from learning_together.privacy.hits import Sort
from learning_together.privacy.own_files import search
from learning_together.records.base import Model
from learning_together.records.did_you_mean import near
from learning_together.records.fingerprint import fingerprint
from learning_together.records.kinds.decision import Decision
from learning_together.review.load import load
from learning_together.review.review import Review
from learning_together.stages import Stage


@deed
def accept(
    root: Path,
    code: str,
    id_: str | None,
    reason: str,
    *,
    by: tuple[str, ...] = (),
    meeting: str = "",
    today: date,
) -> tuple[Check, Added]:
    """Adds a decision that accepts what a check says of a record.

    Args:
        root: The review's folder.
        code: The check's code or name.
        id_: The record's id; None for a result that concerns the review as a whole.
        reason: Why the team lives with it.
        by: The codes of those who decided.
        meeting: The id of the meeting that did.
        today: The day of the decision.

    Raises:
        LtError: The check says no such thing, or it cannot be accepted. Nothing was written.
    """
    check = find(code)
    if not check.acceptable:
        raise LtError(
            f"{check.code} ({check.name}) cannot be accepted: {check.title[0].lower()}"
            f"{check.title[1:]}.",
            check.mend,
        )
    review, results = _results(root, check)
    record = None if id_ is None else _record(review, id_)
    found = [one for one in results if _is_about(one, record)]
    if not found:
        raise LtError(_nothing(check, record), _about(results))
    if all(one.accepted for one in found):
        earlier = next(one.accepted.decision for one in found if one.accepted)
        raise LtError(f"{earlier} accepts this already.", f"To change the reason, edit {earlier}.")
    accepted: dict[str, Value] = {"check": check.code}
    if record is not None:
        accepted["record"] = record.id_text
    accepted["reason"] = reason
    if record is not None:
        accepted["seen"] = fingerprint(record)
    whose = f" for {record.id}" if record is not None else ""
    values: dict[str, Value] = {
        "what": f"Accept{whose}: {check.title[0].lower()}{check.title[1:]}.",
        "by": list(by),
        "date": today.isoformat(),
        "meeting": meeting,
        "accepts": [accepted],
    }
    return check, add(root, "decisions", values)


@deed
def accept_file(
    root: Path,
    path: Path,
    reason: str,
    *,
    by: tuple[str, ...] = (),
    meeting: str = "",
    today: date,
) -> Added:
    """Adds a decision that lets git keep a file that cannot be looked through for names.

    Args:
        root: The review's folder.
        path: The file; what it holds now is accepted, and no other content.
        reason: Why it may be kept.
        by: The codes of those who decided.
        meeting: The id of the meeting that did.
        today: The day of the decision.

    Raises:
        LtError: There is nothing in it that could not be looked through, or a name that stands in
            what could be. Nothing was written.
    """
    review = load(root).review
    guard.refuse_unread_key(review)
    sought = search(review)
    content = content_of(path)
    leaks = look_into(path.name, content, sought).leaks
    if any(leak.sure and leak.sort in {Sort.NAME, Sort.PERSONAL} for leak in leaks):
        raise LtError(
            f"{sought.mask(path.name)} holds what git must not keep.",
            "`lt leaks FILE` shows where. Take it out; it cannot be accepted.",
        )
    if not any(leak.sort is Sort.UNREAD for leak in leaks):
        raise LtError(
            f"{path.name} can be looked through, so there is nothing to accept.",
            "Only what lt cannot read is accepted.",
        )
    total = sha256(content)
    for decision in review.all(Decision):
        if any(one.sha256 == total for one in decision.unread_files):
            raise LtError(f"{decision.id} accepts this already.")
    values: dict[str, Value] = {
        "what": f"Let git keep {sought.mask(path.name)}, which lt cannot look through for names.",
        "by": list(by),
        "date": today.isoformat(),
        "meeting": meeting,
        "unread_files": [{"sha256": total, "reason": reason}],
    }
    return add(root, "decisions", values)


def _results(root: Path, check: Check) -> tuple[Review, tuple[Diagnostic, ...]]:
    """What the check says at the review's own stage; at the last one if it is silent yet."""
    choice = Choice(select=(check.code,))
    now = checked(root, choice=choice)
    later = now.diagnostics or checked(root, choice=choice, stage=Stage.BOARD).diagnostics
    return now.loaded.review, later


def _record(review: Review, id_: str) -> Model:
    record = review.find(Id(id_))
    if record is None:
        guess = near(id_, tuple(one.text for one in review.by_id))
        raise LtError(
            f"There is no record “{id_}” in this review.",
            f"Did you mean {guess}?" if guess else "lt validate shows which records are concerned.",
        )
    return record


def _is_about(one: Diagnostic, record: Model | None) -> bool:
    named = one.problem.record
    return named == record.id if record is not None else named is None


def _nothing(check: Check, record: Model | None) -> str:
    whose = record.id if record is not None else "the review as a whole"
    return f"{check.code} ({check.name}) says nothing of {whose}."


def _about(results: tuple[Diagnostic, ...]) -> str:
    named = dict.fromkeys(str(one.problem.record or "the review as a whole") for one in results)
    if not named:
        return "It has nothing to say at all; there is nothing to accept."
    shown = ", ".join(list(named)[:12]) + (" …" if len(named) > 12 else "")
    return f"It speaks of: {shown}."
