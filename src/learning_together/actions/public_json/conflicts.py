"""The public JSON of `lt conflicts`; its form is public and does not change.

    {"version": 1, "review": TITLE,
     "pairs": [{"pair": ID+ID, "sort": "linked|event|repeat", "score": PER-CENT-OR-NULL,
                "first": SIDE, "second": SIDE,
                "compared": [{"field": NAME, "first": TEXT, "second": TEXT,
                              "says": "agrees|differs|"}],
                "decided": null OR {"decision": ID, "verdict": WORDS, "by": CODES, "date": DAY,
                                    "reason": TEXT}}],
     "summary": {"open": N, "settled": N}}

SIDE is `{"id": ID, "agency": NAME, "file": RELATIVE-POSIX-PATH, "line": FROM-1}`. Open pairs come
first.
"""

import json
from dataclasses import asdict
from typing import Any

from learning_together.actions.public_json.validate import dumped
from learning_together.reports.views.conflicts import Card, Conflicts

VERSION = 1


def as_json(title: str, found: Conflicts) -> str:
    """Every pair, as JSON."""
    cards = (*found.open, *found.settled)
    return dumped(
        {
            "version": VERSION,
            "review": title,
            "pairs": [_card(card) for card in cards],
            "summary": {"open": len(found.open), "settled": len(found.settled)},
        }
    )


def ours(text: str) -> bool:
    """Whether a text was written by `as_json`."""
    try:
        whole = json.loads(text)
    except ValueError:
        return False
    return isinstance(whole, dict) and whole.keys() >= {"version", "pairs", "summary"}


def _card(card: Card) -> dict[str, Any]:
    decided = card.decided
    return {
        "pair": card.pair,
        "sort": card.sort,
        "score": card.score,
        "first": asdict(card.first),
        "second": asdict(card.second),
        "compared": [
            {"field": one.field, "first": one.first, "second": one.second, "says": one.says}
            for one in card.lines
        ],
        "decided": decided
        and {
            "decision": decided.id,
            "verdict": decided.verdict,
            "by": decided.by,
            "date": decided.date,
            "reason": decided.reason,
        },
    }
