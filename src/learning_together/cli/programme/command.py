"""`lt programme`: many reviews at once."""

from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from learning_together.cli import console, maybe_names, progress
from learning_together.errors import LtError

if TYPE_CHECKING:
    from learning_together.actions.programme.report import Overview
    from learning_together.privacy.audience import Reader
    from learning_together.reports.programme.page import Programme
    from learning_together.review.programme_folder import Found

#: How many reviews a message names.
_FEW = 5


class Format(StrEnum):
    """Forms of the result."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def programme(
    folders: Annotated[
        list[Path],
        typer.Argument(
            metavar="DIR",
            help="Review folders, folders that hold some, or a folder with a programme.yaml.",
        ),
    ],
    form: Annotated[
        Format, typer.Option("--format", help="Text for people; JSON or CSV for machines.")
    ] = Format.TEXT,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="FILE",
            help="With --format json or csv: write the result into this file (always UTF-8).",
        ),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option("--to", metavar="FORMATS", help="Draft the report: md, docx, html, pdf, odt."),
    ] = None,
    audience: Annotated[
        str,
        typer.Option(
            "--audience", metavar="WHO", help="For whom: reviewers, team, board, family, public."
        ),
    ] = "board",
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/ here.")
    ] = None,
    responses: Annotated[
        bool,
        typer.Option(
            "--responses",
            help="One page for a board: what was answered, and which actions are overdue.",
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", min=1, metavar="N", help="Processes; otherwise one for each core."),
    ] = None,
    scheduler: Annotated[
        str,
        typer.Option(
            "--scheduler",
            metavar="ADDRESS",
            help="Have a Dask cluster read them: tls://HOST:PORT, or tcp://127.0.0.1:PORT here.",
        ),
    ] = "",
) -> None:
    """Look at many reviews at once: stages, findings, patterns, time and cost, what is overdue."""
    from learning_together.actions.programme.report import write
    from learning_together.cli.programme.text import as_text, responses_as_text
    from learning_together.privacy.audience import ABOUT, Reader
    from learning_together.records.base import Audience

    known = [str(one) for one in Audience if one not in ABOUT]
    if audience not in known:
        raise LtError(
            f"A programme's report cannot be made for “{audience}”.",
            f"Audiences: {', '.join(known)}.",
        )
    _refuse_together(form, output, jobs, scheduler)
    found = _found(folders)
    handed_on = to is not None or form is not Format.TEXT
    overview = _overview(found, Reader(Audience(audience)), jobs, scheduler, handed_on=handed_on)
    view = overview.view
    for line in _notes(view, found):
        console.say(line, err=True)
    if to is not None:
        for written in write(overview, to, out or Path("reports"), responses=responses):
            console.written(written)
    elif form is Format.TEXT:
        if overview.unsought:
            console.say(f"Real names could not be looked for: {overview.unsought}.", err=True)
        look = console.look()
        console.say((responses_as_text if responses else as_text)(view, look), end="")
    else:
        _give(overview, form, output, folders[0])
    for folder in overview.lists:
        maybe_names.ask(folder)
    if view.broken:
        raise typer.Exit(1)


def _refuse_together(form: Format, output: Path | None, jobs: int | None, scheduler: str) -> None:
    if output is not None and form is Format.TEXT:
        raise LtError(
            "--output writes what machines read.",
            "Add --format json or --format csv, or leave --output out.",
        )
    if scheduler and jobs:
        raise LtError(
            "--jobs says how many processes lt starts here; a cluster has its own.",
            "Leave one of --jobs and --scheduler out.",
        )


def _found(folders: list[Path]) -> "Found":
    """What lies in the folders; ends with 2 where a programme.yaml has faults, all of them told."""
    from learning_together.cli.validate.faults import as_text
    from learning_together.english import counted
    from learning_together.review.programme_folder import find

    found = find(folders)
    if found.problems:
        look = console.look()
        console.say(as_text(found.problems, found.texts, look), end="", err=True)
        raise LtError(
            f"{counted(len(found.problems), 'fault')} in what is known of the programme, so "
            "nothing is told.",
            "`lt explain CODE` tells more; `lt init --programme DIR` writes one with every field "
            "explained.",
        )
    return found


def _notes(view: "Programme", found: "Found") -> Iterator[str]:
    """What the person should know whatever is asked for."""
    for broken in view.broken:
        yield f"{broken.folder} is left out: {broken.mend or broken.reason}"
    if found.without:
        yield f"There is no review in: {_some([one.name for one in found.without])}."
    if found.shut:
        shut = _some([one.name for one in found.shut])
        yield f"Not looked into, since this user may not: {shut}."
    titles = Counter((one.title, one.board) for one in view.reviews)
    twice = [title for (title, _), number in titles.items() if number > 1]
    if twice:
        yield (
            f"More than one review has this title: {_some(twice)}. If one is a copy, it counts "
            "twice; leave its folder out."
        )


def _some(names: Sequence[str]) -> str:
    more = f" and {len(names) - _FEW} more" if len(names) > _FEW else ""
    return ", ".join(names[:_FEW]) + more


def _give(overview: "Overview", form: Format, output: Path | None, home: Path) -> None:
    from learning_together.actions.public_json.programme import ProgrammeForm
    from learning_together.cli import result
    from learning_together.exchange.exports import programme_csv

    unsought = overview.before()
    if form is Format.JSON:
        text = ProgrammeForm.of(overview.view).text()
    else:
        text = programme_csv.as_csv(overview.view)
        text = text if output is None else programme_csv.BOM + text
    name = output.name if output is not None else f"programme.{form}"
    for said in (*unsought, *overview.look_through(name, text.encode())):
        console.say(said, err=True)
    result.give(text, output, home, audience=overview.reader.key)


def _overview(
    found: "Found", reader: "Reader", jobs: int | None, scheduler: str, *, handed_on: bool
) -> "Overview":
    from learning_together.actions.programme.report import survey
    from learning_together.cli import key
    from learning_together.folder import private_folder

    if reader.beyond_team and not scheduler:
        locked = next((one for one in found.reviews if private_folder.is_key_locked(one)), None)
        if locked is not None:
            key.open_for(locked)
    with progress.bar(alone=False) as shown:
        return survey(
            found,
            reader,
            handed_on=handed_on,
            jobs=jobs,
            scheduler=scheduler,
            told=lambda done: shown.step("Reading reviews", done, len(found.reviews)),
            say=lambda line: console.say(line, err=True),
        )
