"""`lt report`: the documents that a review turns into."""

from pathlib import Path
from typing import Annotated

import typer

from learning_together.cli.options import root
from learning_together.errors import LtError


def report(
    ctx: typer.Context,
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME]...", help="Which reports; without any, they are listed."),
    ] = None,
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMATS",
            help="Formats, with commas: md, docx, html, pdf; odt, which LibreOffice makes of the "
            "Word file; xlsx for forms. Otherwise Word; the reading page is html.",
        ),
    ] = "",
    audience: Annotated[
        str | None,
        typer.Option(
            "--audience",
            metavar="WHO",
            help="For whom: team, board, public …, or about someone: agency:ID, participant:CODE. "
            "Only what they may read is in it. Otherwise the review team, for most reports.",
        ),
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="ID",
            help="The record that the report is about, for reports about one meeting, "
            "conversation or agency.",
        ),
    ] = None,
    agency: Annotated[
        list[str] | None,
        typer.Option(
            "--agency",
            metavar="ID",
            help="Of a chronology, or of conflicts: only this agency's.",
        ),
    ] = None,
    about: Annotated[
        list[str] | None,
        typer.Option(
            "--about",
            metavar="CODE",
            help="Of a chronology, or of episodes: only what is said to be about this child or "
            "adult. Repeatable.",
        ),
    ] = None,
    skeleton: Annotated[
        bool, typer.Option("--skeleton", help="Of a chronology: only the skeleton.")
    ] = False,
    intervals: Annotated[
        bool,
        typer.Option(
            "--intervals",
            help="Of a chronology: with the age at each event (subject_born in review.yaml) and "
            "the days since the agency's last entry.",
        ),
    ] = False,
    number_paragraphs: Annotated[
        bool,
        typer.Option(
            "--number-paragraphs",
            help="Of the report of the review, its summary and findings: number chapters and "
            "paragraphs (1.1, 1.2).",
        ),
    ] = False,
    page_numbers: Annotated[
        bool,
        typer.Option(
            "--page-numbers",
            help="Of Word files: give the contents the page numbers of LibreOffice, which must be "
            "installed. The document says whose they are.",
        ),
    ] = False,
    dates: Annotated[
        str | None,
        typer.Option(
            "--dates",
            metavar="HOW",
            help="Tell dates less exactly, for readers beyond the team, those in prose too: "
            "months, seasons or years.",
        ),
    ] = None,
    places: Annotated[
        str | None,
        typer.Option(
            "--places",
            metavar="general",
            help="Say places less exactly, in fields and in prose: what “places” in review.yaml "
            "and general_name in agencies.yaml say in place of names.",
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Where to; otherwise reports/.")
    ] = None,
    zipped: Annotated[
        bool,
        typer.Option(
            "--zip",
            help="Of a meeting: its pack, the reading page and the pictures as one file, looked "
            "through as a whole.",
        ),
    ] = False,
    reference: Annotated[
        Path | None,
        typer.Option(
            "--reference",
            metavar="DOCX",
            help="A Word file whose styles to use; otherwise templates/reference.docx of the "
            "review, if it has one.",
        ),
    ] = None,
) -> None:
    """Draft documents in Word, on one web page, or in Markdown."""
    from learning_together.actions import meeting_file
    from learning_together.actions import report as reporting
    from learning_together.cli import console, documents_made, key

    folder = root(ctx)
    asked = reporting.Request(
        formats=to,
        audience=audience,
        subject=subject,
        agencies=tuple(agency or ()),
        about=tuple(about or ()),
        level="skeleton" if skeleton else "",
        intervals=intervals,
        numbered=number_paragraphs,
        dates=dates,
        places=places,
        out=out,
        reference=reference,
        page_numbers=page_numbers,
    )
    if not names and (zipped or asked != reporting.Request()):
        raise LtError(
            "No report is named to which these options could apply.",
            "Name one, such as: lt report review. Without options, lt report lists them.",
        )
    if not names:
        console.reports(reporting.reports(folder))
        return
    key.open_for(folder)
    make = meeting_file.meeting_file if zipped else reporting.report
    documents_made.show(folder, lambda told: make(folder, names, asked, told=told))
