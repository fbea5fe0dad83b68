"""Makes forms: what people are sent to fill in, and what comes back field by field.

Reads the review as whoever is to get the form may read it, looks through what was made as any
document is, and writes nothing but finished files.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from learning_together import english
from learning_together.actions import form_document, gaps, not_names
from learning_together.actions.report import Written
from learning_together.actions.steps import Steps, nobody
from learning_together.actions.unfinished import unfinished
from learning_together.documents import document_formats
from learning_together.errors import LtError
from learning_together.exchange.exports import excel
from learning_together.exchange.forms import form
from learning_together.exchange.forms.carried import with_words
from learning_together.exchange.forms.layouts import Layout, layout_of
from learning_together.exchange.forms.sheets import tables_of
from learning_together.exchange.printed_numbers import mark
from learning_together.folder import look, output_files
from learning_together.folder.git import status
from learning_together.ids import Id
from learning_together.privacy import guard, telling
from learning_together.privacy.audience import Reader, as_read_by, reader
from learning_together.privacy.printed_ids import as_printed
from learning_together.records.base import Audience, Model
from learning_together.records.kind_names import find_kind
from learning_together.records.kinds import model
from learning_together.reports import title_page
from learning_together.reports.catalogue import OWN_TEMPLATES
from learning_together.reports.report import those_of
from learning_together.review.load import load
from learning_together.review.loaded import Loaded
from learning_together.review.review import Review

FORMATS = ("docx", "xlsx")
#: What goes with each form where one is made of all.
LETTER = "letter"
ALL = "all"
#: Kinds that no form is made of: the review's facts stand in one file, and names in the key.
_NONE = frozenset({"identities", "review", "differences", "disclosures"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which forms are wanted, as typed.

    Attributes:
        kind: The kind, in whatever word.
        subject: The id of the record that a form is about; `all` for one each; empty for a new one.
        formats: Suffixes, with commas.
        audience: For whom; the form's own where empty.
        due: The day by which it is to come back; None for none.
        out: Where to; `reports/` of the review where None.
    """

    kind: str
    subject: str = ""
    formats: str = "docx"
    audience: str = ""
    due: date | None = None
    out: Path | None = None


@dataclass(frozen=True, slots=True)
class _Ready:
    """A file that may go out: of which record it is, and all that is told of it."""

    of: str
    name: str
    suffix: str
    content: bytes
    warnings: tuple[str, ...]
    asks: bool
    audience: str


def forms(root: Path, wanted: Wanted, *, told: Steps = nobody) -> Iterator[Written]:
    """Makes forms and writes them.

    Args:
        root: The review's folder.
        wanted: Which.
        told: Is told of each step.

    Raises:
        LtError: Something asked for is not there, or a form would tell its reader what they must
            not know; then nothing is written. Or a file cannot be written.
    """
    suffixes = _suffixes(wanted.formats)
    kind = kind_of_form(wanted.kind)
    layout = layout_of(kind)
    told("Reading the review", 0, 2)
    loaded = load(root)
    loaded.refuse_unread("A form would lack what stands there.")
    subjects = _subjects(loaded.review, layout, wanted)
    ready: list[_Ready] = []
    said: set[str] = set()
    every = wanted.subject.lower() == ALL
    waiting = [one for one in subjects if not every or _waits(loaded.review, layout, one)]
    for number, subject in enumerate(waiting):
        told("Making forms", number + 1, len(waiting) + 1)
        ready += _each(root, loaded, wanted, kind, subject, suffixes, said)
    _told_of_none(kind, ready, subjects)
    # What must not go out is refused before the first file is written.
    for one in ready:
        path, kept = output_files.write(
            root, wanted.out or root / "reports", one.name, one.suffix, one.content,
            audience=one.audience,
        )  # fmt: skip
        yield Written(path, kept, one.warnings, one.asks)


def _waits(review: Review, layout: Layout, subject: Model | None) -> bool:
    """Whether anything is left to be filled in about a record: all of one that is done stands."""
    if subject is None or any(getattr(subject, name) for name in layout.done):
        return subject is None
    each = layout.each
    if each is None or not each.done:
        return True
    return any(
        not any(getattr(one, name) for name in each.done)
        for one in form.related(review, each, subject)
    )


def _told_of_none(kind: str, ready: list[_Ready], subjects: Sequence[Model | None]) -> None:
    """Tells of whom there is no form, since there is nothing that they could fill in."""
    of = {one.of for one in ready}
    none = [one.id_text for one in subjects if one is not None and one.id_text not in of]
    if none and not ready:
        anew = (
            "A question to an agency is added with: lt new queries --set agency=ID"
            if kind == "queries"
            else f"For a form all the same, name one: --for {none[0]}"
        )
        raise LtError(f"There is nothing to fill in about {english.some(none)}.", anew)
    if none:
        said = f"There is no form about {english.some(none, 8)}: nothing is to be filled in there."
        ready[0] = replace(ready[0], warnings=(said, *ready[0].warnings))


def _suffixes(formats: str) -> list[str]:
    suffixes = [one.strip().lower() for one in formats.split(",") if one.strip()]
    for one in suffixes:
        if one not in FORMATS:
            raise LtError(
                f"There is no format “{one}” of a form.", f"Formats: {', '.join(FORMATS)}."
            )
    return suffixes


def has_form(kind: str) -> bool:
    """Whether there are forms of a kind, by its plural."""
    return kind not in _NONE


def kind_of_form(typed: str) -> str:
    """The kind that somebody means, by its plural.

    Raises:
        LtError: There is no such kind, or no form of it.
    """
    kind = find_kind(typed)
    if not has_form(kind):
        raise LtError(
            f"There is no form of {kind}.",
            "Write them in the window (lt open) or in their file.",
        )
    return kind


def _subjects(review: Review, layout: Layout, wanted: Wanted) -> list[Model | None]:
    kind = model(layout.about)
    if wanted.subject.lower() == ALL:
        found: list[Model | None] = [one for one in review.all(kind) if one.id]
        if not found:
            raise LtError(f"There is no {kind.KIND.one} to make a form of.", those_of(review, kind))
        return found
    if wanted.subject:
        record = review.get(Id(wanted.subject), kind)
        if record is None:
            raise LtError(
                f"There is no {kind.KIND.one} “{wanted.subject}”.", those_of(review, kind)
            )
        return [record]
    if not layout.fills:
        raise LtError(
            f"Such a form is about one {kind.KIND.one}: say which with --for, or --for all.",
            those_of(review, kind),
        )
    return [None]


def _reader(review: Review, layout: Layout, wanted: Wanted, subject: Model | None) -> Reader:
    typed = wanted.audience or str(layout.audience)
    if typed == str(Audience.AGENCY) and subject is not None:
        typed = f"{typed}:{subject.id_text}"
    return reader(typed, review)


def _each(
    root: Path, loaded: Loaded, wanted: Wanted, kind: str, subject: Model | None,
    suffixes: Sequence[str], said: set[str],
) -> Iterator[_Ready]:  # fmt: skip
    """The files of one form, looked through."""
    review, layout = loaded.review, layout_of(kind)
    who = _reader(review, layout, wanted, subject)
    unsought = guard.before(review, who)
    read = as_read_by(review, who)
    if subject is not None and read.get(subject.id, type(subject)) is None:
        raise LtError(
            f"{subject.id} is not for the {who.words(review)}: they may not read it.",
            "Say who is to get the form with --audience.",
        )
    seen, printed = as_printed(read, who)
    id = (printed.get(subject.id, subject.id) if subject.id else None) if subject else None
    made = form.form_of(seen, who, kind, id, mark(printed))
    if not made.fills:
        return
    about = str(id).replace(" ", "-") if id else "new"
    name = "-".join(filter(None, (
        "form", kind, about,
        "" if who.audience == layout.audience else who.key.replace(":", "-"),
    )))  # fmt: skip
    still = unfinished(root, loaded) if who.beyond_team else ()
    letters = (LETTER,) if wanted.subject.lower() == ALL else ()
    for suffix in (*suffixes, *letters):
        called = name
        if suffix == LETTER:
            called, suffix = name.replace("form-", "letter-", 1), "docx"
            content, text = _letter(root, made, seen, who, called, wanted.due)
        elif suffix == "docx":
            content, text = _word(root, made, seen, who, name, wanted.due)
        else:
            content, text = _workbook(made, seen, who, kind, id, mark(printed))
        file = f"{called}.{suffix}"
        warnings = (*loaded.lacks, *unsought, *gaps.told(text, file, review, who))
        looked = guard.look_through(file, content, review, who)
        maybe = not_names.look_through(root, review, who, file, content)
        if names_told := not_names.told(line for line in maybe if line not in said):
            looked = (*looked, names_told)
        said.update(maybe)
        looked += telling.when_made(file, content, review, who, said)
        new = [one for one in (*still, *warnings, *looked) if one not in said]
        said.update(new)
        of = subject.id_text if subject is not None else ""
        yield _Ready(of, called, suffix, content, tuple(new), bool(maybe), who.key)


def _word(
    root: Path, made: form.Form, seen: Review, who: Reader, name: str, due: date | None
) -> tuple[bytes, str]:
    own = root / OWN_TEMPLATES
    drawn = form_document.document(
        made, seen, who, name=name, due=english.day(due) if due else "",
        version=status.version(root), own=own,
    )  # fmt: skip
    return with_words(document_formats.to_docx(drawn, _styles(root))), drawn.body


def _letter(
    root: Path, made: form.Form, seen: Review, who: Reader, name: str, due: date | None
) -> tuple[bytes, str]:
    """The letter that goes with a form."""
    drawn = form_document.letter(
        made, seen, who, name=name, due=english.day(due) if due else "", own=root / OWN_TEMPLATES
    )
    return document_formats.to_docx(drawn, _styles(root)), drawn.body


def _styles(root: Path) -> Path | None:
    """The team's own file of styles, if they have one."""
    styles = root / OWN_TEMPLATES / "reference.docx"
    return styles if look.is_file(styles) and not look.is_link(styles) else None


def _workbook(
    made: form.Form, seen: Review, who: Reader, kind: str, id: Id | None, numbers: str
) -> tuple[bytes, str]:
    """The same records as a workbook, which comes back as any that was exported."""
    layout = layout_of(kind)
    names = {made.sent.subject}
    record = seen.get(id, model(layout.about)) if id else None
    of_each: list[Model] = []
    if record is not None and layout.each is not None:
        of_each = list(form.related(seen, layout.each, record))
    owners = of_each or ([record] if record is not None else [])
    for owner in owners:
        names.add(owner.id_text)
        if layout.rows is not None:
            names |= {one.id_text for one in form.related(seen, layout.rows, owner)}
    found = list(tables_of(seen, layout, names))
    about = excel.Workbook(seen.title, title_page.marking(seen, who), who.key, numbers)
    text = "\n".join(cell for one in found for row in one.rows for cell in row.cells)
    return excel.as_xlsx(found, about), text
