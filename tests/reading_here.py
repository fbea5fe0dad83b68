"""What somebody sent, read in this process, where faults are seen; or the process apart, put out.

What comes of it passes as plain data all the same, as from the process apart.
"""

import json
from typing import Any

import pytest

from learning_together.apart import process
from learning_together.exchange import child
from learning_together.exchange.word_comments import in_review
from learning_together.exchange.word_comments.draft import Draft
from learning_together.review.review import Review


def asked(deed: str, data: bytes, name: str, **more: object) -> list[dict[str, Any]]:
    """As `exchange.asking.asked`, without a process of its own."""
    told = json.loads(json.dumps(more))
    said: list[dict[str, Any]] = json.loads(json.dumps([*child.read(data, deed, name, **told)]))
    return said


def draft(data: bytes, name: str, review: Review) -> Draft:
    """As `in_review.read`."""
    with pytest.MonkeyPatch.context() as within:
        within.setattr(in_review, "asked", asked)
        return in_review.read(data, name, review)


def apart_was_asked(patch: pytest.MonkeyPatch) -> list[str]:
    """Has each process apart end at once; the list fills with what each was asked to read."""
    asked_for: list[str] = []

    def ask(_: process.Apart, __: bytes, **more: object) -> process.Answer:
        asked_for.append(str(more.get("name", "")))
        return process.Answer([], process.Stopped.FAULT)

    patch.setattr(process.Apart, "ask", ask)
    return asked_for
