"""Takes a write-up in: its headings are brought to a record's fields, and the rest is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from learning_together import english
from learning_together.actions.bring_back import BroughtBack, write
from learning_together.actions.import_ import sent_file
from learning_together.errors import LtError
from learning_together.exchange.edited_workbook.changes import Back, Edited
from learning_together.exchange.exports.table import Column
from learning_together.exchange.exports.tables import tables
from learning_together.exchange.forms import face, foreign, write_up, write_up_file
from learning_together.exchange.forms.layouts import layout_of
from learning_together.folder.deeds import deed
from learning_together.ids import Id
from learning_together.privacy.own_files import search
from learning_together.records.base import Model
from learning_together.reports.views import conversation_pack
from learning_together.review.load import load
from learning_together.review.review import Review


@dataclass(frozen=True, slots=True)
class Heard:
    """A part of a write-up, and where it goes.

    Attributes:
        heading: The words above it; empty before the first heading.
        field: What the field is called that it goes to; empty where no field is.
        why: How that is known: `given`, `words`, or empty.
        words: How many words it has.
    """

    heading: str
    field: str
    why: str
    words: int


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a write-up.

    Attributes:
        parts: Its parts, in their order.
        words: How many words the file has.
        placed: How many of them went where, by what that is called.
        brought: What was written.
        fields: The fields that parts can go to, by name: what each is called.
        told: What else its reader should know.
    """

    parts: tuple[Heard, ...]
    words: int
    placed: Mapping[str, int]
    brought: BroughtBack
    fields: Mapping[str, str]
    told: tuple[str, ...]


@deed
def take_in_write_up(
    root: Path,
    path: Path,
    id: str,
    given: Mapping[str, str],
    *,
    content: bytes | None = None,
    dry: bool = False,
) -> TakenIn:
    """Writes what a write-up says into the record that it is of.

    Args:
        root: The review's folder.
        path: The write-up: in Word, or as another program or a mail has it.
        id: The record's.
        given: Fields by heading, as a person said; `none` for what is to stay by itself.
        content: What the file holds, where it does not lie there.
        dry: Whether only to tell what would be written.

    Raises:
        LtError: There is no such record, or the file cannot be read. Nothing was changed.
    """
    content = sent_file.read(path) if content is None else content
    loaded = load(root)
    review = loaded.review
    record = review.find(Id(id))
    if record is None:
        raise LtError(
            f"There is no record “{id}” in this review.",
            "A conversation is added with: lt new conversations --set participant=HV1",
        )
    columns = _columns(review, record)
    _refuse_unknown(given, columns)
    prompts = _prompts(review, record)
    outline = write_up_file.outline(content, path.name)
    read = write_up.read(
        outline, [one for one, _ in columns.values()],
        prompts, given,
    )  # fmt: skip
    if not read.sections:
        raise LtError(f"{path.name}: there is no text in the file.", "Nothing was changed.")
    back = Back()
    back.refused += foreign.unread(outline)
    for name, text in read.texts.items():
        if name in columns:
            column, now = columns[name]
            _compare(back, record, column, text, now)
        else:
            back.refused.append(
                f"“{english.short(text, 200)}”: no field of a {record.KIND.one} takes it; "
                f"{english.counted(len(text.split()), 'word')} in all."
            )
    told = [*outline.told]
    if names := len(search(review).hits("\n".join(read.texts.values()))):
        told.append(
            f"{english.counted(names, 'wording')} of the key of names in the text; "
            "lt pseudonymise puts codes in their place."
        )
    brought = write(root, loaded, back, dry=dry)
    titles = {name: prompts[name][0] if name in prompts else column.heading
              for name, (column, _) in columns.items()}  # fmt: skip
    return TakenIn(
        tuple(
            Heard(one.heading, titles.get(one.to or write_up.OTHER, ""), one.why,
                  sum(len(line.text.split()) for line in one.lines))
            for one in read.sections
        ),
        read.words,
        {titles.get(name, name): count for name, count in read.placed.items() if count},
        brought,
        titles,
        tuple(told),
    )  # fmt: skip


def _compare(back: Back, record: Model, column: Column, text: str, now: str) -> None:
    if text in {now, face.shown(column, now)}:
        return
    edited = Edited(record.id_text, column.steps, column, now, text)
    (back.conflicts if now.strip() else back.changes).append(edited)


def _columns(review: Review, record: Model) -> dict[str, tuple[Column, str]]:
    """The fields of prose that a write-up can fill, each with what it holds."""
    kind = record.KIND.name
    table = next(one for one in tables(review, [kind]) if one.name == kind)
    row = next(one for one in table.rows if one.id == record.id_text)
    return {
        column.name: (column, cell)
        for column, cell in zip(table.columns, row.cells, strict=True)
        if column.shape is not None and column.shape.prose and not column.shape.many
        and column.open and column.name not in layout_of(kind).leaves_out
    }  # fmt: skip


def _prompts(review: Review, record: Model) -> dict[str, tuple[str, ...]]:
    """Words that belong to a field besides its own: of a conversation, its topics."""
    if not layout_of(record.KIND.name).pack:
        return {}
    topics = conversation_pack.topics(review)
    return {name: (title, *prompts) for name, (title, prompts) in topics.items()}


def given(pairs: list[str]) -> dict[str, str]:
    """What was typed for headings: each with its field.

    Raises:
        LtError: A pair is no pair.
    """
    found: dict[str, str] = {}
    for pair in pairs:
        heading, sign, name = pair.rpartition("=")
        if not sign or not heading.strip():
            raise LtError(
                f"“{pair}” is not HEADING=FIELD.", 'For example: --map "What helped=went_well"'
            )
        found[heading.strip()] = name.strip().lower().replace("-", "_").replace(" ", "_")
    return found


def _refuse_unknown(given: Mapping[str, str], columns: Mapping[str, object]) -> None:
    for heading, name in given.items():
        if name not in columns and name != "none":
            raise LtError(
                f"There is no field “{name}” for “{heading}”.",
                f"Fields: {', '.join(columns)}; none for what is to stay by itself.",
            )
