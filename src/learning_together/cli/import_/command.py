"""`lt import`: an agency's chronology, as it came, into the timeline."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from learning_together.cli import console, progress
from learning_together.cli.key import opened_root
from learning_together.cli.result import Form, FormOption, OutputOption
from learning_together.cli.save import offer
from learning_together.english import listed
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.import_.plan import Asked, Plan


class Order(StrEnum):
    """Orders of day and month."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DateCells(StrEnum):
    """What became of the date cells of a spreadsheet."""

    RIGHT = "right"
    TURNED = "turned"


class Epoch(StrEnum):
    """Years from which spreadsheets count days."""

    Y1900 = "1900"
    Y1904 = "1904"


def import_(
    ctx: typer.Context,
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...", help="What the agency sent: Word, Excel, OpenDocument, CSV, HTML."
        ),
    ] = None,
    agency: Annotated[
        str | None, typer.Option("--agency", metavar="ID", help="The agency whose account it is.")
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="HEADING=FIELD",
            help='Which field a column fills: --map "Date of contact=date"; “none” for a column '
            "to leave alone.",
        ),
    ] = None,
    dates: Annotated[
        Order | None,
        typer.Option("--dates", help="The order of day and month, where the file shows both."),
    ] = None,
    date_cells: Annotated[
        DateCells | None,
        typer.Option(
            "--date-cells", help="Whether Excel's date cells are right, or day and month turned."
        ),
    ] = None,
    epoch: Annotated[
        Epoch | None,
        typer.Option("--epoch", help="From which year numbers that stand for dates count days."),
    ] = None,
    subject: Annotated[
        str,
        typer.Option(
            "--for",
            metavar="ID",
            help="Of a write-up under headings of its own: the record that it is of, such "
            "as a conversation. Its headings are brought to the record's fields.",
        ),
    ] = "",
    replaces: Annotated[
        int | None,
        typer.Option(
            "--replaces",
            metavar="N",
            help="The delivery of which this is a new version; 0 for none. Otherwise lt compares. "
            "Without a file, that delivery is read again.",
        ),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show the whole effect and write nothing.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask before writing.")] = False,
    show_names: Annotated[
        bool,
        typer.Option("--show-names", help="Show what may be names in full; otherwise masked."),
    ] = False,
    left_out_read: Annotated[
        bool,
        typer.Option(
            "--left-out-read",
            help="You have read what was left out (left-out.md says it), and it may be left out; "
            "for this content lt does not ask again.",
        ),
    ] = False,
    undo: Annotated[
        bool, typer.Option("--undo", help="Take the last import back (that of --agency, if given).")
    ] = False,
    recheck: Annotated[
        bool,
        typer.Option(
            "--recheck",
            help="Read earlier deliveries again (those of --agency, if given) and list where "
            "today's reading gives another person, row or date; nothing is changed.",
        ),
    ] = False,
    form: FormOption = Form.TEXT,
    output: OutputOption = None,
) -> None:
    """Bring in an agency's chronology, losing nothing and guessing nothing silently.

    Ends with 0 where every row is in the timeline; with 1 where rows were refused, or where rows
    or dated text were left out and nobody has read them; with 2 where it could not import: then
    nothing has changed. --recheck ends with 1 where it found something.
    """
    from learning_together.actions.import_.plan import Asked, plan
    from learning_together.cli import result
    from learning_together.cli.import_.text import as_text
    from learning_together.exchange.imports.rows import columns

    result.check(form, output)
    folder = opened_root(ctx, needed=True)
    if undo:
        if files:
            raise LtError("--undo takes back an import; it takes no file.", "Leave the file out.")
        _undo(folder, agency)
        return
    if subject:
        _write_up(folder, files or [], subject, mapping or [], dry_run=dry_run, yes=yes)
    _bring_back(folder, files or [], dry_run=dry_run)
    if recheck and (files or replaces is not None):
        raise LtError(
            "--recheck reads what earlier deliveries brought; it takes no file and no --replaces.",
            "Leave them out.",
        )
    if not recheck and (not agency or not (files or replaces)):
        raise LtError(
            "Say which file, and whose account it is.",
            "For example: lt import FILE --agency health",
        )
    asked = Asked(
        agency or "",
        tuple(files or ()),
        columns.given(mapping or []),
        dates or "",
        date_cells or "",
        int(epoch) if epoch else None,
        replaces,
    )
    if recheck:
        _recheck(folder, asked, form, output)
    sure = yes or form is Form.JSON
    if dry_run:
        with progress.bar() as shown:
            planned = plan(folder, asked, told=shown.step)
    else:
        agreed = None
        if not sure and console.can_ask():
            asked, agreed = _agreed(folder, asked, names=show_names)
        planned = _carry_out(folder, asked, agreed, read=left_out_read)
    if form is Form.JSON:
        from learning_together.actions.public_json.import_ import ImportForm

        result.give(ImportForm.of(planned, done=not dry_run).text(), output, folder)
    else:
        said = as_text(planned, done=not dry_run, names=show_names)
        console.say(said, end="")
    open_ = _is_open(folder, planned, ask=not (dry_run or sure))
    _offer(folder, planned, done=not (dry_run or form is Form.JSON))
    raise typer.Exit(1 if open_ else 0)


def _bring_back(folder: Path, files: list[Path], *, dry_run: bool) -> None:
    """Takes a form or a workbook of ours back, where one was named, and ends; else does nothing."""
    from learning_together.actions.import_.sent_file import is_export
    from learning_together.actions.take_back_form import is_form

    if len(files) == 1 and ((ours := is_form(files[0])) or is_export(files[0])):
        from learning_together.cli import returned

        returned.bring(folder, files[0], is_form=ours, dry_run=dry_run)


def _write_up(
    folder: Path, files: list[Path], subject: str, mapping: list[str], *, dry_run: bool, yes: bool
) -> NoReturn:
    """Takes a write-up in, once its headings were shown; ends with 1 where something was left."""
    from learning_together.actions.take_in_write_up import given, take_in_write_up
    from learning_together.cli.import_.write_up_text import lines
    from learning_together.cli.returned import said

    if len(files) != 1:
        raise LtError("A write-up is one file.", f"lt import FILE --for {subject}")
    fields = given(mapping)
    taken = take_in_write_up(folder, files[0], subject, fields, dry=True)
    console.say("\n".join(lines(taken)))
    asks = not (dry_run or yes) and console.can_ask()
    if asks and not typer.confirm("Write this?", default=True):
        raise LtError("Nothing was written.", "")
    if not dry_run:
        taken = take_in_write_up(folder, files[0], subject, fields)
    stays = "The folder says something else there already, which stays:"
    said(taken.brought, "text", dry_run=dry_run, stays=stays)
    back = taken.brought.back
    raise typer.Exit(1 if back.conflicts or back.refused else 0)


def _offer(folder: Path, planned: "Plan", *, done: bool) -> None:
    """Offers to keep a version of what was brought in."""
    if done and planned.folders:
        numbers = listed(str(effect.number) for effect in planned.files if effect.number)
        offer(folder, f"Delivery {numbers} of {planned.agency}")


def _carry_out(folder: Path, asked: "Asked", agreed: "Plan | None", *, read: bool) -> "Plan":
    """Writes; gives what was done."""
    from learning_together.actions.import_.bring_in import bring_in, take_as_read

    with progress.bar() as shown:
        planned = bring_in(folder, asked, agreed, told=shown.step)
    if read:
        take_as_read(folder, planned)
    return planned


def _is_open(folder: Path, planned: "Plan", *, ask: bool) -> bool:
    """Whether rows were refused, or something left out awaits an answer, which may be asked for."""
    from learning_together.actions.import_.bring_in import take_as_read

    question = "Have you read what was left out, and may it be? lt does not ask again for it."
    awaits = any(effect.awaits for effect in planned.files)
    if awaits and ask and console.can_ask() and typer.confirm(question, default=False):
        take_as_read(folder, planned)
        awaits = False
    return awaits or any(effect.refused for effect in planned.files)


def _recheck(folder: Path, asked: "Asked", form: Form, output: Path | None) -> NoReturn:
    from learning_together.actions.import_.recheck import recheck
    from learning_together.cli import result
    from learning_together.cli.import_.recheck_text import as_text

    found = recheck(folder, asked)
    if form is Form.JSON:
        from learning_together.actions.public_json.import_ import RecheckForm

        result.give(RecheckForm.of(found).text(), output, folder)
    else:
        console.say(as_text(found), end="")
    raise typer.Exit(1 if any(one.differences or one.error for one in found) else 0)


def _agreed(folder: Path, asked: "Asked", *, names: bool) -> "tuple[Asked, Plan]":
    """Asks about what may be names, shows what would be written; gives what was agreed to.

    Raises:
        LtError: It is not to be written.
    """
    from learning_together.actions.import_.plan import plan
    from learning_together.cli.import_.names import ask
    from learning_together.cli.import_.text import as_text

    with progress.bar() as shown:
        planned = plan(folder, asked, told=shown.step)
    if answers := ask(planned, shown=names):
        asked = replace(asked, answers=answers)
        with progress.bar() as shown:
            planned = plan(folder, asked, told=shown.step)
        console.say("")
    if planned.folders:
        console.say(as_text(planned, done=False, names=names))
        if not typer.confirm("Write this?", default=True):
            raise LtError("Nothing was written.", "")
    return asked, planned


def _undo(folder: Path, agency: str | None) -> None:
    from learning_together.actions.import_.undo import undo

    undone = undo(folder, agency)
    numbers = ", ".join(map(str, undone.numbers))
    console.say(f"Delivery {numbers} of {undone.agency} was taken back.")
    for path in undone.files:
        console.say(f"As it was before: {path}")
    console.say(f"What the agency sent is still in private/imports/{undone.agency}.")
