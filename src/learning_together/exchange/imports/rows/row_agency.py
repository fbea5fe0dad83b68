"""Whose each row of a table is, where a column says so: no agency is given what is another's.

Takes a table, its columns and the agencies of the review, gives why rows are refused. Knows no
entry, and names nothing but agencies of the review.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from learning_together.dates.as_written.cells import as_text
from learning_together.exchange.imports.readers.table import Row, Table
from learning_together.exchange.imports.rows.columns import Layout
from learning_together.exchange.imports.rows.headings import plain
from learning_together.patterns import regex

#: Headings below which an agency as such stands, rather than a team or service of one.
_AGENCIES = regex(r"\b(?:agency|agencies|organi[sz]ation|provider)\b")


@dataclass(frozen=True)
class Agencies:
    """The agencies of a review.

    Attributes:
        own: The id of the one whose file it is.
        names: Of each, by id.
    """

    own: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def meant(self, said: str) -> str:
        """The id of the agency that a cell names; empty where it names none of the review."""
        words = plain(said)
        found = {id_ for id_, name in self.names.items() if words in {plain(id_), plain(name)}}
        if not found:
            # “Mental health trust” holds the id of health visiting, and is another agency.
            found = {id_ for id_, name in self.names.items()
                     if _within(plain(name), words) or _within(words, plain(name))}  # fmt: skip
        return found.pop() if len(found) == 1 else (self.own if self.own in found else "")


def of_others(table: Table, layout: Layout, agencies: Agencies) -> dict[int, str]:
    """Why rows are not to be taken for the agency's own, by the number of the row."""
    columns = layout.of("agency")
    if not columns or not agencies.own:
        return {}
    column = columns[0]
    rows = [row for row in table.rows[layout.header + 1 :] if row.filled]
    said = {row.number: plain(_said(row, column)) for row in rows}
    meant = {words: agencies.meant(words) for words in set(said.values()) if words}
    others = {id_ for id_ in meant.values() if id_ and id_ != agencies.own}
    strict = _AGENCIES.search(plain(layout.columns[column].heading)) is not None
    found = {}
    for number, words in said.items():
        id_ = meant.get(words, "")
        if id_ == agencies.own:
            continue
        if id_:
            name = agencies.names.get(id_) or id_
            found[number] = (
                f"the row names another agency, {name}; to bring in its rows, import the same "
                f"file for that agency ({id_})"
            )
        elif words and strict and len(meant) > 1:
            found[number] = (
                "the row names an agency that is none of this review's; if it is this one, leave "
                f'the column out: --map "{layout.columns[column].heading}=none"'
            )
        elif not words and others:
            found[number] = "other rows name other agencies, and this one does not say whose it is"
    return found


def _said(row: Row, column: int) -> str:
    return as_text(row.cells[column]) if column < len(row.cells) else ""


def _within(part: str, whole: str) -> bool:
    return bool(part) and f" {part} " in f" {whole} "
