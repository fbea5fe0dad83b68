"""The lists of an agency's private folder that people read and change: its columns, unknown names.

Takes columns and names, gives files; `deliveries` reads them again.
"""

from collections.abc import Iterable

from learning_together.actions.not_names import FILE, NO_NAME
from learning_together.english import counted
from learning_together.exchange.imports.people.wordings import Equated, Unknown
from learning_together.exchange.imports.rows.headings import NONE, Column
from learning_together.folder.private_places import NAMES
from learning_together.folder.yaml.write.records import rewritten
from learning_together.folder.yaml.write.scalars import Value, field_lines


def mapping_text(columns: Iterable[Column]) -> bytes:
    """The columns of a delivery, to be read by people and by the next import."""
    known = {column.heading: column.field or NONE for column in columns if column.heading}
    lines = [
        "# Which column of this agency's files fills which field; lt import uses it next time.",
        f"# Change a field here, or write {NONE} for a column to leave alone.",
        *field_lines("columns", known, 0),
    ]
    return ("\n".join(lines) + "\n").encode()


def equated_text(equated: Iterable[Equated]) -> bytes:
    """The words that were taken for people of the key, and whose they were taken to be."""
    lines = [
        "# Taken for people of the key",
        "",
        "First names and short forms come first: see that they are who they were taken for. Where",
        "one is somebody else, give that person a code and names in private/identities.yaml, and",
        "import the same file again.",
        "",
    ]
    for one in equated:
        sort = "whole name" if one.whole else "first name or short form"
        sort = "as you answered" if one.answered else sort
        lines.append(
            f"- {one.text} → {one.code} ({sort}; {one.where}; {counted(one.seen, 'time')})"
        )
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def names_text(unknown: Iterable[Unknown]) -> bytes:
    """The words that may be names, laid out so that they can be taken into the key."""
    lines = [
        "# Words that lt import took for names, and that private/identities.yaml does not hold. In",
        "# the timeline, what stands after “stands_as” is in their place.",
        "# What is a name: copy its “code” (put right) and “names” into private/identities.yaml.",
        "# What is none, or may stay: write “free: true” below it, and it stands as this agency",
        f"# wrote it. For all agencies: write it into {FILE}, with “answer: {NO_NAME}”.",
        "# What has several “titles” is perhaps several people: look at each place.",
        "# Then import the same file again: the entries are brought up to date.",
        "",
    ]
    added: list[dict[str, Value]] = []
    for one in sorted(unknown, key=lambda one: one.number):
        values: dict[str, Value] = {
            "code": one.proposal or f"X{one.number}",
            "names": [one.text],
            "number": str(one.number),
            "what": one.what,
            "stands_as": one.stands,
        }
        values |= {"free": "true"} if one.free else {}
        values |= {"titles": list(one.titles)} if len(one.titles) > 1 else {}
        values |= {"may_be": list(one.codes)} if one.codes else {}
        values |= {"first": one.where, "seen": str(one.seen)} if one.where else {}
        added.append(values)
    return rewritten(NAMES, "\n".join([*lines, ""]), added=added)[0].encode()
