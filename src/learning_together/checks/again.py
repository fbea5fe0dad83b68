"""Checks over a review that was checked before: what nothing that changed can have touched is kept.

Takes the two states and what was found in the first. A check is asked again unless it had found
nothing, and no field that it reads differs: `reads` tells those, from its code. Where records came
or went, or what holds for all of a review changed, every check is asked.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from learning_together.checks.circumstances import Setting
from learning_together.checks.reads import EVERYTHING, FILES, READS, REFERENCES
from learning_together.checks.rule import Rule
from learning_together.diagnostics import Problem
from learning_together.records.base import Model
from learning_together.review.review import Review

_ALL = frozenset({EVERYTHING})


@dataclass(frozen=True)
class _Found:
    review: Review
    setting: Setting
    problems: dict[str, tuple[Problem, ...]]


class Again:
    """Asks checks, and remembers what they said for the next time."""

    def __init__(self) -> None:
        self._found: _Found | None = None

    def copy(self) -> "Again":
        """One that remembers the same, for a state that may not come to be."""
        made = Again()
        made._found = self._found
        return made

    @property
    def setting(self) -> Setting | None:
        """What checks were asked with; None where none was asked."""
        return self._found.setting if self._found else None

    def problems(
        self, review: Review, setting: Setting, asked: Iterable[Rule]
    ) -> Iterator[Problem]:
        """What some checks find in a review."""
        touched = self._touched(review, setting)
        before = self._found.problems if self._found else {}
        found: dict[str, tuple[Problem, ...]] = {}
        for rule in asked:
            name = rule.CHECK.name
            if touched is None or before.get(name) != () or not touched.isdisjoint(_reads(name)):
                found[name] = tuple(rule.find(review, setting))
            else:
                found[name] = ()
        self._found = _Found(review, setting, found)
        for problems in found.values():
            yield from problems

    def _touched(self, review: Review, setting: Setting) -> frozenset[str] | None:
        """What differs from the state before; None where it may be anything."""
        if self._found is None or setting != self._found.setting:
            return None
        return touched(self._found.review, review)


def _reads(check: str) -> frozenset[str]:
    return READS.get(check, _ALL)


def touched(old: Review, new: Review) -> frozenset[str] | None:
    """The fields in which two states differ, and what stands for more; None: it may be anything."""
    if (
        old.facts.origin.data != new.facts.origin.data
        or old.unread != new.unread
        or old.files.keys() != new.files.keys()
        or old.records.keys() != new.records.keys()
        or (old.today, old.locked, old.key_faults, old.withheld)
        != (new.today, new.locked, new.key_faults, new.withheld)
    ):
        return None
    found: set[str] = set()
    for kind, records in new.records.items():
        before = old.records[kind]
        if len(before) != len(records):
            return None
        for was, now in zip(before, records, strict=True):
            if was is now:
                continue
            if kind == "identities" or not _same_record(was, now):
                return None
            differ = _differ(was, now)
            if differ and _named(old, was) != _named(new, now):
                differ.add(REFERENCES)
            found |= differ
    # What reads everything reads files as well, where only a comment in one may have changed.
    return frozenset({*found, EVERYTHING, FILES}) if old.files != new.files else frozenset(found)


def _same_record(was: Model, now: Model) -> bool:
    """Whether it is the same record, in whatever it says, and was read alike."""
    return (
        was.id_text == now.id_text
        and was.faulty == now.faulty
        and was.origin.left_out == now.origin.left_out
        and was.origin.source.path == now.origin.source.path
    )


def _differ(was: Model, now: Model) -> set[str]:
    """The fields in which two records differ, as they were typed and as they were understood."""
    said, says = was.origin.data, now.origin.data
    old, new = was.__dict__, now.__dict__
    # Of what only stands elsewhere, nothing was made anew.
    moved = said is says and all(new[name] is old[name] for name in new if name != "origin")
    if moved or (said == says and was == now):
        return set()
    names = said.keys() | says.keys() | now.__dict__.keys()
    return {
        name
        for name in names
        if said.get(name) != says.get(name)
        or (name != "origin" and was.__dict__.get(name) != now.__dict__.get(name))
    }


def _named(review: Review, record: Model) -> list[tuple[str, str]]:
    return [(one.id.text, one.field) for one in review.named_by(record)]
