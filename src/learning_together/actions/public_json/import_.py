"""The public JSON of `lt import`; names that no key holds are masked."""

from collections.abc import Iterable
from typing import Any, ClassVar

from pydantic import Field

from learning_together.actions.import_.plan import FileEffect, Plan
from learning_together.actions.import_.recheck import Rechecked, Sort
from learning_together.actions.public_json.form import Form, Part
from learning_together.exchange.imports.rows.headings import By


class Column(Part):
    """A column of a table."""

    heading: str = Field(description="As it stands; empty where it has none.")
    field: str | None = Field(description="The field that it fills; null where it fills none.")
    by: By = Field(description="How that was found.")


class Unread(Part):
    """A column that no field takes."""

    heading: str = Field(description="As it stands; empty where it has none.")
    rows: int = Field(description="In how many rows something stands in it.")


class Table(Part):
    """A table of the file."""

    name: str = Field(description="What to call it.")
    rows: int = Field(description="How many rows it has.")
    columns: tuple[Column, ...] = Field(
        description="What they hold; empty where the table is no chronology."
    )
    unread: tuple[Unread, ...] = Field(
        description="Columns in which something stands and that no field takes: it is private."
    )


class Created(Part):
    """A new entry."""

    id: str = Field(description="Its id.")
    row: str = Field(
        description="The row of the first table from which it comes, or table and row: `2-14`."
    )


class OldAndNew(Part):
    """What a field held and what it holds now."""

    old: Any = Field(description="What it held; null where it was empty.")
    new: Any = Field(description="What it holds; null where it is empty.")


class Updated(Part):
    """An entry that changes."""

    id: str = Field(description="Its id.")
    row: str = Field(description="The row, or table and row.")
    fields: dict[str, OldAndNew] = Field(description="What changes, by field.")
    kept: dict[str, Any] = Field(
        description="Fields that a person has changed as well, which stay: what the file says now."
    )


class RowNote(Part):
    """Something to tell of a row."""

    row: str = Field(description="The row, or table and row.")
    code: str = Field(description="What sort of thing, for machines.")
    message: str = Field(
        validation_alias="text", description="In words that may change, without names."
    )


class Cells(Part):
    """What became of the cells that hold something; the four sorts add up to all of them."""

    filled: int = Field(description="How many hold something.")
    headings: int = Field(description="How many are headings.")
    in_fields: int = Field(description="How many fill a field of an entry by themselves.")
    joined: int = Field(description="How many were joined to a field that another has begun.")
    private: int = Field(description="How many are kept below `private/` only.")


class Left(Part):
    """Something that became no entry and no part of one; never its words."""

    where: str = Field(description="Where it stands, in words that may change.")
    sort: str = Field(
        description="What it is: `title`, `deleted`, `above` (the headings), `other` (a table that "
        "is no chronology), `paragraph`, `outside` (page headers, boxes)."
    )
    characters: int = Field(description="How long it is.")
    awaits: bool = Field(description="Whether nobody has said yet that it may be left out.")


class ImportedFile(Part):
    """What becomes of one file."""

    delivery: int | None = Field(
        description="The number of the delivery; null where there is nothing to keep."
    )
    form: str = Field(description="The form of the file, in words.")
    same_as: int | None = Field(
        description="The delivery that had the very same content; null where none had."
    )
    replaces: int | None = Field(
        description="The delivery of which it is a new version; null where of none."
    )
    tables: tuple[Table, ...] = Field(description="What was made of each table.")
    created: tuple[Created, ...] = Field(description="New entries.")
    updated: tuple[Updated, ...] = Field(description="Entries that change.")
    unchanged: int = Field(description="How many entries stay as they are.")
    gone: tuple[str, ...] = Field(description="The ids of entries whose rows it lacks.")
    refused: tuple[RowNote, ...] = Field(description="Why rows are no entries.")
    notes: tuple[RowNote, ...] = Field(description="What else is to be told of rows.")
    notices: tuple[str, ...] = Field(description="What a reader of the file should know.")
    rows: dict[str, int] = Field(
        description="How many rows became what: `entry`, `continued`, `headings`, `title`, "
        "`empty`, `refused`, `deleted`, `above`, `other`; together all rows of all tables."
    )
    cells: Cells = Field(description="What became of the cells.")
    left_out: tuple[Left, ...] = Field(description="What became no entry and no part of one.")

    @classmethod
    def of(cls, effect: FileEffect) -> "ImportedFile":
        """The form of what becomes of a file."""
        drafted = effect.drafted
        return cls(
            delivery=effect.number or None,
            form=drafted.form,
            same_as=effect.same_as,
            replaces=effect.replaces,
            tables=tuple(
                Table(
                    name=table.name,
                    rows=table.rows,
                    columns=tuple(
                        Column(heading=one.heading, field=one.field or None, by=one.by)
                        for one in table.columns
                    ),
                    unread=tuple(
                        Unread(heading=heading, rows=rows) for heading, rows in table.unread
                    ),
                )
                for table in drafted.tables
            ),
            created=tuple(Created(id=id, row=row) for id, row in effect.created),
            updated=tuple(
                Updated(
                    id=one.id,
                    row=one.row,
                    fields={
                        name: OldAndNew(old=old, new=new) for name, (old, new) in one.fields.items()
                    },
                    kept=one.kept,
                )
                for one in effect.updated
            ),
            unchanged=effect.unchanged,
            gone=effect.gone,
            refused=effect.refused,
            notes=effect.notes,
            notices=drafted.notices,
            rows=dict(effect.account.rows),
            cells=effect.account,
            left_out=tuple(
                Left(
                    where=one.where,
                    sort=one.sort,
                    characters=len(one.text),
                    awaits=one in effect.awaits,
                )
                for one in effect.account.left_out
            ),
        )


class UnknownName(Part):
    """Something that may be a name, and is in no key."""

    stands_as: str = Field(
        validation_alias="stands", description="What stands for it in the timeline."
    )
    masked: str = Field(description="What was written, masked.")
    first: str = Field(
        validation_alias="where", description="Where it stands first, in words that may change."
    )
    seen: int = Field(description="How often it stands there.")
    proposal: str = Field(description="A code for it; may be empty.")
    titles: tuple[str, ...] = Field(
        description="Titles with which it was written; several speak for several people."
    )


class TakenFor(Part):
    """Words that were taken for a person of the key."""

    masked: str = Field(description="What was written, masked.")
    code: str = Field(description="Of the person.")
    whole: bool = Field(
        description="Whether it is a whole name; else it is a first name or a short form."
    )
    first: str = Field(
        validation_alias="where", description="Where it stands first, in words that may change."
    )
    seen: int = Field(description="How often it stands there.")


class ImportForm(Form):
    """The effect of importing an agency's chronology."""

    COMMAND: ClassVar = "lt import"

    agency: str = Field(description="The agency's id.")
    written: bool = Field(description="Whether it was carried out.")
    files: tuple[ImportedFile, ...] = Field(description="What becomes of each file.")
    names: tuple[UnknownName, ...] = Field(description="What may be a name and is in no key.")
    names_freed: int = Field(
        description="How many words that may be names stand as written, since somebody answered "
        "that they are none."
    )
    equated: tuple[TakenFor, ...] = Field(
        description="Words that were taken for people of the key."
    )
    changed: tuple[str, ...] = Field(
        description="The files of the review that change, within the review."
    )

    @classmethod
    def of(cls, plan: Plan, *, done: bool) -> "ImportForm":
        """The form of the effect of an import.

        Args:
            plan: Of it.
            done: Whether it was carried out.
        """
        return cls(
            version=1,
            agency=plan.agency,
            written=done,
            files=tuple(ImportedFile.of(effect) for effect in plan.files),
            names=plan.names,
            names_freed=len(plan.freed),
            equated=plan.equated,
            changed=tuple(plan.texts),
        )


class Difference(Part):
    """A place where today's reading says something else than what was made of it then."""

    sort: Sort = Field(
        description="`changed`: the entry would follow; `kept`: somebody has changed the entry as "
        "well, so it would stay; `new`: there was no entry; `gone`: there is no row for the entry; "
        "`refused`: the row is refused today; `left-out`: it awaits an answer."
    )
    row: str = Field(
        description="The row, table and row, or where else; empty where there is none."
    )
    entry: str | None = Field(description="The id of the entry; null where there is none.")
    fields: dict[str, OldAndNew] = Field(description="What stands and what is read, by field.")
    message: str = Field(description="In words that may change, without names; may be empty.")


class RecheckedDelivery(Part):
    """An earlier delivery, read again."""

    agency: str = Field(description="The agency's id.")
    delivery: int = Field(description="Its number.")
    superseded: bool = Field(description="Whether a later one has replaced it.")
    error: str | None = Field(description="Why it cannot be read again; null where it can.")
    differences: tuple[Difference, ...] = Field(description="What is read otherwise.")

    @classmethod
    def of(cls, one: Rechecked) -> "RecheckedDelivery":
        """The form of a delivery that was read again."""
        return cls(
            agency=one.agency,
            delivery=one.number,
            superseded=one.superseded,
            error=one.error or None,
            differences=tuple(
                Difference(
                    sort=each.sort,
                    row=each.row,
                    entry=each.entry or None,
                    fields={
                        name: OldAndNew(old=old, new=new)
                        for name, (old, new) in (each.fields or {}).items()
                    },
                    message=each.message,
                )
                for each in one.differences
            ),
        )


class RecheckForm(Form):
    """Earlier deliveries, read again with today's reading and key."""

    COMMAND: ClassVar = "lt import --recheck"

    deliveries: tuple[RecheckedDelivery, ...] = Field(description="In order, agency by agency.")

    @classmethod
    def of(cls, rechecked: Iterable[Rechecked]) -> "RecheckForm":
        """The form of what was read again."""
        return cls(version=1, deliveries=tuple(map(RecheckedDelivery.of, rechecked)))
