"""Notes what the team decided about two accounts: the same event, different events, or ask.

Takes a pair and a verdict; adds the decision, the link or the questions. Accounts are linked,
never merged, and nothing is taken away.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import get_args

from learning_together import english
from learning_together.actions.edit import Added, Change, Changed, add, change_all
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.yaml.write.scalars import Value
from learning_together.ids import Id
from learning_together.method import two_accounts
from learning_together.records.did_you_mean import near
from learning_together.records.kinds.decision import PairVerdict
from learning_together.records.kinds.entry import Entry
from learning_together.reports import wording
from learning_together.review.load import load
from learning_together.review.review import Review

VERDICTS: tuple[PairVerdict, ...] = get_args(PairVerdict)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was written.

    Attributes:
        decision: The decision that was added.
        link: The link that was added, if there was none.
        queries: The questions that were added.
    """

    decision: Added
    link: Changed | None = None
    queries: tuple[Added, ...] = ()


@deed
def decide(
    root: Path,
    pair: str,
    verdict: str,
    *,
    by: tuple[str, ...],
    reason: str = "",
    meeting: str = "",
    today: date,
) -> Outcome:
    """Adds the team's decision about a pair.

    Args:
        root: The review's folder.
        pair: Two ids with a sign between them: `csc-002+school-005`.
        verdict: `same`, `different` or `ask`.
        by: The codes of those who decided.
        reason: Why.
        meeting: The id of the meeting that did.
        today: The day of the decision.

    Raises:
        LtError: It does not fit the review. Nothing was written.
    """
    if verdict not in VERDICTS:
        raise LtError(f"There is no verdict “{verdict}”.", f"Verdicts: {', '.join(VERDICTS)}.")
    if not by:
        raise LtError(
            "A decision needs somebody who made it.", "Add --by CODE, once for each: --by LR1"
        )
    loaded = load(root)
    review = loaded.review
    one, two = _entries(review, pair)
    earlier = two_accounts.decided(review).get(two_accounts.pair_of(one, two))
    if earlier is not None and earlier.pair == verdict:
        raise LtError(
            f"{earlier.id} has decided this already.", f"To change the reason, edit {earlier.id}."
        )
    linked = two_accounts.linked(review, one, two)
    if verdict == "different" and linked:
        raise LtError(
            f"{one.id} and {two.id} are linked as accounts of one event.",
            "If they are two events, take the link out first: “same_event_as” or “duplicate_of” "
            f"in {one.place().file}, line {one.place().line}, or {two.place().file}, "
            f"line {two.place().line}, or of a third account that both are linked to.",
        )
    change = _link(one, two) if verdict == "same" and not linked else None
    if change is not None:
        change_all(root, [change], loaded=loaded, dry=True)
    values: dict[str, Value] = {
        "what": _what(one, two, verdict, linked=linked),
        "by": list(by),
        "date": today.isoformat(),
        "meeting": meeting,
        "reason": reason,
        "about": [one.id_text, two.id_text],
        "pair": verdict,
        "pair_seen": two_accounts.state(one, two),
    }
    decision = add(root, "decisions", values)
    link = change_all(root, [change], loaded=loaded)[0] if change is not None else None
    asked = _asked(root, review, one, two, by, today) if verdict == "ask" else ()
    return Outcome(decision, link, asked)


def _entries(review: Review, pair: str) -> tuple[Entry, Entry]:
    ids = [id for id in re.split(r"[+,;/\s]+", pair.strip()) if id]
    if len(ids) != 2 or Id(ids[0]) == Id(ids[1]):
        raise LtError(f"“{pair}” is no pair of entries.", "Write it as csc-002+school-005.")
    found = []
    for id in ids:
        entry = review.get(Id(id), Entry)
        if entry is None:
            guess = near(id, tuple(one.id.text for one in review.all(Entry) if one.id))
            raise LtError(
                f"There is no timeline entry “{id}”.", f"Did you mean {guess}?" if guess else ""
            )
        found.append(entry)
    first, second = sorted(found, key=lambda one: (one.origin.source.path, one.origin.node))
    return first, second


def _link(one: Entry, two: Entry) -> Change:
    """The link, typed at the second: its other fields and comments stay as they are."""
    if one.agency == two.agency:
        return Change(two, ("duplicate_of",), one.id_text)
    return Change(two, ("same_event_as",), [*map(str, two.same_event_as), one.id_text])


def _what(one: Entry, two: Entry, verdict: str, *, linked: bool) -> str:
    both = f"{one.id} and {two.id}"
    if verdict == "different":
        return f"{both} tell different events."
    if verdict == "ask":
        return f"To ask whether {both} tell the same event."
    if one.agency == two.agency:
        return f"{two.id} repeats {one.id}; both stay."
    return f"{both} tell the same event; " + (
        "the accounts differ, and both stand." if linked else "both accounts stand."
    )


def _asked(
    root: Path, review: Review, one: Entry, two: Entry, by: tuple[str, ...], today: date
) -> tuple[Added, ...]:
    """A question to each agency about its own entry; no word of another agency's account."""
    if one.agency == two.agency:
        return (
            _query(
                root,
                one,
                f"Do {one.id} ({wording.entry_date(one)}) and {two.id} "
                f"({wording.entry_date(two)}) record the same event?",
                [one.id_text, two.id_text],
                by,
                today,
            ),
        )
    unlike = [name for name, same in two_accounts.compared(one, two).items() if not same]
    words = {
        "date": "the date",
        "time": "the time",
        "people": "who was there",
        "child_seen": review.framework.word("child_seen").lower(),
    }
    what = english.listed(words[name] for name in unlike or ("date", "time", "people"))
    return tuple(
        _query(
            root,
            entry,
            f"Please check your entry {entry.id} ({wording.entry_date(entry)}) against your "
            f"record: {what}. Another account may tell the same event.",
            [entry.id_text],
            by,
            today,
        )
        for entry in (one, two)
    )


def _query(
    root: Path, entry: Entry, question: str, about: list[str], by: tuple[str, ...], today: date
) -> Added:
    values: dict[str, Value] = {
        "agency": str(entry.agency or ""),
        "question": question,
        "about": about,
        "asked_by": by[0],
        "asked_on": today.isoformat(),
    }
    return add(root, "queries", values)
