"""Writes a review as tables for other programs; files that somebody changed are kept."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from learning_together.actions import gaps, not_names
from learning_together.actions.report import Written
from learning_together.actions.steps import Steps, nobody
from learning_together.actions.unfinished import unfinished
from learning_together.english import either, some
from learning_together.errors import LtError
from learning_together.exchange.exports import csv, excel, sqlite
from learning_together.exchange.exports import json as objects
from learning_together.exchange.exports.tables import tables
from learning_together.exchange.printed_numbers import mark
from learning_together.folder import output_files
from learning_together.ids import Id
from learning_together.privacy import guard, telling
from learning_together.privacy.audience import Reader, as_read_by, reader
from learning_together.privacy.printed_ids import as_printed
from learning_together.records.did_you_mean import near
from learning_together.records.kinds import KINDS
from learning_together.records.kinds.entry import Entry
from learning_together.reports import title_page
from learning_together.reports.chosen import entries, scope
from learning_together.reports.report import Asked
from learning_together.review.load import load
from learning_together.review.review import Review

FORMATS = ("xlsx", "csv", "json", "sqlite")
_EXPORTED = tuple(kind for kind in KINDS if kind != "identities")


def export(
    root: Path,
    kinds: Sequence[str] = (),
    *,
    formats: str = "xlsx",
    audience: str = "team",
    about: Sequence[str] = (),
    out: Path | None = None,
    told: Steps = nobody,
) -> Iterator[Written]:
    """Writes records as tables.

    Args:
        root: The review's folder.
        kinds: Their plurals; every kind that has records where empty.
        formats: Suffixes, with commas.
        audience: For whom, as typed; only what they may read is in it.
        about: Of the timeline: codes of those whom entries are about; all where empty.
        out: Where to; `reports/` of the review where None.
        told: Is told of each step.

    Raises:
        LtError: Something asked for is not there, or cannot be written.
    """
    suffixes = [suffix.strip().lower() for suffix in formats.split(",") if suffix.strip()]
    for suffix in suffixes:
        if suffix not in FORMATS:
            raise LtError(f"There is no format “{suffix}”.", f"Formats: {', '.join(FORMATS)}.")
    for kind in kinds:
        if kind not in _EXPORTED:
            guess = near(kind, _EXPORTED)
            raise LtError(
                "The key of real names is never exported."
                if kind == "identities"
                else f"There is no kind “{kind}”.",
                (f"Did you mean “{guess}”? " if guess else "") + f"Kinds: {', '.join(_EXPORTED)}.",
            )
    told("Reading the review", 0, len(suffixes) + 1)
    loaded = load(root)
    loaded.refuse_unread("What stands there would be missing.")
    who = reader(audience, loaded.review)
    read = as_read_by(loaded.review, who)
    seen, printed = as_printed(read, who)
    chosen = tuple(kinds) or tuple(
        kind for kind in _EXPORTED if kind == "review" or seen.records.get(kind)
    )
    seen, part = _about(seen, chosen, [printed.get(Id(one), Id(one)) for one in about])
    warnings = (*((part,) if part else ()), *loaded.lacks, *guard.before(loaded.review, who))
    still = unfinished(root, loaded) if who.beyond_team else ()
    text = objects.as_json(seen, chosen, who.key, part).decode("utf-8")
    warnings += gaps.told(text, f"Export of {some(chosen)}", loaded.review, who)
    folder = out or root / "reports"
    said: set[str] = set()
    ready: list[tuple[str, str, bytes, tuple[str, ...], bool]] = []
    for number, suffix in enumerate(suffixes, 1):
        told(f"Making tables ({suffix})", number, len(suffixes) + 1)
        # A workbook of the team's can be filled in: it has a sheet for what there is not yet, too.
        offers = suffix == "xlsx" and not kinds and not who.beyond_team
        sheets = _EXPORTED if offers else chosen
        files = _files(seen, sheets, suffix, who, mark(printed), part)
        for name, content in files:
            whom = (one.replace(" ", "-") for one in about)
            parts = [name, *whom, "" if who.audience == "team" else who.key.replace(":", "-")]
            called = "-".join(filter(None, parts))
            file = f"{called}.{suffix}"
            looked = guard.look_through(file, content, loaded.review, who)
            maybe = not_names.look_through(root, loaded.review, who, file, content)
            if names_told := not_names.told(line for line in maybe if line not in said):
                looked = (*looked, names_told)
            said.update(maybe)
            looked += telling.when_made(file, content, loaded.review, who, said)
            ready.append((called, suffix, content, (*warnings, *still, *looked), bool(maybe)))
            still = ()  # said once
    # What must not go out is refused before the first file is written.
    for called, suffix, content, left, asks in ready:
        path, kept = output_files.write(root, folder, called, suffix, content, audience=who.key)
        yield Written(path, kept, left, asks)


def _about(review: Review, kinds: Sequence[str], codes: Sequence[Id]) -> tuple[Review, str]:
    """The review with those entries alone that are about some people; what is left out, in words.

    Raises:
        LtError: There is no such person, no entry about them, or no entry is asked for at all.
    """
    if not codes:
        return review, ""
    if "timeline" not in kinds:
        raise LtError(
            "--about says whose entries of the timeline are wanted, and none is exported.",
            "Leave it out, or export the timeline: lt export timeline --about CODE",
        )
    asked = Asked(about=tuple(codes))
    found = entries(review, asked)
    if not found:
        raise LtError(
            f"No entry is said to be about {either(map(str, codes))}, so there is none to export.",
            "Say of entries in the timeline whom they are about (`about`), or leave out --about.",
        )
    told = scope(len(review.all(Entry)), len(found), asked)
    return replace(review, records={**review.records, "timeline": tuple(found)}), told


def _files(
    review: Review, kinds: tuple[str, ...], suffix: str, who: Reader, numbers: str, scope: str
) -> Iterator[tuple[str, bytes]]:
    name = kinds[0] if len(kinds) == 1 else "records"
    if suffix == "json":
        yield name, objects.as_json(review, kinds, who.key, scope)
        return
    # Parts that no record has yet have a sheet, too, where a workbook can be filled in.
    found = tables(review, kinds, empty=suffix == "xlsx" and not who.beyond_team)
    marking = title_page.marking(review, who)
    if suffix == "csv":
        for table in found:
            yield table.name, csv.as_csv(table)
    elif suffix == "sqlite":
        about = [("review", review.title), ("marking", marking)]
        about += [("scope", scope)] if scope else []
        yield name, sqlite.as_sqlite(found, about, who.key)
    else:
        told = excel.Workbook(review.title, marking, who.key, numbers, scope)
        yield name, excel.as_xlsx(found, told)
