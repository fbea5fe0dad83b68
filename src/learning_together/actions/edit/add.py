"""Adds one record to a review: the text is composed, proved and judged before a byte is written.

Takes a review's folder and values, gives the place of the new record. What is wrong with a record
is asked of the loader and of the checks; only what belongs to groups LT0 and LT1 keeps it out.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from learning_together.actions.edit.refused import RefusedError
from learning_together.checks.circumstances import Setting
from learning_together.diagnostics import Problem, Severity
from learning_together.errors import LtError
from learning_together.folder.deeds import deed
from learning_together.folder.disk import write_texts
from learning_together.folder.yaml import Record, parse_yaml
from learning_together.folder.yaml.write.records import proved, rewritten
from learning_together.folder.yaml.write.scalars import Value
from learning_together.folder.yaml.write.splices import Values
from learning_together.ids import Id
from learning_together.method.timeline_order import key
from learning_together.records.build import build
from learning_together.records.commented_yaml import bare_lines, explained_lines, header
from learning_together.records.json_schema import modeline
from learning_together.records.kinds import kind_of, model
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.new_ids import new_ids
from learning_together.review.placing import Target, target
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Added:
    """A record that was added.

    Attributes:
        path: Of its file, within the review.
        line: At which it starts.
        id: The record's; empty for an identity.
    """

    path: str
    line: int
    id: str


@deed
def add(root: Path, kind: str, values: Values, *, blanks: bool = False) -> Added:
    """Adds a record, in the file and at the place where the review keeps such records.

    Args:
        root: The review's folder.
        kind: The plural of the record's kind.
        values: By field: text as it would be typed, lists, mappings. Without `id`, the next free
            one is given out.
        blanks: Whether to write fields that have no value yet, for somebody to fill in.

    Raises:
        LtError: The record has a fault, or its file cannot be added to. No file was changed.
    """
    if kind == "review":
        raise LtError(
            "There is one review in a folder, and it is here already.",
            "Change it in review.yaml. For another review: lt init FOLDER",
        )
    loaded = load(root)
    values = {name: value for name, value in values.items() if value not in ("", (), [], {})}
    values = _with_agency(loaded.review, kind, values)
    values = _with_id(loaded.review, kind, values)
    id_ = str(values.get("id", ""))
    agency = str(values.get("agency", "")) if kind == "timeline" else ""
    goal = target(loaded, kind, id_, agency)
    if goal.agency:
        values = {name: value for name, value in values.items() if name != "agency"}
    text, record = composed(loaded, kind, values, goal, blanks=blanks)
    judge(loaded, kind, [record], goal)
    write_texts(root, {goal.path: text}, loaded.texts)
    return Added(goal.path, record.place().line, id_)


def gives_ids(root: Path, kind: str) -> bool:
    """Whether the ids of a kind are given out in this review, rather than chosen by people."""
    prefixes = load(root).review.facts.prefixes or {}
    return kind == "timeline" or bool(prefixes.get(kind, kind_of(kind).prefix))


def faults_of(kind: str, name: str, value: Value) -> tuple[Problem, ...]:
    """What is wrong with the value of one field, apart from what it refers to."""
    _, problems = build(model(kind), _typed(kind, {name: value}), {})
    return tuple(
        one
        for one in problems
        if one.field and one.field.split(".")[0] == name and one.check.name != "missing-field"
    )


def _typed(kind: str, values: Values) -> Record:
    """Values as a record, the way a file would give it."""
    (record,), _ = parse_yaml("", "\n".join(bare_lines(kind, values, 0)))
    return record


def said(problem: Problem) -> str:
    """What is wrong and what to do about it, as sentences on a line."""
    sentences = (one.strip() for one in (problem.message, problem.help) if one.strip())
    return " ".join(f"{one[0].upper()}{one[1:].rstrip('.')}." for one in sentences)


def _with_agency(review: Review, kind: str, values: Values) -> Values:
    """A timeline entry's agency as its record writes it."""
    if kind != "timeline":
        return values
    given = values.get("agency")
    known = ", ".join(one.id.text for one in review.all(Agency) if one.id)
    if not isinstance(given, str):
        raise LtError("An entry needs the agency whose account it is.", f"Agencies: {known}")
    found = review.get(Id(given), Agency)
    if found is None and review.whole("agencies"):
        raise LtError(
            f"There is no agency “{given}” in this review.",
            f"Agencies: {known}" if known else "Add it first: lt new agencies --set id=…",
        )
    return {**values, "agency": found.id_text if found else given}


def _with_id(review: Review, kind: str, values: Values) -> Values:
    if "id" in kind_of(kind).given:
        return values
    given = values.get("id")
    if given is None:
        found = next(new_ids(review, kind, str(values.get("agency", ""))), None)
        if found is None:
            one = kind_of(kind).one
            raise LtError(
                f"You choose the id of {_article(one)} {one} yourselves.", "Give it: --set id=…"
            )
        return {"id": found, **values}
    taken = review.find(Id(given)) if isinstance(given, str) else None
    if taken is not None:
        place = taken.place("id")
        raise LtError(
            f"The id {given} is taken: {place.file}, line {place.line}.",
            "Choose another id; upper and lower case and leading zeros make no difference.",
        )
    return values


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"


def composed(
    loaded: Loaded, kind: str, values: Values, goal: Target, *, blanks: bool
) -> tuple[str, Record]:
    """The file's new text, and the new record as it will be read."""
    path = goal.path
    body = kind_of(kind).body if path.endswith(".md") else ""
    if goal.alone:
        text = (
            _section(kind, values, blanks=blanks)
            if body
            else "\n".join([modeline(path), "", *_fields(kind, values, blanks=blanks)]) + "\n"
        )
        return text, proved(path, text, [values], body=body)[0]
    text, records = rewritten(
        path,
        loaded.texts[path] if goal.layout else "\n".join(header(kind, path)) + "\n",
        added=[values],
        at=goal.layout,
        lines=partial(bare_lines, kind, blanks=blanks),
        order=_order(loaded.review, path, values) if kind == "timeline" else None,
    )
    return text, records[-1]


def _section(kind: str, values: Values, *, blanks: bool) -> str:
    """A Markdown file: the fields above, the text below."""
    body = kind_of(kind).body
    above = {name: value for name, value in values.items() if name != body}
    shown = _fields(kind, above, blanks=blanks)
    return "\n".join(["---", *shown, "---", "", str(values.get(body, ""))]).rstrip("\n") + "\n"


def _fields(kind: str, values: Values, *, blanks: bool) -> list[str]:
    return explained_lines(kind, values) if blanks else bare_lines(kind, values, 0)


def _order(review: Review, path: str, values: Values) -> list[int] | None:
    """The numbers of the entries in order of time, a new one among them; None for the end."""
    keys = [key(one) for one in review.all(Entry) if one.origin.source.path == path]
    if keys != sorted(keys):
        return None
    entry, _ = build(Entry, _typed("timeline", values))
    if entry.date is None:
        return None
    own = key(entry)
    number = next((number for number, one in enumerate(keys) if one > own), None)
    return None if number is None else [*range(number), len(keys), *range(number, len(keys))]


def judge(loaded: Loaded, kind: str, records: Sequence[Record], goal: Target) -> None:
    """Refuses records with a fault of their text or fields, or of what they refer to.

    Raises:
        LtError: One has such a fault.
    """
    known: dict[str, str] | None = {"agency": goal.agency} if goal.agency else None
    if kind == "identities":
        known = {"id": "identity"}
    made, found = [], []
    for record in records:
        built, problems = build(model(kind), record, known)
        made.append(built)
        found += problems
    if not found:
        # What the checks say with the record, less what they say without it.
        old = loaded.review
        new = replace(old, records={**old.records, kind: (*old.records.get(kind, ()), *made)})
        found = _faults(new)
        if found:
            said = {_what(one) for one in _faults(old)}
            found = [one for one in found if _what(one) not in said]
    if found:
        lines = [f"{one.field}: {one.message}" if one.field else one.message for one in found]
        raise RefusedError("Nothing was added", lines, found)


def _faults(review: Review) -> list[Problem]:
    from learning_together.checks.run import Choice, run

    setting = Setting(today=date.today(), stage=review.stage)
    found = run(Loaded(review, ()), setting, Choice(select=("LT1",)))
    return [one.problem for one in found if one.severity is Severity.ERROR]


def _what(problem: Problem) -> tuple[str, str, Id | None, str | None]:
    return (problem.check.code, problem.message, problem.record, problem.field)
