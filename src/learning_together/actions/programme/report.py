"""A programme of reviews: what is known of it put together, and its report written.

How its reviews are read is for `reading`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from learning_together.actions import not_names
from learning_together.actions.programme.reading import gather
from learning_together.actions.programme.review_gate import Read, words_of
from learning_together.errors import LtError
from learning_together.folder import private_folder
from learning_together.privacy import programme_guard
from learning_together.privacy.audience import Reader
from learning_together.privacy.handling import field_readers, readers
from learning_together.privacy.identifying import WIDE
from learning_together.privacy.unkeyed import READERS, unkeyed_in_programme
from learning_together.records.kinds.programme import Programme as Known
from learning_together.records.shape import fields as shapes
from learning_together.reports.programme import responses as responses_page
from learning_together.reports.programme.page import Broken, Programme
from learning_together.reports.programme.report import build
from learning_together.review.programme_folder import Found

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from learning_together.actions.report import Written
    from learning_together.documents.document import Document


#: The template of the page for a board.
_PAGE = "reports/programme/responses.md.j2"


@dataclass(frozen=True)
class Overview:
    """A programme, and what must not stand in its report.

    Attributes:
        view: What is told of it.
        reader: For whom.
        keys: Of its reviews, where its readers are beyond their teams; in no report.
        harmless: Wordings that may stand, as its own folder says.
        told: What is to be known of its reviews before something of it is handed on.
        lists: Folders of which words may be names, and nobody has said yet.
    """

    view: Programme
    reader: Reader
    keys: tuple[programme_guard.KeyOf, ...] = field(default=(), repr=False)
    harmless: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    lists: tuple[Path, ...] = ()

    @property
    def unsought(self) -> str:
        """In which reviews names could not be looked for, and why; empty where there is none."""
        return programme_guard.unsought(self.keys, self.reader)

    def before(self) -> tuple[str, ...]:
        """What to know before something of it is handed on.

        Raises:
            LtError: It is for the board or the public, and real names cannot be looked for.
        """
        return (*programme_guard.before(self.keys, self.reader), *self.told)

    def look_through(self, name: str, content: bytes) -> tuple[str, ...]:
        """Looks through a finished file with the keys of all reviews.

        Raises:
            LtError: Something in it must not reach its readers.
        """
        return programme_guard.look_through(name, content, self.keys, self.reader, self.harmless)


def document(overview: Overview, *, anchors: bool = True, responses: bool = False) -> "Document":
    """The report of a programme, as a document that can be written in any format.

    Args:
        overview: The programme.
        anchors: Whether places are marked to jump to; plain Markdown has none.
        responses: Whether it is the one page for a board, of answers and overdue actions.
    """
    from learning_together.documents.document import Document
    from learning_together.documents.templates import render
    from learning_together.documents.templates.reference import Reference
    from learning_together.privacy.audience import NAMES

    view = overview.view
    stamp = (
        ("Date", view.today),
        ("For", NAMES[overview.reader.audience]),
        ("Reviews", str(len(view.reviews)) if view.reviews else ""),
        ("Source", view.source),
    )
    if responses:
        page = responses_page.build(view)
        return Document(
            name="programme-responses",
            title=view.title,
            subtitle=view.subtitle,
            kind=responses_page.TITLE,
            marking=view.marking,
            audience=overview.reader.key,
            stamp=tuple((label, value) for label, value in stamp if value),
            body=render(_PAGE, page, link=Reference, anchors=anchors),
            contents=False,
        )
    return Document(
        name="programme",
        title=view.title,
        subtitle=view.subtitle,
        kind="Report of a programme",
        marking=view.marking,
        audience=overview.reader.key,
        stamp=tuple((label, value) for label, value in stamp if value),
        body=render("reports/programme/report.md.j2", view, link=Reference, anchors=anchors),
    )


def survey(
    found: Found,
    reader: Reader,
    *,
    today: date | None = None,
    handed_on: bool = False,
    jobs: int | None = None,
    scheduler: str = "",
    told: Callable[[int], None] | None = None,
    say: Callable[[str], None] | None = None,
) -> Overview:
    """The programme that some folders hold.

    Args:
        found: Its reviews and programme files, without a fault.
        reader: For whom its report is made.
        today: The day on which it is told; the real one where None.
        handed_on: Whether something is made that can be handed on; then words that may be names
            are listed for the team's answers.
        jobs: How many processes read reviews.
        scheduler: The address of a cluster that reads them instead; empty where none does.
        told: Is told how many are read, as they are.
        say: Is told what is to be known of a cluster.

    Raises:
        LtError: The cluster must not or cannot read them; or it is for the board or the public, is
            handed on, and reviews have no key.
    """
    today = today or date.today()
    if handed_on and reader.audience in WIDE:
        _refuse_without_key(found.reviews, reader, today)
    outcomes = gather(
        found.reviews, reader, today,
        handed_on=handed_on, jobs=jobs, scheduler=scheduler, told=told, say=say,
    )  # fmt: skip
    read = [one for one in outcomes if isinstance(one, Read)]
    seen = [_as_read(one, reader) for one in found.programmes]
    programmes = tuple(one for one in seen if one)
    view = build(
        [one.part for one in read],
        programmes,
        [one for one in outcomes if isinstance(one, Broken)],
        today,
        detailed=not reader.beyond_team,
    )
    harmless = tuple(text for one in found.programmes for text in one.harmless)
    before = (*_before(read), *_known_by(found, seen, reader)) if handed_on else ()
    lists: dict[Path, tuple[str, ...]] = {}
    if handed_on and reader.audience in READERS:
        lists = {
            folder: tuple(f"{one.part.folder}/{said}" for said in one.may_be_names)
            for folder, one in zip(found.reviews, outcomes, strict=True)
            if isinstance(one, Read) and one.may_be_names
        } | _of_programmes(found, seen, today)
        lines = (line for lines in lists.values() for line in lines)
        before += (not_names.told(lines, f"{not_names.FILE} of the folder where they stand"),)
    return Overview(
        view,
        reader,
        tuple(one.key for one in read if one.key),
        harmless,
        tuple(filter(None, before)),
        tuple(lists),
    )


def _refuse_without_key(folders: "Sequence[Path]", reader: Reader, today: date) -> None:
    """Refuses before thousands are read what would be refused after it."""
    unkeyed = [one for one in folders if not private_folder.has_key(one)]
    # One that cannot be read is left out, and needs no key.
    if any(isinstance(gather((one,), reader, today, jobs=1)[0], Read) for one in unkeyed):
        programme_guard.refuse_without_key([one.name for one in unkeyed], reader)


def _before(read: "Sequence[Read]") -> tuple[str, ...]:
    """What is to be known of the reviews, each told with its folder."""
    return tuple(f"{one.part.folder}: {said}" for one in read for said in one.before)


def _known_by(found: Found, seen: "Sequence[Known | None]", reader: Reader) -> "Iterator[str]":
    """What the programmes' own files tell by which somebody may be known."""
    for one, (path, text) in zip(seen, found.texts.items(), strict=True):
        if one is not None:
            yield from programme_guard.known_by(one, {Path(path).name: text}, reader)


def _of_programmes(
    found: Found, seen: "Sequence[Known | None]", today: date
) -> dict[Path, tuple[str, ...]]:
    """By folder, the words of the programmes' own files that may be names, a line each."""
    lists: dict[Path, tuple[str, ...]] = {}
    for one, (path, text) in zip(seen, found.texts.items(), strict=True):
        if one is not None:
            file, words = Path(path), words_of(build((), (one,), (), today)).encode()
            maybe = unkeyed_in_programme(file.name, words, one, {file.name: text})
            if lines := not_names.unanswered(file.parent, file.name, maybe):
                lists[file.parent] = lines
    return lists


def _as_read(one: Known, reader: Reader) -> Known | None:
    """What is known of a programme as somebody may read it; None where they may read nothing."""
    if reader.audience not in readers(one):
        return None
    hidden = {
        name: () if shape.many else None
        for name, shape in shapes(Known).items()
        if reader.audience not in field_readers(one, (name,))
    }
    return one.model_copy(update=hidden)


def write(
    overview: Overview, formats: str, folder: Path, *, responses: bool = False
) -> "Iterator[Written]":
    """Writes the report of a programme.

    Args:
        overview: The programme.
        formats: Suffixes, with commas.
        folder: Where to.
        responses: Whether it is the one page for a board, of answers and overdue actions.

    Raises:
        LtError: A format is not known, a file cannot be written, or its readers must not get it.
    """
    from learning_together.actions.made_document import in_format
    from learning_together.actions.report import Written
    from learning_together.folder import output_files
    from learning_together.reports.report import EVERY_FORMAT

    suffixes = [suffix.strip().lower() for suffix in formats.split(",") if suffix.strip()]
    for suffix in suffixes:
        if suffix not in EVERY_FORMAT:
            said = ", ".join(EVERY_FORMAT)
            raise LtError(f"There is no format “{suffix}”.", f"Formats: {said}.")
    unsought = overview.before()
    for suffix in suffixes:
        made = document(overview, anchors=suffix != "md", responses=responses)
        content = in_format(made, suffix)
        looked = overview.look_through(f"{made.name}.{suffix}", content)
        path, kept = output_files.write(folder, folder, made.name, suffix, content)
        yield Written(path, kept, (*unsought, *looked))
