"""What an agency is told of its deliveries: places as the author of the file sees them.

Takes what is kept below `private/imports/` and what `lt validate` finds; gives plain data. What
stands in the rows is not repeated, as it may hold names.
"""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from learning_together.actions import validate
from learning_together.actions.import_ import left_out
from learning_together.actions.import_.deliveries import Store
from learning_together.diagnostics import Problem, Severity
from learning_together.english import day
from learning_together.exchange.imports.earlier.versions import Delivery, as_it_stands
from learning_together.exchange.imports.rows.draft import OURS
from learning_together.ids import Id
from learning_together.patterns import regex
from learning_together.records.kinds.agency import Agency
from learning_together.records.kinds.entry import Entry
from learning_together.reports.deliveries import Delivered, ToldRow
from learning_together.review.loaded import Loaded
from learning_together.stages import Stage

#: Which field a note is about, by its code.
_FIELDS = {
    "two-dates": "date", "no-date": "date", "bad-date": "date", "date": "date",
    "date-above": "date", "end-before-start": "end_date", "time": "time", "two-times": "time",
    "no-event": "event", "child-seen": "child_seen",
}  # fmt: skip
#: Days as programs write them, outside of what is quoted from the file.
_QUOTED_OR_DAY = regex(r"“[^”]*”|\b([0-9]{4}-[0-9]{2}-[0-9]{2})\b")
#: Groups of checks about the review's own records and its confidentiality: no matter of the agency.
_REVIEW_S_OWN = ("LT1", "LT7")


def delivered(root: Path, loaded: Loaded, subject: Id | None) -> tuple[Delivered, ...]:
    """What is kept of the files of an agency; those that a later one replaced apart."""
    agency = loaded.review.get(subject, Agency)
    if agency is None:
        return ()
    store = Store(root, agency.id_text)
    every = store.deliveries()
    replaced = {one.replaces for one in every}
    those = [one for one in every if one.number not in replaced]
    if not those:
        return ()
    answered = left_out.read_answers(store.private.content(f"{store.below}/{left_out.ANSWERS}"))
    entries = {one.id.text: one for one in loaded.review.all(Entry) if one.id}
    wrong = _errors(root, loaded)
    return tuple(_delivered(one, answered, entries, wrong) for one in those)


def _errors(root: Path, loaded: Loaded) -> dict[Id, list[Problem]]:
    """What is an error at any stage, by record: the agency is to be asked once."""
    found: dict[Id, list[Problem]] = {}
    for one in validate.check(root, stage=Stage.BOARD, loaded=loaded).diagnostics:
        problem = one.problem
        ours = problem.check.group in _REVIEW_S_OWN or one.accepted
        if one.severity is Severity.ERROR and problem.record and not ours:
            found.setdefault(problem.record, []).append(problem)
    return found


def _delivered(
    one: Delivery, answered: frozenset[str], entries: dict[str, Entry],
    wrong: dict[Id, list[Problem]],
) -> Delivered:  # fmt: skip
    names = _table_names(one.about["tables"])
    refused: list[ToldRow] = []
    noted: list[ToldRow] = []
    errors: list[ToldRow] = []
    for row in one.rows:
        table, headings = names.get(row["table"], ("", {}))
        told = [(refused, "refused"), (noted, "notes")]
        for where, kept in told:
            for code, text in row.get(kept, ()):
                if code not in OURS:
                    field = "end_date" if text.startswith("the end: ") else _FIELDS.get(code, "")
                    where.append(_told(row, table, headings.get(field, ""), text))
        entry = entries.get(row.get("entry") or "")
        if entry is not None and entry.id is not None:
            for problem in wrong.get(entry.id, ()):
                if says := _said(problem, entry, row["fields"], headings):
                    heading = headings.get((problem.field or "").partition(".")[0], "")
                    errors.append(_told(row, table, heading, says))
    awaits = tuple(
        kept["said"] for kept in one.about.get("awaits", ()) if kept["mark"] not in answered
    )
    return Delivered(one.number, tuple(refused), tuple(errors), tuple(noted), awaits)


def _said(problem: Problem, entry: Entry, sent: dict[str, Any], headings: dict[str, str]) -> str:
    """What is wrong, in the words of the file; empty where it is not the agency's to mend."""
    name = (problem.field or "").partition(".")[0]
    if as_it_stands(entry).get(name) != sent.get(name):
        return ""  # somebody has changed it in the review
    text = problem.message.replace(entry.id_text, "the row")
    for field, heading in headings.items():
        text = text.replace(f"“{field}”", f"“{heading}”")
    return text


def _told(row: dict[str, Any], table: str, heading: str, text: str) -> ToldRow:
    return ToldRow(table, str(row["row"]), heading, _QUOTED_OR_DAY.sub(_in_words, text))


def _in_words(found: "re.Match[str]") -> str:
    try:
        return day(date.fromisoformat(found[1])) if found[1] else found[0]
    except ValueError:
        return found[0]


def _table_names(tables: list[dict[str, Any]]) -> dict[int, tuple[str, dict[str, str]]]:
    """By number of a table: what it is called, and its headings by the field that they fill."""
    parts: dict[str, list[dict[str, Any]]] = {}
    for one in tables:
        parts.setdefault(one["name"].partition(", columns")[0], []).append(one)
    return {
        number: (name if len(parts) > 1 else "", dict(_headings(those)))
        for number, (name, those) in enumerate(parts.items(), 1)
    }


def _headings(tables: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """The first column that fills a field comes last, so that it is the one that is named."""
    for one in reversed(tables):
        for column in reversed(one["columns"]):
            if column["field"] and column["heading"]:
                yield column["field"], " ".join(column["heading"].split())
