"""Which entries came from which rows, when a file comes again: by hash, then by date and wording.

Takes drafts and the entries of earlier deliveries as they were delivered; gives pairs. Writes
nothing, and decides nothing about what changes.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from learning_together.exchange.imports.rows.draft import Draft, Fields

#: Wording of one day at least so alike is the same event.
_SAME_DAY = 60.0
#: A date that was put right leaves the wording nearly as it was.
_OTHER_DAY = 88.0
#: Beyond this many pairs the wording of different days is not compared one by one.
_MOST_PAIRS = 250_000


#: Fields that a delivery fills; all others belong to the reviewers.
DELIVERED = (
    "date", "end_date", "time", "when", "source", "people", "about", "event", "response",
    "child_seen", "voice", "comment",
)  # fmt: skip


def delivered(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Of fields, those that a delivery fills and that hold something, in their order."""
    return {name: value for name in DELIVERED if (value := fields.get(name))}


def fingerprint(fields: Mapping[str, object]) -> str:
    """A word that is the same wherever the same is said; spaces and line breaks do not count."""
    said = [
        f"{name}={value if isinstance(value, str) else _listed(value)}"
        for name, value in delivered(fields).items()
    ]
    text = "\x1f".join(said).encode("utf-8", "replace").translate(None, b" \t\r\n")
    return hashlib.blake2b(text, digest_size=4).hexdigest()


def _listed(value: object) -> object:
    return ",".join(value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True)
class Earlier:
    """An entry of an earlier delivery.

    Attributes:
        id: Of the entry.
        hash: Of the row it came from.
        fields: As they were delivered; as they stand where that is not known.
        number: Of the delivery.
        sure: Whether `fields` are what was delivered, and not only what stands there now.
        said: The fingerprint of what lt wrote; empty where the entry has none.
    """

    id: str
    hash: str
    fields: Fields
    number: int
    sure: bool = True
    said: str = ""


def by_hash(drafts: Sequence[Draft], earlier: Sequence[Earlier]) -> dict[int, Earlier]:
    """Entries by the place of the draft with the same hash; equal rows in their order."""
    waiting: dict[str, list[Earlier]] = defaultdict(list)
    for one in earlier:
        if one.hash:
            waiting[one.hash].append(one)
    found: dict[int, Earlier] = {}
    for number, draft in enumerate(drafts):
        if waiting.get(draft.hash):
            found[number] = waiting[draft.hash].pop(0)
    _by_said(drafts, [one for one in earlier if one.said], found)
    return found


def _by_said(
    drafts: Sequence[Draft], earlier: Sequence[Earlier], found: dict[int, Earlier]
) -> None:
    """Entries whose row another computer hashed: what lt wrote there is what it would write now."""
    used = {one.id for one in found.values()}
    waiting: dict[str, list[Earlier]] = defaultdict(list)
    for one in earlier:
        if one.id not in used:
            waiting[one.said].append(one)
    for number, draft in enumerate(drafts) if waiting else ():
        if number not in found and not draft.refused:
            those = waiting.get(fingerprint(draft.fields))
            if those:
                found[number] = those.pop(0)


def pair(drafts: Sequence[Draft], earlier: Sequence[Earlier]) -> dict[int, Earlier]:
    """The entry that each draft is a new version of, by the draft's place."""
    found = by_hash(drafts, earlier)
    used = {one.id for one in found.values()}
    rest = [number for number in range(len(drafts)) if number not in found]
    left = [one for one in earlier if one.id not in used]
    if not rest or not left:
        return found
    _same_day(drafts, rest, left, found)
    used = {one.id for one in found.values()}
    rest = [number for number in rest if number not in found]
    left = [one for one in left if one.id not in used]
    _other_day(drafts, rest, left, found)
    return found


def _words(fields: Mapping[str, object]) -> str:
    said = (fields.get(name) for name in ("event", "response", "source"))
    return " ".join(str(one) for one in said if one)


def _same_day(
    drafts: Sequence[Draft], rest: list[int], left: list[Earlier], found: dict[int, Earlier]
) -> None:
    from rapidfuzz import fuzz

    days: dict[str, list[Earlier]] = defaultdict(list)
    for one in left:
        days[str(one.fields.get("date", ""))].append(one)
    scored = [
        (fuzz.token_sort_ratio(_words(drafts[number].fields), _words(one.fields),
                               score_cutoff=_SAME_DAY), number, one)
        for number in rest
        if not drafts[number].refused
        for one in days.get(str(drafts[number].fields.get("date", "")), ())[:50]
    ]  # fmt: skip
    _best(scored, found)


def _other_day(
    drafts: Sequence[Draft], rest: list[int], left: list[Earlier], found: dict[int, Earlier]
) -> None:
    """A row whose date was put right."""
    from rapidfuzz import fuzz

    if len(rest) * len(left) > _MOST_PAIRS:
        same: dict[str, list[Earlier]] = defaultdict(list)
        for one in left:
            same[_words(one.fields)].append(one)
        for number in rest:
            those = same.get(_words(drafts[number].fields))
            if those:
                found[number] = those.pop(0)
        return
    scored = [
        (fuzz.ratio(_words(drafts[number].fields), _words(one.fields), score_cutoff=_OTHER_DAY),
         number, one)
        for number in rest
        for one in left
    ]  # fmt: skip
    _best(scored, found)


def _best(scored: list[tuple[float, int, Earlier]], found: dict[int, Earlier]) -> None:
    """The likest pairs first; none is used twice."""
    used: set[str] = set()
    for score, number, one in sorted(scored, key=lambda pair: (-pair[0], pair[1], pair[2].id)):
        if score > 0 and number not in found and one.id not in used:
            found[number] = one
            used.add(one.id)
