"""What a person asks of an import, and what it would do: plain data.

Knows neither how the effect is worked out nor how it is carried out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from learning_together.actions.import_.private_files import Folder
from learning_together.exchange.imports.people.wordings import Equated, Unknown
from learning_together.exchange.imports.rows.account import Account, LeftOut
from learning_together.exchange.imports.rows.draft import Drafted, Note
from learning_together.folder.yaml.write.scalars import Value


@dataclass(frozen=True)
class Asked:
    """What a person asked for.

    Attributes:
        agency: Whose files these are.
        files: Paths; none to read delivery `replaces` again, with its own columns.
        mapping: Fields by plain heading, as given.
        order: Of day and month, as given; empty where not.
        cells: Whether date cells are right or turned, as given; empty where not.
        epoch: From which numbers count days, as given.
        replaces: The delivery of which the file is a new version, as given; 0 for none.
        answers: To words that may be names, by word; see `people_in_text`.
        contents: What the files hold, where they lie on no disk; in their order.
    """

    agency: str
    files: tuple[Path, ...]
    mapping: Mapping[str, str] = field(default_factory=dict)
    order: str = ""
    cells: str = ""
    epoch: int | None = None
    replaces: int | None = None
    answers: Mapping[str, str] = field(default_factory=dict)
    contents: tuple[bytes, ...] = field(default=(), repr=False)

    @property
    def again(self) -> int:
        """The delivery that is to be read again; 0 where files were named."""
        return 0 if self.files else self.replaces or 0


@dataclass
class Update:
    """An entry that changes.

    Attributes:
        id: Of the entry.
        row: The label of its row.
        fields: What was and what will be, by field.
        kept: Fields that a person has changed as well, which stay: what the delivery says now.
    """

    id: str
    row: str
    fields: dict[str, tuple[Value | None, Value | None]]
    kept: dict[str, Value | None] = field(default_factory=dict)


@dataclass
class FileEffect:
    """What becomes of one file.

    Attributes:
        number: Of the delivery; 0 where there is nothing to keep.
        drafted: The file as it was read.
        replaces: The delivery of which it is a new version.
        created: New entries: ids and rows.
        updated: Entries that change.
        kept: Entries that stay since a person has changed them: row, id, and what the file says.
        unchanged: How many entries stay as they are.
        same: Their ids, by row.
        stays: Ids of entries whose rows are refused, by row.
        gone: Entries whose rows it lacks.
        same_as: The delivery that had the very same content.
        account: What became of all that the file holds.
        awaits: What was left out and nobody has said that it may be.
    """

    number: int
    drafted: Drafted
    replaces: int | None = None
    created: list[tuple[str, str]] = field(default_factory=list)
    updated: list[Update] = field(default_factory=list)
    kept: list[tuple[str, str, dict[str, Value | None]]] = field(default_factory=list)
    unchanged: int = 0
    same: dict[str, str] = field(default_factory=dict)
    stays: dict[str, str] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    same_as: int | None = None
    account: Account = field(default_factory=Account)
    awaits: list[LeftOut] = field(default_factory=list)

    @property
    def refused(self) -> list[Note]:
        """Why rows are no entries."""
        return [note for one in self.drafted.drafts for note in one.refused]

    @property
    def notes(self) -> list[Note]:
        """What else is to be told of rows."""
        return [note for one in self.drafted.drafts if not one.refused for note in one.notes]

    @property
    def changes(self) -> bool:
        """Whether it changes anything."""
        return bool(self.created or self.updated or self.gone)


@dataclass
class Plan:
    """The whole effect of an import.

    Attributes:
        agency: Its id, as its record writes it.
        files: What becomes of each.
        names: What may be a name and is in no key, and is masked.
        freed: What may be a name, and stands as it was written, since somebody said so.
        codes: Those that a word may be said to stand for.
        hashes: Of the files, as they came.
        equated: Words that were taken for people of the key.
        texts: Files of the review as they would be, by path.
        read: Files of the review as they were read, by path.
        folders: What would be kept of each file.
        private: Files of the agency's private folder.
        secret: Of the hashes.
        answered: The file that says what of the left out has been read; None where there is none.
    """

    agency: str
    files: list[FileEffect]
    names: list[Unknown]
    equated: list[Equated]
    texts: dict[str, str]
    read: dict[str, str]
    folders: list[Folder]
    private: dict[str, bytes]
    secret: bytes
    answered: bytes | None = None
    freed: list[Unknown] = field(default_factory=list)
    codes: tuple[str, ...] = ()
    hashes: tuple[str, ...] = ()

    @property
    def unanswered(self) -> list[Unknown]:
        """The words to which nobody has answered yet."""
        return [one for one in self.names if not one.answer]
